import { describe, expect, it } from 'vitest'
import { start } from '../../src/commands/start.ts'
import { Interrupted } from '../../src/errors.ts'
import { wordsIn } from '../../src/words/words.ts'
import { failure } from '../support/failure.ts'
import { memoryPorts } from '../support/memory-ports.ts'
import { smallContentWith, step } from '../support/small-library.ts'

const en = wordsIn('en')
const plain = { playbooks: [], walk: false, json: false }
const complete = 'danger: none\nharm: [calls]\naccess: "yes"\n'

describe('at the keyboard', () => {
  it('asks for danger first and deals with it before the next question', async () => {
    const ports = memoryPorts({ keys: [['call-open'], 'recorded', 'only-me', 'lender:stop'] })
    await expect(start(ports, { ...plain })).rejects.toThrow()
    expect(ports.asked.slice(0, 3)).toEqual([expect.stringMatching(/danger\?$/), en.walk.what, en.shared.ask])
    expect(ports.said.join('\n')).toContain('hang-up')
  })

  it('counts questions, not the steps done between them, also after going back', async () => {
    const ports = memoryPorts({ keys: [['call-open'], 'recorded', 'only-me', '', 'lender', '<'] })
    await expect(start(ports, plain)).rejects.toThrow(Interrupted)
    const asked = ports.asked.filter((message) => message.endsWith(en.start.whatHappened))
    expect(asked).toEqual(Array(2).fill(`3 of about 7 · ${en.start.whatHappened}`))
  })

  it('has every answer on disk before the next question is shown', async () => {
    const ports = memoryPorts({ keys: [['none'], 'more', ['calls'], 'look', 'only-me'] })
    await start(ports, { ...plain, playbooks: ['lender'] })
    expect(ports.savedAtQuestion).toEqual([0, 2, 2, 3, 3])
    expect(ports.sessionsById.get('1')?.answers).toEqual({ danger: ['none'], harm: ['calls'] })
  })

  it('keeps what was answered when the person leaves in the middle', async () => {
    const ports = memoryPorts({ keys: [['none'], 'more', ['calls']] })
    await expect(start(ports, { ...plain, playbooks: ['lender'] })).rejects.toThrow(Interrupted)
    expect(ports.sessionsById.get('1')?.answers).toEqual({ danger: ['none'], harm: ['calls'] })
  })

  it('keeps the first answer too, before it is known what happened', async () => {
    const ports = memoryPorts({ keys: [['none']] })
    await expect(start(ports, plain)).rejects.toThrow(Interrupted)
    expect(ports.sessionsById.get('1')?.answers).toEqual({ danger: ['none'] })
  })

  it('writes nothing when the person leaves at the first question', async () => {
    const ports = memoryPorts({ keys: [] })
    await expect(start(ports, plain)).rejects.toThrow(Interrupted)
    expect(ports.sessionsById.size).toBe(0)
  })

  it('takes “not sure” to the general playbook', async () => {
    const ports = memoryPorts({ keys: [['none'], '', 'choose:not-sure', 'unsure', 'look', 'only-me'] })
    await start(ports, plain)
    expect(ports.sessionsById.get('1')?.playbooks).toEqual(['unknown'])
  })

  it('offers playbooks for a sentence', async () => {
    const ports = memoryPorts({ keys: [['none'], 'lender', 'look', 'only-me'] })
    await start(ports, { ...plain, text: 'my lender leaked it' })
    expect(ports.sessionsById.get('1')?.playbooks).toEqual(['lender'])
  })

  it('walks through the steps, records what came of each, and skips what was put off', async () => {
    const keys = [
      ['none'],
      'more',
      ['calls'],
      'go-on',
      'recorded',
      'only-me',
      'postponed',
      'none',
      'recorded',
      'refused',
      'leave',
    ]
    const ports = memoryPorts({ keys })
    await start(ports, { ...plain, playbooks: ['lender'], walk: true })
    const recorded = ports.sessionsById
      .get('1')
      ?.events.flatMap((event) => ('step' in event ? [[event.type, event.step]] : []))
    expect(recorded).toEqual([
      ['recorded', 'capture'],
      ['postponed', 'change-password'],
      ['recorded', 'tell-lender'],
    ])
    expect(ports.said.join('\n')).toContain('complain')
  })

  it('asks the day of an incident only where it is needed, and takes an empty line for “not sure”', async () => {
    // One step hangs on the day, and the day is asked only after one answer.
    const content = smallContentWith({ steps: [step('credit-report', { when: { 'noticed-on': 'unsure' } })] })
    const ports = memoryPorts({ content, keys: [['none'], 'no', 'other', '', 'look', 'only-me'] })
    await start(ports, { ...plain, playbooks: ['lender'] })
    expect(ports.sessionsById.get('1')?.answers['noticed-on']).toBe('unsure')
    const without = memoryPorts({ content, keys: [['none'], 'yes', 'look', 'only-me'] })
    await start(without, { ...plain, playbooks: ['lender'] })
    expect(without.sessionsById.get('1')?.answers).not.toHaveProperty('noticed-on')
  })

  it('says that nothing can be saved before the first question', async () => {
    const ports = memoryPorts({ keys: [['none']], readOnly: true })
    await expect(start(ports, plain)).rejects.toThrow('The disk is full')
    expect(ports.asked).toEqual([])
  })
})

