// R7 of the test plan: a second window on a session that is open in a first one.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openSessionStore } from '../../src/io/sessions/store.ts'
import { openAtPrompt } from './prompts.ts'
import { runProgram } from './run-program.ts'
import { dataFolder, keys, openTerminal } from './terminal.ts'

const together = 4

/** So many rounds, a few at a time; returns how many of them went as promised. */
export async function twoWindows(rounds: number): Promise<number> {
  let [begun, good] = [0, 0]
  const worker = async () => {
    while (begun < rounds) {
      begun += 1
      await oneRound(begun % 2 === 0 ? 'zh' : 'en')
      good += 1
    }
  }
  await Promise.all(Array.from({ length: Math.min(together, rounds) }, worker))
  return good
}

async function oneRound(lang: 'zh' | 'en'): Promise<void> {
  const folder = dataFolder()
  const file = join(folder.path, 'sessions', '1.json')
  try {
    const { terminal: first } = await openAtPrompt('choose-one', { dataFolder: folder.path })
    const before = readFileSync(file, 'utf8')

    // The second is told that it is open, and may look; nothing it tries is written.
    const options = { dataFolder: folder.path, env: { LEAK_HELP_LANG: lang } }
    const second = openTerminal({ ...options, args: ['resume', '1'], columns: 200 })
    const [{ exitCode }, recorded, looked] = await Promise.all([
      second.ended,
      runProgram({ ...options, args: ['answer', 'harm', 'none'] }),
      runProgram({ ...options, args: ['status'] }),
    ])
    const told = lang === 'zh' ? '个案1正在另一个窗口里打开' : 'Session 1 is open in another window'
    expect([exitCode, recorded.status, looked.status]).toEqual([1, 1, 0])
    expect(second.screen()).toContain(told)
    expect(second.screen()).toContain('leak-help status')
    expect(recorded.stderr.replace(/\s/g, '')).toContain(told.replace(/\s/g, ''))
    expect(looked.stdout.length).toBeGreaterThan(100)
    expect(readFileSync(file, 'utf8')).toBe(before)

    // The first goes on as if nothing had been, and afterwards the second may.
    const { revision } = JSON.parse(before) as { revision: number }
    first.type(keys.enter)
    await until(() => openSessionStore({ dataFolder: folder.path }).read('1').session.revision > revision)
    first.type(keys.ctrlC)
    await first.ended
    const later = await runProgram({ ...options, args: ['answer', 'harm', 'none', '--json'] })
    expect(later.status).toBe(0)
    expect(openSessionStore({ dataFolder: folder.path }).read('1').session).toMatchObject({
      revision: revision + 2,
      answers: { harm: ['none'] },
    })
  } finally {
    folder.remove()
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries === 600) throw new Error('the first window saved nothing')
    await new Promise((wake) => setTimeout(wake, 50))
  }
}
