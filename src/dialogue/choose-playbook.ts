// "What happened?": in the person's own words, from the list, or "I am not sure".
import { matchPlaybooks, type PlaybookEntry } from '../core/content/search.ts'
import { groups } from '../core/content/vocabulary.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { wordsIn } from '../words/words.ts'

const mostOffered = 5

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
  const matches = matchPlaybooks(entries, text).slice(0, mostOffered)
  if (matches.length === 0) {
    ports.say(words.start.nothingFound)
    return chooseFromList(ports, keyboard, entries)
  }
  const choice = await keyboard.chooseOne({
    message: words.start.whichFits,
    choices: [
      ...matches.map(({ entry }) => ({ value: entry.id, label: entry.title[ports.language] })),
      { value: listed, label: words.start.noneFits },
      { value: notSure, label: words.start.notSure },
    ],
  })
  if (choice === listed) return chooseFromList(ports, keyboard, entries)
  return choice === notSure ? findGeneral(entries) : choice
}

// No playbook can be called so: ids have no colon.
const listed = 'choose:list'
const notSure = 'choose:not-sure'

async function chooseFromList(ports: Ports, keyboard: Keyboard, entries: PlaybookEntry[]): Promise<string> {
  const words = wordsIn(ports.language)
  const choice = await keyboard.chooseOne({
    message: words.start.whatHappened,
    choices: [...inGroups(ports, entries), { value: notSure, label: words.start.notSure }],
  })
  return choice === notSure ? findGeneral(entries) : choice
}

function inGroups({ language }: Ports, entries: PlaybookEntry[]): Choice[] {
  const words = wordsIn(language)
  return groups.flatMap((group) =>
    entries
      .filter((entry) => entry.group === group)
      .map(({ id, title }) => ({ value: id, label: title[language], group: words.group[group] })),
  )
}
