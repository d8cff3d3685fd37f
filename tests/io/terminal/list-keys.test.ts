// Questions with choices at a keyboard with arrow keys, as they stand on a screen.
import { describe, expect, it } from 'vitest'
import type { Choice } from '../../../src/ports.ts'
import { displayWidth } from '../../../src/render/width.ts'
import { wordsIn } from '../../../src/words/words.ts'
import { controlsIn } from '../../support/hostile-strings.ts'
import { drawn, given, keyboardForTests } from '../../support/keyboard.ts'
import { rests } from '../../support/person-model.ts'
import { keys, type Terminal } from '../../support/terminal.ts'
import type { ScriptedQuestion } from '../child/keyboard-child.ts'

const open = keyboardForTests()
const zh = wordsIn('zh')
const { keyboard: words, start } = zh

const labels = ['有人要伤害我', '电话还没挂', '刚转了钱', '都没有']
const few: Choice[] = labels.map((label, index) => ({ value: `v${index + 1}`, label, alone: index === 3 }))
const fifty: Choice[] = Array.from({ length: 51 }, (_, index) => ({
  value: `id-${index + 1}`,
  label: `第${index + 1}行${index === 22 ? '银行卡' : ''}`,
  group: index < 26 ? '前一半' : '后一半',
}))
const long = '这一句很长，说明为什么要问，还有回答会怎样用到。'

// What redrawing needs.
const ours = new RegExp(`${keys.escape}\\[(?:\\?25[lh]|[0-9]*[ABCDGJK])|\r`, 'g')

/** At a question, drawn to its end. */
async function at(question: ScriptedQuestion, options: Parameters<typeof open>[1] = {}): Promise<Terminal> {
  const terminal = open(question, options)
  const { one, many } = wordsIn(options.language ?? 'zh').start
  await terminal.shows(new RegExp(`${[...(question.ask === 'one' ? one : many)].join('\\s*')}\\s*$`))
  return terminal
}

