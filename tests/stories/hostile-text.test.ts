// R14: hostile strings at every place that output can come from. Nothing but text reaches the screen, and no row that a
// string made up for itself.
import { describe, expect, it } from 'vitest'
import { add } from '../../src/commands/add.ts'
import { answer } from '../../src/commands/answer.ts'
import { answers } from '../../src/commands/answers.ts'
import { calendar } from '../../src/commands/calendar.ts'
import { calls } from '../../src/commands/calls.ts'
import { reportDesk } from '../../src/commands/desk-report.ts'
import { done } from '../../src/commands/done.ts'
import { list } from '../../src/commands/list.ts'
import { addNote } from '../../src/commands/note/add.ts'
import { deleteNote } from '../../src/commands/note/delete.ts'
import { editNote } from '../../src/commands/note/edit.ts'
import { listNotebook } from '../../src/commands/note/list.ts'
import { resume } from '../../src/commands/resume.ts'
import { closeSession } from '../../src/commands/session/close.ts'
import { deleteSession } from '../../src/commands/session/delete.ts'
import { listSessions } from '../../src/commands/session/list.ts'
import { renameSession } from '../../src/commands/session/rename.ts'
import { useSession } from '../../src/commands/session/use.ts'
import { show } from '../../src/commands/show.ts'
import { skip } from '../../src/commands/skip.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { threats } from '../../src/commands/threats.ts'
import { undo } from '../../src/commands/undo.ts'
import { wait } from '../../src/commands/wait.ts'
import { why } from '../../src/commands/why.ts'
import { writeProblem } from '../../src/core/check/problem.ts'
import type { Content } from '../../src/core/content/content.ts'
import { byId } from '../../src/core/content/library.ts'
import type { Contact, Law } from '../../src/core/content/schema.ts'
import { safeText } from '../../src/core/guard/safe-text.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withPlaybook } from '../../src/core/session/session.ts'
import type { Language } from '../../src/core/text.ts'
import { Interrupted, UserError } from '../../src/errors.ts'
import { wordsIn } from '../../src/words/words.ts'
import { controlsIn, forgedRows, hostile, problemsIn, rowBreakers } from '../support/hostile-strings.ts'
import { type Key, type MemoryOptions, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallContent } from '../support/small-library.ts'

const at = '2026-11-22T01:00:00.000Z'
const facts = { confidence: 'low' as const, verified: '2025-01-01', review_by: '2025-06-01' }

/** The small content with `text` in every sentence of it. */
function hostileContent(text: string): Content {
  const words = (sentence: string) => ({ zh: `${sentence}${text}`, en: `${sentence}${text}` })
  const poisoned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(poisoned)
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, poisoned(inner)]))
    if ('zh' in value && 'en' in value && typeof value.en === 'string') return words(value.en)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, poisoned(inner)]))
  }
  const content = poisoned(smallContent) as Content
  const texts = { say: words('say'), ask_for: words('ask'), keep: words('keep'), for_other: words('other') }
  const step = {
    ...texts,
    never: [words('never')],
    effort: { minutes: 5, cost_cny: 0, bring: ['id'] },
    contacts: ['with-phone', 'with-place', 'with-url'],
    laws: ['law-1', 'old-law'],
    collects: [{ id: 'note', type: 'text' as const, label: words('field'), optional: true }],
    sources: [`source ${text}`],
  }
  const contact = { name: words('contact'), category: 'bank', takes: words('takes'), sources: [text], ...facts }
  const law = { law: words('law'), article: words('article'), gist: words('gist'), sources: [text], ...facts }
  return {
    ...content,
    steps: byId([...content.steps.values()].map((one) => ({ ...one, ...step }))),
    playbooks: byId([...content.playbooks.values()].map((one) => ({ ...one, threats: ['threat'] }))),
    contacts: byId<Contact>([
      {
        id: 'with-phone',
        ...contact,
        phone: '110',
        hours: words('hours'),
        not_for: words('not'),
        needs: words('needs'),
      },
      { id: 'with-place', ...contact, where: words('where') },
      { id: 'with-url', ...contact, url: `https://example.cn/${text}` },
    ]),
    laws: byId<Law>([
      { id: 'law-1', ...law, kind: 'standard', in_force: { from: '2026-01-01' }, replaced_by: [] },
      { id: 'old-law', ...law, kind: 'law', in_force: { until: '2025-12-31' }, replaced_by: ['law-1'] },
    ]),
    threats: byId([
      {
        id: 'threat',
        title: words('threat'),
        script: words('script'),
        rule: words('rule'),
        lasts: 'P3M',
        contacts: [],
        sources: [text],
        verified: '2025-01-01',
        review_by: '2025-06-01',
      },
    ]),
    terms: {
      items: [{ id: 'id', label: words('ID') }],
      evidence: [{ id: 'chats', label: words('chats') }],
      phrases: [],
    },
  }
}

