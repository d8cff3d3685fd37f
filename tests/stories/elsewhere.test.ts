// A legal day of another session is not missed because this one is open.
import { beforeEach, describe, expect, it } from 'vitest'
import { done } from '../../src/commands/done.ts'
import { resume } from '../../src/commands/resume.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallContentWith, step } from '../support/small-library.ts'

let ports: MemoryPorts
const look = async (time: string, session?: string) => {
  ports.setTime(time)
  ports.printed.length = 0
  await status(ports, { session, all: false, json: false })
  return ports.printed.join('\n').replace(/\s+/g, ' ')
}

beforeEach(async () => {
  ports = memoryPorts({ files: { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' } })
  ports.setTime('2026-11-22T02:00:00Z')
  for (const name of ['Mother', 'Aunt'])
    await start(ports, { playbooks: ['lender'], answers: 'a.yaml', name, walk: false, json: true })
  for (const id of ['capture', 'tell-lender', 'complain'])
    await done(ports, { step: id, session: '1', outcome: id === 'capture' ? 'done' : 'refused', json: true })
})

describe('a limit by law that runs in session 1', () => {
  it('is said in one line where session 2 is looked at', async () => {
    expect(await look('2026-11-23T02:00:00Z', '2')).toMatch(
      /In session 1 \(Mother\) a legal day is near or past: sue; Deadline \(by law\): by 2026-11-29.*leak-help status 1/,
    )
    expect(await look('2026-11-23T02:00:00Z', '1')).not.toContain('In session 1')
  })

  it('also where the step cannot be done yet', async () => {
    const sue = step('sue', {
      urgency: 'later',
      stage: 'remedy',
      needs: ['credit-report'],
      deadline: { id: 'sue-7d', from: 'opened' },
    })
    const waiting = smallContentWith({ steps: [sue] })
    const later = { ...memoryPorts({ content: waiting }), sessions: ports.sessions }
    later.setTime('2026-11-23T02:00:00Z')
    await status(later, { session: '2', all: false, json: false })
    expect(later.printed.join('\n').replace(/\s+/g, ' ')).toMatch(
      /In session 1 \(Mother\) a legal day is near or past: sue/,
    )
  })

  it('and never that it has run out', async () => {
    const said = await look('2026-12-05T02:00:00Z', '2')
    expect(said).toContain('was 2026-11-30, 5 days ago; it may be too late')
    expect(said).not.toMatch(/expired/)
  })

  it('also by resume where nobody can be asked', async () => {
    ports.setTime('2026-11-23T02:00:00Z')
    const quiet = {
      ...ports,
      keyboard: undefined,
      said: [] as string[],
      say: (lines: string | readonly string[]) => {
        quiet.said.push(...[lines].flat())
      },
    }
    await resume(quiet, { session: '2', walk: true, json: false })
    expect(quiet.said.join('\n').replace(/\s+/g, ' ')).toMatch(
      /In session 1 \(Mother\) a legal day is near or past: sue/,
    )
  })

  it('not once it was dealt with, and not in what scripts read', async () => {
    ports.setTime('2026-11-23T02:00:00Z')
    ports.printed.length = 0
    await status(ports, { session: '2', all: false, json: true })
    expect(ports.printed.join('')).not.toContain('Mother')
    await done(ports, { step: 'sue', session: '1', json: true })
    expect(await look('2026-11-23T02:00:00Z', '2')).not.toContain('In session 1')
  })

  it('comes first in its own session, also in a walk', async () => {
    const walked = { ...memoryPorts({ keys: ['leave'] }), sessions: ports.sessions }
    walked.setTime('2026-11-26T02:00:00Z')
    await resume(walked, { session: '1', walk: true, json: false })
    expect(walked.transcript.join('\n')).toMatch(/today[^\n]*\n+sue\n/i)
  })
})
