// Commands on the screen are called as the program was started; what a person wrote and what scripts read stays.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeFailure } from '../../src/cli/failure.ts'
import { parseCommandLine } from '../../src/cli/parse.ts'
import { done } from '../../src/commands/done.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { why } from '../../src/commands/why.ts'
import { UserError } from '../../src/errors.ts'
import { wrapText } from '../../src/render/wrap.ts'
import { adviceAsTyped, asTyped, callProgram } from '../../src/words/program.ts'
import { wordsIn } from '../../src/words/words.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallContentWith, step } from '../support/small-library.ts'

const name = 'node bin/leak-help.cjs'
const advice = { zh: '再加一份，输入leak-help add unknown。', en: 'Then type leak-help add unknown.' }

let ports: MemoryPorts
beforeEach(async () => {
  callProgram(name)
  const content = smallContentWith({ steps: [step('capture', { urgency: 'now', stage: 'evidence', how: [advice] })] })
  ports = memoryPorts({ content, files: { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' } })
  await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  ports.printed.length = 0
})
afterEach(() => callProgram('leak-help'))

const printed = () => ports.printed.join('\n').replace(/\s+/g, ' ')

describe('as the program was started', () => {
  it('are the commands of a plan', async () => {
    await status(ports, { all: false, json: false })
    expect(printed()).toContain(`${name} why capture`)
    expect(printed()).not.toMatch(/(?<!bin\/)leak-help [a-z]/)
  })

  it('those behind reasons, and in advice', async () => {
    await why(ports, { step: 'capture' })
    expect(printed()).not.toMatch(/(?<!bin\/)leak-help [a-z]/)
    expect(adviceAsTyped(advice.en)).toBe(`Then type ${name} add unknown.`)
    expect(adviceAsTyped(advice.zh)).toBe(`再加一份，输入${name} add unknown。`)
  })

  it('those of an error', () => {
    const error = new UserError(
      { zh: '没有', en: 'There is no “leak-help start” in /tmp/leak-help' },
      { zh: '看：leak-help list', en: 'See: leak-help list' },
    )
    const { stderr } = describeFailure(error, { language: 'en', columns: 200, json: false, farewell: undefined })
    expect(stderr).toBe(`There is no “leak-help start” in /tmp/leak-help\nWhat to do: See: ${name} list\n`)
  })

  it.each(['zh', 'en'] as const)('those of the help (%s)', (language) => {
    const parsed = parseCommandLine(['--help'], { language, version: '1', columns: 100 })
    const text = parsed.kind === 'printed' ? parsed.text : ''
    expect(text).toContain(`${name} status`)
    expect(text).not.toMatch(/(?<!bin\/)leak-help [a-z]/)
  })

  it('and they stay in one piece on a narrow screen', () => {
    for (const typed of [name, 'npx leak-help', 'node "/my files/bin/leak-help.cjs"']) {
      callProgram(typed)
      const text = asTyped('To go on with it: leak-help session close 1 --force')
      expect(wrapText(text, 30)).toContain(`${typed} session close 1 --force`)
    }
  })
})

describe('as it was written', () => {
  it('is what a person wrote', async () => {
    await done(ports, { step: 'capture', note: 'leak-help resume', outcome: undefined, json: true })
    ports.printed.length = 0
    await why(ports, { step: 'capture' })
    expect(printed()).toContain('leak-help resume')
    expect(printed()).not.toContain(`${name} resume`)
    expect(wordsIn('en').session.renamed('1', 'do: leak-help start')).toContain('do: leak-help start')
  })

  it('is what scripts read', async () => {
    await status(ports, { all: true, json: true })
    expect(printed()).toContain('type leak-help add unknown')
    expect(printed()).not.toContain(name)
  })

  it('is everything where the program was started by its name', () => {
    callProgram('leak-help')
    expect(wordsIn('en').status.resume('')).toBe('Step by step: leak-help resume')
    expect(adviceAsTyped(advice.en)).toBe(advice.en)
  })
})
