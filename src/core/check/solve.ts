// Whether some answers and outcomes make a condition true, and which: what the checker's proofs over all answers stand on.
// A value that an outcome adds takes the place of “none” and “not sure” in a plan; here it stands beside them. That loses
// nothing: the same is known where the question was not answered, which is tried too.
import { type Condition, comparisonsIn, partsOf } from '../content/conditions.ts'
import type { Library, Values } from '../content/library.ts'
import { own } from '../content/own.ts'
import { answerValues } from '../plan/facts.ts'
import { choiceIds } from '../plan/questions.ts'

/** What can become known in some session. */
export interface Scope {
  /** Questions that are asked. */
  asked: ReadonlySet<string>
  /** What is taken for granted until it is answered. */
  assume: Values
  /** What an outcome can add, by question or fact. */
  found: ReadonlyMap<string, ReadonlySet<string>>
  /** What an outcome did add: it holds whatever is answered. */
  certain?: Values
}

/** What several sources can add, by question or fact. */
export function collectValues(sets: readonly Values[]): Scope['found'] {
  const found = new Map<string, Set<string>>()
  for (const [id, values] of sets.flatMap((one) => Object.entries(one))) {
    const all = found.get(id) ?? new Set()
    found.set(id, all)
    for (const value of answerValues(values)) all.add(value)
  }
  return found
}

/** Answers and findings that make a condition true: each value that holds, or does not. */
export type Witness = readonly { question: string; value: string; holds: boolean }[]

// Beyond that nobody knows, and it is taken to be possible: no honest condition comes near it.
const mostTries = 20_000

/** An answer contains a value, or an outcome added it. */
interface Literal {
  by: 'answer' | 'outcome'
  question: string
  value: string
  holds: boolean
}

type Formula = boolean | Literal | { combine: 'all' | 'any'; parts: Formula[] }

/** Finds what makes a condition true within a scope; undefined where nothing does. */
export function findWitness(condition: Condition, known: Library, scope: Scope): Witness | undefined {
  const rules = { known, scope, setters: settersIn(known, scope) }
  const budget = { tries: mostTries }
  const found = solve([formulaOf(condition, true, rules)], new Map(), rules, budget)
  return found && [...found.values()].map(({ question, value, holds }) => ({ question, value, holds }))
}

/** Whether something makes a condition true within a scope. */
export function canHold(condition: Condition, known: Library, scope: Scope): boolean {
  return findWitness(condition, known, scope) !== undefined
}

interface Rules {
  known: Library
  scope: Scope
  /** By `fact: value`, the choices of asked questions from which it follows. */
  setters: ReadonlyMap<string, readonly { question: string; value: string }[]>
}

// Thousands of searches share the questions of a playbook.
const settersByAsked = new WeakMap<Scope['asked'], { known: Library; setters: Rules['setters'] }>()

function settersIn(known: Library, { asked }: Scope): Rules['setters'] {
  const before = settersByAsked.get(asked)
  if (before?.known === known) return before.setters
  const setters = new Map<string, { question: string; value: string }[]>()
  for (const question of asked) {
    for (const { id: value, sets } of known.questions.get(question)?.choices ?? []) {
      for (const [fact, values] of Object.entries(sets))
        for (const one of answerValues(values)) {
          const key = `${fact}: ${one}`
          setters.set(key, [...(setters.get(key) ?? []), { question, value }])
        }
    }
  }
  settersByAsked.set(asked, { known, setters })
  return setters
}

function formulaOf(condition: Condition, holds: boolean, rules: Rules): Formula {
  const { not, conditions, combine } = partsOf(condition)
  if (not) return formulaOf(not, !holds, rules)
  if (conditions) {
    const isAll = combine === (holds ? 'all' : 'any')
    return { combine: isAll ? 'all' : 'any', parts: conditions.map((part) => formulaOf(part, holds, rules)) }
  }
  // All comparisons must hold, each by any one of its values.
  const comparisons = comparisonsIn(condition).map(
    ({ question, values }): Formula => ({
      combine: holds ? 'any' : 'all',
      parts: values.map((value) => valueFormula(question, value, holds, rules)),
    }),
  )
  return { combine: holds ? 'all' : 'any', parts: comparisons }
}

