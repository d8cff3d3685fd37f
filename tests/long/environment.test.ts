// R24 of docs/reliability.md: every combination of what the surroundings say about the terminal, colour and language, at a terminal and
// through a pipe.
import { expect, test } from 'vitest'
import { runProgram } from '../support/run-program.ts'
import { dataFolder, openTerminal } from '../support/terminal.ts'

const esc = '\u001b'
const colour = new RegExp(`${esc}\\[[0-9;]+m`)
type Variable = string | undefined

const terms: Variable[] = ['xterm-256color', 'dumb', 'vt100']
const noColors: Variable[] = [undefined, '', '1']
const forced: Variable[] = [undefined, '0', '1', '3']
const locales: [{ LANG?: string; LC_ALL?: string }, 'zh' | 'en'][] = [
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'C' }, 'zh'],
  [{ LANG: '' }, 'zh'],
  [{ LC_ALL: 'C', LANG: 'en_GB.UTF-8' }, 'zh'],
  [{ LC_ALL: '', LANG: 'de_DE.UTF-8' }, 'en'],
]
const columns: Variable[] = [undefined, '40', 'x']

test('R24: colours and language are as the surroundings say', { timeout: 3_600_000 }, async () => {
  const folder = dataFolder()
  let runs = 0
  const bad: string[] = []
  const queue: (() => Promise<void>)[] = []
  for (const TERM of terms)
    for (const NO_COLOR of noColors)
      for (const FORCE_COLOR of forced)
        for (const [locale, language] of locales)
          for (const COLUMNS of columns)
            for (const isTerminal of [true, false])
              queue.push(async () => {
                const given = { TERM, NO_COLOR, FORCE_COLOR, COLUMNS, ...locale }
                const env = Object.fromEntries(
                  Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
                )
                const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0'
                const isWanted = isForced || (FORCE_COLOR === undefined && !NO_COLOR && isTerminal)
                const isColoured = TERM !== 'dumb' && isWanted
                let text: string
                if (isTerminal) {
                  const terminal = openTerminal({ args: ['list'], dataFolder: folder.path, env })
                  await terminal.ended
                  text = terminal.raw()
                } else {
                  const { status, stdout, stderr } = await runProgram({ args: ['list'], dataFolder: folder.path, env })
                  if (status !== 0 || stderr !== '') bad.push(`${JSON.stringify(env)}: ${status} ${stderr}`)
                  text = stdout
                }
                runs += 1
                if (colour.test(text) !== isColoured) bad.push(`${JSON.stringify(env)} ${isTerminal}: colour`)
                if (!isColoured && text.includes(esc)) bad.push(`${JSON.stringify(env)} ${isTerminal}: escape`)
                if (!text.includes(language === 'zh' ? '拿不准的时候' : 'When you are not sure'))
                  bad.push(`${JSON.stringify(env)} ${isTerminal}: language`)
              })
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await next()
  }
  await Promise.all(Array.from({ length: 3 }, worker))
  folder.remove()
  console.log(`R24: ${runs} runs, ${bad.length} not as promised`)
  expect(bad).toEqual([])
})
