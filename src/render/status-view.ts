// The plan on one screen: what is next, what remains by urgency, what is waiting, how far the person has come.

import type { Library } from '../core/content/library.ts'
import { urgencies } from '../core/content/vocabulary.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { type Plan, type PlannedStep, settledStates } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import { isClosed } from '../core/session/session.ts'
import { dueLine } from './due-line.ts'
import { stepTitle } from './labels.ts'
import type { Look } from './look.ts'
import { sentence } from './sentence.ts'
import { shortCard } from './step-card.ts'
import { displayWidth, padEnd } from './width.ts'
import { hang, wrapText } from './wrap.ts'

export interface StatusOf {
  library: Library
  session: Session
  plan: Plan
  /** Today in China. */
  today: string
  /** Show what was dealt with too. */
  all: boolean
  /** Later commands will find the session: say which. */
  isKept: boolean
}

/** The whole status screen. */
export function statusView(look: Look, status: StatusOf): string {
  const { words, style } = look
  const { plan } = status
  const open = plan.steps.filter(({ state, applies }) => applies && !settledStates.includes(state))
  const waiting = open.filter(({ state }) => state === 'waiting')
  const remaining = open.filter((step) => step.state !== 'waiting')
  const settled = plan.steps.filter((step) => !open.includes(step))
  return [
    ...headLines(look, status),
    '',
    ...nextLines(look, status),
    ...urgencies.flatMap((urgency) => {
      const steps = remaining.filter((step) => step.urgency === urgency)
      return section(look, status.library, words.urgency[urgency], steps)
    }),
    ...section(look, status.library, words.status.waitingFor, waiting),
    ...(status.all ? section(look, status.library, words.status.finished, settled) : []),
    ...(!status.all && status.isKept && settled.length > 0
      ? ['', ...wrapText(words.status.hidden(settled.length), look.columns).map(style.quiet)]
      : []),
  ].join('\n')
}

/** Whose plan it is and how far it has come. */
export function headLines(look: Look, { library, session, plan }: StatusOf): string[] {
  const { words, style } = look
  const titles = session.playbooks.map((id) => {
    const title = library.scenarios[id]?.title
    return title ? sentence(library, title, look.language) : id
  })
  const name = [safeText(session.name), ...titles].join(' · ')
  return [
    ...wrapText(name, look.columns).map(style.heading),
    `${words.status.progress(plan.done, plan.total)}  ${bar(plan.done, plan.total)}`,
    ...(session.answers['acting-for'] === 'other'
      ? wrapText(words.status.forOther, look.columns).map(style.quiet)
      : []),
    ...(isClosed(session) ? [style.quiet(words.status.closed)] : []),
  ]
}

const barColumns = 12

function bar(done: number, total: number): string {
  const filled = total === 0 ? 0 : Math.round((done / total) * barColumns)
  return `[${'='.repeat(filled)}${'-'.repeat(barColumns - filled)}]`
}

function nextLines(look: Look, status: StatusOf): string[] {
  const { words, style } = look
  const next = status.plan.next
  if (!next) return wrapText(words.status.nothingNext, look.columns)
  const heading = `${words.status.next} · ${words.urgency[next.urgency]}`
  return [
    shortCard(look, { ...status, planned: next }, heading),
    ...(next.state === 'overdue' && 'no-reply' in next.step.outcomes
      ? wrapText(words.status.noReply(next.id), look.columns).map(style.warning)
      : []),
    ...(status.isKept ? [words.status.record(next.id), words.status.detail(next.id), words.status.resume] : []).flatMap(
      (line) => hang('', line, look.columns).map(style.quiet),
    ),
  ]
}

/** A heading and its steps; nothing without steps. */
export function section(look: Look, library: Library, heading: string, steps: PlannedStep[]): string[] {
  if (steps.length === 0) return []
  const stateColumns = Math.max(...steps.map((step) => displayWidth(stateLabel(look, step))))
  return [
    '',
    look.style.heading(heading),
    ...steps.flatMap((step) => stepRow(look, library, { planned: step, stateColumns })),
  ]
}

function stateLabel({ words }: Look, { postponed, state }: PlannedStep): string {
  return postponed && state === 'todo' ? words.state.postponed : words.state[state]
}

// One step: its state in words, its title, its id.
function stepRow(look: Look, library: Library, row: { planned: PlannedStep; stateColumns: number }): string[] {
  const { style } = look
  const { planned } = row
  const first = `  ${padEnd(stateLabel(look, planned), row.stateColumns)}  `
  const paint = planned.state === 'overdue' ? style.warning : planned.state === 'done' ? style.good : style.quiet
  const lines = hang(first, stepTitle(look, library, planned.step), look.columns)
  const painted = lines.map((line, index) =>
    index === 0 ? paint(line.slice(0, first.length)) + line.slice(first.length) : line,
  )
  const last = lines.at(-1) ?? ''
  const indent = ' '.repeat(displayWidth(first))
  const room = look.columns - displayWidth(last) - displayWidth(planned.id)
  const withId =
    room >= 2 && lines.length === 1
      ? [`${painted.join('\n')}${' '.repeat(room)}${style.quiet(planned.id)}`]
      : [...painted, ...hang(indent, planned.id, look.columns).map(style.quiet)]
  const detail = [dueLine(look, planned), planned.state === 'blocked' ? waitsLine(look, library, planned) : ''].filter(
    Boolean,
  )
  return [...withId, ...detail.flatMap((text) => hang(indent, text, look.columns).map(style.quiet))]
}

function waitsLine(look: Look, library: Library, planned: PlannedStep): string {
  const ids = [...new Set([...planned.needs, ...planned.evidence.flatMap(({ savedBy }) => savedBy)])]
  const titles = ids.map((id) => (library.steps[id] ? stepTitle(look, library, library.steps[id]) : id))
  return `${look.words.card.needs}${look.words.colon}${titles.join(look.words.comma)}`
}
