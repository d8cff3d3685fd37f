// Saves with every amount of free space from none to enough: node child.cjs <empty file system> <pages of a session>
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withEvent } from '../../../src/core/session/session.ts'
import { UserError } from '../../../src/errors.ts'
import { openSessionStore } from '../../../src/io/sessions/store.ts'

const [disk = '', pages = '1'] = process.argv.slice(2)
const at = '2026-11-22T06:00:00.000Z'
const page = 4096
const store = openSessionStore({ dataFolder: join(disk, 'data'), lockWaitMs: 0 })
const main = join(store.folder, '1.json')
const filler = join(disk, 'filler')
const figures = { sizes: 0, refused: 0, saved: 0, damaged: 0, unclear: 0, leftovers: 0 }

const addNote = (note: string) => (session: Session) => withEvent(session, { type: 'noted', at, step: 'a', note })
store.create((id) => newSession({ id, name: 'x', at }))
for (let size = 0; size < Number(pages) * page; size += 16_000) store.update('1', addNote('x'.repeat(16_000)))

// A save needs room for the new file, the lock and a few names.
const enough = Math.ceil(fs.statSync(main).size / page) + 6
for (let free = 0; free <= enough; free += 1) trySaving(free)
fs.writeSync(1, `${JSON.stringify(figures)}\n`)

function trySaving(freePages: number): void {
  const before = fs.readFileSync(main, 'utf8')
  fs.writeFileSync(filler, Buffer.alloc((fs.statfsSync(disk).bavail - freePages) * page))
  figures.sizes += 1
  try {
    store.update('1', addNote(String(freePages)))
    figures.saved += 1
    if (store.read('1').session.events.length !== JSON.parse(before).events.length + 1) figures.damaged += 1
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    figures.refused += 1
    if (fs.readFileSync(main, 'utf8') !== before) figures.damaged += 1
    if (!/disk is full.*still there/.test(error.what.en) || error.exitCode !== 1) figures.unclear += 1
  }
  if (store.read('1').notice) figures.damaged += 1
  figures.leftovers += fs.readdirSync(store.folder).filter((name) => !/^1\.json(\.bak)?$/.test(name)).length
  fs.rmSync(filler)
}
