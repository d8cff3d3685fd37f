// Errors meant for the person. Any other error is a bug and is reported as one (cli/failure.ts).
import type { Refusal } from './core/refusal.ts'
import type { Text } from './core/text.ts'

/** Exit codes of the contract: 1 refused or failed with nothing lost, 2 wrong usage or missing answers. */
export type FailureCode = 1 | 2

/** Something the person can understand and act on. Both languages are given where it happens. */
export class UserError extends Error {
  override readonly name = 'UserError'
  /** What happened, naming the file, line or id. */
  readonly what: Text
  /** What to do next; usually a command. */
  readonly next: Text | undefined
  readonly exitCode: FailureCode
  /** Set when `--json` has a document to print on stdout for this failure. */
  readonly json: unknown

  constructor(what: Text, next?: Text, options: { exitCode?: FailureCode; json?: unknown; cause?: unknown } = {}) {
    super(what.en, { cause: options.cause })
    this.what = what
    this.next = next
    this.exitCode = options.exitCode ?? 1
    this.json = options.json
  }
}

/** The passphrase does not open the encrypted sessions; it may be asked for again. */
export class WrongPassphrase extends UserError {}

/** Another computer has the session, or this one did under another name; only the person can know whether it still does. */
export class HeldElsewhere extends UserError {
  readonly session: string

  constructor(session: string, what: Text, next: Text) {
    super(what, next)
    this.session = session
  }
}

/** The person left a prompt (Ctrl-C, Ctrl-D, end of input). Everything answered before is saved already. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/** The person wants to go back to what was asked before. Nothing of the question that was open is kept. */
export class WentBack extends Error {
  override readonly name = 'WentBack'
}

/** The result, or its refusal as an error. */
export function orThrow<Result extends { ok: true }>(
  result: Result | Refusal,
  options: { exitCode?: FailureCode } = {},
): Result {
  if (result.ok) return result
  throw new UserError(result.problem, result.next, options)
}
