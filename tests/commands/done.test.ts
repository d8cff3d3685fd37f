// `leak-help done`: what it computes, and what the person is told of doing a step too early.
import { beforeEach, expect, it, vi } from 'vitest'
import { calls } from '../../src/commands/calls.ts'
import { done } from '../../src/commands/done.ts'
import { start } from '../../src/commands/start.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallContentWith, step } from '../support/small-library.ts'

const computed = vi.hoisted(() => ({ plans: 0 }))
vi.mock('../../src/core/plan/plan.ts', async (original) => {
  const module = await original<typeof import('../../src/core/plan/plan.ts')>()
  return {
    ...module,
    buildPlan: (...args: Parameters<typeof module.buildPlan>) => {
      computed.plans += 1
      return module.buildPlan(...args)
    },
  }
})

const content = smallContentWith({
  contacts: [
    {
      id: 'bank',
      name: { zh: '银行', en: 'The bank' },
      category: 'bank',
      phone: '95500',
      takes: { zh: '都接', en: 'everything' },
      confidence: 'high',
      sources: ['made up'],
      verified: '2026-11-22',
      review_by: '2027-05-22',
    },
  ],
  steps: [step('change-password', { urgency: 'now', destroys: ['chats'], contacts: ['bank'] })],
})

let ports: MemoryPorts
beforeEach(async () => {
  ports = memoryPorts({ content, files: { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' } })
  await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  ports.printed.length = 0
  ports.said.length = 0
  computed.plans = 0
})

it('computes the plan before and after, and not once more', async () => {
  await done(ports, { step: 'capture', json: false })
  expect(computed.plans).toBe(2)
})

it('lists the outcomes of a step with what they mean, where another one was typed', async () => {
  const refused = done(ports, { step: 'tell-lender', outcome: 'foo', json: false })
  await expect(refused).rejects.toMatchObject({
    what: { en: '“tell-lender” has no outcome “foo”.' },
    next: {
      zh: expect.stringMatching(/^可以用：done（done）；/),
      en: expect.stringMatching(/^It can be: done \(done\); .*refused \(.+\)/),
    },
  })
})

it('says what should have come first', async () => {
  await done(ports, { step: 'change-password', json: false })
  expect(ports.said.join('\n')).toContain('“capture” should have come first')
})

it('says so in calls too', async () => {
  const typed = { ...memoryPorts({ content, keys: ['bank', 'recorded'] }), sessions: ports.sessions }
  await calls(typed, { json: false })
  expect(typed.said.join('\n')).toContain('“capture” should have come first')
})
