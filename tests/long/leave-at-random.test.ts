// R29 of docs/reliability.md: Esc at a random moment of a run, from its first millisecond on. LEAVE_RUNS (200) sets how often.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { newSession, withAnswer } from '../../src/core/session/session.ts'
import { wordsIn } from '../../src/words/words.ts'
import { ageForTests } from '../support/age.ts'
import { openDiskStore } from '../support/disk-store.ts'
import { dataFolder, keys, openShell, type Terminal } from '../support/terminal.ts'

const age = await ageForTests()
const passphrase = 'several unrelated words'
const marker = 'nobody-may-see'
const at = '2026-11-22T02:00:00Z'
const reporting = '"$0" "$@"; echo $? >code; read line'

interface Way {
  name: string
  args: string[]
  encrypted: boolean
  /** Keys that are typed meanwhile, one every so often. */
  typing: string
  longestMs: number
}

const ways: Way[] = [
  { name: 'resume', args: ['resume', '1'], encrypted: false, typing: '', longestMs: 600 },
  { name: 'resume, walking on', args: ['resume', '1'], encrypted: false, typing: keys.enter, longestMs: 2_500 },
  {
    name: 'start, answering',
    args: ['start', 'unknown-source'],
    encrypted: false,
    typing: keys.enter,
    longestMs: 2_500,
  },
  { name: 'resume, encrypted', args: ['resume', '1'], encrypted: true, typing: '', longestMs: 3_000 },
  { name: 'status, encrypted', args: ['status', '1'], encrypted: true, typing: '', longestMs: 1_500 },
]

function makeSession(folder: string, encrypted: boolean): void {
  const store = openDiskStore({ dataFolder: folder, age })
  if (encrypted) store.encryption.setPassphrase(passphrase)
  const answered = (id: string) => {
    const session = { ...newSession({ id, name: marker, at }), playbooks: ['unknown-source'] }
    return withAnswer(session, { question: 'danger', value: ['none'], at })
  }
  store.create(answered, { encrypted })
  store.use('1')
}

async function codeOf(folder: string, terminal: Terminal): Promise<number | undefined> {
  const file = join(folder, 'code')
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await wait(2))
    if (existsSync(file) && readFileSync(file, 'utf8').endsWith('\n')) return Number(readFileSync(file, 'utf8'))
  throw new Error(`it did not end:\n${terminal.screen()}`)
}

/** Runs once; returns how long leaving took, or undefined when the run was over before Esc was pressed. */
async function leave(way: Way, folder: string, afterMs: number): Promise<number | undefined> {
  const terminal = openShell(reporting, { dataFolder: folder, rows: 12 }, way.args)
  try {
    if (way.encrypted) {
      await terminal.shows(wordsIn('zh').passphrase.hidden)
      terminal.type(`${passphrase}\r`)
    }
    for (const pressAt = performance.now() + afterMs; performance.now() < pressAt; ) {
      await wait(Math.min(150, Math.max(0, pressAt - performance.now())))
      if (performance.now() < pressAt) terminal.type(way.typing)
    }
    if (existsSync(join(folder, 'code')) || (way.name.startsWith('status') && terminal.raw().includes(marker)))
      return undefined
    const pressed = performance.now()
    terminal.type(keys.escape)
    const code = await codeOf(folder, terminal)
    const took = performance.now() - pressed
    for (let seen = ''; seen !== terminal.raw(); await wait(50)) seen = terminal.raw()
    expect([way.name, afterMs, code, terminal.screen()]).toEqual([way.name, afterMs, 0, ''])
    return took
  } finally {
    terminal.close()
  }
}

test('R29: Esc leaves at once, whenever it is pressed', async () => {
  const runs = Number(process.env.LEAVE_RUNS ?? 200)
  const took: number[] = []
  let over = 0
  for (let count = 0; count < runs; count += 1) {
    const way = ways[count % ways.length] as Way // the remainder is one of them
    const folder = dataFolder()
    makeSession(folder.path, way.encrypted)
    const found = await leave(way, folder.path, Math.random() * way.longestMs)
    if (found === undefined) over += 1
    else took.push(found)
    folder.remove()
    rmSync(folder.path, { recursive: true, force: true })
  }
  took.sort((a, b) => a - b)
  const middle = took[took.length >> 1] ?? 0
  console.log(
    `R29: ${took.length} left, ${over} were over before, median ${Math.round(middle)} ms, longest ${Math.round(took.at(-1) ?? 0)} ms`,
  )
  expect(took.length).toBeGreaterThan(runs / 2)
})
