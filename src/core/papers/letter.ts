// A letter for a case: which of its pieces stand there, what is filled, what is open. Its words are put in by render.
import { type Condition, type Facts, holds } from '../content/conditions.ts'
import { actingFor, relation } from '../content/known-ids.ts'
import { dated, represented, signer } from '../content/letter-blanks.ts'
import type { BlankRules, BodyRules, LetterRules, Library, PieceRules } from '../content/library.ts'
import type { LetterTable } from '../content/vocabulary.ts'
import { isHelping } from '../content/wording.ts'
import { collectKnown } from '../plan/facts.ts'
import { foldRecords } from '../plan/records.ts'
import { type BlankValue, listKeptBlanks } from '../session/kept-blanks.ts'
import type { Session } from '../session/schema.ts'
import type { CaseMaterial } from './case-material.ts'
import { type FilledBlank, findValue, type ValueSources } from './letter-values.ts'

/** A place of the body that stands there; `piece`: of several the place of the one that was chosen. */
export type StandingPlace =
  | { at: number; as: 'paragraph' | 'heading' | 'item' | 'line'; piece?: number }
  | { at: number; table: LetterTable }

/** An attachment that goes with a letter, and the entries of evidence that can be it. */
export interface Attachment {
  /** Its place among the letter's attachments. */
  at: number
  evidence: number[]
  /** Other evidence is kept here and nothing of its kind: it is asked for, and does not stand in the letter. */
  isMissing: boolean
}

/** A letter for a case. */
export interface FilledLetter {
  letter: LetterRules
  body: StandingPlace[]
  /** What stands on the page that is kept apart from it; undefined where this case has none. */
  sheet?: StandingPlace[]
  attachments: Attachment[]
  /** The blank with the name of who signs. */
  signer: string
  /** Places of the letter's `check` that concern this case. */
  check: number[]
  /** What stands in each blank; one that is not here is open. */
  values: ReadonlyMap<string, FilledBlank>
  /** Blanks that this letter can be asked for, in order: those whose condition holds. */
  asked: string[]
  /** Of these, choices that were not made: pieces that hang on them are not there yet. */
  undecided: string[]
  /** Somebody acts for the person concerned. */
  isForOther: boolean
  /** Personal blanks about that person, where the letter says so; all others are the writer's. */
  theirs: ReadonlySet<string>
  material: CaseMaterial
}

/**
 * Fills a letter. `given` is what the person gave for it now; what they gave before and may be kept is in the session. Throws
 * where the letter names a blank that the content does not have: the checker sees to it that none does.
 */
export function fillLetter(
  library: Library,
  session: Session,
  {
    letter,
    material,
    given = new Map(),
  }: { letter: LetterRules; material: CaseMaterial; given?: ReadonlyMap<string, BlankValue> },
): FilledLetter {
  const records = foldRecords(session)
  const kept = listKeptBlanks(session, { letter: letter.id, isEach: (blank) => isEach(library, blank) })
  const sources: ValueSources = { library, session, records, material, given, kept }
  const blanks = new Blanks(library, sources, collectKnown(library, session, records).facts)
  blanks.ask(letter.asks)
  blanks.ask(letter.top)
  const body = standingPlaces(letter.body, blanks, material)
  // What has no kind may be anything.
  const hasOnlyKinds = material.evidence.length > 0 && material.evidence.every(({ kind }) => kind !== undefined)
  const attachments = letter.attachments.flatMap((one, at): Attachment[] => {
    if (!blanks.stands(one)) return []
    const fitting = material.evidence.filter(({ kind }) => kind !== undefined && one.evidence.includes(kind))
    // Where evidence is kept here, a letter names none that there is not.
    const isMissing = one.evidence.length > 0 && fitting.length === 0 && hasOnlyKinds
    return [{ at, evidence: fitting.map(({ number }) => number), isMissing }]
  })
  const signs = letter.own_hand && blanks.holds(isForAdult) ? represented : signer
  blanks.ask([...(letter.signature === 'none' ? [] : [signs]), dated])
  const sheet = standingSheet(letter, blanks, material)
  return {
    letter,
    body: withoutEmptyHeadings(letter, body),
    ...(sheet === undefined ? {} : { sheet }),
    attachments,
    signer: signs,
    check: letter.check.flatMap(({ when }, at) => (blanks.holds(when) ? [at] : [])),
    values: blanks.values,
    asked: [...blanks.asked],
    undecided: [...blanks.asked].filter((id) => blanks.isUndecided(id)),
    isForOther: blanks.holds({ [actingFor.question]: actingFor.other }),
    theirs: blanks.theirs,
    material,
  }
}

