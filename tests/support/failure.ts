// What a command throws that says what was wrong.
import { UserError } from '../../src/errors.ts'

/** The UserError a run ends with; any other error is thrown on, and so is that there was none. */
export async function failure(run: Promise<void>): Promise<UserError> {
  try {
    await run
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('it did not fail')
}
