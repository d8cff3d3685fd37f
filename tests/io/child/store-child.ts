// Does one thing with the store and prints what came of it: node child.cjs <data folder> <action> [argument]
import { readFileSync, renameSync, writeSync } from 'node:fs'
import { newSession } from '../../../src/core/session/session.ts'
import { UserError } from '../../../src/errors.ts'
import { openSessionStore } from '../../../src/io/sessions/store.ts'

const [dataFolder = '', action = '', argument = ''] = process.argv.slice(2)
const at = '2026-11-22T06:00:00.000Z'
const store = openSessionStore({ dataFolder, lockWaitMs: action === 'create-many' ? 20_000 : 0 })
const create = () => store.create((id) => newSession({ id, name: `个案 ${id}`, at }))
const addNote = (length: number) =>
  store.update('1', (session) => ({
    ...session,
    events: [...session.events, { type: 'noted', at, step: 'a', note: 'x'.repeat(length) }],
  }))

const actions: Record<string, () => unknown> = {
  create: () => create().id,
  'create-many': () => Array.from({ length: Number(argument) }, () => create().id),
  update: () => addNote(Number(argument)).revision,
  'assert-writable': () => store.assertWritable(),
  list: () => store.list(),
  read: () => store.read('1').session.revision,
  current: () => store.current(),
  delete: () => store.delete('1'),
  hold: () => store.hold('1'),
  // Saves once, loses the folder as when a USB stick is pulled out, and tries again.
  'lose-folder': () => {
    const release = store.hold('1')
    addNote(1)
    renameSync(store.folder, argument)
    try {
      return addNote(1)
    } finally {
      release()
    }
  },
  // Holds a session until the line on stdin ends.
  'hold-until-told': () => {
    const release = store.hold('1')
    writeSync(1, 'holding\n')
    readFileSync(0)
    const { revision } = addNote(1)
    release()
    return revision
  },
}

process.umask(Number.parseInt(process.env.TEST_UMASK ?? '022', 8))
try {
  writeSync(1, `${JSON.stringify({ result: actions[action]?.() ?? null })}\n`)
} catch (error) {
  if (!(error instanceof UserError)) throw error
  const { what, next, exitCode } = error
  writeSync(1, `${JSON.stringify({ what, next, exitCode })}\n`)
}
