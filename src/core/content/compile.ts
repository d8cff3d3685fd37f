// From content as written to what a run needs: rules without language, and sentences of one language.
import type { HolidayCalendar } from '../dates.ts'
import { fillReferences, type Language, type Text } from '../text.ts'
import { type Content, wholeHearing } from './content.ts'
import { annotateCard } from './glossary.ts'
import { blanksIn, letterBlanks, sheetBlanks } from './letter-blanks.ts'
import {
  allBundled,
  type BlankRules,
  type BodyRules,
  type ContactRules,
  type LetterRules,
  type Library,
  type OutcomeRules,
  type PieceRules,
  type QuestionRules,
  type StepRules,
  type WantedRules,
} from './library.ts'
import { own } from './own.ts'
import type { PlaybookEntry } from './playbook-entry.ts'
import type {
  Blank,
  Claim,
  Contact,
  Deadline,
  Fact,
  Lapse,
  Law,
  Letter,
  Line,
  Outcome,
  Piece,
  Playbook,
  Question,
  Step,
  Threat,
  Wanted,
} from './schema.ts'
import type { LetterTexts, LetterWords, NamedRegistry, StepTexts, Texts, TextsByRegistry } from './texts.ts'
import type { Registry } from './vocabulary.ts'
import { allForms, conditionOf, formsOf, neutralForms, wordingRules } from './wording.ts'

/** The rules of all content. `version` and `calendar` are added by whoever builds it. */
export function compileRules(content: Content, rest: { version: string; calendar: HolidayCalendar }): Library {
  const predecessors = findPredecessors(content.laws)
  const letters = lettersByStep(content.letters)
  return {
    ...rest,
    ...allBundled,
    common: content.common,
    playbooks: mapped(
      content.playbooks,
      ({ id, group, assume, ask, steps, threats, verified, review_by }: Playbook) => ({
        id,
        group,
        assume,
        ask,
        steps,
        threats,
        verified,
        review_by,
      }),
    ),
    questions: mapped(content.questions, (question) => questionRules(question, content.ownedBy.get(question.id))),
    facts: mapped(content.facts, ({ id, values }: Fact) => ({ id, values: values.map((value) => value.id) })),
    steps: mapped(content.steps, (step) => stepRules(step, content, letters.get(step.id))),
    contacts: mapped(content.contacts, contactRules),
    laws: mapped(
      mostUsedFirst(content),
      ({ id, kind, in_force, time, new_rule, replaced_by, confidence, verified, review_by }: Law) => ({
        id,
        kind,
        in_force,
        time: time ?? 'open',
        isNew: new_rule !== undefined,
        replaced_by,
        replaces: predecessors.get(id) ?? [],
        confidence,
        verified,
        review_by,
      }),
    ),
    deadlines: mapped(content.deadlines, ({ id, kind, limit, days, laws, verified, review_by, ...rest }: Deadline) => ({
      id,
      kind,
      limit,
      days,
      // A reminder of ours runs from when the person asked, and waits for those who were asked.
      event: rest.event ?? 'asked',
      who: rest.who ?? 'them',
      after: rest.after ?? 'late',
      laws,
      verified,
      review_by,
    })),
    threats: mapped(content.threats, ({ id, when, lasts, contacts }: Threat) => ({ id, when, lasts, contacts })),
    claims: mapped(content.claims, ({ id, holds, words }: Claim) => ({ id, holds, ...(words ? { words } : {}) })),
    blanks: mapped(content.blanks, (blank) => blankRules(blank, content.ownedBy.get(blank.id))),
    letters: mapped(content.letters, letterRules),
    wanted: mapped(content.wanted, wantedRules),
    lapses: mapped(
      content.lapses,
      ({ what: _what, counted_from: _from, ask: _ask, note: _note, sources: _sources, ...rules }: Lapse) => rules,
    ),
    terms: {
      items: content.terms.items.map(({ id }) => id),
      evidence: content.terms.evidence.map(({ id }) => id),
      phrases: content.terms.phrases.map(({ id }) => id),
    },
    retired: content.retired,
  }
}

// The order in which a search lists them: a statute that many steps rest on before one for a single case.
function mostUsedFirst({ laws, steps }: Content): Content['laws'] {
  const uses = new Map<string, number>()
  for (const cited of [...steps.values()].flatMap((step) => step.laws)) {
    const statute = laws.get(cited)?.law.zh
    if (statute !== undefined) uses.set(statute, (uses.get(statute) ?? 0) + 1)
  }
  const usesOf = (law: Law) => uses.get(law.law.zh) ?? 0
  return new Map([...laws].sort(([, a], [, b]) => usesOf(b) - usesOf(a)))
}

