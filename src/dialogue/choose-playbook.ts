// "What happened?": in the person's own words, from the list, or "I am not sure".
import { matchPlaybooks, type PlaybookEntry } from '../core/content/search.ts'
import { groups } from '../core/content/vocabulary.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { wordsIn } from '../words/words.ts'
import { listPlaybooks } from './listed-playbooks.ts'

const mostOffered = 5
const mostOwnOffered = 2

/** Asks until a playbook is chosen; `text` was said on the command line. */
export async function choosePlaybook(ports: Ports, keyboard: Keyboard, text: string | undefined): Promise<string> {
  const entries = await ports.content.entries()
  const words = wordsIn(ports.language)
  if (text !== undefined) return chooseFromText(ports, keyboard, { entries, text })
  const way = await keyboard.chooseOne({
    message: words.start.whatHappened,
    choices: [
      { value: 'describe', label: words.start.describe },
      { value: 'choose', label: words.start.choose },
      { value: 'not-sure', label: words.start.notSure },
    ],
  })
  if (way === 'choose') return chooseFromList(ports, keyboard, entries)
  if (way === 'not-sure') return findGeneral(entries)
  const said = await keyboard.enterText({ message: words.start.describeAsk, hint: words.start.describeHint })
  return chooseFromText(ports, keyboard, { entries, text: said })
}

/** The playbook for "I am not sure": the first general one. */
function findGeneral(entries: readonly PlaybookEntry[]): string {
  const general = entries.find(({ group, bundled }) => group === 'general' && bundled) ?? entries[0]
  if (!general) throw new Error('no playbook is installed')
  return general.id
}

async function chooseFromText(
  ports: Ports,
  keyboard: Keyboard,
  { entries, text }: { entries: PlaybookEntry[]; text: string },
): Promise<string> {
  const words = wordsIn(ports.language)
  const matches = pickOffered(matchPlaybooks(entries, text).map(({ entry }) => entry))
  if (matches.length === 0) {
    ports.say(words.start.nothingFound)
    return chooseFromList(ports, keyboard, entries)
  }
  const choice = await keyboard.chooseOne({
    message: words.start.whichFits,
    choices: [
      ...(await listPlaybooks(ports, matches)).map(({ id, label }) => ({ value: id, label })),
      { value: listed, label: words.start.noneFits },
      { value: notSure, label: words.start.notSure },
    ],
  })
  if (choice === listed) return chooseFromList(ports, keyboard, entries)
  return choice === notSure ? findGeneral(entries) : choice
}

// Those of a person's own have their places, and cannot take those of the bundled ones.
function pickOffered(matches: readonly PlaybookEntry[]): PlaybookEntry[] {
  const own = matches.filter(({ bundled }) => !bundled).slice(0, mostOwnOffered)
  return [...matches.filter(({ bundled }) => bundled).slice(0, mostOffered - own.length), ...own]
}

// No playbook can be called so: ids have no colon.
const listed = 'choose:list'
const notSure = 'choose:not-sure'

async function chooseFromList(ports: Ports, keyboard: Keyboard, entries: PlaybookEntry[]): Promise<string> {
  const words = wordsIn(ports.language)
  const choice = await keyboard.chooseOne({
    message: words.start.whatHappened,
    choices: [...(await listInGroups(ports, entries)), { value: notSure, label: words.start.notSure }],
  })
  return choice === notSure ? findGeneral(entries) : choice
}

async function listInGroups(ports: Ports, entries: PlaybookEntry[]): Promise<Choice[]> {
  const words = wordsIn(ports.language)
  const playbooks = await listPlaybooks(ports, entries)
  return groups.flatMap((group) =>
    playbooks
      .filter((playbook) => playbook.group === group)
      .map(({ id, label }) => ({ value: id, label, group: words.group[group] })),
  )
}