/** Lines of the screen that are choices. */
const choicesOn = (terminal: Terminal) => terminal.visible().match(/^[> ] +\d+(?: \[|\.).*$/gm) ?? []

describe('one of a few', () => {
  const question: ScriptedQuestion = { ask: 'one', message: '哪一样？从下面选。', choices: few }

  it('numbers the rows and says which keys there are', async () => {
    const terminal = await at(question)
    expect(terminal.screen()).toBe(
      [
        'earlier',
        '? 哪一样？从下面选。',
        '> 1. 有人要伤害我',
        '  2. 电话还没挂',
        '  3. 刚转了钱',
        '  4. 都没有',
        '',
        start.one,
      ].join('\n'),
    )
    expect(terminal.cursorHidden()).toBe(true)
  })

  it('a digit goes to the row, and the answer stays as one line without its number', async () => {
    const terminal = await at(question)
    terminal.type('3')
    await terminal.shows('> 3. 刚转了钱')
    terminal.type(keys.enter)
    expect(await given(terminal)).toBe('v3')
    expect(terminal.screen()).toBe(['earlier', '- 哪一样？ 刚转了钱', '= "v3"'].join('\n'))
    expect(terminal.cursorHidden()).toBe(false)
  })

  it('begins at the initial one, and home and end go to the ends', async () => {
    const terminal = await at({ ...question, initial: 'v2' })
    expect(terminal.screen()).toContain('> 2. 电话还没挂')
    terminal.type(keys.end)
    await terminal.shows('> 4. 都没有')
    terminal.type(keys.home)
    await terminal.shows('> 1. 有人要伤害我')
  })

  it('letters change nothing where all rows are seen', async () => {
    const terminal = await at(question)
    terminal.type(`钱jk2${keys.enter}`)
    expect(await given(terminal)).toBe('v2')
  })
})

describe('several of a few', () => {
  const question: ScriptedQuestion = { ask: 'many', message: '有哪些？可以选几个。', choices: few }

  it('enter takes the row where one is when nothing is ticked', async () => {
    const terminal = await at(question)
    terminal.type(keys.down + keys.enter)
    expect(await given(terminal)).toEqual(['v2'])
    expect(terminal.screen()).toBe(['earlier', '- 有哪些？ 电话还没挂', '= ["v2"]'].join('\n'))
  })

  it('a number ticks, the space behind it does not take that back, and the answers stay as one line', async () => {
    const terminal = await at(question)
    terminal.type(`1${keys.space}3`)
    await terminal.shows('> 3 [x] 刚转了钱')
    expect(choicesOn(terminal)).toEqual([
      '  1 [x] 有人要伤害我',
      '  2 [ ] 电话还没挂',
      '> 3 [x] 刚转了钱',
      '  4 [ ] 都没有',
    ])
    terminal.type(keys.enter)
    expect(await given(terminal)).toEqual(['v1', 'v3'])
    expect(terminal.screen()).toBe(['earlier', '- 有哪些？ 有人要伤害我；刚转了钱', '= ["v1","v3"]'].join('\n'))
  })

  it('what stands alone clears the others, and is cleared by them', async () => {
    const terminal = await at(question)
    terminal.type('124')
    await terminal.shows('> 4 [x]')
    expect(terminal.screen().match(/\[x\]/g)).toHaveLength(1)
    terminal.type('2')
    await terminal.shows('> 2 [x]')
    expect(terminal.screen().match(/\[x\]/g)).toHaveLength(1)
  })

  it('what is marked is taken by enter; what was taken out is not taken by enter alone', async () => {
    const terminal = await at({ ...question, marked: ['v1'] })
    terminal.type(keys.space + keys.enter)
    await terminal.shows(`! ${start.many}`)
    terminal.type(`${keys.down}${keys.enter}`)
    expect(await given(terminal)).toEqual(['v2'])
  })
})

describe('a long list', () => {
  const question: ScriptedQuestion = { ask: 'one', message: '哪一个？', choices: fifty }

  it('shows where one is, and moves by pages and to the ends', async () => {
    const terminal = await at(question)
    expect(terminal.screen()).toContain('1/51')
    expect(terminal.screen()).toContain(words.typeToFind)
    expect(choicesOn(terminal).length).toBeGreaterThan(15)
    const last = Number(/(\d+)\. /.exec(choicesOn(terminal).at(-1) ?? '')?.[1])
    terminal.type(keys.pageDown)
    await terminal.shows(new RegExp(`^${last}/51`, 'm'))
    terminal.type(keys.end)
    await terminal.shows('51/51')
    expect(terminal.visible()).toMatch(/> 51\. 第51行/)
    expect(terminal.visible()).not.toContain('第1行')
    terminal.type(keys.home)
    await terminal.shows(/^1\/51/m)
    expect(terminal.visible()).toMatch(/前一半\n> {2}1\. 第1行/)
    terminal.type(`12${keys.enter}`)
    expect(await given(terminal)).toBe('id-12')
  })

  it('what is typed narrows it, backspace widens it, and nothing found is said', async () => {
    const terminal = await at(question)
    terminal.type('银行')
    await terminal.shows(words.finding('银行'))
    expect(choicesOn(terminal)).toEqual(['> 23. 第23行银行卡'])
    expect(terminal.screen()).toContain('1/1')
    terminal.type('x')
    await terminal.shows(words.nothingFound('银行x'))
    expect(choicesOn(terminal)).toEqual([])
    terminal.type(`${keys.enter}${keys.backspace}`)
    await terminal.shows('> 23. 第23行银行卡')
    terminal.type(`${keys.backspace}${keys.backspace}`)
    await terminal.shows('23/51')
    terminal.type('ID-4')
    // A digit is a number also while one looks for something.
    await terminal.shows(words.finding('ID-'))
    await terminal.shows('4/51')
    terminal.type(keys.enter)
    expect(await given(terminal)).toBe('id-4')
  })

  it('counts what is ticked, also out of sight', async () => {
    const terminal = await at({ ...question, ask: 'many' })
    terminal.type(`12${keys.space}行卡${keys.space}`)
    await terminal.shows(words.ticked(2))
    terminal.type(keys.enter)
    expect(await given(terminal)).toEqual(['id-12', 'id-23'])
  })

  it('shows what is typed without obeying it', async () => {
    const terminal = await at(question)
    terminal.type('\u009bm\u202ex')
    await terminal.shows(words.finding('mx'))
    expect(controlsIn(terminal.raw().replace(ours, ''))).toEqual([])
  })
})

describe('on small screens', () => {
  const message = `${long}${long}是哪一个？`
  const hint = long.repeat(30)
  const wide = Array.from({ length: 9 }, (_, index) => ({ value: `v${index}`, label: `${index}开头：${long}` }))

  it.each([
    [80, 24, 5],
    [40, 24, 5],
    [20, 10, 3],
    [20, 6, 2],
    [80, 12, 3],
  ])(
    '%i columns and %i rows: the question and some of its choices are seen all the time',
    async (columns, rows, least) => {
      for (const ask of ['one', 'many'] as const) {
        const terminal = open({ ask, message, hint, choices: wide }, { columns, rows, before: ['FIRST'] })
        await terminal.shows(/^> 1/m)
        for (let step = 1; step <= wide.length; step += 1) {
          await terminal.shows(new RegExp(`^> ${step}`, 'm'))
          await drawn(terminal)
          const lines = terminal.visible().split('\n')
          const first = lines.findIndex((line) => line.startsWith('? '))
          expect(first).toBeGreaterThanOrEqual(0)
          const list = lines.slice(lines.findIndex((line) => /^[> ] \d/.test(line)))
          expect(list.length).toBeGreaterThanOrEqual(least)
          expect(lines.filter((line) => displayWidth(line) > columns - 1)).toEqual([])
          expect(lines.length).toBeLessThanOrEqual(rows)
          if (rows >= 24) expect(lines).toContain('  …')
          terminal.type(keys.down)
        }
        expect(terminal.screen().match(/^\? /gm)).toHaveLength(1)
        expect(terminal.screen().match(/FIRST/g)).toHaveLength(1)
        terminal.type(keys.enter)
        expect(await given(terminal)).toEqual(ask === 'one' ? 'v8' : ['v8'])
      }
    },
  )

  it('a window with no room says so, and no key answers unseen', async () => {
    const terminal = open({ ask: 'one', message, choices: few }, { columns: 40, rows: 5 })
    await terminal.shows(words.tooSmall)
    terminal.type(keys.enter)
    await rests(terminal)
    terminal.resize(40, 24)
    await terminal.shows('> 1. 有人要伤害我')
    terminal.type(`2${keys.enter}`)
    expect(await given(terminal)).toBe('v2')
  })
})

describe('going back', () => {
  it.each(['one', 'many'] as const)('left goes back from %s, and nothing of the question stays', async (ask) => {
    const terminal = await at({ ask, message: '哪个？', choices: few, canGoBack: true })
    expect(terminal.screen()).toContain(words.back)
    terminal.type(keys.down + keys.left)
    expect(await given(terminal)).toBe('WentBack')
    expect(terminal.screen()).toBe(['earlier', '= "WentBack"'].join('\n'))
    expect(terminal.cursorHidden()).toBe(false)
  })

  it('left does nothing where one cannot go back', async () => {
    const terminal = await at({ ask: 'many', message: '哪个？', choices: few })
    expect(terminal.screen()).not.toContain(words.back)
    terminal.type(keys.left + keys.down + keys.enter)
    expect(await given(terminal)).toEqual(['v2'])
  })

  it('what is typed behind it is for the next question', async () => {
    const questions: ScriptedQuestion[] = [
      { ask: 'one', message: '甲？', choices: few, canGoBack: true },
      { ask: 'one', message: '乙？', choices: few },
    ]
    const terminal = open(questions)
    await terminal.shows(start.one)
    terminal.type(keys.left)
    await terminal.shows(/乙？[\s\S]*确定$/)
    terminal.type(keys.down + keys.enter)
    await terminal.shows('= "v2"')
  })
})

it('cleans what comes from outside', async () => {
  const hostile = 'x\u001b[31m\u202ey\nz'
  const choices = [
    { value: 'a', label: hostile, group: hostile },
    { value: 'b', label: 'b' },
  ]
  const terminal = await at({ ask: 'one', message: hostile, hint: hostile, choices })
  terminal.type(keys.enter)
  await given(terminal)
  expect(controlsIn(terminal.raw().replace(ours, ''))).toEqual([])
})
