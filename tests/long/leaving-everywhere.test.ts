// R19 of docs/reliability.md: leaving at every prompt of every bundled playbook, in a pseudo-terminal. Each prompt gets one
// of the ways, in turn; WAYS=all tries all of them at each. NAMES (a pattern), FROM and PROMPTS limit the prompts, LEAVERS (3) sets how many run
// at once, LEAVE_SECONDS when it stops at the latest.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSessionStore } from '../../src/io/sessions/store.ts'
import { wordsIn } from '../../src/words/words.ts'
import { type EveryPrompt, everyPrompt } from '../support/every-prompt.ts'
import {
  allRead,
  isTerminalSane,
  programOf,
  report,
  reportedCode,
  reporting,
  sleeps,
  until,
} from '../support/leaving.ts'
import { answersOnDisk } from '../support/prompts.ts'
import { dataFolder, keys, openInteractiveShell, openShell, program, type Terminal } from '../support/terminal.ts'

const hint = wordsIn('zh').error.interrupted('1')
interface Way {
  name: string
  code: number
  /** Whether the line that says how to come back is shown. */
  saysHow: boolean
  leave: (terminal: Terminal, pid: number) => void | Promise<void>
}

const ways: Way[] = [
  { name: 'Ctrl-C', code: 130, saysHow: true, leave: (terminal) => terminal.type(keys.ctrlC) },
  { name: 'Ctrl-D', code: 130, saysHow: true, leave: (terminal) => terminal.type(keys.ctrlD) },
  { name: 'SIGTERM', code: 143, saysHow: true, leave: (_terminal, pid) => void process.kill(pid, 'SIGTERM') },
  { name: 'SIGHUP', code: 129, saysHow: false, leave: (_terminal, pid) => void process.kill(pid, 'SIGHUP') },
  { name: 'SIGINT', code: 130, saysHow: true, leave: (_terminal, pid) => void process.kill(pid, 'SIGINT') },
  { name: 'Esc', code: 0, saysHow: false, leave: (terminal) => terminal.type(keys.escape) },
  { name: 'closed', code: 129, saysHow: false, leave: (terminal) => terminal.close() },
]
const stopAndGoOn: Way = {
  name: 'Ctrl-Z, fg, Ctrl-C',
  code: 130,
  saysHow: true,
  leave: async (terminal) => {
    terminal.type(keys.ctrlZ)
    await terminal.shows('Stopped')
    await terminal.shows(/ready>$/)
    terminal.type('fg\r')
    await sleeps(terminal)
    terminal.type(keys.ctrlC)
    await terminal.shows(/ready>$/)
    terminal.type(`${report}\r`)
  },
}
/** Every so many prompts get Ctrl-Z too. */
const sample = 25

/** Leaves one prompt in one way; returns what was not as promised. */
async function leaveOnce(prompt: EveryPrompt, way: Way, folder: string): Promise<string[]> {
  const options = { dataFolder: folder }
  for (const name of ['code', 'stty', 'over']) rmSync(join(folder, name), { force: true })
  const inShell = way === stopAndGoOn
  const terminal = inShell ? openInteractiveShell(options) : openShell(reporting, options, ['resume', '1'])
  try {
    if (inShell) {
      await terminal.shows('ready>')
      terminal.type(`${process.execPath} ${program} resume 1\r`)
    }
    for (const text of prompt.shows) await terminal.shows(text)
    await way.leave(terminal, programOf(terminal) ?? 0)
    await until('the end', () => existsSync(join(folder, 'over')))
    const isGone = way.name === 'closed'
    if (!isGone) await allRead(terminal)
    if (way.saysHow) await terminal.shows(hint)
    if (way.name === 'Esc') await until('a blank screen', () => terminal.screen() === '')
    return problemsAfter(prompt, way, folder, isGone ? undefined : terminal)
  } catch (error) {
    return [String(error)]
  } finally {
    terminal.close()
  }
}

function problemsAfter(prompt: EveryPrompt, way: Way, folder: string, terminal: Terminal | undefined): string[] {
  const code = reportedCode(folder)
  const checks: [string, boolean][] = [
    [`exit code ${code}`, code === way.code],
    ['answers', same(answersOnDisk(folder), prompt.session.answers)],
    ['opens again', isFree(folder)],
    [
      'files left',
      readdirSync(join(folder, 'sessions')).every((name) => /^(?:1\.json(?:\.bak)?|\.index.*|index.*)$/.test(name)),
    ],
    ['core file', !readdirSync(folder).some((name) => name.startsWith('core'))],
  ]
  if (terminal) {
    checks.push(
      ['terminal settings', isTerminalSane(folder)],
      ['cursor hidden', !terminal.cursorHidden()],
      ['how to come back', terminal.screen().split(hint).length === (way.saysHow ? 2 : 1)],
      ['failure shown', !/程序自己出错|Error:|at Object/.test(terminal.screen())],
    )
  }
  return checks.flatMap(([what, isFine]) => (isFine ? [] : [what]))
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

/** Whether another program could go on with it at once, without a notice. */
function isFree(folder: string): boolean {
  const store = openSessionStore({ dataFolder: folder, lockWaitMs: 0 })
  store.hold('1')()
  return store.read('1').notice === undefined
}

test('R19: leaving at every prompt of every playbook', { timeout: 7_200_000 }, async () => {
  const { prompts, neverAsked } = everyPrompt()
  const endAt = performance.now() + Number(process.env.LEAVE_SECONDS ?? 7_000) * 1000
  const from = Number(process.env.FROM ?? 0)
  const names = new RegExp(process.env.NAMES ?? '')
  const wanted = prompts
    .filter(({ name }) => names.test(name))
    .slice(from, from + Number(process.env.PROMPTS ?? prompts.length))
  const bad: string[] = []
  const runs = new Map<string, number>()
  let reached = 0
  const queue = wanted.map((prompt, index) => ({ prompt, index: from + index }))
  const worker = async () => {
    for (let next = queue.shift(); next && performance.now() < endAt; next = queue.shift()) {
      const { prompt, index } = next
      const turn = ways.slice(index % ways.length, (index % ways.length) + 1)
      const tried = [...(process.env.WAYS === 'all' ? ways : turn), ...(index % sample === 0 ? [stopAndGoOn] : [])]
      const folder = dataFolder()
      openSessionStore({ dataFolder: folder.path }).create((id) => ({ ...prompt.session, id }))
      // In one folder: that the next way finds its prompt shows that coming back works after the one before.
      for (const way of tried) {
        const problems = await leaveOnce(prompt, way, folder.path)
        bad.push(...problems.map((problem) => `${prompt.name}, ${way.name}: ${problem}`))
        runs.set(way.name, (runs.get(way.name) ?? 0) + 1)
      }
      reached += 1
      folder.remove()
    }
  }
  await Promise.all(Array.from({ length: Number(process.env.LEAVERS ?? 3) }, worker))
  const total = [...runs.values()].reduce((sum, count) => sum + count, 0)
  const each = [...runs].map(([name, count]) => `${name} ${count}`).join(', ')
  console.log(
    `R19: ${reached} of ${prompts.length} prompts, ${total} runs (${each}), ${bad.length} not as promised; never asked: ${neverAsked.join(', ') || 'none'}`,
  )
  expect(bad).toEqual([])
})
