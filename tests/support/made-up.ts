// Made-up sessions: they answer what they are asked, record outcomes and let time pass. Each choice hangs only on the
// session's number and the id of what is chosen among, so that new content elsewhere does not move it.
import { createHash } from 'node:crypto'
import type { Library, QuestionRules } from '../../src/core/content/library.ts'
import { addDays, dayInChina } from '../../src/core/dates.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { isOpen, type PlannedStep } from '../../src/core/plan/planned-step.ts'
import { checkAnswer, findOpenQuestions } from '../../src/core/plan/questions.ts'
import { recordStep, type StepChange } from '../../src/core/plan/record-step.ts'
import type { Answer, Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withPlaybook } from '../../src/core/session/session.ts'

const dayMs = 86_400_000

/** The made-up session of a number, and the moment in which it ended, in milliseconds since 1970. */
export function madeUpSession(library: Library, number: number): { session: Session; now: number } {
  const chance = (...of: (string | number)[]) => fraction(number, ...of)
  const began = Date.parse('2026-09-01T02:00:00Z') + Math.floor(chance('began') * 60) * dayMs
  const at = new Date(began).toISOString()
  let session = newSession({ id: 'made-up', name: 'made-up', at })
  const ids = [...library.playbooks.keys()].sort((a, b) => chance('playbook', a) - chance('playbook', b))
  const many = chance('playbooks') < 0.6 ? 1 : chance('playbooks') < 0.85 ? 2 : 3
  for (const playbook of ids.slice(0, many)) session = withPlaybook(session, { playbook, at })
  session = answered(library, session, { chance, today: dayInChina(began), at })
  let now = began
  for (let round = 0; round < Math.floor(chance('rounds') * 12); round += 1) {
    now += Math.floor(chance('pause', round) * 9) * dayMs
    session = recorded(library, session, { chance: (...of) => chance(round, ...of), now })
  }
  return { session, now }
}

type Chance = (...of: (string | number)[]) => number

function answered(
  library: Library,
  before: Session,
  { chance, today, at }: { chance: Chance; today: string; at: string },
): Session {
  let session = before
  for (let left = Math.floor(chance('patience') * 80); left > 0; left -= 1) {
    const [id] = findOpenQuestions(library, session)
    const question = id === undefined ? undefined : library.questions.get(id)
    if (!question) break
    const checked = checkAnswer(question, answerTo(question, chance, today), today)
    if (!checked.ok) throw new Error(`${question.id}: ${checked.problem.en}`)
    session = withAnswer(session, { question: question.id, value: checked.value, at })
  }
  return session
}

/** What a made-up person of a number answers to a question, whenever it is asked. */
export function madeUpAnswer(question: QuestionRules, number: number, today: string): Answer {
  const checked = checkAnswer(
    question,
    answerTo(question, (...of) => fraction(number, ...of), today),
    today,
  )
  if (!checked.ok) throw new Error(`${question.id}: ${checked.problem.en}`)
  return checked.value
}

function answerTo(question: QuestionRules, chance: Chance, today: string): Answer {
  if (chance('unsure', question.id) < 0.1) return 'unsure'
  const ranked = question.choices
    .filter(({ id }) => id !== 'unsure')
    .map(({ id, alone }) => ({ id, alone, rank: chance('choice', question.id, id) }))
    .sort((a, b) => a.rank - b.rank)
  const [first] = ranked
  switch (question.type) {
    case 'yes-no':
      return chance('yes', question.id) < 0.5 ? 'yes' : 'no'
    case 'date':
      return addDays(today, -Math.floor(chance('day', question.id) * 60))
    case 'text':
      return 'some words'
    case 'one':
      return first?.id ?? 'unsure'
    case 'many':
      if (!first || first.alone) return first ? [first.id] : 'unsure'
      return ranked.filter(({ alone, rank }, place) => !alone && (place === 0 || rank < 0.35)).map(({ id }) => id)
  }
}

function recorded(library: Library, session: Session, { chance, now }: { chance: Chance; now: number }): Session {
  const open = buildPlan(library, session, now).steps.filter(isOpen)
  const [step] = open.sort((a, b) => chance('step', a.id) - chance('step', b.id))
  if (!step) return session
  const result = recordStep({ session, now }, step, chooseChange(step, chance, now))
  return result.ok ? result.session : session
}

function chooseChange({ id, definition }: PlannedStep, chance: Chance, now: number): StepChange {
  const roll = chance('kind', id)
  const until = addDays(dayInChina(now), Math.floor(chance('until', id) * 20))
  if (roll < 0.06) return { act: 'skipped' }
  if (roll < 0.1) return { act: 'not-applicable' }
  if (roll < 0.16) return { act: 'waiting', until }
  if (roll < 0.22) return { act: 'postponed', until }
  if (roll < 0.25) return { act: 'waived' }
  const outcomes = [...new Set(['done', ...Object.keys(definition.outcomes)])]
  const [outcome = 'done'] = outcomes.sort((a, b) => chance('outcome', id, a) - chance('outcome', id, b))
  return { act: 'recorded', outcome }
}

/** A number from 0 up to 1 that hangs on nothing but its arguments. */
function fraction(...of: (string | number)[]): number {
  return createHash('sha256').update(of.join('\u0000')).digest().readUInt32BE() / 2 ** 32
}