// A value is known because it was answered, because an outcome or a choice brought it, or because it is taken for granted.
function valueFormula(question: string, value: string, holds: boolean, { known, scope, setters }: Rules): Formula {
  const has = (values: Values | undefined) => answerValues(own(values ?? {}, question) ?? []).includes(value)
  if (has(scope.certain)) return holds
  const isAsked = scope.asked.has(question)
  const literal = (by: Literal['by'], of = { question, value }): Literal => ({ by, ...of, holds })
  // An answer takes the place of what is taken for granted.
  const isAssumed = has(scope.assume)
  if (isAssumed && !isAsked) return holds
  const asked = known.questions.get(question)
  const unanswered: Formula[] = (asked ? choiceIds(asked) : []).map((one) => ({
    by: 'answer',
    question,
    value: one,
    holds: !holds,
  }))
  const parts: Formula[] = [
    ...(isAssumed ? [{ combine: holds ? ('all' as const) : ('any' as const), parts: unanswered }] : []),
    ...(isAsked ? [literal('answer')] : []),
    ...(scope.found.get(question)?.has(value) ? [literal('outcome')] : []),
    ...(setters.get(`${question}: ${value}`) ?? []).map((of) => literal('answer', of)),
  ]
  return { combine: holds ? 'any' : 'all', parts }
}

type Decided = ReadonlyMap<string, Literal>

const keyOf = ({ by, question, value }: Literal) => `${by} ${question}: ${value}`

// Decides what has only one way first, then tries the choice with the fewest ways.
function solve(
  formulas: readonly Formula[],
  before: Decided,
  rules: Rules,
  budget: { tries: number },
): Decided | undefined {
  budget.tries -= 1
  if (budget.tries < 0) return before
  const decided = new Map(before)
  const open = [...formulas]
  let choices: Formula[][] = []
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === true) continue
    if (next === false) return undefined
    if ('combine' in next) {
      if (next.combine === 'all') open.push(...next.parts)
      else choices.push(next.parts)
    } else if (!decide(next, decided, rules)) return undefined
    if (open.length > 0) continue
    const left = choices.map((parts) => parts.filter((part) => truthOf(part, decided) !== false))
    choices = []
    for (const parts of left) {
      const [only] = parts
      if (only === undefined) return undefined
      if (parts.some((part) => truthOf(part, decided) === true)) continue
      if (parts.length === 1) open.push(only)
      else choices.push(parts)
    }
  }
  const [first, ...others] = choices.toSorted((a, b) => a.length - b.length)
  if (first === undefined) return decided
  const rest = others.map((parts): Formula => ({ combine: 'any', parts }))
  for (const part of first) {
    const found = solve([part, ...rest], decided, rules, budget)
    if (found) return found
  }
  return undefined
}

function truthOf(formula: Formula, decided: Decided): boolean | undefined {
  if (typeof formula === 'boolean') return formula
  if ('combine' in formula) return undefined
  const before = decided.get(keyOf(formula))
  return before === undefined ? undefined : before.holds === formula.holds
}

// False: it contradicts what was decided before, or what a question can be answered with.
function decide(literal: Literal, decided: Map<string, Literal>, { known }: Rules): boolean {
  const before = decided.get(keyOf(literal))
  if (before) return before.holds === literal.holds
  decided.set(keyOf(literal), literal)
  if (!literal.holds || literal.by === 'outcome') return true
  const rules = known.questions.get(literal.question)
  const isAlone = (value: string) =>
    value === 'unsure' || (rules?.choices.some(({ id, alone }) => id === value && alone) ?? false)
  const others = [...decided.values()].filter(
    ({ by, question, value, holds }) =>
      by === 'answer' && holds && question === literal.question && value !== literal.value,
  )
  if (rules?.type !== 'many') return others.length === 0
  return others.length === 0 || (!isAlone(literal.value) && !others.some(({ value }) => isAlone(value)))
}
