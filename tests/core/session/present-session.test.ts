// Sessions outlive content: what they mention is read in the present words, and the session itself stays as it was said.
import { expect, it } from 'vitest'
import { presentId } from '../../../src/core/content/present-id.ts'
import { presentSession } from '../../../src/core/session/present-session.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession } from '../../../src/core/session/session.ts'

const at = '2026-11-22T02:00:00.000Z'
const retired = [
  { kind: 'playbook', id: 'old-lender', replacement: 'lender' },
  { kind: 'question', id: 'old-harm', replacement: 'older-harm' },
  { kind: 'question', id: 'older-harm', replacement: 'harm' },
  { kind: 'step', id: 'old-capture', replacement: 'capture' },
  { kind: 'step', id: 'gone' },
  { kind: 'step', id: 'old-part', replacement: 'capture', part: true },
  // In a circle, as it should never be: it leads nowhere, and ends.
  { kind: 'step', id: 'a', replacement: 'b' },
  { kind: 'step', id: 'b', replacement: 'a' },
] as const
const library = { retired: [...retired] }

const session = (parts: Partial<Session>): Session => ({ ...newSession({ id: '1', name: 'one', at }), ...parts })

it('changes nothing that mentions no retired id', () => {
  const said = session({ playbooks: ['lender'], answers: { harm: ['calls'] } })
  expect(presentSession(library, said)).toEqual(said)
  expect(presentSession({ retired: [] }, said)).toBe(said)
})

it('resolves every id: of playbooks, answers, entries and what was seen, over several changes', () => {
  const said = session({
    playbooks: ['old-lender', 'unknown'],
    answers: { 'old-harm': ['loan'], access: 'yes' },
    events: [
      { type: 'playbook-added', at, playbook: 'old-lender' },
      { type: 'answered', at, question: 'old-harm', value: ['loan'] },
      { type: 'recorded', at, step: 'old-capture', outcome: 'done' },
      { type: 'skipped', at, step: 'gone' },
      { type: 'undone', at, of: 3 },
    ],
    seen: { at, content: 'v1', steps: ['old-capture', 'gone', 'capture'] },
  })
  const before = structuredClone(said)
  expect(presentSession(library, said)).toEqual({
    ...said,
    playbooks: ['lender', 'unknown'],
    answers: { harm: ['loan'], access: 'yes' },
    events: [
      { type: 'playbook-added', at, playbook: 'lender' },
      { type: 'answered', at, question: 'harm', value: ['loan'] },
      { type: 'recorded', at, step: 'capture', outcome: 'done' },
      { type: 'skipped', at, step: 'gone' },
      { type: 'undone', at, of: 3 },
    ],
    seen: { at, content: 'v1', steps: ['capture', 'gone', 'capture'] },
  })
  expect(said).toEqual(before)
})

it('names a playbook once, also where the session has the old one and the new one', () => {
  expect(presentSession(library, session({ playbooks: ['old-lender', 'lender'] })).playbooks).toEqual(['lender'])
})

it.each([
  [{ 'old-harm': ['loan'], harm: ['calls'] }],
  [{ harm: ['calls'], 'old-harm': ['loan'] }],
  [{ harm: ['calls'], 'older-harm': ['none'], 'old-harm': ['loan'] }],
])('takes what was answered under the present id, whatever the order: %j', (answers) => {
  expect(presentSession(library, session({ answers })).answers).toEqual({ harm: ['calls'] })
})

it('does not count what was recorded of a part as the whole', () => {
  const said = session({
    events: [{ type: 'recorded', at, step: 'old-part', outcome: 'done' }],
    seen: { at, content: 'v1', steps: ['old-part'] },
  })
  expect(presentSession(library, said)).toEqual(said)
  // Who types it is still led to the step that has it now.
  expect(presentId(library, 'step', 'old-part')).toBe('capture')
})

it('ends with ids that lead in a circle', () => {
  const said = session({ events: [{ type: 'skipped', at, step: 'a' }] })
  const [event] = presentSession(library, said).events
  expect(event).toMatchObject({ step: expect.stringMatching(/^[ab]$/) })
})
