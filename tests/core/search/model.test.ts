import { describe, expect, it } from 'vitest'
import { learn } from '../../../src/core/search/learn.ts'
import { wordCut } from '../../../src/core/search/lessons.ts'
import { openModel, packModel } from '../../../src/core/search/model.ts'
import { letters } from '../../support/listener.ts'

const cards = [
  '我的卡被刷了',
  '银行卡被刷了三千',
  '银行卡少了钱',
  '银行卡有消费',
  'my card was charged',
  'my card was charged abroad',
]
const accounts = [
  '账号登不上了',
  '微信账号被盗',
  '账号被盗了',
  '微信登不上',
  'my account was hacked',
  'somebody hacked my account',
]
const examples = [
  ...cards.map((text) => ({ text, ids: ['card'] })),
  ...accounts.map((text) => ({ text, ids: ['account'] })),
]
const cut = wordCut(letters)
const model = packModel(learn(cut, { kind: 'one', ids: ['account', 'card'], examples }))
const rank = openModel(cut, model)

describe('a model', () => {
  it('knows its examples, and sentences that share pieces with them', () => {
    for (const { text, ids } of examples) expect(rank(text)[0]?.id).toBe(ids[0])
    expect(rank('我的銀行卡被刷三千')[0]?.id).toBe('card')
    expect(rank('accounts hacked')[0]?.id).toBe('account')
  })

  it('gives chances of all matters, the likeliest first, that add up to one', () => {
    const ranked = rank('卡')
    expect(ranked.map(({ id }) => id).sort()).toEqual(['account', 'card'])
    expect(ranked.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1)
    expect(ranked[0]?.chance).toBeGreaterThanOrEqual(ranked[1]?.chance ?? 1)
  })

  it('is the same bytes from the same examples', () => {
    expect(Buffer.compare(packModel(learn(cut, { kind: 'one', ids: ['account', 'card'], examples })), model)).toBe(0)
  })

  it('says what it would say of anything where it knows no piece', () => {
    expect(rank('😂')).toEqual(rank(''))
  })

  it('opens from the middle of a larger buffer', () => {
    const around = new Uint8Array(model.length + 7)
    around.set(model, 3)
    expect(openModel(cut, around.subarray(3, 3 + model.length))('卡被刷了')).toEqual(rank('卡被刷了'))
  })
})
