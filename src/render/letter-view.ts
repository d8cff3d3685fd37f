// Letters on a screen and for scripts: the list, one of them with how to send it, and what of it is still open.
import { pickEntries } from '../core/content/library.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { ListedLetter } from '../core/papers/fitting.ts'
import type { FilledLetter } from '../core/papers/letter.ts'
import type { Paper } from '../core/papers/paper.ts'
import type { StepNumbers } from '../core/plan/find-step.ts'
import type { Plan } from '../core/plan/planned-step.ts'
import { fillLaws } from '../core/text.ts'
import { describeBlank } from './blank-label.ts'
import type { LetterPaper } from './letter-paper.ts'
import { nameLaw, nameLaws } from './names.ts'
import { writeWay } from './number-line.ts'
import { layOut } from './papers/sheets.ts'
import { writeTxt } from './papers/txt.ts'
import type { Reader } from './reader.ts'

/** The letters of a plan: those of use now, those that went off, and with `all` the rest. */
export function letterListView(
  reader: Reader,
  listed: readonly ListedLetter[],
  { numbers, all }: { numbers: StepNumbers; all: boolean },
): string[] {
  const { words, style } = reader
  const fitting = listed.filter(({ steps }) => steps.length > 0)
  const sent = listed.filter(({ steps, sent: wrote }) => steps.length === 0 && wrote)
  const others = listed.filter(({ steps, sent: wrote }) => steps.length === 0 && !wrote)
  const part = (heading: string, letters: readonly ListedLetter[]) =>
    letters.length === 0
      ? []
      : ['', ...reader.heading(heading), ...letters.flatMap((one) => listedLines(reader, one, numbers))]
  return [
    ...reader.heading(words.letters.title),
    ...(fitting.length === 0 && !all ? reader.paragraph(words.letters.none) : []),
    ...part(words.letters.fitting, fitting),
    ...part(words.letters.sent, sent),
    ...(all ? part(words.letters.others, others) : []),
    '',
    ...reader.paragraph(words.letters.howToOpen).map(style.quiet),
    ...(all || others.length === 0 || fitting.length === 0
      ? []
      : reader.paragraph(words.letters.more(others.length)).map(style.quiet)),
  ]
}

function listedLines(reader: Reader, { letter, steps, sent }: ListedLetter, numbers: StepNumbers): string[] {
  const { words } = reader
  const places = steps.flatMap(({ id }) => numbers.get(id) ?? []).map(words.letters.step)
  const facts = [
    reader.title('letters', letter.id),
    ...places.slice(0, 2),
    ...(sent?.on === undefined ? [] : [words.letters.sentOn(sent.on)]),
  ]
  return [
    // By itself at the beginning of a line it can be copied on a screen of any width.
    reader.style.strong(letter.id),
    ...reader.hanging('  ', facts.join(' · ')),
    ...reader.hanging('  ', reader.read(reader.entry('letters', letter.id).purpose)),
  ]
}

/** The letters for scripts. */
export function letterListJson(
  reader: Reader,
  listed: readonly ListedLetter[],
  { missing }: Pick<Plan, 'missing'>,
): unknown {
  return {
    schema: 1,
    missing_playbooks: missing,
    letters: listed.map(({ letter, steps, sent }) => {
      const { name, bundled } = reader.named('letters', letter.id)
      return {
        id: letter.id,
        title: name,
        bundled,
        fits: steps.length > 0,
        purpose: reader.plain('letters', letter.id).texts.purpose,
        route: letter.route,
        steps: steps.map(({ id }) => id),
        ...(sent === undefined ? {} : { sent: { step: sent.step, ...(sent.on === undefined ? {} : { on: sent.on }) } }),
      }
    }),
  }
}

/** A letter on a screen, laid out as in a text file, with what is open marked. */
export function paperLines(reader: Reader, paper: Paper): string[] {
  return writeTxt(layOut(paper), reader.columns).trimEnd().split('\n')
}

