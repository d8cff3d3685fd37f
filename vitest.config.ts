import { defineConfig } from 'vitest/config'
import { CountReporter } from './tests/support/count-reporter.ts'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/long/**', 'tests/page/**', '**/node_modules/**'],
    env: { TZ: 'UTC', LEAK_HELP_NOW: '', LEAK_HELP_LANG: '', LEAK_HELP_DATA_DIR: '' },
    testTimeout: 60_000,
    reporters: ['default', new CountReporter()],
  },
})
