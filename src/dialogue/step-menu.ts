// What a person can do with the step of a walk: a short menu, and a second one behind it for what is needed less.
import { waitsForNothing } from '../core/content/vocabulary.ts'
import { lettersOf } from '../core/papers/fitting.ts'
import { settles } from '../core/plan/plan.ts'
import { findDayToGive, findOwnLimit, type PlannedStep } from '../core/plan/planned-step.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { countRows } from '../render/fit.ts'
import { menuRows, nowCard } from '../render/now-card.ts'
import { numberLine } from '../render/number-line.ts'
import { detailCard, scriptCard, shortCard, stepCard } from '../render/step-card.ts'
import type { Card } from '../render/step-parts.ts'
import { whyView } from '../render/why-view.ts'
import type { OpenSession } from './open-session.ts'

/** What the person says of a step, to be recorded. */
export type WalkAct = 'recorded' | 'waiting' | 'postponed' | 'skipped' | 'not-applicable'
/** What is to be done with a step; what is only to be read, the menu shows by itself. */
export type StepAction = WalkAct | 'day' | 'note' | 'leave' | `${typeof letterAct}${string}`

/** Begins the action of writing a letter; its id stands behind it. */
export const letterAct = 'letter:'

/** Whether an action is the writing of a letter. */
export function isLetterAct(action: StepAction): action is `${typeof letterAct}${string}` {
  return action.startsWith(letterAct)
}

type First = 'do-now' | 'recorded' | 'postponed' | 'more'
type Second = 'words' | 'details' | 'why' | 'back' | Exclude<StepAction, First>

/**
 * Shows the card of a step, and gives back what asks where it stands. A step to be done now stands on one screen with the
 * question; whatever is read in between, the number to call stands above the question again.
 */
export function openStepMenu(
  ports: Ports,
  keyboard: Keyboard,
  { reader, session }: OpenSession,
  { step, heading }: { step: PlannedStep; heading: string },
): () => Promise<StepAction> {
  const { walk: words } = reader.words
  const card: Card = { session, planned: step, today: ports.today() }
  const number = numberLine(reader, step).lines
  const isNow = step.urgency === 'now'
  const fits = (lines: readonly string[], labels: readonly string[]) =>
    countRows(lines, reader.columns) + roomAround(labels) <= ports.screen.rows
  const roomAround = (labels: readonly string[]) =>
    1 + number.length + menuRows(reader, { message: words.what, labels, plain: ports.screen.plain })
  const isSmall = fits(stepCard(reader, card, heading), [words.done, words.later, words.more])
  // What fits on the screen as a whole need not be asked for.
  let isWhole = isNow || isSmall || waitsForNothing(step.definition.stage)
  // A small card and a short one stand above the question with whom to call.
  let isNumberInSight = !isNow && (isSmall || !isWhole)

  const parts: Readonly<Record<'do-now' | 'words' | 'details' | 'why', () => string[]>> = {
    'do-now': () => stepCard(reader, card, heading),
    words: () => scriptCard(reader, card),
    details: () => detailCard(reader, card),
    why: () => whyView(reader, { session, planned: step }),
  }
  const read = (part: keyof typeof parts) => {
    isWhole ||= part === 'do-now'
    isNumberInSight = false
    ports.say(['', ...parts[part](), ''])
  }
  const listFirst = (): Choice<First>[] => [
    ...(isWhole ? [] : [{ value: 'do-now' as const, label: words.doNow }]),
    { value: 'recorded', label: words.done },
    { value: 'postponed', label: isNow ? words.notNow : words.later },
    { value: 'more', label: words.more },
  ]
  const listSecond = (): Choice<Second>[] => [
    ...(parts.words().length > 0 ? [{ value: 'words' as const, label: words.scripts }] : []),
    ...(isNow ? [{ value: 'details' as const, label: words.details }] : []),
    { value: 'why', label: words.why },
    ...lettersOf(reader.library, session, step.id).map(({ id }) => ({
      value: `${letterAct}${id}` as const,
      label: reader.words.letters.inWalk(reader.title('letters', id)),
    })),
    ...(startsNoWait(step) ? [{ value: 'waiting' as const, label: words.waiting }] : []),
    ...(findDayToGive(step) ? [{ value: 'day' as const, label: reader.words.eventDay.give }] : []),
    { value: 'note', label: words.note },
    { value: 'skipped', label: words.skip },
    { value: 'not-applicable', label: words.notApplicable },
    { value: 'leave', label: ports.sessions.isPrivate ? reader.words.private.leave : words.leave },
    { value: 'back', label: words.back },
  ]

  if (isNow) {
    const rows = ports.screen.rows + 1 - roomAround(listFirst().map(({ label }) => label))
    ports.say(['', ...nowCard(reader, card, { heading, rows })])
  } else ports.say(['', ...(isWhole ? stepCard : shortCard)(reader, card, heading), ''])

  return async () => {
    for (;;) {
      if (!isNumberInSight && number.length > 0) ports.say(number)
      isNumberInSight = false
      const first = await keyboard.chooseOne({ message: words.what, choices: listFirst() })
      if (first === 'do-now') {
        read(first)
        continue
      }
      if (first !== 'more') return first
      const second = await keyboard.chooseOne({ message: words.moreAsk, choices: listSecond() })
      if (second === 'words' || second === 'details' || second === 'why') read(second)
      else if (second !== 'back') return second
    }
  }
}

// Where an outcome starts a wait of its own, recording it says so better.
function startsNoWait(step: PlannedStep): boolean {
  const { definition } = step
  const hasWait = Object.keys(definition.outcomes).some((outcome) => !settles(definition, outcome))
  return !hasWait && !findOwnLimit(step)
}
