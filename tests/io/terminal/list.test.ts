import { expect, it } from 'vitest'
import { findRows, type List, openList, pressKey, takeChosen } from '../../../src/io/terminal/list.ts'

const letters = [...'abcdefghijklmn'].map((letter) => ({
  value: `v${letter}`,
  label: `Row ${letter}.`,
  group: undefined,
  alone: letter === 'n',
}))

const names = ['up', 'down', 'pageup', 'pagedown', 'home', 'end', 'backspace']

/** Presses keys by name, or what they type; `...` is a pause. */
function press(list: List, pressed: readonly string[], { finds = true } = {}): List {
  return pressed.reduce(
    ({ at, isLate }, key) => {
      if (key === '...') return { at, isLate: true }
      const isName = names.includes(key)
      const typed = isName ? '' : key
      return { at: pressKey(at, { name: isName ? key : undefined, typed, isLate }, { page: 4, finds }), isLate: false }
    },
    { at: list, isLate: false },
  ).at
}

const one = openList(letters, { many: false })
const many = openList(letters, { many: true })
const chosen = (list: List) =>
  takeChosen(list)
    ?.map((row) => 'abcdefghijklmn'[row])
    .join('')

it.each([
  [['down', 'down', 'up'], 'b'],
  [['up'], 'a'],
  [['end', 'down'], 'n'],
  [['pagedown'], 'e'],
  [['pagedown', 'pagedown', 'pageup'], 'e'],
  [['pagedown', 'pagedown', 'pagedown', 'pagedown'], 'n'],
  [['end', 'home'], 'a'],
  [['3'], 'c'],
  [['1', '2'], 'l'],
  [['12'], 'l'],
  [['1', '...', '2'], 'b'],
  [['1', 'down', '2'], 'b'],
  [['2', '5'], 'e'],
  [['1', '4', '3'], 'c'],
  [['９'], 'i'],
  [['0'], 'a'],
  [[' '], 'a'],
  [['d.'], 'd'],
  [['ROW', ' ', 'd'], 'd'],
  [['Ｄ．'], 'd'],
  [['ve'], 'e'],
  [['d.', 'backspace', 'backspace', 'down'], 'e'],
  [['ow c', '4'], 'c'],
  [['zz'], undefined],
  [['zz', 'down', '3'], undefined],
  [['zz', 'backspace', 'backspace'], 'a'],
  [['\t', '\u001b'], 'a'],
])('of one: %j takes %s', (pressed, taken) => {
  expect(chosen(press(one, pressed))).toBe(taken)
})

it.each([
  ['enter alone takes the row where one is', [], 'a'],
  ['also after moving', ['down'], 'b'],
  ['space ticks', [' ', 'down', 'down', ' ', 'end'], 'ac'],
  ['space takes back', [' ', ' ', 'down', ' '], 'b'],
  ['enter does not take a row that was just taken out', [' ', ' '], undefined],
  ['but it takes another one', [' ', ' ', 'down'], 'b'],
  ['and the same once it is ticked again', [' ', ' ', ' '], 'a'],
  ['a number ticks', ['3', '5'], 'ce'],
  ['a number takes back', ['3', '3', '4'], 'd'],
  ['the space behind a number changes nothing', ['3', ' '], 'c'],
  ['however late it comes', ['3', '...', ' '], 'c'],
  ['the next one does', ['3', ' ', ' ', '4'], 'd'],
  ['two digits tick one row', ['1', '2'], 'l'],
  ['and leave the others as they were', [' ', '1', '2'], 'al'],
  ['after a pause they tick two', ['1', '...', '2'], 'ab'],
  ['full-width digits and spaces are the same', ['３', '　', 'down', '　'], 'cd'],
  ['what stands alone clears the others', ['1', '...', '3', 'end', ' '], 'n'],
  ['and is cleared by them', ['end', ' ', 'home', ' '], 'a'],
  ['what was ticked stays while one looks for more', ['3', 'd.', ' ', 'backspace', 'backspace'], 'cd'],
  ['a space ticks and is no part of what is looked for', ['row', ' '], 'a'],
])('of several: %s', (_name, pressed, taken) => {
  expect(chosen(press(many, pressed))).toBe(taken)
})

it('does not tick what is not found', () => {
  expect(press(many, ['zz', ' ']).ticked).toEqual([])
})

it('begins with what is marked, and at the initial row', () => {
  expect(chosen(openList(letters, { many: true, marked: ['vc', 'vb'] }))).toBe('bc')
  expect(chosen(openList(letters, { many: false, initial: 'vc' }))).toBe('c')
  expect(chosen(openList(letters, { many: false, initial: 'gone' }))).toBe('a')
})

it('keeps the row where one is while it is found, and goes to the first one found otherwise', () => {
  const list = press(one, ['down', 'down', 'r'])
  expect([list.filter, list.active]).toEqual(['r', 2])
  expect(press(list, ['ow d']).active).toBe(3)
})

it('looks for nothing in a list that is seen whole', () => {
  const list = press(one, ['d', 'zz'], { finds: false })
  expect([list.filter, findRows(list).length]).toEqual(['', 14])
})

it('finds a Chinese word that an input method hands over at once', () => {
  const rows = ['银行卡被盗刷', '手机丢了'].map((label) => ({ value: label, label, group: undefined, alone: false }))
  expect(findRows(press(openList(rows, { many: false }), ['手机']))).toEqual([1])
})
