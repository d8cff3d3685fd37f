// How this run writes to its screen; chalk is loaded only where colour is shown.
import type { Texts } from '../core/content/texts.ts'
import { languages } from '../core/text.ts'
import type { Ports } from '../ports.ts'
import { lookFor, plainStyle, terminalStyle } from '../render/look.ts'
import { type Layout, makeLayout, makeReader, type Reader } from '../render/reader.ts'

/** The layout of the ports' screen and language. */
export async function openLayout({ language, screen }: Pick<Ports, 'language' | 'screen'>): Promise<Layout> {
  const style = screen.color ? await terminalStyle() : plainStyle
  return makeLayout(lookFor({ language, columns: screen.columns, style }))
}

/** The same with all content, in the ports' language. */
export async function openReader(ports: Pick<Ports, 'language' | 'screen' | 'content'>): Promise<Reader> {
  const [library, texts] = [await ports.content.library(), await ports.content.texts(ports.language)]
  return makeReader(await openLayout(ports), { library, texts })
}

/** The sentences of all content in every language, for searching; they are shown through a reader. */
export function openTexts({ content }: Pick<Ports, 'content'>): Promise<Texts[]> {
  return Promise.all(languages.map((language) => content.texts(language)))
}
