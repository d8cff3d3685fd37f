// Goes through a plan one step at a time; every outcome is on disk before the next step is shown.
import { numberSteps } from '../core/plan/find-step.ts'
import { findHeldBack, findNextInWalk } from '../core/plan/next.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { shortCard } from '../render/step-card.ts'
import { askDecidingOf } from './deciding-questions.ts'
import { type OpenSession, planSession } from './open-session.ts'
import { saveAndSay } from './save-step.ts'
import { askAbout } from './walk-actions.ts'

/** Which steps a walk covers, and how their heading reads. */
export interface WalkOptions {
  /** Only steps this accepts; the walk ends when none is left. */
  covers?: (step: PlannedStep) => boolean
  heading?: string
  /** Called once, after the first step that something was recorded of. */
  afterFirst?: (() => Promise<void>) | undefined
}

/** Walks until nothing is left to do (true) or the person leaves (false). Everything recorded is on disk. */
export async function walk(
  ports: Ports,
  keyboard: Keyboard,
  start: OpenSession,
  { covers, heading, afterFirst }: WalkOptions = {},
): Promise<boolean> {
  let open = start
  const putOff = new Set<string>()
  const askedFor = new Set<string>()
  let isFirst = true
  for (;;) {
    const step = findNextInWalk(open.plan, { covers, putOff })
    if (!step) {
      const heldBack = findHeldBack(open.plan, { covers, putOff })
      if (!heldBack) return true
      open = await askWaiver(ports, keyboard, open, { step: heldBack, putOff })
      continue
    }
    // Present danger waits for no question, nor does the first step: what decides it was asked, or the person just came.
    if (!covers && !isFirst && !askedFor.has(step.id)) {
      askedFor.add(step.id)
      const answered = await askDecidingOf(ports, keyboard, open, step)
      if (answered) {
        open = answered
        continue
      }
    }
    const change = await askAbout(ports, keyboard, open, { step, heading: heading ?? writeHeading(open, step) })
    if (change === 'leave') return false
    if (change === 'changed') {
      open = await planSession(ports, ports.sessions.read(open.session.id).session)
      continue
    }
    if ('session' in change) open = change
    else {
      if (change.act === 'postponed') putOff.add(step.id)
      open = await saveAndSay(ports, open, step, change)
    }
    if (isFirst) await afterFirst?.()
    isFirst = false
  }
}

// Saving first, going on knowingly without, or neither for now.
async function askWaiver(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  { step, putOff }: { step: PlannedStep; putOff: Set<string> },
): Promise<OpenSession> {
  const { reader, session } = open
  const { words } = reader
  const card = { session, planned: step, today: ports.today() }
  ports.say(['', ...shortCard(reader, card, words.waive.blocked), ''])
  const choice = await keyboard.chooseOne({
    message: words.walk.what,
    choices: [
      { value: 'first', label: words.waive.first },
      { value: 'anyway', label: words.waive.anyway },
      { value: 'later', label: words.walk.later },
    ],
  })
  if (choice === 'first') for (const id of step.evidence.flatMap(({ savedBy }) => savedBy)) putOff.delete(id)
  if (choice === 'later') putOff.add(step.id)
  if (choice !== 'anyway') return open
  const named = step.evidence.map(({ kind }) => reader.term('evidence', kind)).join(words.comma)
  const sure = await keyboard.confirm({ message: words.waive.ask(named), initial: false })
  return sure ? saveAndSay(ports, open, step, { act: 'waived' }) : open
}

function writeHeading({ plan, reader: { words } }: OpenSession, step: PlannedStep): string {
  const number = numberSteps(plan).get(step.id)
  return [words.urgency[step.urgency], ...(number === undefined ? [] : [words.card.number(number)])].join(' · ')
}
