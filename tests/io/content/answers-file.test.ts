// An answers file that cannot be read: its name stands in quotes, as it is, and what is wrong and where stands outside.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { languages } from '../../../src/core/text.ts'
import { UserError } from '../../../src/errors.ts'
import { readAnswersFile } from '../../../src/io/content/answers-file.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'answers-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function refused(path: string): Promise<UserError> {
  try {
    await readAnswersFile(path)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error(`${path} was read`)
}

it.each([
  ['not YAML', 'a.yaml', 'danger: [none\nharm: x\n', true],
  ['a key twice', 'b.yaml', 'danger: none\ndanger: none\n', true],
  ['an anchor', 'c.yaml', 'danger: &a none\n', true],
  ['not there', 'd.yaml', undefined, false],
])('%s', async (_what, name, text, isPlaced) => {
  const path = join(folder, name)
  if (text !== undefined) writeFileSync(path, text)
  const { what, next, exitCode } = await refused(path)
  expect(exitCode).toBe(2)
  for (const language of languages) {
    expect(/“([^”]*)”/.exec(what[language])?.[1]).toBe(path)
    expect(next?.[language]).toBeTruthy()
  }
  expect(/”（第\d+行第\d+列）：/.test(what.zh)).toBe(isPlaced)
  expect(/” cannot be read \(line \d+, column \d+\): /.test(what.en)).toBe(isPlaced)
})
