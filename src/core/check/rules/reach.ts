// Everything written is used: each step can enter a plan, each question is asked, nothing waits in a circle.
import { type Condition, comparisonsIn, type Facts, holds } from '../../content/conditions.ts'
import type { Library, OutcomeRules, StepRules, Values } from '../../content/library.ts'
import { answerValues, impliedBy } from '../../plan/facts.ts'
import { choiceIds } from '../../plan/questions.ts'
import { type Rule, reportOn } from '../rule.ts'

const stepsAreUsed: Rule = ({ content, known }, report) => {
  const opened = collectOpened(known)
  const listed = collectListed(known)
  for (const id of content.steps.keys()) {
    if (opened.has(id) || listed.has(id)) continue
    reportOn(report, 'steps', id)(
      ['id'],
      'unused-step',
      `没有预案用到步骤“${id}”`,
      `no playbook lists or opens step “${id}”`,
    )
  }
}

const evidenceIsSavedSomewhere: Rule = ({ content, known }, report) => {
  const saved = new Set([...known.steps.values()].flatMap(({ captures }) => captures))
  for (const { id, destroys } of content.steps.values()) {
    destroys.forEach((kind, index) => {
      if (saved.has(kind)) return
      reportOn(report, 'steps', id)(
        ['destroys', index],
        'evidence-not-saved',
        `没有步骤保存证据“${kind}”`,
        `no step saves the evidence “${kind}”`,
      )
    })
  }
}

// What a playbook lists is looked at with the questions of that playbook, below.
const openedStepsReadWhatIsAsked: Rule = ({ content, known }, report) => {
  const opened = collectOpened(known)
  const listed = collectListed(known)
  const asked = collectAsked(known)
  const set = collectSet(known)
  for (const { id, when } of content.steps.values()) {
    if (!opened.has(id) || listed.has(id)) continue
    for (const { question } of comparisonsIn(when)) {
      if (asked.has(question) || set.has(question)) continue
      reportOn(report, 'steps', id)(
        ['when'],
        'never-asked',
        `没有预案问“${question}”，也没有什么设定它`,
        `no playbook asks or sets “${question}”`,
      )
    }
  }
}

const questionsAreAsked: Rule = ({ content, known }, report) => {
  const asked = collectAsked(known)
  for (const id of content.questions.keys()) {
    if (asked.has(id)) continue
    reportOn(report, 'questions', id)(['id'], 'unused-question', `没有预案问“${id}”`, `no playbook asks “${id}”`)
  }
}

const factsAreSet: Rule = ({ content, known }, report) => {
  const set = collectSet(known)
  for (const id of content.facts.keys()) {
    if (set.has(id)) continue
    reportOn(report, 'facts', id)(['id'], 'unused-fact', `没有什么设定“${id}”`, `nothing sets “${id}”`)
  }
}

const listedStepsCanApply: Rule = ({ content, known }, report) => {
  const foundByOutcomes = [...known.steps.values()].flatMap((step) => listOutcomes(step).map(({ sets }) => sets))
  for (const { id, ask, assume, steps } of content.playbooks.values()) {
    const asked = [...known.common.ask, ...ask]
    const implied = asked.flatMap((question) => {
      const rules = known.questions.get(question)
      return rules ? impliedBy(known, question, choiceIds(rules)) : []
    })
    const settable = [...foundByOutcomes, ...implied].flatMap(Object.keys)
    const scope = { answerable: new Set([...asked, ...settable]), assume }
    steps.forEach((step, index) => {
      const when = known.steps.get(step)?.when
      if (!when || canHold(when, known, scope)) return
      reportOn(report, 'playbooks', id)(
        ['steps', index],
        'unreachable-step',
        `这个预案的问题下，“${step}”永远不会出现`,
        `with the questions of this playbook, “${step}” can never apply`,
      )
    })
  }
}

const nothingWaitsInACircle: Rule = ({ content, known }, report) => {
  const ways = {
    needs: (step: StepRules) => step.needs,
    outcomes: (step: StepRules) => listOutcomes(step).flatMap(({ opens }) => opens),
  }
  for (const [key, follow] of Object.entries(ways)) {
    for (const circle of findCircles(known, follow)) {
      const [first = ''] = circle
      if (!content.steps.has(first)) continue
      reportOn(report, 'steps', first)(
        [key],
        'circle',
        `步骤互相等待：${circle.join(' → ')}`,
        `steps go in a circle: ${circle.join(' → ')}`,
      )
    }
  }
}

/** Every rule about what is used and what can come to be. */
export const reachRules: readonly Rule[] = [
  stepsAreUsed,
  evidenceIsSavedSomewhere,
  openedStepsReadWhatIsAsked,
  questionsAreAsked,
  factsAreSet,
  listedStepsCanApply,
  nothingWaitsInACircle,
]

/**
 * Whether some answers make a condition true. Only the questions and values it mentions matter, plus for each question
 * "something else" and "not answered".
 */
export function canHold(
  condition: Condition,
  known: Library,
  scope: { answerable: ReadonlySet<string>; assume: Values },
): boolean {
  const mentioned = new Map<string, Set<string>>()
  for (const { question, values } of comparisonsIn(condition)) {
    mentioned.set(question, new Set([...(mentioned.get(question) ?? []), ...values]))
  }
  const options = [...mentioned].map(([question, values]): [string, ReadonlySet<string>[]] => {
    const fixed = new Set(answerValues(scope.assume[question] ?? []))
    if (!scope.answerable.has(question)) return [question, [fixed]]
    const many = known.questions.get(question)?.type === 'many' || known.facts.has(question)
    return [question, [fixed, ...(many ? subsets([...values]) : [...values].map((value) => new Set([value])))]]
  })
  return someCombination(options, (facts) => holds(condition, facts))
}

function listOutcomes({ outcomes }: StepRules): OutcomeRules[] {
  return Object.values(outcomes)
}

function collectOpened(known: Library): ReadonlySet<string> {
  return new Set([...known.steps.values()].flatMap((step) => listOutcomes(step).flatMap(({ opens }) => opens)))
}

function collectListed(known: Library): ReadonlySet<string> {
  return new Set([...known.common.steps, ...[...known.playbooks.values()].flatMap(({ steps }) => steps)])
}

function collectAsked(known: Library): ReadonlySet<string> {
  return new Set([...known.common.ask, ...[...known.playbooks.values()].flatMap(({ ask }) => ask)])
}

// Questions and facts that a playbook, an answer or an outcome settles.
function collectSet(known: Library): ReadonlySet<string> {
  const values = [
    ...[...known.playbooks.values()].map(({ assume }) => assume),
    ...[...known.questions.values()].flatMap(({ choices }) => choices.map(({ sets }) => sets)),
    ...[...known.steps.values()].flatMap((step) => listOutcomes(step).map(({ sets }) => sets)),
  ]
  return new Set(values.flatMap(Object.keys))
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

function findCircles(known: Library, follow: (step: StepRules) => string[]): string[][] {
  const found: string[][] = []
  const finished = new Set<string>()
  const walk = (id: string, path: string[]): void => {
    const at = path.indexOf(id)
    if (at >= 0) {
      found.push([...path.slice(at), id])
      return
    }
    const step = known.steps.get(id)
    if (!step || finished.has(id)) return
    for (const next of follow(step)) walk(next, [...path, id])
    finished.add(id)
  }
  for (const id of known.steps.keys()) walk(id, [])
  return found
}
