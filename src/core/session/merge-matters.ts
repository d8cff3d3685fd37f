// Two copies of a session: whose counts of each matter that was touched, and the entries that make it so.
import { isSameJson } from './canonical-json.ts'
import type { Matter, Standing } from './matters.ts'
import { decide, type Side, type Touched } from './merge-decision.ts'
import { carriesNote, findNoteChanges } from './notes.ts'
import type { Answer, SessionEvent } from './schema.ts'
import type { StandingEvent } from './session.ts'
import type { Common, SessionCopy } from './session-copy.ts'

/** What one side says of a matter. */
export interface Said {
  /** What it recorded last that the other side does not have; nothing where it only took back what both had. */
  event?: StandingEvent
  /** Of a question, the answer that stands. */
  answer?: Answer
}

/** A matter of which both sides say something that does not fit together. */
export interface Contradiction {
  /** The same in every copy. */
  id: string
  kind: 'question' | 'step' | 'note' | 'blank'
  /** The question, step or blank; of a note, its step. */
  about: string
  ours: Said
  theirs: Said
  /** Whose counts; undefined while nobody said. */
  choice: Side | undefined
}

/** Both copies and what they have in common. */
export interface Sides {
  ours: SessionCopy
  theirs: SessionCopy
  common: Common
}

/** Notes a contradiction and says whose counts. */
export type Ask = (contradiction: Omit<Contradiction, 'choice'>) => Side

/** Whose counts of each matter that one side touched. `isContested`: both did. */
export type Winners = ReadonlyMap<string, { side: Side; isContested: boolean }>

/** Decides every matter; asks about what does not fit together. */
export function decideMatters({ ours, theirs, common }: Sides, ask: Ask): Winners {
  const winners = new Map<string, { side: Side; isContested: boolean }>()
  for (const id of new Set([...ours.matters.keys(), ...theirs.matters.keys()])) {
    const [our, their] = [ours.matters.get(id), theirs.matters.get(id)]
    const matter = our?.matter ?? their?.matter
    if (!matter) continue
    const base = (our?.all ?? []).filter((index) => common.stands(ours.identified.ids[index] ?? ''))
    const baseIds = idsOf(ours, base)
    const hasTouched = (copy: SessionCopy, standing: Standing | undefined) =>
      !isSameJson(idsOf(copy, standing?.entries ?? []), baseIds)
    const [isOurs, isTheirs] = [hasTouched(ours, our), hasTouched(theirs, their)]
    if (isOurs !== isTheirs) winners.set(id, { side: isOurs ? 'ours' : 'theirs', isContested: false })
    if (!isOurs || !isTheirs) continue
    const [here, there] = [touchedIn(ours, our, { baseIds, common }), touchedIn(theirs, their, { baseIds, common })]
    const decision = decide(matter.kind, { common: eventsOf(ours, base), ours: here, theirs: there })
    const said = () => ({ ours: saidIn(ours, matter, here), theirs: saidIn(theirs, matter, there) })
    winners.set(id, { side: decision === 'ask' ? ask({ ...asked(matter), ...said() }) : decision, isContested: true })
  }
  return winners
}

function idsOf({ identified }: SessionCopy, indexes: readonly number[]): string[] {
  return indexes.map((index) => identified.ids[index] ?? '')
}

function eventsOf({ compared }: SessionCopy, indexes: readonly number[]): SessionEvent[] {
  return indexes.flatMap((index) => compared.events[index] ?? [])
}

function touchedIn(
  copy: SessionCopy,
  standing: Standing | undefined,
  { baseIds, common }: { baseIds: readonly string[]; common: Common },
): Touched {
  const entries = standing?.entries ?? []
  const own = entries.filter((index) => !common.has(copy.identified.ids[index] ?? ''))
  const standingIds = new Set(idsOf(copy, entries))
  return {
    entries: eventsOf(copy, entries),
    own: eventsOf(copy, own),
    contents: own.map((index) => copy.identified.contents[index] ?? ''),
    tookBack: baseIds.some((id) => !standingIds.has(id)),
  }
}

function asked({ id, kind, about }: Matter): Pick<Contradiction, 'id' | 'kind' | 'about'> {
  // What is there or not has two states, so two that differ from a third are the same (merge-decision.ts).
  if (kind !== 'question' && kind !== 'step' && kind !== 'note') throw new Error(`both sides say something of ${id}`)
  return { id, kind, about }
}

function saidIn({ compared }: SessionCopy, { kind, about }: Matter, { own }: Touched): Said {
  const event = own.at(-1)
  const answer = kind === 'question' ? compared.answers[about] : undefined
  return {
    ...(event && event.type !== 'undone' ? { event } : {}),
    ...(answer === undefined ? {} : { answer }),
  }
}

/**
 * Adds the entries that make of each matter what the side has whose counts: what that one does not have is taken back, and
 * what the other one took back is said again. `merged` holds `events` as they are; `places`: by index in theirs, the one there.
 */
export function settleMatters(
  merged: SessionCopy,
  { ours, theirs }: Sides,
  { winners, places, events, at }: { winners: Winners; places: readonly number[]; events: SessionEvent[]; at: string },
): void {
  const known = new Map<Side, ReturnType<typeof findNoteChanges>>()
  const changesIn = (side: Side, { session }: SessionCopy) => {
    const found = known.get(side) ?? findNoteChanges(session)
    known.set(side, found)
    return found
  }
  for (const [id, { side }] of winners) {
    const winner = side === 'ours' ? ours : theirs
    const wanted = winner.matters.get(id)?.entries ?? []
    const now = merged.matters.get(id)?.entries ?? []
    const { takenBack, said } = differing(
      now.map((index) => merged.identified.contents[index] ?? ''),
      wanted.map((index) => winner.identified.contents[index] ?? ''),
    )
    for (const place of takenBack.toReversed()) events.push({ type: 'undone', at, of: now[place] ?? -1 })
    const changes = said.length > 0 ? changesIn(side, winner) : undefined
    for (const place of said) {
      const index = wanted[place] ?? -1
      const event = events[side === 'ours' ? index : (places[index] ?? -1)]
      if (!event) continue
      events.push(event)
      const change = changes?.get(index)
      if (change && carriesNote(event)) events.push({ ...change, of: events.length - 1 })
    }
  }
}

// What has to go and what has to be said again, by place in each list, to make the one out of the other.
function differing(now: readonly string[], wanted: readonly string[]): { takenBack: number[]; said: number[] } {
  const extra: number[] = []
  let found = 0
  for (const [place, content] of now.entries()) {
    if (content === wanted[found]) found += 1
    else extra.push(place)
  }
  if (found === wanted.length) return { takenBack: extra, said: [] }
  const same = now.findIndex((content, place) => content !== wanted[place])
  const from = same < 0 ? now.length : same
  const after = (list: readonly string[]) => [...list.keys()].slice(from)
  return { takenBack: after(now), said: after(wanted) }
}
