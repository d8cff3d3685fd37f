import { defineConfig } from 'vitest/config'

// The long runs behind docs/reliability.md: one file at a time, so that each has the machine to itself.
export default defineConfig({
  test: { include: ['tests/long/**/*.test.ts'], testTimeout: 1_800_000, fileParallelism: false },
})
