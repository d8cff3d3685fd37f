// The last line of a test run: how many tests passed, for whoever reads only the end.
import type { Reporter, TestModule } from 'vitest/node'

/** Prints `N passed, N failed, N skipped` after the summary. */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state !== 'pending') counts[state] += 1
      }
    }
    // After the default reporter's summary, which comes in the same turn.
    process.on('exit', () => console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`))
  }
}
