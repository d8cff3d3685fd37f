// What is new at `resume`: what a newer playbook brought, and never what the person did, whatever they did.
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { parseCommandLine } from '../../src/cli/parse.ts'
import { resume } from '../../src/commands/resume.ts'
import { start } from '../../src/commands/start.ts'
import { UserError } from '../../src/errors.ts'
import { wordsIn } from '../../src/words/words.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallContent, smallContentWith, step } from '../support/small-library.ts'

const { resume: words, record } = wordsIn('en')

async function begin(content = smallContent): Promise<MemoryPorts> {
  const ports = memoryPorts({ content, files: { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' } })
  await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  return ports
}

/** Runs what was typed; what is refused changes nothing. */
async function type(ports: MemoryPorts, typed: string): Promise<void> {
  const parsed = parseCommandLine(typed.split(' '), { language: 'en', version: '1', columns: 80 })
  if (parsed.kind !== 'command') throw new Error(`${typed} is ${parsed.kind}`)
  try {
    await commands[parsed.name].run(ports, parsed.input)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
  }
}

/** What a resume says of news, with content of another version. */
async function newsWith(before: MemoryPorts, options: Parameters<typeof memoryPorts>[0] = {}): Promise<string> {
  const ports = { ...memoryPorts({ version: 'newer', ...options }), sessions: before.sessions }
  await resume(ports, { walk: false, json: false })
  return ports.said.join('\n')
}

const acts = [
  'done capture',
  'done tell-lender --outcome refused',
  'done tell-lender --outcome sent',
  'done credit-report --outcome found',
  'done credit-report --outcome clear',
  'done dispute-loan',
  'done complain --outcome refused',
  'skip tell-lender',
  'skip credit-report --outcome not-applicable',
  'wait tell-lender',
  'reopen tell-lender',
  'reopen credit-report',
  'waive change-password',
  'answer harm loan',
  'answer harm none',
  'answer danger call-open',
  'answer danger none',
  'answer source other',
  'add unknown',
  'undo --force',
]

let ports: MemoryPorts
beforeEach(async () => {
  ports = await begin()
})

describe('what the person did', () => {
  it.each(acts)('%s, alone and taken back, is no news', async (act) => {
    await type(ports, act)
    expect(await newsWith(ports)).not.toMatch(new RegExp(`newer playbook|${record.removed}`))
    await type(ports, 'undo --force')
    expect(await newsWith(ports)).not.toMatch(new RegExp(`newer playbook|${record.removed}`))
  })

  it('is no news in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 10 }), async (typed) => {
        const world = await begin()
        for (const act of typed) await type(world, act)
        const said = await newsWith(world)
        expect(said).not.toContain(words.changedSince)
        expect(said).not.toContain(record.removed)
      }),
      { numRuns: 60 },
    )
  })

  it('answers of an interview that goes on are none either', async () => {
    const content = smallContentWith({ steps: [step('credit-report', { when: { 'noticed-on': 'unsure' } })] })
    const world = await begin(content)
    await type(world, 'answer access no')
    const said = await newsWith(world, { content, keys: [''] })
    expect(world.sessionsById.get('1')?.seen?.steps).toContain('credit-report')
    expect(said).not.toContain(words.changedSince)
  })

  it('nor what was done in a walk', async () => {
    const keys = ['recorded', 'recorded', 'recorded', 'sent', 'recorded', 'found', 'leave']
    await resume({ ...memoryPorts({ keys }), sessions: ports.sessions }, { walk: true, json: false })
    expect(ports.sessionsById.get('1')?.seen?.steps).toContain('dispute-loan')
    expect(await newsWith(ports)).not.toContain(words.changedSince)
  })
})

it('what a newer playbook brings and leaves out is news, after all that was done', async () => {
  for (const act of ['done credit-report --outcome found', 'answer danger call-open', 'undo --force'])
    await type(ports, act)
  const content = smallContentWith({ steps: [step('freeze')] })
  const lender = content.playbooks.get('lender')
  if (!lender) throw new Error('no lender')
  const newer = { ...lender, steps: [...lender.steps.filter((id) => id !== 'watch-bills'), 'freeze'] }
  const said = await newsWith(ports, {
    content: { ...content, playbooks: new Map([...content.playbooks, ['lender', newer]]) },
  })
  expect(said).toMatch(/newer playbook[\s\S]*freeze/)
  expect(said).toMatch(/No longer needed: watch-bills$/m)
  expect(said).not.toContain('dispute-loan')
})
