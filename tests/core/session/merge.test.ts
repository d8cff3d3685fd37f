// Two copies of a session that were both worked on, made one: nothing is lost, nothing comes twice, and it ends the same.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import { canonicalJson } from '../../../src/core/session/canonical-json.ts'
import { findContradiction } from '../../../src/core/session/contradiction.ts'
import { identifyEvents } from '../../../src/core/session/event-identity.ts'
import { findBrokenLinks, listEvidence } from '../../../src/core/session/evidence.ts'
import { formatSessionText, parseSessionText } from '../../../src/core/session/format.ts'
import { listKeptBlanks } from '../../../src/core/session/kept-blanks.ts'
import { listLosses } from '../../../src/core/session/losses.ts'
import { type Merge, mergeSessions } from '../../../src/core/session/merge.ts'
import type { Side } from '../../../src/core/session/merge-decision.ts'
import { listNotes } from '../../../src/core/session/notes.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { isClosed } from '../../../src/core/session/session.ts'
import { sha256 } from '../../../src/io/files/sha256.ts'
import { deeds, madeUpSession, withDeeds } from '../../support/made-up-history.ts'
import { rulesFor, smallContent } from '../../support/small-library.ts'

const library = rulesFor(smallContent)
const now = Date.parse('2026-11-25T02:00:00Z')
const at = new Date(now).toISOString()

function merged(ours: Session, theirs: Session, choose: (id: string) => Side | undefined = () => undefined): Merge {
  const result = mergeSessions(ours, theirs, { library, hash: sha256, at, choose: ({ id }) => choose(id) })
  if (!result.ok) throw new Error(result.problem.en)
  return result
}

/** What counts in a session, apart from places and numbers. */
function factsOf(session: Session): unknown {
  const pieces = listEvidence(session)
  const nameOf = (number: number | undefined) => {
    const piece = pieces.find((one) => one.number === number)
    return piece && [piece.name, piece.at]
  }
  const sorted = (list: unknown[]) => list.map(canonicalJson).sort()
  return {
    answers: session.answers,
    playbooks: session.playbooks,
    closed: isClosed(session),
    evidence: sorted(pieces.map(({ number: _number, link: _link, ...piece }) => piece)),
    losses: sorted(
      listLosses(session).map(({ number: _number, evidence, ...loss }) => ({ ...loss, by: nameOf(evidence) })),
    ),
    notes: sorted(listNotes(session).map(({ step, note }) => [step, note])),
    blanks: Object.fromEntries(listKeptBlanks(session, { letter: 'a', isEach: () => false })),
    plan: buildPlan(library, session, now).steps.map(({ id, state, urgency, due, record }) => ({
      id,
      state,
      urgency,
      due,
      outcome: record?.outcome,
      fields: [...(record?.fields ?? [])].sort(),
    })),
  }
}

// Which side is chosen hangs on the matter, and not on who is called ours.
const isFirsts = (id: string) => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2 === 0
const firstIsOurs = (id: string): Side => (isFirsts(id) ? 'ours' : 'theirs')
const firstIsTheirs = (id: string): Side => (isFirsts(id) ? 'theirs' : 'ours')

const twoCopies = fc.tuple(deeds, deeds, deeds, fc.constantFrom(0, 7)).map(([before, one, other, apart]) => {
  const common = madeUpSession(before)
  return [withDeeds(common, one, 100), withDeeds(common, other, 100, apart), common] as const
})
const holds = (property: (ours: Session, theirs: Session, common: Session) => void) =>
  fc.assert(
    fc.property(twoCopies, ([ours, theirs, common]) => property(ours, theirs, common)),
    { numRuns: Number(process.env.RUNS ?? 200) },
  )

describe('two histories of one session', () => {
  it('become one that is whole, and opens from its file', () => {
    holds((ours, theirs) => {
      const { session } = merged(ours, theirs, firstIsOurs)
      expect(findContradiction(session)).toBeUndefined()
      expect(findBrokenLinks(session, sha256)).toEqual([])
      expect(parseSessionText(formatSessionText(session, sha256), sha256)).toMatchObject({ kind: 'whole', session })
    })
  })

  it('lose no entry: ours stay where they are, and each of theirs is there, about the same thing', () => {
    holds((ours, theirs) => {
      const { session } = merged(ours, theirs, firstIsOurs)
      expect(session.events.slice(0, ours.events.length)).toEqual(ours.events)
      const ids = new Set(identifyEvents(session, sha256).ids)
      expect(identifyEvents(theirs, sha256).ids.filter((id) => !ids.has(id))).toEqual([])
    })
  })

  it('merged again add nothing and leave nothing to ask', () => {
    holds((ours, theirs) => {
      const { session } = merged(ours, theirs, firstIsOurs)
      const again = merged(session, theirs)
      expect([again.incoming, again.contradictions]).toEqual([[], []])
      expect(again.session).toEqual(session)
    })
  })

  it('of which one is the other stay as they are', () => {
    holds((ours) => {
      const { session, incoming, contradictions, onlyHere } = merged(ours, ours)
      expect([session, incoming, contradictions, onlyHere]).toEqual([ours, [], [], 0])
    })
  })

  it('end the same whichever was merged into the other, and also when each then gets the other', () => {
    holds((ours, theirs) => {
      const one = merged(ours, theirs, firstIsOurs)
      const other = merged(theirs, ours, firstIsTheirs)
      expect(one.contradictions.map(({ id }) => id).sort()).toEqual(other.contradictions.map(({ id }) => id).sort())
      expect(factsOf(one.session)).toEqual(factsOf(other.session))
      const back = merged(theirs, one.session)
      expect(back.contradictions).toEqual([])
      expect(factsOf(back.session)).toEqual(factsOf(one.session))
    })
  })

  it('end as the one that was worked on where the other was not', () => {
    holds((ours, _theirs, common) => {
      for (const { session, contradictions } of [merged(common, ours), merged(ours, common)]) {
        expect(contradictions).toEqual([])
        expect(factsOf(session)).toEqual(factsOf(ours))
      }
    })
  })
})
