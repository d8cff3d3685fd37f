// Histories of one session that nobody had: what a person might record, in any order, for tests of two copies of it.
import fc from 'fast-check'
import { listEvidence, withEvidenceAdded, withEvidenceRemoved } from '../../src/core/session/evidence.ts'
import { withBlanks } from '../../src/core/session/kept-blanks.ts'
import { listLosses, withLoss, withoutLoss } from '../../src/core/session/losses.ts'
import { listNotes, withNoteChanged } from '../../src/core/session/notes.ts'
import type { Answer, Session, SessionEvent } from '../../src/core/session/schema.ts'
import {
  newSession,
  withAnswer,
  withEvent,
  withLastRedone,
  withLastUndone,
  withPlaybook,
} from '../../src/core/session/session.ts'
import { sha256 } from '../../src/io/files/sha256.ts'

/** When made-up sessions began. */
export const began = '2026-11-22T01:00:00.000Z'

/** One thing done. Small numbers choose among few things, so that two people often do something about the same. */
export interface Deed {
  kind: (typeof kinds)[number]
  which: number
  what: number
}

const kinds = [
  'answer',
  'playbook',
  'record',
  'record',
  'status',
  'note',
  'change-note',
  'evidence',
  'remove-evidence',
  'loss',
  'remove-loss',
  'blanks',
  'close',
  'undo',
  'undo',
  'redo',
] as const

/** Some deeds. */
export const deeds = fc.array(fc.record<Deed>({ kind: fc.constantFrom(...kinds), which: fc.nat(2), what: fc.nat(3) }), {
  maxLength: 12,
})

const steps = ['capture', 'tell-lender', 'change-password']
const pick = <Value>(list: readonly Value[], place: number): Value => list[place % list.length] as Value // never empty

/** A session in which those deeds were done. */
export function madeUpSession(done: readonly Deed[]): Session {
  const empty = newSession({ id: '1', name: 'one', at: began })
  const begun = withPlaybook(empty, { playbook: 'lender', at: began })
  return withDeeds(withAnswer(begun, { question: 'danger', value: ['none'], at: began }), done, 0)
}

/** The session with those deeds done, a minute for each from some minute on. */
export function withDeeds(session: Session, done: readonly Deed[], minute: number, by = 0): Session {
  return done.reduce((before, deed, place) => {
    const at = new Date(Date.parse(began) + (minute + place) * 60_000 + by).toISOString()
    return withDeed(before, deed, at)
  }, session)
}

function withDeed(session: Session, { kind, which, what }: Deed, at: string): Session {
  const step = pick(steps, which)
  switch (kind) {
    case 'answer': {
      const question = pick(['harm', 'access', 'source'], which)
      const values: Answer[][] = [
        [['loan'], ['calls'], 'unsure'],
        ['yes', 'no', 'unsure'],
        ['lender', 'other', 'unsure'],
      ]
      return withAnswer(session, { question, value: pick(pick(values, which), what), at })
    }
    case 'playbook':
      return withPlaybook(session, { playbook: pick(['unknown', 'gone', 'lender'], which), at })
    case 'record':
      return withEvent(session, recorded(step, what, at))
    case 'status':
      return withEvent(session, status(step, what, at))
    case 'note':
      return withEvent(session, { type: 'noted', at, step, note: `note ${at.slice(11, 23)}` })
    case 'change-note': {
      const notes = listNotes(session)
      if (notes.length === 0) return session
      const { index } = pick(notes, which)
      return withNoteChanged(session, { index, at, ...(what === 0 ? {} : { note: `changed ${what}` }) })
    }
    case 'evidence':
      return withEvidenceAdded(session, { at, name: `piece ${what}` }, sha256).session
    case 'remove-evidence': {
      const pieces = listEvidence(session)
      return pieces.length === 0 ? session : withEvidenceRemoved(session, { number: pick(pieces, which).number, at })
    }
    case 'loss': {
      const [shownBy] = listEvidence(session)
      const evidence = what > 1 && shownBy ? { evidence: shownBy.number } : {}
      return withLoss(session, { at, amount: `${what}.00`, what: 'fee', ...evidence }).session
    }
    case 'remove-loss': {
      const losses = listLosses(session)
      return losses.length === 0 ? session : withoutLoss(session, { number: pick(losses, which).number, at })
    }
    case 'blanks':
      return withBlanks(session, {
        at,
        letter: pick(['a', 'b'], which),
        values: { place: ['', 'x', 'y', 'z'][what] ?? '' },
      })
    case 'close':
      return withEvent(session, { type: what > 1 ? 'closed' : 'opened-again', at })
    case 'undo':
      return withLastUndone(session, at)?.session ?? session
    case 'redo':
      return withLastRedone(session)?.session ?? session
  }
}

function recorded(step: string, what: number, at: string): SessionEvent {
  const outcome = pick(['sent', 'sent', 'refused', 'done'], what)
  return {
    type: 'recorded',
    at,
    step,
    outcome,
    ...(what === 1 ? { on: '2026-11-20', fields: { ticket: '12' } } : {}),
    ...(what > 1 ? { note: `said ${at.slice(11, 23)}` } : {}),
  }
}

function status(step: string, what: number, at: string): SessionEvent {
  const choices: SessionEvent[] = [
    { type: 'postponed', at, step, until: '2026-12-01' },
    { type: 'waiting', at, step },
    { type: 'reopened', at, step },
    { type: 'due-moved', at, step, until: '2026-12-02' },
  ]
  return pick(choices, what)
}
