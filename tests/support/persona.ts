// A persona: who it is, what they answer, what they record on later days, and what the plan must hold after each.
import * as v from 'valibot'

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
            kind: v.optional(v.string(), 'done'),
            outcome: v.optional(v.string()),
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
