// A step on a page: unfolded in full, or as the one to do now.

import { writeDue } from '../due.ts'
import type { Reader } from '../reader.ts'
import {
  type Card,
  effortParts,
  howParts,
  lawParts,
  letterParts,
  neverParts,
  recordParts,
  type StepPart,
  stateParts,
  whomParts,
  whyParts,
  wordsParts,
} from '../step-parts.ts'
import { writeState } from '../steps.ts'
import { element, type Markup } from './markup.ts'
import { writeActs, writeContacts, writeParts } from './parts.ts'
import type { PageText } from './text.ts'

/** A step that unfolds: its title, where it stands and its day in sight. */
export function writeStep(reader: Reader, text: PageText, card: Card, number: number): Markup {
  const { planned } = card
  const state = planned.state === 'todo' && !planned.postponed ? [] : [writeState(reader, planned)]
  const due = planned.due ? [writeDue(reader, planned, { inList: true, isBrief: true })] : []
  const facts = [...state, ...due].join(' · ')
  const parts = [
    ...stateParts(reader, card),
    ...whyParts(reader, card),
    ...whomParts(reader, card),
    ...howParts(reader, card),
    ...neverParts(reader, card),
    ...wordsParts(reader, card),
    ...moreParts(reader, card),
  ]
  return element('details', { id: `step-${number}` }, [
    element('summary', {}, [
      element('h3', {}, [
        element('span', { class: 'number' }, [text.plain(String(number))]),
        text.plain(reader.title('steps', planned.id)),
      ]),
      ...(facts === '' ? [] : [element('span', { class: 'state' }, [text.plain(facts)])]),
    ]),
    ...writeParts(reader, text, parts),
  ])
}

/** The step to do now: whom to call and the few acts in sight, the rest of it folded below. */
export function writeNext(reader: Reader, text: PageText, card: Card): Markup[] {
  const { planned, today } = card
  const { page } = reader.words
  const { quick } = reader.entry('steps', planned.id)
  const contacts = whomParts(reader, card).flatMap((part) => (part.kind === 'contacts' ? part.contacts : []))
  const words = wordsParts(reader, card)
  const rest = [
    ...whyParts(reader, card),
    // Where there are no short acts, those in full stand above.
    ...(quick.length > 0 ? howParts(reader, card) : []),
    ...moreParts(reader, card),
  ]
  const acts =
    quick.length > 0 ? [writeActs(text, quick.map(reader.read))] : writeParts(reader, text, howParts(reader, card))
  return [
    element('h3', {}, [text.plain(reader.title('steps', planned.id))]),
    ...writeParts(reader, text, stateParts(reader, card)),
    ...(contacts.length > 0 ? [writeContacts(reader, text, { contacts, today })] : []),
    ...(quick.length > 0 ? [element('h4', {}, [text.plain(page.acts)])] : []),
    ...acts,
    ...writeParts(reader, text, neverParts(reader, card)),
    ...(words.length > 0 ? [fold(reader, text, page.words, words)] : []),
    fold(reader, text, page.rest, rest),
  ]
}

function moreParts(reader: Reader, card: Card): StepPart[] {
  return [
    ...letterParts(reader, card),
    ...effortParts(reader, card),
    ...lawParts(reader, card),
    ...recordParts(reader, card.planned),
  ]
}

function fold(reader: Reader, text: PageText, label: string, parts: readonly StepPart[]): Markup {
  return element('details', {}, [element('summary', {}, [text.plain(label)]), ...writeParts(reader, text, parts)])
}