/** What one has to know to send a letter. */
export function guideLines(reader: Reader, filled: FilledLetter): string[] {
  const { words } = reader
  const { letters } = words
  const read = (text: string) => fillLaws(reader.read(text), (id) => nameLaw(reader, id))
  const { letter, attachments, check } = filled
  const texts = reader.entry('letters', letter.id)
  const part = (label: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', ...reader.heading(label), ...lines.flatMap((line) => reader.hanging('  - ', line))]
  const contacts = pickEntries(reader.library.contacts, letter.contacts)
  return [
    ...reader.paragraph(letters.identity[letter.identity]),
    ...(letter.forwarded ? reader.paragraph(letters.forwarded) : []),
    ...(letter.spoken ? reader.paragraph(letters.spoken) : []),
    ...(letter.confidence === 'low' ? reader.paragraph(letters.unsure).map(reader.style.warning) : []),
    ...part(
      letters.check,
      check.flatMap((at) => (texts.check[at] === undefined ? [] : [read(texts.check[at])])),
    ),
    ...part(letters.contacts, [
      ...contacts.map((contact) => writeWay(reader, contact)),
      ...(texts.find === undefined ? [] : [read(texts.find)]),
    ]),
    ...part(
      letters.send,
      letter.send.map((way, at) => `${letters.ways[way]}${words.colon}${read(texts.send[at] ?? '')}`),
    ),
    ...part(letters.attach, [
      ...attachments.map(({ at, evidence }) => {
        const has = evidence.length > 0 ? letters.there(evidence.map((one) => `#${one}`).join(' ')) : letters.notThere
        return words.bracketed(read(texts.attachments[at] ?? ''), has)
      }),
      letters.signatures[letter.signature],
      ...(letter.copies > 1 ? [letters.copies(letter.copies)] : []),
    ]),
    ...part(letters.keep, [read(texts.keep)]),
    ...part(letters.refused, texts.refused === undefined ? [] : [read(texts.refused)]),
    ...part(letters.form, texts.form === undefined ? [] : [read(texts.form)]),
    ...part(letters.answer, [read(texts.answer)]),
    ...part(letters.next, texts.next.map(read)),
    ...(letter.laws.length === 0
      ? []
      : ['', ...reader.labelled(letters.laws, nameLaws(reader, pickEntries(reader.library.laws, letter.laws)))]),
  ]
}

/** What is still open on a letter, with what each is for; empty where nothing is. */
export function openLines(reader: Reader, filled: FilledLetter, open: readonly string[]): string[] {
  if (open.length === 0) return []
  const { words } = reader
  return [
    '',
    ...reader.heading(`${words.letters.open}${words.colon}${open.length}`),
    ...open.flatMap((id) => {
      const { label, why } = describeBlank(reader, filled, id)
      return [reader.style.strong(id), ...reader.hanging('  ', `${label}${words.semicolon}${why}`)]
    }),
  ]
}

/** A letter for scripts; `text` is the letter as it is sent, in Chinese, `sheet` the page that is kept apart from it. */
export function letterJson(
  reader: Reader,
  filled: FilledLetter,
  { open, text, sheet }: Pick<LetterPaper, 'open'> & { text: string; sheet?: string },
): unknown {
  const { letter, attachments, check } = filled
  const { texts, bundled } = reader.plain('letters', letter.id)
  const blank = (id: string) => {
    const { choices } = reader.plain('blanks', id).texts
    const { label, why } = describeBlank(reader, filled, id)
    const { type, personal } = reader.library.blanks.get(id) ?? {}
    return {
      id,
      label,
      why,
      type,
      personal: personal ?? false,
      ...(Object.keys(choices).length > 0 ? { choices } : {}),
    }
  }
  return {
    schema: 1,
    letter: {
      id: letter.id,
      title: reader.named('letters', letter.id).name,
      bundled,
      purpose: texts.purpose,
      identity: letter.identity,
      steps: letter.steps.map(({ step }) => step),
      text,
      ...(sheet === undefined ? {} : { sheet }),
      open: open.map(blank),
      blanks: filled.asked,
      attachments: attachments.map(({ at, evidence }) => ({ text: safeText(texts.attachments[at] ?? ''), evidence })),
      send: letter.send.map((way, at) => ({ way, how: texts.send[at] ?? '' })),
      signature: letter.signature,
      copies: letter.copies,
      keep: texts.keep,
      ...(texts.refused === undefined ? {} : { refused: texts.refused }),
      check: check.map((at) => texts.check[at] ?? ''),
      ...(texts.form === undefined ? {} : { form: texts.form }),
      answer: texts.answer,
      next: letter.next.map((one, at) => ({ ...one, text: texts.next[at] ?? '' })),
      laws: letter.laws,
    },
  }
}
