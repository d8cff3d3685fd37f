// Every way in for free text: each argument, each option, each prompt, each part of a file. Through none of them gets a number
// that is recognised as a secret without the person seeing what becomes of it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CommandName, commandNames, commands } from '../../src/cli/commands.ts'
import { answer } from '../../src/commands/answer.ts'
import { calls } from '../../src/commands/calls.ts'
import { addLoss } from '../../src/commands/loss/add.ts'
import { addNote } from '../../src/commands/note/add.ts'
import { editNote } from '../../src/commands/note/edit.ts'
import { resume } from '../../src/commands/resume.ts'
import { exportSession } from '../../src/commands/session/export.ts'
import { importSession } from '../../src/commands/session/import.ts'
import { start } from '../../src/commands/start.ts'
import type { Content } from '../../src/core/content/content.ts'
import { byId } from '../../src/core/content/library.ts'
import type { Contact } from '../../src/core/content/schema.ts'
import { canonicalJson } from '../../src/core/session/canonical-json.ts'
import { Interrupted, UserError } from '../../src/errors.ts'
import { sha256 } from '../../src/io/files/sha256.ts'
import { YamlProblem } from '../../src/io/yaml/problem.ts'
import { type MemoryOptions, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallContent, smallContentWith, step } from '../support/small-library.ts'

// Made up; only the check digits are right.
const secrets = [
  { name: 'an ID card', text: '他拿走的是11010519491231002X', secret: '11010519491231002X' },
  { name: 'a bank card', text: 'card 6217 0000 1000 0004 was used', secret: '6217 0000 1000 0004' },
  { name: 'a code', text: '我把验证码念给他了，是482913', secret: '482913' },
  { name: 'a PIN', text: 'my PIN was 4829', secret: '4829' },
]

const words = (text: string) => ({ zh: text, en: text })
const office: Contact = {
  id: 'office',
  name: words('Office'),
  category: 'police',
  phone: '110',
  takes: words('all'),
  confidence: 'high',
  sources: ['made up'],
  verified: '2026-11-22',
  review_by: '2027-05-22',
}
const capture = step('capture', {
  urgency: 'now',
  stage: 'evidence',
  captures: ['chats'],
  contacts: ['office'],
  collects: [{ id: 'who', type: 'text', label: words('Who') }],
})
const content: Content = {
  ...smallContentWith({ steps: [capture], contacts: [office] }),
  questions: byId([
    ...smallContent.questions.values(),
    { id: 'access', type: 'text', text: words('access?'), choices: [] },
  ]),
}

const complete = 'danger: none\nharm: [calls]\naccess: somebody\n'
const begin = { playbooks: ['lender'], walk: false, json: false }

async function withSession(keys?: MemoryOptions['keys']): Promise<MemoryPorts> {
  const ports = memoryPorts({ content, files: { 'a.yaml': complete } })
  await start(ports, { ...begin, answers: 'a.yaml' })
  await addNote(ports, { step: 'capture', texts: ['a note'], json: false })
  return Object.assign(ports, { keyboard: keys && memoryPorts({ keys }).keyboard, printed: [], said: [] })
}

const stored = (ports: MemoryPorts) => JSON.stringify([...ports.sessionsById.values()])
const shown = (ports: MemoryPorts) => [...ports.printed, ...ports.said].join('\n')

/** What ended it: a refusal, or that the person left. */
async function ended(run: Promise<void>): Promise<Error | undefined> {
  try {
    await run
    return undefined
  } catch (error) {
    if (error instanceof UserError || error instanceof Interrupted || error instanceof YamlProblem) return error
    throw error
  }
}

// --- the command line ------------------------------------------------------------------------------------------------

// What a command gets where nothing is typed; each place for text is filled in turn.
const usual: Record<string, unknown> = {
  playbooks: ['lender'],
  playbook: 'unknown',
  answers: 'a.yaml',
  walk: false,
  step: 'capture',
  session: '1',
  question: 'access',
  values: ['somebody else'],
  name: 'Mother',
  file: 'out.json',
  folder: 'none',
  fields: {},
  force: true,
  yes: true,
  query: [],
  number: '1',
  texts: ['another note'],
  amount: '100',
  what: 'a transfer',
  loss: '1',
}

/** Every place for text: `done --note`, `answer <values>`. */
const places = commandNames.flatMap((name) => {
  const { arguments: taken, options } = commands[name]
  const typed = Object.entries(options).filter(([, { takes }]) => takes === 'value' || takes === 'pairs')
  return [
    ...Object.entries(taken).map(([key, { takes }]) => ({ place: `${name} <${key}>`, name, key, takes })),
    ...typed.map(([key, { takes }]) => ({ place: `${name} --${key}`, name, key, takes })),
  ]
})

// The places whose text is kept. Everything else names something that exists, is looked for, or is a path or a day.
const kept = [
  'start --name',
  'answer <values>',
  'done --note',
  'done --fields',
  'skip --note',
  'wait --note',
  'reopen --note',
  'waive --note',
  'note add <texts>',
  'note edit <texts>',
  'loss add --what',
  'session rename <name>',
]

