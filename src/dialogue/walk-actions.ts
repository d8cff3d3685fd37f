// One step of a walk: its card, what the person can do with it, and what belongs to each answer.

import { own } from '../core/content/own.ts'
import { waitsForNothing } from '../core/content/vocabulary.ts'
import { findGuarded } from '../core/plan/next.ts'
import { settles } from '../core/plan/plan.ts'
import { findDayToGive, findOwnLimit, type PlannedStep } from '../core/plan/planned-step.ts'
import { refuseLongNote, refusePastUntil, refuseValue, type StepChange } from '../core/plan/record-step.ts'
import { writeRefusal } from '../core/refusal.ts'
import { asDay } from '../core/typed-day.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { nameOutcome } from '../render/names.ts'
import { shortCard, stepCard } from '../render/step-card.ts'
import { whyView } from '../render/why-view.ts'
import { enterText } from './enter-text.ts'
import { askEventDay, giveDay } from './event-day.ts'
import type { OpenSession } from './open-session.ts'
import { saveAndSay, saveStep, sayRecorded } from './save-step.ts'

/** Shows a step and asks where it stands. Notes are saved on the way; `changed`: the day of an event was, and the plan with it. */
export async function askAbout(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  { step, heading }: { step: PlannedStep; heading: string },
): Promise<StepChange | OpenSession | 'leave' | 'changed'> {
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
      case 'recorded':
        return recordAsked(ports, keyboard, open, step)
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
    ...(hasWait || findOwnLimit(step) ? [] : [{ value: 'waiting' as const, label: words.waiting }]),
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
  { step, act }: { step: PlannedStep; act: Exclude<WalkAct, 'recorded'> },
): Promise<StepChange | undefined> {
  switch (act) {
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

/**
 * Asks what came of a step, on which day, and what it collects. Each answer is on disk before the next is asked; in the end it says
 * what is recorded. `given`: what the person said of it already.
 */
export async function recordAsked(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  step: PlannedStep,
  given: Omit<StepChange, 'act' | 'outcome'> = {},
): Promise<OpenSession> {
  const { reader } = open
  const { definition } = step
  const outcomes = Object.keys(definition.outcomes)
  const outcome =
    outcomes.length < 2
      ? (outcomes[0] ?? 'done')
      : await keyboard.chooseOne({
          message: reader.words.walk.came,
          choices: outcomes.map((one) => ({ value: one, label: nameOutcome(reader, definition, one) })),
        })
  const on = given.on ?? (await askEventDay(ports, keyboard, open, { planned: step, outcome }))
  const act = 'recorded'
  const first: StepChange = { ...given, act, outcome, ...(on === undefined ? {} : { on }), isAskedAbout: true }
  let after = await saveStep(ports, open, step, first)
  for (const collected of definition.collects) {
    const value = await askField(keyboard, open, step, { collected, given: given.fields ?? {}, today: ports.today() })
    if (value !== undefined)
      after = await saveStep(ports, after, step, {
        act,
        outcome,
        fields: { [collected.id]: value },
        isAskedAbout: true,
      })
  }
  sayRecorded(ports, { before: open, after }, step, first)
  return after
}

// One thing that a step collects; undefined where it was given or is left out.
async function askField(
  keyboard: Keyboard,
  { reader }: OpenSession,
  { definition, id }: PlannedStep,
  {
    collected,
    given,
    today,
  }: {
    today: string
    collected: PlannedStep['definition']['collects'][number]
    given: Readonly<Record<string, string>>
  },
): Promise<string | undefined> {
  const days = Object.values(definition.outcomes).flatMap(({ dated }) => dated?.field ?? [])
  // The day of another outcome, or of this one: that was asked above.
  if (days.includes(collected.id) || own(given, collected.id) !== undefined) return undefined
  const labels = reader.entry('steps', id).collects
  const entered = await enterText(keyboard, reader, {
    isReference: collected.type === 'reference',
    message: reader.read(labels[collected.id] ?? collected.id),
    hint: reader.words.walk.optional,
    check: (text) => {
      const refusal = text.trim() === '' ? undefined : refuseValue(collected, text.trim(), today)
      return refusal && writeRefusal(refusal, reader.language)
    },
  })
  return entered === '' ? undefined : entered
}

async function askDay(ports: Ports, keyboard: Keyboard, { reader }: OpenSession): Promise<string | undefined> {
  const { untilAsk, untilHint } = reader.words.walk
  const day = (text: string) => asDay(text, { today: ports.today(), toward: 'future' })
  const entered = await keyboard.enterText({
    message: untilAsk,
    hint: untilHint,
    check: (text) => {
      if (text.trim() === '') return undefined
      const refusal = refusePastUntil(day(text), ports.today())
      return refusal && writeRefusal(refusal, reader.language)
    },
  })
  return entered.trim() === '' ? undefined : day(entered)
}
