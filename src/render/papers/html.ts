// A paper as one web page: to look at, and to print from a browser.
import { columnShares } from './column-shares.ts'
import { escapeXml, type Laid, type Piece, type Pieces, pieceText, type Sheets } from './sheets.ts'

/** What a browser is told: nothing may be loaded and nothing may run, even if something got in. */
export const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

// Songti for text and Heiti for headings, as Chinese papers are printed, under the names they have on each system.
const serif =
  '"Times New Roman", SimSun, 宋体, "Songti SC", STSong, "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", serif'
const sans =
  'Arial, SimHei, 黑体, "Heiti SC", STHeiti, "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif'

// Width and margins are those of the paper on the screen too: lines end where they end in print.
const style = `
@page { size: A4; margin: 25mm 26mm 22mm 28mm; }
html { color: #000; background: #fff; }
body { max-width: 156mm; margin: 10mm auto; padding: 0 5mm; font: 12pt/1.75 ${serif}; overflow-wrap: anywhere; }
h1, h2, th { font-family: ${sans}; font-weight: bold; }
h1 { margin: 0 0 1em; font-size: 18pt; line-height: 1.4; text-align: center; }
h2 { margin: 1em 0 .25em; font-size: 12pt; break-after: avoid; }
p { margin: 0; orphans: 2; widows: 2; }
:lang(zh) p.text { text-indent: 2em; }
:lang(en) p.text { margin: .5em 0; }
p.right { padding-left: 40%; text-align: right; break-before: avoid; }
p.item { margin-left: 4em; text-indent: -2em; }
p.item .number { display: inline-block; min-width: 2em; text-indent: 0; }
table { width: 100%; margin: .75em 0; table-layout: fixed; border-collapse: collapse; font-size: 10.5pt; line-height: 1.4; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #000; padding: .3em .5em; text-align: left; vertical-align: top; }
mark { color: inherit; background: none; border-bottom: 1.5pt solid; font-weight: bold; }
section + section { break-before: page; }
@media screen { section + section { margin-top: 3em; border-top: 1px dashed; padding-top: 3em; } }
@media print { body { max-width: none; margin: 0; padding: 0; } }
`

/** One file that asks for no other; the last line ends with a line feed. */
export function writeHtml(sheets: Sheets): string {
  const { title, language, pages } = sheets
  const sections = pages.map((page) => `<section>\n${page.map((block) => write(block, sheets)).join('')}</section>\n`)
  return `<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title>
<style>${style}</style>
</head>
<body>
${sections.join('')}</body>
</html>
`
}

function write(block: Laid, sheets: Sheets): string {
  const inline = (pieces: Pieces) => pieces.map((piece) => writePiece(piece, sheets)).join('')
  switch (block.kind) {
    case 'title':
      return `<h1>${inline(block.pieces)}</h1>\n`
    case 'heading':
      return `<h2>${inline(block.pieces)}</h2>\n`
    case 'paragraph':
      return `<p class="text">${inline(block.pieces)}</p>\n`
    case 'line':
      return `<p>${inline(block.pieces)}</p>\n`
    case 'right-line':
      return `<p class="right">${inline(block.pieces)}</p>\n`
    // The number is text: it goes along when the page is copied, and nothing counts anew.
    case 'item':
      return `<p class="item"><span class="number">${block.number}. </span>${inline(block.pieces)}</p>\n`
    case 'table': {
      const columns = columnShares(block, sheets).map((share) => `<col style="width: ${(share * 100).toFixed(1)}%">`)
      const head = block.head.map((name) => `<th scope="col">${escapeXml(name)}</th>`).join('')
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>\n`)
      return `<table>\n<colgroup>${columns.join('')}</colgroup>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('')}</tbody>\n</table>\n`
    }
  }
}

// The brackets are part of it: they stay where marks get lost, in what is copied and in some printers.
function writePiece(piece: Piece, { language }: Sheets): string {
  const text = escapeXml(pieceText(piece, language))
  return piece.isOpen ? `<mark>${text}</mark>` : text
}
