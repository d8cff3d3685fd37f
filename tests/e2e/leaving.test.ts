// R19, a sample: every way of leaving, at each kind of prompt. Earlier answers are on disk, the terminal is as it was, one
// line says how to come back, and the exit code names the way.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../src/words/words.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { allRead, isTerminalSane, programOf, reportedCode, reporting, sleeps, until } from '../support/leaving.ts'
import { answersOnDisk, openAtPrompt, type PromptKind, promptKinds, saveFinishedSession } from '../support/prompts.ts'
import { runProgram } from '../support/run-program.ts'
import { keys, openInteractiveShell, openShell, program, type Terminal } from '../support/terminal.ts'

const folder = dataFolderForEach()

const zh = wordsIn('zh')

function atPrompt(kind: PromptKind, plain: boolean, script = reporting) {
  const open = (args: string[]) => openShell(script, { dataFolder: folder.path }, args)
  return openAtPrompt(kind, { dataFolder: folder.path, plain, open })
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
  text: { plain: 'x\r', redrawn: 'x\r' },
  confirm: { plain: 'n\r', redrawn: 'n\r' },
}

const hint = zh.error.interrupted('1')

const ways: [string, number, (terminal: Terminal) => void][] = [
  ['Ctrl-C', 130, (terminal) => terminal.type(keys.ctrlC)],
  ['Ctrl-D', 130, (terminal) => terminal.type(keys.ctrlD)],
  ['SIGINT', 130, (terminal) => process.kill(programOf(terminal) ?? 0, 'SIGINT')],
  ['SIGTERM', 143, (terminal) => process.kill(programOf(terminal) ?? 0, 'SIGTERM')],
  ['SIGHUP', 129, (terminal) => process.kill(programOf(terminal) ?? 0, 'SIGHUP')],
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
      await allRead(terminal)
      expect(reportedCode(folder.path)).toBe(code)
      expect(answersOnDisk(folder.path)).toEqual(before)
      expect(terminal.screen().split(hint)).toHaveLength(name === 'SIGHUP' ? 1 : 2)
      expect(terminal.screen()).not.toMatch(/程序自己出错|Error|at /)
      expect(terminal.cursorHidden()).toBe(false)
      expect(isTerminalSane(folder.path)).toBe(true)
      terminal.type(keys.enter)
      await terminal.ended
    })

    it('Ctrl-Z and fg: the question is still open and takes its answer', async () => {
      const { terminal, before } = await inShell(kind, plain)
      terminal.type(keys.ctrlZ)
      await terminal.shows('Stopped')
      await terminal.shows(/ready>$/)
      terminal.type('fg\r')
      await sleeps(terminal)
      terminal.type(answers[kind][plain ? 'plain' : 'redrawn'])
      const next = new RegExp(`${zh.walk.moreAsk}[^]*\\n(?:\\? )?${zh.walk.what}\\n`)
      if (kind === 'confirm') await terminal.shows(next)
      else if (kind === 'text') await terminal.shows(/已记录/)
      else await until('the session', () => Object.keys(answersOnDisk(folder.path)).length > Object.keys(before).length)
      expect(answersOnDisk(folder.path)).toMatchObject(before)
      await sleeps(terminal)
      terminal.type(keys.ctrlC)
      await terminal.shows(/ready>$/)
      terminal.type('echo "code $?"; stty -a >stty; echo END\r')
      await terminal.shows(/code 130\s+END/)
      expect(isTerminalSane(folder.path)).toBe(true)
      expect(terminal.cursorHidden()).toBe(false)
      terminal.type('exit\r')
      await terminal.ended
    })

    it('a closed terminal: no core file, and everything is there', async () => {
      const { terminal, before } = await atPrompt(kind, plain)
      const pid = programOf(terminal)
      terminal.close()
      await until('the session', () => !existsSync(`/proc/${pid}`))
      await until('the session', () => existsSync(join(folder.path, 'over')))
      expect(reportedCode(folder.path)).toBe(129)
      expect(readdirSync(folder.path).filter((name) => name.startsWith('core'))).toEqual([])
      expect(answersOnDisk(folder.path)).toEqual(before)
      expect((await runProgram({ args: ['resume'], dataFolder: folder.path })).status).toBe(0)
    })
  })
})

// Node takes its own way back: it lets go of the signals first and of the terminal last. One that came between the two
// left a terminal that shows nothing of what is typed.
describe('the terminal is put back before Node lets go of the signals', () => {
  const recordsAtExit = `
    const emit = process.emit
    process.emit = function (name, ...rest) {
      const heard = emit.call(this, name, ...rest)
      if (name === 'exit') require('fs').writeFileSync('stty-at-exit',
        require('child_process').execFileSync('stty', ['-a'], { stdio: [0, 'pipe', 'ignore'] }))
      return heard
    }`

  async function leaveConfirm(leave: (terminal: Terminal) => void): Promise<void> {
    const preload = folder.at('records.cjs')
    writeFileSync(preload, recordsAtExit)
    const options = { dataFolder: folder.path, env: { NODE_OPTIONS: `--require ${preload}` } }
    saveFinishedSession(folder.path)
    const terminal = openShell(reporting, options, ['session', 'encrypt', '1'])
    await terminal.shows('(y/N)')
    leave(terminal)
    await allRead(terminal)
    expect(isTerminalSane(folder.path, 'stty-at-exit')).toBe(true)
    terminal.close()
  }

  it('at the end of a run', () => leaveConfirm((terminal) => terminal.type('n\r')))
  it('at Esc', () => leaveConfirm((terminal) => terminal.type(keys.escape)))
  it('at a signal', () => leaveConfirm((terminal) => process.kill(programOf(terminal) ?? 0, 'SIGTERM')))
})