/** A session as a hostile file could hold it: texts wherever its format has room for one. */
function hostileSession(text: string): Session {
  const note = `note ${text}`
  let session = newSession({ id: '1', name: `name${text}`.slice(0, 80), at })
  session = withPlaybook(session, { playbook: 'lender', at })
  session = withAnswer(session, { question: 'danger', value: ['none'], at })
  session = withAnswer(session, { question: 'harm', value: [text], at })
  session = withAnswer(session, { question: 'access', value: text, at })
  session = withAnswer(session, { question: 'acting-for', value: 'other', at })
  session = withEvent(session, { type: 'noted', at, step: 'capture', note })
  const fields = { note: text, unknown: text }
  session = withEvent(session, { type: 'recorded', at, step: 'capture', outcome: 'done', fields, note })
  session = withEvent(session, { type: 'recorded', at, step: 'tell-lender', outcome: 'sent', note })
  session = withEvent(session, { type: 'due-moved', at, step: 'tell-lender', until: '2026-12-24', note })
  session = withEvent(session, { type: 'skipped', at, step: 'credit-report', note })
  return { ...session, seen: { at, content: text, steps: ['gone-step'] } }
}

type Run = (ports: MemoryPorts, text: string) => Promise<void>
const json = false

/** Every command that shows something of a session or of the library. */
const onSession: Record<string, Run> = {
  list: (ports) => list(ports, { json }),
  'list --text': (ports, text) => list(ports, { json, text }),
  show: (ports) => show(ports, { playbook: 'lender', json }),
  status: (ports) => status(ports, { all: false, json }),
  'status --all': (ports) => status(ports, { all: true, json }),
  answers: (ports) => answers(ports, { json }),
  'why, of every step': async (ports) => {
    for (const step of ['capture', 'change-password', 'tell-lender', 'credit-report', 'watch-bills'])
      await why(ports, { step })
  },
  calls: (ports) => calls(ports, { json }),
  calendar: (ports) => calendar(ports, { plainWords: false, force: false, json }),
  threats: (ports) => threats(ports, { json }),
  note: (ports) => listNotebook(ports, { json }),
  'note add': (ports, text) => addNote(ports, { step: 'capture', texts: [text, text], json }),
  'note edit': (ports, text) => editNote(ports, { number: '2', texts: [text], json }),
  'note edit, and undo': async (ports, text) => {
    await editNote(ports, { number: '2', texts: [text], json })
    await undo(ports, { force: false, json })
  },
  'note delete': (ports) => deleteNote(atKeyboard(ports, [true]), { number: '1', force: false, json }),
  'session list': (ports) => listSessions(ports, { json }),
  'session list --all': (ports) => listSessions(ports, { all: true, json }),
  'report --all': (ports) => reportDesk(ports, { force: false, json }),
  'report --all --json': (ports) => reportDesk(ports, { force: false, json: true }),
  'session use': (ports) => useSession(ports, { session: '1' }),
  'session rename': (ports, text) => renameSession(ports, { session: '1', name: `x${text}`.slice(0, 80) }),
  'session close': (ports) => closeSession(ports, { session: '1', force: true }),
  'session delete': (ports) => deleteSession(ports, { session: '1', force: true }),
  'answer, the choices': (ports) => answer(ports, { question: 'harm', values: [], json }),
  'answer, a change': (ports) => answer(ports, { question: 'harm', values: ['loan'], json }),
  done: (ports, text) => done(ports, { step: 'tell-lender', outcome: 'refused', note: text, json }),
  wait: (ports, text) => wait(ports, { step: 'change-password', until: '2026-12-01', note: text, json }),
  skip: (ports, text) => skip(ports, { step: 'capture', note: text, json }),
  undo: (ports) => undo(ports, { force: true, json }),
  add: (ports) => add(ports, { playbook: 'unknown', json }),
  'resume without a terminal': (ports) => resume(ports, { walk: true, json }),
  'resume at the keyboard': (ports, text) =>
    resume(atKeyboard(ports, ['why', 'details', 'note', text, 'postponed', 'none', 'resume:nothing']), {
      walk: true,
      json,
    }),
  'start at the keyboard': (ports, text) =>
    start(atKeyboard(ports, [['call-open'], 'recorded'], intoWalk(text)), {
      playbooks: [],
      name: `x${text}`.slice(0, 80),
      text,
      walk: true,
      json,
    }),
  'answers --json': (ports) => answers(ports, { json: true }),
  'status --json': (ports) => status(ports, { all: true, json: true }),
  'list --json': (ports) => list(ports, { json: true }),
  'show --json': (ports) => show(ports, { playbook: 'lender', json: true }),
  'calls --json': (ports) => calls(ports, { json: true }),
  'threats --json': (ports) => threats(ports, { json: true }),
  'note --json': (ports) => listNotebook(ports, { json: true }),
  'session list --json': (ports) => listSessions(ports, { json: true }),
}

