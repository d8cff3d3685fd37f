// Going through a plan: what is said of what was recorded, and that a slip of the keyboard ends nothing.
import { expect, it } from 'vitest'
import { resume } from '../../src/commands/resume.ts'
import { start } from '../../src/commands/start.ts'
import { longestNote } from '../../src/core/session/limits.ts'
import { languages } from '../../src/core/text.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallContentCollecting } from '../support/small-library.ts'

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
