// The form of a session, for reading files; planning and recording need only its types.
import * as v from 'valibot'
import { idPattern, unsure } from '../content/vocabulary.ts'
import { longestBlank, longestEvidenceName, longestField, longestNote, sessionFormat } from './limits.ts'

/** One answer: a choice id, `yes`/`no`, a date or a short text; several choice ids; or `unsure`. */
const answerSchema = v.union([
  v.pipe(v.string(), v.maxLength(500)),
  v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(50)),
])
export type Answer = v.InferOutput<typeof answerSchema>

const id = v.pipe(v.string(), v.regex(idPattern))
const at = v.pipe(v.string(), v.isoTimestamp())
const date = v.pipe(v.string(), v.isoDate())
const index = v.pipe(v.number(), v.integer(), v.minValue(0))
const entryNumber = v.pipe(v.number(), v.integer(), v.minValue(1))
const note = v.optional(v.pipe(v.string(), v.maxLength(longestNote)))
const fields = v.optional(v.record(id, v.pipe(v.string(), v.maxLength(longestField))))

/**
 * What happened in a session, oldest first; nothing is ever taken out. `at` is when it was recorded (UTC).
 * `undone` takes back the event with index `of`; `note-changed` gives the note of the event with index `of` another text, or
 * deletes it where it has none. Order is the order of the list, never of the clock.
 */
export const eventSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('answered'),
    at,
    question: id,
    value: answerSchema,
    previous: v.optional(answerSchema),
  }),
  v.strictObject({ type: v.literal('playbook-added'), at, playbook: id }),
  v.strictObject({
    type: v.literal('recorded'),
    at,
    step: id,
    outcome: id,
    /** The day of what is recorded, where the person gave it or said that they are not sure. */
    on: v.optional(v.union([date, v.literal(unsure)])),
    /** The letter that went off with it. */
    letter: v.optional(id),
    fields,
    until: v.optional(date),
    note,
  }),
  v.strictObject({
    type: v.literal('waiting'),
    at,
    step: id,
    until: v.optional(date),
    /** The letter that went off and is waited for, and the day it was sent. */
    letter: v.optional(id),
    on: v.optional(date),
    note,
  }),
  v.strictObject({ type: v.literal('postponed'), at, step: id, until: v.optional(date), note }),
  v.strictObject({ type: v.literal('skipped'), at, step: id, note }),
  v.strictObject({ type: v.literal('not-applicable'), at, step: id, note }),
  v.strictObject({ type: v.literal('reopened'), at, step: id, note }),
  v.strictObject({ type: v.literal('noted'), at, step: id, note: v.pipe(v.string(), v.maxLength(longestNote)) }),
  v.strictObject({ type: v.literal('due-moved'), at, step: id, until: date, note }),
  v.strictObject({ type: v.literal('waived'), at, step: id, note }),
  v.strictObject({ type: v.literal('closed'), at, note }),
  v.strictObject({ type: v.literal('opened-again'), at, note }),
  v.strictObject({ type: v.literal('undone'), at, of: index }),
  v.strictObject({ type: v.literal('note-changed'), at, of: index, note }),
  v.strictObject({
    type: v.literal('evidence-added'),
    at,
    /** Counts entries of evidence from 1; a number is never given again. */
    number: entryNumber,
    /** What it is called: the name of its file, or the person's words for something that is kept elsewhere. */
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(longestEvidenceName)),
    /** A kind of evidence, an id of the terms. */
    kind: v.optional(id),
    /** The step that it belongs to. */
    for: v.optional(id),
    /** Where it comes from, in the person's words. */
    from: v.optional(v.pipe(v.string(), v.maxLength(longestField))),
    /** The day of what it shows. */
    on: v.optional(date),
    /** Of a file, what it was when it was added; nothing for what is only named. */
    file: v.optional(
      v.strictObject({
        size: index,
        sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
        /** Of a copy, what its name is made of besides the number. It tells nothing of the content. */
        copy: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
        /** Where it stays, when it was not copied into the case. */
        path: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(4096))),
      }),
    ),
    /** Made of this entry and the link of the one before it, so that a change of one shows; see evidence.ts. */
    link: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  v.strictObject({ type: v.literal('evidence-removed'), at, number: entryNumber, note }),
  v.strictObject({
    type: v.literal('loss-added'),
    at,
    /** Counts losses from 1; a number is never given again. */
    number: entryNumber,
    /** Yuan with two decimals. */
    amount: v.pipe(v.string(), v.regex(/^(?:0|[1-9]\d{0,11})\.\d{2}$/)),
    what: v.pipe(v.string(), v.minLength(1), v.maxLength(longestField)),
    on: v.optional(date),
    /** The entry of evidence that shows it. */
    evidence: v.optional(entryNumber),
  }),
  v.strictObject({ type: v.literal('loss-removed'), at, number: entryNumber, note }),
  /** What was filled into blanks of letters and may be kept: by blank; an empty text takes it back. */
  v.strictObject({
    type: v.literal('blanks-filled'),
    at,
    letter: id,
    values: v.record(
      id,
      v.union([v.pipe(v.string(), v.maxLength(longestBlank)), v.pipe(v.array(id), v.maxLength(20))]),
    ),
  }),
])
export type SessionEvent = v.InferOutput<typeof eventSchema>

/** The body of a session file, without its checksum. */
export const sessionSchema = v.strictObject({
  format: v.literal(sessionFormat),
  /** Counts saves, from 1. Order between two copies is by revision. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  created: at,
  /** Playbook ids, in the order they were added. */
  playbooks: v.array(id),
  answers: v.record(id, answerSchema),
  events: v.array(eventSchema),
  /**
   * The plan as the person last saw it in `start` or `resume`, with what they did to it since: what else is new is shown
   * first.
   */
  seen: v.optional(v.strictObject({ at, content: v.string(), steps: v.array(id) })),
})
export type Session = v.InferOutput<typeof sessionSchema>
