// What `session list` shows when there are more sessions than anybody reads.
import { expect, it } from 'vitest'
import { listSessions } from '../../../src/commands/session/list.ts'
import { newSession } from '../../../src/core/session/session.ts'
import { memoryPorts } from '../../support/memory-ports.ts'

it('shows the newest twenty and says how to see the rest; as JSON it is everything', async () => {
  const ports = memoryPorts({ language: 'en' })
  for (let number = 1; number <= 130; number += 1)
    ports.sessions.create((id) => newSession({ id, name: `session no. ${id}`, at: '2026-11-22T02:00:00Z' }))
  const shown = async (options: { all?: boolean; json: boolean }) => {
    ports.printed.length = 0
    await listSessions(ports, options)
    return ports.printed.join('\n')
  }
  const few = (await shown({ json: false })).split('\n')
  expect([few.filter((line) => line.includes('session no.')).length, few.at(-1)]).toEqual([
    20,
    '110 older sessions. To list all: leak-help session list --all',
  ])
  expect(few[1]).toContain('session no. 130')
  const all = (await shown({ all: true, json: false })).split('\n')
  expect(all.filter((line) => line.includes('session no.')).length).toBe(130)
  expect(JSON.parse(await shown({ json: true })).sessions).toHaveLength(130)
})
