// What reads as a number to call or a site to open, however it is written; and what only looks so.
import { describe, expect, it } from 'vitest'
import { findAddress, findDialled, findDialledInId } from '../../../src/core/guard/dialled.ts'

describe('a number to call', () => {
  it.each([
    '打13800138000',
    '１３８００１３８０００',
    '138 0013 8000',
    '138.0013.8000',
    '138—0013—8000',
    '（138）0013-8000',
    '一三八零零一三八零零零',
    '幺三八 零零幺三 八零零零',
    '壹叁捌零零壹叁捌零零零',
    '①③⑧⓪⓪①③⑧⓪⓪⓪',
    '𝟭𝟯𝟴𝟬𝟬𝟭𝟯𝟴𝟬𝟬𝟬',
    '٠١٢٣٤٥٦٧٨',
    '1、3、8、0、0、1、3、8、0、0、0',
    '1转3转8转0转0转1转3转8',
    '138OO138OOO',
    'l38OOl38OOO',
    '13800138000个',
    '拨95013',
    '拨 9 5 0 1 3',
    '打一二三九九',
    'one three eight zero zero one three eight',
    'double eight one two three four five',
    '+86 10 6609 2315',
    '00852 2527 7177',
    '010-66092315',
    '400 810 8866',
    '加QQ 123456789',
  ])('is found in “%s”', (text) => expect(findDialled(text)).toBeDefined())

  it.each([
    '2026-11-22起',
    '2026年11月22日',
    '二〇二六年十一月二十二日',
    '5000元，或者1,200,000元',
    '¥1,200,000',
    '最多1000000元',
    '第1034条',
    '《刑法》第二百五十三条之一',
    '一看二问三查四记五报六等七',
    '24-48小时',
    '9:00-18:00',
    'GB/T 35273-2020',
    '三天内；3至5天，最长15天、30天',
    '10000人',
    'save it within 3 days, at most 15; one of two or three',
    'Article 1034',
    '打{phone:police-110}，说清楚',
  ])('is not found in “%s”', (text) => expect(findDialled(text)).toBeUndefined())

  it.each([
    ['call-13800138000', true],
    ['call-138-0013-8000', true],
    ['law-20261122', false],
    ['a-2026-11-22', false],
    ['step-2', false],
  ])('in the id %s: %s', (id, isThere) => expect(findDialledInId(id) !== undefined).toBe(isThere))
})

describe('an address', () => {
  it.each([
    '看https://a.b/c',
    '打开evil-site.com填表',
    'www.12377.cn.evil.top',
    '写信到a@b.cn',
    'ｗｗｗ.a.cn',
    '12377.cn/x',
  ])('is found in “%s”', (text) => expect(findAddress(text)).toBeDefined())

  it.each(['在App里点“我的”', '填form.doc', 'v1.2', 'U.S. law', 'e.g. this', '9.30'])('is not found in “%s”', (text) =>
    expect(findAddress(text)).toBeUndefined(),
  )
})
