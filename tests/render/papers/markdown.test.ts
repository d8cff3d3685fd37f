// A paper as Markdown. That no value becomes markup is tested in write-paper.test.ts.
import { expect, it } from 'vitest'
import type { Block, Paper } from '../../../src/core/papers/paper.ts'
import { writePaper } from '../../../src/render/papers/write-paper.ts'
import { readMarkdown } from '../../support/paper-readers.ts'
import { sampleLetter, sampleReport } from '../../support/sample-paper.ts'

const written = async (paper: Paper) => String(await writePaper(paper, 'md'))
const inEnglish = (blocks: Block[]) => written({ title: '', language: 'en', blocks })

it('reads well as it stands', async () => {
  expect(await written(sampleLetter)).toBe(`# 个人信息查阅、复制请求书

北京某某网络科技有限公司：

本人【**待填：姓名**】是贵公司的注册用户，注册手机号为138\\*\\*\\*\\*1234。现提出以下请求。

请在15个工作日内答复。

## 一、请求

1. 提供本人全部个人信息的副本；
2. 说明曾向谁提供。

| 日期 | 事情 |
| --- | --- |
| 2026年11月3日 | 接到自称客服的电话 |
| 2026年11月4日 | 【**待填：后来的事**】 |

请求人：【**待填：签名**】

2026年11月22日

---

# 怎么寄

用EMS寄。
`)
})

it('shows open places in bold, beside whatever they stand', async () => {
  const { default: MarkdownIt } = await import('markdown-it')
  for (const [paper, open] of [
    [sampleLetter, 3],
    [sampleReport, 2],
  ] as const)
    expect(new MarkdownIt().render(await written(paper)).match(/<strong>/g)).toHaveLength(open)
  const tight: Block = { kind: 'paragraph', runs: ['字', { open: '（什么）' }, '字', { open: '**' }, { open: '“名”' }] }
  const html = new MarkdownIt().render(await written({ title: '', language: 'zh', blocks: [tight] }))
  expect(html.match(/<strong>/g)).toHaveLength(3)
})

it('leaves dates, sums, phone numbers and words as they are', async () => {
  const text = '2026-11-03, 12,800.50, 010-1234 5678, +86 138, (a) well-known, 3.5%, "x" and ‘y’: 50/50! a=b?'
  expect(await inEnglish([{ kind: 'paragraph', runs: [text] }])).toBe(`${text}\n`)
})

it('counts each list from its own first number', async () => {
  const item = (number: number) => ({ kind: 'item' as const, number, runs: ['x'] })
  const numbers = [1, 2, 1, 1, 2, 7, 8]
  const lines = readMarkdown(await inEnglish(numbers.map(item)))
  expect(lines).toEqual(numbers.map((number) => `item: ${number}.x`))
  const after = readMarkdown(await inEnglish([item(1), item(1), item(2), { kind: 'line', runs: ['x'] }, item(3)]))
  expect(after).toEqual(['item: 1.x', 'item: 1.x', 'item: 2.x', 'text: x', 'item: 3.x'])
})
