// The key that leaves at once: the screen is blank, nothing is said, and every answer is kept.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answersOnDisk, openAtPrompt, type PromptKind, promptKinds } from '../support/prompts.ts'
import { dataFolder, keys } from '../support/terminal.ts'

let folder: ReturnType<typeof dataFolder>
beforeEach(() => {
  folder = dataFolder()
})
afterEach(() => folder.remove())

const limitMs = 100

/** Leaves, and tries again up to four times when it took too long, since other programs run too. */
async function leaving(kind: PromptKind, { plain, typed }: { plain: boolean; typed: string }) {
  for (let attempt = 1; ; attempt += 1) {
    const { terminal, before } = await openAtPrompt(kind, { dataFolder: folder.path, plain, rows: 12 })
    const start = performance.now()
    terminal.type(typed)
    const { exitCode } = await terminal.ended
    const took = performance.now() - start
    if (took < limitMs || attempt === 5) return { terminal, before, exitCode, took }
    folder.remove()
    folder = dataFolder()
  }
}

describe.each([
  { name: 'Esc', plain: false, typed: keys.escape },
  { name: '! and enter in plain mode', plain: true, typed: '!\r' },
])('$name', (how) => {
  it.each(promptKinds)('leaves at once from %s', async (kind) => {
    const { terminal, before, exitCode, took } = await leaving(kind, how)
    expect(exitCode).toBe(0)
    expect(terminal.screen()).toBe('')
    expect(terminal.rows()).toBe(12)
    expect(terminal.cursor()).toEqual({ row: 0, column: 0, hidden: false })
    expect(terminal.events).toEqual([])
    expect(answersOnDisk(folder.path)).toEqual(before)
    expect(took).toBeLessThan(limitMs)
  })
})

it('a terminal that cannot clear is scrolled empty, without an escape sequence', async () => {
  const { terminal } = await openAtPrompt('confirm', { dataFolder: folder.path, plain: true, env: { TERM: 'dumb' } })
  terminal.type('！\r')
  expect((await terminal.ended).exitCode).toBe(0)
  expect(terminal.raw()).not.toContain('\u001b')
  expect(terminal.visible().trim()).toBe('')
})

it('what was typed before Esc is not kept', async () => {
  const { terminal, before } = await openAtPrompt('text', { dataFolder: folder.path })
  terminal.type('2026-11-01')
  await terminal.shows('2026-11-01')
  terminal.type(keys.escape)
  expect((await terminal.ended).exitCode).toBe(0)
  expect(terminal.screen()).toBe('')
  expect(answersOnDisk(folder.path)).toEqual(before)
})