function findPredecessors(laws: Content['laws']): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { id, replaced_by } of laws.values()) {
    for (const successor of replaced_by) found.set(successor, [...(found.get(successor) ?? []), id])
  }
  return found
}

function contactRules({
  id,
  category,
  phone,
  not_called,
  url,
  confidence,
  verified,
  review_by,
}: Contact): ContactRules {
  return {
    id,
    category,
    ...(phone === undefined ? {} : { phone }),
    ...(not_called === undefined ? {} : { not_called }),
    ...(url === undefined ? {} : { url }),
    confidence,
    verified,
    review_by,
  }
}

function questionRules({ id, type, when, first, choices }: Question, playbook: string | undefined): QuestionRules {
  return {
    id,
    type,
    ...(when === undefined ? {} : { when }),
    ...(first === undefined ? {} : { first }),
    choices: choices.map(({ id: choice, alone, sets }) => ({ id: choice, alone, sets })),
    ...(playbook === undefined ? {} : { playbook }),
  }
}

function blankRules(
  { id, type, when, optional, comes, each, from, personal, grade, discloses, choices }: Blank,
  letter: string | undefined,
): BlankRules {
  return {
    id,
    type,
    ...(when === undefined ? {} : { when }),
    ...(optional === undefined ? {} : { optional }),
    ...(comes === undefined ? {} : { comes }),
    ...(each === undefined ? {} : { each }),
    from,
    ...(personal === undefined ? {} : { personal }),
    ...(grade === undefined ? {} : { grade }),
    discloses,
    choices: choices.map((choice) => choice.id),
    ...(letter === undefined ? {} : { letter }),
  }
}

function letterRules(letter: Letter): LetterRules {
  const { id, route, steps, identity, never, contacts, signature, copies, laws, confidence, verified, review_by } =
    letter
  const { when, spoken, forwarded, own_hand, attachments, send, check, next } = letter
  return {
    id,
    route,
    steps,
    ...(when === undefined ? {} : { when }),
    ...(spoken === undefined ? {} : { spoken }),
    ...(forwarded === undefined ? {} : { forwarded }),
    ...(own_hand === undefined ? {} : { own_hand }),
    identity,
    never,
    contacts,
    signature,
    copies,
    laws,
    confidence,
    verified,
    review_by,
    blanks: letterBlanks(letter),
    asks: letter.asks,
    top: [...new Set([letter.to, letter.heading].flatMap(({ zh }) => blanksIn(zh)))],
    body: bodyRules(letter.body),
    ...(letter.sheet === undefined ? {} : { sheet: sheetRules(letter, letter.sheet) }),
    attachments: attachments.map((one) => ({ ...pieceRules(one), evidence: one.evidence })),
    send: send.map(({ way }) => way),
    check: check.map(conditional),
    next: next.map(({ after, letters, steps: following }) => ({ after, letters, steps: following })),
  }
}

function bodyRules(body: Letter['body']): BodyRules[] {
  return body.map((place): BodyRules => {
    if ('first' in place) return { first: place.first.map(pieceRules) }
    return 'table' in place ? { table: place.table, ...conditional(place) } : pieceRules(place)
  })
}

function sheetRules(letter: Letter, sheet: NonNullable<Letter['sheet']>): NonNullable<LetterRules['sheet']> {
  return {
    ...conditional(sheet),
    top: blanksIn(sheet.heading.zh),
    body: bodyRules(sheet.body),
    blanks: sheetBlanks(letter),
  }
}

function conditional({ when }: { when?: Piece['when'] }): { when?: NonNullable<Piece['when']> } {
  return when === undefined ? {} : { when }
}

function withBlanks({ zh }: Text): { blanks?: string[] } {
  const blanks = blanksIn(zh)
  return blanks.length === 0 ? {} : { blanks }
}

function pieceRules(piece: Omit<Piece, 'as' | 'asserts'> & Partial<Piece>): PieceRules {
  const { as, asserts = [], only_with, theirs = [] } = piece
  return {
    ...(as === undefined ? {} : { as }),
    ...conditional(piece),
    ...(asserts.length === 0 ? {} : { asserts }),
    ...(only_with.length === 0 ? {} : { only_with }),
    ...withBlanks(piece),
    ...(theirs.length === 0 ? {} : { theirs }),
  }
}

