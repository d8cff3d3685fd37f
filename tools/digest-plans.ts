// What every plan is, in one line each: run it before and after a change that must not change any plan, and compare.
// 2,000 made-up sessions, then the personas. `node build/digest-plans.cjs playbooks > plans.jsonl`
import { writeSync } from 'node:fs'
import { checkContent } from '../src/core/check/check.ts'
import { compileRules } from '../src/core/content/compile.ts'
import { citeLaws, findIncidentDay } from '../src/core/plan/citations.ts'
import { buildPlan } from '../src/core/plan/plan.ts'
import { findOpenQuestions } from '../src/core/plan/questions.ts'
import { expectThreats } from '../src/core/plan/threats.ts'
import type { Session } from '../src/core/session/schema.ts'
import { readContentFolder } from '../src/io/content/folder.ts'
import { madeUpSession } from '../tests/support/made-up.ts'
import { beginPersona, livePersonaDay, readPersonas } from '../tests/support/persona.ts'

const [folder = 'playbooks', count = '2000'] = process.argv.slice(2)
const { parsed } = checkContent(readContentFolder(folder).files, { today: '2026-11-22' })
// Without holidays, so that the figures hang on the content alone.
const library = compileRules(parsed.content, { calendar: { holidays: [], workdays: [], years: [] }, version: 'digest' })
const dayMs = 86_400_000

for (let number = 1; number <= Number(count); number += 1) digestMadeUp(number)
for (const [name, persona] of readPersonas()) {
  let session = beginPersona(library, persona)
  print(name, session, Date.parse(persona.at))
  for (const day of persona.then) {
    session = livePersonaDay(library, session, day)
    print(name, session, Date.parse(day.at))
  }
}

function digestMadeUp(number: number): void {
  const { session, now } = madeUpSession(library, number)
  print(`#${number}`, session, now)
  print(`#${number} later`, session, now + 40 * dayMs)
}

function print(name: string, session: Session, now: number): void {
  const plan = buildPlan(library, session, now)
  const row = {
    name,
    playbooks: session.playbooks,
    answers: session.answers,
    open: findOpenQuestions(library, session),
    next: plan.next?.id ?? null,
    done: plan.done,
    total: plan.total,
    steps: plan.steps.map((step) => [
      step.id,
      step.state,
      step.urgency,
      step.applies,
      step.due ? [step.due.day, step.due.kind, step.due.estimate] : null,
      step.needs,
      step.evidence,
      step.openedBy ? [step.openedBy.step, step.openedBy.outcome] : null,
      citeLaws(library, step.definition, findIncidentDay(session)).map(({ law }) => law.id),
    ]),
    threats: expectThreats(library, session).map(({ id }) => id),
  }
  writeSync(1, `${JSON.stringify(row)}\n`)
}
