// The person who walks through the program finds prompts by how they stand on the screen, numbered or not.
import { expect, it } from 'vitest'
import { findRow, readPrompt } from '../support/person-model.ts'

const prompts = {
  list: ['- 先问的？ 是', '? 发生了什么？', '> 用自己的话说', '  从列表里选', '', '上下键选'],
  'numbered list': ['? 发生了什么？', '  提示', '  1 用自己的话说', '> 2 从列表里选', '', '上下键选'],
  boxes: ['? 有没有？', '  为什么问', '> [ ] 用自己的话说', '  [x] 从列表里选', '', '空格选中'],
  'numbered boxes': ['? 有没有？', '  为什么问', '> [ ] 1 用自己的话说', '  [ ] 2 从列表里选', '', '空格选中'],
  text: ['? 用一两句话说说发生了什么', '  不要写密码'],
  confirm: ['? 现在开始吗？ (Y/n)'],
}

it.each([
  ['list', 'one', 1, 1, 2],
  ['numbered list', 'one', 3, 2, 3],
  ['boxes', 'many', 2, 2, 3],
  ['numbered boxes', 'many', 2, 2, 3],
  ['text', 'text', -1, -1, -1],
  ['confirm', 'confirm', -1, -1, -1],
] as const)('reads a %s', (name, kind, marked, first, second) => {
  const prompt = readPrompt(prompts[name].join('\n'))
  if (!prompt) throw new Error('no prompt was found')
  expect(prompt).toMatchObject({ kind, marked })
  expect([/自己的话/, /列表/].map((pick) => findRow(prompt, pick))).toEqual([first, second])
})

it('finds a row by words that are broken over two lines, and none in the question or the line of keys', () => {
  const prompt = readPrompt('? What about enter?\n> Somebody has my\n  pictures\n  None of these\n\narrows, then enter')
  if (!prompt) throw new Error('no prompt was found')
  expect([/my pictures/, /none of these/i, /enter/].map((pick) => findRow(prompt, pick))).toEqual([1, 3, -1])
})

it.each(['', '- 发生了什么？ 用自己的话说', '? 发生了什么？\n> 用自己的话说\n- 还有一个？ 是\n这里管不到的'])(
  'sees no prompt in %j',
  (screen) => {
    expect(readPrompt(screen)).toBeUndefined()
  },
)
