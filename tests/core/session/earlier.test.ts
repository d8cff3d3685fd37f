import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sessionsBefore } from '../../../src/core/session/earlier.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import {
  newSession,
  withAnswer,
  withEvent,
  withLastRedone,
  withLastUndone,
  withPlaybook,
} from '../../../src/core/session/session.ts'

const at = '2026-11-22T01:00:00.000Z'

const change = fc.oneof(
  fc
    .record({ question: fc.constantFrom('q1', 'q2'), value: fc.constantFrom('a', 'b', 'c') })
    .map((given) => (session: Session) => withAnswer(session, { ...given, at })),
  fc.constantFrom('p1', 'p2').map((playbook) => (session: Session) => withPlaybook(session, { playbook, at })),
  fc.constant((session: Session) => withEvent(session, { type: 'recorded', at, step: 's', outcome: 'done' })),
  fc.constant((session: Session) => withLastUndone(session, at)?.session ?? session),
  fc.constant((session: Session) => withLastRedone(session)?.session ?? session),
)

it('gives back every session as it was', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const then: Session[] = [newSession({ id: '1', name: '1', at })]
      for (const next of changes) {
        const session = next(then.at(-1) as Session)
        if (session.events.length > (then.at(-1)?.events.length ?? 0)) then.push(session)
      }
      const last = then.at(-1) as Session
      const found = [...sessionsBefore(last, new Set(last.events.keys()))]
      expect(found.map(([index]) => index)).toEqual([...last.events.keys()].reverse())
      for (const [index, { answers, playbooks, events }] of found) {
        const was = then[index] as Session
        expect({ answers, events }).toEqual({ answers: was.answers, events: was.events })
        expect([...playbooks].sort()).toEqual([...was.playbooks].sort())
      }
    }),
  )
})

it('gives only those that are asked for', () => {
  const session = withAnswer(withPlaybook(newSession({ id: '1', name: '1', at }), { playbook: 'p', at }), {
    question: 'q',
    value: 'a',
    at,
  })
  expect([...sessionsBefore(session, new Set([1]))].map(([index, { answers }]) => ({ index, answers }))).toEqual([
    { index: 1, answers: {} },
  ])
})
