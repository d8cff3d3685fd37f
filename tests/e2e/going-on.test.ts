// Coming back in a real terminal: the program alone goes on with what is not finished, and what is due is asked about on one screen.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { wordsIn } from '../../src/words/words.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { runProgram } from '../support/run-program.ts'
import { keys, openTerminal } from '../support/terminal.ts'

const folder = dataFolderForEach()
const words = wordsIn('zh')
const later = { LEAK_HELP_NOW: '2027-01-20T02:00:00Z', LEAK_HELP_LANG: 'zh' }
const run = (args: string[], env: Record<string, string> = {}) =>
  runProgram({ args, dataFolder: folder.path, env: { LEAK_HELP_LANG: 'zh', ...env } })

/** A session without present danger, where nothing else is known. */
async function begin(): Promise<void> {
  const answers: Record<string, string | string[]> = { danger: ['none'] }
  for (;;) {
    const file = join(folder.path, 'answers.json')
    writeFileSync(file, JSON.stringify(answers))
    const { stdout } = await run(['start', 'online-lending-leak', '--answers', file, '--no-walk', '--json'])
    const { missing } = JSON.parse(stdout) as { missing?: { id: string }[] }
    if (!missing) return
    for (const { id } of missing) answers[id] = 'unsure'
  }
}

beforeEach(async () => {
  await begin()
  expect((await run(['done', 'contact-platform', '--outcome', 'sent'])).status).toBe(0)
})

describe('the program alone', () => {
  it('goes on where something is not finished, and asks about what is due on a screen of 24 rows', async () => {
    const terminal = openTerminal({ args: [], dataFolder: folder.path, columns: 80, rows: 24, env: later })
    await terminal.shows(words.walk.what)
    await terminal.shows(words.start.one)
    const seen = terminal.visible()
    expect(seen).toContain(words.resume.dueBelow('2026-11-22', 1))
    expect(seen).toContain('从官方渠道告诉平台')
    expect(seen).toContain(`> `)
    terminal.type(keys.ctrlC)
    expect((await terminal.ended).exitCode).toBe(130)
    expect(terminal.screen()).toContain(words.resume.another)
  })

  it('starts where nothing is unfinished', async () => {
    expect((await run(['session', 'close', '1', '--force'])).status).toBe(0)
    const terminal = openTerminal({ args: [], dataFolder: folder.path, env: later })
    await terminal.shows(words.start.welcome.slice(0, 10))
    terminal.type(keys.ctrlC)
    await terminal.ended
    expect(terminal.screen()).not.toContain(words.resume.another)
  })

  it('prints the help where nobody can be asked', async () => {
    const { status, stdout, stderr } = await run([])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('用法：leak-help')
  })
})

it('without a terminal, start says nothing of what is unfinished', async () => {
  const { status, stderr } = await run(['start'])
  expect(status).toBe(2)
  expect(stderr).not.toContain(words.start.unfinished.another)
})
