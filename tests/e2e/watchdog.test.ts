// F6: no input hangs a command, ends in “the program itself failed”, or keeps Ctrl-C from ending it. A run that takes 20
// seconds is killed and counts as hanging: at the numbers here whatever looks at every entry for every entry takes minutes.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type CommandName, commandNames } from '../../src/cli/commands.ts'
import { formatExportText } from '../../src/core/session/export.ts'
import { formatSessionText } from '../../src/core/session/format.ts'
import { mostImportedEvents, mostMergedEvents } from '../../src/core/session/limits.ts'
import type { SessionEvent } from '../../src/core/session/schema.ts'
import { sha256 } from '../../src/io/files/sha256.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { endlessKinds, endlessSession } from '../support/endless.ts'
import { runProgram } from '../support/run-program.ts'
import { cleanEnvironment, program } from '../support/terminal.ts'

const folder = dataFolderForEach()
const at = (...parts: string[]) => join(folder.path, ...parts)

/** What is typed for each command; a new command has no row and fails the types. */
const typed: Record<CommandName, string[]> = {
  start: ['start', 'online-lending-leak', '--answers', 'a.json', '--no-walk'],
  resume: ['resume', '1', '--no-walk'],
  list: ['list'],
  show: ['show', 'online-lending-leak'],
  status: ['status', '1', '--all'],
  why: ['why', 'save-evidence'],
  calls: ['calls'],
  threats: ['threats'],
  contact: ['contact', '110'],
  law: ['law', '第五十条'],
  done: ['done', 'save-evidence', '--note', 'x'],
  skip: ['skip', 'save-evidence'],
  wait: ['wait', 'contact-platform', '--until', '2099-01-01'],
  reopen: ['reopen', 'save-evidence'],
  waive: ['waive', 'change-platform-password'],
  undo: ['undo', '--force'],
  redo: ['redo'],
  answer: ['answer', 'since', 'week'],
  answers: ['answers', '1'],
  add: ['add', 'own-disclosure'],
  letter: ['letter', 'list', '--all'],
  report: ['report', '--for', 'self'],
  calendar: ['calendar'],
  page: ['page', '--out', '-'],
  'note list': ['note'],
  'note add': ['note', 'add', 'save-evidence', 'x'],
  'note edit': ['note', 'edit', '1', 'y'],
  'note delete': ['note', 'delete', '1', '--force'],
  'evidence list': ['evidence'],
  'evidence add': ['evidence', 'add', 'export.json'],
  'evidence verify': ['evidence', 'verify'],
  'evidence remove': ['evidence', 'remove', '1', '--force'],
  'evidence export': ['evidence', 'export', 'copies'],
  'evidence wanted': ['evidence', 'wanted'],
  'loss list': ['loss'],
  'loss add': ['loss', 'add', '3.5万', '--what', 'x', '--on', '2026-11-20'],
  'loss total': ['loss', 'total'],
  'loss remove': ['loss', 'remove', '1'],
  'session list': ['session', 'list', '--due', '7d'],
  'session use': ['session', 'use', '1'],
  'session rename': ['session', 'rename', '1', 'x'],
  'session close': ['session', 'close', '1', '--force'],
  'session delete': ['session', 'delete', '1', '--force'],
  'session export': ['session', 'export', '1', '-'],
  'session import': ['session', 'import', 'export.json', '--yes', '--secrets', 'keep'],
  'session encrypt': ['session', 'encrypt', '1'],
  'session decrypt': ['session', 'decrypt', '1'],
  'session passphrase': ['session', 'passphrase'],
  'playbook check': ['playbook', 'check', 'mine'],
}

const session = JSON.stringify({ ...endlessSession('answers', 3) })
const deep = '['.repeat(200_000)
const wide = `{${Array.from({ length: 100_000 }, (_unused, index) => `"k${index}":1`).join(',')}}`

/** What stands in a file where the program expects a session, an export, answers or a playbook. */
const hostileTexts: Readonly<Record<string, string>> = {
  nothing: '',
  'no JSON': '{"a": ',
  'the depth': deep,
  'many keys': wide,
  'a long text': JSON.stringify({ since: 'x'.repeat(9_000_000) }),
  'an invisible character': '{"danger": ["none"], "since": "day\u200b"}',
  'a number too large': '{"since": 12345678901234567890, "n": 1e999}',
  'an empty key': '{"": 1, "since": "day"}',
  'keys of every object': '{"__proto__": {"a": 1}, "constructor": 1, "toString": 2}',
  'a byte order mark': '\ufeff{"since": "day"}',
  'NUL characters': '\0'.repeat(5000),
  'a list': '[1, 2, 3]',
  'YAML with an alias': 'a: &a [1]\nb: *a\n',
  'YAML that grows': `a: &a [x]\n${'bcdefgh'
    .split('')
    .map((key, index) => `${key}: &${key} [${`*${'abcdefgh'[index]},`.repeat(9)}]`)
    .join('\n')}\n`,
  'no checksum': session,
}

function plant(text: string): void {
  mkdirSync(at('sessions'), { mode: 0o700 })
  for (const name of ['sessions/1.json', 'export.json', 'a.json']) writeFileSync(at(name), text)
  mkdirSync(at('mine'))
  writeFileSync(at('mine', 'own.yaml'), text)
}

