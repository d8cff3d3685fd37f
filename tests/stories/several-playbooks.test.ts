// Two playbooks in one session, at the keyboard: what one takes for granted is asked for the other, and the order of
// naming or adding them changes nothing.
import { describe, expect, it } from 'vitest'
import { add } from '../../src/commands/add.ts'
import { answer } from '../../src/commands/answer.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { why } from '../../src/commands/why.ts'
import type { Language } from '../../src/core/text.ts'
import { Interrupted } from '../../src/errors.ts'
import { type Answering, answering } from '../support/answering.ts'
import { content } from '../support/content.ts'
import { type MemoryOptions, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'

const common = 'danger: none\nacting-for: self\nsince: week\ndone-already: none\n'
const insider = 'insider-where: bank\nharm: [nuisance]\nexposed-private: none\n'
const numbers = 'papers: id-card\nname-what: [sim]\nid-lost-before: "no"\n'

// All that is asked is answered, also what decides nothing yet.
const bothAnswered: Answering = {
  questions: {
    since: 'week',
    'insider-where': 'bank',
    harm: ['nuisance'],
    exposed: ['address-orders'],
    'exposed-private': ['none'],
    'done-already': ['none'],
    papers: 'id-card',
    'name-what': ['sim'],
    'id-lost-before': 'no',
  },
  page: ['more', 'look'],
}

// The question about the computer is left open.
const untilLeft = (error: unknown) => {
  if (!(error instanceof Interrupted)) throw error
}

async function started(playbooks: string[], options: MemoryOptions & { answers?: string } = {}) {
  const { answers, ...rest } = options
  const ports = memoryPorts({ content, files: { 'a.yaml': answers ?? '' }, ...rest })
  await start(ports, {
    playbooks,
    ...(answers === undefined ? {} : { answers: 'a.yaml' }),
    walk: false,
    json: false,
  }).catch(untilLeft)
  return ports
}

async function shown(ports: MemoryPorts): Promise<string> {
  ports.printed.length = 0
  await status(ports, { all: true, json: true })
  return JSON.stringify(JSON.parse(ports.printed.join('\n')).steps)
}

describe.each<[Language, RegExp, RegExp]>([
  ['zh', /泄露了哪些/, /已经算上：姓名、手机号；身份证号/],
  ['en', /suspect is out/, /already counts in: Name, phone number; ID card/],
])('in %s', (language, question, given) => {
  it('asks what is out, though one of the two takes part of it for granted, and says what', async () => {
    const ports = await started(['insider', 'numbers-in-my-name'], {
      language,
      keys: [['none'], 'self'],
      otherwise: answering(content, language, bothAnswered),
    })
    expect(ports.asked.join('\n')).toMatch(question)
    expect(ports.transcript.join('\n')).toMatch(given)
  })
})

it('gives the same screen in whatever order they are named', async () => {
  const answers = `${common}${insider}${numbers}exposed: [address-orders]\n`
  const one = await started(['insider', 'numbers-in-my-name'], { answers })
  const other = await started(['numbers-in-my-name', 'insider'], { answers })
  expect(other.printed).toEqual(one.printed)
})

it('asks what decides when one is added later, and ends with the same plan once the rest is answered', async () => {
  const both = await started(['insider', 'numbers-in-my-name'], {
    answers: `${common}${insider}${numbers}exposed: [address-orders]\n`,
  })
  const first = await started(['numbers-in-my-name'], { answers: `${common}${numbers}` })
  const later = memoryPorts({ content, keys: [], otherwise: answering(content, 'en', bothAnswered) })
  const world = { ...later, sessions: first.sessions }
  await add(world, { playbook: 'insider', json: false })
  expect(later.asked).not.toEqual([])
  for (const [question, value] of Object.entries(bothAnswered.questions ?? {}))
    await answer(world, { question, values: [value].flat().map(String), json: false })
  expect(await shown(first)).toEqual(await shown(both))
})

it('says that the playbook brings a step, and not that another answer would remove it', async () => {
  for (const exposed of ['[address-orders]', '[id-number]', 'unsure']) {
    const ports = await started(['insider', 'numbers-in-my-name'], {
      language: 'en',
      answers: `${common}${insider}${numbers}exposed: ${exposed}\n`,
    })
    ports.printed.length = 0
    await why(ports, { step: 'check-sims-and-accounts' })
    expect(ports.printed.join('\n')).toContain('the playbook itself')
    expect(ports.printed.join('\n')).not.toContain('leak-help answer exposed')
  }
})
