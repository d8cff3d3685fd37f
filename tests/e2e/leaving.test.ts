// R19, a sample: every way of leaving, at each kind of prompt. Earlier answers are on disk, the terminal is as it was, one
// line says how to come back, and the exit code names the way.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../src/words/words.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { answersOnDisk, openAtPrompt, type PromptKind, promptKinds } from '../support/prompts.ts'
import { runProgram } from '../support/run-program.ts'
import { keys, openInteractiveShell, openShell, program, type Terminal } from '../support/terminal.ts'

const folder = dataFolderForEach()

const zh = wordsIn('zh')
const read = (name: string) => readFileSync(join(folder.path, name), 'utf8')
// The shell lives on, whatever reaches its terminal; and until it has been seen what it showed, for a terminal that
// closes may take its last lines along.
const reporting = 'trap : INT HUP TERM; "$0" "$@"; echo $? >code; stty -a >stty; echo END; read line'

function atPrompt(kind: PromptKind, plain: boolean, script = reporting) {
  const open = (args: string[]) => openShell(script, { dataFolder: folder.path }, args)
  return openAtPrompt(kind, { dataFolder: folder.path, plain, open })
}

/** The process that a shell waits for. */
function programOf({ pid }: Terminal): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0])
}

/** In an interactive shell, which knows jobs. */
async function inShell(kind: PromptKind, plain: boolean) {
  const terminal = openInteractiveShell({ dataFolder: folder.path })
  await terminal.shows('ready>')
  const open = (args: string[]) => {
    terminal.type(`${[process.execPath, program, ...args].join(' ')}\r`)
    return terminal
  }
  return openAtPrompt(kind, { dataFolder: folder.path, plain, open })
}

const answers: Record<PromptKind, { plain: string; redrawn: string }> = {
  'choose-one': { plain: '1\r', redrawn: '\r' },
  'choose-many': { plain: '1\r', redrawn: ' \r' },
  text: { plain: '\r', redrawn: '\r' },
  confirm: { plain: 'n\r', redrawn: 'n\r' },
}

/** Waits until the shell's job waits for a key: it sleeps, and goes on sleeping. */
async function running(terminal: Terminal): Promise<void> {
  let asleep = 0
  await until(() => {
    const state = /^State:\s+(\w)/m.exec(readFileSync(`/proc/${programOf(terminal)}/status`, 'utf8'))?.[1]
    asleep = state === 'S' ? asleep + 1 : 0
    return asleep >= 8
  })
}

async function until(reached: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!reached()) {
    if (Date.now() > deadline) throw new Error('it did not come to that')
    await wait(20)
  }
}

function expectSaneTerminal(): void {
  const settings = read('stty').split(/[\s;]+/)
  expect(settings).toEqual(expect.arrayContaining(['icanon', 'echo', 'isig', 'icrnl', 'opost']))
}

const hint = zh.error.interrupted('1')

const ways: [string, number, (terminal: Terminal) => void][] = [
  ['Ctrl-C', 130, (terminal) => terminal.type(keys.ctrlC)],
  ['Ctrl-D', 130, (terminal) => terminal.type(keys.ctrlD)],
  ['SIGINT', 130, (terminal) => process.kill(programOf(terminal), 'SIGINT')],
  ['SIGTERM', 143, (terminal) => process.kill(programOf(terminal), 'SIGTERM')],
  ['SIGHUP', 129, (terminal) => process.kill(programOf(terminal), 'SIGHUP')],
]

describe.each([
  { name: 'with redrawing', plain: false },
  { name: 'plain', plain: true },
])('$name', ({ plain }) => {
  describe.each(promptKinds)('at %s', (kind) => {
    // In plain mode the signals meet the same code at every prompt.
    const sample = plain && kind !== 'choose-one' ? ways.slice(0, 2) : ways
    it.each(sample)('%s ends with %i', async (name, code, leave) => {
      const { terminal, before } = await atPrompt(kind, plain)
      leave(terminal)
      await terminal.shows('END')
      expect(read('code')).toBe(`${code}\n`)
      expect(answersOnDisk(folder.path)).toEqual(before)
      expect(terminal.screen().split(hint)).toHaveLength(name === 'SIGHUP' ? 1 : 2)
      expect(terminal.screen()).not.toMatch(/程序自己出错|Error|at /)
      expect(terminal.cursorHidden()).toBe(false)
      expectSaneTerminal()
      terminal.type(keys.enter)
      await terminal.ended
    })

    it('Ctrl-Z and fg: the question is still open and takes its answer', async () => {
      const { terminal, before } = await inShell(kind, plain)
      terminal.type(keys.ctrlZ)
      await terminal.shows('Stopped')
      await terminal.shows(/ready>$/)
      terminal.type('fg\r')
      await running(terminal)
      terminal.type(answers[kind][plain ? 'plain' : 'redrawn'])
      if (kind === 'confirm') await terminal.shows(zh.walk.left('1'))
      else await until(() => Object.keys(answersOnDisk(folder.path)).length > Object.keys(before).length)
      expect(answersOnDisk(folder.path)).toMatchObject(before)
      if (kind !== 'confirm') {
        await running(terminal)
        terminal.type(keys.ctrlC)
      }
      await terminal.shows(/ready>$/)
      terminal.type('echo "code $?"; stty -a >stty; echo END\r')
      await terminal.shows(kind === 'confirm' ? /code 0\s+END/ : /code 130\s+END/)
      expectSaneTerminal()
      expect(terminal.cursorHidden()).toBe(false)
      terminal.type('exit\r')
      await terminal.ended
    })

    it('a closed terminal: no core file, and everything is there', async () => {
      const { terminal, before } = await atPrompt(kind, plain)
      const pid = programOf(terminal)
      terminal.close()
      await until(() => !existsSync(`/proc/${pid}`))
      await until(() => existsSync(join(folder.path, 'code')) && read('code') !== '')
      expect(read('code')).toBe('129\n')
      expect(readdirSync(folder.path).filter((name) => name.startsWith('core'))).toEqual([])
      expect(answersOnDisk(folder.path)).toEqual(before)
      expect((await runProgram({ args: ['resume'], dataFolder: folder.path })).status).toBe(0)
    })
  })
})
