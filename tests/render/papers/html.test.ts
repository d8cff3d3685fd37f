// A paper as a web page. That no value becomes markup is tested in write-paper.test.ts.
import { parse } from 'parse5'
import { expect, it } from 'vitest'
import { writePaper } from '../../../src/render/papers/write-paper.ts'
import { htmlElements, htmlText } from '../../support/paper-readers.ts'
import { sampleLetter, sampleReport } from '../../support/sample-paper.ts'

const text = String(await writePaper(sampleLetter, 'html'))
const document = parse(text)
const elements = htmlElements(document)
const all = (name: string) => elements.filter(({ tagName }) => tagName === name)
const attribute = (element: (typeof elements)[number] | undefined, wanted: string) =>
  element?.attrs.find(({ name }) => name === wanted)?.value

it('is a page in a language, with a title', () => {
  expect(text.startsWith('<!DOCTYPE html>\n')).toBe(true)
  expect(document).toMatchObject({ mode: 'no-quirks' })
  expect(attribute(all('html')[0], 'lang')).toBe('zh-CN')
  expect(all('title').map(htmlText)).toEqual(['个人信息查阅、复制请求书'])
  expect(attribute(all('meta')[0], 'charset')).toBe('utf-8')
})

it('says its language in English, too', async () => {
  expect(String(await writePaper(sampleReport, 'html'))).toContain('<html lang="en">')
})

it('asks for nothing from anywhere and runs nothing, and forbids both', () => {
  const names = new Set(elements.map(({ tagName }) => tagName))
  expect([...names].filter((name) => /^(?:script|link|img|iframe|object|embed|base|form|a|svg)$/.test(name))).toEqual(
    [],
  )
  const attributes = new Set(elements.flatMap(({ attrs }) => attrs.map(({ name }) => name)))
  expect([...attributes].sort()).toEqual([
    'charset',
    'class',
    'content',
    'http-equiv',
    'lang',
    'name',
    'scope',
    'style',
  ])
  expect(text).not.toMatch(/url\(|@import|:\/\//)
  const policy = all('meta').find((meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy')
  expect(attribute(policy, 'content')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  )
})

it('marks open places by brackets and a line, and by no colour', () => {
  expect(all('mark').map(htmlText)).toEqual(['【待填：姓名】', '【待填：后来的事】', '【待填：签名】'])
  const [style = ''] = all('style').map(htmlText)
  expect(style).toMatch(/mark \{[^}]*border-bottom/)
  expect(
    [...style.matchAll(/#[0-9a-f]{3,6}/g)].map(([colour]) => colour).filter((colour) => !/^#(?:000|fff)$/.test(colour)),
  ).toEqual([])
})

it('names the columns of a table for who hears it', () => {
  expect(all('th').map((cell) => [htmlText(cell), attribute(cell, 'scope')])).toEqual([
    ['日期', 'col'],
    ['事情', 'col'],
  ])
  const shares = all('col').map((column) =>
    Number.parseFloat(/([\d.]+)%/.exec(attribute(column, 'style') ?? '')?.[1] ?? ''),
  )
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0)
})
