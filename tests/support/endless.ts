// Sessions as no person records them: very many entries, in each of the ways that could cost more than one look at each.
import type { SessionEvent } from '../../src/core/session/schema.ts'
import { newSession, withPlaybook } from '../../src/core/session/session.ts'

const began = Date.parse('2026-11-22T02:00:00Z')
const at = (index: number) => new Date(began + index * 1000).toISOString()
const steps = ['save-evidence', 'contact-platform', 'report-to-police', 'ask-platform-keep-logs']
const stepOf = (index: number) => steps[index % steps.length] ?? 'save-evidence'

/** By name, the entry at each place. */
export const endlessKinds: Readonly<Record<string, (index: number) => SessionEvent>> = {
  'notes on one step': (index) => ({ type: 'noted', at: at(index), step: 'save-evidence', note: `note ${index}` }),
  answers: (index) => ({ type: 'answered', at: at(index), question: 'since', value: index % 2 ? 'day' : 'week' }),
  outcomes: (index) => ({
    type: 'recorded',
    at: at(index),
    step: stepOf(index),
    outcome: index % 3 ? 'sent' : 'refused',
  }),
  'taken back': (index) =>
    index % 2 === 0
      ? { type: 'waiting', at: at(index), step: stepOf(index), note: 'x' }
      : { type: 'undone', at: at(index), of: index },
  'steps that nobody knows': (index) => ({ type: 'skipped', at: at(index), step: `s${index}` }),
  'questions that nobody knows': (index) => ({ type: 'answered', at: at(index), question: `q${index}`, value: 'x' }),
}

/** A session with so many entries of a kind. */
export function endlessSession(kind: string, count: number) {
  const makeEvent = endlessKinds[kind]
  if (!makeEvent) throw new Error(`no kind ${kind}`)
  const made = withPlaybook(newSession({ id: '1', name: kind, at: at(0) }), {
    playbook: 'online-lending-leak',
    at: at(0),
  })
  // The first entry is the playbook, so the places of these begin at 1.
  const events = Array.from({ length: count }, (_unused, index) => makeEvent(index))
  return { ...made, answers: { since: 'day', danger: ['none'] }, events: [...made.events, ...events] }
}
