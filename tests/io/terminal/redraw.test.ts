// What a question survives: another size of its window, being stopped, and a key that comes in parts.
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../../src/words/words.ts'
import { drawn, given, keyboardForTests } from '../../support/keyboard.ts'
import { keys, type Terminal } from '../../support/terminal.ts'
import type { ScriptedQuestion } from '../child/keyboard-child.ts'

const open = keyboardForTests()
const { start } = wordsIn('zh')
const choices = ['甲', '乙', '丙'].map((letter, index) => ({
  value: `v${index + 1}`,
  label: `${letter}：${'说明'.repeat(9)}`,
}))
const many: ScriptedQuestion = { ask: 'many', message: '有哪些？', hint: '为什么问这个，说来话长。'.repeat(4), choices }

async function atMany(): Promise<Terminal> {
  const terminal = open(many, { before: ['first', 'second'] })
  await terminal.shows(new RegExp(`${start.many}$`))
  terminal.type('2')
  await terminal.shows('> 2 [x]')
  await drawn(terminal)
  return terminal
}

/** What there is once, however often it was drawn. */
function expectOnce(terminal: Terminal): void {
  for (const text of [/first/g, /second/g, /^\? 有哪些/gm, /1 \[ \]/g, /2 \[x\]/g, /3 \[ \]/g])
    expect([text, terminal.screen().match(text)?.length]).toEqual([text, 1])
}

describe('another size', () => {
  it.each([
    ['narrower', [[40, 24]]],
    ['much narrower', [[24, 24]]],
    ['wider', [[120, 24]]],
    [
      'narrower and wider again',
      [
        [30, 24],
        [80, 24],
      ],
    ],
    ['lower', [[80, 12]]],
    [
      'lower and higher again',
      [
        [80, 12],
        [80, 24],
      ],
    ],
  ])('%s: the question is drawn for it, once, and what was ticked stays', async (_name, sizes) => {
    const terminal = await atMany()
    for (const [columns = 0, rows = 0] of sizes) {
      terminal.resize(columns, rows)
      await drawn(terminal)
    }
    expectOnce(terminal)
    expect(terminal.lines().filter(({ rows }) => rows > 1)).toEqual([])
    terminal.type(`1${keys.enter}`)
    expect(await given(terminal)).toEqual(['v1', 'v2'])
  })

  it('a text keeps what was typed', async () => {
    const terminal = open({ ask: 'text', message: '怎么了？', hint: many.hint ?? '' })
    await terminal.shows(/>$/)
    terminal.type('手机丢了')
    await terminal.shows('> 手机丢了')
    terminal.resize(30, 24)
    await drawn(terminal)
    expect(terminal.screen().match(/怎么了|> 手机丢了/g)).toEqual(['怎么了', '> 手机丢了'])
    terminal.type(keys.enter)
    expect(await given(terminal)).toBe('手机丢了')
  })
})

it('after being stopped it is drawn below what was written meanwhile', async () => {
  const terminal = await atMany()
  process.kill(terminal.pid, 'SIGSTOP')
  process.kill(terminal.pid, 'SIGCONT')
  await terminal.shows(/2 \[x\][\s\S]*2 \[x\]/)
  await drawn(terminal)
  expect(terminal.screen().match(/first|second/g)).toHaveLength(2)
  terminal.type(`3${keys.enter}`)
  expect(await given(terminal)).toEqual(['v2', 'v3'])
})

describe('a key in parts', () => {
  const slow = async (terminal: Terminal, parts: string[]) => {
    for (const part of parts) {
      terminal.type(part)
      await drawn(terminal)
      await wait(300)
    }
  }

  it.each([
    ['two', [keys.escape, '[B']],
    ['three', [keys.escape, '[', 'B']],
  ])(
    'in %s: nothing is seen meanwhile, then everything is as before, and the key does what it does',
    async (_name, parts) => {
      const terminal = await atMany()
      const before = terminal.screen()
      await slow(terminal, parts.slice(0, -1))
      expect(terminal.screen()).toBe('')
      terminal.type(parts.at(-1) ?? '')
      await terminal.shows('> 3 [ ]')
      await drawn(terminal)
      expect(terminal.events).toEqual(['alternate screen', 'normal screen'])
      expect(terminal.screen().replace('  2 [x]', '> 2 [x]').replace('> 3 [ ]', '  3 [ ]')).toBe(before)
      terminal.type(keys.enter)
      expect(await given(terminal)).toEqual(['v2'])
    },
  )

  it('is no text where a text is typed', async () => {
    const terminal = open({ ask: 'text', message: '怎么了？' })
    await terminal.shows(/>$/)
    terminal.type('ac')
    await slow(terminal, [keys.escape, '[D'])
    terminal.type(`b${keys.enter}`)
    expect(await given(terminal)).toBe('abc')
  })

  it('nothing leaves it there: the screen is blank, and nothing of it comes back', async () => {
    const terminal = await atMany()
    terminal.type(keys.escape)
    expect((await terminal.ended).exitCode).toBe(0)
    expect(terminal.screen()).toBe('')
    expect(terminal.cursor()).toEqual({ row: 0, column: 0, hidden: false })
    expect(terminal.events).toEqual(['alternate screen', 'normal screen'])
  })

  it.each([
    ['a signal', (terminal: Terminal) => process.kill(terminal.pid, 'SIGTERM'), 143],
    ['another key', (terminal: Terminal) => terminal.type('x'), 0],
  ])('%s meanwhile leaves the terminal as it should be', async (_name, leave, code) => {
    const terminal = await atMany()
    terminal.type(keys.escape)
    await drawn(terminal)
    leave(terminal)
    expect((await terminal.ended).exitCode).toBe(code)
    expect(terminal.events).toEqual(['alternate screen', 'normal screen'])
    expect(terminal.cursorHidden()).toBe(false)
    if (code !== 0) expect(terminal.screen()).toContain('farewell')
  })

  it('Esc behind an answer leaves before anything more is shown', async () => {
    const terminal = open([many, many])
    await terminal.shows(new RegExp(`${start.many}$`))
    terminal.type(`2${keys.enter}${keys.escape}`)
    expect((await terminal.ended).exitCode).toBe(0)
    expect(terminal.screen()).toBe('')
    expect(terminal.raw()).not.toContain('= ')
  })

  it('between two questions: the rest of a key that comes late does not leave', async () => {
    const terminal = open([many, many])
    await terminal.shows(new RegExp(`${start.many}$`))
    terminal.type(`2${keys.enter}${keys.escape}`)
    await drawn(terminal)
    await wait(300)
    terminal.type('[B')
    await terminal.shows('= ["v2"]')
    await terminal.shows(/> 2 \[ \]/)
    terminal.type(keys.enter)
    await terminal.shows(/= \["v2"\][\s\S]*= \["v2"\]/)
  })
})
