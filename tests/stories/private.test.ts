// Who else uses this computer, and what is kept then: as usual, encrypted, or nothing at all.
import { describe, expect, it } from 'vitest'
import { resume } from '../../src/commands/resume.ts'
import { encryptSession } from '../../src/commands/session/encrypt.ts'
import { importSession } from '../../src/commands/session/import.ts'
import { listSessions } from '../../src/commands/session/list.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { requireEncryption } from '../../src/dialogue/passphrase.ts'
import { wordsIn } from '../../src/words/words.ts'
import { memoryPorts } from '../support/memory-ports.ts'
import { smallContent } from '../support/small-library.ts'

const plain = { playbooks: ['lender'], walk: false, json: false }
const wordsOf = { en: wordsIn('en'), zh: wordsIn('zh') }
const { en, zh } = wordsOf
/** One line, whatever the width of the screen. */
const flat = (texts: (string | undefined)[]) => texts.join('\n').replace(/\s+/g, '')

/** What was asked, without how far the person has come, and with the question about the computer as `who?`. */
const asked = (ports: { asked: string[] }) =>
  ports.asked.map((text) =>
    [en, zh].some(({ shared }) => shared.ask === text) ? 'who?' : text.replace(/^[^·]*\d · /, ''),
  )

describe('the question about the computer', () => {
  it('keeps nobody from the first step: it comes at the end, or after the first thing that is done', async () => {
    const ports = memoryPorts({ keys: [['none'], '', 'choose:not-sure', 'unsure', 'look', 'only-me'] })
    await start(ports, { ...plain, playbooks: [] })
    expect(asked(ports).slice(-2)).toEqual([en.start.checkAsk, 'who?'])
    const walked = memoryPorts({ keys: [['none'], 'go-on', 'recorded', 'only-me', 'leave'] })
    await start(walked, { ...plain, walk: true })
    expect(asked(walked).slice(1, 5)).toEqual([en.start.checkAsk, en.walk.what, 'who?', en.walk.what])
    expect(ports.sessionsById.get('1')?.playbooks).toEqual(['unknown'])
  })

  it('comes after the immediate steps of a danger', async () => {
    const ports = memoryPorts({ keys: [['call-open'], 'recorded', 'only-me', 'look'] })
    await start(ports, plain)
    expect(asked(ports).slice(0, 3)).toEqual(['danger?', en.walk.what, 'who?'])
  })

  it('is not asked once a session is here, nor without a keyboard, nor in a private run, nor with an answers file', async () => {
    const ports = memoryPorts({ keys: [['none'], 'look', 'only-me', ['none'], 'look'] })
    await start(ports, plain)
    await start(ports, plain)
    expect(asked(ports).filter((text) => text === 'who?')).toHaveLength(1)
    const still = memoryPorts({ files: { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' } })
    await start(still, { ...plain, answers: 'a.yaml' })
    const hidden = memoryPorts({ keys: [['none'], 'look'], private: true })
    await start(hidden, plain)
    const prepared = memoryPorts({
      keys: ['look'],
      files: { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' },
    })
    await start(prepared, { ...plain, answers: 'a.yaml' })
    expect([...asked(hidden), ...asked(prepared)]).not.toContain('who?')
  })

  it.each(['en', 'zh'] as const)('explains the ways and goes on as it is, in %s', async (language) => {
    for (const who of ['others', 'unsure']) {
      const ports = memoryPorts({ language, keys: [['none'], 'more', ['calls'], 'look', who, 'as-is'] })
      await start(ports, plain)
      const { shared, private: words } = wordsOf[language]
      expect(flat(ports.said)).toContain(flat([shared.explain, words.leaveAtOnce]))
      expect(ports.sessionsById.get('1')?.answers).toMatchObject({ harm: ['calls'] })
    }
  })

  it('leaves what was answered saved when the person goes away at it', async () => {
    const ports = memoryPorts({ keys: [['none'], 'look'] })
    await expect(start(ports, plain)).rejects.toThrow()
    expect(ports.sessionsById.get('1')?.answers).toEqual({ danger: ['none'] })
  })

  it('encrypts from there on with a passphrase', async () => {
    const secret = 'a long passphrase'
    const ports = memoryPorts({
      keys: [['none'], 'more', ['calls'], 'go-on', 'recorded', 'others', 'encrypted', true, secret, secret, 'leave'],
    })
    await start(ports, { ...plain, walk: true })
    expect(ports.sessions.list()).toMatchObject([{ id: '1', encrypted: true }])
    expect(ports.sessionsById.get('1')?.answers).toMatchObject({ danger: ['none'], harm: ['calls'] })
  })

  it('goes on as it is when the person does not want a passphrase after all', async () => {
    const ports = memoryPorts({ keys: [['none'], 'look', 'others', 'encrypted', false] })
    await start(ports, plain)
    expect(flat(ports.said)).toContain(flat([en.shared.staysAsIs]))
    expect(ports.sessions.list()).toMatchObject([{ id: '1', encrypted: false }])
  })

  it('deletes what was saved and keeps nothing from there on when the person wants that', async () => {
    const ports = memoryPorts({
      keys: [['none'], 'more', ['calls'], 'go-on', 'recorded', 'others', 'private', 'postponed', 'none', 'leave'],
    })
    await start(ports, { ...plain, walk: true })
    expect(ports.sessionsById.size).toBe(0)
    expect(ports.sessions.isPrivate).toBe(true)
    expect(ports.sessions.read('1').session).toMatchObject({ answers: { danger: ['none'], harm: ['calls'] } })
    expect(ports.printed.join('\n')).toContain('capture')
    expect(flat(ports.said)).toMatch(new RegExp(`${flat([en.shared.nowPrivate])}.*${flat([en.private.ended])}`))
  })

  it('keeps nothing either where no question was asked', async () => {
    const content = { ...smallContent, common: { ask: [], steps: [] } }
    const ports = memoryPorts({ content, keys: ['look', 'others', 'private'] })
    await start(ports, plain)
    expect([ports.sessionsById.size, ports.sessions.read('1').session.name]).toEqual([0, 'Session 1'])
  })
})

describe('a private run', () => {
  const keys = [['none'], 'more', ['calls'], 'go-on', 'recorded', 'postponed', 'none', 'leave']

  it.each(['en', 'zh'] as const)('says at the start and at the end that nothing is kept, in %s', async (language) => {
    const ports = memoryPorts({ language, keys: [...keys], private: true })
    await start(ports, { ...plain, walk: true })
    const words = wordsOf[language].private
    expect(flat([ports.said[0]])).toContain(flat([words.welcome]))
    expect(flat([ports.said.at(-1)])).toContain(flat([words.ended]))
    expect(ports.sessionsById.size).toBe(0)
  })

  it('never says that something is saved, nor names a command that would not find it', async () => {
    for (const language of ['en', 'zh'] as const) {
      const ports = memoryPorts({ language, keys: [...keys], private: true })
      await start(ports, { ...plain, walk: true })
      const shown = [...ports.said, ...ports.printed].join('\n')
      expect(shown).not.toMatch(/leak-help (done|why|resume|status)|[Ss]aved|已存|已保存|都存在/)
    }
  })

  it('works through the plan like any other', async () => {
    const ports = memoryPorts({ keys: [...keys], private: true })
    await start(ports, { ...plain, walk: true })
    const events = ports.sessions.read('1').session.events.flatMap((event) => ('step' in event ? [event.type] : []))
    expect(events).toEqual(['recorded', 'postponed'])
  })

  it('finishes from a file, and says that nothing is kept', async () => {
    const files = { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' }
    const ports = memoryPorts({ files, private: true })
    await start(ports, { ...plain, answers: 'a.yaml', json: true })
    expect(JSON.parse(ports.printed.join('\n')).steps.length).toBeGreaterThan(3)
    expect(flat(ports.said)).toContain(flat([en.private.ended]))
  })

  it('has no sessions of before, and says why', async () => {
    const ports = memoryPorts({ private: true })
    for (const run of [
      resume(ports, { walk: false, json: false }),
      status(ports, { all: false, json: false }),
      status(ports, { session: '1', all: false, json: false }),
      listSessions(ports, { json: false }),
    ])
      await expect(run).rejects.toThrow('nothing is kept')
  })

  it('takes in no session and encrypts none', async () => {
    const ports = memoryPorts({ private: true })
    await expect(importSession(ports, { file: 'a', yes: true })).rejects.toMatchObject({ exitCode: 2 })
    await expect(start(ports, { ...plain, encrypt: true })).rejects.toMatchObject({ exitCode: 2 })
    await expect(encryptSession(ports, { session: '1' })).rejects.toThrow('nothing is kept')
    expect(ports.sessions.encryption).toBeUndefined()
    expect(() => requireEncryption(ports)).toThrow('nothing to encrypt')
  })
})
