// No line is wider than the screen, for every command, its help and its errors, in both languages; what cannot be broken
// is the one exception (support/screen-lines.ts). The commands come from the page of all commands, and so does the way to
// run each: the examples of its help.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandName, commandNames, commands, firstWords } from '../../src/cli/commands.ts'
import { describeFailure } from '../../src/cli/failure.ts'
import { parseCommandLine } from '../../src/cli/parse.ts'
import { compileTexts } from '../../src/core/content/compile.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { findOpenQuestions } from '../../src/core/plan/questions.ts'
import { formatExportText } from '../../src/core/session/export.ts'
import type { Session, SessionEvent } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withPlaybook } from '../../src/core/session/session.ts'
import { type Language, languages } from '../../src/core/text.ts'
import { Interrupted, UserError } from '../../src/errors.ts'
import { sha256 } from '../../src/io/files/sha256.ts'
import { helpWordsIn } from '../../src/words/help.ts'
import { type Answering, answering } from '../support/answering.ts'
import { content, library } from '../support/content.ts'
import { type Key, type MemoryPorts, memoryPorts, memoryStore } from '../support/memory-ports.ts'
import { brokenBadly, splitShell, tooWide } from '../support/screen-lines.ts'

const widths = [20, 40, 60, 80, 100, 200]
const at = '2026-11-22T01:00:00.000Z'
const gone = 'gone-with-its-folder'
const ticket = 'A-2026-11-22-0000012345'
const note =
  'They said they would call back, 对方说会在三个工作日内回电话（没有说是谁），还发来一个链接：https://example.org/a/very/long/path/to/something?with=a&query=1'

/** A session that has something of everything: states, days, notes, fields, warnings, laws, a playbook that is gone. */
function richSession(id: string, more: Partial<Session> = {}): Session {
  let session = newSession({ id, name: '妈妈的手机被偷之后 and everything that came of it, told at length', at })
  for (const playbook of ['online-lending-leak', 'phone-lost', gone]) session = withPlaybook(session, { playbook, at })
  session = withAnswer(session, { question: 'acting-for', value: 'other', at })
  session = withAnswer(session, { question: 'harm', value: ['money-lost', 'threats'], at })
  for (const open of findOpenQuestions(library, session))
    session = withAnswer(session, { question: open, value: 'unsure', at })
  const step = (place: number) => buildPlan(library, session, Date.parse(at)).steps[place]?.id ?? ''
  const add = (event: SessionEvent) => {
    session = withEvent(session, event)
  }
  add({ type: 'recorded', at, step: 'save-evidence', outcome: 'done', note })
  add({ type: 'noted', at, step: step(0), note })
  add({ type: 'waiting', at, step: step(2), until: '2026-11-23', note })
  add({ type: 'waiting', at, step: step(3), until: '2027-01-31' })
  add({ type: 'postponed', at, step: step(4), until: '2026-12-24' })
  add({ type: 'skipped', at, step: step(5), note })
  add({ type: 'not-applicable', at, step: step(6) })
  const fields = { 'ticket-number': ticket, 'promised-on': '2026-11-30' }
  add({ type: 'recorded', at, step: 'contact-platform', outcome: 'sent', fields, note })
  add({ type: 'due-moved', at, step: 'contact-platform', until: '2026-12-02', note })
  return { ...session, seen: { at, content: 'older', steps: ['gone-step'] }, ...more }
}

/** What a run of a command needs beside its arguments. */
interface World {
  sessions?: Session[]
  keys?: Key[]
  /** What is typed when the keys have run out. */
  told?: Answering
  now?: string
}

const rich = [richSession('1'), richSession('2', { name: '2' })]
const answered = Object.fromEntries(Object.entries(rich[0]?.answers ?? {}))

