// A session begun with a playbook of one's own, and a command run without it: nothing is concluded from what the plan
// lacks, whichever command reads it, and how to bring the playbook is said.
import { beforeEach, describe, expect, it } from 'vitest'
import { type CommandName, commandNames, commands } from '../../src/cli/commands.ts'
import { parseCommandLine } from '../../src/cli/parse.ts'
import { answer } from '../../src/commands/answer.ts'
import { done } from '../../src/commands/done.ts'
import { resume } from '../../src/commands/resume.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { undo } from '../../src/commands/undo.ts'
import { isClosed } from '../../src/core/session/session.ts'
import { languages } from '../../src/core/text.ts'
import { UserError } from '../../src/errors.ts'
import { wordsIn } from '../../src/words/words.ts'
import { type MemoryOptions, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallContentWith } from '../support/small-library.ts'

const without = smallContentWith({ without: ['lender'] })
// A step of the playbook is then known to nobody either.
without.steps = new Map([...without.steps].filter(([id]) => id !== 'dispute-loan'))

let began: MemoryPorts
beforeEach(async () => {
  began = memoryPorts({ files: { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' } })
  await start(began, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  await done(began, { step: 'capture', json: true })
  await done(began, { step: 'tell-lender', outcome: 'sent', json: true })
  await undo(began, { force: false, json: true })
})

const later = (options: Omit<MemoryOptions, 'content' | 'version'> = {}): MemoryPorts => ({
  ...memoryPorts({ content: without, version: 'without', ...options }),
  sessions: began.sessions,
})

/** What is typed for each command that reads a plan; for the others, why none is read. */
const typed: Record<CommandName, string[][] | string> = {
  start: 'makes a session with playbooks that were found',
  resume: [['resume']],
  list: 'opens no session',
  show: 'opens no session',
  status: [['status'], ['status', '--all']],
  why: [
    ['why', 'change-password'],
    ['why', 'dispute-loan'],
    ['why', 'chan'],
  ],
  calls: [['calls']],
  threats: [['threats']],
  contact: 'opens no session',
  law: 'opens no session',
  done: [
    ['done', 'change-password'],
    ['done', 'dispute-loan'],
    ['done', 'cap'],
    ['done', 'capture'],
  ],
  skip: [
    ['skip', 'change-password'],
    ['skip', 'dispute-loan'],
    ['skip', 'capture'],
  ],
  wait: [
    ['wait', 'change-password'],
    ['wait', 'dispute-loan'],
    ['wait', 'capture'],
  ],
  reopen: [
    ['reopen', 'change-password'],
    ['reopen', 'dispute-loan'],
    ['reopen', 'capture'],
  ],
  waive: [
    ['waive', 'change-password'],
    ['waive', 'dispute-loan'],
  ],
  undo: [['undo']],
  redo: [['redo']],
  answers: [['answers']],
  answer: [
    ['answer', 'access', 'no'],
    ['answer', 'question-of-their-own', 'x'],
  ],
  add: [['add', 'unknown']],
  letter: [['letter', 'list', '--all']],
  report: [['report', '--for', 'self']],
  calendar: [['calendar']],
  page: [['page', '--out', '-']],
  'note list': [['note', 'list', '--step', 'dispute-loan']],
  'note add': [['note', 'add', 'dispute-loan', 'x']],
  'note edit': 'says nothing of the plan',
  'note delete': 'says nothing of the plan',
  'evidence list': 'says nothing of the plan',
  'evidence add': [['evidence', 'add', '--ref', 'x', '--step', 'dispute-loan']],
  'evidence verify': 'says nothing of the plan',
  'evidence remove': 'says nothing of the plan',
  'evidence export': 'says nothing of the plan',
  'evidence wanted': [['evidence', 'wanted']],
  'loss list': 'says nothing of the plan',
  'loss add': 'says nothing of the plan',
  'loss total': 'says nothing of the plan',
  'loss remove': 'says nothing of the plan',
  'session list': 'reads no plan',
  'session use': 'reads no plan',
  'session rename': 'reads no plan',
  'session close': [
    ['session', 'close'],
    ['session', 'close', '--force'],
  ],
  'session delete': 'reads no plan',
  'session export': 'reads no plan',
  'session import': 'reads no plan',
  'session encrypt': 'reads no plan',
  'session decrypt': 'reads no plan',
  'session passphrase': 'reads no plan',
  'playbook check': 'opens no session',
}
const rows = commandNames.flatMap((name) => (typeof typed[name] === 'string' ? [] : typed[name]))

/** Runs it as it was typed; all that a person sees. */
async function run(argv: readonly string[], ports: MemoryPorts): Promise<string> {
  const parsed = parseCommandLine(argv, { language: ports.language, version: '1', columns: 80 })
  if (parsed.kind !== 'command') throw new Error(`${argv} is ${parsed.kind}`)
  let refused: string[] = []
  try {
    await commands[parsed.name].run(ports, parsed.input)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    refused = [error.what[ports.language], error.next?.[ports.language] ?? '']
  }
  // Lines are broken anywhere in Chinese.
  const seen = [...ports.printed, ...ports.said, ...refused].join('\n')
  return ports.language === 'zh' ? seen.replaceAll('\n', '') : seen.replaceAll('\n', ' ')
}

describe.each(languages)('in %s', (language) => {
  const words = wordsIn(language)
  const conclusions = [
    words.status.nothingNext,
    words.calls.none,
    words.record.nothingChanged,
    words.walk.allDone,
    words.record.removed,
    ...(language === 'zh' ? ['不适用', '没有可以'] : ['does not apply', 'There is no ']),
    ...['步骤', '问题'].map((kind) => `”这个${kind}。`),
  ]

  it.each(rows.map((argv) => [argv.join(' '), argv] as const))('%s concludes nothing', async (_name, argv) => {
    const seen = await run(argv, later({ language }))
    expect(conclusions.filter((conclusion) => seen.includes(conclusion))).toEqual([])
    expect(seen).not.toMatch(language === 'zh' ? /做完\d+步，共|第\d+步，共/ : /\d of \d/)
    expect(seen).toContain(language === 'zh' ? '“--playbooks=文件夹”' : '“--playbooks=FOLDER”')
  })

  it('calls, threats, and whatever has nothing to show, say that it cannot be said', async () => {
    for (const argv of [['status'], ['calls'], ['threats'], ['session', 'close'], ['undo']]) {
      const ports = later({ language })
      await run(argv, ports)
      expect(ports.printed.join(' '), argv.join(' ')).toContain(
        language === 'zh' ? '没有这个预案就说不了' : 'cannot be said without that playbook',
      )
    }
  })
})

it.each(rows.filter((argv) => !argv.includes('why') && !argv.includes('close')))(
  '%s … --json names what is missing',
  async (...argv) => {
    const ports = later()
    const seen = await run([...argv, '--json'], ports)
    if (ports.printed.length === 0) return expect(seen).toContain('cannot be said')
    const { session, missing_playbooks: missing = session?.missing_playbooks } = JSON.parse(ports.printed.join('\n'))
    expect(missing).toEqual(['lender'])
  },
)

it('names none where none is missing', async () => {
  const ports = { ...memoryPorts(), sessions: began.sessions }
  for (const name of ['calls', 'threats'] as const) {
    await run([name, '--json'], ports)
    expect(JSON.parse(ports.printed.splice(0).join('\n')).missing_playbooks).toEqual([])
  }
})

it('what is awaited stays in sight', async () => {
  await done(began, { step: 'tell-lender', outcome: 'sent', json: true })
  const ports = later()
  await status(ports, { all: false, json: false })
  expect(ports.printed.join('\n')).toMatch(/Waiting for[\s\S]*tell-lender/)
})

it('news calls nothing gone, then or once the playbook is back', async () => {
  const walked = later({ keys: [] })
  await resume(walked, { walk: false, json: false })
  const back = { ...memoryPorts({ version: 'back' }), sessions: began.sessions }
  await resume(back, { walk: false, json: false })
  const said = [...walked.said, ...back.said].join('\n')
  expect(said).not.toContain('No longer needed')
  expect(said).not.toContain('The plan has changed')
})

it('a walk through what is left does not end as if all were done', async () => {
  await answer(began, { question: 'danger', values: ['call-open'], json: true })
  const walked = later({ keys: ['recorded', 'recorded'] })
  await resume(walked, { walk: true, json: false })
  const said = walked.said.join('\n')
  expect(said).toContain('Recorded: hang-up')
  expect(said).not.toContain(wordsIn('en').walk.allDone)
})

it('a session is not closed as if nothing were open', async () => {
  const ports = later({ keys: [false] })
  await run(['session', 'close'], ports)
  expect(ports.asked).toEqual([wordsIn('en').close.askUnknown])
  expect(isClosed(began.sessions.read('1').session)).toBe(false)
})
