// Every letter in every kind of file, read back by the parsers of others: the same words, and nothing that it must not hold.
import { describe, expect, it } from 'vitest'
import { type PaperFormat, paperFormats } from '../../../src/core/papers/paper.ts'
import { writePaper } from '../../../src/render/papers/write-paper.ts'
import { library } from '../../support/content.ts'
import { choicesOf, everything, sessionWith, wordsOf, write } from '../../support/letters.ts'
import { readDocx, readHtml, readMarkdown } from '../../support/paper-readers.ts'

const session = sessionWith('unknown-source', { 'acting-for': 'self' })

describe.each(paperFormats)('%s', (format) => {
  it.each([...library.letters.values()].map((letter) => [letter.id, letter] as const))('%s', async (_id, letter) => {
    // The fullest choice: of each blank that takes several, all.
    const choices = choicesOf(letter)[3] ?? new Map<string, string[]>()
    // What a person may type: markup, a formula, and signs that a terminal or a reader would obey.
    const hostile = '<b>=HYPERLINK("x")</b> *a* [b](c) `d` | # 张'
    const written = write('zh', letter, {
      session,
      given: everything(letter, choices, ({ discloses }) =>
        discloses.length > 0 ? `!${discloses.join('!')}!` : hostile,
      ),
    })
    const read = bare(readBack(format, await writePaper(written.paper, format)))
    for (const line of wordsOf(written).split(/\n| \| /)) {
      if (line !== '----') expect(read, letter.id).toContain(bare(line.replace(/^\d+\. /, '')))
    }
    for (const code of letter.never) expect(read).not.toContain(`!${code}!`)
    if (!written.sheet) return
    const apart = bare(readBack(format, await writePaper(written.sheet.paper, format)))
    for (const line of wordsOf(written.sheet).split('\n')) expect(apart, letter.id).toContain(bare(line))
  })
})

function readBack(format: PaperFormat, file: string | Uint8Array): string {
  if (typeof file !== 'string') return readDocx(file).join('')
  if (format === 'html') return readHtml(file).join('')
  return format === 'md' ? readMarkdown(file).join('') : file
}

// Where a line is broken and how an open place is bracketed is the format's own.
function bare(text: string): string {
  return text.replace(/[\s\u3000【】[\]]|待填：/g, '')
}
