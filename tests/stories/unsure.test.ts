// R22 of the test plan: every bundled playbook finishes from an answers file, made from what it said was missing, with
// "not sure" for everything, and nothing is asked.
import { describe, expect, it } from 'vitest'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { languages } from '../../src/core/text.ts'
import { UserError } from '../../src/errors.ts'
import { content } from '../support/content.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'

interface Missing {
  id: string
  type: string
  text: string
  choices: { id: string; text: string }[]
}

/** What `start` says is missing, as it prints it for scripts; undefined once it finished. */
async function missingFrom(ports: MemoryPorts, playbook: string, json: boolean): Promise<Missing[] | undefined> {
  try {
    await start(ports, { playbooks: [playbook], answers: 'answers.yaml', walk: true, json })
    return undefined
  } catch (error) {
    if (!(error instanceof UserError) || error.exitCode !== 2) throw error
    expect(ports.sessionsById.size).toBe(0)
    return (error.json as { missing: Missing[] }).missing // start's own document
  }
}

describe.each(languages)('in %s', (language) => {
  it.each([...content.playbooks.keys()])('%s finishes from “not sure” to everything', async (playbook) => {
    const ports = memoryPorts({ language, content, files: { 'answers.yaml': '{}' } })
    const missing = (await missingFrom(ports, playbook, true)) ?? []
    expect(missing.length).toBeGreaterThan(0)
    for (const { text, choices } of missing) {
      expect([text, ...choices.map((choice) => choice.text)].every((words) => words.trim() !== '')).toBe(true)
    }
    ports.files.write('answers.yaml', missing.map(({ id }) => `${id}: unsure\n`).join(''), { replace: true })
    expect(await missingFrom(ports, playbook, false)).toBeUndefined()
    expect(ports.asked).toEqual([])
    const plan = ports.printed.join('\n')
    expect(plan.length).toBeGreaterThan(300)
    expect(plan).not.toMatch(/undefined|\[object|NaN/)
    await status(ports, { all: true, json: true })
  })
})