function lettersByStep(letters: Content['letters']): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { id, steps } of letters.values())
    for (const { step } of steps) found.set(step, [...(found.get(step) ?? []), id])
  return found
}

function wantedRules({ id, route, goes, when, laws, confidence, verified, review_by, things }: Wanted): WantedRules {
  return {
    id,
    route,
    goes,
    ...conditional({ when }),
    laws,
    confidence,
    verified,
    review_by,
    things: things.map(({ zh: _zh, en: _en, ...thing }) => thing),
  }
}

function stepRules(step: Step, content: Content, letters: string[] | undefined): StepRules {
  const { id, urgency, stage, needs, captures, destroys, contacts, laws } = step
  const { when, done_when, may_be_done, phrases, laws_when, effort, deadline, several, repeat } = step
  const wording = wordingRules(step)
  return {
    id,
    urgency,
    stage,
    ...(when === undefined ? {} : { when }),
    ...(done_when === undefined ? {} : { done_when }),
    ...(may_be_done === undefined ? {} : { may_be_done: may_be_done.when }),
    ...(wording === undefined ? {} : { wording }),
    ...(phrases.length === 0 ? {} : { phrases }),
    ...(letters === undefined ? {} : { letters }),
    needs,
    captures,
    destroys,
    ...(effort === undefined ? {} : { effort }),
    contacts,
    laws,
    ...(laws_when === undefined ? {} : { laws_when }),
    collects: step.collects.map(({ id: field, type, optional, comes_back }) => ({
      id: field,
      type,
      optional,
      ...(comes_back ? { comes_back } : {}),
    })),
    outcomes: outcomeRules(step, content),
    ...(deadline === undefined ? {} : { deadline }),
    ...(several ? { several } : {}),
    ...(repeat === undefined ? {} : { repeat }),
  }
}

// An outcome that names another one leads where that one leads. One that names a name leads nowhere: the checker says so.
function outcomeRules(step: Step, content: Content): StepRules['outcomes'] {
  const { outcomes } = step
  const entries = Object.entries(outcomes).map(([id, outcome]): [string, OutcomeRules] => {
    const meant = typeof outcome === 'string' ? own(outcomes, outcome) : outcome
    if (meant === undefined || typeof meant === 'string') return [id, { opens: [], sets: {} }]
    const { label: _label, ...rules } = meant
    const dated = datedBy(step, meant, content)
    return [id, dated ? { ...rules, dated } : rules]
  })
  return Object.fromEntries(entries)
}

function datedBy(
  { collects }: Step,
  { deadline, opens, counts_from }: Outcome,
  { deadlines, steps }: Content,
): OutcomeRules['dated'] {
  const isLegal = (id: string) => deadlines.get(id)?.kind === 'statutory'
  const collected = collects.flatMap(({ id, type }) => (type === 'date' ? [id] : []))
  for (const limit of opens.flatMap((id) => steps.get(id)?.deadline ?? [])) {
    const field = typeof limit.from === 'object' && 'field' in limit.from ? limit.from.field : undefined
    if (field !== undefined && collected.includes(field) && isLegal(limit.id)) return { deadline: limit.id, field }
  }
  // The day of another event is not asked for here: it stands with that one.
  return deadline !== undefined && isLegal(deadline) && !counts_from ? { deadline } : undefined
}

/** Bundled playbooks as `list` shows them, with the numbers and names that a text refers to filled in. */
export function listEntries(content: Content): PlaybookEntry[] {
  return [...content.playbooks.values()].map((playbook) =>
    listEntry(playbook, {
      title: filled(content, playbook.title),
      summary: filled(content, playbook.summary),
      bundled: true,
    }),
  )
}

/** What helps at once in a danger, by choice, with numbers filled in. */
export function compileHelp(content: Content): Record<string, Text> {
  const texts = Object.entries(wholeHearing(content).help).map(([choice, text]) => [choice, filled(content, text)])
  return Object.fromEntries(texts)
}

function filled({ contacts }: Content, text: Text): Text {
  const fill = (language: Language) =>
    fillReferences(text[language], ({ kind, id }) => {
      const contact = contacts.get(id)
      return kind === 'phone' ? contact?.phone : contact?.name[language]
    })
  return { zh: fill('zh'), en: fill('en') }
}

