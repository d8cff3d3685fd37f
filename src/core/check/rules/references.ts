// Every id that content mentions exists, and means what the place needs.
import { type Comparison, type Condition, comparisonsIn } from '../../content/conditions.ts'
import type { Registry } from '../../content/library.ts'
import type { Question, Step } from '../../content/schema.ts'
import { commonOutcomes } from '../../content/vocabulary.ts'
import { nearest } from '../../nearest.ts'
import { choiceIds } from '../../plan/questions.ts'
import { type Text, textReferences } from '../../text.ts'
import type { Content, ParsedContent } from '../parse.ts'
import type { Problem } from '../problem.ts'

type Path = (string | number)[]
type Report = (path: Path, zh: string, en: string) => void

/**
 * Mistakes in references. `known` is all content they may point to: the checked files, and for a person's own folder
 * the bundled library as well.
 */
export function checkReferences(parsed: ParsedContent, known: Content): Problem[] {
  const problems: Problem[] = []
  const { content } = parsed
  const reporter =
    (registry: Parameters<ParsedContent['placeOf']>[0], id: string): Report =>
    (path, zh, en) => {
      problems.push({ ...parsed.placeOf(registry, id, path), message: { zh, en } })
    }
  const common = reporter('common', 'common')
  checkIds(content.common.ask, 'questions', ['ask'])
  checkIds(content.common.steps, 'steps', ['steps'])
  function checkIds(ids: string[], registry: Registry, path: Path): void {
    eachKnown(ids, known, { registry, path, report: common })
  }

  for (const scenario of Object.values(content.scenarios)) {
    const report = reporter('scenarios', scenario.id)
    eachKnown(scenario.ask, known, { registry: 'questions', path: ['ask'], report })
    eachKnown(scenario.steps, known, { registry: 'steps', path: ['steps'], report })
    eachKnown(scenario.threats, known, { registry: 'threats', path: ['threats'], report })
    checkValues(scenario.assume, known, { path: ['assume'], report })
  }
  for (const question of Object.values(content.questions)) {
    const report = reporter('questions', question.id)
    checkCondition(question.when, known, { path: ['when'], report })
    checkChoices(question, report)
  }
  for (const step of Object.values(content.steps)) checkStep(step, known, reporter('steps', step.id))
  for (const threat of Object.values(content.threats)) {
    const report = reporter('threats', threat.id)
    checkCondition(threat.when, known, { path: ['when'], report })
    eachKnown(threat.contacts, known, { registry: 'contacts', path: ['contacts'], report })
  }
  for (const deadline of Object.values(content.deadlines)) {
    const report = reporter('deadlines', deadline.id)
    eachKnown(deadline.laws, known, { registry: 'laws', path: ['laws'], report })
    if (deadline.kind === 'statutory' && deadline.laws.length === 0) {
      report(['kind'], '法定期限要写明依据的法律（laws）', 'a statutory limit names its laws')
    }
    if (deadline.kind === 'advice' && deadline.laws.length > 0) {
      report(['laws'], '我们的建议不能挂法律依据', 'advice of ours cites no law')
    }
  }
  for (const law of Object.values(content.laws)) {
    const report = reporter('laws', law.id)
    eachKnown(law.replaced_by, known, { registry: 'laws', path: ['replaced_by'], report })
    if (law.replaced_by.length > 0 && !law.in_force.until) {
      report(
        ['in_force'],
        '被替代的条文要写明失效日期（until）',
        'an article that was replaced says until when it was in force',
      )
    }
  }
  content.retired.forEach((entry, index) => {
    const report = reporter('retired', 'retired')
    const registry = `${entry.kind}s` as Registry
    if (known[registry][entry.id])
      report([index, 'id'], `“${entry.id}”还在使用，不能列为停用`, `“${entry.id}” is still in use`)
    if (entry.replacement) eachKnown([entry.replacement], known, { registry, path: [index, 'replacement'], report })
  })
  for (const { registry, id, entry } of allEntries(content)) checkTexts(entry, known, reporter(registry, id))
  return problems
}

/** Every entry of every registry. */
export function allEntries(content: Content): { registry: Registry; id: string; entry: unknown }[] {
  const registries: Registry[] = ['scenarios', 'questions', 'steps', 'contacts', 'laws', 'deadlines', 'threats']
  return registries.flatMap((registry) =>
    Object.entries(content[registry]).map(([id, entry]) => ({ registry, id, entry: entry as unknown })),
  )
}

/** Every bilingual text inside an entry, with its path. */
export function textsIn(value: unknown, path: Path = []): { path: Path; text: Text }[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]))
  const { zh, en } = value as { zh?: unknown; en?: unknown }
  if (typeof zh === 'string' && typeof en === 'string') return [{ path, text: { zh, en } }]
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]))
}

