// The line above a question with whom to call: it stays in sight whatever was printed before it.
import { type ContactRules, isBundled, pickEntries } from '../core/content/library.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import type { Reader } from './reader.ts'

/** Whom a step says to call, for the line above a question. */
export interface NumberLine {
  /** As it stands on the screen, at most three rows on any but the narrowest; empty where the step names nobody. */
  lines: string[]
  /** Ids of the contacts that stand in it. */
  contacts: string[]
  /** Of these, those that stand there with others of their kind, each with its name and number: a list of them adds nothing. */
  together: string[]
}

// More would be no line any more.
const mostRows = 3
const mostGroups = 3

/**
 * The step's contacts in their order, each with its number: the first, which stands there with its way even where that is
 * no number, and behind it what else can be called, as much as has room. Contacts of one kind, as the carriers are, stand
 * there together or not at all: which of them is the person's own is for them to see.
 */
export function numberLine(reader: Reader, { id, definition }: Pick<PlannedStep, 'id' | 'definition'>): NumberLine {
  const { words } = reader
  const [first, ...others] = groupByKind(pickEntries(reader.library.contacts, definition.contacts))
  if (!first) return { lines: [], contacts: [], together: [] }
  const label = isCalled(reader, id, first[0]) ? words.card.callNow : words.card.reach
  const write = (groups: readonly Group[]): NumberLine => ({
    lines: reader.labelled(
      label,
      groups.map((group) => group.map((one) => writeWay(reader, one)).join(words.comma)).join(words.semicolon),
    ),
    contacts: groups.flat().map(({ id: one }) => one),
    together: groups.flatMap((group) => (group.length > 1 ? group.map(({ id: one }) => one) : [])),
  })
  const callable = others.filter(([{ phone }]) => phone !== undefined).slice(0, mostGroups - 1)
  const choices = callable.map((_group, index) => [first, ...callable.slice(0, callable.length - index)])
  const fits = [...choices, [first]].map(write).find(({ lines }) => lines.length <= mostRows)
  return fits ?? write([[first[0]]])
}

type Group = readonly [ContactRules, ...ContactRules[]]

// Those of one kind that stand next to each other; one without a number stands alone.
function groupByKind(contacts: readonly ContactRules[]): Group[] {
  const groups: [ContactRules, ...ContactRules[]][] = []
  for (const contact of contacts) {
    const group = groups.at(-1)
    const isAlike = [group?.[0].phone, contact.phone].every(Boolean) && group?.[0].category === contact.category
    if (group && isAlike) group.push(contact)
    else groups.push([contact])
  }
  return groups
}

// Whether the step itself says that this number is called: some are texted, others are there for later.
function isCalled(reader: Reader, step: string, { id }: ContactRules): boolean {
  const { title, quick, how } = reader.entry('steps', step)
  const call = new RegExp(`(?:(?<![不别])打|\\bcall(?:ing)? )\\{phone:${id}\\}`, 'i')
  return [title, ...quick, ...how].some((text) => call.test(text))
}

/** How a contact is reached, in a few words. Emergency numbers are known by themselves; others stand behind a name. */
export function writeWay(reader: Reader, { id, phone, url, confidence }: ContactRules): string {
  const { words } = reader
  const isOurs = isBundled(reader.library, 'contacts', id)
  const name = shorten(reader.title('contacts', id))
  const { where } = reader.entry('contacts', id)
  const write = () => {
    if (phone !== undefined) {
      const number = reader.read(`{phone:${id}}`)
      return isOurs && phone.length <= 3 ? number : join(name, number)
    }
    if (where === undefined) return url === undefined ? name : `${name} ${safeText(url)}`
    return isOurs ? reader.read(where) : `${name}${words.colon}${reader.read(where)}`
  }
  return confidence === 'low' ? words.bracketed(write(), words.card.lowConfidence) : write()
}

// Chinese and digits stand without a space between them.
function join(name: string, number: string): string {
  return /\p{Script=Han}$/u.test(name) ? name + number : `${name} ${number}`
}

// A name without what explains it.
function shorten(name: string): string {
  return name.replace(/ ?[（(][^（）()]*[）)]$/, '').replace(/(?<=.)客服$/, '')
}
