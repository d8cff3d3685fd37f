// Amounts as people type them: read exactly, or not at all.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountInFen, readAmount, storeAmount, type TypedAmount, writeAmount } from '../../src/core/typed-amount.ts'

const why = (text: string) => {
  const amount: TypedAmount = readAmount(text)
  return amount.ok ? storeAmount(amount.fen) : amount.why
}

it.each([
  ['30000', '30000.00'],
  ['30,000.50', '30000.50'],
  ['30,000.5', '30000.50'],
  ['1,234,567.89', '1234567.89'],
  ['3万', '30000.00'],
  ['3.5万', '35000.00'],
  ['3.56789万', '35678.90'],
  ['3 万元', '30000.00'],
  ['3w', '30000.00'],
  ['1.2W', '12000.00'],
  ['5千', '5000.00'],
  ['5k', '5000.00'],
  ['1.5亿', '150000000.00'],
  ['￥500', '500.00'],
  ['¥ 500.05', '500.05'],
  ['500元', '500.00'],
  ['500块', '500.00'],
  ['人民币500元整', '500.00'],
  ['500 RMB', '500.00'],
  ['CNY 500', '500.00'],
  ['３０，０００．５０', '30000.50'],
  ['￥３．５万', '35000.00'],
  [' 0.01 ', '0.01'],
  ['007', '7.00'],
  ['999999999.99', '999999999.99'],
])('%s is %s yuan', (text, stored) => {
  expect(why(text)).toBe(stored)
})

it.each([
  ['', 'unread'],
  ['三万', 'unread'],
  ['3万5', 'unread'],
  ['3,0000', 'unread'],
  ['30,00', 'unread'],
  ['30 000', 'unread'],
  ['1.000,50', 'unread'],
  ['1e5', 'unread'],
  ['0x10', 'unread'],
  ['约3000', 'unread'],
  ['3000-5000', 'unread'],
  ['.5', 'unread'],
  ['5.', 'unread'],
  ['Infinity', 'unread'],
  ['-500', 'negative'],
  ['－500', 'negative'],
  ['¥-500', 'negative'],
  ['0', 'zero'],
  ['0.00元', 'zero'],
  ['3.555', 'decimals'],
  ['1.2345678万', 'decimals'],
  ['1000000000', 'large'],
  ['10亿', 'large'],
  ['13800138000', 'large'],
  [`1${'0'.repeat(5000)}`, 'large'],
  ['$700', 'currency'],
  ['US$700', 'currency'],
  ['700美元', 'currency'],
  ['700 USD', 'currency'],
  ['HK$700', 'currency'],
  ['700港币', 'currency'],
  ['€20', 'currency'],
  ['2000 USDT', 'currency'],
  ['0.5比特币', 'currency'],
  ['5万日元', 'currency'],
])('%s is refused: %s', (text, reason) => {
  expect(why(text)).toBe(reason)
})

describe('what is stored', () => {
  it('comes back as it was, whatever the amount', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 99_999_999_999n), (fen) => {
        const stored = storeAmount(fen)
        expect(amountInFen(stored)).toBe(fen)
        expect(readAmount(stored)).toEqual({ ok: true, fen })
        expect(readAmount(writeAmount(stored))).toEqual({ ok: true, fen })
      }),
    )
  })

  it('is written with commas', () => {
    expect(['0.50', '999.00', '1000.00', '1234567.89'].map(writeAmount)).toEqual([
      '0.50',
      '999.00',
      '1,000.00',
      '1,234,567.89',
    ])
  })
})
