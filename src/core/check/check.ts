// The checker: everything that is wrong with a folder of content, at once; and what of it can be used all the same.
import { compileRules } from '../content/compile.ts'
import { type Condition, comparisonsIn } from '../content/conditions.ts'
import type { Content } from '../content/content.ts'
import { comparedIn, letterBlanks, placedPieces, sheetBlanks } from '../content/letter-blanks.ts'
import { type Library, withOwnRules } from '../content/library.ts'
import { type Registry, registries, type TermList, termLists } from '../content/vocabulary.ts'
import { placedForms } from '../content/wording.ts'
import type { HolidayCalendar } from '../dates.ts'
import { textReferences } from '../text.ts'
import { type ParsedContent, parseContent } from './parse.ts'
import { inFileOrder, type PartKind, type Problem, type SourceFile } from './problem.ts'
import { findSeverity } from './problem-codes.ts'
import { allEntries, type Checked, type Report, textsIn } from './rule.ts'
import { claimRules } from './rules/claims.ts'
import { freshnessRules } from './rules/freshness.ts'
import { hearingRules } from './rules/hearing.ts'
import { lawTimeRules } from './rules/law-times.ts'
import { letterRules } from './rules/letters.ts'
import { nowCardRules } from './rules/now-cards.ts'
import { reachRules } from './rules/reach.ts'
import { referenceRules } from './rules/references.ts'
import { wantedRules } from './rules/wanted.ts'
import { wordingRules } from './rules/wording.ts'

const rules = [
  ...referenceRules,
  ...reachRules,
  ...claimRules,
  ...wordingRules,
  ...freshnessRules,
  ...lawTimeRules,
  ...hearingRules,
  ...nowCardRules,
  ...letterRules,
  ...wantedRules,
]

/** Content and everything wrong with it, in the order of the files. */
export interface CheckedContent {
  parsed: ParsedContent
  problems: Problem[]
  /** What can be used: without what has an error, needs something that has, or is there already. */
  usable: Content
  /** Ids of what has an error or needs something that has. */
  leftOut: string[]
  /** Ids that the bundled content has already: its entries are used, and these are not. */
  taken: string[]
  /** Ids that a folder used before this one has already: likewise. */
  elsewhere: { id: string; folder: string }[]
}

/** A folder that is used before another one. */
export interface EarlierFolder {
  folder: string
  /** What of it is used. */
  content: Content
}

const nothingTaken = { leftOut: [], taken: [], elsewhere: [] }

const noCalendar: HolidayCalendar = { holidays: [], workdays: [], years: [] }

/**
 * Checks content files. `bundled` is what a person's own folder may refer to besides itself, `earlier` are their folders
 * that are used before it; `today` is `YYYY-MM-DD` and decides which facts are past their review day.
 */
export function checkContent(
  files: readonly SourceFile[],
  { today, bundled, earlier = [] }: { today: string; bundled?: Library; earlier?: readonly EarlierFolder[] },
): CheckedContent {
  const isComplete = bundled === undefined
  const parsed = parseContent(files, { isComplete })
  const { content } = parsed
  const own = compileRules(content, { version: '', calendar: noCalendar })
  const known = { ...(bundled ? withOwnRules(bundled, own) : own), broken: parsed.broken }
  const problems: Problem[] = [...parsed.problems]
  const report: Report = (at, code, zh, en) => {
    const part = findPart(content, at)
    problems.push({ code, ...parsed.placeOf(at.home, at.id, at.path), problem: { zh, en }, ...(part ? { part } : {}) })
  }
  const checked: Checked = { content, known, isComplete, today }
  for (const rule of rules) rule(checked, report)
  if (!bundled) return { parsed, problems: inFileOrder(problems), usable: content, ...nothingTaken }

  const parts = listParts(content)
  const taken = parts.filter((part) => isIn(bundled, part))
  for (const { id, at } of taken) reportTaken(id, at, report)
  const elsewhere = earlier.flatMap((other) => findElsewhere(parts, other))
  for (const clash of elsewhere) reportElsewhere(clash, report)
  const unusable = findUnusable(content, { problems, taken, bundled })
  const leftOut = [...unusable].filter(([name]) => !isIn(bundled, splitName(name)))
  const places = new Map(parts.map((part) => [nameOf(part), part.at]))
  for (const [name, cause] of leftOut) {
    const at = places.get(name)
    if (cause === name || !at) continue
    const [{ id }, needed] = [splitName(name), splitName(cause)]
    report(
      at,
      'left-out',
      `“${needed.id}”有错误，所以“${id}”也不会用`,
      `“${needed.id}” has an error, so “${id}” is not used either`,
    )
  }
  return {
    parsed,
    problems: inFileOrder(problems),
    usable: keepParts(content, (part) => !unusable.has(nameOf(part))),
    leftOut: leftOut.map(([name]) => splitName(name).id),
    taken: taken.map(({ id }) => id),
    elsewhere: elsewhere.map(({ id, folder }) => ({ id, folder })),
  }
}

