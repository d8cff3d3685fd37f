// A paper as a file of one kind or another. Each kind is loaded when it is written: the package for docx is large.
import type { Paper, PaperFormat } from '../../core/papers/paper.ts'
import { layOut } from './sheets.ts'

/**
 * What to write into a file of this format: text, and for docx its bytes. The same paper gives the same bytes on every
 * computer and every day, and they say nothing of who wrote them, where and when. Everything in a run comes out as text,
 * in its normal form (sheets.ts); it is never markup, a formula or a link.
 */
export async function writePaper(paper: Paper, format: PaperFormat): Promise<string | Uint8Array> {
  const sheets = layOut(paper)
  switch (format) {
    case 'md':
      return (await import('./markdown.ts')).writeMarkdown(sheets)
    case 'txt':
      return (await import('./txt.ts')).writeTxt(sheets)
    case 'html':
      return (await import('./html.ts')).writeHtml(sheets)
    case 'docx':
      return (await import('./docx.ts')).writeDocx(sheets)
  }
}
