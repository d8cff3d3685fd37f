// The day of what is recorded, asked where a limit by law counts from it.
import { own } from '../core/content/own.ts'
import { unsure } from '../core/content/vocabulary.ts'
import { addDays } from '../core/dates.ts'
import { refuseEventDay } from '../core/plan/event-day.ts'
import { findDayToGive, type PlannedStep } from '../core/plan/planned-step.ts'
import { writeRefusal } from '../core/refusal.ts'
import { withAnswer } from '../core/session/session.ts'
import { asDay } from '../core/typed-day.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { askQuestion } from './ask-question.ts'
import { isForOther } from './for-whom.ts'
import type { OpenSession } from './open-session.ts'
import { saveChange } from './save-change.ts'
import { saveStep } from './save-step.ts'

/**
 * Asks on which day an outcome was; undefined where no limit by law counts from it. An outcome recorded before keeps its
 * day unless the person chooses another.
 */
export async function askEventDay(
  ports: Ports,
  keyboard: Keyboard,
  { reader, session }: OpenSession,
  { planned, outcome }: { planned: PlannedStep; outcome: string },
): Promise<string | undefined> {
  const dated = own(planned.definition.outcomes, outcome)?.dated
  if (!dated) return undefined
  const words = reader.words.eventDay
  const counted = reader.read(reader.entry('deadlines', dated.deadline).counted_from)
  const today = ports.today()
  const last = planned.record?.outcome
  const before = last?.outcome === outcome ? last.on : undefined
  const given = await keyboard.chooseOne({
    message: words.ask(counted),
    choices: [
      ...(before === undefined ? [] : [{ value: before, label: words.before(before) }]),
      ...(before === today ? [] : [{ value: today, label: words.today }]),
      ...(before === addDays(today, -1) ? [] : [{ value: addDays(today, -1), label: words.yesterday }]),
      { value: other, label: words.other },
      { value: unsure, label: reader.words.unsure },
    ],
  })
  const check = (on: string) => {
    const refusal = refuseEventDay({ session, now: ports.now() }, planned, { outcome, on })
    return refusal && writeRefusal(refusal, reader.language)
  }
  const problem = given === other ? undefined : check(given)
  if (problem !== undefined) ports.say(reader.paragraph(problem).map(reader.style.warning))
  if (given !== other && problem === undefined) return given
  const typed = await keyboard.enterText({
    message: words.which,
    hint: words.hint,
    check: (text) => (text.trim() === '' ? undefined : check(asDay(text, { today, toward: 'past' }))),
  })
  return typed.trim() === '' ? unsure : asDay(typed, { today, toward: 'past' })
}

/** Asks for the day that the limit of a step lacks and saves it; false where the person cannot say. */
export async function giveDay(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  planned: PlannedStep,
): Promise<boolean> {
  const ask = findDayToGive(planned)
  if (!ask) return false
  const { reader, session, plan } = open
  if ('question' in ask) {
    const question = reader.library.questions.get(ask.question)
    if (!question) return false
    const actsForOther = isForOther(session)
    const value = await askQuestion({ ports, keyboard, reader, actsForOther }, question)
    if (value === unsure) return false
    saveChange(ports, open, (current) => withAnswer(current, { question: ask.question, value, at: ports.at() }))
    return true
  }
  const opener = plan.steps.find(({ id }) => id === ask.step)
  if (!opener) return false
  const on = await askEventDay(ports, keyboard, open, { planned: opener, outcome: ask.outcome })
  if (on === undefined || on === unsure) return false
  await saveStep(ports, open, opener, { act: 'recorded', outcome: ask.outcome, on })
  return true
}

// No day can be called so.
const other = 'event-day:other'
