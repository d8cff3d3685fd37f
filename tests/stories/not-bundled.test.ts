// What a folder of one's own brings is marked as not bundled wherever it is shown. Every command is in the table, so that a
// new one is held to it too; tests/architecture.test.ts sees to it that no view finds another way to the sentences.
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { type CommandName, commandNames, commands } from '../../src/cli/commands.ts'
import { parseCommandLine } from '../../src/cli/parse.ts'
import { withEvidenceAdded } from '../../src/core/session/evidence.ts'
import { formatExportText } from '../../src/core/session/export.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withLastUndone, withPlaybook } from '../../src/core/session/session.ts'
import type { Language } from '../../src/core/text.ts'
import { Interrupted, UserError } from '../../src/errors.ts'
import { sha256 } from '../../src/io/files/sha256.ts'
import { wordsIn } from '../../src/words/words.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { besideIt, ownContent, ownNumber, tokenPattern } from '../support/own-folder.ts'
import { htmlText } from '../support/paper-readers.ts'

const at = '2026-11-22T01:00:00.000Z'

/** Texts by which an entry is recognised: marked each time. */
const namingFields = ['title', 'text', 'text_other', 'what', 'name', 'label', 'out_of_scope']

interface Run {
  argv: string[]
  /** What is typed at the keyboard; when it runs out the person leaves. Without it there is no terminal. */
  keys?: (string | string[] | boolean)[]
  /** The first step of the folder is recorded: its time limit runs. */
  sent?: boolean
  /** And taken back. */
  undone?: boolean
}

const plain = (...argv: string[]): Run => ({ argv })
const both = (...argv: string[]): Run[] => [plain(...argv), plain('--json', ...argv)]
const sent = (...argv: string[]): Run => ({ argv, sent: true })

const showsNoContent: Run[] = []

const runs: Record<CommandName, Run[]> = {
  start: [
    ...both('start', 'own-book'),
    ...both('start'),
    {
      argv: ['start', 'own-book'],
      keys: [true, ['call-open'], 'why', 'recorded', 'a', 'go-on', 'why', 'recorded', 'sent', 'unsure', 'x'],
    },
    {
      argv: ['start', 'own-book'],
      keys: [false, ['none'], 'mine', 'own-book', true, 'a', 'go-on', 'skipped', 'why'],
    },
    {
      argv: ['start'],
      keys: ['start:another', ['none'], '', 'own-book', true, 'a', 'go-on', 'recorded', 'refused', 'x', 'why'],
    },
    { argv: ['start', '--text', 'mine'], keys: [['none'], 'own-book', true, 'a', 'go-on', 'why'] },
  ],
  resume: [
    plain('resume'),
    plain('--json', 'resume'),
    { argv: ['resume'], keys: ['1', 'go-on', 'why', 'recorded', 'sent', 'unsure', 'x', 'why'] },
    { argv: ['resume', '1'], keys: ['go-on', 'postponed', 'skipped', 'skipped', 'skipped', 'skipped', 'skipped'] },
    { argv: ['resume', '1'], sent: true, keys: ['go-on', 'why'] },
  ],
  list: [...both('list'), ...both('list', '--text', 'mine')],
  show: both('show', 'own-book'),
  status: [...both('status', '--all'), sent('status', '--all'), sent('--json', 'status')],
  why: [plain('why', 'own-first'), plain('why', 'own-second'), sent('why', 'own-first'), sent('why', 'own-opened')],
  calls: [
    ...both('calls'),
    { argv: ['calls'], keys: ['own-hotline', 'recorded', 'sent', 'unsure', 'x', 'later', 'calls:leave'] },
  ],
  threats: both('threats'),
  contact: both('contact'),
  law: both('law'),
  done: [
    plain('done', 'own-first', '--outcome', 'sent'),
    plain('--json', 'done', 'own-first'),
    plain('done', 'own-second'),
  ],
  skip: [plain('skip', 'own-first'), plain('skip', 'own-second', '--outcome', 'not-applicable')],
  wait: [plain('wait', 'own-first', '--until', '2026-12-01')],
  reopen: [sent('reopen', 'own-first')],
  waive: [plain('waive', 'own-second')],
  undo: [sent('undo')],
  redo: [{ argv: ['redo'], sent: true, undone: true }],
  answers: both('answers'),
  answer: [
    plain('answer', 'own-question'),
    plain('answer', 'own-question', 'b'),
    plain('--json', 'answer', 'own-question', 'b'),
  ],
  add: [
    { argv: ['--session', '2', 'add', 'own-book'] },
    { argv: ['--session', '2', 'add', 'own-book'], keys: [true, 'a'] },
  ],
  // Letters come from the bundled content alone.
  letter: showsNoContent,
  report: [
    ...both('report', '--for', 'self'),
    sent('report', '--for', 'lawyer'),
    sent('--json', 'report', '--for', 'self'),
  ],
  calendar: [
    sent('calendar'),
    sent('--json', 'calendar'),
    // By default no word of the content is in it.
    sent('calendar', '--out', '-', '--plain-words'),
  ],
  page: [plain('page', '--out', '-'), sent('page', '--out', '-')],
  'note list': [sent('note'), sent('--json', 'note'), plain('note', 'list', '--step', 'own-second')],
  'note add': both('note', 'add', 'own-first', 'x'),
  'note edit': [sent('note', 'edit', '1', 'y')],
  'note delete': [{ argv: ['note', 'delete', '1'], sent: true, keys: [true] }],
  'evidence list': [sent('evidence'), sent('--json', 'evidence')],
  'evidence add': both('evidence', 'add', '--ref', 'x', '--step', 'own-first'),
  'evidence verify': showsNoContent,
  'evidence remove': showsNoContent,
  'evidence export': showsNoContent,
  'evidence wanted': both('evidence', 'wanted'),
  'loss list': showsNoContent,
  'loss add': showsNoContent,
  'loss total': showsNoContent,
  'loss remove': showsNoContent,
  'session list': [plain('session', 'list'), plain('session', 'list', '--playbook', 'own-book')],
  // What is not bundled is counted as a whole, without a name.
  'session use': showsNoContent,
  'session rename': showsNoContent,
  'session close': [plain('session', 'close', '1', '--force')],
  'session delete': showsNoContent,
  'session export': showsNoContent,
  'session import': [plain('session', 'import', 'export.json', '--yes')],
  'session encrypt': showsNoContent,
  'session decrypt': showsNoContent,
  'session passphrase': showsNoContent,
  // Ids and files only; the texts of a message are the program's own.
  'playbook check': showsNoContent,
}

