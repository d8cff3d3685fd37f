// On a narrow terminal: what the program prints and asks is broken by the program, between words, and never by the
// terminal or by Inquirer in the middle of one. What is to be copied is left to the terminal (support/screen-lines.ts).
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/core/text.ts'
import { openCompiled } from '../../src/io/content/compiled.ts'
import { wordsIn } from '../../src/words/words.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { answersOnDisk, saveFinishedSession } from '../support/prompts.ts'
import { brokenBadly, isCopied } from '../support/screen-lines.ts'
import { keys, openShell, openTerminal, type Terminal } from '../support/terminal.ts'

const bundled = openCompiled(resolve('dist', 'content'))
const danger = bundled.library().questions.get('danger')

const folder = dataFolderForEach()

const screens = languages.flatMap((language) => [20, 40, 80].map((columns) => ({ language, columns })))

/** Lines as they were meant: the rows of a text together, with a space where English has one. */
function flat(text: string, language: Language): string {
  return text.replace(/\s+/g, language === 'en' ? ' ' : '')
}

/** Waits until a text is there, in however many rows, and fails where a word of it is broken. */
async function showsWhole(terminal: Terminal, language: Language, text: string): Promise<void> {
  await terminal.shows(new RegExp(inRows(text)))
  expect(flat(terminal.screen(), language)).toContain(flat(text, language))
}

/** The same for what a question ends with: what is typed now stands behind it. */
async function endsWith(terminal: Terminal, language: Language, text: string): Promise<void> {
  await terminal.shows(new RegExp(`${inRows(text)}\\s*$`))
  await showsWhole(terminal, language, text)
}

