// Two copies of one session, both worked on, made one again: nothing that either has is dropped. What only the other copy has
// is put behind ours, in its order; of a matter that both touched one side counts, and what the other side said of it stays
// in the list as taken back. So a file of format 1 is enough, and an older program opens it.
import type { Library } from '../content/library.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { isSameJson } from './canonical-json.ts'
import { findContradiction } from './contradiction.ts'
import { findBrokenLinks } from './evidence.ts'
import { decideAnswers, decidePlaybooks } from './merge-answers.ts'
import { appendNew, hasUnclearEvidence } from './merge-append.ts'
import { decideBlanks, settleBlanks } from './merge-blanks.ts'
import type { Side } from './merge-decision.ts'
import { type Ask, type Contradiction, decideMatters, type Sides, settleMatters } from './merge-matters.ts'
import { notesToKeep } from './merge-notes.ts'
import type { Session, SessionEvent } from './schema.ts'
import type { StandingEvent } from './session.ts'
import { commonOf, copyOf, type SessionCopy } from './session-copy.ts'
import { rememberMasked, withSecretsMasked } from './session-secrets.ts'

/** An entry that comes. */
export interface Incoming {
  event: StandingEvent
  /** ISO instant at which it was recorded, or taken back. */
  at: string
  /** It is here, and was taken back there. */
  isTakenBack: boolean
}

/** Two copies as one. */
export interface Merge {
  ok: true
  /** Not to be saved while a contradiction has no choice. */
  session: Session
  incoming: Incoming[]
  /** How many entries come that were recorded there and taken back again. */
  passing: number
  /** How many entries stand here that the other copy does not have. */
  onlyHere: number
  contradictions: Contradiction[]
  /** The other copy with nothing but what comes: to be looked through for secret numbers. */
  arriving: Session
  /** Both copies in present words, to write of their entries. */
  ours: Session
  theirs: Session
}

export interface MergeOptions {
  library: Library
  /** SHA-256 of a text in hexadecimal; core has no way to compute it. */
  hash: (text: string) => string
  /** ISO instant of taking it over. */
  at: string
  /** Whose counts, where somebody said. */
  choose: (contradiction: Omit<Contradiction, 'choice'>) => Side | undefined
  /** Secret numbers in what comes are masked. */
  mask?: boolean
}

/**
 * Puts into our copy what theirs has more. Neither may hold a contradiction in itself (contradiction.ts). Merging the same copy
 * again adds nothing, and whichever is merged into the other, the same counts. Refuses, whole, what cannot be true.
 */
export function mergeSessions(ours: Session, theirs: Session, options: MergeOptions): Merge | Refusal {
  const { library, at, hash, mask = false } = options
  const maskText = rememberMasked()
  const copy = (session: Session) => copyOf(library, session, { hash, mask: maskText })
  const here = copy(ours)
  const there = copy(mask ? withSecretsMasked(library, theirs, maskText) : theirs)
  const common = commonOf(here, there)
  const sides: Sides = { ours: here, theirs: there, common }
  const isNew = (index: number) => !common.has(there.identified.ids[index] ?? '')
  if (hasUnclearEvidence(there, { broken: findBrokenLinks(theirs, hash), isNew }))
    return refuse(tamperedWith, sendAgain)

  const contradictions: Contradiction[] = []
  const ask: Ask = (contradiction) => {
    const choice = options.choose(contradiction)
    contradictions.push({ ...contradiction, choice })
    return choice ?? 'ours'
  }
  const winners = decideMatters(sides, ask)
  const { answers, added } = decideAnswers(library, sides, { winners, ask, at })
  const blanks = decideBlanks(library, sides, ask)
  const { events, places } = appendNew(here, there, { isNew, hash })
  const merged = () => copy({ ...ours, events })
  settleMatters(merged(), sides, { winners, places, events, at })
  events.push(...added, ...notesToKeep({ ...ours, events }, sides, winners))
  if (blanks.size > 0) events.push(...settleBlanks(library, merged(), { decided: blanks, at }))

  const session = { ...ours, playbooks: decidePlaybooks(library, sides, winners), answers, events }
  if (findContradiction(session)) return refuse(doesNotFit, sendAgain)
  return {
    ok: true,
    session,
    ...findIncoming(sides, { isNew, events, places }),
    contradictions,
    ours: here.compared,
    theirs: there.compared,
  }
}

const tamperedWith = {
  zh: '它的证据清单接不上，可能被改过',
  en: 'its list of evidence does not hold together and may have been changed',
}
const doesNotFit = { zh: '它的记录和这里的合不到一起', en: 'its entries do not fit those here' }
const sendAgain = {
  zh: '只想看里面有什么，可以作为新的个案导入。请对方核对后重新导出再传。核对：leak-help evidence verify',
  en: 'Only to look at it, import it as a new session. Have it checked there, exported and sent again. To check: leak-help evidence verify',
}

function findIncoming(
  { ours, theirs, common }: Sides,
  {
    isNew,
    events,
    places,
  }: { isNew: (index: number) => boolean; events: readonly SessionEvent[]; places: readonly number[] },
): Pick<Merge, 'incoming' | 'passing' | 'onlyHere' | 'arriving'> {
  const incoming: Incoming[] = []
  let passing = 0
  for (const [index, event] of theirs.compared.events.entries()) {
    if (!isNew(index)) continue
    const { at } = event
    if (event.type !== 'undone') {
      if (theirs.undone.has(index)) passing += 1
      else incoming.push({ event: numberedAs(events[places[index] ?? -1], event), at, isTakenBack: false })
      continue
    }
    const taken = theirs.compared.events[event.of]
    if (taken && taken.type !== 'undone' && !isNew(event.of)) incoming.push({ event: taken, at, isTakenBack: true })
  }
  const onlyHere = listStanding(ours).filter((index) => !common.has(ours.identified.ids[index] ?? '')).length
  return { incoming, passing, onlyHere, arriving: arrivingIn(ours, theirs, isNew) }
}

// Evidence and losses have another number here than there.
function numberedAs(here: SessionEvent | undefined, event: StandingEvent): StandingEvent {
  return here && 'number' in here && 'number' in event ? { ...event, number: here.number } : event
}

function listStanding({ session: { events }, undone }: SessionCopy): number[] {
  return [...events.keys()].filter((index) => events[index]?.type !== 'undone' && !undone.has(index))
}

// The name stays ours. Of answers those that are others here, too: not each has an entry in a file written by hand.
function arrivingIn(ours: SessionCopy, { session }: SessionCopy, isNew: (index: number) => boolean): Session {
  const answers = Object.entries(session.answers).filter(
    ([id, answer]) => !isSameJson(answer, ours.session.answers[id]),
  )
  const events = session.events.filter((_event, index) => isNew(index))
  return { ...session, name: '-', answers: Object.fromEntries(answers), events }
}
