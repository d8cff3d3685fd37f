// `leak-help loss`: what is typed, asked and printed.
import { beforeEach, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { parseCommandLine } from '../../src/cli/parse.ts'
import { start } from '../../src/commands/start.ts'
import { undo } from '../../src/commands/undo.ts'
import { languages } from '../../src/core/text.ts'
import { displayWidth } from '../../src/render/width.ts'
import { type MemoryOptions, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'

let begun: MemoryPorts
beforeEach(async () => {
  begun = memoryPorts({ files: { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' } })
  await start(begun, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
})

const again = (options: MemoryOptions = {}): MemoryPorts => ({ ...memoryPorts(options), sessions: begun.sessions })

/** Runs a command line; what it printed, and the ports. */
async function run(argv: string[], ports = again()): Promise<MemoryPorts> {
  const parsed = parseCommandLine(argv, { language: ports.language, version: '1', columns: 80 })
  if (parsed.kind !== 'command') throw new Error(`${argv} is ${parsed.kind}`)
  await commands[parsed.name].run(ports, parsed.input)
  return ports
}
const json = async (...argv: string[]) => JSON.parse((await run(['--json', ...argv])).printed.join('\n'))
const events = () => begun.sessions.read('1').session.events.filter(({ type }) => type.startsWith('loss'))

it('records, lists, adds up and removes', async () => {
  const first = await run(['loss', 'add', '3.5万', '--what', 'first transfer', '--on', '2026-11-20'])
  expect(first.printed.join('\n')).toBe(
    'Loss 1 is recorded.\n  1  35,000.00 yuan · 2026-11-20\n     first transfer\n1 loss, 35,000.00 yuan in all.',
  )
  await run(['loss', 'add', '0.10', '--what', 'fee'])
  expect((await run(['loss', 'total'])).printed).toEqual(['2 losses, 35,000.10 yuan in all.'])
  expect(await json('loss')).toMatchObject({
    schema: 1,
    losses: [
      { number: 1, amount: '35000.00', what: 'first transfer', on: '2026-11-20', evidence: null },
      { number: 2, amount: '0.10', what: 'fee', on: null, evidence: null },
    ],
    count: 2,
    total: '35000.10',
  })
  expect((await run(['loss', 'remove', '1'])).printed.join('\n')).toContain('1 loss, 0.10 yuan in all.')
  const ports = again()
  await undo(ports, { force: false, json: false })
  expect(ports.printed.join('\n')).toContain('loss removed: #1')
  expect(await json('loss', 'total')).toEqual({ schema: 1, count: 2, total: '35000.10' })
})

it('says how the first one is recorded where there is none', async () => {
  expect((await run(['loss'])).printed.join('\n')).toContain('leak-help loss add')
  expect(await json('loss')).toEqual({ schema: 1, losses: [], count: 0, total: '0.00' })
})

describe('what is missing', () => {
  it('is asked for at the keyboard, the day with it', async () => {
    const ports = await run(['loss', 'add'], again({ keys: ['3万', 'first transfer', 'yesterday'] }))
    expect(ports.asked).toEqual(['How much?', 'What was it?', 'On which day?'])
    expect(events()).toMatchObject([{ amount: '30000.00', what: 'first transfer', on: '2026-11-21' }])
  })

  it('is not asked where it was typed, and nothing is where all was', async () => {
    const some = await run(['loss', 'add', '5'], again({ keys: ['a fee', 'unsure'] }))
    expect(some.asked).toEqual(['What was it?', 'On which day?'])
    expect((await run(['loss', 'add', '5', '--what', 'x'], again({ keys: [] }))).asked).toEqual([])
    expect(events()).not.toContainEqual(expect.objectContaining({ on: expect.anything() }))
  })

  it('ends with 2 without a terminal, and with --json', async () => {
    for (const argv of [
      ['loss', 'add'],
      ['loss', 'add', '5'],
    ]) {
      await expect(run(argv)).rejects.toMatchObject({ exitCode: 2 })
      await expect(run(['--json', ...argv], again({ keys: ['5'] }))).rejects.toMatchObject({ exitCode: 2 })
    }
    expect(events()).toEqual([])
  })
})

it('refuses before it asks, and records nothing', async () => {
  const ports = again({ keys: ['x', 'unsure'] })
  await expect(run(['loss', 'add', '$5'], ports)).rejects.toMatchObject({ what: { en: '“$5” is not in yuan.' } })
  expect(ports.asked).toEqual([])
  await expect(run(['loss', 'remove', '1'])).rejects.toMatchObject({ what: { en: 'There is no loss number “1”.' } })
  expect(events()).toEqual([])
})

it('says that an amount is negative, not that there is no such option', async () => {
  await expect(run(['loss', 'add', '-500', '--what', 'x'])).rejects.toMatchObject({
    what: { en: '“-500” is negative.' },
  })
})

it.each(languages)('fits 40 columns in %s', async (language) => {
  await run([
    'loss',
    'add',
    '999999999.99',
    '--what',
    '一笔一笔转到对方说的“安全账户”里去的钱，一共转了三次，最后一次是在柜台',
  ])
  const ports = again({ language })
  ports.screen.columns = 40
  await run(['loss'], ports)
  const lines = ports.printed.join('\n').split('\n')
  expect(lines.filter((line) => displayWidth(line) > 40)).toEqual([])
})
