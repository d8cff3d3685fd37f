// Recording, taking back and bringing back in any order loses nothing.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldRecords } from '../../../src/core/plan/records.ts'
import { canonicalJson } from '../../../src/core/session/canonical-json.ts'
import { findContradiction } from '../../../src/core/session/contradiction.ts'
import { listNotes, withNoteChanged } from '../../../src/core/session/notes.ts'
import type { Session, SessionEvent } from '../../../src/core/session/schema.ts'
import {
  findRedoable,
  findUndone,
  newSession,
  withAnswer,
  withEvent,
  withLastRedone,
  withLastUndone,
  withPlaybook,
} from '../../../src/core/session/session.ts'

const at = (minute: number) => new Date(Date.parse('2026-11-22T02:00:00Z') + minute * 60_000).toISOString()

type Action =
  | { do: 'answer'; question: string; value: string }
  | { do: 'add'; playbook: string }
  | { do: 'record'; step: string; outcome: string; fields: Record<string, string>; on?: string }
  | { do: 'wait'; step: string; until?: string }
  | { do: 'note'; step: string }
  | { do: 'change'; which: number; note?: string }
  | { do: 'undo' }
  | { do: 'redo' }

const step = fc.constantFrom('a', 'b')
const day = fc.option(fc.constantFrom('2026-11-01', '2026-11-20'), { nil: undefined })
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    do: fc.constant('answer' as const),
    question: fc.constantFrom('q', 'r'),
    value: fc.constantFrom('x', 'y'),
  }),
  fc.record({ do: fc.constant('add' as const), playbook: fc.constantFrom('p', 'o') }),
  fc
    .tuple(
      step,
      fc.constantFrom('sent', 'refused'),
      fc.dictionary(fc.constantFrom('n', 'm'), fc.constantFrom('1', '2')),
      day,
    )
    .map(([name, outcome, fields, on]) => ({
      do: 'record' as const,
      step: name,
      outcome,
      fields,
      ...(on ? { on } : {}),
    })),
  fc.tuple(step, day).map(([name, until]) => ({ do: 'wait' as const, step: name, ...(until ? { until } : {}) })),
  step.map((name) => ({ do: 'note' as const, step: name })),
  fc
    .tuple(fc.nat(9), fc.constantFrom('x', 'y', undefined))
    .map(([which, note]) => ({ do: 'change' as const, which, ...(note ? { note } : {}) })),
  fc.constant({ do: 'undo' as const }),
  fc.constant({ do: 'redo' as const }),
)

const stateOf = (session: Session) =>
  canonicalJson({
    answers: session.answers,
    playbooks: session.playbooks,
    standing: session.events.flatMap((event, index) => {
      // What a change changed stands elsewhere once it was taken back and brought back.
      if (event.type === 'undone' || findUndone(session).has(index)) return []
      return [event.type === 'note-changed' ? { ...event, of: 0 } : event]
    }),
    notes: listNotes(session).map(({ index: _index, ...note }) => note),
  })

function applied(session: Session, one: Action, time: string): Session {
  switch (one.do) {
    case 'answer':
      return withAnswer(session, { question: one.question, value: one.value, at: time })
    case 'add':
      return withPlaybook(session, { playbook: one.playbook, at: time })
    case 'record': {
      const { do: _do, ...rest } = one
      return withEvent(session, { type: 'recorded', at: time, ...rest } as SessionEvent)
    }
    case 'wait': {
      const { do: _do, ...rest } = one
      return withEvent(session, { type: 'waiting', at: time, ...rest } as SessionEvent)
    }
    case 'note':
      return withEvent(session, { type: 'noted', at: time, step: one.step, note: time })
    case 'change': {
      const notes = listNotes(session)
      const note = notes[one.which % Math.max(1, notes.length)]
      if (!note) return session
      const { index } = note
      return withNoteChanged(session, { index, at: time, ...(one.note === undefined ? {} : { note: one.note }) })
    }
    case 'undo':
      return withLastUndone(session, time)?.session ?? session
    case 'redo':
      return withLastRedone(session)?.session ?? session
  }
}

it('a list of states, gone back and forth, is always what a person would expect', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      let session = newSession({ id: '1', name: 'one', at: at(0) })
      // What an editor would do: states before this one, and those that were taken back.
      const past: string[] = []
      let future: string[] = []
      actions.forEach((one, index) => {
        const before = stateOf(session)
        const after = applied(session, one, at(index + 1))
        if (one.do === 'undo') {
          const expected = past.pop()
          if (expected !== undefined) {
            future.push(before)
            expect(stateOf(after)).toBe(expected)
          } else expect(after).toBe(session)
        } else if (one.do === 'redo') {
          const expected = future.pop()
          if (expected !== undefined) {
            past.push(before)
            expect(stateOf(after)).toBe(expected)
          } else expect(after).toBe(session)
        } else if (after !== session) {
          past.push(before)
          future = []
        }
        expect(after.events.slice(0, session.events.length)).toEqual(session.events)
        expect(findContradiction(after)).toBeUndefined()
        expect(findRedoable(after) !== undefined).toBe(future.length > 0)
        session = after
      })
    }),
    { numRuns: 300 },
  )
})

it('no field, day or note goes but by undo', () => {
  fc.assert(
    fc.property(
      fc.array(
        action.filter((one) => one.do === 'record' || one.do === 'wait'),
        { maxLength: 30 },
      ),
      (actions) => {
        let session = newSession({ id: '1', name: 'one', at: at(0) })
        const fields = new Map<string, string>()
        const until = new Map<string, string>()
        actions.forEach((one, index) => {
          session = applied(session, one, at(index + 1))
          if (one.do === 'record') {
            for (const [field, value] of Object.entries(one.fields)) fields.set(`${one.step} ${field}`, value)
            until.delete(one.step)
          }
          if (one.do === 'wait' && one.until !== undefined) until.set(one.step, one.until)
        })
        const records = foldRecords(session)
        for (const [name, value] of fields) {
          const [of = '', field = ''] = name.split(' ')
          expect(records.get(of)?.fields.get(field)).toBe(value)
        }
        for (const [of, day] of until) expect(records.get(of)?.status).toMatchObject({ type: 'waiting', until: day })
      },
    ),
    { numRuns: 300 },
  )
})