function session(id: string, { playbooks, isSent }: { playbooks: string[]; isSent: boolean }): Session {
  let made = newSession({ id, name: `session ${id}`, at })
  for (const playbook of playbooks) made = withPlaybook(made, { playbook, at })
  made = withAnswer(made, { question: 'danger', value: ['none'], at })
  made = withAnswer(made, { question: 'harm', value: ['none'], at })
  made = withAnswer(made, { question: 'access', value: 'yes', at })
  made = withAnswer(made, { question: 'acting-for', value: 'other', at })
  if (playbooks.includes('own-book')) made = withAnswer(made, { question: 'own-question', value: 'a', at })
  if (!isSent) return made
  const fields = { 'own-field': 'x' }
  const kept = withEvidenceAdded(made, { at, name: 'a.png', for: 'own-first' }, sha256).session
  return withEvent(kept, { type: 'recorded', at, step: 'own-first', outcome: 'sent', fields, note: 'x' })
}

/** Everything that was shown, in order; a refusal as the program prints it. */
async function runOn({ argv, keys, sent: isSent = false, undone }: Run, language: Language): Promise<MemoryPorts> {
  const made = session('1', { playbooks: ['lender', 'own-book'], isSent })
  const whole = undone ? (withLastUndone(made, at)?.session ?? made) : made
  const files = { 'export.json': formatExportText({ session: whole, exported: at, content: 'x' }, sha256) }
  const ports = memoryPorts({ language, content: besideIt, own: ownContent, files, ...(keys ? { keys } : {}) })
  ports.sessionsById.set('1', whole)
  ports.sessionsById.set('2', session('2', { playbooks: ['lender'], isSent: false }))
  ports.sessions.use('1')
  const parsed = parseCommandLine(argv, { language, version: '', columns: 80 })
  if (parsed.kind !== 'command') throw new Error(`${argv.join(' ')} is no command`)
  try {
    await commands[parsed.name].run(ports, parsed.input)
  } catch (error) {
    if (!(error instanceof UserError)) {
      if (error instanceof Interrupted) return ports
      throw error
    }
    const json = parsed.input.json === true && error.json !== undefined
    ports.transcript.push(json ? JSON.stringify(error.json) : error.what[language])
  }
  return ports
}

// A web page as it is looked at.
const asRead = (text: string) => (text.startsWith('<!DOCTYPE') ? htmlText(parse(text)) : text)
const squeezed = (text: string) => text.replace(/\s+/g, '')

