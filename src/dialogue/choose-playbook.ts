// "What happened?": in the person's own words, from the list, or "I am not sure".

import type { PlaybookEntry } from '../core/content/library.ts'
import { matchPlaybooks } from '../core/content/playbook-search.ts'
import { groups } from '../core/content/vocabulary.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { wordsIn } from '../words/words.ts'
import { lookOf } from './look-of.ts'

const mostOffered = 5

/** Asks until a playbook is chosen; `text` was said on the command line. */
export async function choosePlaybook(ports: Ports, keyboard: Keyboard, text: string | undefined): Promise<string> {
  const entries = await ports.content.entries()
  const { words } = await lookOf(ports)
  if (text !== undefined) return fromText(ports, keyboard, { entries, text })
  const way = await keyboard.chooseOne({
    message: words.start.whatHappened,
    choices: [
      { value: 'describe', label: words.start.describe },
      { value: 'choose', label: words.start.choose },
      { value: 'not-sure', label: words.start.notSure },
    ],
  })
  if (way === 'choose') return fromList(ports, keyboard, entries)
  if (way === 'not-sure') return generalPlaybook(entries)
  const said = await keyboard.enterText({ message: words.start.describeAsk, hint: words.start.describeHint })
  return fromText(ports, keyboard, { entries, text: said })
}

/** The playbook for "I am not sure": the first general one. */
export function generalPlaybook(entries: readonly PlaybookEntry[]): string {
  const general = entries.find(({ group, bundled }) => group === 'general' && bundled) ?? entries[0]
  if (!general) throw new Error('no playbook is installed')
  return general.id
}

async function fromText(
  ports: Ports,
  keyboard: Keyboard,
  { entries, text }: { entries: PlaybookEntry[]; text: string },
): Promise<string> {
  const { words } = await lookOf(ports)
  const matches = matchPlaybooks(entries, text).slice(0, mostOffered)
  if (matches.length === 0) {
    ports.say(words.start.nothingFound)
    return fromList(ports, keyboard, entries)
  }
  const choice = await keyboard.chooseOne({
    message: words.start.whichFits,
    choices: [
      ...matches.map(({ entry }) => ({ value: entry.id, label: entry.title[ports.language] })),
      { value: listed, label: words.start.noneFits },
      { value: notSure, label: words.start.notSure },
    ],
  })
  if (choice === listed) return fromList(ports, keyboard, entries)
  return choice === notSure ? generalPlaybook(entries) : choice
}

// No playbook can be called so: ids have no colon.
const listed = 'choose:list'
const notSure = 'choose:not-sure'

async function fromList(ports: Ports, keyboard: Keyboard, entries: PlaybookEntry[]): Promise<string> {
  const { words } = await lookOf(ports)
  const choice = await keyboard.chooseOne({
    message: words.start.whatHappened,
    choices: [...inGroups(ports, entries), { value: notSure, label: words.start.notSure }],
  })
  return choice === notSure ? generalPlaybook(entries) : choice
}

function inGroups(ports: Ports, entries: PlaybookEntry[]): Choice[] {
  const words = wordsIn(ports.language)
  return groups.flatMap((group) =>
    entries
      .filter((entry) => entry.group === group)
      .map(({ id, title }) => ({ value: id, label: title[ports.language], group: words.group[group] })),
  )
}
