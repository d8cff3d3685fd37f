// Questions that are answered by typing, at both keyboards, as they stand on a screen.
import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../../src/words/words.ts'
import { drawn, given, keyboardForTests } from '../../support/keyboard.ts'
import { keys } from '../../support/terminal.ts'
import type { ScriptedQuestion } from '../child/keyboard-child.ts'

const open = keyboardForTests()
const { keyboard: words, plainPrompt, passphrase, start, yes } = wordsIn('zh')
const choices = ['甲', '乙', '丙'].map((label, index) => ({ value: `v${index + 1}`, label, alone: index === 2 }))
const text: ScriptedQuestion = { ask: 'text', message: '哪天的事？写成昨天也行。', hint: '不清楚就直接回车' }
const confirm: ScriptedQuestion = { ask: 'confirm', message: '删掉吗？删了就没有了。' }

describe('with redrawing', () => {
  it('a text is typed on a row of its own, and stays as one line', async () => {
    const terminal = open(text)
    await terminal.shows(/>$/)
    terminal.type('昨天')
    await terminal.shows('> 昨天')
    expect(terminal.screen()).toBe(['earlier', '? 哪天的事？写成昨天也行。', '  不清楚就直接回车', '> 昨天'].join('\n'))
    expect(terminal.cursorHidden()).toBe(false)
    expect(terminal.cursor()).toMatchObject({ row: 3, column: 6 })
    terminal.type(keys.enter)
    expect(await given(terminal)).toBe('昨天')
    expect(terminal.screen()).toBe(['earlier', '- 哪天的事？ 昨天', '= "昨天"'].join('\n'))
  })

  it('a refused text stays to be corrected', async () => {
    const terminal = open({ ...text, refuses: '前天啊' })
    await terminal.shows(/>$/)
    terminal.type(`前天啊${keys.enter}`)
    await terminal.shows(/! refused\n> 前天啊$/)
    terminal.type(keys.backspace + keys.enter)
    expect(await given(terminal)).toBe('前天')
  })

  it('what stands there at first can be changed', async () => {
    const terminal = open({ ...text, initial: '昨天' })
    await terminal.shows('> 昨天')
    terminal.type(`${keys.backspace}晚${keys.enter}`)
    expect(await given(terminal)).toBe('昨晚')
  })

  it.each([
    ['left', keys.left],
    ['<', `<${keys.enter}`],
    ['＜', `＜${keys.enter}`],
    ['《', `《${keys.enter}`],
  ])('%s goes back from a text and from yes or no', async (_name, typed) => {
    for (const question of [text, confirm]) {
      const terminal = open({ ...question, canGoBack: true })
      await terminal.shows(words.back)
      await drawn(terminal)
      terminal.type(typed)
      expect(await given(terminal)).toBe('WentBack')
      expect(terminal.screen()).toBe(['earlier', '= "WentBack"'].join('\n'))
    }
  })

  it('left moves in what is typed, and goes back only when nothing is left of it', async () => {
    const terminal = open({ ...text, canGoBack: true })
    await terminal.shows(/>$/)
    terminal.type(`bc${keys.left}${keys.left}${keys.left}a${keys.enter}`)
    expect(await given(terminal)).toBe('abc')
  })

  it('< is a text where one cannot go back', async () => {
    const terminal = open(text)
    await terminal.shows(/>$/)
    terminal.type(`${keys.left}<${keys.enter}`)
    expect(await given(terminal)).toBe('<')
  })

  it('takes all lines of what is pasted', async () => {
    const terminal = open({ ...text, takesLines: true })
    await terminal.shows(/>$/)
    terminal.type('一\r二\r\r三')
    expect(await given(terminal)).toBe('一\n二\n\n三')
  })

  it('a long text wraps under the question, which stays', async () => {
    const terminal = open({ ...text, hint: '说明。'.repeat(400), canGoBack: true }, { columns: 40 })
    await terminal.shows(/>$/)
    const long = '有人冒充客服打电话给我'.repeat(9)
    terminal.type(long)
    await terminal.shows(new RegExp(`${[...long].join('\\s*')}$`))
    expect(terminal.visible()).toMatch(/^\? 哪天的事/m)
    terminal.type(keys.backspace.repeat(90) + keys.enter)
    expect(await given(terminal)).toBe(long.slice(0, 9))
    expect(terminal.screen().match(/哪天的事/g)).toHaveLength(1)
  })

  it('what is pasted goes where the cursor is', async () => {
    const terminal = open(text)
    await terminal.shows(/>$/)
    terminal.type(`手机${keys.left}电话卡${keys.enter}`)
    expect(await given(terminal)).toBe('手电话卡机')
  })

  it('of a text longer than the screen the end is seen, and all of it is kept', async () => {
    const terminal = open(text, { columns: 40, rows: 10 })
    await terminal.shows(/>$/)
    const long = Array.from({ length: 150 }, (_, index) => `第${index}句`).join('')
    terminal.type(long)
    await terminal.shows(/第149\s*句$/)
    expect(terminal.visible()).toMatch(/^\? 哪天的事/m)
    terminal.type(keys.enter)
    await terminal.shows('= "')
    await drawn(terminal)
    expect(terminal.screen().replace(/\n/g, '')).toContain(`= "${long}"`)
    expect(terminal.screen().match(/哪天的事/g)).toHaveLength(1)
  })

  it.each([
    ['y', true],
    ['是', true],
    ['ｎ', false],
    ['', false],
  ])('yes or no: %s is %s', async (typed, answer) => {
    const terminal = open(confirm)
    await terminal.shows('(y/N)')
    terminal.type(typed + keys.enter)
    expect(await given(terminal)).toBe(answer)
    if (answer) expect(terminal.screen()).toContain(`- 删掉吗？ ${yes}\n`)
  })

  it('asks again where it is neither', async () => {
    const terminal = open({ ...confirm, initial: 'yes' })
    await terminal.shows('(Y/n)')
    terminal.type(`q${keys.enter}`)
    await terminal.shows(new RegExp(`! ${plainPrompt.yesNo}\\n\\? .* q$`))
    terminal.type(keys.backspace + keys.enter)
    expect(await given(terminal)).toBe(true)
  })

  it('what nobody sees is not drawn, and a refused one is asked again', async () => {
    const terminal = open({ ask: 'secret', message: '口令？', refuses: 'short' })
    await terminal.shows(passphrase.hidden)
    terminal.type(`short${keys.enter}`)
    await terminal.shows(/! refused\n[\s\S]*\? 口令/)
    await drawn(terminal)
    terminal.type(`long enough${keys.enter}`)
    await terminal.shows('= "long enough"')
    expect(terminal.raw().split('= ')[0]).not.toMatch(/short|long/)
  })
})

