// What is said of a step, on a page.
import type { ContactRules } from '../../core/content/library.ts'
import { type ShownContact, showContacts } from '../contact.ts'
import type { Reader } from '../reader.ts'
import type { ScriptPart, StepPart } from '../step-parts.ts'
import { element, joined, type Markup } from './markup.ts'
import type { PageText } from './text.ts'

/** Parts one below the other; headings are of the fourth rank. */
export function writeParts(reader: Reader, text: PageText, parts: readonly StepPart[]): Markup[] {
  return parts.map((part) => writePart(reader, text, part))
}

function writePart(reader: Reader, text: PageText, part: StepPart): Markup {
  switch (part.kind) {
    case 'text':
      return element('p', toneOf(part), [text.write(part.text)])
    case 'labelled':
      return element('p', toneOf(part), labelled(reader, text, part))
    case 'script':
      return writeScript(text, part)
    case 'contacts':
      return joined([heading(text, part.label), writeContacts(reader, text, part)])
    case 'acts':
      return joined([heading(text, part.label), writeActs(text, part.texts)])
    case 'never':
      return element('div', { class: 'never' }, [heading(text, part.label), list(text, part.texts)])
    case 'laws':
      return joined([heading(text, part.label), list(text, part.texts)])
  }
}

/** A label in bold, and the text behind it. */
export function labelled(
  { words }: Pick<Reader, 'words'>,
  text: PageText,
  { label, text: written }: { label: string; text: string },
): Markup[] {
  return [element('b', {}, [text.plain(label + words.colon)]), text.write(written)]
}

/** Acts in their order. */
export function writeActs(text: PageText, acts: readonly string[]): Markup {
  return element(
    'ol',
    {},
    acts.map((act) => element('li', {}, [text.write(act)])),
  )
}

/** Contacts, each with its number to tap. */
export function writeContacts(
  reader: Reader,
  text: PageText,
  { contacts, today }: { contacts: readonly ContactRules[]; today: string },
): Markup {
  return element(
    'ul',
    { class: 'contacts' },
    showContacts(reader, contacts, { today }).map((shown) => element('li', {}, writeContact(reader, text, shown))),
  )
}

function writeContact(
  reader: Reader,
  text: PageText,
  { contact, name, hours, phone, way, warnings, likeness }: ShownContact,
): Markup[] {
  const line = (written: string, look: string) => element('p', { class: look }, [text.write(written)])
  const about = [
    ...(likeness === undefined ? [] : [line(likeness, 'warning')]),
    element('p', {}, [element('b', {}, [text.plain(name)])]),
    ...(hours === undefined ? [] : [line(hours, 'quiet')]),
    ...(way === undefined ? [] : [element('p', {}, [text.write(way)])]),
    ...warnings.map((warning) => line(warning, 'warning')),
  ]
  if (phone === undefined) return [element('div', {}, about)]
  // Whoever looks for something to tap sees the number alone.
  const mark = reader.mark('contacts', contact.id, '')
  const before = mark === '' ? [] : [element('b', {}, [text.plain(mark)])]
  return [element('div', {}, about), ...before, text.call(phone)]
}

// The label stays outside: what is selected is what is said.
function writeScript(text: PageText, { label, text: said, isChinese }: ScriptPart): Markup {
  return element('div', { class: 'script' }, [
    heading(text, label),
    element('p', { class: 'say', ...(isChinese ? { lang: 'zh-CN' } : {}) }, [
      isChinese ? text.write(said, 'zh') : text.write(said),
    ]),
  ])
}

function heading(text: PageText, label: string): Markup {
  return element('h4', {}, [text.plain(label)])
}

function list(text: PageText, texts: readonly string[]): Markup {
  return element(
    'ul',
    {},
    texts.map((one) => element('li', {}, [text.write(one)])),
  )
}

function toneOf({ tone }: { tone?: 'warning' | 'quiet' }): { class?: string } {
  return tone ? { class: tone } : {}
}
