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
    ['old ID card 110101490307771', 'id-card', '110101490307771', 'old ID card 1101*******7771'],
    ['老证110101 490307 771', 'id-card', '110101 490307 771', '老证1101** *****7 771'],
    ['身份证号110101490307771', 'id-card', '110101490307771', '身份证号1101*******7771'],
    // however they are split and marked
    ['**11010519491231002X**', 'id-card', '11010519491231002X', '**1101**********002X**'],
    ['证件号*11010519491231002X', 'id-card', '11010519491231002X', '证件号*1101**********002X'],
    ['110105.19491231.002X', 'id-card', '110105.19491231.002X', '1101**.********.002X'],
    ['110105、19491231、002X', 'id-card', '110105、19491231、002X', '1101**、********、002X'],
    ['110105   19491231   002X', 'id-card', '110105   19491231   002X', '1101**   ********   002X'],
    ['110105\u206019491231\u00ad002X', 'id-card', '110105\u206019491231\u00ad002X', '1101**\u2060********\u00ad002X'],
    ['11 01 05 19 49 12 31 00 2X', 'id-card', '11 01 05 19 49 12 31 00 2X', '11 01 ** ** ** ** ** 00 2X'],
    [
      '前六位110105，生日19491231，最后002X',
      'id-card',
      '110105，生日19491231，最后002X',
      '前六位1101**，生日********，最后002X',
    ],
    [
      '身份证一一零一零五一九四九一二三一零零二X',
      'id-card',
      '一一零一零五一九四九一二三一零零二X',
      '身份证一一零一**********零零二X',
    ],
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
    ['转走6222020200001234562元', 'bank-card', '6222020200001234562', '转走6222***********4562元'],
    ['+6222020200001234562', 'bank-card', '6222020200001234562', '+6222***********4562'],
    ['ICBC6222020200001234562', 'bank-card', '6222020200001234562', 'ICBC6222***********4562'],
    ['6222 0202 0000 1234562', 'bank-card', '6222 0202 0000 1234562', '6222 **** **** ***4562'],
    ['6222020200001234562X', 'bank-card', '6222020200001234562', '6222***********4562X'],
    ['6217.0000.1000.0004', 'bank-card', '6217.0000.1000.0004', '6217.****.****.0004'],
    ['招商银行信用卡No.3568855613188619', 'bank-card', '3568855613188619', '招商银行信用卡No.3568********8619'],
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
    ['验证码 48 29 13', 'code', '48 29 13', '验证码 ** ** **'],
    ['验证码四八二九一三', 'code', '四八二九一三', '验证码******'],
    ['CVV 123', 'code', '123', 'CVV ***'],
    ['信用卡有效期0729，后面三位684', 'code', '684', '信用卡有效期0729，后面三位***'],
    ['密码就是我生日910815', 'code', '910815', '密码就是我生日******'],
    ['短信里的六位数482913', 'code', '482913', '短信里的六位数******'],
    ['The text message said 482913', 'code', '482913', 'The text message said ******'],
    [
      '他打电话来说要验证码，我当时很害怕就念给他听了，是482913',
      'code',
      '482913',
      '他打电话来说要验证码，我当时很害怕就念给他听了，是******',
    ],
    ['4829，后来才知道这是登录验证码', 'code', '4829', '****，后来才知道这是登录验证码'],
    ['【某银行】482913为您的验证码', 'code', '482913', '【某银行】******为您的验证码'],
    // come by message and passed on, without the word
    ['482913是刚才银行发的，我念出去了', 'code', '482913', '******是刚才银行发的，我念出去了'],
    ['手机叮一声来了一条，上面482913，我就说了', 'code', '482913', '手机叮一声来了一条，上面******，我就说了'],
    ['短信上写的是4829 我妈念给人家了', 'code', '4829', '短信上写的是**** 我妈念给人家了'],
    ['4829就是那条短信里的，我告诉了骗子', 'code', '4829', '****就是那条短信里的，我告诉了骗子'],
    ['I got a text saying 482913 and read it back', 'code', '482913', 'I got a text saying ****** and read it back'],
    ['they sent me 48291 by SMS and I typed it in', 'code', '48291', 'they sent me ***** by SMS and I typed it in'],
    ['482913 — don’t share this with anyone', 'code', '482913', '****** — don’t share this with anyone'],
    ['A: 收到没\nB: 收到了\nA: 几\nB: 4829', 'code', '4829', 'A: 收到没\nB: 收到了\nA: 几\nB: ****'],
    ['骗子 14:03 短信发我\n我 14:04 482913', 'code', '482913', '骗子 14:03 短信发我\n我 14:04 ******'],
    // named clauses later, or by whom it comes from
    [
      '4829，他说抽奖用，我发过去了，谁知道是微信的验证码',
      'code',
      '4829',
      '****，他说抽奖用，我发过去了，谁知道是微信的验证码',
    ],
    ['48291 is your Facebook account security code', 'code', '48291', '***** is your Facebook account security code'],
    ['Use 482913 to verify your account', 'code', '482913', 'Use ****** to verify your account'],
    // passwords
    ['密码就是手机号后六位482913', 'code', '482913', '密码就是手机号后六位******'],
    ['password = last 6 digits of id card 482913', 'code', '482913', 'password = last 6 digits of id card ******'],
    ['QQ密码：4829137560', 'code', '4829137560', 'QQ密码：**********'],
    ['取款密482913', 'code', '482913', '取款密******'],
    ['my screen lock is 4829', 'code', '4829', 'my screen lock is ****'],
    ['卡正面四个小数字4829', 'code', '4829', '卡正面四个小数字****'],
    [
      'the 4 digits printed on the front of my amex were 4829',
      'code',
      '4829',
      'the 4 digits printed on the front of my amex were ****',
    ],
    // by what they are used for, without a word for them
    ['取钱的时候我按482913', 'code', '482913', '取钱的时候我按******'],
    ['482913 unlocks my phone', 'code', '482913', '****** unlocks my phone'],
    ['I use 482913 for everything', 'code', '482913', 'I use ****** for everything'],
    ['at the ATM I press 4829', 'code', '4829', 'at the ATM I press ****'],
    ['云闪付的密码纸条：农行482913', 'code', '482913', '云闪付的密码纸条：农行******'],
    // six digits of which nothing says what they are, four in talk of codes
    ['我回了他482913，他说谢谢', 'code', '482913', '我回了他******，他说谢谢'],
    ['我看到4829，告诉他了', 'code', '4829', '我看到****，告诉他了'],
    ['把482913当成取件码发给他了', 'code', '482913', '把******当成取件码发给他了'],
    ['who knew the PIN? my nurse, I told her 4829', 'code', '4829', 'who knew the PIN? my nurse, I told her ****'],
    // security codes by where they stand
    ['印在签名栏里的482', 'code', '482', '印在签名栏里的***'],
    ['卡号、有效期、482都填了', 'code', '482', '卡号、有效期、***都填了'],
    ["the card's verification value is 482", 'code', '482', "the card's verification value is ***"],
    ['the security code was five oh eight', 'code', 'five oh eight', 'the security code was **** ** *****'],
    // digits of other kinds, marks and letters around them
    ['验证码④⑧②⑨', 'code', '④⑧②⑨', '验证码****'],
    ['the code was four eight two nine', 'code', 'four eight two nine', 'the code was **** ***** *** ****'],
    ['验证码|4|8|2|9|', 'code', '4|8|2|9', '验证码|*|*|*|*|'],
    ['code482913sent', 'code', '482913', 'code******sent'],
    ['NO6217000010000004', 'bank-card', '6217000010000004', 'NO6217********0004'],
    ['11010519491231002叉', 'id-card', '11010519491231002叉', '1101**********002叉'],
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
    '单号6222021234567890128',
    '订单号：110101199003077715',
    'old form 110101490307771',
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
    '民警电话62881234，告诉他密码泄露',
    '派出所 电话 62881234，说了验证码的事',
    '他说他的工号是3312，要验证码',
    '客服 8801 说验证码失效',
    '警号 045112 和 045287，让我别再告诉人密码',
    '损失 482913，给了验证码',
    '金额 482913 验证码已给',
    '给了验证码，5000 没了',
    '验证码给了对方，8000被转走',
    'After I gave him the code, 6800 was gone',
    'Civil Code 1034',
    '订单 4829 1234 验证码',
    '卡尾号 1234 的密码',
    'wifi密码 12345678',
    '店里WiFi：laowang 密码：12345687',
    '4829 楼的密码锁',
    '110105********1234 密码没泄露',
    '验证码 73**04',
    'https://example.cn/482913?code=1 填了验证码',
    '62881234 13800138000',
    // told near talk of codes: times, people, cases, networks, bad examples
    'On 0514 I told the code, on 0516 the money went',
    '周一0915收到短信，0918念了码',
    '坐席2206问我短信码，后面转接的3317也问',
    '客服小陈(6603)：请勿泄露验证码',
    'Case (2025) Jing 0108 Min Chu 11832: she gave the code away herself',
    'PIPL 13, 14, 29: consent when they read my codes?',
    'I got codes on 3/4, 3/9, 3/12',
    'hotline registered it under 482913; nobody should ask for my PIN',
    '密码别用123456、000000',
    'router label says WPA key 48291375, and my password?',
    'Password for the wifi is 48291375',
    '材料寄到 450000 郑州市法援中心收，验证码没给',
    '浏览量482913，都在问验证码',
    'The first payment was 4870, second 4920, both after I told the code',
    // near talk of messages and codes, and passed on
    '收到短信说扣了3820，我告诉家人了',
    '他发来订单号 83920174 让我发给他',
    '我把保单号 7720481 发给他，验证码没给',
    '客服：请提供手机尾号\n我：6671\n客服：短信收到了吗',
    '问：短信里写什么？答：消费了。问：损失多少？答：4831',
    '给他发了 1888 的红包，他说短信没收到',
    '我没给 4829 号坐席验证码，工号是 48291',
    '2018 was when I set the password',
    'hotel wifi code 48201937',
    '48291 customers got the same text',
    'the code came at 10:22, the money, 28391, left at 10:25',
    '验证码 4829137560',
    '①卡 ②短信 ③密码 ④验证码',
    'SF6217000010，验证码没给',
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
    '1.',
    '短信 48 29 13 ',
    '念了482913，',
    '手机',
    '短信1234',
    '密码是生',
    'password of a b c ',
    'aaa number 1 ',
    'a.b@',
    '一二三四',
    '1 - ',
    '－',
    '单号1',
    '是',
    'a',
    '\n',
    '取钱按',
    '取钱按4829 ',
    'unlock ',
    'the machine ',
    'for the ',
    '密码是我的 ',
    '密码:a1234,',
    'registered ',
    'filed a b c under ',
    'PIPL 13, ',
    '(2025)京',
    '(2025) a b ',
    '3/4, ',
    '4 8 2 9 ',
    '卡背',
    '三',
    'verif',
    'seven ',
    '别用123456、',
    'charged 288 then ',
    '卡号 12/27 482 ',
  ]
  for (const text of hostile) {
    const long = text.repeat(Math.ceil(50_000 / text.length)).slice(0, 50_000)
    expect(findSecretNumbers(long).length, JSON.stringify(text)).toBeLessThanOrEqual(long.length)
  }
})

describe('six digits of which nothing is said', () => {
  it('are a code among words, and may be anything alone or where a reference was asked for', () => {
    expect(maskSecretNumbers('我就说了，482913')).toBe('我就说了，******')
    for (const text of ['482913', 'No. 482913', '回执482913', '482 913']) expect(maskSecretNumbers(text)).toBe(text)
    for (const text of ['482913', '就是482913', 'it is 482913'])
      expect(maskSecretNumbers(text, { isReference: true })).toBe(text)
    expect(maskSecretNumbers('验证码482913', { isReference: true })).toBe('验证码******')
  })
})
