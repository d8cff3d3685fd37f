// The checker: everything that is wrong with a folder of content, at once; and what of it can be used all the same.
import { compileRules } from '../content/compile.ts'
import { comparisonsIn } from '../content/conditions.ts'
import type { Content } from '../content/content.ts'
import { type Library, mergeLibraries } from '../content/library.ts'
import { type Registry, registries } from '../content/vocabulary.ts'
import type { HolidayCalendar } from '../dates.ts'
import { textReferences } from '../text.ts'
import { type ParsedContent, parseContent } from './parse.ts'
import { inFileOrder, type Problem, type SourceFile } from './problem.ts'
import { findSeverity } from './problem-codes.ts'
import { allEntries, type Checked, type Report, textsIn } from './rule.ts'
import { freshnessRules } from './rules/freshness.ts'
import { reachRules } from './rules/reach.ts'
import { referenceRules } from './rules/references.ts'
import { wordingRules } from './rules/wording.ts'

const rules = [...referenceRules, ...reachRules, ...wordingRules, ...freshnessRules]

/** Content and everything wrong with it, in the order of the files. */
export interface CheckedContent {
  parsed: ParsedContent
  problems: Problem[]
  /** What can be used: without entries that have an error or need one that has. */
  usable: Content
  /** Ids of the rest, those that the bundled content has taken already left out. */
  leftOut: { registry: Registry; id: string }[]
}

const noCalendar: HolidayCalendar = { holidays: [], workdays: [], years: [] }

/**
 * Checks content files. `bundled` is what a person's own folder may refer to besides itself; `today` is `YYYY-MM-DD`
 * and decides which facts are past their review day.
 */
export function checkContent(
  files: readonly SourceFile[],
  { today, bundled }: { today: string; bundled?: Library },
): CheckedContent {
  const parsed = parseContent(files)
  const { content } = parsed
  const own = compileRules(content, { version: '', calendar: noCalendar })
  const known = { ...(bundled ? mergeLibraries(own, bundled) : own), broken: parsed.broken }
  const problems: Problem[] = [...parsed.problems]
  const report: Report = ({ home, id, path }, code, zh, en) => {
    const entry = isRegistry(home) ? { entry: { registry: home, id } } : {}
    problems.push({ code, ...parsed.placeOf(home, id, path), problem: { zh, en }, ...entry })
  }
  const checked: Checked = { content, known, isComplete: bundled === undefined, today }
  for (const rule of rules) rule(checked, report)
  if (!bundled) return { parsed, problems: inFileOrder(problems), usable: content, leftOut: [] }

  reportTaken(content, bundled, report)
  const unusable = findUnusable(content, problems, bundled)
  const leftOut = [...unusable.keys()].filter((name) => !isBundled(name, bundled)).map(splitName)
  for (const { registry, id } of leftOut) {
    const cause = unusable.get(`${registry}:${id}`) ?? ''
    if (cause === `${registry}:${id}`) continue
    const needed = splitName(cause).id
    report(
      { home: registry, id, path: ['id'] },
      'left-out',
      `“${needed}”有错误，所以“${id}”也不会用`,
      `“${needed}” has an error, so “${id}” is not used either`,
    )
  }
  return { parsed, problems: inFileOrder(problems), usable: withoutUnusable(content, unusable), leftOut }
}

function reportTaken(content: Content, bundled: Library, report: Report): void {
  for (const { registry, id } of allEntries(content)) {
    if (!bundled[registry].has(id)) continue
    report(
      { home: registry, id, path: ['id'] },
      'bundled-id',
      `随软件提供的内容里已有“${id}”，这一项不会用`,
      `the bundled content has “${id}” already; this one is not used`,
    )
  }
}

// What has an error is not used, nor what needs such an entry: half a playbook would mislead.
function findUnusable(content: Content, problems: readonly Problem[], bundled: Library): ReadonlyMap<string, string> {
  const dependents = new Map<string, string[]>()
  for (const { registry, id } of allEntries(content)) {
    for (const needed of listNeeds(content, registry, id)) {
      dependents.set(needed, [...(dependents.get(needed) ?? []), `${registry}:${id}`])
    }
  }
  // For each the entry that made it unusable: itself, or what it needs.
  const unusable = new Map<string, string>()
  for (const { code, entry } of problems) {
    if (entry && (findSeverity(code) === 'error' || code === 'bundled-id')) {
      const name = `${entry.registry}:${entry.id}`
      unusable.set(name, name)
    }
  }
  for (const [name, cause] of unusable) {
    if (isBundled(name, bundled)) continue
    for (const dependent of dependents.get(name) ?? []) if (!unusable.has(dependent)) unusable.set(dependent, cause)
  }
  return unusable
}

function withoutUnusable(content: Content, unusable: ReadonlyMap<string, string>): Content {
  const kept = registries.map((registry) => {
    const entries: [string, unknown][] = [...content[registry]]
    return [registry, new Map(entries.filter(([id]) => !unusable.has(`${registry}:${id}`)))]
  })
  return { ...content, ...Object.fromEntries(kept) }
}

function isBundled(name: string, bundled: Library): boolean {
  const { registry, id } = splitName(name)
  return bundled[registry].has(id)
}

function splitName(name: string): { registry: Registry; id: string } {
  const at = name.indexOf(':')
  return { registry: name.slice(0, at) as Registry, id: name.slice(at + 1) } // names are made in this file only
}

// Everything an entry cannot do without, as `registry:id`.
function listNeeds(content: Content, registry: Registry, id: string): string[] {
  const named = (to: Registry, ids: readonly string[]) => ids.map((one) => `${to}:${one}`)
  const asked = (...conditions: Parameters<typeof comparisonsIn>) =>
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
      return [
        ...contacts,
        ...asked(step.when),
        ...asked(step.done_when),
        ...named('steps', [...step.needs, ...outcomes.flatMap(({ opens }) => opens)]),
        ...named('contacts', step.contacts),
        ...named('laws', step.laws),
        ...named('deadlines', [...outcomes.flatMap(({ deadline }) => deadline ?? []), step.deadline?.id ?? []].flat()),
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
