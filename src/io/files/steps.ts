// Long work in small steps, so that one piece of code can be run through at once, where everything waits for it, or in
// turns with what else happens: signals are only heard between steps.

/** Work that stops for a moment now and then, and has a result at its end. */
export type Steps<Result> = Generator<void, Result, void>

/** Runs it to its end. `between` is called after every step; what it throws ends the work. */
export function finish<Result>(steps: Steps<Result>, between: () => void = () => {}): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    try {
      between()
    } catch (error) {
      giveUp(steps)
      throw error
    }
  }
}

/** The same, while signals are heard. */
export async function finishInTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await new Promise<void>((go) => {
      setImmediate(go)
    })
  }
}

// Lets it clear away what it has begun.
function giveUp(steps: Steps<unknown>): void {
  steps.return?.(undefined as never)
}
