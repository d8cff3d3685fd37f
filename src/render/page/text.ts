// A text of the plan on a page: its numbers can be tapped, and Chinese in an English page says that it is Chinese.
import type { Language } from '../../core/text.ts'
import { waysOfNumbers } from '../contact.ts'
import { numberMarks } from '../look.ts'
import type { Reader } from '../reader.ts'
import { element, joined, type Markup, plainText } from './markup.ts'

/** How texts reach a page. */
export interface PageText {
  /** A text of a reader for pages (look.ts), with its numbers as links. `language`: of the text, where it is another one. */
  write(text: string, language?: Language): Markup
  /** The same without links, for what is tapped for another reason. */
  plain(text: string): Markup
  /** A number of a contact, large. */
  call(phone: string): Markup
}

const { before, after } = numberMarks
const marked = new RegExp(`${before}([^${before}${after}]*)${after}`)
const marks = new RegExp(`[${before}${after}]`, 'g')
// With what belongs to it: 《…》, “…” and the stops.
const chinese = /((?:[\u3000-\u303f\uff00-\uff60]*\p{Script=Han}+[\u3000-\u303f\uff00-\uff60]*)+)/u

const schemes = { call: 'tel', text: 'sms' } as const

/** The texts of a page in the reader's language. */
export function pageText({ library, language }: Pick<Reader, 'library' | 'language'>): PageText {
  const ways = waysOfNumbers(library)
  const link = (phone: string, look?: string): Markup => {
    const way = ways.get(phone)
    return way === undefined
      ? plainText(phone)
      : element('a', { ...(look ? { class: look } : {}), href: `${schemes[way]}:${phone}` }, [plainText(phone)])
  }
  const words = (text: string, written: Language): Markup => {
    const clean = text.replace(marks, '')
    if (written === 'zh') return plainText(clean)
    const pieces = clean.split(chinese)
    return joined(
      pieces.map((piece, at) =>
        at % 2 === 0 ? plainText(piece) : element('span', { lang: 'zh-CN' }, [plainText(piece)]),
      ),
    )
  }
  return {
    write: (text, written = language) => {
      // At odd places stand the numbers.
      const pieces = text.split(marked)
      return joined(
        pieces.map((piece, at) => {
          if (at % 2 === 0) return words(piece, written)
          return isPart(pieces[at - 1] ?? '', pieces[at + 1] ?? '') ? plainText(piece) : link(piece)
        }),
      )
    },
    plain: (text) => words(text, language),
    call: (phone) => link(phone, 'call'),
  }
}

// Of an address or of a longer number: abuse@12321.cn, 010-12321.
function isPart(left: string, right: string): boolean {
  return /[\w@.+-]$/.test(left) || /^(?:[\w@+-]|\.\w)/.test(right)
}
