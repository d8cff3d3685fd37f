// The long tests, one file at a time: npx vitest run --config tests/long/vitest.config.ts [file]
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['tests/long/**/*.test.ts'], fileParallelism: false, testTimeout: 3_600_000 },
})
