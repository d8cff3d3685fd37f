// One step of a walk: its card, what the person can do with it, and what belongs to each answer.

import { waitsForNothing } from '../core/content/vocabulary.ts'
import { isDay } from '../core/dates.ts'
import { findGuarded } from '../core/plan/next.ts'
import { settles } from '../core/plan/plan.ts'
import { findDayToGive, type PlannedStep } from '../core/plan/planned-step.ts'
import { refuseLongNote, refuseValue, type StepChange } from '../core/plan/record-step.ts'
import { writeRefusal } from '../core/refusal.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { nameOutcome } from '../render/names.ts'
import { shortCard, stepCard } from '../render/step-card.ts'
import { whyView } from '../render/why-view.ts'
import { enterText } from './enter-text.ts'
import { askEventDay, giveDay } from './event-day.ts'
import type { OpenSession } from './open-session.ts'
import { saveAndSay } from './save-step.ts'

/** Shows a step and asks where it stands. Notes are saved on the way; `changed`: the day of an event was, and the plan with it. */
export async function askAbout(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  { step, heading }: { step: PlannedStep; heading: string },
): Promise<StepChange | 'leave' | 'changed'> {
  const { reader, session } = open
  const { words } = reader
  const card = { session, planned: step, today: ports.today() }
  let isFull = waitsForNothing(step.definition.stage)
  ports.say(['', ...(isFull ? stepCard : shortCard)(reader, card, heading), ''])
  for (;;) {
    const action = await keyboard.chooseOne({
      message: words.walk.what,
      choices: listActions(ports, open, { step, isFull }),
    })
    switch (action) {
      case 'leave':
        return 'leave'
      case 'do-now':
        isFull = true
        ports.say(['', ...stepCard(reader, card, heading), ''])
        break
      case 'why':
        ports.say(['', ...whyView(reader, { session, planned: step }), ''])
        break
      case 'note': {
        const note = await enterText(keyboard, reader, {
          message: words.walk.noteAsk,
          hint: words.walk.noteHint,
          check: (text) => {
            const refusal = refuseLongNote(text.trim())
            return refusal && writeRefusal(refusal, reader.language)
          },
        })
        if (note !== '') await saveAndSay(ports, open, step, { act: 'noted', note, isAskedAbout: true })
        break
      }
      case 'day':
        if (await giveDay(ports, keyboard, open, step)) return 'changed'
        break
      default: {
        const change = await askDetails(ports, keyboard, open, { step, act: action })
        if (change) return change
      }
    }
  }
}

type WalkAct = 'recorded' | 'waiting' | 'postponed' | 'skipped' | 'not-applicable'
type Action = WalkAct | 'do-now' | 'day' | 'why' | 'note' | 'leave'

function listActions(
  ports: Ports,
  { reader }: OpenSession,
  { step, isFull }: { step: PlannedStep; isFull: boolean },
): Choice<Action>[] {
  const { walk: words } = reader.words
  const { definition } = step
  // Where an outcome starts a wait of its own, recording it says so better.
  const hasWait = Object.keys(definition.outcomes).some((outcome) => !settles(definition, outcome))
  return [
    ...(isFull ? [] : [{ value: 'do-now' as const, label: words.doNow }]),
    { value: 'recorded', label: words.done },
    ...(findDayToGive(step) ? [{ value: 'day' as const, label: reader.words.eventDay.give }] : []),
    ...(hasWait ? [] : [{ value: 'waiting' as const, label: words.waiting }]),
    { value: 'postponed', label: words.later },
    { value: 'skipped', label: words.skip },
    { value: 'not-applicable', label: words.notApplicable },
    { value: 'why', label: words.why },
    { value: 'note', label: words.note },
    { value: 'leave', label: ports.sessions.isPrivate ? reader.words.private.leave : words.leave },
  ]
}

// Asks what belongs to an act; undefined when the person thought better of it.
async function askDetails(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  { step, act }: { step: PlannedStep; act: WalkAct },
): Promise<StepChange | undefined> {
  switch (act) {
    case 'recorded':
      return { act, ...(await askOutcome(ports, keyboard, open, step)) }
    case 'waiting':
    case 'postponed':
      return { act, until: await askDay(ports, keyboard, open) }
    case 'skipped':
      return (await confirmSkip(keyboard, open, step)) ? { act } : undefined
    case 'not-applicable':
      return { act }
  }
}

// Skipping what alone saves evidence is asked about.
async function confirmSkip(keyboard: Keyboard, { plan, reader }: OpenSession, step: PlannedStep): Promise<boolean> {
  const exposed = findGuarded(plan, step).map(({ id }) => id)
  if (exposed.length === 0) return true
  const message = reader.words.walk.skipEvidence(reader.titles('steps', exposed))
  return keyboard.confirm({ message, initial: false })
}

/** Asks what came of a step and what it collects. */
export async function askOutcome(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  planned: PlannedStep,
): Promise<Pick<StepChange, 'outcome' | 'on' | 'fields' | 'isAskedAbout'>> {
  const { reader } = open
  const { definition, id } = planned
  const outcomes = Object.keys(definition.outcomes)
  const outcome =
    outcomes.length < 2
      ? (outcomes[0] ?? 'done')
      : await keyboard.chooseOne({
          message: reader.words.walk.came,
          choices: outcomes.map((one) => ({ value: one, label: nameOutcome(reader, definition, one) })),
        })
  const on = await askEventDay(ports, keyboard, open, { planned, outcome })
  const days = Object.values(definition.outcomes).flatMap(({ dated }) => dated?.field ?? [])
  const labels = reader.entry('steps', id).collects
  const fields: Record<string, string> = {}
  for (const collected of definition.collects) {
    const { id: field, type } = collected
    // The day of another outcome, or of this one: that was asked above.
    if (days.includes(field)) continue
    const entered = await enterText(keyboard, reader, {
      isReference: type === 'reference',
      message: reader.read(labels[field] ?? field),
      hint: reader.words.walk.optional,
      check: (text) => {
        const refusal = text.trim() === '' ? undefined : refuseValue(collected, text.trim())
        return refusal && writeRefusal(refusal, reader.language)
      },
    })
    if (entered !== '') fields[field] = entered
  }
  return { outcome, ...(on === undefined ? {} : { on }), fields, isAskedAbout: true }
}

async function askDay(ports: Ports, keyboard: Keyboard, { reader }: OpenSession): Promise<string | undefined> {
  const { untilAsk, untilHint } = reader.words.walk
  const entered = await keyboard.enterText({
    message: untilAsk,
    hint: untilHint,
    check: (text) =>
      text.trim() === '' || (isDay(text.trim()) && text.trim() >= ports.today()) ? undefined : untilHint,
  })
  return entered.trim() === '' ? undefined : entered.trim()
}
