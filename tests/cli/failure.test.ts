// What is printed of a failure, and with which exit code the program ends.
import { describe, expect, it } from 'vitest'
import { describeFailure, type Failure } from '../../src/cli/failure.ts'
import { languages } from '../../src/core/text.ts'
import { Interrupted, UserError, WrongPassphrase } from '../../src/errors.ts'
import { wordsIn } from '../../src/words/words.ts'
import { controlsIn } from '../support/hostile-strings.ts'

const options = { language: 'en', columns: 80, json: false, farewell: 'Come back with: leak-help resume 1' } as const
const what = { zh: '做不了。', en: 'It cannot be done.' }
const next = { zh: '换一种做法。', en: 'Do it in another way.' }
const document = { schema: 1, missing: [{ id: 'danger' }] }
const json = JSON.stringify(document, null, 2)
const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'write' })

describe('a failure', () => {
  it.each<[string, unknown, Partial<typeof options>, Failure]>([
    ['that says only what', new UserError(what), {}, { exitCode: 1, stderr: 'It cannot be done.\n' }],
    [
      'that says what to do',
      new UserError(what, next),
      {},
      { exitCode: 1, stderr: 'It cannot be done.\nWhat to do: Do it in another way.\n' },
    ],
    [
      'of usage',
      new UserError(what, next, { exitCode: 2 }),
      {},
      { exitCode: 2, stderr: 'It cannot be done.\nWhat to do: Do it in another way.\n' },
    ],
    [
      'of a kind of its own',
      new WrongPassphrase(what, next),
      {},
      { exitCode: 1, stderr: 'It cannot be done.\nWhat to do: Do it in another way.\n' },
    ],
    [
      'with a document nobody asked for',
      new UserError(what, undefined, { exitCode: 2, json: document }),
      {},
      { exitCode: 2, stderr: 'It cannot be done.\n' },
    ],
    [
      'with a document for --json',
      new UserError(what, undefined, { exitCode: 2, json: document }),
      { json: true as never },
      { exitCode: 2, stderr: 'It cannot be done.\n', stdout: `${json}\n` },
    ],
    [
      'without a document though --json was given',
      new UserError(what, next),
      { json: true as never },
      { exitCode: 1, stderr: 'It cannot be done.\nWhat to do: Do it in another way.\n' },
    ],
    ['by leaving', new Interrupted(), {}, { exitCode: 130, stderr: '\nCome back with: leak-help resume 1\n' }],
    ['by leaving, said already', new Interrupted(), { farewell: undefined as never }, { exitCode: 130 }],
  ])('%s', (_what, error, more, expected) => {
    expect(describeFailure(error, { ...options, ...more })).toEqual(expected)
  })

  it('is said in Chinese in a Chinese run', () => {
    const { stderr } = describeFailure(new UserError(what, next), { ...options, language: 'zh' })
    expect(stderr).toBe('做不了。\n接下来：换一种做法。\n')
  })

  it('is wrapped to the screen, its own lines kept', () => {
    const error = new UserError({ zh: '长', en: `one two three four five\n  indented` }, next)
    expect(describeFailure(error, { ...options, columns: 15 }).stderr).toBe(
      'one two three\nfour five\n  indented\nWhat to do: Do\nit in another\nway.\n',
    )
  })

  it('shows nothing that moves a cursor, on either stream', () => {
    const error = new UserError(
      { zh: 'x', en: 'a\u001b[2Jb\u202ec' },
      { zh: 'x', en: 'd\u009be' },
      { json: { a: '\u202e' } },
    )
    const { stdout, stderr } = describeFailure(error, { ...options, json: true })
    expect(controlsIn(`${stdout}${stderr}`)).toEqual([])
  })
})

describe.each(languages)('a bug, in %s', (language) => {
  const words = wordsIn(language).error

  it('says that it is one, that nothing is lost, and gives what developers need', () => {
    const error = new Error('broken')
    const { exitCode, stdout, stderr } = describeFailure(error, { ...options, language, json: true })
    expect([exitCode, stdout]).toEqual([1, undefined])
    expect(stderr).toMatch(new RegExp(`^${words.bug}\\n`))
    expect(stderr).toContain(words.bugNext.slice(0, 10))
    expect(stderr).toContain('Error: broken')
    expect(stderr).toContain('failure.test.ts')
    expect(stderr).toMatch(/\n$/)
  })

  it.each([
    ['no space', full, 'ENOSPC'],
    ['a broken disk', Object.assign(new Error('EIO: i/o error, write'), { code: 'EIO' }), 'EIO'],
  ])('with %s names only that: the trace would not fit or help', (_what, error, code) => {
    const { exitCode, stderr } = describeFailure(error, { ...options, language })
    expect(exitCode).toBe(1)
    expect(stderr).toBe(`${words.bug}\n${words.bugNext}\n${code}\n`)
  })

  it.each([['a text'], [undefined], [null], [7]])('that is no error at all: %j', (thrown) => {
    const { exitCode, stderr } = describeFailure(thrown, { ...options, language })
    expect(exitCode).toBe(1)
    expect(stderr).toContain(String(thrown))
  })

  it('shows a hostile message as text', () => {
    const { stderr } = describeFailure(new Error('a\u001b[2Jb'), { ...options, language })
    expect(controlsIn(stderr ?? '')).toEqual([])
  })
})
