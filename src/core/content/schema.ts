// The formats of everything in `playbooks/`: one schema per kind of entry, types inferred from it.
import * as v from 'valibot'
import { isDay } from '../dates.ts'
import type { Text } from '../text.ts'
import { conditionSchema } from './condition-schema.ts'
import {
  blankTypes,
  caseValues,
  concerns,
  deliveryWays,
  durationPattern,
  fieldTypes,
  firstTopics,
  groups,
  identityGrades,
  idPattern,
  lawTimes,
  letterTables,
  limitActors,
  limitEndings,
  limitEvents,
  neverCodes,
  questionTypes,
  routes,
  stages,
  urgencies,
} from './vocabulary.ts'

const textEntries = {
  zh: v.pipe(v.string(), v.trim(), v.minLength(1)),
  en: v.pipe(v.string(), v.trim(), v.minLength(1)),
}

/** A sentence in every language. Neither may be empty. */
export const textSchema: v.GenericSchema<unknown, Text> = v.strictObject(textEntries)

/** See `idPattern`. The one id that every object of the language has already is refused. */
export const idSchema = v.pipe(
  v.string(),
  v.regex(idPattern, 'can only have a-z, 0-9 and -, at most 64 characters'),
  v.notValue('constructor', 'cannot be “constructor”: that id is reserved'),
)
const ids = v.optional(v.array(idSchema), [])

// On the command line digits name a step by its place in the list.
const stepIdSchema = v.pipe(
  idSchema,
  v.check((id) => !/^\d+$/.test(id), 'cannot be digits alone: they would be read as a place in the list'),
)

/**
 * A text of a step with what decides whether it is shown, and what it says of the person as a fact: ids of claims, each of
 * which must hold wherever it is shown. Left out, `asserts` is not decided; `[]` says that it asserts nothing.
 */
const lineEntries = {
  when: v.optional(conditionSchema),
  /** Where another form can hold as well: this one goes before it on purpose. */
  goes_first: v.optional(v.literal(true)),
  asserts: v.optional(v.array(idSchema)),
  ...textEntries,
}
const lineSchema = v.strictObject(lineEntries)

/** Words to say can be a helper's own; any others are those of the person concerned. */
const scriptSchema = v.strictObject({ ...lineEntries, speaker: v.optional(v.literal('helper')) })

// One form, or several of which the first that holds is shown.
function forms<Form extends v.GenericSchema<unknown, v.InferOutput<typeof lineSchema>>>(form: Form) {
  const several = v.pipe(v.array(form), v.minLength(1))
  return v.lazy(
    (input): v.GenericSchema<unknown, v.InferOutput<Form> | v.InferOutput<Form>[]> =>
      Array.isArray(input) ? several : form,
  )
}
const wordingSchema = forms(lineSchema)
const linesSchema = v.array(lineSchema)

/** One form of a text of a step. */
export type Line = v.InferOutput<typeof scriptSchema>

/** A calendar date, `YYYY-MM-DD`, in China's time zone. */
const dateMessage = 'must be a day of the calendar, in quotes, like 2026-12-01'
export const dateSchema = v.pipe(v.string(), v.isoDate(dateMessage), v.check(isDay, dateMessage))

const durationSchema = v.pipe(v.string(), v.regex(durationPattern, 'must be a duration: P20D, P2M, P3Y or PT48H'))

const sourcesSchema = v.pipe(v.array(v.pipe(v.string(), v.minLength(4))), v.minLength(1))

/** Where a fact comes from and how long it may be trusted. */
const provenance = { sources: sourcesSchema, verified: dateSchema, review_by: dateSchema }
const confidenceSchema = v.picklist(['high', 'medium', 'low'])

/** Values by question or fact. */
const valuesSchema = v.record(idSchema, v.union([v.string(), v.array(v.string())]))
const setsSchema = v.optional(valuesSchema, {})

// --- questions and facts -----------------------------------------------------------------------------------------