function inRows(text: string): string {
  const characters = [...text.replace(/\s/g, '')]
  return characters.map((character) => character.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')).join('\\s*')
}

function expectNothingTooWide(terminal: Terminal): void {
  const lines = terminal.lines()
  expect(lines.filter(({ text, rows }) => rows > 1 && !isCopied(text))).toEqual([])
  expect(brokenBadly(lines.map(({ text }) => text).join('\n'))).toEqual([])
}

it.each(screens)('prints within its columns: $language, $columns', async ({ language, columns }) => {
  saveFinishedSession(folder.path)
  const own = join(folder.path, 'playbooks')
  mkdirSync(own)
  writeFileSync(join(own, 'mine.yaml'), 'id: 1\ntitle: { zh: 甲 }\nsteps: [constructor]\nsurprise: 1\n')
  const runs = [
    ['--help'],
    ['session', 'encrypt', '--help'],
    ['statsu'],
    ['list', '--text', 'qwertyuiop'],
    ['show', 'unknown-source'],
    ['status', '--all'],
    ['why', 'save-evidence'],
    ['session', 'list'],
    ['playbook', 'check', own],
  ]
  const script = runs.map((args) => `"$0" "$1" ${args.join(' ')}`).join('; ')
  const env = { LEAK_HELP_LANG: language }
  const terminal = openShell(`${script}; "$0" "$1" < /dev/null`, { dataFolder: folder.path, columns, env })
  await terminal.ended
  const words = wordsIn(language)
  const shown = flat(terminal.screen(), language)
  for (const text of [words.list.nothingFits, words.show.ask, words.status.next, words.session.title, 'session'])
    expect(shown).toContain(flat(text, language))
  expect(shown).toContain(flat(words.unused.hasErrors(own, 1, '').split(/[“”]/)[0] ?? '', language))
  expectNothingTooWide(terminal)
})

it.each(languages)('talks within the columns of its terminal when results go to a file (%s)', async (language) => {
  const args = ['--lang', language, 'start', 'unknown-source']
  const terminal = openShell('"$0" "$@" > /dev/null', { dataFolder: folder.path, columns: 40 }, args)
  const { start } = wordsIn(language)
  await showsWhole(terminal, language, start.welcome)
  await endsWith(terminal, language, start.many)
  terminal.type(`${keys.down}${keys.space}${keys.enter}`)
  await showsWhole(terminal, language, bundled.texts(language).entry('questions', 'acting-for')?.text ?? '')
  await endsWith(terminal, language, start.one)
  terminal.type(keys.enter)
  await showsWhole(terminal, language, wordsIn(language).walk.what)
  await endsWith(terminal, language, start.one)
  terminal.type(keys.ctrlC)
  await terminal.ended
  expectNothingTooWide(terminal)
})

describe.each([{ plain: false }, { plain: true }])('asks within its columns, %j', ({ plain }) => {
  it.each(screens)('$language, $columns', async ({ language, columns }) => {
    const words = wordsIn(language)
    const { start } = words
    const question = bundled.texts(language).entry('questions', 'danger')
    if (!question || !danger) throw new Error('the first question is not there')
    const many = plain ? start.plainMany : start.many
    const one = plain ? start.plainOne : start.one
    // In plain mode, going back is said behind what is to be typed.
    const back = (tip: string) => (plain ? `${tip}${words.semicolon}${words.keyboard.plainBack}` : tip)
    // The number of a choice, or that many steps down.
    const choose = (place: number, then = '') =>
      terminal.type(plain ? `${place + 1}\r` : `${keys.down.repeat(place)}${then}${keys.enter}`)
    const args = ['--lang', language, ...(plain ? ['--plain'] : []), 'start']
    const terminal = openTerminal({ args, dataFolder: folder.path, columns })

    await endsWith(terminal, language, many)
    await showsWhole(terminal, language, question.text)
    await showsWhole(terminal, language, question.why ?? '')
    await showsWhole(terminal, language, question.choices['call-open'] ?? '')
    choose(
      danger.choices.findIndex(({ id }) => id === 'none'),
      keys.space,
    )
    const actingFor = bundled.texts(language).entry('questions', 'acting-for')
    await showsWhole(terminal, language, actingFor?.text ?? '')
    await endsWith(terminal, language, back(one))
    choose(0)
    await showsWhole(terminal, language, start.describeAsk)
    await showsWhole(terminal, language, start.describeHint)
    await endsWith(terminal, language, plain ? words.keyboard.plainBack : `${words.keyboard.back}\n>`)
    terminal.type(keys.enter)
    await showsWhole(terminal, language, words.group.general)
    await showsWhole(terminal, language, bundled.texts(language).name('playbooks', 'unknown-source') ?? '')
    await endsWith(terminal, language, back(one))
    choose(0)
    const next = bundled.texts(language).entry('questions', 'harm')
    await showsWhole(terminal, language, next?.text ?? '')
    await showsWhole(terminal, language, next?.why ?? '')
    await endsWith(terminal, language, back(many))
    terminal.type(keys.ctrlC)
    await showsWhole(terminal, language, words.error.interrupted('1'))
    await terminal.ended
    expect(Object.keys(answersOnDisk(folder.path))).toEqual(['danger', 'acting-for'])
    expectNothingTooWide(terminal)
  })

  it.each(screens)('a yes or no, and a passphrase: $language, $columns', async ({ language, columns }) => {
    saveFinishedSession(folder.path)
    const { passphrase } = wordsIn(language)
    const args = ['--lang', language, ...(plain ? ['--plain'] : []), 'session', 'encrypt', '1']
    const terminal = openTerminal({ args, dataFolder: folder.path, columns })
    await showsWhole(terminal, language, passphrase.warning)
    await endsWith(terminal, language, plain ? wordsIn(language).plainPrompt.yesNo : `${passphrase.goOn} (y/N)`)
    terminal.type('y\r')
    await showsWhole(terminal, language, passphrase.chooseHint(8))
    await endsWith(terminal, language, passphrase.hidden)
    terminal.type('short\r')
    await showsWhole(terminal, language, passphrase.tooShort(8))
    if (!plain) await endsWith(terminal, language, passphrase.hidden)
    terminal.type('long enough\r')
    await showsWhole(terminal, language, passphrase.again)
    terminal.type('something else\r')
    await showsWhole(terminal, language, passphrase.differ)
    terminal.type(keys.ctrlC)
    await terminal.ended
    expectNothingTooWide(terminal)
  })
})
