// Words follow what was said last: the next card of a walk, what was just recorded, and the session that a line is about.
import { expect, it } from 'vitest'
import { answer } from '../../src/commands/answer.ts'
import { done } from '../../src/commands/done.ts'
import { resume } from '../../src/commands/resume.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { memoryPorts } from '../support/memory-ports.ts'
import { smallContentWith, step } from '../support/small-library.ts'

const words = (en: string, more: object = {}) => ({ ...more, zh: `中文${en}`, en })

const content = smallContentWith({
  steps: [
    step('capture', {
      urgency: 'now',
      stage: 'evidence',
      captures: ['chats'],
      outcomes: { loan: { label: words('it was a loan'), sets: { harm: 'loan' } }, done: {} },
    }),
    step('tell-lender', {
      urgency: 'now',
      stage: 'report',
      title: [words('tell them of the loan', { when: { harm: 'loan' } }), words('tell them')],
      say: [
        words('there is a loan', { when: { harm: 'loan' }, asserts: [] }),
        words('something is wrong', { asserts: [] }),
      ],
      outcomes: { refused: { opens: ['sue'] }, done: {} },
    }),
    step('sue', {
      urgency: 'later',
      stage: 'remedy',
      title: [words('sue over the loan', { when: { harm: 'loan' } }), words('sue them')],
      deadline: { id: 'sue-7d', from: 'opened' },
    }),
  ],
})
const files = {
  'calls.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n',
  'loan.yaml': 'danger: none\nharm: [loan]\naccess: "yes"\n',
}
const begin = (ports: ReturnType<typeof memoryPorts>, answers: string) =>
  start(ports, { playbooks: ['lender'], answers, walk: false, json: true })

it('the card after an outcome says what the outcome found', async () => {
  const ports = memoryPorts({ content, files, keys: ['recorded', 'loan', 'recorded', 'words', 'leave'] })
  const { keyboard } = ports
  ports.keyboard = undefined
  await begin(ports, 'calls.yaml')
  ports.keyboard = keyboard
  ports.transcript.length = 0
  await resume(ports, { walk: true, json: false })
  const walked = ports.transcript.join('\n')
  const after = walked.slice(walked.indexOf('it was a loan'))
  expect(after).toContain('tell them of the loan')
  expect(after).toContain('there is a loan')
  expect(after).not.toContain('something is wrong')
})

it('a changed answer changes the words in what is said of it', async () => {
  const ports = memoryPorts({ content, files })
  await begin(ports, 'calls.yaml')
  ports.printed.length = 0
  await answer(ports, { question: 'harm', values: ['loan'], json: false })
  await done(ports, { step: 'tell-lender', outcome: 'done', json: false })
  const said = [...ports.printed, ...ports.said].join('\n')
  expect(said).toContain('tell them of the loan')
  expect(said).not.toMatch(/tell them(?! of)/)
})

it('a line about another session has the words of that one', async () => {
  const ports = memoryPorts({ content, files })
  await begin(ports, 'loan.yaml')
  await begin(ports, 'calls.yaml')
  for (const session of ['1', '2']) await done(ports, { step: 'tell-lender', session, outcome: 'refused', json: true })
  ports.printed.length = 0
  await status(ports, { session: '2', all: false, json: false })
  const shown = ports.printed.join('\n').replace(/\s+/g, ' ')
  expect(shown).toMatch(/In session 1 .* near or past: sue over the loan;/)
})
