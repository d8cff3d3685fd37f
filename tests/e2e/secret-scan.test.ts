// R28 of the test plan: twenty marker secrets through a full run. Afterwards they are in the session file and in the export
// that was asked for, and nowhere else; with --private, nowhere at all.
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { wordsIn } from '../../src/words/words.ts'
import { content } from '../support/content.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { runProgram } from '../support/run-program.ts'
import { openTerminal, type Terminal } from '../support/terminal.ts'

const en = wordsIn('en')
// Letters only: full numbers are refused anyway. Made anew for each run, so that nothing left by another is found.
const run = Array.from({ length: 6 }, () => 'abcdefghjk'[Math.floor(Math.random() * 10)]).join('')
const markers = [...'abcdefghijklmnopqrst'].map((letter) => `marker-${run}-${letter.repeat(3)}-end`)
const [described = '', ...noted] = markers

const folder = dataFolderForEach()
let startedAt: number
beforeEach(() => {
  mkdirSync(join(folder.path, 'tmp'))
  startedAt = Date.now()
})

const environment = () => ({
  LEAK_HELP_LANG: 'en',
  LEAK_HELP_DATA_DIR: join(folder.path, 'data'),
  TMPDIR: join(folder.path, 'tmp'),
})

/** Answers prompts one after the other by what they offer. */
function person(terminal: Terminal) {
  let read = 0
  const news = () => terminal.raw().slice(read).replaceAll('\r', '')

  async function until(wanted: RegExp): Promise<RegExpExecArray> {
    for (let tries = 0; tries < 600; tries += 1) {
      const found = wanted.exec(news())
      if (found) return found
      await new Promise((wake) => setTimeout(wake, 25))
    }
    throw new Error(`never showed ${wanted}:\n${news()}`)
  }

  function type(text: string): void {
    read = terminal.raw().length
    terminal.type(`${text}\r`)
  }

  /** Chooses by label from the list that is open. */
  async function choose(label: string): Promise<void> {
    const [, number = ''] = await until(
      new RegExp(` (\\d+) {2}${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\n[^]*enter\\n`),
    )
    type(number)
  }

  return { news, until, type, choose }
}

/** A whole run: what happened in own words, every question, notes on two steps, an outcome with its fields. */
async function fullRun(args: string[]): Promise<void> {
  const terminal = openTerminal({
    args: ['--plain', ...args, 'start'],
    dataFolder: folder.path,
    columns: 220,
    env: environment(),
  })
  const { news, until, type, choose } = person(terminal)
  const danger = content.questions.get('danger')
  await choose(danger?.choices.find(({ id }) => id === 'none')?.text?.en ?? '')
  await choose(content.questions.get('acting-for')?.choices.find(({ id }) => id === 'self')?.text?.en ?? '')
  await until(new RegExp(`${en.start.describeAsk.slice(0, 14)}[^]*${en.keyboard.plainBack}`))
  type(described)
  await choose(en.start.notSure)
  for (;;) {
    await until(/type the numbers?[^\n]*enter\n/)
    if (news().includes(en.walk.what)) break
    await choose(news().includes(en.start.checkAsk) ? en.start.checkGoOn : en.unsure)
  }
  for (const secret of noted.slice(0, -1)) {
    await choose(en.walk.more)
    await choose(en.walk.note)
    await until(new RegExp(en.walk.noteAsk))
    type(secret)
    await until(/Recorded/)
  }
  expectCleanProcesses()
  // The last one is typed and not entered.
  await choose(en.walk.more)
  await choose(en.walk.note)
  await until(new RegExp(en.walk.noteAsk))
  terminal.type(noted.at(-1) ?? '')
  terminal.kill('SIGTERM')
  expect((await terminal.ended).exitCode).toBe(143)
  expect(existsSync(join(folder.path, 'core'))).toBe(false)
}

/** No process has a marker in its environment or its command line, this one included. */
function expectCleanProcesses(): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const file of ['environ', 'cmdline']) {
      const content = readQuietly(join('/proc', pid, file))
      expect(content.includes(`marker-${run}`), `${file} of process ${pid}`).toBe(false)
    }
  }
}

function readQuietly(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    // Gone, or not ours to read.
    return Buffer.alloc(0)
  }
}

/** Files below a folder that were written since the test began. Other programs come and go there meanwhile. */
function newFilesIn(root: string): string[] {
  try {
    return readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
      const path = join(root, entry.name)
      if (entry.isDirectory()) return newFilesIn(path)
      const stat = entry.isFile() ? lstatSync(path, { throwIfNoEntry: false }) : undefined
      return stat && stat.size < 50_000_000 && stat.mtimeMs > startedAt - 5_000 ? [path] : []
    })
  } catch {
    return []
  }
}

/** The files below a folder that hold any marker, with how many of them. */
function filesWithMarkers(root: string): Record<string, number> {
  const counts = newFilesIn(root).map((path): [string, number] => {
    const content = readQuietly(path)
    return [relative(folder.path, path), markers.filter((marker) => content.includes(marker)).length]
  })
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

const placesToLook = ['/tmp', '/var/tmp', '/dev/shm', tmpdir()].filter((place) => existsSync(place))

it.runIf(process.platform === 'linux')(
  'R28: twenty secrets are in the session file and the export, and nowhere else',
  async () => {
    await fullRun([])
    const shared = join(folder.path, 'shared.json')
    const exported = await runProgram({
      args: ['session', 'export', '1', shared],
      dataFolder: folder.path,
      env: environment(),
    })
    expect(exported.status).toBe(0)
    await runProgram({ args: ['status', '--all'], dataFolder: folder.path, env: environment() })
    // Described in own words: never kept. The last note was not entered.
    const kept = { 'data/sessions/1.json': 18, 'data/sessions/1.json.bak': 17, 'shared.json': 18 }
    expect(filesWithMarkers(folder.path)).toEqual(kept)
    expect(readFileSync(join(folder.path, 'data/sessions/1.json'), 'utf8')).not.toContain(described)
    for (const place of placesToLook) {
      const elsewhere = Object.keys(filesWithMarkers(place)).filter((path) => path.startsWith('..'))
      expect(elsewhere).toEqual([])
    }
    expectCleanProcesses()
  },
)

it.runIf(process.platform === 'linux')('R28: with --private they are nowhere', async () => {
  await fullRun(['--private'])
  for (const place of [folder.path, ...placesToLook]) expect(filesWithMarkers(place)).toEqual({})
  expect(readdirSync(folder.path)).toEqual(['tmp'])
  expect(readdirSync(join(folder.path, 'tmp'))).toEqual([])
  expectCleanProcesses()
})