/** A person's own playbooks. Their texts stay as written: a number that is not bundled is marked where it is shown. */
export function listOwnEntries(content: Content): PlaybookEntry[] {
  return [...content.playbooks.values()].map((playbook) => listEntry(playbook, { ...playbook, bundled: false }))
}

function listEntry(
  { id, group, keywords, about }: Playbook,
  { title, summary, bundled }: Pick<PlaybookEntry, 'title' | 'summary' | 'bundled'>,
): PlaybookEntry {
  return { id, group, title, summary, keywords, about, bundled }
}

/** The sentences of all content in one language, kept in memory. */
export function compileTexts(content: Content, language: Language): Texts {
  const speak = speakerIn(language)
  return {
    language,
    name: (registry, id) => {
      const title = nameText(content, registry, id)
      return title && speak(title)
    },
    entry: (registry, id) => entryTexts(content, { registry, id, language }),
    term: (list, id) => {
      const label = content.terms[list].find((term) => term.id === id)?.label
      return label && speak(label)
    },
    sources: (registry, id) => {
      const entry = content[registry].get(id)
      return entry && 'sources' in entry ? entry.sources : []
    },
  }
}

/** The name of an entry in both languages. */
export function nameText(content: Content, registry: NamedRegistry, id: string): Text | undefined {
  if (registry === 'contacts') return content.contacts.get(id)?.name
  if (registry === 'playbooks') return content.playbooks.get(id)?.title
  if (registry === 'letters') return content.letters.get(id)?.name
  const step = content.steps.get(id)
  return step && neutralOf(step.title)
}

// Without a form for everybody, which is a mistake that the checker names, the step is still called something.
function neutralOf(wording: Step['title']): Text {
  return neutralForms(wording)[0] ?? (formsOf(wording)[0] as Text) // at least one, by its schema
}

/** All sentences of one entry in one language. */
export function entryTexts<Key extends Registry>(
  content: Content,
  { registry, id, language }: { registry: Key; id: string; language: Language },
): TextsByRegistry[Key] | undefined {
  const entry = content[registry].get(id)
  if (!entry) return undefined
  const write = writers[registry] as (entry: unknown, language: Language) => TextsByRegistry[Key] // the registry's own
  if (registry === 'steps' && language === 'en')
    return stepTexts(withChinese(entry as Step, content), language) as TextsByRegistry[Key] // the registry of steps
  return write(entry, language)
}

const writers: { [Key in Registry]: (entry: never, language: Language) => TextsByRegistry[Key] } = {
  playbooks: ({ title, summary, out_of_scope }: Playbook, language) =>
    spoken({ title, summary, out_of_scope }, language),
  questions: ({ text, text_other, label, why, choices }: Question, language) => ({
    ...spoken({ text, text_other, label, why }, language),
    choices: labels(choices, ({ text: choice }) => choice, language),
  }),
  facts: ({ what, values }: Fact, language) => ({
    ...spoken({ what }, language),
    values: labels(values, ({ text }) => text, language),
  }),
  steps: stepTexts,
  contacts: ({ name, where, hours, takes, not_for, needs, expect, note }: Contact, language) =>
    spoken({ name, where, hours, takes, not_for, needs, expect, note }, language),
  laws: ({ law, article, gist }: Law, language) => ({
    ...spoken({ law, gist }, language),
    ...(article ? spoken({ article }, language) : {}),
    chinese: { law: law.zh, ...(article ? { article: article.zh } : {}) },
  }),
  deadlines: ({ what, counted_from, if_late }: Deadline, language) => spoken({ what, counted_from, if_late }, language),
  threats: ({ title, script, rule }: Threat, language) => spoken({ title, script, rule }, language),
  claims: ({ what }: Claim, language) => spoken({ what }, language),
  blanks: ({ label, why, label_other, why_other, choices }: Blank, language) => ({
    ...spoken({ label, why, label_other, why_other }, language),
    choices: labels(choices, (choice) => choice, language),
  }),
  letters: letterTexts,
  wanted: ({ name, note, things, forms, not_needed, never }: Wanted, language) => {
    const speak = speakerIn(language)
    return {
      ...spoken({ name, note }, language),
      things: things.map(speak),
      forms: forms.map(speak),
      not_needed: not_needed.map(speak),
      never: never.map(speak),
    }
  },
  lapses: ({ what, counted_from, ask, note }: Lapse, language) => spoken({ what, counted_from, ask, note }, language),
}