function standingPlaces(body: readonly BodyRules[], blanks: Blanks, material: CaseMaterial): StandingPlace[] {
  return body.flatMap((place, at): StandingPlace[] => {
    if ('table' in place)
      return blanks.holds(place.when) && hasRows(place.table, material) ? [{ at, table: place.table }] : []
    if (!('first' in place)) return blanks.stands(place) ? [{ at, as: place.as ?? 'paragraph' }] : []
    const piece = place.first.findIndex((one) => blanks.stands(one))
    return piece < 0 ? [] : [{ at, piece, as: place.first[piece]?.as ?? 'paragraph' }]
  })
}

// Asked last: the letter is whole without it.
function standingSheet({ sheet }: LetterRules, blanks: Blanks, material: CaseMaterial): StandingPlace[] | undefined {
  if (!sheet || !blanks.holds(sheet.when)) return undefined
  blanks.ask(sheet.top)
  return standingPlaces(sheet.body, blanks, material)
}

/** What is kept for a letter that goes with this letter alone: another one that is written asks for it anew. */
export function listOwnBlanks(library: Library, session: Session, letter: string): string[] {
  const kept = listKeptBlanks(session, { letter, isEach: (blank) => isEach(library, blank) })
  return [...kept.keys()].filter((blank) => isEach(library, blank))
}

function isEach(library: Library, id: string): boolean {
  const { each, letter } = library.blanks.get(id) ?? {}
  return each === true || letter !== undefined
}

// Somebody helps an adult who lives.
const isForAdult: Condition = {
  all: [isHelping, { not: { [relation.question]: relation.child } }],
}

// A heading over a list that the case has nothing for.
function withoutEmptyHeadings({ body }: LetterRules, standing: readonly StandingPlace[]): StandingPlace[] {
  const there = new Set(standing.map(({ at }) => at))
  return standing.filter((place) => {
    const below = body[place.at + 1]
    const isOverTable = 'as' in place && place.as === 'heading' && below !== undefined && 'table' in below
    return !isOverTable || there.has(place.at + 1)
  })
}

// A table of attachments is made of the letter itself; the others of what the case has.
function hasRows(table: LetterTable, { losses, evidence }: CaseMaterial): boolean {
  return table === 'attachments' || (table === 'losses' ? losses : evidence).length > 0
}

/** The blanks of a letter as they are met: what stands there decides which are asked, and a choice what stands there. */
class Blanks {
  readonly values = new Map<string, FilledBlank>()
  readonly asked = new Set<string>()
  readonly theirs = new Set<string>()
  private readonly facts: Map<string, ReadonlySet<string>>
  private readonly library: Library
  private readonly sources: ValueSources

  constructor(library: Library, sources: ValueSources, known: Facts) {
    this.library = library
    this.sources = sources
    this.facts = new Map(known)
  }

  holds(when: Condition | undefined): boolean {
    return holds(when, this.facts)
  }

  ask(ids: readonly string[]): void {
    for (const id of ids) {
      const blank = this.find(id)
      if (this.asked.has(id) || !this.holds(blank.when)) continue
      this.asked.add(id)
      const value = findValue(blank, this.sources)
      if (!value) continue
      this.values.set(id, value)
      if (value.kind === 'choices') this.facts.set(id, new Set(value.ids))
    }
  }

  // What a piece says of the person has to be known, not only not denied.
  stands({ when, asserts = [], only_with: needed = [], blanks = [], theirs = [] }: PieceRules): boolean {
    const isSupported = (claim: string) => {
      const supported = this.library.claims.get(claim)?.holds
      return supported !== undefined && this.holds(supported)
    }
    if (!this.holds(when) || !asserts.every(isSupported)) return false
    this.ask(needed)
    if (!needed.every((id) => this.values.has(id))) return false
    this.ask(blanks)
    for (const id of theirs) this.theirs.add(id)
    return true
  }

  isUndecided(id: string): boolean {
    const { type, optional } = this.find(id)
    return (type === 'one' || type === 'many') && !optional && !this.values.has(id)
  }

  private find(id: string): BlankRules {
    const blank = this.library.blanks.get(id)
    if (!blank) throw new Error(`the content has no blank ${id}`)
    return blank
  }
}
