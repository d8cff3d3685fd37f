// A paper for Word, WPS and LibreOffice: to change, sign and send.
import {
  AlignmentType,
  Document,
  HeadingLevel,
  HighlightColor,
  type IParagraphOptions,
  type IRunOptions,
  type IStylesOptions,
  type ITableRowOptions,
  LineRuleType,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Language } from '../../core/text.ts'
import { columnShares } from './column-shares.ts'
import { escapeXml, type Laid, type Piece, type Pieces, pieceText, type Sheets } from './sheets.ts'

// Twentieths of a point. A4 with the margins of Chinese official letters (GB/T 9704): 37 mm above, 28 mm for the binding.
const page = { width: 11_906, height: 16_838 }
const margins = { top: 2098, right: 1474, bottom: 1984, left: 1588 }
const textWidth = page.width - margins.left - margins.right

// Songti and Heiti: the fonts that every Chinese Windows and every Office for the Mac has.
const serif = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'SimSun' }
const sans = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'SimHei' }

/** The bytes of the file. They depend on the paper alone: no names, no times, no numbers drawn by lot. */
export async function writeDocx(sheets: Sheets): Promise<Uint8Array> {
  const children = sheets.pages.flatMap((blocks, index) => pageOf(blocks, { isFirst: index === 0, sheets }))
  const document = new Document({
    styles: stylesIn(sheets.language),
    sections: [{ properties: { page: { size: page, margin: margins } }, children }],
  })
  const bytes = await Packer.pack(document, 'uint8array', undefined, [
    { path: 'docProps/core.xml', data: coreProperties(sheets.title) },
    { path: 'word/fontTable.xml', data: fontTable },
  ])
  return withoutTimes(bytes)
}

function stylesIn(language: Language): IStylesOptions {
  const heading = { font: sans, bold: true, color: '000000' }
  return {
    default: {
      document: {
        // The first is for Latin letters and digits: where they are said to be Chinese, numbers are broken anywhere.
        run: { font: serif, size: 24, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        paragraph: { spacing: { line: 360, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { ...heading, size: 36 },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 }, keepNext: true },
      },
      heading1: { run: { ...heading, size: 24 }, paragraph: { spacing: { before: 120 }, keepNext: true } },
    },
    paragraphStyles: [
      {
        id: 'PaperText',
        name: 'Paper Text',
        basedOn: 'Normal',
        paragraph:
          language === 'zh'
            ? { indent: { firstLineChars: 200, firstLine: 480 } }
            : { spacing: { before: 80, after: 80 } },
      },
      {
        id: 'PaperItem',
        name: 'Paper Item',
        basedOn: 'Normal',
        paragraph: { indent: { left: 960, hanging: 480 } },
      },
      {
        id: 'PaperSignature',
        name: 'Paper Signature',
        basedOn: 'Normal',
        // A long name goes on below, and does not begin at the left.
        paragraph: { alignment: AlignmentType.RIGHT, indent: { left: Math.round(textWidth * 0.4) } },
      },
      {
        id: 'PaperCell',
        name: 'Paper Cell',
        basedOn: 'Normal',
        run: { size: 21 },
        paragraph: { spacing: { before: 40, after: 40, line: 280, lineRule: LineRuleType.AUTO } },
      },
    ],
  }
}

// The first block of a later page begins it; a paragraph that only breaks the page would leave an empty line there.
function pageOf(blocks: readonly Laid[], { isFirst, sheets }: { isFirst: boolean; sheets: Sheets }) {
  return blocks.flatMap((block, index): (Paragraph | Table)[] => {
    const begin: IParagraphOptions = !isFirst && index === 0 ? { pageBreakBefore: true } : {}
    // A signature alone on a page could stand below anything.
    const keep: { keepNext?: boolean } = blocks[index + 1]?.kind === 'right-line' ? { keepNext: true } : {}
    if (block.kind !== 'table') return [paragraphOf(block, { ...begin, ...keep }, sheets)]
    // Word needs a paragraph behind a table, and makes one table of two without it.
    return [...(begin.pageBreakBefore ? [narrowLine(begin)] : []), tableOf(block, keep, sheets), narrowLine(keep)]
  })
}

function narrowLine(options: IParagraphOptions): Paragraph {
  return new Paragraph({ ...options, spacing: { line: 120, lineRule: LineRuleType.EXACT }, run: { size: 2 } })
}

function paragraphOf(
  block: Exclude<Laid, { kind: 'table' }>,
  options: IParagraphOptions,
  { language }: Sheets,
): Paragraph {
  const children = runsOf(block.pieces, language)
  switch (block.kind) {
    case 'title':
      return new Paragraph({ ...options, heading: HeadingLevel.TITLE, children })
    case 'heading':
      return new Paragraph({ ...options, heading: HeadingLevel.HEADING_1, children })
    case 'paragraph':
      return new Paragraph({ ...options, style: 'PaperText', children })
    case 'line':
      return new Paragraph({ ...options, children })
    case 'right-line':
      return new Paragraph({ ...options, style: 'PaperSignature', children })
    // The number is text. Word would count a list anew when something is taken out of it or pasted in front, while the
    // paper says “item 2” elsewhere.
    case 'item':
      return new Paragraph({
        ...options,
        style: 'PaperItem',
        children: [new TextRun({ children: [`${block.number}.`, new Tab()] }), ...children],
      })
  }
}

function tableOf(table: Extract<Laid, { kind: 'table' }>, keep: { keepNext?: boolean }, sheets: Sheets): Table {
  const widths = columnShares(table, sheets).map((share) => Math.floor(textWidth * share))
  const row = (cells: readonly Pieces[], options: Partial<ITableRowOptions>) =>
    new TableRow({
      ...options,
      cantSplit: true,
      children: cells.map(
        (cell, column) =>
          new TableCell({
            width: { size: widths[column] ?? 0, type: WidthType.DXA },
            children: [
              new Paragraph({
                style: 'PaperCell',
                children: runsOf(cell, sheets.language, { bold: options.tableHeader ?? false }),
              }),
            ],
          }),
      ),
    })
  const names = table.head.map((text): Pieces => [{ text, isOpen: false }])
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    // Whatever stands in a cell breaks there, and no long word pushes the table out of the page.
    layout: TableLayoutType.FIXED,
    rows: [
      row(names, { tableHeader: true }),
      ...table.rows.map((cells, index) => row(cells, index === table.rows.length - 1 ? keep : {})),
    ],
  })
}