function letterTexts(letter: Letter, language: Language): LetterTexts {
  const speak = speakerIn(language)
  const { name, purpose, find, keep, refused, form, answer } = letter
  return {
    ...spoken({ name, purpose, find, keep, refused, form, answer }, language),
    ...letterWords(letter, language),
    send: letter.send.map(speak),
    check: letter.check.map(speak),
    next: letter.next.map(speak),
    ...(language === 'zh' ? {} : { chinese: letterWords(letter, 'zh') }),
  }
}

function letterWords({ to, heading, body, sheet, attachments }: Letter, language: Language): LetterWords {
  const speak = speakerIn(language)
  const speakBody = (places: Letter['body']) =>
    places.map((place) => {
      if ('first' in place) return place.first.map(speak)
      return 'table' in place ? '' : speak(place)
    })
  return {
    ...spoken({ to, heading }, language),
    body: speakBody(body),
    ...(sheet === undefined ? {} : { sheet: { heading: speak(sheet.heading), body: speakBody(sheet.body) } }),
    attachments: attachments.map(speak),
  }
}

// In the order in which a card is read. Words to say stand there in Chinese as a whole.
function withChinese(step: Step, { glossary }: Content): Step {
  if (glossary.length === 0) return step
  const { annotate } = annotateCard(glossary)
  const lines = (forms: readonly Line[]) =>
    forms.map((form) => ({ ...form, en: annotate(form.en, conditionOf(form) === undefined) }))
  const changed = (wording: Line | Line[] | undefined) => wording && lines(formsOf(wording))
  return {
    ...step,
    ...(step.may_be_done ? { may_be_done: { ...step.may_be_done, en: annotate(step.may_be_done.en, false) } } : {}),
    why: lines(formsOf(step.why)),
    how: lines(step.how),
    never: lines(step.never),
    keep: changed(step.keep),
    for_other: changed(step.for_other),
  }
}

// Each text in its neutral form, and beside it all forms of those that have several.
function stepTexts(step: Step, language: Language): StepTexts {
  const speak = speakerIn(language)
  const script = { say: neutralForms(step.say)[0], ask_for: neutralForms(step.ask_for)[0] }
  const neutral = {
    title: neutralOf(step.title),
    why: neutralOf(step.why),
    ...script,
    keep: neutralForms(step.keep)[0],
    for_other: neutralForms(step.for_other)[0],
    may_be_done: step.may_be_done,
  }
  const outcomes = Object.entries(step.outcomes).flatMap(([id, outcome]) =>
    typeof outcome === 'string' || !outcome.label ? [] : [[id, speak(outcome.label)]],
  )
  const worded = allForms(step).filter(([, forms]) => forms.some((form) => conditionOf(form) !== undefined))
  const formsIn = (one: Language) =>
    Object.fromEntries(worded.map(([part, forms]) => [part, forms.map((form) => form[one])]))
  return {
    ...spoken(neutral, language),
    quick: neutralForms(step.quick).map(speak),
    how: neutralForms(step.how).map(speak),
    never: neutralForms(step.never).map(speak),
    collects: labels(step.collects, ({ label }) => label, language),
    outcomes: Object.fromEntries(outcomes),
    ...(worded.length > 0 ? { forms: formsIn(language) } : {}),
    ...(language === 'zh' ? {} : { chinese: spoken(script, 'zh') }),
    ...(language === 'zh' || worded.length === 0 ? {} : { chineseForms: formsIn('zh') }),
  }
}

/** The texts of an object in one language; what is left out stays out. */
function spoken<Given extends Record<string, Text | undefined>>(
  texts: Given,
  language: Language,
): { [Key in keyof Given]: Given[Key] extends Text ? string : string | undefined } {
  const speak = speakerIn(language)
  const entries = Object.entries(texts).flatMap(([key, text]) => (text ? [[key, speak(text)]] : []))
  return Object.fromEntries(entries)
}

function labels<Entry extends { id: string }>(
  entries: readonly Entry[],
  textOf: (entry: Entry) => Text | undefined,
  language: Language,
): Record<string, string> {
  const speak = speakerIn(language)
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const text = textOf(entry)
      return text ? [[entry.id, speak(text)]] : []
    }),
  )
}

function speakerIn(language: Language): (text: Text) => string {
  return (text) => (language === 'zh' ? text.zh : text.en)
}

function mapped<From, To>(entries: ReadonlyMap<string, From>, change: (entry: From) => To): ReadonlyMap<string, To> {
  return new Map([...entries].map(([id, entry]) => [id, change(entry)]))
}
