// Works with the store while its file calls fail, and says what was acknowledged: node child.cjs <data folder>
import { writeSync } from 'node:fs'
import { newSession, withEvent } from '../../../src/core/session/session.ts'
import { UserError } from '../../../src/errors.ts'
import { openSessionStore } from '../../../src/io/sessions/store.ts'

const at = '2026-11-22T06:00:00.000Z'
const store = openSessionStore({ dataFolder: process.argv[2] ?? '', lockWaitMs: 0 })
let id = ''

const addStep = (step: string) => {
  store.update(id, (session) => withEvent(session, { type: 'skipped', at, step }))
}

attempt('writable', () => store.assertWritable())
attempt('create', () => {
  id = store.create((made) => newSession({ id: made, name: 'x'.repeat(80), at })).id
})
attempt('use', () => store.use(id))
attempt('first', () => addStep('first'))
attempt('second', () => addStep('second'))
attempt('third', () => addStep('third'))

function attempt(name: string, work: () => void): void {
  try {
    work()
    writeSync(1, `ACK ${name}\n`)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    writeSync(1, `ERR ${JSON.stringify({ name, zh: error.what.zh, en: error.what.en, next: error.next?.en })}\n`)
  }
}
