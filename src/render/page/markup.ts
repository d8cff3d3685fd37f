// HTML put together so that a text can never become markup: only these functions make it, and they escape what they are given.
import { escapeXml } from '../papers/sheets.ts'

/** A piece of a page. */
export interface Markup {
  readonly html: string
}

type Name =
  | 'a'
  | 'b'
  | 'code'
  | 'details'
  | 'div'
  | 'footer'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'header'
  | 'li'
  | 'main'
  | 'nav'
  | 'ol'
  | 'p'
  | 'section'
  | 'span'
  | 'summary'
  | 'ul'

type Attributes = Readonly<Partial<Record<'aria-label' | 'class' | 'href' | 'id' | 'lang', string>>>

// These stand within a line; around any other a new line of the file begins.
const inline: readonly Name[] = ['a', 'b', 'code', 'span']

/** An element with its attributes and what is in it. */
export function element(name: Name, attributes: Attributes, children: readonly Markup[]): Markup {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  const html = `<${name}${written.join('')}>${joined(children).html}</${name}>`
  return { html: inline.includes(name) ? html : `\n${html}` }
}

/** Text as it reads. */
export function plainText(text: string): Markup {
  return { html: escapeXml(text) }
}

/** Several pieces one behind the other. */
export function joined(pieces: readonly Markup[]): Markup {
  return { html: pieces.map(({ html }) => html).join('') }
}