/** `yes`, `no` and `unsure` have their words already: they stand here only to set facts. */
const choiceSchema = v.strictObject({
  id: idSchema,
  text: v.optional(textSchema),
  /** Choosing it in a `many` question excludes the others, as in "none of these". */
  alone: v.optional(v.boolean(), false),
  /** Facts that follow from this choice: fact id to a value of that fact. */
  sets: setsSchema,
})

export const questionSchema = v.strictObject({
  id: v.pipe(
    idSchema,
    v.check((id) => !['all', 'any', 'not'].includes(id), 'cannot be all, any or not'),
  ),
  text: textSchema,
  /** Said instead of `text` when someone acts for another person. */
  text_other: v.optional(textSchema),
  /** What it is about in a few words, for a list of answers; left out, its text stands there. */
  label: v.optional(textSchema),
  /** The grey line: why we ask. */
  why: v.optional(textSchema),
  type: v.picklist(questionTypes),
  choices: v.optional(v.array(choiceSchema), []),
  when: v.optional(conditionSchema),
  /** Asked before the questions that do not say so, wherever playbooks list it. */
  first: v.optional(v.picklist(firstTopics)),
})
export type Question = v.InferOutput<typeof questionSchema>

/** Something that playbooks settle each in their own way, so that steps of several playbooks can ask for it. */
export const factSchema = v.strictObject({
  id: v.pipe(
    idSchema,
    v.check((id) => !['all', 'any', 'not'].includes(id), 'cannot be all, any or not'),
  ),
  /** What the fact is about. */
  what: textSchema,
  values: v.pipe(v.array(v.strictObject({ id: idSchema, text: textSchema })), v.minLength(1)),
})
export type Fact = v.InferOutput<typeof factSchema>

// --- steps -----------------------------------------------------------------------------------------------------

const outcomeSchema = v.strictObject({
  label: v.optional(textSchema),
  /** False: the step is not finished, it waits for somebody. Default: true unless a deadline starts. */
  settles: v.optional(v.boolean()),
  /**
   * The time limit that starts, an id in `facts/deadlines.yaml`. One for those the person waits for runs for this step; one
   * for the person themselves runs for the steps that this outcome opens.
   */
  deadline: v.optional(idSchema),
  /**
   * Where the limit counts from the day of an earlier outcome, of this step or of one that brought it: its id, or several of which
   * the first that was recorded counts.
   */
  counts_from: v.optional(v.pipe(v.array(idSchema), v.minLength(1))),
  /** An outcome of silence: the outcome whose time ran out by it, where it need not have been recorded. */
  ends_clock_of: v.optional(idSchema),
  /**
   * For a step with a time limit for the person: `met` means that they filed in time, `runs` that the limit runs on, `over` that it
   * has run out.
   */
  limit: v.optional(v.picklist(['met', 'runs', 'over'])),
  /** Steps that this outcome brings into the plan. */
  opens: ids,
  /** Steps that lose their reason by it: they leave the plan, whoever called for them. */
  retires: v.optional(v.array(idSchema)),
  /** Steps that the same act did as well. */
  also_done: v.optional(v.array(idSchema)),
  /** Facts that follow from this outcome: question or fact id to a value of it. */
  sets: setsSchema,
})
export type Outcome = v.InferOutput<typeof outcomeSchema>

const fieldSchema = v.strictObject({
  id: idSchema,
  type: v.picklist(fieldTypes),
  label: textSchema,
  optional: v.optional(v.boolean(), true),
  /** A day that was named to the person (a hearing, a promised answer, the end of a freeze): the step comes back on it. */
  comes_back: v.optional(v.boolean()),
})

