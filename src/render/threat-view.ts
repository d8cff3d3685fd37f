// The scams to expect: what they will say, and the one rule that defeats each.

import type { Library } from '../core/content/library.ts'
import type { Threat } from '../core/content/schema.ts'
import type { Look } from './look.ts'
import { sentence } from './sentence.ts'
import { hang } from './wrap.ts'

/** Each threat in full. */
export function threatView(look: Look, library: Library, threats: readonly Threat[]): string {
  const { words, style } = look
  return [
    style.heading(words.threats.title),
    ...threats.flatMap((threat) => [
      '',
      ...hang('  ', sentence(library, threat.title, look.language), look.columns).map(style.strong),
      ...hang(
        '    ',
        `${words.threats.says}${words.colon}${sentence(library, threat.script, look.language)}`,
        look.columns,
      ),
      ...hang(
        '    ',
        `${words.threats.rule}${words.colon}${sentence(library, threat.rule, look.language)}`,
        look.columns,
      ).map(style.warning),
      ...hang('    ', `${words.threats.lasts}${words.colon}${durationText(look, threat.lasts)}`, look.columns).map(
        style.quiet,
      ),
    ]),
  ].join('\n')
}

/** Title and rule only, for the end of a plan. */
export function threatTitles(look: Look, library: Library, threats: readonly Threat[]): string {
  const lines = threats.flatMap((threat) =>
    hang(
      '  ',
      `${sentence(library, threat.title, look.language)}${look.words.colon}${sentence(library, threat.rule, look.language)}`,
      look.columns,
      '    ',
    ),
  )
  return ['', look.style.heading(look.words.threats.title), ...lines].join('\n')
}

function durationText(look: Look, duration: string): string {
  const match = /^PT?(\d+)([DMYH])$/.exec(duration)
  const unit = match?.[2]
  if (unit !== 'D' && unit !== 'M' && unit !== 'Y' && unit !== 'H') return duration
  return look.words.duration[unit](Number(match?.[1]))
}
