// One contract for every store of sessions: on disk, in memory for a run that keeps nothing, and the one of the tests.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withEvent, withPlaybook } from '../../../src/core/session/session.ts'
import { UserError } from '../../../src/errors.ts'
import { openPrivateSessions } from '../../../src/io/sessions/private.ts'
import { openSessionStore } from '../../../src/io/sessions/store.ts'
import type { SessionStore } from '../../../src/ports.ts'
import { memoryStore } from '../../support/memory-ports.ts'
import { temporaryFolder } from '../child/bundle.ts'

const stores: [string, () => SessionStore][] = [
  ['on disk', () => openSessionStore({ dataFolder: join(temporaryFolder(), 'data'), lockWaitMs: 0 })],
  ['of a private run', () => openPrivateSessions()],
  ['of the tests', () => memoryStore()],
]

const at = (hour: number) => `2026-11-22T${String(hour).padStart(2, '0')}:00:00.000Z`

const create = (store: SessionStore, hour = 1): Session =>
  store.create((id) =>
    withPlaybook(newSession({ id, name: `name ${id}`, at: at(hour) }), { playbook: 'lender', at: at(hour) }),
  )
const note = (hour: number) => (session: Session) =>
  withEvent(session, { type: 'noted', at: at(hour), step: 'capture', note: `at ${hour}` })
const idsOf = (store: SessionStore) => store.list().map(({ id }) => id)

describe.each(stores)('the store %s', (_name, open) => {
  it('gives a new session the next free number and revision 1, and keeps what was made', () => {
    const store = open()
    const made = [1, 2, 3].map((hour) => create(store, hour))
    expect(made.map(({ id, name, revision }) => [id, name, revision])).toEqual([
      ['1', 'name 1', 1],
      ['2', 'name 2', 1],
      ['3', 'name 3', 1],
    ])
    for (const session of made) expect(store.read(session.id)).toEqual({ session })
  })

  it('counts revisions itself, whatever the session says', () => {
    const store = open()
    const made = store.create((id) => ({ ...newSession({ id, name: 'x', at: at(1) }), revision: 7 }))
    expect([made.revision, store.read('1').session.revision]).toEqual([1, 1])
    expect(store.update('1', (session) => ({ ...session, revision: 7 })).revision).toBe(2)
  })

  it('never gives a number again while a later one is there', () => {
    const store = open()
    create(store)
    create(store)
    store.delete('1')
    expect(create(store).id).toBe('3')
    expect(idsOf(store).sort()).toEqual(['2', '3'])
  })

  it('changes the newest saved session, raises its revision, and returns what is kept', () => {
    const store = open()
    create(store)
    const seen: number[] = []
    for (const hour of [2, 3]) {
      const changed = store.update('1', (session) => {
        seen.push(session.revision)
        return note(hour)(session)
      })
      expect(store.read('1').session).toEqual(changed)
    }
    const { session } = store.read('1')
    expect([seen, session.revision, session.events.length]).toEqual([[1, 2], 3, 3])
  })

  it('keeps the session as it is when the change fails', () => {
    const store = open()
    const made = create(store)
    const fail = () => {
      throw new UserError({ zh: '不行', en: 'No' })
    }
    expect(() => store.update('1', fail)).toThrow('No')
    expect(store.read('1').session).toEqual(made)
  })

  it('remembers which session is in use, until it is deleted', () => {
    const store = open()
    create(store)
    create(store)
    expect(store.current()).toBeUndefined()
    store.use('1')
    expect(store.current()).toBe('1')
    store.use('2')
    expect(store.current()).toBe('2')
    store.delete('2')
    expect(store.current()).toBeUndefined()
  })

  it.each<[string, (store: SessionStore) => unknown]>([
    ['read', (store) => store.read('7')],
    ['update', (store) => store.update('7', (session) => session)],
    ['use', (store) => store.use('7')],
    ['delete', (store) => store.delete('7')],
  ])('refuses to %s a session that is not there, in both languages', (_what, work) => {
    const store = open()
    create(store)
    let error: unknown
    try {
      work(store)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({
      exitCode: 1,
      what: { zh: expect.stringMatching(/./), en: expect.stringMatching(/./) },
    })
    expect([idsOf(store), store.current()]).toEqual([['1'], undefined])
  })

  it('deletes one session and leaves the others', () => {
    const store = open()
    create(store)
    const other = create(store)
    expect(store.delete('1').removed.every((path) => path.includes('1.json'))).toBe(true)
    expect(() => store.read('1')).toThrow(UserError)
    expect(idsOf(store)).toEqual(['2'])
    expect(store.read('2').session).toEqual(other)
  })

  it('lists by the last change, newest first, and among equal ones the higher number', () => {
    const store = open()
    for (const hour of [1, 3, 2, 2]) create(store, hour)
    expect(idsOf(store)).toEqual(['2', '4', '3', '1'])
    store.update('1', note(4))
    expect(idsOf(store)).toEqual(['1', '2', '4', '3'])
  })

  it('lists what a session is called, when it began and changed, and whether it is closed', () => {
    const store = open()
    create(store, 1)
    store.update('1', note(2))
    const line = { id: '1', name: 'name 1', playbooks: ['lender'], created: at(1), encrypted: false, exposed: false }
    expect(store.list()).toEqual([{ ...line, updated: at(2), closed: false }])
    store.update('1', (session) => withEvent(session, { type: 'closed', at: at(3) }))
    expect(store.list()).toEqual([{ ...line, updated: at(3), closed: true }])
    store.update('1', (session) => withEvent(session, { type: 'opened-again', at: at(4) }))
    expect(store.list()).toEqual([{ ...line, updated: at(4), closed: false }])
  })

  it('can be written to, and a session can be held and let go', () => {
    const store = open()
    create(store)
    expect(() => store.assertWritable()).not.toThrow()
    const release = store.hold('1')
    expect(store.update('1', note(2)).revision).toBe(2)
    release()
    release()
    expect(store.update('1', note(3)).revision).toBe(3)
  })
})