export const stepSchema = v.strictObject({
  id: stepIdSchema,
  title: wordingSchema,
  urgency: v.picklist(urgencies),
  stage: v.picklist(stages),
  when: v.optional(conditionSchema),
  /** Facts that mean it was done before the person came here; the step then starts as done. */
  done_when: v.optional(conditionSchema),
  /** Facts by which it may have been done, and the words for what counts as done: the step stays, and says so. */
  may_be_done: v.optional(v.strictObject({ when: conditionSchema, ...textEntries })),
  /** Steps to settle first, where they are in the plan at all. */
  needs: ids,
  captures: ids,
  /** Kinds of evidence lost by doing this step; it waits for the steps that capture them. */
  destroys: ids,
  why: wordingSchema,
  /**
   * What to do in a few words, for the screen that a `now` step is first shown on: at most five stand there together. `how`
   * has all of it, one key away.
   */
  quick: v.optional(linesSchema, []),
  how: v.pipe(linesSchema, v.minLength(1)),
  /** Words for the call or the counter. */
  say: v.optional(forms(scriptSchema)),
  /** A few words for the phone, ids of `phrases` in the terms: in English they stand with how they are spoken. */
  phrases: ids,
  /** What to ask for: a reference number, a receipt, a name, a promised date. */
  ask_for: v.optional(wordingSchema),
  /** What to keep afterwards. */
  keep: v.optional(wordingSchema),
  /** What to beware of; stands beside what to do. */
  never: v.optional(linesSchema, []),
  /** What is different when someone acts for the person. */
  for_other: v.optional(wordingSchema),
  effort: v.optional(
    v.strictObject({
      minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      cost_cny: v.optional(v.pipe(v.number(), v.minValue(0))),
      bring: ids,
    }),
  ),
  contacts: ids,
  laws: ids,
  /** Of these, the ones that carry the step only for some people, and for whom. */
  laws_when: v.optional(v.record(idSchema, conditionSchema)),
  collects: v.optional(v.array(fieldSchema), []),
  /** Its outcomes add up, as several papers do: what an earlier one brought stays. */
  several: v.optional(v.boolean()),
  /** What can come of it. An outcome that leads where another one of the step leads is that one's id. */
  outcomes: v.optional(v.record(idSchema, v.union([idSchema, outcomeSchema])), { done: { opens: [], sets: {} } }),
  /**
   * A time limit for the person: counted from when the step was opened, from a date question (which need
   * not be asked before: the person can give the day at the step), from a date that the step which opened it collected or from
   * the day of its outcome (the day a notice arrived), or from the end of the time that those had who stayed silent.
   */
  deadline: v.optional(
    v.strictObject({
      id: idSchema,
      from: v.union([
        v.literal('opened'),
        v.literal('silence'),
        v.strictObject({ question: idSchema }),
        v.strictObject({ field: idSchema }),
      ]),
    }),
  ),
  /** A recurring check (`urgency: watch`): how often, and for how long after it entered the plan. */
  repeat: v.optional(v.strictObject({ every: durationSchema, during: durationSchema })),
  /** Where it comes from, besides the laws it cites. */
  sources: v.optional(v.array(v.string()), []),
})
export type Step = v.InferOutput<typeof stepSchema>

// --- playbooks -------------------------------------------------------------------------------------------------

const saidText = v.pipe(v.string(), v.trim(), v.minLength(1))

/** A sentence as people say it, and the dangers that it tells of: choices of the first question. Alone, it tells of none. */
const saidSchema = v.pipe(
  v.union([saidText, v.strictObject({ text: saidText, danger: v.pipe(v.array(idSchema), v.minLength(1)) })]),
  v.transform((said): { text: string; danger: string[] } =>
    typeof said === 'string' ? { text: said, danger: [] } : said,
  ),
)
export type Said = v.InferOutput<typeof saidSchema>

