// A persona: who it is, what they answer, what they record on later days, and what the plan must hold after each.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Library } from '../../src/core/content/library.ts'
import type { Act } from '../../src/core/plan/acts.ts'
import { findStep } from '../../src/core/plan/find-step.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { checkAnswer } from '../../src/core/plan/questions.ts'
import { recordStep } from '../../src/core/plan/record-step.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withLastUndone, withPlaybook } from '../../src/core/session/session.ts'
import { parseGuardedYaml } from '../../src/io/yaml/guarded-yaml.ts'

const ids = v.optional(v.array(v.string()), [])
const answers = v.record(v.string(), v.union([v.string(), v.array(v.string())]))

export const expectationSchema = v.strictObject({
  /** The next step. */
  next: v.optional(v.nullable(v.string())),
  /** The first steps of the plan that are still open, in order. */
  first: ids,
  includes: ids,
  excludes: ids,
  /** Pairs: the first stands before the second. */
  before: v.optional(v.array(v.tuple([v.string(), v.string()])), []),
  states: v.optional(v.record(v.string(), v.string()), {}),
  due: v.optional(v.record(v.string(), v.nullable(v.string())), {}),
  threats: ids,
  /** Laws cited by a step on the day of the incident: step id to law ids that must be among them. */
  laws: v.optional(v.record(v.string(), v.array(v.string())), {}),
  /** Needed actions, each met by any one of the steps. */
  covers: v.optional(v.record(v.string(), v.array(v.string())), {}),
})

export const personaSchema = v.strictObject({
  /** One sentence: who they are and what happened. */
  story: v.string(),
  /** The usual case of its playbook: the plan begins with the three steps in `first` and has at most 20 open ones. */
  ordinary: v.optional(v.literal(true)),
  playbooks: v.array(v.string()),
  /** When the session starts, with time zone. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  answers,
  expect: expectationSchema,
  then: v.optional(
    v.array(
      v.strictObject({
        at: v.pipe(v.string(), v.isoTimestamp()),
        record: v.optional(
          v.strictObject({
            step: v.string(),
            act: v.optional(v.string(), 'recorded'),
            outcome: v.optional(v.string()),
            /** The day of what is recorded. */
            on: v.optional(v.string()),
            until: v.optional(v.string()),
            note: v.optional(v.string()),
            fields: v.optional(v.record(v.string(), v.string())),
          }),
        ),
        answer: v.optional(answers),
        add: v.optional(v.string()),
        undo: v.optional(v.literal(true)),
        expect: v.optional(expectationSchema),
      }),
    ),
    [],
  ),
})
export type Persona = v.InferOutput<typeof personaSchema>
export type Expectation = v.InferOutput<typeof expectationSchema>

const folder = join('playbooks', 'personas')

/** All personas by name. */
export function readPersonas(): [string, Persona][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [
      name.replace('.yaml', ''),
      v.parse(personaSchema, parseGuardedYaml(readFileSync(join(folder, name))).value),
    ])
}

/** The session of a persona on the first day. */
export function beginPersona(
  library: Library,
  { at, playbooks, answers }: Pick<Persona, 'at' | 'playbooks' | 'answers'>,
): Session {
  let session = newSession({ id: 'persona', name: 'persona', at: new Date(at).toISOString() })
  for (const playbook of playbooks) session = withPlaybook(session, { playbook, at })
  return answered(library, session, answers, at)
}

function answered(library: Library, session: Session, answers: Persona['answers'], at: string): Session {
  return Object.entries(answers).reduce((current, [question, value]) => {
    const asked = library.questions.get(question)
    if (!asked) throw new Error(`no question ${question}`)
    const checked = checkAnswer(asked, value, at.slice(0, 10))
    if (!checked.ok) throw new Error(`${question}: ${checked.problem.en}`)
    return withAnswer(current, { question, value: checked.value, at })
  }, session)
}

/** The session after one more day. Throws where the persona does something the program refuses. */
export function livePersonaDay(library: Library, session: Session, day: Persona['then'][number]): Session {
  const now = Date.parse(day.at)
  const at = new Date(now).toISOString()
  let current = day.answer ? answered(library, session, day.answer, at) : session
  if (day.add) current = withPlaybook(current, { playbook: day.add, at })
  if (day.undo) current = withLastUndone(current, at)?.session ?? current
  if (!day.record) return current
  const { step: name, act, ...rest } = day.record
  const found = findStep(library, buildPlan(library, current, now), name)
  if (!found.ok) throw new Error(found.problem.en)
  const recorded = recordStep({ session: current, now }, found.step, { act: act as Act, ...rest })
  if (!recorded.ok) throw new Error(recorded.problem.en)
  return recorded.session
}
