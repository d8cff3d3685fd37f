// Everything written is used: each step can enter a plan, each question is asked, nothing waits in a circle.
import { type Condition, comparisonsIn, type Facts, holds } from '../../content/conditions.ts'
import type { Step } from '../../content/schema.ts'
import type { Content, ParsedContent } from '../parse.ts'
import type { Problem } from '../problem.ts'

/** Steps and questions that nobody can reach, circles, and evidence that no step saves. */
export function checkReach(parsed: ParsedContent, known: Content): Problem[] {
  const { content } = parsed
  const problems: Problem[] = []
  const report = (
    registry: Parameters<ParsedContent['placeOf']>[0],
    id: string,
    path: (string | number)[],
    zh: string,
    en: string,
  ) => problems.push({ ...parsed.placeOf(registry, id, path), message: { zh, en } })

  const opened = new Set(
    Object.values(known.steps).flatMap((step) => Object.values(step.outcomes).flatMap(({ opens }) => opens)),
  )
  const listed = new Set([...known.common.steps, ...Object.values(known.scenarios).flatMap(({ steps }) => steps)])
  const asked = new Set([...known.common.ask, ...Object.values(known.scenarios).flatMap(({ ask }) => ask)])
  const setByOutcome = new Set(
    Object.values(known.steps).flatMap((step) => Object.values(step.outcomes).flatMap(({ sets }) => Object.keys(sets))),
  )

  for (const step of Object.values(content.steps)) {
    if (!opened.has(step.id) && !listed.has(step.id)) {
      report('steps', step.id, ['id'], `没有预案用到步骤“${step.id}”`, `no playbook lists or opens step “${step.id}”`)
    }
    step.destroys.forEach((kind, index) => {
      if (!Object.values(known.steps).some((other) => other.captures.includes(kind))) {
        report(
          'steps',
          step.id,
          ['destroys', index],
          `没有步骤保存证据“${kind}”`,
          `no step saves the evidence “${kind}”`,
        )
      }
    })
    if (opened.has(step.id) && !listed.has(step.id)) {
      for (const { question } of comparisonsIn(step.when)) {
        if (!asked.has(question) && !setByOutcome.has(question) && !assumes(known, question)) {
          report('steps', step.id, ['when'], `没有预案问“${question}”`, `no playbook asks “${question}”`)
        }
      }
    }
  }
  for (const question of Object.values(content.questions)) {
    if (!asked.has(question.id)) {
      report('questions', question.id, ['id'], `没有预案问“${question.id}”`, `no playbook asks “${question.id}”`)
    }
  }
  for (const scenario of Object.values(content.scenarios)) {
    const answerable = new Set([...known.common.ask, ...scenario.ask, ...setByOutcome])
    scenario.steps.forEach((id, index) => {
      const when = known.steps[id]?.when
      if (when && !canHold(when, known, { answerable, assume: scenario.assume })) {
        report(
          'scenarios',
          scenario.id,
          ['steps', index],
          `这个预案的问题下，“${id}”永远不会出现`,
          `with the questions of this playbook, “${id}” can never apply`,
        )
      }
    })
  }
  for (const [key, follow] of [
    ['needs', (step: Step) => step.needs],
    ['outcomes', (step: Step) => Object.values(step.outcomes).flatMap(({ opens }) => opens)],
  ] as const) {
    for (const circle of circles(known, follow)) {
      const [first = ''] = circle
      if (content.steps[first]) {
        report(
          'steps',
          first,
          [key],
          `步骤互相等待：${circle.join(' → ')}`,
          `steps go in a circle: ${circle.join(' → ')}`,
        )
      }
    }
  }
  return problems
}

function assumes(known: Content, question: string): boolean {
  return Object.values(known.scenarios).some(({ assume }) => question in assume)
}

/**
 * Whether some answers make a condition true. Only the questions and values it mentions matter, plus for each question
 * "something else" and "not answered".
 */
export function canHold(
  condition: Condition,
  known: Content,
  scope: { answerable: ReadonlySet<string>; assume: Readonly<Record<string, string | string[]>> },
): boolean {
  const mentioned = new Map<string, Set<string>>()
  for (const { question, values } of comparisonsIn(condition)) {
    mentioned.set(question, new Set([...(mentioned.get(question) ?? []), ...values]))
  }
  const options = [...mentioned].map(([question, values]): [string, ReadonlySet<string>[]] => {
    const assumed = scope.assume[question]
    const fixed = assumed === undefined ? new Set<string>() : new Set(typeof assumed === 'string' ? [assumed] : assumed)
    if (!scope.answerable.has(question)) return [question, [fixed]]
    const many = known.questions[question]?.type === 'many'
    return [question, [fixed, ...(many ? subsets([...values]) : [...values].map((value) => new Set([value])))]]
  })
  return someCombination(options, (facts) => holds(condition, facts))
}

function subsets(values: string[]): ReadonlySet<string>[] {
  const few = values.slice(0, 10)
  return Array.from(
    { length: 2 ** few.length },
    (_, bits) => new Set(few.filter((_value, index) => (bits >> index) & 1)),
  )
}

function someCombination(
  options: [string, ReadonlySet<string>[]][],
  test: (facts: Facts) => boolean,
  facts = new Map<string, ReadonlySet<string>>(),
): boolean {
  const [first, ...rest] = options
  if (!first) return test(facts)
  const [question, sets] = first
  return sets.some((values) => someCombination(rest, test, new Map(facts).set(question, values)))
}

function circles(known: Content, follow: (step: Step) => string[]): string[][] {
  const found: string[][] = []
  const finished = new Set<string>()
  const walk = (id: string, path: string[]): void => {
    const at = path.indexOf(id)
    if (at >= 0) {
      found.push([...path.slice(at), id])
      return
    }
    const step = known.steps[id]
    if (!step || finished.has(id)) return
    for (const next of follow(step)) walk(next, [...path, id])
    finished.add(id)
  }
  for (const id of Object.keys(known.steps)) walk(id, [])
  return found
}
