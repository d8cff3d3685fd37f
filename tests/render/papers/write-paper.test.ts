// A paper says the same in every kind of file, whatever stands in it.
import fc from 'fast-check'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import type { Block, Paper, PaperFormat, Runs } from '../../../src/core/papers/paper.ts'
import { paperFormats } from '../../../src/core/papers/paper.ts'
import { writePaper } from '../../../src/render/papers/write-paper.ts'
import { hostile, problemsIn, rowBreakers } from '../../support/hostile-strings.ts'
import { anyPaper } from '../../support/made-up-papers.ts'
import {
  bare,
  findAll,
  htmlElements,
  htmlText,
  parseXml,
  readDocx,
  readHtml,
  readMarkdown,
  unpackDocx,
} from '../../support/paper-readers.ts'

const textOf = async (paper: Paper, format: Exclude<PaperFormat, 'docx'>) => String(await writePaper(paper, format))
const bytesOf = async (paper: Paper) => new Uint8Array(Buffer.from(await writePaper(paper, 'docx')))

/** What has to be read in a file: a line for each block. */
function expected({ language, blocks }: Paper): string[] {
  const open = language === 'zh' ? ['【待填：', '】'] : ['[to fill in: ', ']']
  const joined = (runs: Runs) =>
    bare(
      runs
        .map((run) => (typeof run === 'string' ? run : open.join(run.open.trim())))
        .join('')
        .normalize('NFC'),
    )
  const pages: string[][] = [[]]
  for (const block of blocks) {
    const page = pages.at(-1)
    if (block.kind === 'page-break') pages.push([])
    else if (block.kind === 'table')
      page?.push(
        ...[block.head.map((name) => [name]), ...block.rows].map((row) => `row: ${row.map(joined).join(' / ')}`),
      )
    else if (block.kind === 'item') page?.push(`item: ${block.number}.${joined(block.runs)}`)
    else {
      const kind = block.kind === 'paragraph' ? 'text' : block.kind === 'line' && block.align ? 'right' : block.kind
      page?.push(`${kind}: ${joined(block.runs)}`)
    }
  }
  // No page is empty.
  const full = pages.filter((page) => page.length > 0)
  return full.flatMap((page, index) => (index === 0 ? page : ['page', ...page]))
}

const plainKinds = (lines: readonly string[]) => lines.map((line) => line.replace(/^(?:line|right): /, 'text: '))

/** Holds for any paper; the number of them is small where each is packed. */
const forAny = (holds: (paper: Paper) => Promise<void>, numRuns = 300) =>
  fc.assert(fc.asyncProperty(anyPaper, holds), { numRuns })

describe('every text of a paper comes out as text', () => {
  it('in html', () =>
    forAny(async (paper) => {
      expect(readHtml(await textOf(paper, 'html'))).toEqual(expected(paper))
    }))

  it('in docx', () =>
    forAny(async (paper) => {
      expect(readDocx(await bytesOf(paper))).toEqual(expected(paper))
    }, 60))

  it('in Markdown, where a line is a paragraph', () =>
    forAny(async (paper) => {
      expect(readMarkdown(await textOf(paper, 'md'))).toEqual(plainKinds(expected(paper)))
    }))

  it('in plain text', () =>
    forAny(async (paper) => {
      const read = bare(await textOf(paper, 'txt'))
      const blocks = expected(paper).filter((line) => line !== 'page')
      const missing = blocks
        .flatMap((line) => line.replace(/^\w+: /, '').split(' / '))
        .filter((text) => !read.includes(text))
      expect(missing).toEqual([])
    }))

  it('as the title of the file', () =>
    forAny(async (paper) => {
      const page = htmlElements(parse(await textOf(paper, 'html'))).find(({ tagName }) => tagName === 'title')
      const core = parseXml(unpackDocx(await bytesOf(paper))['docProps/core.xml'] ?? '')
      expect(
        [page ? htmlText(page) : '', ...findAll(core, 'dc:title').flatMap(({ children }) => children)].map((title) =>
          bare(String(title)),
        ),
      ).toEqual([bare(paper.title), bare(paper.title)])
    }, 50))
})

/** One text in every place of a paper where a text may stand. */
function everywhere(text: string): Paper {
  const runs = [`a${text}b`, { open: `c${text}d` }]
  const kinds = ['title', 'heading', 'paragraph', 'line'] as const
  const blocks: Block[] = [
    ...kinds.map((kind) => ({ kind, runs })),
    { kind: 'item', number: 1, runs },
    { kind: 'table', head: [`a${text}b`], rows: [[runs]] },
  ]
  return { title: `a${text}b`, language: 'zh', blocks }
}

// A form of a character that Chinese names have is kept, though a screen drops the mark.
const attacks = Object.entries({ ...hostile, ...rowBreakers }).filter(([name]) => name !== 'ideographic variation')

describe('what would do something or read differently', () => {
  it.each(attacks)('is harmless text in every kind of file: %s', async (_name, text) => {
    const paper = everywhere(text)
    const files = [...(await Promise.all((['md', 'txt', 'html'] as const).map((format) => textOf(paper, format))))]
    const parts = Object.values(unpackDocx(await bytesOf(paper)))
    for (const file of [...files, ...parts]) expect(problemsIn(file.replace(/\n/g, ' '))).toEqual([])
    const read = readHtml(files[2] ?? '')
    expect(read).toHaveLength(7)
    expect(readDocx(await bytesOf(paper))).toEqual(read)
    expect(readMarkdown(files[0] ?? '')).toEqual(plainKinds(read))
  })
})

it.each([
  ['a form of a character', '葛\u{e0100}'],
  ['a character that its normal form takes for another', '\ufa19\uf92c'],
  ['a character without a place in Unicode', '\ue863'],
  ['a rare character', '𠮷㛃𬍛'],
  ['a dot in a name', '阿卜杜拉·买买提'],
  ['a joiner in Persian', 'می\u200cخواهم'],
  ['a letter form in Mongolian', 'ᠨ\u180bᠠ\u180e'],
  ['an emoji of several', '👩‍💻'],
])('%s stays as it is', async (_what, name) => {
  const paper: Paper = { title: name, language: 'zh', blocks: [{ kind: 'paragraph', runs: [name] }] }
  const lines = [`text: ${name}`]
  expect(readHtml(await textOf(paper, 'html'))).toEqual(lines)
  expect(readDocx(await bytesOf(paper))).toEqual(lines)
  expect(readMarkdown(await textOf(paper, 'md'))).toEqual(lines)
  expect(await textOf(paper, 'txt')).toBe(`\u3000\u3000${name}\n`)
})

it('parts what a line break parts, which no run should hold', async () => {
  const blocks: Block[] = [{ kind: 'line', runs: ['one\r\n\ntwo'] }]
  expect(await textOf({ title: 'x', language: 'en', blocks }, 'txt')).toBe('one two\n')
})

it.each(paperFormats)('writes a paper without anything in it: %s', async (format) => {
  const empty: Paper = {
    title: '',
    language: 'zh',
    blocks: [{ kind: 'paragraph', runs: [' '] }, { kind: 'page-break' }],
  }
  expect((await writePaper(empty, format)).length).toBeGreaterThanOrEqual(0)
})
