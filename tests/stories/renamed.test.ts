// A session outlives the names it was begun with: playbook, question and step were renamed, and nothing of it is lost.
import { beforeEach, expect, it } from 'vitest'
import { answer } from '../../src/commands/answer.ts'
import { done } from '../../src/commands/done.ts'
import { resume } from '../../src/commands/resume.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { undo } from '../../src/commands/undo.ts'
import { why } from '../../src/commands/why.ts'
import type { Content } from '../../src/core/content/content.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallContent } from '../support/small-library.ts'

// The small content, after everything in it was given another name.
const renamed: Content = JSON.parse(
  JSON.stringify(smallContent, (_key, value) => (value instanceof Map ? { entries: [...value] } : value))
    .replaceAll('"lender"', '"lender-new"')
    .replaceAll('"capture"', '"capture-new"')
    .replaceAll('"harm"', '"harm-new"'),
  (_key, value) => (Array.isArray(value?.entries) ? new Map(value.entries) : value),
)
const now: Content = {
  ...renamed,
  retired: [
    { kind: 'playbook', id: 'lender', replacement: 'lender-new' },
    { kind: 'step', id: 'capture', replacement: 'capture-new' },
    { kind: 'question', id: 'harm', replacement: 'harm-new' },
  ],
}

let before: MemoryPorts
let after: MemoryPorts
beforeEach(async () => {
  before = memoryPorts({ files: { 'a.yaml': 'danger: none\nharm: [loan]\naccess: "yes"\n' } })
  await start(before, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  await done(before, { step: 'capture', json: true })
  after = { ...memoryPorts({ content: now, version: 'newer' }), sessions: before.sessions }
})

const printed = () => after.printed.splice(0).join('\n')
const stored = () => before.sessionsById.get('1')

it('keeps title, limits and records', async () => {
  await status(after, { all: true, json: false })
  const screen = printed()
  expect(screen).toContain('Session 1 · lender-new')
  expect(screen).toContain('limits')
  expect(screen).toMatch(/done +capture-new/)
  expect(screen).not.toMatch(/cannot be found/)
})

it('keeps the reasons', async () => {
  await why(after, { step: 'dispute-loan' })
  const screen = printed()
  expect(screen).toContain('From the playbook: lender-new')
  expect(screen).toContain('harm? → loan')
})

it('asks nothing again, and news does not call a renamed step gone', async () => {
  await resume(after, { walk: false, json: false })
  expect(after.said.join('\n')).not.toContain('No longer needed')
})

it('takes the old names where they are typed', async () => {
  await done(after, { step: 'capture', json: true })
  await answer(after, { question: 'harm', values: ['calls'], json: true })
  expect(stored()?.answers).toMatchObject({ harm: ['loan'], 'harm-new': ['calls'] })
})

it('lets what was answered under the new name count', async () => {
  await answer(after, { question: 'harm-new', values: ['calls'], json: true })
  await status(after, { all: false, json: true })
  const { steps } = JSON.parse(after.printed.at(-1) ?? '')
  expect(steps.map(({ id }: { id: string }) => id)).not.toContain('dispute-loan')
})

it('leaves in the file what was said', async () => {
  await undo(after, { force: true, json: true })
  const session = stored()
  expect(session?.playbooks).toEqual(['lender'])
  expect(session?.events.map((event) => ('step' in event ? event.step : event.type))).toContain('capture')
})