function checkStep(step: Step, known: Content, report: Report): void {
  checkCondition(step.when, known, { path: ['when'], report })
  checkCondition(step.done_when, known, { path: ['done_when'], report })
  eachKnown(step.needs, known, { registry: 'steps', path: ['needs'], report })
  eachKnown(step.contacts, known, { registry: 'contacts', path: ['contacts'], report })
  eachKnown(step.laws, known, { registry: 'laws', path: ['laws'], report })
  eachTerm(step.destroys, known, { list: 'evidence', path: ['destroys'], report })
  eachTerm(step.captures, known, { list: 'evidence', path: ['captures'], report })
  eachTerm(step.effort?.bring ?? [], known, { list: 'items', path: ['effort', 'bring'], report })
  for (const [id, outcome] of Object.entries(step.outcomes)) {
    const path = ['outcomes', id]
    eachKnown(outcome.opens, known, { registry: 'steps', path: [...path, 'opens'], report })
    checkValues(outcome.sets, known, { path: [...path, 'sets'], report })
    if (outcome.clock) eachKnown([outcome.clock], known, { registry: 'deadlines', path: [...path, 'clock'], report })
    if (!outcome.label && !(commonOutcomes as readonly string[]).includes(id)) {
      report(path, `结果“${id}”要有label`, `outcome “${id}” needs a label`)
    }
  }
  if (step.deadline) {
    eachKnown([step.deadline.limit], known, { registry: 'deadlines', path: ['deadline', 'limit'], report })
    const from = step.deadline.from
    if (from !== 'opened' && 'question' in from && known.questions[from.question]?.type !== 'date') {
      report(['deadline', 'from'], `“${from.question}”不是日期问题`, `“${from.question}” is not a date question`)
    }
  }
  if ((step.stage === 'safety' || step.stage === 'money') && step.needs.length + step.destroys.length > 0) {
    report(['stage'], '保命、止损的步骤不能等别的步骤', 'steps for life and money wait for nothing')
  }
  if (step.urgency === 'watch' && !step.repeat)
    report(['urgency'], '定期看的步骤要写repeat', 'a recurring step needs repeat')
}

function checkChoices(question: Question, report: Report): void {
  const needsChoices = question.type === 'one' || question.type === 'many'
  if (needsChoices !== question.choices.length > 0) {
    report(
      ['choices'],
      '选择题要有choices，其他题型不能有',
      'questions of type one and many have choices, others have none',
    )
  }
  const ids = question.choices.map(({ id }) => id)
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) report(['choices', index, 'id'], `选项“${id}”重复`, `choice “${id}” stands twice`)
  })
}

interface Where {
  path: Path
  report: Report
}

function eachKnown(ids: string[], known: Content, { registry, path, report }: Where & { registry: Registry }): void {
  ids.forEach((id, index) => {
    if (!known[registry][id]) reportUnknown(id, Object.keys(known[registry]), { path: [...path, index], report })
  })
}

function eachTerm(ids: string[], known: Content, { list, path, report }: Where & { list: 'items' | 'evidence' }): void {
  const terms = known.terms[list].map(({ id }) => id)
  ids.forEach((id, index) => {
    if (!terms.includes(id)) reportUnknown(id, terms, { path: [...path, index], report })
  })
}

function checkCondition(condition: Condition | undefined, known: Content, where: Where): void {
  for (const comparison of comparisonsIn(condition)) checkComparison(comparison, known, where)
}

function checkValues(values: Readonly<Record<string, string | string[]>>, known: Content, where: Where): void {
  for (const [question, value] of Object.entries(values)) {
    checkComparison({ question, values: typeof value === 'string' ? [value] : value }, known, {
      ...where,
      path: [...where.path, question],
    })
  }
}

function checkComparison({ question, values }: Comparison, known: Content, { path, report }: Where): void {
  const asked = known.questions[question]
  if (!asked) {
    reportUnknown(question, Object.keys(known.questions), { path, report })
    return
  }
  const allowed = choiceIds(asked)
  for (const value of values) {
    if (!allowed.includes(value)) reportUnknown(`${question}: ${value}`, allowed, { path, report })
  }
}

function checkTexts(entry: unknown, known: Content, report: Report): void {
  for (const { path, text } of textsIn(entry)) {
    for (const language of ['zh', 'en'] as const) {
      for (const { kind, id } of textReferences(text[language])) {
        const contact = known.contacts[id]
        if (!contact) reportUnknown(id, Object.keys(known.contacts), { path: [...path, language], report })
        else if (kind === 'phone' && !contact.phone) {
          report([...path, language], `“${id}”没有电话号码`, `contact “${id}” has no phone number`)
        }
      }
    }
  }
}

function reportUnknown(id: string, candidates: string[], { path, report }: Where): void {
  const [near] = nearest(id.replace(/^.*: /, ''), candidates, 1)
  report(
    path,
    `没有“${id}”${near ? `，是不是“${near}”？` : ''}`,
    `“${id}” does not exist${near ? `; did you mean “${near}”?` : ''}`,
  )
}
