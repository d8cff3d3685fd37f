// What the plans of personas and of made-up sessions tell somebody who uses certain papers.
import { allForms } from '../../src/core/content/wording.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import type { PlannedStep } from '../../src/core/plan/planned-step.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { withAnswer } from '../../src/core/session/session.ts'
import { content, library } from './content.ts'
import { madeUpSession } from './made-up.ts'
import { beginPersona, readPersonas } from './persona.ts'

/** Words that send somebody to what only a Chinese ID card opens. */
export const neverHave = [
  /(?<!要不要)户口簿(?![、或])/,
  /先查「全国移动电话卡」/,
  /从征信中心官网/,
  /户籍窗口，当场照相/,
  /带身份证(?!件|（护照）|（开户用的护照）|或护照)/,
]

interface Told {
  step: string
  text: string
}

const begun: { session: Session; now: number }[] = [
  ...readPersonas().map(([, persona]) => ({ session: beginPersona(library, persona), now: Date.parse(persona.at) })),
  ...Array.from({ length: 150 }, (_, number) => madeUpSession(library, number)),
]

/** The Chinese texts of the steps that apply to all personas and some made-up sessions, with one answer about papers. */
export function toldWith(papers: string): Told[] {
  return begun.flatMap(({ session, now }) => {
    const at = new Date(now).toISOString()
    const { steps } = buildPlan(library, withAnswer(session, { question: 'papers', value: papers, at }), now)
    return steps.filter(({ applies }) => applies).flatMap(textsOf)
  })
}

function textsOf({ id, forms }: PlannedStep): Told[] {
  const step = content.steps.get(id)
  if (!step) return []
  const shown = allForms(step).flatMap(([part, lines]) => {
    const places = forms[part]
    return lines.filter((_, index) => places === undefined || places.includes(index)).map(({ zh }) => zh)
  })
  const items = new Map(content.terms.items.map(({ id: item, label }) => [item, label.zh]))
  const brought = (step.effort?.bring ?? []).map((item) => `带${items.get(item) ?? item}`)
  return [...shown, ...brought].map((text) => ({ step: id, text }))
}
