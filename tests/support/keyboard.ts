// The keyboard of the program in a pseudo-terminal, with questions of the test's own.
import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { bundleChild } from '../io/child/bundle.ts'
import type { Script, ScriptedQuestion } from '../io/child/keyboard-child.ts'
import { dataFolder, openShell, type Terminal } from './terminal.ts'

interface KeyboardOptions extends Partial<Omit<Script, 'questions'>> {
  columns?: number
  rows?: number
}

/** Bundles the keyboard for a file of tests; the function asks questions at it, one after the other. */
export function keyboardForTests(): (
  questions: ScriptedQuestion | ScriptedQuestion[],
  options?: KeyboardOptions,
) => Terminal {
  const folder = dataFolder()
  const opened: Terminal[] = []
  let child = ''
  beforeAll(async () => {
    child = await bundleChild(new URL('../io/child/keyboard-child.ts', import.meta.url), folder.path)
  })
  afterEach(() => {
    for (const terminal of opened.splice(0)) terminal.close()
  })
  afterAll(() => rmSync(folder.path, { recursive: true, force: true }))
  return (questions, { columns = 80, rows = 24, language = 'zh', plain = false, before = ['earlier'] } = {}) => {
    const script: Script = { language, plain, before, questions: [questions].flat() }
    const options = { dataFolder: folder.path, columns, rows }
    const terminal = openShell('exec "$0" "$2" "$3"', options, [child, JSON.stringify(script)])
    opened.push(terminal)
    return terminal
  }
}

/** What a question gave, once it did. */
export async function given(terminal: Terminal): Promise<unknown> {
  const shown = await terminal.shows(/^= .*$/m)
  return JSON.parse(/^= (.*)$/m.exec(shown)?.[1] ?? 'null')
}

/** Waits until nothing more is drawn. */
export async function drawn(terminal: Terminal): Promise<void> {
  for (let seen = ''; seen !== terminal.raw(); await wait(60)) seen = terminal.raw()
}
