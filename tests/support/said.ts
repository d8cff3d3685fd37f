// Cases of what a plan says to somebody: their answers, what they recorded, and words that must or must not stand in a step.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { compileTexts } from '../../src/core/content/compile.ts'
import { unsure } from '../../src/core/content/vocabulary.ts'
import { dayInChina } from '../../src/core/dates.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import type { Plan } from '../../src/core/plan/planned-step.ts'
import { findOpenQuestions } from '../../src/core/plan/questions.ts'
import type { Answer, Session } from '../../src/core/session/schema.ts'
import { withAnswer } from '../../src/core/session/session.ts'
import { type Language, languages } from '../../src/core/text.ts'
import { parseGuardedYaml } from '../../src/io/yaml/guarded-yaml.ts'
import { lookFor, plainStyle } from '../../src/render/look.ts'
import { makeReader } from '../../src/render/reader.ts'
import { stepText } from '../../src/render/step-card.ts'
import { content, library } from './content.ts'
import { beginPersona, livePersonaDay } from './persona.ts'

const words = v.optional(
  v.strictObject({ zh: v.optional(v.array(v.string()), []), en: v.optional(v.array(v.string()), []) }),
  { zh: [], en: [] },
)

export const saidSchema = v.strictObject({
  /** Who it is and what is wrong to tell them. */
  story: v.string(),
  playbooks: v.array(v.string()),
  /** What is asked and not given here is answered with “not sure”. */
  answers: v.record(v.string(), v.union([v.string(), v.array(v.string())])),
  record: v.optional(v.array(v.strictObject({ step: v.string(), outcome: v.string() })), []),
  /** By step: its state, `absent` or `present`, or the words that its card has and lacks. */
  steps: v.record(
    v.string(),
    v.union([v.string(), v.strictObject({ state: v.optional(v.string()), has: words, lacks: words })]),
  ),
})
export type Said = v.InferOutput<typeof saidSchema>

const folder = join('tests', 'content', 'said')
const at = '2026-11-22T02:00:00Z'

/** All cases, by file. */
export function readSaid(): [string, Said[]][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [
      name.replace('.yaml', ''),
      v.parse(v.array(saidSchema), parseGuardedYaml(readFileSync(join(folder, name))).value),
    ])
}

/** The session of a case: questions that it does not answer are answered with “not sure”, as long as any is open. */
export function sessionOf({ playbooks, answers, record }: Pick<Said, 'playbooks' | 'answers' | 'record'>): Session {
  const begun = beginPersona(library, { playbooks, answers, at })
  return record.reduce(
    (session, one) => withoutGaps(livePersonaDay(library, session, { at, record: { ...one, act: 'recorded' } })),
    withoutGaps(begun),
  )
}

function withoutGaps(session: Session): Session {
  const [open] = findOpenQuestions(library, session)
  return open === undefined
    ? session
    : withoutGaps(withAnswer(session, { question: open, value: unsure as Answer, at }))
}

/** The plan of a session at the time of the cases. */
export function planOf(session: Session): Plan {
  return buildPlan(library, session, Date.parse(at))
}

/** The card of a step in a plan, as it is read at a moment: that of the cases, where none is said. */
export function cardOf(session: Session, plan: Plan, id: string, language: Language, moment = at): string {
  const planned = plan.steps.find((step) => step.id === id)
  if (!planned) throw new Error(`${id} is not in the plan`)
  return stepText(readers[language].inCase(plan.steps), { session, planned, today: dayInChina(Date.parse(moment)) })
}

const readers = Object.fromEntries(
  languages.map((language) => [
    language,
    makeReader(lookFor({ language, columns: 80, style: plainStyle }), {
      library,
      texts: compileTexts(content, language),
    }),
  ]),
) as Record<Language, ReturnType<typeof makeReader>>