/** Something with an id of its own, and where that id stands. */
interface Part {
  kind: PartKind
  id: string
  /** What the id stands for, `registry:id`: a retired one still stands for what it named. */
  means: string
  at: Parameters<Report>[0]
}

type PartName = Pick<Part, 'kind' | 'id'>

function nameOf({ kind, id }: PartName): string {
  return `${kind}:${id}`
}

function splitName(name: string): PartName {
  const at = name.indexOf(':')
  return { kind: name.slice(0, at) as PartKind, id: name.slice(at + 1) } // names are made in this file only
}

function listParts(content: Content): Part[] {
  return [
    ...allEntries(content).map(
      ({ registry, id }): Part => ({
        kind: registry,
        id,
        means: `${registry}:${id}`,
        at: { home: registry, id, path: ['id'] },
      }),
    ),
    ...termLists.flatMap((list) =>
      content.terms[list].map(
        ({ id }, index): Part => ({
          kind: list,
          id,
          means: `${list}:${id}`,
          at: { home: 'terms', id: 'terms', path: [list, index, 'id'] },
        }),
      ),
    ),
    ...content.retired.map(
      ({ kind, id }, index): Part => ({
        kind: 'retired',
        id,
        means: `${kind}s:${id}`,
        at: { home: 'retired', id: 'retired', path: [index, 'id'] },
      }),
    ),
  ]
}

// What a place in the content belongs to.
function findPart(content: Content, { home, id, path }: Parameters<Report>[0]): Problem['part'] {
  if (isRegistry(home)) return { kind: home, id }
  const [first, second] = path
  if (home === 'retired' && typeof first === 'number') return partOf('retired', content.retired[first])
  const list = termLists.find((one) => one === first)
  return list && typeof second === 'number' ? partOf(list, content.terms[list][second]) : undefined
}

function partOf(kind: PartKind, entry: { id: string } | undefined): Problem['part'] {
  return entry && { kind, id: entry.id }
}

function isIn(bundled: Library, { kind, id }: PartName): boolean {
  if (kind === 'retired') return bundled.retired.some((entry) => entry.id === id)
  return isTermList(kind) ? bundled.terms[kind].includes(id) : bundled[kind].has(id)
}

function reportTaken(id: string, at: Part['at'], report: Report): void {
  report(
    at,
    'bundled-id',
    `随软件提供的内容里已有“${id}”，这一项不会用`,
    `the bundled content has “${id}” already; this one is not used`,
  )
}

function findElsewhere(parts: readonly Part[], { folder, content }: EarlierFolder): (Part & { folder: string })[] {
  const there = new Set(listParts(content).map(({ means }) => means))
  return parts.filter(({ means }) => there.has(means)).map((part) => ({ ...part, folder }))
}

function reportElsewhere({ id, at, folder }: Part & { folder: string }, report: Report): void {
  report(
    at,
    'id-in-two-folders',
    `“${folder}”里也有“${id}”，用的是那里的，这一项不会用`,
    `“${folder}” has “${id}” too; that one is used, and this one is not`,
  )
}

// What has an error is not used, nor what needs such an entry: half a playbook would mislead. What is bundled already is
// not used either, and what needs it has the bundled one.
function findUnusable(
  content: Content,
  { problems, taken, bundled }: { problems: readonly Problem[]; taken: readonly Part[]; bundled: Library },
): ReadonlyMap<string, string> {
  const dependents = new Map<string, string[]>()
  const need = (needed: string, dependent: string) =>
    dependents.set(needed, [...(dependents.get(needed) ?? []), dependent])
  for (const { registry, id } of allEntries(content))
    for (const needed of listNeeds(content, registry, id)) need(needed, `${registry}:${id}`)
  for (const { kind, id, replacement } of content.retired)
    if (replacement !== undefined) need(`${kind}s:${replacement}`, `retired:${id}`)
  // For each the part that made it unusable: itself, or what it needs.
  const wrong = problems.flatMap(({ code, part }) => (part && findSeverity(code) === 'error' ? [part] : []))
  const unusable = new Map([...wrong, ...taken].map((part) => [nameOf(part), nameOf(part)]))
  for (const [name, cause] of unusable) {
    if (isIn(bundled, splitName(name))) continue
    for (const dependent of dependents.get(name) ?? []) if (!unusable.has(dependent)) unusable.set(dependent, cause)
  }
  return unusable
}

