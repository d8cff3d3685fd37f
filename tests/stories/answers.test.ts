// An answer comes before its day, a walk is left in the middle, “done” alone says nothing: nothing said is lost, and nothing ends by it.
import { expect, it } from 'vitest'
import { done } from '../../src/commands/done.ts'
import { resume } from '../../src/commands/resume.ts'
import { start } from '../../src/commands/start.ts'
import { Interrupted } from '../../src/errors.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallContentCollecting } from '../support/small-library.ts'

async function begun(keys: string[] = [], content?: ReturnType<typeof smallContentCollecting>): Promise<MemoryPorts> {
  const files = { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' }
  const ports = memoryPorts({ files, keys, ...(content ? { content } : {}) })
  const { keyboard } = ports
  ports.keyboard = undefined
  await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  ports.keyboard = keyboard
  return ports
}

const recorded = (ports: MemoryPorts) =>
  ports.sessions
    .read('1')
    .session.events.flatMap((event) => (event.type === 'recorded' ? [`${event.step} ${event.outcome}`] : []))

it('resume asks for answers that came early, and goes on with what they open', async () => {
  const ports = await begun()
  const { keyboard } = ports
  ports.keyboard = undefined
  await done(ports, { step: 'tell-lender', outcome: 'sent', json: true })
  // Everything else is put aside, so that only the answer is open.
  const keys = ['tell-lender', 'refused', 'leave']
  ports.keyboard = keyboard && {
    ...keyboard,
    confirm: async () => true,
    chooseOne: async ({ message, choices }) => {
      const isAnswer = choices.some(({ value }) => value === ('resume:nothing' as never))
      const wanted = isAnswer || keys[0] === 'refused' || recorded(ports).length > 1 ? (keys.shift() ?? '') : 'skipped'
      const has = (one: string) => choices.find(({ value }) => value === (one as never))
      const choice = has(wanted) ?? has('more')
      if (choice && !has(wanted) && wanted !== 'skipped') keys.unshift(wanted)
      if (!choice) throw new Error(`${message}: no ${wanted} among ${choices.map(({ value }) => value).join()}`)
      return choice.value
    },
  }
  await resume(ports, { walk: true, json: false })
  expect(recorded(ports)).toEqual(['tell-lender sent', 'tell-lender refused'])
})

it('an outcome that was chosen is on disk when the walk is left at the next question', async () => {
  const content = smallContentCollecting(
    { id: 'ticket', label: { zh: '编号', en: 'Number' }, type: 'reference' },
    { id: 'lost', label: { zh: '金额', en: 'Amount' }, type: 'amount' },
  )
  const ports = await begun(['recorded', 'CC-20261108-77'], content)
  const { keyboard } = ports
  ports.keyboard = keyboard && {
    ...keyboard,
    enterText: async (question) => {
      if (question.message.includes('Amount') || question.message.includes('金额')) throw new Interrupted()
      return keyboard.enterText(question)
    },
  }
  await expect(resume(ports, { walk: true, json: false })).rejects.toThrow(Interrupted)
  const { events } = ports.sessions.read('1').session
  expect(events.filter(({ type }) => type === 'recorded')).toMatchObject([
    { step: 'capture', outcome: 'done' },
    { step: 'capture', outcome: 'done', fields: { ticket: 'CC-20261108-77' } },
  ])
})

it('“done” at the keyboard asks what came of a step that can come out in several ways', async () => {
  const ports = await begun(['no-reply'])
  await done(ports, { step: 'tell-lender', json: false })
  expect(recorded(ports)).toEqual(['tell-lender no-reply'])
})

it('and without one is refused while an answer is awaited', async () => {
  const ports = await begun()
  ports.keyboard = undefined
  await done(ports, { step: 'tell-lender', outcome: 'sent', json: true })
  await expect(done(ports, { step: 'tell-lender', json: false })).rejects.toMatchObject({
    what: { en: expect.stringContaining('waits for an answer') },
    next: { en: expect.stringMatching(/sent \(.*; refused \(.*; no-reply \(/) },
  })
  expect(recorded(ports)).toEqual(['tell-lender sent'])
})