export const playbookSchema = v.strictObject({
  id: idSchema,
  group: v.picklist(groups),
  title: textSchema,
  summary: textSchema,
  /** Words and short phrases a person would use; how `start --text` finds this playbook. */
  keywords: v.strictObject({ zh: v.array(v.string()), en: v.array(v.string()) }),
  /** What can be worst in it for the person. */
  about: v.optional(v.array(v.picklist(concerns)), []),
  /** What choosing this playbook says of the incident: it does not ask for that. Another one that asks still does. */
  assume: setsSchema,
  ask: ids,
  /** Questions that this playbook alone asks. Ids are unique among all questions. */
  questions: v.optional(v.array(questionSchema), []),
  steps: v.pipe(v.array(idSchema), v.minLength(1)),
  threats: ids,
  /** What this playbook does not cover, and where to go instead. */
  out_of_scope: textSchema,
  ...provenance,
  /**
   * What people say whom it happened to, in their own words and in any language: how `start --text` learns what they mean. As
   * different as people are; a title or keyword said again teaches nothing.
   */
  said: v.optional(v.array(saidSchema), []),
})
export type Playbook = Omit<v.InferOutput<typeof playbookSchema>, 'questions'>

const cueSchema = v.strictObject({
  id: idSchema,
  /**
   * As people say them: `(a|b)` for either of several, `…` for a few words between, never across a comma or a full stop,
   * `{number}` for a number, `{under-18}` for one below eighteen. Chinese stands anywhere, English between the borders of
   * words.
   */
  zh: v.optional(v.array(v.string()), []),
  en: v.optional(v.array(v.string()), []),
  /** Also where it is only feared, planned or asked for. Left out, such a sentence does not say it. */
  even_if_feared: v.optional(v.boolean()),
  /** Also behind a “not”: the words say no themselves, or the “not” changes nothing. */
  even_if_denied: v.optional(v.boolean()),
})
/** Words by which a sentence plainly says something. */
export type Cue = v.InferOutput<typeof cueSchema>

const heardSchema = v.strictObject({
  question: idSchema,
  choice: idSchema,
  /** Cues that are all said, wherever in what was said. */
  all: v.pipe(v.array(idSchema), v.minLength(1)),
  /** Cues of which none is said. */
  unless: v.optional(v.array(idSchema)),
})
/** When what was said counts as an answer, which the person then confirms. */
export type HeardRule = v.InferOutput<typeof heardSchema>

/** What is heard in a person's own words: a file of it, which may hold any part. */
export const hearingSchema = v.strictObject({
  cues: v.optional(v.array(cueSchema), []),
  heard: v.optional(v.array(heardSchema), []),
  /** By choice of the first question: what helps at once, said where that danger is heard. */
  help: v.optional(v.record(idSchema, textSchema), {}),
  /** More sentences that danger is learned from, whatever the playbook. */
  danger_said: v.optional(v.array(saidSchema), []),
  /** Sentences that no playbook fits: other troubles, errands, chat. So that it can be said that nothing fits. */
  nothing_fits: v.optional(v.array(saidText), []),
})
export type HearingRules = v.InferOutput<typeof hearingSchema>

/** Asked and offered in every session: present danger comes first whatever the playbook. */
export const commonSchema = v.strictObject({ ask: ids, steps: ids })
export type Common = v.InferOutput<typeof commonSchema>

// --- facts -----------------------------------------------------------------------------------------------------

export const contactSchema = v.strictObject({
  id: idSchema,
  name: textSchema,
  category: idSchema,
  phone: v.optional(
    v.pipe(v.string('a phone number is quoted'), v.regex(/^[0-9+-]{3,20}$/, 'can only have digits and -')),
  ),
  url: v.optional(
    v.pipe(
      v.string(),
      v.startsWith('https://'),
      // No letters that are drawn like others, and nothing before the name of the site.
      v.regex(/^https:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][\x21-\x7e]*)?$/, 'must be a plain address in Latin letters'),
    ),
  ),
  /** A number that nobody calls: it takes texts, or only sends them. */
  not_called: v.optional(v.picklist(['texted', 'sender'])),
  /** The way in when there is no number to print: an app's menu, the card's back, a counter. */
  where: v.optional(textSchema),
  hours: v.optional(textSchema),
  takes: textSchema,
  not_for: v.optional(textSchema),
  needs: v.optional(textSchema),
  expect: v.optional(textSchema),
  note: v.optional(textSchema),
  confidence: confidenceSchema,
  ...provenance,
})
export type Contact = v.InferOutput<typeof contactSchema>

