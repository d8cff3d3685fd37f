// A paper as plain text.
import { expect, it } from 'vitest'
import type { Block, Paper } from '../../../src/core/papers/paper.ts'
import { writePaper } from '../../../src/render/papers/write-paper.ts'
import { displayWidth } from '../../../src/render/width.ts'
import { sampleLetter, sampleReport } from '../../support/sample-paper.ts'

const written = async (paper: Paper) => String(await writePaper(paper, 'txt'))
const inChinese = (blocks: Block[]) => written({ title: '', language: 'zh', blocks })

it('reads as a Chinese letter does', async () => {
  expect(await written(sampleLetter)).toBe(`个人信息查阅、复制请求书

北京某某网络科技有限公司：

　　本人【待填：姓名】是贵公司的注册用户，注册手机号为138****1234。现提出以下请
求。
　　请在15个工作日内答复。

一、请求

1. 提供本人全部个人信息的副本；
2. 说明曾向谁提供。

日期：2026年11月3日
事情：接到自称客服的电话

日期：2026年11月4日
事情：【待填：后来的事】

　　　　　　　　　　请求人：【待填：签名】
　　　　　　　　　　2026年11月22日

----------------------------------------

怎么寄

用EMS寄。
`)
})

it('reads as an English one does, with paragraphs parted by an empty line', async () => {
  expect(await written(sampleReport)).toBe(`Report

On 3 November [to fill in: name] called.

I hung up.

Day: 3 November
What: A call

                    Signed: [to fill in: name]
`)
})

it('indents the first line only, and no line is wider than 80 columns', async () => {
  const text = await inChinese([{ kind: 'paragraph', runs: ['写在第一行里的话。'.repeat(20)] }])
  const lines = text.trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(3)
  expect(lines.map((line) => line.startsWith('\u3000\u3000'))).toEqual(lines.map((_, index) => index === 0))
  expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([])
})

it('keeps an address in one piece, also where it stands first', async () => {
  const address = `https://example.com/${'a'.repeat(70)}`
  expect(await inChinese([{ kind: 'paragraph', runs: [address, '是钓鱼网站'] }])).toContain(`${address}\n`)
  expect(await inChinese([{ kind: 'paragraph', runs: [address] }])).toBe(`${address}\n`)
})

it('moves a signature to the left where it is long, and breaks it in place where it is longer', async () => {
  const long = await inChinese([{ kind: 'line', align: 'right', runs: ['名'.repeat(35)] }])
  expect(long).toBe(`${'\u3000'.repeat(5)}${'名'.repeat(35)}\n`)
  const longer = await inChinese([{ kind: 'line', align: 'right', runs: ['名'.repeat(45)] }])
  expect(longer.trimEnd().split('\n').map(displayWidth)).toEqual([80, 10])
})

it('names the columns of a table that has no rows yet', async () => {
  expect(await inChinese([{ kind: 'table', head: ['日期', '事情'], rows: [] }])).toBe('日期：\n事情：\n')
})

it('leaves the place of an empty cell', async () => {
  expect(await inChinese([{ kind: 'table', head: ['日期', ''], rows: [[[], ['x']]] }])).toBe('日期：\nx\n')
})
