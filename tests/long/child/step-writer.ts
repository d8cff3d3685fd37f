// Adds steps to four sessions at random until it is killed, and says each one that is on disk:
// node child.cjs <data folder> <name of this writer>
import { writeSync } from 'node:fs'
import { newSession } from '../../../src/core/session/session.ts'
import { openSessionStore } from '../../../src/io/sessions/store.ts'

const [dataFolder = '', writer = ''] = process.argv.slice(2)
const at = '2026-11-22T06:00:00.000Z'
const store = openSessionStore({ dataFolder, lockWaitMs: 60_000 })
const sessionCount = 4

while (store.list().length < sessionCount) {
  // Some weight, so that a save takes a while and can be interrupted in the middle.
  store.create((id) => ({
    ...newSession({ id, name: 'x', at }),
    events: [{ type: 'noted', at, step: 'weight', note: 'x'.repeat(20_000) }],
  }))
}

// Four writers at once may leave out a number that one of them was just making.
const ids = store.list().map(({ id }) => id)

writeSync(1, 'READY\n')
for (let count = 0; ; count += 1) {
  const step = `${writer}-${count}`
  const id = ids[Math.floor(Math.random() * ids.length)] ?? '1'
  store.update(id, (session) => ({ ...session, events: [...session.events, { type: 'skipped', at, step }] }))
  writeSync(1, `ACK ${step}\n`)
}