const inForceSchema = v.strictObject({ from: v.optional(dateSchema), until: v.optional(dateSchema) })

/** One article of a statute; what it leaves out is as the statute says. */
const articleSchema = v.strictObject({
  id: idSchema,
  /** Left out where the whole document is meant. */
  article: v.optional(textSchema),
  gist: textSchema,
  in_force: v.optional(inForceSchema),
  time: v.optional(v.picklist(lawTimes)),
  /**
   * Stands on a rule that is new in substance, or says of itself that it is not for what was done before: with what says
   * so. Only such an article is ever said not to apply to what happened before it.
   */
  new_rule: v.optional(v.strictObject({ sources: sourcesSchema })),
  /** For an article no longer in force: the ids that took its place. */
  replaced_by: ids,
  confidence: v.optional(confidenceSchema),
  sources: v.optional(sourcesSchema),
  verified: v.optional(dateSchema),
  review_by: v.optional(dateSchema),
})

/** A statute with the articles that steps refer to; the ids of its articles begin with the name of its file. */
export const statuteSchema = v.strictObject({
  law: textSchema,
  /** Guidance that is not law says so: a standard, an association's rule, a plan. */
  kind: v.optional(v.picklist(['law', 'standard', 'guideline', 'draft']), 'law'),
  in_force: inForceSchema,
  /** Which day decides whether its articles apply; without it nothing is said of that. */
  time: v.optional(v.picklist(lawTimes)),
  confidence: confidenceSchema,
  ...provenance,
  articles: v.pipe(v.array(articleSchema), v.minLength(1)),
})
export type Statute = v.InferOutput<typeof statuteSchema>

/** An article with everything that its statute says of all of them. */
export interface Law extends Omit<Statute, 'articles'> {
  id: string
  article?: Text
  gist: Text
  new_rule?: { sources: string[] }
  replaced_by: string[]
}

export const deadlineSchema = v.strictObject({
  id: idSchema,
  /** Statutory: the law under `laws` sets the number. Advice: our suggestion, shown as such. */
  kind: v.picklist(['statutory', 'advice']),
  what: textSchema,
  limit: durationSchema,
  days: v.optional(v.picklist(['calendar', 'working']), 'calendar'),
  /** The kind of event that starts it. A statutory limit says this, `who` and `after` itself. */
  event: v.optional(v.picklist(limitEvents)),
  /** Who has to act in time. */
  who: v.optional(v.picklist(limitActors)),
  /** What is so when it is over. */
  after: v.optional(v.picklist(limitEndings)),
  /** What can still be done then, or from which other day it may count: all that is said once it is over. */
  if_late: v.optional(textSchema),
  /** The event in words: stands behind “from”. */
  counted_from: textSchema,
  laws: ids,
  ...provenance,
})
export type Deadline = v.InferOutput<typeof deadlineSchema>

export const threatSchema = v.strictObject({
  id: idSchema,
  title: textSchema,
  /** Which facts make this scam likely; without a condition it is always expected where a playbook lists it. */
  when: v.optional(conditionSchema),
  /** The caller's own likely words. */
  script: textSchema,
  /** The one rule that defeats it. */
  rule: textSchema,
  /** How long to expect it after the leak. */
  lasts: durationSchema,
  contacts: ids,
  ...provenance,
})
export type Threat = v.InferOutput<typeof threatSchema>

/**
 * Something that our words can say of the person, and what must have been answered or recorded for it to be true. Only
 * what speaks for it counts: an answer that is missing, or “not sure”, makes nothing hold.
 */
export const claimSchema = v.strictObject({
  id: idSchema,
  what: textSchema,
  holds: conditionSchema,
  /** Phrases that say it: words to say, or a title, with one of them has to declare the claim. */
  words: v.optional(
    v.strictObject({ zh: v.optional(v.array(v.string()), []), en: v.optional(v.array(v.string()), []) }),
  ),
})
export type Claim = v.InferOutput<typeof claimSchema>