function keepParts(content: Content, isUsed: (part: PartName) => boolean): Content {
  const kept = registries.map((registry) => {
    const entries: [string, unknown][] = [...content[registry]]
    return [registry, new Map(entries.filter(([id]) => isUsed({ kind: registry, id })))]
  })
  return {
    ...content,
    ...Object.fromEntries(kept),
    terms: {
      items: content.terms.items.filter(({ id }) => isUsed({ kind: 'items', id })),
      evidence: content.terms.evidence.filter(({ id }) => isUsed({ kind: 'evidence', id })),
      phrases: content.terms.phrases.filter(({ id }) => isUsed({ kind: 'phrases', id })),
    },
    retired: content.retired.filter(({ id }) => isUsed({ kind: 'retired', id })),
  }
}

// Everything an entry cannot do without, as `registry:id`.
function listNeeds(content: Content, registry: Registry, id: string): string[] {
  const named = (to: Registry | TermList, ids: readonly string[]) => ids.map((one) => `${to}:${one}`)
  const asked = (...conditions: (Condition | undefined)[]) =>
    conditions.flatMap((condition) =>
      comparisonsIn(condition).flatMap(({ question }) => [`questions:${question}`, `facts:${question}`]),
    )
  const entry = content[registry].get(id)
  const mentioned = textsIn(entry).flatMap(({ text }) => textReferences(text.zh + text.en).map((one) => one.id))
  const contacts = named('contacts', mentioned)
  switch (registry) {
    case 'playbooks': {
      const playbook = content.playbooks.get(id)
      if (!playbook) return []
      return [
        ...contacts,
        ...named('questions', playbook.ask),
        ...named('steps', playbook.steps),
        ...named('threats', playbook.threats),
      ]
    }
    case 'questions':
      return [...contacts, ...asked(content.questions.get(id)?.when)]
    case 'steps': {
      const step = content.steps.get(id)
      if (!step) return []
      const outcomes = Object.values(step.outcomes).flatMap((outcome) => (typeof outcome === 'string' ? [] : [outcome]))
      const forms = placedForms(step).map(({ form }) => form)
      return [
        ...contacts,
        ...asked(step.when),
        ...asked(step.done_when),
        ...asked(step.may_be_done?.when),
        ...asked(...Object.values(step.laws_when ?? {})),
        ...asked(...forms.map(({ when }) => when)),
        ...named(
          'claims',
          forms.flatMap(({ asserts = [] }) => asserts),
        ),
        ...named('phrases', step.phrases),
        ...named('steps', step.needs),
        ...named(
          'steps',
          outcomes.flatMap(({ opens, retires = [], also_done: alsoDone = [] }) => [...opens, ...retires, ...alsoDone]),
        ),
        ...named('contacts', step.contacts),
        ...named('items', step.effort?.bring ?? []),
        ...named('evidence', [...step.captures, ...step.destroys]),
        ...named('laws', step.laws),
        ...named('deadlines', [...outcomes.flatMap(({ deadline }) => deadline ?? []), step.deadline?.id ?? []].flat()),
      ]
    }
    case 'claims':
      return asked(content.claims.get(id)?.holds)
    case 'blanks':
      return asked(content.blanks.get(id)?.when)
    case 'letters': {
      const letter = content.letters.get(id)
      if (!letter) return []
      const compared = comparedIn(letter).filter((one) => !content.blanks.has(one))
      return [
        ...contacts,
        ...compared.flatMap((one) => [`questions:${one}`, `facts:${one}`]),
        ...named(
          'claims',
          placedPieces(letter).flatMap(({ piece }) => piece.asserts ?? []),
        ),
        ...named('blanks', [...letterBlanks(letter), ...sheetBlanks(letter)]),
        ...named(
          'steps',
          letter.steps.map(({ step }) => step),
        ),
        ...named('contacts', letter.contacts),
        ...named('laws', letter.laws),
      ]
    }
    case 'wanted': {
      const wanted = content.wanted.get(id)
      if (!wanted) return []
      return [
        ...contacts,
        ...asked(wanted.when, ...wanted.things.map(({ when }) => when)),
        ...named('steps', wanted.goes.steps),
        ...named(
          'evidence',
          wanted.things.flatMap(({ evidence }) => evidence),
        ),
        ...named('laws', wanted.laws),
      ]
    }
    case 'lapses': {
      const lapse = content.lapses.get(id)
      if (!lapse) return []
      return [
        ...contacts,
        ...asked(lapse.when),
        ...named('deadlines', 'deadline' in lapse.kept ? [lapse.kept.deadline] : []),
        ...named('steps', lapse.steps),
        ...named('letters', lapse.letters),
        ...named('laws', lapse.laws),
      ]
    }
    case 'deadlines':
      return named('laws', content.deadlines.get(id)?.laws ?? [])
    case 'threats':
      return [
        ...contacts,
        ...asked(content.threats.get(id)?.when),
        ...named('contacts', content.threats.get(id)?.contacts ?? []),
      ]
    default:
      return contacts
  }
}

function isRegistry(home: string): home is Registry {
  return (registries as readonly string[]).includes(home)
}

function isTermList(kind: string): kind is TermList {
  return (termLists as readonly string[]).includes(kind)
}