/** Places where something of the folder is shown and no mark stands with it. */
function unmarkedIn(shown: string, language: Language): string[] {
  // A paper for an office is in Chinese, whatever the language of the run.
  const marks = [...new Set([language, 'zh'] as const)].map((one) => squeezed(wordsIn(one).outside.mark))
  const text = squeezed(shown)
  const seen = new Set<string>()
  const wrong: string[] = []
  for (const { 0: token, 1: kind = '', 2: id = '', 3: field = '', index } of text.matchAll(tokenPattern)) {
    const before = text.slice(0, index)
    const isMarked = marks.some((mark) => before.endsWith(mark) || before.endsWith(`${mark}《`))
    const isFirst = !seen.has(`${kind}/${id}`)
    seen.add(`${kind}/${id}`)
    if (!isMarked && (isFirst || namingFields.includes(field))) wrong.push(`${token} after “${before.slice(-40)}”`)
  }
  for (const { index } of text.matchAll(new RegExp(ownNumber, 'g')))
    if (!marks.some((mark) => text.slice(Math.max(0, index - 100), index).includes(mark)))
      wrong.push(`number after “${text.slice(Math.max(0, index - 40), index)}”`)
  return wrong
}

/** Marks that stand before something bundled. */
function wronglyMarkedIn(shown: string, language: Language): string[] {
  const { outside, due } = wordsIn(language)
  const text = squeezed(shown)
  const mark = squeezed(outside.mark)
  const legend = squeezed(outside.notice('')).split(mark)[1]?.slice(0, 4) ?? ''
  const own = ['«', '《«', ownNumber, '13800138000', squeezed(due.mine), squeezed(due.theirs), 'madeup', legend]
  return text
    .split(mark)
    .slice(1)
    .filter((after) => !own.some((start) => after.startsWith(start)))
    .map((after) => after.slice(0, 30))
}

/** Strings of a JSON document that show something of the folder without a word that it is not bundled. */
function unmarkedInJson(value: unknown, language: Language, isSaid = false): string[] {
  if (typeof value === 'string') return isSaid ? [] : unmarkedIn(value, language)
  if (Array.isArray(value)) return value.flatMap((one) => unmarkedInJson(one, language, isSaid))
  if (typeof value !== 'object' || value === null) return []
  const saysSo = isSaid || ('bundled' in value && value.bundled === false)
  return Object.values(value).flatMap((one) => unmarkedInJson(one, language, saysSo))
}

const all = Object.values(runs).flat()
const isJson = ({ argv }: Run) => argv.includes('--json')
const nameRun = ({ argv, keys, sent: isSent }: Run) =>
  `${argv.join(' ')}${keys ? ` at the keyboard: ${keys.join(' ')}` : ''}${isSent ? ', later' : ''}`

it('knows every command', () => expect(Object.keys(runs)).toEqual(commandNames))

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  it.each(all.filter((run) => !isJson(run)).map((run) => [nameRun(run), run] as const))('%s', async (_name, run) => {
    const { transcript } = await runOn(run, language)
    const shown = transcript.map(asRead).join('\n')
    expect(shown).toMatch(tokenPattern)
    expect(unmarkedIn(shown, language)).toEqual([])
    expect(wronglyMarkedIn(shown, language)).toEqual([])
  })

  it.each(all.filter(isJson).map((run) => [nameRun(run), run] as const))('%s', async (_name, run) => {
    const { printed, transcript } = await runOn(run, language)
    const document = JSON.parse(printed[0] ?? transcript.at(-1) ?? '')
    expect(JSON.stringify(document)).toMatch(tokenPattern)
    expect(unmarkedInJson(document, language)).toEqual([])
  })

  it('all of it is shown somewhere', async () => {
    const shown = new Set<string>()
    for (const run of all) {
      const { transcript } = await runOn(run, language)
      for (const { 1: kind, 2: id } of transcript.join('\n').matchAll(tokenPattern)) shown.add(`${kind}/${id}`)
    }
    const { terms, ...registries } = ownContent
    const ids = [
      ...Object.entries(registries).flatMap(([kind, entries]) =>
        entries instanceof Map ? [...entries.keys()].map((id) => `${kind}/${id}`) : [],
      ),
      ...terms.items.map(({ id }) => `items/${id}`),
      ...terms.evidence.map(({ id }) => `evidence/${id}`),
    ]
    expect(ids.filter((id) => !shown.has(id))).toEqual([])
  })

  it('a day that a time limit of the folder sets is marked as not bundled', async () => {
    const { due, outside } = wordsIn(language)
    const { transcript } = await runOn(sent('status', '--all'), language)
    expect(transcript.join('\n')).toContain(`${outside.mark}${due.theirs}`)
    const { printed } = await runOn(sent('--json', 'status'), language)
    const { steps } = JSON.parse(printed[0] ?? '') as { steps: { id: string; due_bundled: boolean | null }[] }
    expect(steps.find(({ id }) => id === 'own-first')?.due_bundled).toBe(false)
  })
})
