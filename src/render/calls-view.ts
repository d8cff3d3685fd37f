// The calls that remain: number and hours, what to have at hand, what to say, what to ask for, what never to say.

import type { Library } from '../core/content/library.ts'
import type { Call } from '../core/plan/calls.ts'
import { stepTitle } from './labels.ts'
import type { Look } from './look.ts'
import { sentence } from './sentence.ts'
import { contactLine } from './step-card.ts'
import { hang } from './wrap.ts'

/** One block per counterpart. */
export function callsView(look: Look, library: Library, calls: readonly Call[], today: string): string {
  return calls.map((call) => callLines(look, library, { call, today }).join('\n')).join('\n\n')
}

/** What a call is about and how to hold it. */
export function callLines(look: Look, library: Library, { call, today }: { call: Call; today: string }): string[] {
  const { words, style, language } = look
  const { card } = words
  const bring = call.bring.flatMap((item) => library.terms.items.find(({ id }) => id === item)?.label ?? [])
  const atHand = [...bring, ...(call.contact.needs ? [call.contact.needs] : [])].map((text) =>
    sentence(library, text, language),
  )
  const labelled = (label: string, text: string) => hang(`    ${label}${words.colon}`, text, look.columns, '      ')
  return [
    ...[call.contact, ...call.alternatives].flatMap((contact) => contactLine(look, library, { contact, today })),
    ...(call.contact.not_for
      ? labelled(card.notFor, sentence(library, call.contact.not_for, language)).map(style.quiet)
      : []),
    ...(atHand.length > 0 ? labelled(words.calls.atHand, atHand.join(language === 'zh' ? '；' : '; ')) : []),
    ...call.steps.flatMap(({ id, step }) => [
      ...hang('  - ', `${stepTitle(look, library, step)} (${id})`, look.columns),
      ...(step.say ? labelled(card.say, sentence(library, step.say, language)) : []),
      ...(step.ask_for ? labelled(card.askFor, sentence(library, step.ask_for, language)) : []),
      ...step.never.flatMap((text) => labelled(card.never, sentence(library, text, language)).map(style.urgent)),
    ]),
  ]
}
