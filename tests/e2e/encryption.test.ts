// Encrypted sessions in a real terminal: what is typed, what is seen, what is on disk, and opening them without us.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { newSession } from '../../src/core/session/session.ts'
import { wordsIn } from '../../src/words/words.ts'
import { ageForTests } from '../support/age.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { openDiskStore } from '../support/disk-store.ts'
import { cleanEnvironment, keys, openShell, openTerminal, program } from '../support/terminal.ts'

const zh = wordsIn('zh')
const passphrase = 'several unrelated 词语'
const age = await ageForTests()
const folder = dataFolderForEach()

const { at } = folder
const open = (args: string[], columns = 80) => openTerminal({ args, dataFolder: folder.path, columns })

/** Files that hold a text, in their name or content. */
function filesWith(text: string): string[] {
  const names = readdirSync(folder.path, { recursive: true, encoding: 'utf8' })
  return names.filter(
    (name) => name.includes(text) || (statSync(at(name)).isFile() && readFileSync(at(name)).includes(text)),
  )
}

/** An encrypted session whose key costs little work. */
function quickSession(): void {
  const store = openDiskStore({ dataFolder: folder.path, age, workFactor: 1 })
  store.encryption.setPassphrase(passphrase)
  store.create((id) => newSession({ id, name: 'known-to-one-person', at: '2026-11-22T02:00:00Z' }), { encrypted: true })
}

const run = (args: string[]) =>
  spawnSync(process.execPath, [program, ...args], { env: cleanEnvironment(folder.path), encoding: 'utf8', input: '' })

const hasAge = spawnSync('age', ['--version']).status === 0

it('starts encrypted; nothing of it is readable, and any age tool opens it', async () => {
  const words = zh.passphrase
  const first = open(['start', '--encrypt', 'unknown-source'])
  await first.shows(words.goOn)
  first.type('y\r')
  await first.shows(`? ${words.choose}`)
  first.type('短的\r')
  await first.shows(words.tooShort(8))
  first.type(`${passphrase}\r`)
  await first.shows(`? ${words.again}`)
  first.type(`${passphrase}\r`)
  await first.shows('现在有没有下面的情况')
  first.type(keys.down.repeat(5) + keys.space + keys.enter)
  await first.shows('你是在为自己处理')
  first.type(keys.ctrlC)
  expect((await first.ended).exitCode).toBe(130)
  expect([first.screen(), first.cursorHidden()]).toEqual([expect.stringContaining('leak-help resume 1'), false])
  expect(first.raw()).not.toContain('unrelated')
  expect(readdirSync(at('sessions')).filter((name) => !/^1\.json\.(age|lock)/.test(name))).toEqual([])
  for (const text of ['unrelated', 'danger', 'unknown-source']) expect([text, filesWith(text)]).toEqual([text, []])

  // As much work as age itself asks for.
  expect(readFileSync(at('key.age'), 'latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/)

  const second = open(['status'])
  await second.shows(`? ${words.ask}`)
  second.type('not this one\r')
  // Typed before it is asked for again, while the key is being tried: it must not show either.
  await second.shows(words.working)
  second.type(`${passphrase}\r`)
  expect((await second.ended).exitCode).toBe(0)
  expect(second.screen()).toContain(words.wrong(2))
  expect(second.screen()).toContain('个案1')
  expect(second.raw()).not.toMatch(/unrelated|not this/)

  if (!hasAge) return console.log('age is not installed: opening without leak-help was not tried')
  const opener = openShell('age -d key.age > identity.txt', { dataFolder: folder.path })
  await opener.shows('passphrase')
  opener.type(`${passphrase}\r`)
  await opener.ended
  const opened = spawnSync('age', ['-d', '-i', at('identity.txt'), at('sessions', '1.json.age')], { encoding: 'utf8' })
  expect(JSON.parse(opened.stdout)).toMatchObject({
    id: '1',
    answers: { danger: ['none'] },
    playbooks: ['unknown-source'],
  })
})

describe('an encrypted session', () => {
  beforeEach(quickSession)

  it.each(['zh', 'en'] as const)(
    'is taken back and encrypted again without redrawing, in 40 columns (%s)',
    async (lang) => {
      const words = wordsIn(lang)
      for (const way of ['decrypt', 'encrypt'] as const) {
        const terminal = open(['--plain', '--lang', lang, 'session', way], 40)
        await terminal.shows(words.passphrase.hidden)
        // Corrected while typing, as one does.
        terminal.type(`\u001b[Dwrong${keys.backspace.repeat(5)}${passphrase}x${keys.backspace}\r`)
        expect((await terminal.ended).exitCode).toBe(0)
        for (const text of ['unrelated', 'wrong', '\u001b']) expect(terminal.raw()).not.toContain(text)
        for (const line of terminal.screen().split('\n')) expect(line.length).toBeLessThanOrEqual(40)
        expect(filesWith('known-to-one-person')).toEqual(
          way === 'decrypt' ? ['sessions/1.json', 'sessions/1.json.bak'] : [],
        )
      }
    },
  )

  it.each([[['status']], [['--plain', 'status']]])(
    'stays closed when the person leaves at the question (%j)',
    async (args) => {
      const terminal = open(args)
      await terminal.shows(zh.passphrase.hidden)
      terminal.type(`several${keys.ctrlC}`)
      expect((await terminal.ended).exitCode).toBe(130)
      expect(terminal.screen()).toContain('leak-help resume 1')
      expect(terminal.raw()).not.toContain('several')
    },
  )

  it('without a terminal stops with exit 1 and says what to do', () => {
    for (const args of [['status'], ['resume', '1'], ['--json', 'status'], ['session', 'decrypt', '1']]) {
      const { status, stdout, stderr } = run(args)
      expect([args, status, stdout]).toEqual([args, 1, ''])
      expect(stderr).toContain('leak-help resume 1')
    }
    expect(run(['session', 'list']).stdout).toContain('已加密')
    expect(run(['session', 'encrypt', '1']).status).toBe(1)
  })
})

it.each(['zh', 'en'])('the help says how to open a session without leak-help (%s)', (lang) => {
  const { stdout } = run(['--lang', lang, 'session', 'encrypt', '--help'])
  for (const command of ['age -d key.age > identity.txt', 'age -d -i identity.txt sessions/1.json.age']) {
    expect(stdout).toContain(command)
    for (const file of ['README.md', 'docs/README.zh-CN.md']) expect(readFileSync(file, 'utf8')).toContain(command)
  }
})
