// Blanks of letters in two copies of a session: one entry fills many, so each is looked at by itself.
import type { Library } from '../content/library.ts'
import { canonicalJson } from './canonical-json.ts'
import type { BlankValue } from './kept-blanks.ts'
import type { Side } from './merge-decision.ts'
import type { Ask, Said, Sides } from './merge-matters.ts'
import type { SessionEvent } from './schema.ts'
import type { SessionCopy } from './session-copy.ts'

type Filled = Extract<SessionEvent, { type: 'blanks-filled' }>

/** What stands in a blank. */
interface InBlank {
  id: string
  blank: string
  /** The entry that filled it last, and the value, as the file has it and as it is compared. */
  event: Filled
  value: BlankValue
  compared: BlankValue
}

/** What counts in each blank that was filled in either copy; `ask` says it of those that both filled differently. */
export function decideBlanks(library: Library, { ours, theirs, common }: Sides, ask: Ask): Map<string, InBlank> {
  const [here, there] = [listBlanks(library, ours), listBlanks(library, theirs)]
  const base = listBlanks(library, ours, common.stands)
  const decided = new Map<string, InBlank>()
  for (const key of new Set([...here.keys(), ...there.keys()])) {
    const [our, their, both] = [here.get(key), there.get(key), base.get(key)]
    const chosen = choose() === 'ours' ? our : their
    // Filled in both copies and taken back in one it is taken back, which is no value (kept-blanks.ts).
    const entry = chosen ?? our ?? their
    if (entry) decided.set(key, chosen ? entry : { ...entry, compared: '', value: '' })

    function choose(): Side {
      if (our?.id === both?.id) return 'theirs'
      if (their?.id === both?.id) return 'ours'
      const [value, other, before] = [our, their, both].map((one) => canonicalJson(one?.compared ?? ''))
      if (value === other || other === before) return 'ours'
      if (value === before) return 'theirs'
      const about = our?.blank ?? their?.blank ?? ''
      return ask({ id: key, kind: 'blank', about, ours: saidIn(our), theirs: saidIn(their) })
    }
  }
  return decided
}

function saidIn(inBlank: InBlank | undefined): Said {
  return inBlank ? { event: inBlank.event } : {}
}

/** Entries that give every blank the value decided on, where it has another one. */
export function settleBlanks(
  library: Library,
  merged: SessionCopy,
  { decided, at }: { decided: ReadonlyMap<string, InBlank>; at: string },
): Filled[] {
  const now = listBlanks(library, merged)
  const byLetter = new Map<string, Record<string, BlankValue>>()
  for (const [key, { blank, event, value, compared }] of decided) {
    const current = now.get(key)
    if (canonicalJson(current?.compared ?? '') === canonicalJson(compared)) continue
    const values = { ...byLetter.get(event.letter), [blank]: value }
    byLetter.set(event.letter, values)
  }
  return [...byLetter].map(([letter, values]) => ({ type: 'blanks-filled', at, letter, values }))
}

// The last that stands of each.
function listBlanks(
  library: Library,
  { session, compared, identified, undone }: SessionCopy,
  isCounted?: (id: string) => boolean,
): Map<string, InBlank> {
  const blanks = new Map<string, InBlank>()
  for (const [index, event] of session.events.entries()) {
    const same = compared.events[index]
    const id = identified.ids[index] ?? ''
    if (event.type !== 'blanks-filled' || same?.type !== 'blanks-filled') continue
    if (isCounted ? !isCounted(id) : undone.has(index)) continue
    for (const [blank, value] of Object.entries(event.values))
      blanks.set(keyOf(library, event.letter, blank), { id, blank, event, value, compared: same.values[blank] ?? '' })
  }
  return blanks
}

// What is kept for one letter alone is another blank in the next.
function keyOf(library: Library, letter: string, blank: string): string {
  const { each, letter: own } = library.blanks.get(blank) ?? {}
  return each === true || own !== undefined ? `blank ${letter} ${blank}` : `blank ${blank}`
}