// --- letters ---------------------------------------------------------------------------------------------------

/** Where a blank has its value from, where the case has it. */
const blankSourceSchema = v.union([
  /** What was answered, in its words. */
  v.strictObject({ question: idSchema }),
  /** What a step collected, of these steps or of any, the latest. */
  v.strictObject({ field: idSchema, steps: v.optional(v.array(idSchema)) }),
  /** The day of what was recorded last of one of these steps, with one of these outcomes or any. */
  v.strictObject({ day_of: v.pipe(v.array(idSchema), v.minLength(1)), outcomes: v.optional(v.array(idSchema)) }),
  v.strictObject({ case: v.picklist(caseValues) }),
])

/** What a letter needs to know and the words do not say: asked once, with what it is for, and it may stay open. */
export const blankSchema = v.strictObject({
  id: v.pipe(
    idSchema,
    v.check((id) => !['all', 'any', 'not'].includes(id), 'cannot be all, any or not'),
  ),
  /** What stands in the open place: a few words. */
  label: textSchema,
  /** What it is for, said when it is asked. */
  why: textSchema,
  /** Said instead where somebody acts for another person and it is about that person. */
  label_other: v.optional(textSchema),
  why_other: v.optional(textSchema),
  type: v.picklist(blankTypes),
  choices: v.optional(v.array(v.strictObject({ id: idSchema, ...textEntries })), []),
  /** When it is asked at all: by answers, facts and choices of other blanks of the letter. */
  when: v.optional(conditionSchema),
  /** Of a choice: the letter is whole without it. Left out, a choice that was not made stands open on the paper. */
  optional: v.optional(v.literal(true)),
  /** Of a date: it is still to come. */
  comes: v.optional(v.literal(true)),
  /** Another one for each letter: what was given for one is never taken for another. */
  each: v.optional(v.literal(true)),
  /** The first that has a value gives it. */
  from: v.optional(v.array(blankSourceSchema), []),
  /** About the writer as a person: asked at the moment of writing, and kept nowhere. */
  personal: v.optional(v.literal(true)),
  /** The least grade of identity of a letter that may have it. */
  grade: v.optional(v.picklist(identityGrades)),
  /** What it puts into a letter, which a letter may forbid. */
  discloses: v.optional(v.array(v.picklist(neverCodes)), []),
})
export type Blank = v.InferOutput<typeof blankSchema>

/**
 * A piece of a letter. It stands there when `when` holds, every claim it asserts holds, and every blank in `only_with` is filled; a
 * blank in its text that is not filled stays open.
 */
const pieceSchema = v.strictObject({
  /** A paragraph unless it is one of these: a heading within the letter, an item of a numbered list, a line by itself. */
  as: v.optional(v.picklist(['heading', 'item', 'line'])),
  when: v.optional(conditionSchema),
  asserts: v.optional(v.array(idSchema)),
  only_with: ids,
  /** Personal blanks in its text that are about the person concerned where somebody acts for them; all others are the writer's. */
  theirs: v.optional(v.array(idSchema)),
  ...textEntries,
})

/** Of several pieces the first that can stand there. */
const alternativesSchema = v.strictObject({ first: v.pipe(v.array(pieceSchema), v.minLength(2)) })

/** A list that the case fills; nothing where the case has none. */
const tableSchema = v.strictObject({ table: v.picklist(letterTables), when: v.optional(conditionSchema) })

const noticeSchema = v.strictObject({ when: v.optional(conditionSchema), ...textEntries })

/**
 * A page that goes with a letter and is kept apart from it: what only the authority may see, because whoever the letter is written
 * against reads the letter. It may show all of who the writer is, and where they are.
 */
const sheetSchema = v.strictObject({
  when: v.optional(conditionSchema),
  heading: textSchema,
  body: v.pipe(v.array(v.union([pieceSchema, alternativesSchema])), v.minLength(1)),
})

