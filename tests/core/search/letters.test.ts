import { describe, expect, it } from 'vitest'
import { openLetters } from '../../../src/core/search/letters.ts'
import { cutPieces } from '../../../src/core/search/pieces.ts'
import { letters } from '../../support/listener.ts'

const shared = (one: string, other: string) => {
  const pieces = cutPieces(letters, other)
  return [...cutPieces(letters, one).keys()].filter((piece) => pieces.has(piece))
}

describe('letters', () => {
  it.each([
    ['騙子說是公安局，叫我轉賬到安全賬戶', '骗子说是公安局，叫我转账到安全账户'],
    ['佢唔俾我出門，攞走咗我嘅手機', '他不给我出门，拿走了我的手机'],
    ['ＷｅＣｈａｔ', 'wechat'],
    ['裏面、裡面、着、著', '里面、里面、着、着'],
  ])('%s is %s', (said, folded) => {
    expect(letters.fold(said)).toBe(folded.normalize('NFKC'))
  })

  it('leaves what has one form as it is', () => {
    const text = '我的身份证丢了 my phone 123 🙂 𠮷'
    expect(letters.fold(text)).toBe(text)
  })

  it('hears what typing by sound confuses as the same', () => {
    for (const [one = '', other = ''] of ['款宽', '份分', '证正', '南蓝', '信兴', '支资'])
      expect(letters.soundOf(one)).toBe(letters.soundOf(other))
    expect(letters.soundOf('款')).not.toBe(letters.soundOf('卡'))
    expect(letters.soundOf('🙂')).toBe('🙂')
  })

  it('works with empty tables', () => {
    expect(openLetters({ simplified: '', sounds: '' }).fold('騙子')).toBe('騙子')
  })
})

describe('pieces', () => {
  it('are shared by a word and its homophones', () => {
    expect(shared('身分正被人代宽', '身份证被人贷款').filter((piece) => piece.startsWith('~')).length).toBeGreaterThan(
      5,
    )
  })

  it('are shared by a word, its other forms and misspellings', () => {
    expect(shared('they were threatening me', 'he threatens')).toContain('=threaten')
    expect(shared('my pasword was stolen', 'password').length).toBeGreaterThan(3)
  })

  it('take any number for any other', () => {
    expect(shared('转了30000块', '转了五万块')).toContain('了0块')
  })

  it('are none in what holds no letters', () => {
    for (const text of ['', '   ', '😂😂👍', '？？？', '\u0007\u001b']) expect(cutPieces(letters, text).size).toBe(0)
  })
})