/** What the person typed, repeated in an error. */
const echoes: Record<string, Run> = {
  playbook: (ports, text) => show(ports, { playbook: text, json }),
  step: (ports, text) => why(ports, { step: text }),
  'note number': (ports, text) => editNote(ports, { number: text, texts: ['x'], json }),
  question: (ports, text) => answer(ports, { question: text, values: ['x'], json }),
  value: (ports, text) => answer(ports, { question: 'harm', values: [text], json }),
  outcome: (ports, text) => done(ports, { step: 'capture', outcome: text, json }),
  day: (ports, text) => skip(ports, { step: 'capture', until: text, json }),
  field: (ports, text) => done(ports, { step: 'capture', fields: { [text]: 'x' }, json }),
  'note with a number': (ports, text) => done(ports, { step: 'capture', note: `${text} 11010519491231002X`, json }),
  'answers file': async (ports, text) => {
    const value = { [text]: 'x', harm: text, access: [text], danger: { [text]: text } }
    ports.readAnswers = async (path) => ({ path, value, locate: async () => ({ line: 1, column: 1 }) })
    await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json })
  },
  'missing answers': (ports) => start(ports, { playbooks: ['lender'], walk: false, json: true }),
  'missing playbook': (ports, text) => start(ports, { playbooks: [], text, walk: false, json: true }),
}

function atKeyboard(ports: MemoryPorts, keys: Key[], otherwise: MemoryOptions['otherwise'] = () => undefined) {
  return Object.assign(ports, { keyboard: memoryPorts({ keys, otherwise }).keyboard })
}

// Whatever a text is taken for, the way leads to the first step.
function intoWalk(text: string): MemoryOptions['otherwise'] {
  return (message) => {
    for (const { start: words, walk } of [wordsIn('zh'), wordsIn('en')]) {
      if (message.includes(words.describeAsk)) return text
      if (message.includes(words.whichFitSeveral)) return ['lender']
      if (message.includes(words.whatIsWorst)) return 'choose:list'
      if ([words.whichFits, words.whatHappened].some((ask) => message.includes(ask))) return 'lender'
      if (message.includes('harm?')) return ['calls']
      if (message.includes(words.checkAsk)) return 'go-on'
      if (message === walk.what) return 'leave'
    }
    return undefined
  }
}

const contents = new Map<string, Content>()

/** Runs a command; an error becomes what the program prints of it. */
async function outputOf(run: Run, text: string, language: Language): Promise<string[]> {
  const content = contents.get(text) ?? hostileContent(text)
  contents.set(text, content)
  const ports = memoryPorts({ language, content })
  ports.sessionsById.set('1', hostileSession(text))
  try {
    await run(ports, text)
  } catch (error) {
    if (error instanceof UserError) {
      const lines = [error.what[language], error.next?.[language] ?? '']
      ports.said.push(...lines.map((one) => safeText(one, { multiline: true })))
    } else if (!(error instanceof Interrupted)) throw error
  }
  return [...ports.printed, ...ports.said]
}

const attacks = Object.entries({ ...hostile, ...rowBreakers })

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  it.each(Object.entries({ ...onSession, ...echoes }))(
    '%s shows hostile strings as harmless text',
    async (_name, run) => {
      const leaks: unknown[] = []
      for (const [name, text] of attacks) {
        const outputs = await outputOf(run, text, language)
        if (outputs.join('') === '') leaks.push({ name, problem: 'nothing was shown' })
        for (const output of outputs) {
          const problems = [...controlsIn(output), ...forgedRows(output)]
          if (problems.length > 0) leaks.push({ name, problems, output })
        }
      }
      expect(leaks).toEqual([])
    },
  )
})

it('a problem in content stays on its line, whatever the file is called', () => {
  for (const [name, text] of attacks) {
    const where = { file: `steps/${text}.yaml`, line: 1, column: 1 }
    const problem = { ...where, code: 'yaml' as const, problem: { zh: text, en: text } }
    const line = writeProblem(problem, 'zh')
    expect({ name, problems: problemsIn(line) }).toEqual({ name, problems: [] })
    expect(line).not.toContain('\n')
  }
})
