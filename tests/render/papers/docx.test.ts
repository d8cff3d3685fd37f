// A paper for Word. That no value gets lost or becomes markup is tested in write-paper.test.ts.
import { afterEach, expect, it, vi } from 'vitest'
import type { Paper, Runs } from '../../../src/core/papers/paper.ts'
import { writePaper } from '../../../src/render/papers/write-paper.ts'
import { bare, type Element, findAll, parseXml, unpackDocx } from '../../support/paper-readers.ts'
import { sampleLetter, sampleReport } from '../../support/sample-paper.ts'

const bytesOf = async (paper: Paper) => new Uint8Array(Buffer.from(await writePaper(paper, 'docx')))
const parts = unpackDocx(await bytesOf(sampleLetter))
const document = parseXml(parts['word/document.xml'] ?? '')
const styles = parseXml(parts['word/styles.xml'] ?? '')
const textOf = (element: Element) =>
  bare(
    findAll(element, 'w:t')
      .flatMap(({ children }) => children)
      .join(''),
  )
const [paragraphs, runs, tables] = ['w:p', 'w:r', 'w:tbl'].map((name) => findAll(document, name))

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

it('says nothing of who wrote it, when and with what', () => {
  const core = parseXml(parts['docProps/core.xml'] ?? '')
  expect(core.children).toMatchObject([{ name: 'dc:title', children: ['个人信息查阅、复制请求书'] }])
  expect(parseXml(parts['docProps/app.xml'] ?? '').children).toEqual([])
  expect(parseXml(parts['docProps/custom.xml'] ?? '').children).toEqual([])
  const everything = Object.values(parts).join('')
  expect(everything).not.toMatch(/Un-named|creator|lastModifiedBy|dcterms|rsid|20\d\d-\d\d-\d\dT/)
})

it('has the same bytes on another day, in another place and when it is written again', async () => {
  const first = await bytesOf(sampleLetter)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2031-05-06T07:08:10Z') })
  vi.stubEnv('TZ', 'Asia/Shanghai')
  expect(await bytesOf(sampleLetter)).toEqual(first)
})

it('is well-formed in every part and asks for nothing outside itself', () => {
  for (const part of Object.values(parts)) parseXml(part)
  expect(Object.values(parts).filter((part) => part.includes('TargetMode="External"'))).toEqual([])
})

it('is A4 with the margins of an official letter', () => {
  expect(findAll(document, 'w:pgSz')[0]?.attributes).toMatchObject({ 'w:w': '11906', 'w:h': '16838' })
  const margins = findAll(document, 'w:pgMar')[0]?.attributes
  expect(margins).toMatchObject({ 'w:top': '2098', 'w:right': '1474', 'w:bottom': '1984', 'w:left': '1588' })
})

it('says which font and language Chinese is in', () => {
  const [defaults] = findAll(styles, 'w:rPrDefault')
  expect(defaults && findAll(defaults, 'w:rFonts')[0]?.attributes['w:eastAsia']).toBe('SimSun')
  expect(defaults && findAll(defaults, 'w:lang')[0]?.attributes['w:eastAsia']).toBe('zh-CN')
  const fonts = findAll(parseXml(parts['word/fontTable.xml'] ?? ''), 'w:altName')
  expect(fonts.map(({ attributes }) => attributes['w:val'])).toEqual(['宋体', '黑体'])
})

it('indents Chinese paragraphs by two characters, and English ones not', async () => {
  const indentOf = (all: Element) => {
    const style = findAll(all, 'w:style').find(({ attributes }) => attributes['w:styleId'] === 'PaperText')
    return style && findAll(style, 'w:ind')[0]?.attributes['w:firstLineChars']
  }
  expect(indentOf(styles)).toBe('200')
  const english = unpackDocx(await bytesOf(sampleReport))
  expect(indentOf(parseXml(english['word/styles.xml'] ?? ''))).toBeUndefined()
})

it('highlights open places, in brackets, and nothing else', () => {
  const marked = runs?.filter((run) => findAll(run, 'w:highlight').length > 0) ?? []
  expect(marked.map(textOf)).toEqual(['【待填：姓名】', '【待填：后来的事】', '【待填：签名】'])
})

it('repeats the head of a table, breaks no row, and fills the page', () => {
  const rows = tables?.flatMap((table) => findAll(table, 'w:tr')) ?? []
  expect(rows.map((row) => findAll(row, 'w:tblHeader').length)).toEqual([1, 0, 0])
  expect(rows.map((row) => findAll(row, 'w:cantSplit').length)).toEqual([1, 1, 1])
  const widths = findAll(document, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']))
  const width = widths.reduce((sum, one) => sum + one, 0)
  expect([width > 8840, width <= 8844]).toEqual([true, true])
})

it('writes numbers of items as text, which nothing counts anew', () => {
  expect(findAll(document, 'w:numPr')).toEqual([])
  expect(paragraphs?.map(textOf)).toEqual(
    expect.arrayContaining(['1.提供本人全部个人信息的副本；', '2.说明曾向谁提供。']),
  )
})

it('begins a page with its first block and keeps a signature with what it stands below', () => {
  const having = (name: string) => paragraphs?.filter((paragraph) => findAll(paragraph, name).length > 0).map(textOf)
  expect(having('w:pageBreakBefore')).toEqual(['怎么寄'])
  expect(having('w:br')).toEqual([])
  expect(having('w:keepNext')).toEqual(['2026年11月4日', '【待填：后来的事】', '', '请求人：【待填：签名】'])
})

it('holds a table of very many columns and very long words inside the page', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `第${index + 1}栏${'x'.repeat(index * 20)}`)
  const row: Runs[] = names.map((name) => [name])
  const wide: Paper = { title: '', language: 'zh', blocks: [{ kind: 'table', head: names, rows: [row] }] }
  const grid = findAll(parseXml(unpackDocx(await bytesOf(wide))['word/document.xml'] ?? ''), 'w:gridCol')
  const widths = grid.map(({ attributes }) => Number(attributes['w:w']))
  expect(widths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(8844)
  expect(Math.min(...widths)).toBeGreaterThan(400)
})