// Never as `children`, where the package takes a text like CURRENT for the number of the page; and parted behind a brace,
// because it puts numbers of lists in place of names in braces, wherever they stand.
function runsOf(pieces: Pieces, language: Language, { bold = false } = {}): TextRun[] {
  return pieces.flatMap((piece) =>
    pieceText(piece, language)
      .split(/(?<=\{)/)
      .map((text) => new TextRun({ text, ...lookOf(piece, language, bold) })),
  )
}

// The brackets stay where colours get lost. The hint: quotation marks and dots are Chinese here, though Latin has them too.
function lookOf({ isOpen }: Piece, language: Language, bold: boolean): IRunOptions {
  return {
    ...(bold && { bold }),
    ...(language === 'zh' && { font: { hint: 'eastAsia' } }),
    ...(isOpen && { highlight: HighlightColor.YELLOW }),
  }
}

// In place of the package's own, which says who wrote it and when.
function coreProperties(title: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`
}

// What stands in for the fonts where they are not there: their Chinese names, their shapes and their character set.
const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
  ['SimSun', '宋体', '02010600030101010101'],
  ['SimHei', '黑体', '02010609060101010101'],
]
  .map(
    ([name, other, shape]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:panose1 w:val="${shape}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')}</w:fonts>`

// A zip says of each file when it was made, in the time of the computer's own zone. All become 1 January 1980, the first
// day there is in a zip. The entries of the list at the end say where those in front of the files are.
function withoutTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const setTime = (at: number) => view.setUint32(at, 0x0021_0000, true)
  const end = zip.byteLength - 22
  let entry = view.getUint32(end + 16, true)
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    setTime(entry + 12)
    setTime(view.getUint32(entry + 42, true) + 10)
    const [name, extra, comment] = [28, 30, 32].map((at) => view.getUint16(entry + at, true))
    entry += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return zip
}
