// Works with an encrypted session: node child.cjs <data folder> <age worker> <action>
import { writeSync } from 'node:fs'
import { newSession, withEvent } from '../../../src/core/session/session.ts'
import { openAge } from '../../../src/io/sessions/age.ts'
import { openDiskStore } from '../../support/disk-store.ts'

const [dataFolder = '', worker = '', action = ''] = process.argv.slice(2)
const at = '2026-11-22T06:00:00.000Z'
const passphrase = 'several unrelated words'
const store = openDiskStore({ dataFolder, age: openAge({ worker }), workFactor: 1 })
const say = (line: string) => writeSync(1, `${line}\n`)

if (store.encryption.hasPassphrase()) store.encryption.unlock(passphrase)
else store.encryption.setPassphrase(passphrase)
if (store.list().length === 0)
  store.create((id) => newSession({ id, name: 'known-to-one-person', at }), { encrypted: true })

const addNote = (note: string) =>
  store.update('1', (session) => withEvent(session, { type: 'noted', at, step: 'a', note }))

if (action === 'save-while-ending') process.on('exit', () => say(`saved ${addNote('while ending').revision}`))
if (action === 'for-ever') workForEver()

// Says what it begins and what is on disk, until it is killed.
function workForEver(): void {
  for (let count = 0; ; count += 1) {
    const note = `${process.pid}-${count}`
    addNote(note)
    say(`note ${note}`)
    const way = Math.random() < 0.5 ? 'encrypt' : 'decrypt'
    say(`begin ${way}`)
    store.encryption[way]('1')
    say(`done ${way}`)
  }
}
