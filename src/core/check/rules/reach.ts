// Everything written is used: each step can enter a plan, each question is asked, nothing waits in a circle.
import { comparisonsIn } from '../../content/conditions.ts'
import type { Library, OutcomeRules, StepRules } from '../../content/library.ts'
import { type Rule, reportOn } from '../rule.ts'
import { canHold, collectValues } from '../solve.ts'

const stepsAreUsed: Rule = ({ content, known }, report) => {
  const opened = collectOpened(known)
  const listed = collectListed(known)
  for (const id of content.steps.keys()) {
    if (opened.has(id) || listed.has(id) || known.broken.mentions.has(id)) continue
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
  // The day that a limit counts from is given at the step.
  const given = [...known.steps.values()].flatMap(({ deadline }) =>
    typeof deadline?.from === 'object' && 'question' in deadline.from ? [deadline.from.question] : [],
  )
  const asked = new Set([...collectAsked(known), ...given])
  for (const id of content.questions.keys()) {
    if (asked.has(id) || known.broken.mentions.has(id)) continue
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
  const found = collectValues([...known.steps.values()].flatMap((step) => listOutcomes(step).map(({ sets }) => sets)))
  for (const { id, ask, assume, steps } of content.playbooks.values()) {
    const asked = [...known.common.ask, ...ask]
    const scope = { asked: new Set(asked), assume, found }
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

// Depth first without recursion: a chain may be as long as a folder has steps.
function findCircles(known: Library, follow: (step: StepRules) => string[]): string[][] {
  const found: string[][] = []
  const finished = new Set<string>()
  for (const start of known.steps.keys()) {
    const path: { id: string; next: string[] }[] = []
    const onPath = new Set<string>()
    const enter = (id: string) => {
      const step = known.steps.get(id)
      if (!step || finished.has(id)) return
      path.push({ id, next: [...follow(step)] })
      onPath.add(id)
    }
    enter(start)
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const next = here.next.shift()
      if (next === undefined) {
        path.pop()
        onPath.delete(here.id)
        finished.add(here.id)
      } else if (onPath.has(next)) {
        const ids = path.map(({ id }) => id)
        found.push([...ids.slice(ids.indexOf(next)), next])
      } else enter(next)
    }
  }
  return found
}