async function expectCalm(args: string[]): Promise<void> {
  const { status, signal, stdout, stderr } = await runProgram({ args, dataFolder: folder.path, limitMs: 20_000 })
  expect({ args, signal }).toEqual({ args, signal: null })
  expect([0, 1, 2]).toContain(status)
  expect(`${stdout.slice(0, 5000)}${stderr}`).not.toMatch(
    /程序自己出错|program itself failed|\n {4}at |RangeError|TypeError/,
  )
}

interface Files {
  session: string
  exported: string
}

// Written once: that takes as long as a run.
const written = new Map<string, Files>()

function endlessFiles(kind: string): Files {
  const before = written.get(kind)
  if (before) return before
  const taken = endlessSession(kind, mostImportedEvents - 1)
  const files = {
    session: formatSessionText(endlessSession(kind, 100_000), sha256),
    exported: formatExportText({ session: taken, exported: taken.created, content: 'x' }, sha256),
  }
  written.set(kind, files)
  return files
}

// Each command meets some of the files and each file some of the commands; \`npm run test:long\` tries every one with every one.
const isLong = process.env.WATCHDOG === 'all'
const pairs = (names: readonly string[], each: number) =>
  commandNames.flatMap((command, row) =>
    names.flatMap((name, column) =>
      isLong || (row * 7 + column * 3) % names.length < each ? [{ command, name }] : [],
    ),
  )

describe.each(pairs(Object.keys(hostileTexts), 1))('$command, where files hold $name', ({ command, name }) => {
  it('ends calmly', async () => {
    plant(hostileTexts[name] ?? '')
    await expectCalm(typed[command])
  })
})

describe.each(pairs(Object.keys(endlessKinds), 1))('$command, beside 100,000 entries: $name', ({ command, name }) => {
  beforeEach(() => {
    const files = endlessFiles(name)
    mkdirSync(at('sessions'), { mode: 0o700 })
    writeFileSync(at('sessions', '1.json'), files.session)
    writeFileSync(at('export.json'), files.exported)
    writeFileSync(at('a.json'), '{"since": "day"}')
    mkdirSync(at('mine'))
  })

  it('ends calmly', () => expectCalm(typed[command]))
})

const later = (event: SessionEvent): SessionEvent =>
  event.type === 'playbook-added' ? event : { ...event, at: event.at.replace('.000Z', '.001Z') }

// What is compared entry by entry could cost a look at each for each.
describe.each(Object.keys(endlessKinds))('session import --into, with %s without end on both sides', (name) => {
  it.each([
    ['most in common', (event: SessionEvent, index: number) => (index > mostMergedEvents / 2 ? later(event) : event)],
    ['nothing in common but the first entry', later],
  ])('ends calmly with %s', async (_what, change) => {
    const ours = endlessSession(name, mostMergedEvents - 1)
    const session = { ...ours, events: ours.events.map(change) }
    mkdirSync(at('sessions'), { mode: 0o700 })
    writeFileSync(at('sessions', '1.json'), formatSessionText(ours, sha256))
    writeFileSync(at('export.json'), formatExportText({ session, exported: ours.created, content: 'x' }, sha256))
    await expectCalm(['session', 'import', 'export.json', '--into', '1', '--prefer', 'theirs', '--yes'])
  })
})

describe('an export with more entries than are taken in', () => {
  it.each(['zh-CN', 'en'])('is refused before anything is asked, with both figures (%s)', async (language) => {
    const endless = endlessSession('answers', mostImportedEvents)
    writeFileSync(
      at('export.json'),
      formatExportText({ session: endless, exported: endless.created, content: 'x' }, sha256),
    )
    const args = ['--lang', language, 'session', 'import', 'export.json', '--yes']
    const { status, stderr } = await runProgram({ args, dataFolder: folder.path })
    expect(status).toBe(1)
    expect(stderr).toContain(String(mostImportedEvents))
    expect(stderr).toContain(String(endless.events.length))
  })
})

describe('Ctrl-C', () => {
  it.each([
    ['status', '1'],
    ['status', '1', '--json'],
    ['why', 'save-evidence'],
    ['done', 'save-evidence'],
  ])('ends %s of the longest session there can be', async (...args) => {
    mkdirSync(at('sessions'), { mode: 0o700 })
    writeFileSync(at('sessions', '1.json'), formatSessionText(endlessSession('notes on one step', 200_000), sha256))
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder.path,
      env: cleanEnvironment(folder.path),
      stdio: 'ignore',
      timeout: 30_000,
      killSignal: 'SIGKILL',
    })
    const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
      child.on('close', (code, signal) => resolve({ code, signal })),
    )
    // In the middle of it: the program starts in less, and is not done yet on any machine this ran on.
    await new Promise((resolve) => setTimeout(resolve, 150))
    const asked = Date.now()
    child.kill('SIGINT')
    const { code, signal } = await ended
    console.log(`${args[0]}: ended ${Date.now() - asked} ms after Ctrl-C`)
    expect([signal === 'SIGINT', code === 130, code === 0]).toContain(true)
  })
})
