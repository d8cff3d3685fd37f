// The first start on a computer that others use too, in a real terminal: what is kept afterwards, in every way offered.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { languages } from '../../src/core/text.ts'
import { wordsIn } from '../../src/words/words.ts'
import { content } from '../support/content.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { keys, openTerminal, type Terminal } from '../support/terminal.ts'

const folder = dataFolderForEach()
let sessions: string
beforeEach(() => {
  sessions = join(folder.path, 'leak-help', 'sessions')
})

// As nobody else would have chosen it: our own folder in the place for such folders.
const open = (args: string[]) =>
  openTerminal({ args, dataFolder: folder.path, env: { LEAK_HELP_DATA_DIR: '', XDG_DATA_HOME: folder.path } })

const down = (count: number) => keys.down.repeat(count)

// How far the person has come stands in front of a question.
const progress = '(?:\\d+(?:/约?| of (?:about )?)\\d+ · )?'

/** Waits for a question to be open (again), types, and goes on. */
async function answer(terminal: Terminal, question: string, typed: string): Promise<void> {
  const begins = question.slice(0, 10)
  await terminal.shows(new RegExp(`\\? ${progress}${begins}(?![\\s\\S]*- ${progress}${begins})`))
  terminal.type(typed)
}

describe.each(languages)('in %s', (lang) => {
  const words = wordsIn(lang)
  const textOf = (id: string) => content.questions.get(id)?.text[lang] ?? id

  /** The answer to a question that nothing of it is so. */
  const noDanger = down(6) + keys.space + keys.enter

  /** Puts off what cannot wait, one after the other, until the question who else uses the computer is open. */
  async function setAside(terminal: Terminal): Promise<void> {
    const [step, asked] = [words.walk.what.slice(0, 10), words.shared.ask.slice(0, 10)]
    for (let putOff = 0; !terminal.screen().includes(`? ${asked}`); putOff++) {
      await terminal.shows(new RegExp(`(?:- ${step}[^]*){${putOff}}\\n\\? (?:${step}|${asked})`))
      if (!terminal.screen().includes(`? ${asked}`)) terminal.type(keys.down + keys.enter)
    }
  }

  /** Up to the choice of how to keep the session: it comes after the steps that cannot wait, and others use the computer. */
  async function toTheChoice(): Promise<Terminal> {
    const terminal = open(['--lang', lang, 'start', 'unknown-source'])
    // Somebody in danger is not kept from the first step by questions.
    await answer(terminal, textOf('danger'), down(1) + keys.space + keys.enter)
    await answer(terminal, textOf('acting-for'), keys.enter)
    await setAside(terminal)
    await answer(terminal, words.shared.ask, down(1) + keys.enter)
    await terminal.shows(`? ${words.shared.how}`)
    expect(readdirSync(sessions)).toContain('1.json')
    return terminal
  }

  /** What comes next, whatever it is. */
  async function goesOn(terminal: Terminal): Promise<void> {
    await terminal.shows(new RegExp(`- ${words.shared.how.slice(0, 10)}[^]*\\n\\? `))
  }

  it('goes on as usual', async () => {
    const terminal = await toTheChoice()
    await answer(terminal, words.shared.how, keys.enter)
    await goesOn(terminal)
    terminal.type(keys.ctrlC)
    expect((await terminal.ended).exitCode).toBe(130)
    expect(terminal.screen()).toContain('leak-help resume 1')
    expect(readdirSync(sessions)).toContain('1.json')
  })

  // The passphrase takes its time to work on: once is enough.
  it.runIf(lang === 'zh')('encrypts what was saved and what follows', async () => {
    const secret = 'seven small words'
    const terminal = await toTheChoice()
    await answer(terminal, words.shared.how, down(1) + keys.enter)
    await answer(terminal, words.passphrase.goOn, `y${keys.enter}`)
    await answer(terminal, words.passphrase.choose, secret + keys.enter)
    await answer(terminal, words.passphrase.again, secret + keys.enter)
    await terminal.shows(new RegExp(`${words.shared.nowEncrypted}[^]*\\n\\? `))
    const files = readdirSync(sessions).filter((name) => !name.endsWith('.lock'))
    expect(files.sort()).toEqual(['1.json.age', '1.json.age.bak'])
    for (const file of files) expect(readFileSync(join(sessions, file)).toString('latin1')).not.toContain('danger')
    expect(terminal.raw()).not.toContain(secret)
    terminal.type(keys.ctrlC)
    expect((await terminal.ended).exitCode).toBe(130)
  })

  it('keeps nothing: what was saved is gone at once, with the folder, and the end says so', async () => {
    const terminal = await toTheChoice()
    await answer(terminal, words.shared.how, down(2) + keys.enter)
    await goesOn(terminal)
    expect(existsSync(join(folder.path, 'leak-help'))).toBe(false)
    terminal.type(keys.down + keys.space + keys.enter)
    await terminal.shows(new RegExp(`- ${words.shared.how.slice(0, 10)}[^]*\\n- [^]*\\n\\? `))
    expect(existsSync(join(folder.path, 'leak-help'))).toBe(false)
    terminal.type(keys.ctrlC)
    expect((await terminal.ended).exitCode).toBe(130)
    expect(terminal.screen()).not.toContain('leak-help resume')
    expect(terminal.screen().replace(/\s/g, '')).toContain(words.private.ended.replace(/\s/g, ''))
    expect(readdirSync(folder.path)).toEqual([])
  })

  it('leaves a folder that was there before, and what is in it', async () => {
    mkdirSync(join(folder.path, 'leak-help', 'playbooks'), { recursive: true })
    const terminal = await toTheChoice()
    await answer(terminal, words.shared.how, down(2) + keys.enter)
    await goesOn(terminal)
    expect(readdirSync(join(folder.path, 'leak-help'))).toEqual(['playbooks'])
    terminal.type(keys.ctrlC)
    await terminal.ended
  })

  it('writes nothing from the start with --private, and does not ask', async () => {
    const terminal = open(['--lang', lang, 'start', 'unknown-source', '--private'])
    await answer(terminal, textOf('danger'), noDanger)
    await answer(terminal, textOf('acting-for'), keys.enter)
    await terminal.shows(new RegExp(`- ${progress}${textOf('acting-for').slice(0, 10)}[^]*\\n\\? `))
    expect(terminal.screen()).not.toContain(words.shared.ask)
    terminal.kill('SIGTERM')
    expect((await terminal.ended).exitCode).toBe(143)
    expect(terminal.screen().replace(/\s/g, '')).toContain(words.private.ended.replace(/\s/g, ''))
    expect(readdirSync(folder.path)).toEqual([])
  })
})
