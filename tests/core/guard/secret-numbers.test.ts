// All numbers here are made up; they only satisfy the checksums.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { findSecretNumbers, maskSecretNumbers, type SecretKind } from '../../../src/core/guard/secret-numbers.ts'

const found = (text: string) => findSecretNumbers(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('a full number is found and masked', () => {
  test.each<[text: string, kind: SecretKind, number: string, masked: string]>([
    // ID cards
    ['我的身份证是110101199003077715。', 'id-card', '110101199003077715', '我的身份证是1101**********7715。'],
    ['11010519491231002X', 'id-card', '11010519491231002X', '1101**********002X'],
    ['11010519491231002x', 'id-card', '11010519491231002x', '1101**********002x'],
    ['born in 1880: 440524188001010014', 'id-card', '440524188001010014', 'born in 1880: 4405**********0014'],
    ['ID110101199003077715', 'id-card', '110101199003077715', 'ID1101**********7715'],
    ['110101 19900307 7715', 'id-card', '110101 19900307 7715', '1101** ******** 7715'],
    ['110101-19900307-7715', 'id-card', '110101-19900307-7715', '1101**-********-7715'],
    [
      '１１０１０５１９４９１２３１００２Ｘ',
      'id-card',
      '１１０１０５１９４９１２３１００２Ｘ',
      '１１０１**********００２Ｘ',
    ],
    [
      'permanent residence 911124198108030024',
      'id-card',
      '911124198108030024',
      'permanent residence 9111**********0024',
    ],
    ['港澳台居住证810000199003070015', 'id-card', '810000199003070015', '港澳台居住证8100**********0015'],
    ['old form 110101490307771', 'id-card', '110101490307771', 'old form 1101*******7771'],
    ['老证110101 490307 771', 'id-card', '110101 490307 771', '老证1101** *****7 771'],
    ['身份证号110101490307771', 'id-card', '110101490307771', '身份证号1101*******7771'],
    // bank cards
    ['card6217000010000004', 'bank-card', '6217000010000004', 'card6217********0004'],
    ['卡号6222021234567890128', 'bank-card', '6222021234567890128', '卡号6222***********0128'],
    ['6217 0000 1000 0004', 'bank-card', '6217 0000 1000 0004', '6217 **** **** 0004'],
    ['6217-0000-1000-0004', 'bank-card', '6217-0000-1000-0004', '6217-****-****-0004'],
    ['6222 0212 3456 7890 128', 'bank-card', '6222 0212 3456 7890 128', '6222 **** **** ***0 128'],
    ['622202 1234567890128', 'bank-card', '622202 1234567890128', '6222** *********0128'],
    ['6217　0000　1000　0004', 'bank-card', '6217　0000　1000　0004', '6217　****　****　0004'],
    ['６２１７００００１００００００４', 'bank-card', '６２１７００００１００００００４', '６２１７********０００４'],
    [
      '6217\u200b0000\u200b1000\u200b0004',
      'bank-card',
      '6217\u200b0000\u200b1000\u200b0004',
      '6217\u200b****\u200b****\u200b0004',
    ],
    ['my Visa 4000000000000002', 'bank-card', '4000000000000002', 'my Visa 4000********0002'],
    ['old Visa 4111111111119', 'bank-card', '4111111111119', 'old Visa 4111*****1119'],
    ['amex 3782 822463 10005', 'bank-card', '3782 822463 10005', 'amex 3782 ****** *0005'],
    ['5111 1111 1111 1118', 'bank-card', '5111 1111 1111 1118', '5111 **** **** 1118'],
    ['农行9558800101123456788', 'bank-card', '9558800101123456788', '农行9558***********6788'],
    ['6013820000123456787', 'bank-card', '6013820000123456787', '6013***********6787'],
    ['单号6222021234567890128', 'bank-card', '6222021234567890128', '单号6222***********0128'],
    ['11月22日 6217 0000 1000 0004', 'bank-card', '6217 0000 1000 0004', '11月22日 6217 **** **** 0004'],
    // codes
    ['验证码482913', 'code', '482913', '验证码******'],
    ['验证码：482913，别告诉别人', 'code', '482913', '验证码：******，别告诉别人'],
    ['短信验证码是 4829', 'code', '4829', '短信验证码是 ****'],
    ['【某银行】校验码为48291375', 'code', '48291375', '【某银行】校验码为********'],
    ['动态码 482-913', 'code', '482-913', '动态码 ***-***'],
    ['482913（验证码）', 'code', '482913', '******（验证码）'],
    ['482913是您的登录验证码', 'code', '482913', '******是您的登录验证码'],
    ['我把验证码告诉他了，是482913', 'code', '482913', '我把验证码告诉他了，是******'],
    ['验证码\n４８２９１３', 'code', '４８２９１３', '验证码\n******'],
    ['支付密码：482913', 'code', '482913', '支付密码：******'],
    ['驗證碼 482913', 'code', '482913', '驗證碼 ******'],
    ['verification code: 482913', 'code', '482913', 'verification code: ******'],
    ['the code was 482913', 'code', '482913', 'the code was ******'],
    ['482913 is your Google verification code', 'code', '482913', '****** is your Google verification code'],
    ['G-482913 is your code', 'code', '482913', 'G-****** is your code'],
    ['OTP=482913', 'code', '482913', 'OTP=******'],
    ['Passcode 4829', 'code', '4829', 'Passcode ****'],
    ['482 913 is the code', 'code', '482 913', '*** *** is the code'],
    ['my PIN is 4829', 'code', '4829', 'my PIN is ****'],
  ])('%s', (text, kind, number, masked) => {
    expect(found(text)).toEqual([[kind, number]])
    expect(maskSecretNumbers(text)).toBe(masked)
    expect(findSecretNumbers(maskSecretNumbers(text))).toEqual([])
  })

  it('finds several in one text, in order', () => {
    const text = '身份证11010519491231002X，卡6217 0000 1000 0004和6222021234567890128，验证码482913、482914'
    expect(found(text).map(([kind]) => kind)).toEqual(['id-card', 'bank-card', 'bank-card', 'code', 'code'])
    expect(maskSecretNumbers(text)).toBe(
      '身份证1101**********002X，卡6217 **** **** 0004和6222***********0128，验证码******、******',
    )
  })
})

describe('other numbers are left alone', () => {
  test.each([
    // phones
    '13800138000',
    '+86 138 0013 8000',
    '8613812345678',
    '0086-13812345678',
    '010-62345678 13812345678',
    '400-123-4567 010-62345678',
    '95588、96110、12345、12321',
    '+4479111234567',
    '收到95588发来的验证码',
    '12306的验证码收不到',
    '验证码 12345',
    '87654321的验证码',
    '1069000012345678发来验证码',
    // dates and times
    '2026-11-22 10:00',
    '20261122',
    '验证码 20261122',
    '验证码是2026-11-22收到的',
    '验证码14:30到的',
    '2026年11月22日收到验证码',
    '在2026 code之后',
    '1732240000000',
    '2026112210000012',
    // amounts
    '转了50000元，验证码也给了',
    '验证码给他5000元',
    '12,345,678.90',
    '1234567890.12',
    'the code cost 1234 yuan',
    '¥4000000000000002',
    // case, receipt, order and serial numbers
    '京公（海）受案字〔2026〕12345号',
    '（2026）京0105民初12345号',
    '受理编号4405061234567894',
    '回执号：4405061234567894',
    'receipt no. 5320001122334451',
    'IMEI 356938035643809',
    'IMEI：356938035643809',
    'SF1234567890123',
    'JDV4405061234567894',
    '4200001234202611221234567890',
    '91110108MA01ABCD5X',
    '914403001922038216',
    '订单2026112200001234567',
    // wrong checksum, date or place; already masked
    '110101199003077716',
    '110101199013077714',
    '000101199003077715',
    '110101991332771',
    '6217000010000005',
    '9999999999999995',
    '1101**********7715',
    '6217 **** **** 0004',
    '尾号0004的卡',
    '尾号4829的验证码',
    '尾号4829验证码',
    // codes of another kind
    '邮编100000',
    'zip code 100000',
    'area code 0755',
    'error code 404123',
    'QR code 123456',
    '取件码 482913',
    '6位验证码',
    '验证码收到3次',
    '验证码已经发了。12345也打过',
    'the code has 6 digits',
    '工号482913',
    '',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
    expect(maskSecretNumbers(text)).toBe(text)
  })
})

const pieces = fc.constantFrom(
  ...'0123456789０５９ -—　Xx*。，是的\n'.split(''),
  '验证码',
  'code ',
  '6217000010000004',
  '6217 0000 1000 0004',
  '11010519491231002X',
  '1101',
  '482913',
  '1234 5678 ',
)
const anyText = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))

it('masking keeps the length and leaves nothing to find, whatever the text is', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const masked = maskSecretNumbers(text)
      expect(masked.length).toBe(text.length)
      expect(findSecretNumbers(masked)).toEqual([])
    }),
    { numRuns: 5_000, seed: 20261122 },
  )
})

it('50,000 hostile characters come to an end', () => {
  const hostile = [
    '1',
    '12',
    '1 ',
    '123 ',
    '1234 ',
    '1234-',
    '4111 1111 1111 1111 ',
    '62 ',
    '11010519491231002',
    '1101051949123100 ',
    '验证码',
    '验证码 ',
    '验证码是',
    '验证码1234',
    '1234 code ',
    'code ',
    'verification ',
    'one-time ',
    '1234是',
    '*1234',
    '1 - ',
    '－',
    '单号1',
    '是',
    'a',
    '\n',
  ]
  for (const text of hostile) {
    const long = text.repeat(Math.ceil(50_000 / text.length)).slice(0, 50_000)
    expect(findSecretNumbers(long).length, JSON.stringify(text)).toBeLessThanOrEqual(long.length)
  }
})
