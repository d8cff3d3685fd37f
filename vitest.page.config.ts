import { defineConfig } from 'vitest/config'

// The page in a real browser: `npm run test:page`. Not part of `npm test`, for most machines have no browser to lend.
export default defineConfig({
  test: {
    include: ['tests/page/**/*.test.ts'],
    env: { TZ: 'UTC', LEAK_HELP_NOW: '', LEAK_HELP_LANG: '', LEAK_HELP_DATA_DIR: '' },
    testTimeout: 300_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})