describe('plain', () => {
  const list: ScriptedQuestion = { ask: 'many', message: '有哪些？', choices }

  it.each(['<', '＜', '《', ' < '])(
    'a line of %j goes back from every kind of question, which says so',
    async (line) => {
      for (const question of [list, { ...list, ask: 'one' as const }, text, confirm]) {
        const terminal = open({ ...question, canGoBack: true }, { plain: true })
        await terminal.shows(words.plainBack)
        terminal.type(`${line}\r`)
        expect(await given(terminal)).toBe('WentBack')
      }
    },
  )

  it('says nothing of going back, and does not, where one cannot', async () => {
    const terminal = open([list, text], { plain: true })
    await terminal.shows(start.plainMany)
    terminal.type('<\r')
    await terminal.shows(plainPrompt.again)
    terminal.type('1，２\r')
    expect(await given(terminal)).toEqual(['v1', 'v2'])
    await terminal.shows('直接回车')
    terminal.type('<\r')
    await terminal.shows('= "<"')
    expect(terminal.screen()).not.toContain(words.plainBack)
  })

  it('keeps its message about what stands alone', async () => {
    const terminal = open(list, { plain: true })
    await terminal.shows(start.plainMany)
    terminal.type('1 3\r')
    await terminal.shows(start.alone)
    terminal.type('3\r')
    expect(await given(terminal)).toEqual(['v3'])
  })

  it('takes all lines of what is pasted', async () => {
    const terminal = open({ ...text, takesLines: true }, { plain: true })
    await terminal.shows('直接回车')
    terminal.type('一\r二\r三\r')
    await terminal.shows(start.moreLines)
    terminal.type('\r')
    expect(await given(terminal)).toBe('一\n二\n三')
  })
})
