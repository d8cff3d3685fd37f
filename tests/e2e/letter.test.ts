// A letter in a real terminal: filled in, left in the middle, saved, opened in an editor; and where the person's own data stays.
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newSession, withAnswer, withPlaybook } from '../../src/core/session/session.ts'
import { openSessionStore } from '../../src/io/sessions/store.ts'
import { wordsIn } from '../../src/words/words.ts'
import { library } from '../support/content.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { choicesOf, everything } from '../support/letters.ts'
import { runProgram } from '../support/run-program.ts'
import { keys, openTerminal } from '../support/terminal.ts'

const folder = dataFolderForEach()
const at = '2026-11-22T01:00:00.000Z'
const { letters: words } = wordsIn('en')

function begin(): void {
  const begun = withPlaybook(newSession({ id: '1', name: '1', at }), { playbook: 'online-lending-leak', at })
  const session = withAnswer(begun, { question: 'danger', value: ['none'], at })
  openSessionStore({ dataFolder: folder.path }).create((id) => ({ ...session, id }))
}

/** Everything on disk below the data folder, in one text. */
function onDisk(path = folder.path): string {
  return readdirSync(path, { withFileTypes: true })
    .map((entry) =>
      entry.isDirectory() ? onDisk(join(path, entry.name)) : readFileSync(join(path, entry.name), 'latin1'),
    )
    .join('\n')
}

const latin = (text: string) => Buffer.from(text).toString('latin1')

describe('at a terminal', () => {
  it('is filled in one by one, kept when the person leaves, and gone on with', async () => {
    begin()
    const open = () => openTerminal({ args: ['--lang', 'en', 'letter', 'breach-inquiry'], dataFolder: folder.path })
    const first = open()
    await first.shows(`? ${words.ask.what}`)
    first.type(`1${keys.enter}`)
    await first.shows(/\? 1\/\d+ · /)
    first.type(`${keys.space}${keys.enter}`)
    await first.shows(/\? 2\/\d+ · full name of the addressee/)
    first.type(`Acme Lending Ltd${keys.enter}`)
    await first.shows(/\? 3\/\d+ · /)
    first.type(keys.ctrlC)
    expect((await first.ended).exitCode).toBe(130)
    expect(onDisk()).toContain('Acme Lending Ltd')

    const second = open()
    await second.shows(`? ${words.ask.what}`)
    expect(second.screen()).toContain('Acme Lending Ltd')
    second.type(keys.ctrlC)
    await second.ended
  })
})

describe('without a terminal', () => {
  it('is written for its owner alone, and nothing about the person stays anywhere else', async () => {
    begin()
    const out = join(folder.path, 'letter.docx')
    const args = [
      'letter',
      'police-report',
      '--out',
      out,
      '--set',
      'name=王小明',
      '--set',
      'id-number=11010519491231002X',
    ]
    const { status, stdout } = await runProgram({ args, dataFolder: folder.path })
    expect(status).toBe(0)
    expect(stdout.replace(/\s/g, '')).toContain(out)
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK')
    const sessions = onDisk(join(folder.path, 'sessions'))
    expect(sessions).not.toContain(latin('王小明'))
    expect(sessions).not.toContain('11010519491231002X')
  })

  it('leaves a file that is there alone', async () => {
    begin()
    const out = join(folder.path, 'mine.txt')
    writeFileSync(out, 'mine')
    const refused = await runProgram({ args: ['letter', 'rights-request', '--out', out], dataFolder: folder.path })
    expect(refused.status).toBe(1)
    expect(readFileSync(out, 'utf8')).toBe('mine')
  })

  it('tells scripts what is open', async () => {
    begin()
    const { stdout } = await runProgram({ args: ['--json', 'letter', 'rights-request'], dataFolder: folder.path })
    const { letter } = JSON.parse(stdout)
    expect(letter.open.length).toBeGreaterThan(3)
    for (const { label, why } of letter.open) expect(label && why).toBeTruthy()
  })
})

// What a person set as their editor may have arguments; the file is one argument, whatever its name.
it.runIf(process.platform !== 'win32')('opens the written file in the person’s editor', async () => {
  begin()
  const editor = join(folder.path, 'my editor.sh')
  writeFileSync(editor, '#!/bin/sh\nprintf "%s|" "$@" > "$0.args"\necho edited >> "$2"\n')
  chmodSync(editor, 0o700)
  const out = join(folder.path, "it's $(touch x) a letter.txt")
  const terminal = openTerminal({
    args: ['--lang', 'en', 'letter', 'breach-inquiry', '--out', out, '--edit', ...everyBlank('breach-inquiry')],
    dataFolder: folder.path,
    env: { VISUAL: `"${editor}" --wait` },
  })
  expect((await terminal.ended).exitCode).toBe(0)
  expect(readFileSync(`${editor}.args`, 'utf8')).toBe(`--wait|${out}|`)
  expect(readFileSync(out, 'utf8')).toMatch(/edited\n$/)
  expect(existsSync(join(folder.path, 'x'))).toBe(false)
})

/** Options that leave nothing open. */
function everyBlank(id: string): string[] {
  const letter = library.letters.get(id)
  if (!letter) throw new Error(`there is no letter ${id}`)
  const values = everything(letter, choicesOf(letter)[1] ?? new Map(), () => 'x')
  return [...values].flatMap(([blank, value]) => ['--set', `${blank}=${[value].flat().join(',')}`])
}