export const letterSchema = v.strictObject({
  id: idSchema,
  /** Its name in lists. */
  name: textSchema,
  /** What it does for the person and when to send it, in a sentence. */
  purpose: textSchema,
  route: v.picklist(routes),
  /**
   * The steps that write it, each with the outcome that sending it is recorded as (`sent`), or, where no outcome means that, the time
   * limit that its addressee has from the day it went off (`waits`, an id of `facts/deadlines.yaml`). A reminder of ours stands there
   * where no law sets a day.
   */
  steps: v.pipe(
    v.array(v.strictObject({ step: idSchema, sent: v.optional(idSchema), waits: v.optional(idSchema) })),
    v.minLength(1),
  ),
  /** For whom it fits besides; left out, for everybody who has one of its steps. */
  when: v.optional(conditionSchema),
  /** Spoken from, not sent. */
  spoken: v.optional(v.literal(true)),
  /** The one whom it is written against will read it: it says nothing by which the writer could be found. */
  forwarded: v.optional(v.literal(true)),
  identity: v.picklist(identityGrades),
  never: v.pipe(v.array(v.picklist(neverCodes)), v.minLength(1)),
  /** Blanks that no other letter has; any other letter may name those of `shared/blanks.yaml` in its text. */
  blanks: v.optional(v.array(blankSchema), []),
  /** Blanks that decide which pieces stand there without being in a text. */
  asks: ids,
  /** Its first line, before the heading or behind it as the form has it: to whom it goes. */
  to: textSchema,
  /** Where the addressee is found, where no contact of ours is the addressee. */
  find: v.optional(textSchema),
  contacts: ids,
  heading: textSchema,
  body: v.pipe(v.array(v.union([pieceSchema, alternativesSchema, tableSchema])), v.minLength(1)),
  sheet: v.optional(sheetSchema),
  /**
   * It is the person concerned who signs, where somebody helps them; for a child the guardian who writes does, and for somebody who
   * died relatives do in their own name.
   */
  own_hand: v.optional(v.literal(true)),
  /** What stands under it: nothing, a name as typed, a signature by hand, one with a fingerprint. */
  signature: v.picklist(['none', 'typed', 'hand', 'fingerprint']),
  /** How many are made, the writer's own with them. */
  copies: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
  attachments: v.optional(
    v.array(v.strictObject({ when: v.optional(conditionSchema), only_with: ids, evidence: ids, ...textEntries })),
    [],
  ),
  send: v.pipe(v.array(v.strictObject({ way: v.picklist(deliveryWays), ...textEntries })), v.minLength(1)),
  /** What proves that it was sent, and is kept. */
  keep: textSchema,
  /** What to do when it is not taken. */
  refused: v.optional(textSchema),
  /** What to look at before it goes. */
  check: v.optional(v.array(noticeSchema), []),
  /** An official form that takes its place or goes with it, and where it is. */
  form: v.optional(textSchema),
  /** What comes after it, by when, and who says so: the law, or only custom. */
  answer: textSchema,
  next: v.optional(
    v.array(
      v.strictObject({
        after: v.picklist(['silence', 'refusal', 'partly', 'answer']),
        letters: ids,
        steps: ids,
        ...textEntries,
      }),
    ),
    [],
  ),
  laws: ids,
  confidence: confidenceSchema,
  ...provenance,
})
export type Letter = Omit<v.InferOutput<typeof letterSchema>, 'blanks'>
export type Piece = v.InferOutput<typeof pieceSchema>

// --- evidence ----------------------------------------------------------------------------------------------------

const textsSchema = v.optional(v.array(textSchema), [])

/** One thing that a route wants. */
const wantedThingSchema = v.strictObject({
  when: v.optional(conditionSchema),
  /** Kinds of evidence of which one entry is enough for it to be there. Without any, it is brought or said at the moment. */
  evidence: ids,
  /** It is there as well when the case has some of these. */
  counts: v.optional(v.picklist(['losses'])),
  /** It helps, and nobody may ask for it. */
  helps: v.optional(v.literal(true)),
  ...textEntries,
})