let folder: string
const memory = new Map<Language, MemoryPorts>()
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leak-help-narrow-'))
  mkdirSync(join(folder, 'mine', 'shared', 'steps'), { recursive: true })
  writeFileSync(join(folder, 'mine', '健身房.yaml'), 'id: 1\ntitle: { zh: 甲 }\nsteps: [constructor, no-such-step]\n')
  writeFileSync(join(folder, 'mine', 'shared', 'steps', 'a.yaml'), '- id: x\n  urgency: soon\n  surprise: true\n- :\n')
  const session = richSession('1')
  const file = formatExportText({ session, exported: at, content: 'older' }, sha256)
  for (const language of languages) {
    const ports = memoryPorts({ language, content, files: { '1.json': file, 'broken.json': '{' } })
    const texts = new Map(languages.map((one) => [one, compileTexts(content, one)]))
    ports.content.texts = async (wanted = language) => texts.get(wanted) ?? compileTexts(content, wanted)
    ports.readAnswers = async (path) => ({
      path,
      value: path === 'wrong.yaml' ? { 'no-such-question': 'x', harm: 'nonsense', since: ['day'] } : answered,
      locate: async () => ({ line: 12, column: 34 }),
    })
    memory.set(language, ports)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Everything that a command line shows on a screen of some width, keyboard questions aside. */
async function shown(argv: readonly string[], language: Language, columns: number, world: World = {}): Promise<string> {
  const ports = memory.get(language)
  if (!ports) throw new Error('no ports')
  ports.printed.length = 0
  ports.said.length = 0
  ports.sessionsById.clear()
  for (const session of world.sessions ?? rich) ports.sessionsById.set(session.id, session)
  ports.sessions = memoryStore(ports.sessionsById)
  const otherwise = world.told && answering(content, language, world.told)
  ports.keyboard = world.keys && memoryPorts({ keys: world.keys, ...(otherwise && { otherwise }) }).keyboard
  ports.screen = { ...ports.screen, columns }
  ports.setTime(world.now ?? '2026-12-01T02:00:00Z')
  try {
    const parsed = parseCommandLine(argv, { language, version: '1.2.3', columns })
    if (parsed.kind === 'printed') return parsed.text
    if (parsed.kind === 'none') return parsed.help(columns)
    await commands[parsed.name].run(ports, parsed.input)
  } catch (error) {
    if (!(error instanceof UserError || error instanceof Interrupted)) throw error
    const farewell = error instanceof Interrupted ? undefined : ''
    ports.said.push(describeFailure(error, { language, columns, json: false, farewell }).stderr ?? '')
  }
  return [...ports.printed, ...ports.said].join('\n')
}

/** What is wrong with it on any screen, for a message. */
async function faults(argv: readonly string[], language: Language, world?: World): Promise<unknown[]> {
  const found: unknown[] = []
  for (const columns of widths) {
    const output = await shown(argv, language, columns, world)
    if (output.trim() === '') found.push({ argv, columns, problem: 'nothing was shown' })
    for (const line of tooWide(output, columns, [gone, ticket, ...library.letters.keys()]))
      found.push({ argv, columns, wide: line })
    for (const line of brokenBadly(output)) found.push({ argv, columns, badly: line })
  }
  return found
}

describe.each(languages)('in %s', (language) => {
  it.each(commandNames)('%s, as its help shows it', async (name: CommandName) => {
    const examples = helpWordsIn(language).shown[name]
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples) expect(await faults(splitShell(example).slice(1), language)).toEqual([])
    // With nothing on the computer yet.
    for (const example of examples)
      expect(await faults(splitShell(example).slice(1), language, { sessions: [] })).toEqual([])
  })

  it.each([
    [],
    ['--help'],
    ['--version'],
    ...firstWords.map((word) => [word, '--help']),
    ...commandNames.map((name) => [...name.split(' '), '--help']),
    ...commandNames.map((name) => ['help', ...name.split(' ')]),
  ])('the help, by %j %j %j', async (...argv) => {
    expect(
      await faults(
        argv.filter((word) => word !== undefined),
        language,
      ),
    ).toEqual([])
  })

  it.each<[what: string, argv: string[], world?: World]>([
    ['an unknown command', ['statsu']],
    ['an unknown command of a group', ['session', 'lst']],
    ['an unknown option', ['list', '--no-such-option-and-a-very-long-one']],
    ['a missing argument', ['session', 'rename', '1']],
    ['a missing value', ['done', 'a', '--outcome']],
    ['a choice there is not', ['start', '--for', 'nobody']],
    ['too many arguments', ['undo', 'x']],
    ['a field without =', ['done', 'a', '--set', 'number']],
    ['a long word that is no name', ['show', 'x'.repeat(300)]],
    ['a playbook nearly right', ['show', 'online-lending']],
    ['nothing like a playbook', ['show', '完全没有这个东西']],
    ['a step that is not there', ['done', 'no-such-step']],
    ['steps that begin so', ['done', 'c']],
    ['an outcome there is not', ['done', 'contact-platform', '--outcome', 'nonsense']],
    ['a field there is not', ['done', 'contact-platform', '--set', 'nonsense=1']],
    ['a day that is none', ['wait', 'contact-platform', '--until', 'tomorrow']],
    ['a note with a full number', ['done', 'contact-platform', '--note', '11010519491231002X']],
    ['a note that is too long', ['done', 'contact-platform', '--note', 'x'.repeat(5000)]],
    ['the notes', ['note']],
    ['a note changed', ['note', 'edit', '1', 'another']],
    ['a note deleted', ['note', 'delete', '1'], { keys: [true] }],
    ['a note there is not', ['note', 'edit', '99', 'another']],
    ['a question there is not', ['answer', 'nonsense']],
    ['the choices of a question', ['answer', 'harm']],
    ['the choices of another', ['answer', 'exposed']],
    ['an answer there is not', ['answer', 'harm', 'nonsense']],
    ['a session there is not', ['session', 'use', '99']],
    ['nothing found', ['law', '没有这样的法律']],
    ['all laws', ['law']],
    ['all contacts', ['contact']],
    ['no playbook comes close', ['list', '--text', 'qwertyuiop']],
    ['a name that is too long', ['session', 'rename', '1', '名'.repeat(200)]],
    ['an export that is there', ['session', 'export', '1', '1.json']],
    ['an import without a yes', ['session', 'import', '1.json']],
    ['an import of something else', ['session', 'import', 'broken.json']],
    ['an import of what is there', ['session', 'import', '1.json', '--yes']],
    ['missing answers', ['start', 'online-lending-leak']],
    ['mistakes in an answers file', ['start', 'online-lending-leak', '--answers', 'wrong.yaml']],
    ['a plan from answers', ['start', 'online-lending-leak', '--answers', 'right.yaml', '--no-walk']],
    ['a folder that is not there', ['playbook', 'check', '/no/such/folder/at/all/that/one/could/check']],
    ['a clock set back', ['status'], { now: '2026-11-20T02:00:00Z' }],
    ['everything overdue', ['status', '--all'], { now: '2027-11-20T02:00:00Z' }],
    ['facts past their review', ['why', 'report-to-police'], { now: '2029-11-20T02:00:00Z' }],
    ['contacts past their review', ['contact', '110'], { now: '2029-11-20T02:00:00Z' }],
    ['the news', ['resume'], { now: '2027-11-20T02:00:00Z' }],
    ['a change of the plan', ['answer', 'harm', 'nuisance']],
    ['closing what is open', ['session', 'close', '1', '--force']],
    ['a closed session', ['session', 'close'], { sessions: [richSession('1', { events: [{ type: 'closed', at }] })] }],
    ['the calls, one recorded', ['calls'], { keys: ['police-110', 'later', 'later'] }],
    ['a deletion', ['session', 'delete', '1'], { keys: ['nonsense'] }],
    ['closing, thought better of', ['session', 'close', '1'], { keys: [false] }],
    ['an import, thought better of', ['session', 'import', '1.json'], { keys: [false] }],
    ['no encryption after all', ['session', 'encrypt', '1'], { keys: [false] }],
    [
      'an encryption',
      ['session', 'encrypt', '1'],
      { keys: [true, 'a long passphrase', 'another one', 'a long passphrase', 'a long passphrase'] },
    ],
    ['a start with encryption, thought better of', ['start', '--encrypt'], { keys: [false] }],
    [
      'a walk',
      ['resume', '1'],
      {
        keys: ['why', 'note', 'a note', 'waiting', 'other', '2026-12-24', 'postponed', 'not-applicable', 'leave'],
      },
    ],
    [
      'a first start, in danger',
      ['start'],
      {
        sessions: [],
        keys: [['call-open', 'money-moving'], 'self', 'recorded', 'done', 'leave', 'only-me'],
      },
    ],
    [
      'a first start on a computer that others use',
      ['start', '--text', 'qwertyuiop'],
      {
        sessions: [],
        keys: [['none'], 'self', 'unknown-source'],
        told: { page: ['more', 'look'], beside: ['others', 'private'] },
      },
    ],
  ])('%s', async (_what, argv, world) => {
    expect(await faults(argv, language, world)).toEqual([])
  })

  it('mistakes in playbooks', async () => {
    expect(await faults(['playbook', 'check', join(folder, 'mine')], language)).toEqual([])
  })

  it('every playbook, and every step with its reasons', async () => {
    const plan = buildPlan(library, rich[0] ?? richSession('1'), Date.parse(at))
    for (const id of library.playbooks.keys()) expect(await faults(['show', id], language)).toEqual([])
    for (const { id } of plan.steps) expect(await faults(['why', id], language)).toEqual([])
  })

  it('a failure of the program', () => {
    const broken = new Error('broken')
    broken.stack = `Error: broken\n    at leave (/usr/lib/node_modules/leak-help/dist/main.cjs:12:34)\n    at async main`
    for (const columns of widths)
      for (const error of [broken, Object.assign(new Error('full'), { code: 'ENOSPC' }), 'long '.repeat(100)]) {
        const { stderr = '' } = describeFailure(error, { language, columns, json: false, farewell: undefined })
        expect(tooWide(stderr, columns)).toEqual([])
        expect(brokenBadly(stderr)).toEqual([])
      }
  })
})
