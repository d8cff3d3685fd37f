// Reads papers back out of files with parsers of others, in one form: a line for each block, so that kinds of files can be
// compared with each other and with what was to be written. Nothing here is taken from the program.
import { unzipSync } from 'fflate'
import MarkdownIt from 'markdown-it'
import { type DefaultTreeAdapterTypes as Html, parse } from 'parse5'
import { SaxesParser } from 'saxes'

/** One element of an XML file. */
export interface Element {
  name: string
  attributes: Record<string, string>
  /** Elements and texts. */
  children: (Element | string)[]
}

/** Without any white space, which wrapping puts in and takes out. */
export function bare(text: string): string {
  return text.replace(/\s+/gu, '')
}

/** Parses XML strictly; throws where it is not well-formed. */
export function parseXml(text: string): Element {
  const parser = new SaxesParser()
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('text', (found) => {
    open.at(-1)?.children.push(found)
  })
  parser.write(text).close()
  return elementsOf(root)[0] ?? root
}

/** All elements below one that have a name, in order. */
export function findAll(element: Element, name: string): Element[] {
  return elementsOf(element).flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)])
}

/** The files of a docx by their paths, as text. */
export function unpackDocx(bytes: Uint8Array): Record<string, string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, decoder.decode(content)]))
}

const docxKinds: Record<string, string> = {
  Title: 'title',
  Heading1: 'heading',
  PaperText: 'text',
  PaperItem: 'item',
  PaperSignature: 'right',
}

/** The blocks of a docx. */
export function readDocx(bytes: Uint8Array): string[] {
  const document = parseXml(unpackDocx(bytes)['word/document.xml'] ?? '')
  const blocks = elementsOf(findAll(document, 'w:body')[0] ?? document).flatMap((block) => {
    const page = findAll(block, 'w:pageBreakBefore').length > 0 ? ['page'] : []
    if (block.name === 'w:tbl')
      return findAll(block, 'w:tr').map((row) =>
        line(
          'row',
          findAll(row, 'w:tc').map((cell) => findAll(cell, 'w:t').map(ownText).join('')),
        ),
      )
    const text = findAll(block, 'w:t').map(ownText).join('')
    const style = findAll(block, 'w:pStyle')[0]?.attributes['w:val']
    return [...page, ...(text === '' ? [] : [line(style ? (docxKinds[style] ?? style) : 'line', [text])])]
  })
  return blocks
}

/** The blocks of a web page. */
export function readHtml(text: string): string[] {
  const body = htmlElements(parse(text)).find(({ tagName }) => tagName === 'body')
  return (body ? childElements(body) : []).flatMap((section, index) => [
    ...(index === 0 ? [] : ['page']),
    ...childElements(section).flatMap((block) => {
      if (block.tagName === 'table')
        return htmlElements(block)
          .filter(({ tagName }) => tagName === 'tr')
          .map((row) => line('row', childElements(row).map(htmlText)))
      const style = block.attrs.find(({ name }) => name === 'class')?.value ?? 'line'
      const kind = { h1: 'title', h2: 'heading' }[block.tagName] ?? style
      return [line(kind, [htmlText(block)])]
    }),
  ])
}

/** All elements of a page, in order. */
export function htmlElements(node: Html.ParentNode): Html.Element[] {
  return childElements(node).flatMap((child) => [child, ...htmlElements(child)])
}

/** The text of an element and all below it. */
export function htmlText(node: Html.ParentNode): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'childNodes' in child ? htmlText(child) : ''))
    .join('')
}

function childElements(node: Html.ParentNode): Html.Element[] {
  return node.childNodes.filter((child): child is Html.Element => 'tagName' in child)
}

// Everything switched on that a reader may have: HTML inside, tables, and links from whatever looks like an address.
const markdown = new MarkdownIt({ html: true, linkify: true })

/**
 * The blocks of a Markdown file; throws where there is any markup but what a paper has. A line and what stands at the right
 * are paragraphs there.
 */
export function readMarkdown(text: string): string[] {
  const lines: string[] = []
  let [kind, next, cells]: [string, number, string[]] = ['text', 0, []]
  for (const token of markdown.parse(text, {})) {
    const { type, tag, children, content } = token
    if (type === 'heading_open') kind = tag === 'h1' ? 'title' : 'heading'
    else if (type === 'ordered_list_open') next = Number(token.attrGet('start') ?? 1)
    else if (type === 'list_item_open') kind = 'item'
    else if (type === 'hr') lines.push('page')
    else if (type === 'tr_open') cells = []
    else if (type === 'tr_close') lines.push(line('row', cells))
    else if (type === 'th_open' || type === 'td_open') kind = 'cell'
    else if (type === 'inline') {
      const read = (children ?? []).map((child) => {
        if (/^(?:text|text_special|strong_open|strong_close)$/.test(child.type)) return child.content
        throw new Error(`${child.type} in ${content}`)
      })
      if (kind === 'cell') cells.push(read.join(''))
      else lines.push(line(kind, [(kind === 'item' ? `${next}.` : '') + read.join('')]))
      if (kind === 'item') next += 1
      kind = 'text'
    } else if (!/^(?:heading|paragraph|list_item|ordered_list|table|thead|tbody|th|td)_(?:open|close)$/.test(type))
      throw new Error(`${type}: ${content}`)
  }
  return lines
}

function line(kind: string, texts: readonly string[]): string {
  return `${kind}: ${texts.map(bare).join(' / ')}`
}

function elementsOf(element: Element): Element[] {
  return element.children.filter((child) => typeof child !== 'string')
}

function ownText({ children }: Element): string {
  return children.filter((child) => typeof child === 'string').join('')
}
