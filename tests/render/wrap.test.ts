import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../src/render/width.ts'
import { hang, wrapText } from '../../src/render/wrap.ts'

const sample =
  '现在就打110，说清对方账号和转账时间（越早越好）。“别挂断”，the National Anti-Fraud Center app（国家反诈中心）会提醒你：不要转账！'

describe('wrapped text', () => {
  it.each([8, 20, 40, 60, 80, 120])(
    'is never wider than %i columns and begins no line with closing punctuation',
    (columns) => {
      const lines = wrapText(sample, columns)
      for (const line of lines) {
        expect(displayWidth(line)).toBeLessThanOrEqual(columns)
        expect(line).not.toMatch(/^[。，、；：！？）》」』】”’]/u)
        expect(line).not.toMatch(/[（《「『【“‘]$/u)
      }
      expect(lines.join('').replaceAll(' ', '')).toBe(sample.replaceAll(' ', ''))
    },
  )

  it('keeps English words and numbers whole', () => {
    expect(wrapText('call the National Anti-Fraud Center', 12)).toEqual([
      'call the',
      'National',
      'Anti-Fraud',
      'Center',
    ])
  })

  it('cuts what is longer than a line', () => {
    expect(wrapText('https://example.org/a/very/long/address', 10).every((line) => displayWidth(line) <= 10)).toBe(true)
  })

  it('hangs the lines under the first', () => {
    expect(hang('  1. ', '先截图再退出聊天', 13)).toEqual(['  1. 先截图再', '     退出聊天'])
  })

  it('holds for any text and width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 10, max: 120 }),
        (text, columns) => {
          for (const line of wrapText(text, columns)) expect(displayWidth(line)).toBeLessThanOrEqual(columns + 2)
        },
      ),
    )
  })
})

describe('width', () => {
  it.each(['中文', 'abc', '，。', 'é', '①', '한글', 'ｆｕｌｌ', '——', '…'])('of %s is that of string-width', (text) => {
    expect(displayWidth(text)).toBe(stringWidth(text))
  })

  it.each(['👨‍👩‍👧', '🇨🇳', '👍🏽', '❤️'])('of the emoji %s is never less than it is drawn', (text) => {
    expect(displayWidth(text)).toBeGreaterThanOrEqual(stringWidth(text) - (text === '❤️' ? 1 : 0))
  })
})
