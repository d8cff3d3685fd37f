// F5 of the attack on the first version: whatever bytes an answers file holds, it is read or refused with exit code 2.
import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { start } from '../../../src/commands/start.ts'
import { UserError } from '../../../src/errors.ts'
import { readAnswersFile } from '../../../src/io/content/answers-file.ts'
import { dataFolderForEach } from '../../support/data-folder.ts'
import { memoryPorts } from '../../support/memory-ports.ts'

const folder = dataFolderForEach()

// Keys and values that get as far as being located: known questions, and what JSON takes and YAML does not.
const key = fc.oneof(
  fc.constantFrom('danger', 'harm', 'access', 'playbook', '', 'a\u200bb', '<<', '~'),
  fc.string({ unit: 'binary' }),
)
const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('none', 'day\u200b', 1e21, -0, '\u2028'),
  fc.string({ unit: 'binary' }),
)
const text = fc.oneof(
  fc.dictionary(key, value).map((answers) => JSON.stringify(answers)),
  fc.dictionary(key, value).map((answers) => JSON.stringify(answers, null, 2)),
  fc.array(fc.tuple(key, value)).map((rows) => rows.map(([name, one]) => `${name}: ${JSON.stringify(one)}`).join('\n')),
  fc
    .array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        '"',
        "'",
        '- ',
        '\n',
        ' ',
        '\t',
        '&a ',
        '*a',
        '!!x ',
        '#',
        '|',
        '>',
        'a',
        '1e400',
        '\ufeff',
        '---',
        '? ',
      ),
    )
    .map((parts) => parts.join('')),
)
const bytes = fc.oneof(
  text.map((written) => Buffer.from(written)),
  fc.uint8Array({ maxLength: 200 }).map((any) => Buffer.from(any)),
)

it.each(['answers.json', 'answers.yaml'])('any bytes as %s end in a session or in a refusal', async (name) => {
  const path = folder.at(name)
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      writeFileSync(path, content)
      const ports = { ...memoryPorts(), readAnswers: readAnswersFile }
      const failure = await start(ports, { playbooks: ['lender'], walk: false, json: false, answers: path }).catch(
        (error: unknown) => error,
      )
      if (failure === undefined) return
      expect(failure).toBeInstanceOf(UserError)
      expect((failure as UserError).exitCode).toBe(2)
    }),
    { seed: 1, numRuns: 1_500 },
  )
})

it('of thousands of mistakes the first are named', async () => {
  const path = folder.at('answers.json')
  writeFileSync(path, JSON.stringify(Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`q${index}`, 1]))))
  const ports = { ...memoryPorts(), readAnswers: readAnswersFile }
  const failure = await start(ports, { playbooks: [], walk: false, json: false, answers: path }).catch((error) => error)
  expect(failure.what.en).toMatch(/5000 mistakes/)
  expect(failure.what.en.split('\n').length).toBeLessThan(60)
})
