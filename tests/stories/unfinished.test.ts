// What is not finished is found again: by `start`, by a list of sessions, and by `resume`, where what is due comes first.
import { beforeEach, describe, expect, it } from 'vitest'
import { done } from '../../src/commands/done.ts'
import { resume } from '../../src/commands/resume.ts'
import { closeSession } from '../../src/commands/session/close.ts'
import { listSessions } from '../../src/commands/session/list.ts'
import { type StartOptions, start } from '../../src/commands/start.ts'
import { Interrupted } from '../../src/errors.ts'
import { wordsIn } from '../../src/words/words.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'

const words = wordsIn('en')
const now = '2026-11-23T02:00:00Z'
let ports: MemoryPorts

const atKeyboard = (keys: (string | string[] | boolean)[], time = now): MemoryPorts => {
  const next = { ...memoryPorts({ keys }), sessions: ports.sessions, sessionsById: ports.sessionsById }
  next.setTime(time)
  return next
}
const begin = (name: string, options: Partial<StartOptions> = {}) =>
  start(ports, { playbooks: ['lender'], answers: 'a.yaml', name, walk: false, json: true, ...options })
const leave = async (run: Promise<void>) => {
  await expect(run).rejects.toThrow(Interrupted)
}

const encrypt = (id: string) => {
  ports.sessions.encryption?.setPassphrase('correct horse battery')
  ports.sessions.encryption?.encrypt(id)
}

