// Contacts of one's own folder that could be taken for a bundled hotline.
import { describe, expect, it } from 'vitest'
import { findImitations, type ReadContact } from '../../../src/core/content/imitations.ts'
import { content } from '../../support/content.ts'

const bundled = [...content.contacts.values()].map(
  ({ id, name, phone, url }): ReadContact => ({ id, names: [name.zh, name.en], phone, url }),
)
const find = (contact: Omit<ReadContact, 'id'>) =>
  findImitations([{ id: 'mine', phone: '13800138000', ...contact }], bundled).get('mine')

describe('a name that reads like a bundled one', () => {
  it.each([
    ['报警电话', 'police-110'],
    ['报 警 电 话', 'police-110'],
    ['報警電話', 'police-110'],
    ['报★警', 'police-110'],
    ['Police emergency line (报警)', 'police-110'],
    ['Police Emergency Line', 'police-110'],
    ['Ｐｏｌｉｃｅ ｅｍｅｒｇｅｎｃｙ', 'police-110'],
    ['Pоlicе еmergency linе', 'police-110'],
    ['P o l i c e  e m e r g e n c y', 'police-110'],
    ['𝐏𝐨𝐥𝐢𝐜𝐞 emergency', 'police-110'],
    ['公安局反诈中心', 'antifraud-96110'],
    ['工商银行防诈专员', 'bank-icbc'],
    ['⼯商银⾏客服', 'bank-icbc'],
    ['AIipay', 'alipay'],
    ['Αlіpаy', 'alipay'],
    ['A1ipay support', 'alipay'],
    ['支付宝官方客服', 'alipay'],
    ['中国移动积分中心', 'carrier-cmcc'],
    ['急救', 'emergency-120'],
  ])('%s: %s', (name, contact) => {
    expect(find({ names: [name, 'x'] })).toEqual({ contact, by: 'name' })
    expect(find({ names: ['某', name] })).toEqual({ contact, by: 'name' })
  })

  it.each([
    '健身房前台',
    'The gym’s front desk',
    '徽商银行客服',
    '物业值班电话',
    'Huishang Bank',
    '张律师',
    '社区服务中心',
  ])('not %s', (name) => expect(find({ names: [name] })).toBeUndefined())

  it('is none where the bundled contact has neither number nor address', () => {
    expect(find({ names: ['城关派出所', 'Chengguan police station'] })?.contact).not.toBe('police-station')
  })

  it('is found for every bundled contact that has a number or an address, in either language', () => {
    const names = new Map(bundled.map((one) => [one.id, one.names]))
    const reachable = bundled.filter(({ phone, url }) => phone ?? url)
    expect(reachable.length).toBeGreaterThan(80)
    const missed = reachable.flatMap(({ id, names: own }) =>
      own.filter((name) => {
        const found = find({ names: [name] })?.contact ?? ''
        return found !== id && !names.get(found)?.some((other) => other.startsWith(name.slice(0, 4)))
      }),
    )
    expect(missed).toEqual([])
  })
})

describe('a number of a bundled contact', () => {
  it.each([
    ['110', 'police-110', 'number'],
    ['010-110', 'police-110', 'number'],
    ['+86110', 'police-110', 'number'],
    ['95588', 'bank-icbc', 'number'],
    ['110110', 'police-110', 'name'],
    ['955880', 'bank-icbc', 'name'],
    ['400-95588', 'bank-icbc', 'name'],
  ])('%s is taken for %s', (phone, contact, by) => expect(find({ names: ['甲'], phone })).toEqual({ contact, by }))

  it.each(['13810086000', '13800110110', '12319', '010-12345678', '400-123-4567'])('%s is not', (phone) =>
    expect(find({ names: ['甲'], phone })).toBeUndefined(),
  )
})

describe('an address like a bundled one', () => {
  it.each([
    ['https://www.12377.cn.report.top/x', 'cac-12377'],
    ['https://12377-cn.com', 'cac-12377'],
    ['https://l2377.cn', 'cac-12377'],
    ['https://pbccrc.example.com', 'credit-center'],
  ])('%s is taken for %s', (url, contact) =>
    expect(find({ names: ['甲'], phone: undefined, url })).toEqual({ contact, by: 'address' }),
  )

  it.each(['https://www.12377.cn/report', 'https://my-gym.example'])('%s is not', (url) =>
    expect(find({ names: ['甲'], phone: undefined, url })).toBeUndefined(),
  )
})