function run(
  ports: MemoryPorts,
  { name, key, takes }: { name: CommandName; key: string; takes: string },
  text: string,
) {
  const typed = takes === 'many' ? [text] : takes === 'pairs' ? { who: text } : text
  const { arguments: taken, options } = commands[name]
  const keys = [...Object.keys(taken), ...Object.keys(options)]
  const input = Object.fromEntries(keys.map((one) => [one, one === key ? typed : usual[one]]))
  return commands[name].run(ports, { json: false, session: undefined, ...input })
}

it('knows every place on the command line', () => {
  expect(places.length).toBeGreaterThan(40)
  expect(kept.filter((place) => !places.some((one) => one.place === place))).toEqual([])
})

describe.each(secrets)('$name', ({ text, secret }) => {
  it.each(places)('does not get in by $place', async (place) => {
    const ports = await withSession()
    const before = stored(ports)
    const error = await ended(run(ports, place, text))
    expect(stored(ports)).not.toContain(secret)
    if (!kept.includes(place.place)) return
    expect(error).toMatchObject({ exitCode: 1, what: { en: expect.stringContaining('was not saved') } })
    expect(`${shown(ports)}${error?.message}`).not.toContain(secret)
    expect(stored(ports)).toBe(before)
  })

  it('does not get in by an answers file', async () => {
    const ports = memoryPorts({ content, files: { 'a.yaml': complete.replace('somebody', JSON.stringify(text)) } })
    const error = await ended(start(ports, { ...begin, answers: 'a.yaml' }))
    expect(error).toMatchObject({ exitCode: 2, what: { en: expect.stringContaining('a.yaml:3') } })
    expect(`${error?.message}`).not.toContain(secret)
    expect(ports.sessionsById.size).toBe(0)
  })
})

// --- prompts -----------------------------------------------------------------------------------------------------------

// Each goes to a prompt; the text is typed there, and the next keys say what becomes of it.
const prompts: Record<string, (...keys: string[]) => Promise<MemoryPorts>> = {
  'a note': async (...keys) => {
    const ports = await withSession(['note', ...keys])
    await ended(resume(ports, { walk: true, json: false }))
    return ports
  },
  'a note of the notebook': async (...keys) => {
    const ports = await withSession(keys)
    await ended(addNote(ports, { step: 'capture', texts: [], json: false }))
    return ports
  },
  'a note that is changed': async (...keys) => {
    const ports = await withSession(keys)
    await ended(editNote(ports, { number: '1', texts: [], json: false }))
    return ports
  },
  'a loss': async (...keys) => {
    const ports = await withSession(['100', ...keys, 'unsure'])
    await ended(addLoss(ports, { json: false }))
    return ports
  },
  'a field in a walk': async (...keys) => {
    const ports = await withSession(['recorded', ...keys])
    await ended(resume(ports, { walk: true, json: false }))
    return ports
  },
  'a field in the calls': async (...keys) => {
    const ports = await withSession(['office', 'recorded', ...keys])
    await ended(calls(ports, { json: false }))
    return ports
  },
  'a question': async (...keys) => {
    const ports = await withSession(keys)
    await ended(answer(ports, { question: 'access', values: [], json: false }))
    return ports
  },
}

// Prompts for text whose text is not kept, or is a day or the path of a file; and the one that asks about secrets.
const otherPrompts = {
  'src/commands/loss/add.ts': 1,
  'src/commands/session/delete.ts': 1,
  'src/dialogue/choose-playbook.ts': 1,
  'src/dialogue/ask-blanks.ts': 1,
  'src/dialogue/ask-day.ts': 1,
  'src/dialogue/ask-piece.ts': 1,
  'src/dialogue/event-day.ts': 1,
  'src/dialogue/enter-text.ts': 1,
  'src/dialogue/letter-menu.ts': 1,
}

it('knows every prompt: the others ask through enterText of dialogue/', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
  const asking = sources.flatMap((path): [string, number][] => {
    const count = readFileSync(join('src', path), 'utf8').match(/\bkeyboard\.enterText\(/g)?.length ?? 0
    return count > 0 && !/^io[/\\]/.test(path) ? [[`src/${path.replaceAll('\\', '/')}`, count]] : []
  })
  expect(Object.fromEntries(asking)).toEqual(otherPrompts)
})

describe.each(secrets)('at the keyboard, $name', ({ text, secret }) => {
  it.each(Object.entries(prompts))('in %s is neither kept nor lost by pressing enter', async (_name, goTo) => {
    const untouched = await goTo()
    const ports = await goTo(text, 'change')
    expect(stored(ports)).toBe(stored(untouched))
  })

  it.each(Object.entries(prompts))('in %s can be masked', async (_name, goTo) => {
    const ports = await goTo(text, 'mask')
    expect(stored(ports)).not.toContain(secret)
    expect(stored(ports)).toContain('**')
  })
})

