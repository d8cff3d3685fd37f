// Who starts again while a session is unfinished is asked first: it may be the same matter.
import type { Keyboard, Ports } from '../ports.ts'
import { wordsIn } from '../words/words.ts'
import { findUnfinished, listChoices } from './session-choice.ts'

// No session can be called so: ids have no colon.
const another = 'start:another'
// More are no choice but a list; `resume` has it.
const mostOffered = 5

/** Asks whether to go on with an unfinished session. Gives its id; undefined when another one is to be started. */
export async function offerUnfinished(ports: Ports, keyboard: Keyboard): Promise<string | undefined> {
  const unfinished = ports.sessions.isPrivate ? [] : findUnfinished(ports)
  if (unfinished.length === 0) return undefined
  const { unfinished: words } = wordsIn(ports.language).start
  const choices = (await listChoices(ports, unfinished)).slice(0, mostOffered)
  const chosen = await keyboard.chooseOne({
    message: words.ask,
    ...(unfinished.length > choices.length ? { hint: words.more(unfinished.length - choices.length) } : {}),
    choices: [
      ...choices.map(({ value, label }) => ({ value, label: words.goOn(label) })),
      { value: another, label: words.another },
    ],
  })
  return chosen === another ? undefined : chosen
}