describe('without a terminal', () => {
  it('finishes from an answers file without a question', async () => {
    const ports = memoryPorts({ files: { 'a.yaml': complete } })
    await start(ports, { ...plain, playbooks: ['lender'], answers: 'a.yaml', json: true })
    const document = JSON.parse(ports.printed.join('\n'))
    expect(document.schema).toBe(1)
    expect(document.steps.map((step: { id: string }) => step.id)).toEqual([
      'capture',
      'change-password',
      'tell-lender',
      'credit-report',
      'watch-bills',
    ])
    expect(document.steps[0]).toMatchObject({ urgency: 'now', state: 'todo', due: null, contacts: [], laws: [] })
  })

  it('lists what is missing, with types and choices, and writes nothing', async () => {
    const deciding = [
      step('credit-report', { when: { 'noticed-on': 'unsure' } }),
      step('dispute-loan', { when: { harm: { includes: 'loan' } } }),
    ]
    const content = smallContentWith({ steps: deciding })
    const ports = memoryPorts({ content, files: { 'a.yaml': 'danger: none\n' } })
    const error = await failure(start(ports, { ...plain, playbooks: ['lender'], answers: 'a.yaml', json: true }))
    expect(error.exitCode).toBe(2)
    expect(error.json).toMatchObject({
      schema: 1,
      missing: [
        { id: 'access', type: 'yes-no' },
        { id: 'harm', type: 'many' },
      ],
    })
    expect(ports.sessionsById.size).toBe(0)
  })

  it('names apart what may stay open, and needs no answer to it', async () => {
    const deciding = [step('capture', { when: { danger: 'none' } })]
    const ports = memoryPorts({ content: smallContentWith({ steps: deciding }), files: { 'a.yaml': '{}\n' } })
    const error = await failure(start(ports, { ...plain, playbooks: ['lender'], answers: 'a.yaml', json: true }))
    expect(error.json).toMatchObject({ missing: [{ id: 'danger' }], optional: [{ id: 'harm' }] })
    ports.files.write('a.yaml', 'danger: none\n', { replace: true })
    await start(ports, { ...plain, playbooks: ['lender'], answers: 'a.yaml', json: true })
    expect(ports.sessionsById.get('1')?.answers).toEqual({ danger: ['none'] })
  })

  it('does not guess a playbook from a sentence, but names those that fit first', async () => {
    const error = await failure(start(memoryPorts(), { ...plain, text: 'my lender leaked it' }))
    expect(error.exitCode).toBe(2)
    expect(error.json).toMatchObject({ missing: [{ id: 'playbook' }], danger: [], help: [] })
    const { missing } = error.json as { missing: { choices: { id: string }[] }[] }
    expect(missing[0]?.choices[0]?.id).toBe('lender')
  })

  it('takes the playbook from the file as well', async () => {
    const ports = memoryPorts({ files: { 'a.yaml': `playbook: lender\n${complete}` } })
    await start(ports, { ...plain, answers: 'a.yaml', json: true })
    expect(ports.sessionsById.get('1')?.playbooks).toEqual(['lender'])
  })

  it('reports every mistake of a file with its line, and writes nothing', async () => {
    const file = 'danger: none\nharm: [none, loan]\naccess: maybe\nfavourite-colour: blue\nnoticed-on: "2026-02-30"\n'
    const ports = memoryPorts({ files: { 'a.yaml': file } })
    const error = await failure(start(ports, { ...plain, playbooks: ['lender'], answers: 'a.yaml' }))
    expect(error.exitCode).toBe(2)
    for (const line of ['a.yaml:2', 'a.yaml:3', 'a.yaml:4', 'a.yaml:5']) expect(error.what.en).toContain(line)
    expect(ports.sessionsById.size).toBe(0)
  })

  it.each(['- a\n- b\n', 'text\n', '1\n'])('refuses a file that is not a list of answers: %j', async (content) => {
    const ports = memoryPorts({ files: { 'a.yaml': content } })
    expect((await failure(start(ports, { ...plain, playbooks: ['lender'], answers: 'a.yaml' }))).exitCode).toBe(2)
  })

  it('refuses a date in the future', async () => {
    const ports = memoryPorts({ files: { 'a.yaml': `${complete}noticed-on: "2026-11-23"\n` } })
    expect((await failure(start(ports, { ...plain, playbooks: ['lender'], answers: 'a.yaml' }))).what.en).toContain(
      'future',
    )
  })
})

it('names the nearest playbooks for one that does not exist, with exit code 1', async () => {
  const error = await failure(start(memoryPorts(), { ...plain, playbooks: ['lendr'] }))
  expect(error.exitCode).toBe(1)
  expect(error.next?.en).toContain('lender')
})