describe('what only looks like a secret', () => {
  it.each(Object.entries(prompts))('can be kept as it is in %s', async (_name, goTo) => {
    expect(stored(await goTo('房间密码锁 4829 给了码', 'keep'))).toContain('房间密码锁 4829 给了码')
  })

  it.each(Object.entries(prompts))('is kept in %s while what is certain is masked', async (_name, goTo) => {
    const ports = await goTo('身份证11010519491231002X，验证码482913', 'keep')
    expect(stored(ports)).toContain('身份证1101**********002X，验证码482913')
  })

  it.each(Object.entries(prompts))('is no choice in %s for what is certain', async (_name, goTo) => {
    await expect(goTo('身份证11010519491231002X', 'keep')).rejects.toThrow('no choice keep')
  })
})

// --- a session from elsewhere --------------------------------------------------------------------------------------

const at = '2026-11-22T06:00:00.000Z'
const parts: Record<string, (text: string) => object> = {
  'its name': (text) => ({ name: text }),
  'an answer': (text) => ({ answers: { access: text } }),
  'an answer among several': (text) => ({ answers: { harm: ['calls', text] } }),
  'an answer in its records': (text) => ({ events: [{ type: 'answered', at, question: 'access', value: text }] }),
  'an answer before': (text) => ({
    events: [{ type: 'answered', at, question: 'access', value: 'x', previous: text }],
  }),
  'a note': (text) => ({ events: [{ type: 'noted', at, step: 'capture', note: text }] }),
  'a note before it was changed': (text) => ({
    events: [
      { type: 'noted', at, step: 'capture', note: text },
      { type: 'note-changed', at, of: 0 },
    ],
  }),
  'a changed note': (text) => ({
    events: [
      { type: 'noted', at, step: 'capture', note: 'x' },
      { type: 'note-changed', at, of: 0, note: text },
    ],
  }),
  'a note on skipping': (text) => ({ events: [{ type: 'skipped', at, step: 'capture', note: text }] }),
  'a note on closing': (text) => ({ events: [{ type: 'closed', at, note: text }] }),
  'a loss': (text) => ({ events: [{ type: 'loss-added', at, number: 1, amount: '100.00', what: text }] }),
  'a field': (text) => ({
    events: [{ type: 'recorded', at, step: 'capture', outcome: 'done', fields: { who: text } }],
  }),
  'a field of a step nobody knows': (text) => ({
    events: [{ type: 'recorded', at, step: 'gone', outcome: 'done', fields: { who: text } }],
  }),
}

/** A computer with an exported session of which a part was replaced. */
async function withFile(part: object, keys?: MemoryOptions['keys']): Promise<MemoryPorts> {
  const from = await withSession()
  await exportSession(from, { session: '1', file: 'case.json', force: false })
  const file = JSON.parse(from.files.read('case.json', 1e6).text())
  const { sha256: _old, ...body } = { ...file.session, ...part }
  const forged = { ...file, session: { ...body, sha256: sha256(canonicalJson(body)) } }
  return memoryPorts({ content, files: { 'case.json': JSON.stringify(forged) }, ...(keys && { keys }) })
}

describe.each(secrets)('in an exported session, $name', ({ text, secret }) => {
  it.each(Object.entries(parts))('in %s is shown masked and asked about, with --yes too', async (_name, part) => {
    for (const yes of [false, true]) {
      const ports = await withFile(part(text), ['refuse'])
      await importSession(ports, { file: 'case.json', yes })
      expect(shown(ports)).toContain('**')
      expect(shown(ports)).not.toContain(secret)
      expect([ports.sessionsById.size, ports.asked.length]).toEqual([0, 1])
    }
  })

  it.each(Object.entries(parts))('in %s is refused where nobody can be asked', async (_name, part) => {
    const ports = await withFile(part(text))
    const error = await ended(importSession(ports, { file: 'case.json', yes: true }))
    expect(error).toMatchObject({ exitCode: 2, next: { en: expect.stringContaining('--yes --secrets mask') } })
    expect(ports.sessionsById.size).toBe(0)
  })

  it.each(Object.entries(parts))('in %s is masked or kept as the person says', async (_name, part) => {
    for (const [keys, secrets] of [
      [['mask'], undefined],
      [undefined, 'mask'],
    ] as const) {
      const ports = await withFile(part(text), keys && [...keys])
      await importSession(ports, { file: 'case.json', yes: keys === undefined, secrets })
      expect(ports.sessionsById.size).toBe(1)
      expect(stored(ports)).not.toContain(secret)
    }
    const ports = await withFile(part(text))
    await importSession(ports, { file: 'case.json', yes: true, secrets: 'keep' })
    expect(stored(ports)).toContain(secret)
  })
})

it('an exported session is masked and nothing else in it changes', async () => {
  const note = { type: 'noted', at, step: 'capture', note: '身份证11010519491231002X，电话13800138000' }
  const ports = await withFile({ events: [note, note] })
  await importSession(ports, { file: 'case.json', yes: true, secrets: 'mask' })
  expect(ports.sessions.read('1').session).toMatchObject({
    answers: { danger: ['none'], harm: ['calls'], access: 'somebody' },
    events: [
      { ...note, note: '身份证1101**********002X，电话13800138000' },
      { ...note, note: '身份证1101**********002X，电话13800138000' },
    ],
  })
})
