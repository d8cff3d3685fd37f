// Going through a plan: what is said of what was recorded, and that a slip of the keyboard ends nothing.
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { resume } from '../../src/commands/resume.ts'
import { start } from '../../src/commands/start.ts'
import { contactSchema, type Step } from '../../src/core/content/schema.ts'
import { longestNote } from '../../src/core/session/limits.ts'
import { languages } from '../../src/core/text.ts'
import { wordsIn } from '../../src/words/words.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { type Changes, playbook, smallContentCollecting, smallContentWith, step } from '../support/small-library.ts'

const content = smallContentCollecting(
  { id: 'lost', label: { zh: '金额', en: 'Amount' }, type: 'amount' },
  { id: 'when', label: { zh: '日子', en: 'Day' }, type: 'date' },
)

/** A person who walks through a session and types these things, again where one is refused; and why it was. */
async function walkWith(
  keys: string[],
  language: 'zh' | 'en' = 'en',
): Promise<{ ports: MemoryPorts; refused: string[] }> {
  const files = { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' }
  const ports = memoryPorts({ content, language, keys, files })
  const { keyboard } = ports
  ports.keyboard = undefined
  await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  ports.said.length = 0
  const refused: string[] = []
  ports.keyboard = keyboard && {
    ...keyboard,
    enterText: async ({ check, ...question }) => {
      for (;;) {
        const text = await keyboard.enterText(question)
        const problem = check?.(text)
        if (problem === undefined) return text
        refused.push(problem)
      }
    },
  }
  await resume(ports, { walk: true, json: false })
  return { ports, refused }
}

it.each(languages)('says that a note is recorded, in %s', async (language) => {
  const { ports } = await walkWith(['note', 'at the till', 'leave'], language)
  expect(ports.sessions.read('1').session.events.at(-1)).toMatchObject({ type: 'noted', note: 'at the till' })
  expect(ports.said.join('\n')).toMatch(language === 'zh' ? /已记录.*capture/ : /Recorded.*capture/)
})

it('asks again for what is no amount, no day or too long, and keeps the rest', async () => {
  const keys = [
    'note',
    'x'.repeat(longestNote + 1),
    'short',
    'recorded',
    'a lot',
    '12.50',
    'soon',
    '2026-11-20',
    'leave',
  ]
  const { ports, refused } = await walkWith(keys)
  expect(refused.join('\n')).toMatch(/too long.*\n.*1200\.50.*\n.*2026-12-01/)
  const { events } = ports.sessions.read('1').session
  const recorded = events.flatMap((event) => (event.type === 'recorded' ? [event.fields ?? {}] : []))
  // Each answer is on disk before the next is asked.
  expect(recorded).toEqual([{}, { lost: '12.50' }, { when: '2026-11-20' }])
})

/** What is asked about a step, and what it was recorded as, when a person types these things. */
async function walkFrom(steps: Step[], keys: string[], more: Changes = {}): Promise<MemoryPorts> {
  const lender = playbook('lender', { assume: { source: 'lender' }, ask: [], steps: steps.map(({ id }) => id) })
  const files = { 'a.yaml': 'danger: none\n' }
  const made = smallContentWith({ ...more, steps, playbooks: [lender] })
  const ports = memoryPorts({ content: made, keys, files })
  const { keyboard } = ports
  ports.keyboard = undefined
  await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  ports.keyboard = keyboard
  ports.transcript.length = 0
  await resume(ports, { walk: true, json: false })
  return ports
}

const { walk: words } = wordsIn('en')
/** The choices of each question that was asked, by its message. */
const menus = ({ transcript }: MemoryPorts, message: string) =>
  transcript.flatMap((shown) => (shown.startsWith(`${message}\n`) ? [shown.split('\n').slice(2)] : []))

const said = (text: string) => ({ zh: text, en: text })
const urgent = (more: Record<string, unknown> = {}) =>
  step('call-them', {
    urgency: 'now',
    stage: 'safety',
    title: said('Call {phone:police}'),
    quick: [said('Call at once')],
    how: [said('Call, and stay on the line')],
    contacts: ['police'],
    ...more,
  })
const police = v.parse(contactSchema, {
  id: 'police',
  name: said('Police'),
  category: 'police',
  phone: '110',
  takes: said('emergencies'),
  confidence: 'high',
  sources: ['made up for tests'],
  verified: '2026-11-01',
  review_by: '2027-05-22',
})

it('shows a step to be done now with a menu of three, and the number right above it', async () => {
  const ports = await walkFrom([urgent()], ['leave'], { contacts: [police] })
  const asked = ports.transcript.findIndex((shown) => shown.startsWith(words.what))
  expect(ports.transcript[asked - 1]).toBe('Call now: 110')
  expect(ports.transcript[asked - 2]).toContain('1. Call at once')
  expect(ports.transcript.join('\n')).not.toContain('stay on the line')
  expect(menus(ports, words.what)[0]).toEqual([words.done, words.notNow, words.more])
  expect(menus(ports, words.moreAsk)[0]).toEqual([
    words.details,
    words.why,
    words.waiting,
    words.note,
    words.skip,
    words.notApplicable,
    words.leave,
    words.back,
  ])
})

it('shows the number once where the card of a step that can wait is seen as a whole', async () => {
  const carriers = ['10086', '10010'].map((phone) => ({ ...police, id: `c${phone}`, phone, category: 'telecom' }))
  const calm = step('ask-them', { urgency: 'this-week', contacts: carriers.map(({ id }) => id) })
  const ports = await walkFrom([calm], ['more', 'why', 'leave'], { contacts: carriers })
  const asked = ports.transcript.findIndex((one) => one.startsWith(words.what))
  const card = ports.transcript.slice(0, asked).findLast((one) => one.includes('ask-them'))
  expect(ports.transcript[asked - 1]).toBe(card)
  expect(card?.split('10086')).toHaveLength(2)
})

it('shows each part behind “more” by itself, and the number above the question again', async () => {
  const script = { say: said('Somebody took my money'), effort: { minutes: 5, bring: [] } }
  const ports = await walkFrom([urgent(script)], ['words', 'details', 'why', 'back', 'leave'], { contacts: [police] })
  const part = (text: string) => ports.transcript.filter((shown) => shown.includes(text))
  expect(part('Somebody took my money')).toEqual([expect.not.stringContaining('stay on the line')])
  expect(part('stay on the line')).toEqual([expect.not.stringContaining('Somebody took my money')])
  expect(menus(ports, words.moreAsk)[0]?.[0]).toBe(words.scripts)
  const before = ports.transcript.flatMap((shown, at) => (shown.startsWith(`${words.what}\n`) ? [at - 1] : []))
  expect(before.map((at) => ports.transcript[at])).toEqual(Array(5).fill('Call now: 110'))
})

it('asks for no day when danger cannot be dealt with now', async () => {
  const ports = await walkFrom([urgent()], ['postponed', 'leave'], { contacts: [police] })
  expect(ports.asked).not.toContain(wordsIn('en').day.untilAsk)
  expect(ports.sessions.read('1').session.events.at(-1)).toMatchObject({ type: 'postponed', step: 'call-them' })
})

it('shows a step that is not for now in full at once where it fits the screen', async () => {
  const made = step('ask-them', { title: said('Ask them'), how: [said('Ask for a number')], contacts: ['police'] })
  const ports = await walkFrom([made], ['postponed', 'none'], { contacts: [police] })
  expect(menus(ports, words.what)).toEqual([[words.done, words.later, words.more]])
  expect(ports.transcript.join('\n')).toContain('Ask for a number')
})

it('shows a step that fills the screen in short, then in full when it is done, with the number again', async () => {
  const how = [said('Ask for a number'), ...Array.from({ length: 25 }, (_, line) => said(`Line ${line}`))]
  const made = step('ask-them', { title: said('Ask them'), how, contacts: ['police'] })
  const ports = await walkFrom([made], ['do-now', 'postponed', 'none'], { contacts: [police] })
  expect(menus(ports, words.what)).toEqual([
    [words.doNow, words.done, words.later, words.more],
    [words.done, words.later, words.more],
  ])
  const second = ports.transcript.findLastIndex((shown) => shown.startsWith(words.what))
  expect(ports.transcript[second - 1]).toBe('Contact: 110')
  expect(ports.transcript[second - 2]).toContain('Ask for a number')
  expect(ports.asked).toContain(wordsIn('en').day.untilAsk)
})
