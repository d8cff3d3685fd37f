// A session whose lock another computer has, or this one under a former name: nobody but the person can know.
import { HeldElsewhere, UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { wordsIn } from '../words/words.ts'

/** Runs a command; where the session is held elsewhere asks whether to take it over, and then runs it again. */
export async function runTakingOver(ports: Ports, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof HeldElsewhere) || !ports.keyboard) throw error
    // Nothing was changed: a session is held before anything of it is.
    ports.say(error.what[ports.language])
    const { takeOver } = wordsIn(ports.language).session
    if (!(await ports.keyboard.confirm({ message: takeOver, initial: false }))) throw leftAlone(error)
    ports.sessions.takeOver(error.session)
    await run()
  }
}

function leftAlone({ next }: HeldElsewhere): UserError {
  return new UserError(
    { zh: '没有接过来，什么都没有改动。', en: 'It was not taken over, and nothing was changed.' },
    next,
  )
}
