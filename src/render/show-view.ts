// A playbook as a road: its questions, its steps by urgency, the detours after a refusal, the limits.

import type { Library } from '../core/content/library.ts'
import type { Scenario, Step } from '../core/content/schema.ts'
import { stages, urgencies } from '../core/content/vocabulary.ts'
import type { Language } from '../core/text.ts'
import { lookedAtAgain, outcomeLabel, stepTitle } from './labels.ts'
import type { Look } from './look.ts'
import { scopeLines } from './scope-view.ts'
import { sentence } from './sentence.ts'
import { threatTitles } from './threat-view.ts'
import { hang, wrapText } from './wrap.ts'

/** The screen of `leak-help show`. */
export function showView(look: Look, library: Library, scenario: Scenario, today: string): string {
  const { words, style, language } = look
  const steps = roadOf(library, scenario)
  const threats = scenario.threats.flatMap((id) => library.threats[id] ?? [])
  const questions = [...library.common.ask, ...scenario.ask].flatMap((id) => library.questions[id] ?? [])
  return [
    ...wrapText(sentence(library, scenario.title, language), look.columns).map(style.heading),
    ...wrapText(sentence(library, scenario.summary, language), look.columns),
    style.quiet(words.list.start(scenario.id)),
    '',
    style.heading(words.show.ask),
    ...questions.flatMap((question) => hang('  - ', sentence(library, question.text, language), look.columns)),
    ...urgencies.flatMap((urgency) => {
      const own = steps.filter((step) => step.urgency === urgency)
      if (own.length === 0) return []
      return ['', style.heading(words.urgency[urgency]), ...own.flatMap((step) => stepLines(look, library, step))]
    }),
    ...detourLines(look, library, steps),
    ...(threats.length > 0 ? [threatTitles(look, library, threats)] : []),
    ...scopeLines(look, library, { playbooks: [scenario.id] }),
    '',
    style.quiet(words.show.checked(scenario.verified)),
    ...lookedAtAgain(look, scenario, today).map(style.warning),
  ].join('\n')
}

/** The same for scripts. */
export function showJson(library: Library, scenario: Scenario, language: Language): unknown {
  return {
    schema: 1,
    playbook: {
      id: scenario.id,
      group: scenario.group,
      title: scenario.title[language],
      summary: scenario.summary[language],
      verified: scenario.verified,
      review_by: scenario.review_by,
    },
    questions: [...library.common.ask, ...scenario.ask],
    steps: roadOf(library, scenario).map((step) => ({
      id: step.id,
      title: sentence(library, step.title, language),
      urgency: step.urgency,
      conditional: step.when !== undefined,
    })),
    out_of_scope: sentence(library, scenario.out_of_scope, language),
  }
}

/** A playbook's steps in the order a plan would have them if all applied. */
function roadOf(library: Library, scenario: Scenario): Step[] {
  const ids = [...new Set([...library.common.steps, ...scenario.steps])]
  return ids
    .flatMap((id) => library.steps[id] ?? [])
    .map((step, place) => ({ step, place }))
    .sort(
      (a, b) =>
        urgencies.indexOf(a.step.urgency) - urgencies.indexOf(b.step.urgency) ||
        stages.indexOf(a.step.stage) - stages.indexOf(b.step.stage) ||
        a.place - b.place,
    )
    .map(({ step }) => step)
}

function stepLines(look: Look, library: Library, step: Step): string[] {
  const condition =
    step.when === undefined
      ? ''
      : look.language === 'zh'
        ? `（${look.words.show.ifThen}）`
        : ` (${look.words.show.ifThen})`
  return hang('  - ', stepTitle(look, library, step) + condition, look.columns)
}

// What a refusal or silence opens, step by step, each opened step once.
function detourLines(look: Look, library: Library, steps: Step[]): string[] {
  const shown = new Set(steps.map(({ id }) => id))
  const lines: string[] = []
  const follow = (step: Step, depth: number): void => {
    for (const [outcome, { opens }] of Object.entries(step.outcomes)) {
      for (const id of opens) {
        const opened = library.steps[id]
        if (!opened || shown.has(id)) continue
        shown.add(id)
        const indent = '  '.repeat(Math.min(depth, 4) + 1)
        const cause = depth === 0 ? `${stepTitle(look, library, step)}${look.words.colon}` : ''
        lines.push(
          ...hang(
            `${indent}- `,
            `${cause}${outcomeLabel(look, library, step, outcome)} → ${stepTitle(look, library, opened)}`,
            look.columns,
          ),
        )
        follow(opened, depth + 1)
      }
    }
  }
  for (const step of steps) follow(step, 0)
  return lines.length > 0 ? ['', look.style.heading(look.words.why.opens), ...lines] : []
}
