// A playbook as a road: its questions, its steps by urgency, the detours after a refusal, the limits.
import { isBundled, type PlaybookRules, pickEntries, type StepRules } from '../core/content/library.ts'
import { type Urgency, urgencies } from '../core/content/vocabulary.ts'
import { layOutRoad } from '../core/plan/order.ts'
import { markStale, nameOutcome, stepNameJson, writeQuestion } from './names.ts'
import { outsideNotice } from './outside.ts'
import type { Reader } from './reader.ts'
import { scopeLines } from './scope.ts'
import { threatTitles } from './threat-view.ts'

/** The screen of `leak-help show`. */
export function showView(reader: Reader, playbook: PlaybookRules, today: string): string[] {
  const { words, style, library } = reader
  const { title, summary } = reader.entry('playbooks', playbook.id)
  const isOurs = isBundled(library, 'playbooks', playbook.id)
  const steps = layOutRoad(library, playbook)
  const questions = pickEntries(library.questions, [...library.common.ask, ...playbook.ask])
  return [
    ...reader.heading(reader.read(title)),
    ...reader.paragraph(reader.read(summary)),
    ...outsideNotice(reader, [playbook.id]).map(style.warning),
    ...reader.paragraph(words.list.start(playbook.id)).map(style.quiet),
    '',
    ...reader.heading(words.show.ask),
    ...questions.flatMap(({ id }) => reader.hanging('  - ', writeQuestion(reader, id, false))),
    ...roadLines(reader, steps),
    ...detourLines(reader, steps),
    ...threatTitles(reader, pickEntries(library.threats, playbook.threats)),
    ...scopeLines(reader, [playbook.id]),
    '',
    ...reader
      .paragraph(isOurs ? words.show.checked(playbook.verified) : words.outside.checked(playbook.verified))
      .map(style.quiet),
    ...markStale(reader, playbook, today).flatMap(reader.paragraph).map(style.warning),
  ]
}

/** The same for scripts. */
export function showJson(reader: Reader, playbook: PlaybookRules): unknown {
  const { texts, bundled } = reader.plain('playbooks', playbook.id)
  const { title, summary } = texts
  return {
    schema: 1,
    playbook: {
      id: playbook.id,
      bundled,
      group: playbook.group,
      title: reader.read(title),
      summary: reader.read(summary),
      verified: playbook.verified,
      review_by: playbook.review_by,
    },
    questions: [...reader.library.common.ask, ...playbook.ask],
    steps: layOutRoad(reader.library, playbook).map((step) => ({
      ...stepNameJson(reader, step.id),
      urgency: step.urgency,
      conditional: step.when !== undefined,
    })),
    out_of_scope: reader.read(reader.entry('playbooks', playbook.id).out_of_scope),
  }
}

// The steps that everybody has by urgency, then those that only some have.
function roadLines(reader: Reader, steps: readonly StepRules[]): string[] {
  const { words } = reader
  const always = byUrgency(steps.filter(({ when }) => when === undefined))
  const sometimes = byUrgency(steps.filter(({ when }) => when !== undefined))
  const line = (first: string) => (step: StepRules) => reader.hanging(first, reader.title('steps', step.id))
  return [
    ...always.flatMap(([urgency, own]) => [
      '',
      ...reader.heading(words.urgency[urgency]),
      ...own.flatMap(line('  - ')),
    ]),
    ...(sometimes.length > 0 ? ['', ...reader.heading(words.show.ifThen)] : []),
    ...sometimes.flatMap(([urgency, own]) => [
      ...reader.hanging('  ', words.urgency[urgency]),
      ...own.flatMap(line('    - ')),
    ]),
  ]
}

function byUrgency(steps: readonly StepRules[]): [Urgency, StepRules[]][] {
  return urgencies.flatMap((urgency): [Urgency, StepRules[]][] => {
    const own = steps.filter((step) => step.urgency === urgency)
    return own.length > 0 ? [[urgency, own]] : []
  })
}

// What a refusal or silence opens, step by step, each opened step once.
function detourLines(reader: Reader, steps: readonly StepRules[]): string[] {
  const shown = new Set(steps.map(({ id }) => id))
  const lines: string[] = []
  // On a narrow screen the indentation would leave no room for the words.
  const deepest = Math.min(4, Math.floor(reader.columns / 20))
  const follow = (step: StepRules, depth: number): void => {
    for (const [outcome, { opens }] of Object.entries(step.outcomes)) {
      for (const opened of pickEntries(reader.library.steps, opens)) {
        if (shown.has(opened.id)) continue
        shown.add(opened.id)
        const indent = '  '.repeat(Math.min(depth, deepest) + 1)
        const cause = depth === 0 ? `${reader.title('steps', step.id)}${reader.words.colon}` : ''
        const way = `${cause}${nameOutcome(reader, step, outcome)} → ${reader.title('steps', opened.id)}`
        lines.push(...reader.hanging(`${indent}- `, way))
        follow(opened, depth + 1)
      }
    }
  }
  for (const step of steps) follow(step, 0)
  return lines.length > 0 ? ['', ...reader.heading(reader.words.why.opens), ...lines] : []
}
