// What is decided does not hang on the language of the run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { library } from '../support/content.ts'
import { runProgram } from '../support/run-program.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leak-help-language-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const run = (args: string[]) => runProgram({ args, dataFolder: folder })

async function start(language: string): Promise<string> {
  const missing = JSON.parse((await run(['--json', 'start', 'bank-or-tax-data'])).stdout).missing as { id: string }[]
  const file = join(folder, 'answers.json')
  writeFileSync(file, JSON.stringify(Object.fromEntries(missing.map(({ id }) => [id, 'unsure']))))
  const { stdout } = await run(['--lang', language, '--json', 'start', 'bank-or-tax-data', '--answers', file])
  return JSON.parse(stdout).session.id
}

it.each(['4111111111111111', '6222020200001234562', '11010519491231002X'])(
  'a receipt number %s is one in both languages, and a note holds none',
  async (number) => {
    for (const language of ['zh', 'en']) {
      const session = await start(language)
      const base = ['--lang', language, '--session', session]
      const receipt = ['done', 'report-to-police', '--set', `receipt-number=${number}`]
      const note = ['done', 'report-to-police', '--note', number]
      const isIdCard = number.length === 18
      expect((await run([...base, ...receipt])).status, `${language} receipt`).toBe(
        isIdCard || number.startsWith('62') ? 1 : 0,
      )
      expect((await run([...base, ...note])).status, `${language} note`).toBe(1)
    }
  },
)

it('every field for a number that somebody else gave is of the type for one', () => {
  const texts = [...library.steps.values()].flatMap(({ id, collects }) =>
    collects.filter(({ type }) => type === 'text').map((field) => `${id}.${field.id}`),
  )
  expect(texts.filter((field) => /number|receipt|ticket|case|record/.test(field.split('.')[1] ?? ''))).toEqual([])
})