/** Session 1 has a limit by law that runs until 2026-11-29, session 2 nothing; session 2 is in use. */
beforeEach(async () => {
  ports = memoryPorts({ files: { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' } })
  ports.setTime('2026-11-22T02:00:00Z')
  for (const name of ['Mother', 'Aunt']) await begin(name)
  for (const id of ['capture', 'tell-lender', 'complain'])
    await done(ports, { step: id, session: '1', outcome: id === 'capture' ? 'done' : 'refused', json: true })
  ports.setTime('2026-11-22T03:00:00Z')
  await done(ports, { step: 'capture', session: '2', outcome: 'done', json: true })
})

describe('start', () => {
  const bare: StartOptions = { playbooks: [], walk: true, json: false }

  it('first asks whether to go on, and goes on with what was chosen', async () => {
    const world = atKeyboard(['1', 'leave'])
    await start(world, bare)
    expect(world.asked[0]).toBe(words.start.unfinished.ask)
    expect(world.transcript[0]).toMatch(/Go on: Aunt · .* · 1 of \d+ done · .*updated 2026-11-22/)
    expect(world.transcript[0]?.split('\n').at(-1)).toBe(words.start.unfinished.another)
    expect(world.asked[1]).toBe(words.walk.what)
    expect([ports.sessions.current(), ports.sessionsById.size]).toEqual(['1', 2])
  })

  it('or starts another one', async () => {
    const world = atKeyboard(['start:another'])
    await leave(start(world, bare))
    expect(world.asked).toHaveLength(2)
    expect(world.said.join('\n')).toContain('A few questions first')
  })

  it.each<[what: string, options: Partial<StartOptions>]>([
    ['a playbook', { playbooks: ['lender'] }],
    ['words', { text: 'a loan' }],
    ['a name', { name: 'Uncle' }],
    ['for whom it is', { for: 'other' }],
  ])('does not ask with %s', async (_what, options) => {
    const world = atKeyboard([])
    await leave(start(world, { ...bare, ...options }))
    expect(world.asked[0]).not.toBe(words.start.unfinished.ask)
  })

  it('does not ask where nothing is kept, or where all are closed', async () => {
    const hidden = memoryPorts({ keys: [], private: true })
    await leave(start(hidden, bare))
    for (const session of ['1', '2']) await closeSession(ports, { session, force: true })
    const world = atKeyboard([])
    await leave(start(world, bare))
    for (const { asked } of [hidden, world]) expect(asked[0]).not.toBe(words.start.unfinished.ask)
  })

  it('names an encrypted one by its number alone', async () => {
    encrypt('2')
    const world = atKeyboard([])
    await leave(start(world, bare))
    expect(world.transcript[0]).toContain(`Go on: 2 · ${words.session.encrypted}`)
    expect(world.transcript[0]).not.toContain('Aunt')
  })
})

describe('session list', () => {
  const list = async (time: string, json = false) => {
    ports.setTime(time)
    ports.printed.length = 0
    await listSessions(ports, { json })
    return ports.printed.join('\n')
  }

  it('says how far each has come, and its next day', async () => {
    const shown = (await list(now)).replace(/\s+/g, ' ')
    expect(shown).toMatch(/ 1 Mother · \S.* · 3 of \d+ done · next day 2026-11-29: sue/)
    expect(shown).toMatch(/ 2 Aunt · \S.* · 1 of \d+ done/)
  })

  it('puts what is overdue first, and what is closed last', async () => {
    const order = (text: string) => [...text.matchAll(/^ {2}(\d) /gm)].map(([, id]) => id)
    expect(order(await list(now))).toEqual(['2', '1'])
    const later = await list('2026-12-05T02:00:00Z')
    expect(order(later)).toEqual(['1', '2'])
    expect(later.replace(/\s+/g, ' ')).toMatch(/1 overdue, the first on 2026-11-2\d: sue/)
    await closeSession(ports, { session: '1', force: true })
    const closed = await list('2026-12-05T02:00:00Z')
    expect(order(closed)).toEqual(['2', '1'])
    expect(closed).not.toContain('overdue')
  })

  it('says the same to scripts, in the order of change', async () => {
    const { sessions } = JSON.parse(await list('2026-12-05T02:00:00Z', true))
    expect(sessions).toMatchObject([
      { id: '2', done: 1, overdue: 0 },
      { id: '1', done: 3, overdue: 1, next_day: expect.stringMatching(/^2026-11-2\d$/) },
    ])
    for (const one of sessions) expect(one.total).toBeGreaterThan(one.done)
  })

  it('knows nothing of an encrypted one', async () => {
    encrypt('1')
    const { sessions } = JSON.parse(await list(now, true))
    expect(sessions.find(({ id }: { id: string }) => id === '1')).toMatchObject({
      done: null,
      total: null,
      next_day: null,
      overdue: null,
    })
  })
})

describe('resume', () => {
  it('offers what is overdue first', async () => {
    const world = atKeyboard([], '2026-12-05T02:00:00Z')
    await leave(resume(world, { walk: true, json: false }))
    expect(world.transcript[0]?.split('\n').slice(2)).toEqual([
      expect.stringMatching(/^Mother · .*3 of \d+ done · 1 overdue/),
      expect.stringMatching(/^Aunt · .*1 of \d+ done/),
    ])
  })

  it('shows what is due and asks about it, with nothing long between', async () => {
    const world = atKeyboard(['leave'], '2026-11-26T02:00:00Z')
    await resume(world, { session: '1', walk: true, json: false })
    const [news, card, question] = world.transcript
    // The plan comes after the walk.
    for (const shown of world.printed) expect(world.transcript.indexOf(shown)).toBeGreaterThan(2)
    expect(news).toMatch(/Last time was 2026-11-22\. One step is near or due; here it is\./)
    expect(news?.split('\n').length).toBeLessThan(5)
    expect(news).toMatch(/\d+ of \d+ done\. The whole plan: leak-help status/)
    expect(card).toMatch(/^sue$/m)
    expect(question).toContain(words.walk.what)
  })

  it('shows the plan where nothing is due, and where it does not walk', async () => {
    for (const options of [
      { session: '2', walk: true, json: false },
      { session: '1', walk: false, json: false },
    ]) {
      const world = atKeyboard(['leave'], '2026-11-26T02:00:00Z')
      await resume(world, options)
      expect(world.printed.join('\n')).toContain('[=')
    }
  })
})
