// One step of a walk: its card, what the person can do with it, and what belongs to each answer.
import { own } from '../core/content/own.ts'
import { findGuarded } from '../core/plan/next.ts'
import { isDanger, type PlannedStep } from '../core/plan/planned-step.ts'
import { refuseValue, type StepChange } from '../core/plan/record-step.ts'
import { writeRefusal } from '../core/refusal.ts'
import { splitNote } from '../core/session/notes.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { nameOutcome } from '../render/names.ts'
import { askComingDay } from './ask-day.ts'
import { enterText } from './enter-text.ts'
import { askEventDay, giveDay } from './event-day.ts'
import { askNote } from './notebook.ts'
import { type OpenLetter, openLetter } from './open-letter.ts'
import type { OpenSession } from './open-session.ts'
import { saveAndSay, saveStep, sayRecorded } from './save-step.ts'
import { isLetterAct, letterAct, openStepMenu, type WalkAct } from './step-menu.ts'

/** Shows a step and asks where it stands. Notes are saved on the way; `changed`: the day of an event was, and the plan with it. */
export async function askAbout(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  { step, heading }: { step: PlannedStep; heading: string },
): Promise<StepChange | OpenSession | 'leave' | 'changed'> {
  const { reader } = open
  const ask = openStepMenu(ports, keyboard, open, { step, heading })
  for (;;) {
    const action = await ask()
    if (isLetterAct(action)) {
      const letter = openLetter(ports, open, action.slice(letterAct.length), step.id)
      if (await writesLetter(ports, keyboard, letter)) return 'changed'
      continue
    }
    switch (action) {
      case 'leave':
        return 'leave'
      case 'note': {
        const note = await askNote(keyboard, reader)
        for (const part of splitNote(note))
          await saveAndSay(ports, open, step, { act: 'noted', note: part, isAskedAbout: true })
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

// Whether anything was recorded on the way.
async function writesLetter(ports: Ports, keyboard: Keyboard, letter: OpenLetter): Promise<boolean> {
  const { openLetterMenu } = await import('./letter-menu.ts')
  const after = await openLetterMenu(ports, keyboard, letter)
  return after.session.events.length !== letter.open.session.events.length
}

// Asks what belongs to an act; undefined when the person thought better of it.
async function askDetails(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  { step, act }: { step: PlannedStep; act: Exclude<WalkAct, 'recorded'> },
): Promise<StepChange | undefined> {
  switch (act) {
    case 'postponed':
      // Danger has no day to wait for: it is offered again as soon as there is a next time.
      if (isDanger(step)) return { act }
      return { act, until: await askComingDay(ports, keyboard, open.reader) }
    case 'waiting':
      return { act, until: await askComingDay(ports, keyboard, open.reader) }
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