/** What an office or a company wants to see before it acts. */
export const wantedSchema = v.strictObject({
  id: idSchema,
  route: v.picklist(routes),
  /** What it is for, a few words: the heading. */
  name: textSchema,
  /**
   * The steps that go there: those named, and those whose first contact is of a category, where stages are given only of these. While
   * one of them is open, the route is in the plan.
   */
  goes: v.strictObject({
    steps: ids,
    categories: ids,
    stages: v.optional(v.array(v.picklist(stages)), []),
  }),
  when: v.optional(conditionSchema),
  things: v.pipe(v.array(wantedThingSchema), v.minLength(1)),
  /** In which form it is accepted. */
  forms: textsSchema,
  /** What people are wrongly asked for, or believe they need. */
  not_needed: textsSchema,
  /** What is never handed over there. */
  never: textsSchema,
  /** What else is to be known of evidence there. */
  note: v.optional(textSchema),
  laws: ids,
  confidence: confidenceSchema,
  ...provenance,
})
export type Wanted = v.InferOutput<typeof wantedSchema>

/** Something others keep for a time only, and what to do that it is kept longer. */
export const lapseSchema = v.strictObject({
  id: idSchema,
  /** What is kept, and by whom. */
  what: textSchema,
  /** For how long at least: a limit of `facts/deadlines.yaml`, or a period that stands nowhere else. */
  kept: v.union([
    v.strictObject({ deadline: idSchema }),
    v.strictObject({ period: durationSchema, days: v.optional(v.picklist(['calendar', 'working']), 'calendar') }),
  ]),
  /** The day from which it is kept, in words. */
  counted_from: textSchema,
  /** That day is the day of the incident: only then a date can be said. */
  from_incident: v.optional(v.literal(true)),
  /** What to do, in a sentence. */
  ask: textSchema,
  /** A word of caution, shown beside it; where the confidence is low there is one. */
  note: v.optional(textSchema),
  when: v.optional(conditionSchema),
  /** The steps that ask for it to be kept. It is shown while one of them is open and none was done. */
  steps: v.pipe(v.array(idSchema), v.minLength(1)),
  /** Letters that ask for it: once one was sent, it is asked for. */
  letters: ids,
  laws: ids,
  confidence: confidenceSchema,
  ...provenance,
})
export type Lapse = v.InferOutput<typeof lapseSchema>

const termListSchema = v.optional(v.array(v.strictObject({ id: idSchema, label: textSchema })), [])

/** Words used by id: what to bring (`items`), kinds of evidence (`evidence`), words for the phone (`phrases`). */
export const termsSchema = v.strictObject({
  items: termListSchema,
  evidence: termListSchema,
  phrases: termListSchema,
})
export type Terms = v.InferOutput<typeof termsSchema>

/** A thing and its one word in each language. */
export const glossaryTermSchema = v.strictObject({
  id: idSchema,
  ...textEntries,
  /** Other forms of the English word, and words that may stand for it. */
  forms: v.optional(v.array(v.string()), []),
  /** The Chinese word has other meanings too: its English is not looked for, and nothing stands beside it. */
  is_loose: v.optional(v.boolean(), false),
  /** Words that are not used for it. */
  not: v.optional(
    v.strictObject({ zh: v.optional(v.array(v.string()), []), en: v.optional(v.array(v.string()), []) }),
    {
      zh: [],
      en: [],
    },
  ),
})
export type GlossaryTerm = v.InferOutput<typeof glossaryTermSchema>

/** An id that sessions may still mention, and what took its place (nothing: it is simply gone). */
export const retiredSchema = v.strictObject({
  kind: v.picklist(['playbook', 'question', 'step', 'contact', 'law', 'deadline', 'threat', 'letter']),
  id: idSchema,
  replacement: v.optional(idSchema),
  /** A step that is only a part of the one in `replacement`: what was recorded of it does not count as the whole. */
  part: v.optional(v.literal(true)),
})
export type Retired = v.InferOutput<typeof retiredSchema>
