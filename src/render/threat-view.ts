// The scams to expect: what they will say, and the one rule that defeats each.
import type { ThreatRules } from '../core/content/library.ts'
import type { Plan } from '../core/plan/planned-step.ts'
import { writeDuration } from './names.ts'
import type { Reader } from './reader.ts'

/** Each threat in full. */
export function threatView(reader: Reader, threats: readonly ThreatRules[]): string[] {
  const { words, style } = reader
  const detail = (label: string, text: string) => reader.hanging('    ', `${label}${words.colon}${text}`)
  return [
    ...reader.heading(words.threats.title),
    ...threats.flatMap(({ id, lasts }) => {
      const { title, script, rule } = reader.entry('threats', id)
      return [
        '',
        ...reader.hanging('  ', reader.read(title)).map(style.strong),
        ...detail(words.threats.says, reader.read(script)),
        ...detail(words.threats.rule, reader.read(rule)).map(style.warning),
        ...detail(words.threats.lasts, writeDuration(reader, lasts)).map(style.quiet),
      ]
    }),
  ]
}

/** Title and rule only, for the end of a plan; nothing without threats. */
export function threatTitles(reader: Reader, threats: readonly ThreatRules[]): string[] {
  if (threats.length === 0) return []
  const lines = threats.flatMap(({ id }) => {
    const { title, rule } = reader.entry('threats', id)
    return reader.hanging('  ', `${reader.read(title)}${reader.words.colon}${reader.read(rule)}`, { indent: 4 })
  })
  return ['', ...reader.heading(reader.words.threats.title), ...lines]
}

/** The same for scripts. */
export function threatsJson(reader: Reader, { missing }: Plan, threats: readonly ThreatRules[]): unknown {
  const rows = threats.map(({ id, lasts }) => {
    const { texts, bundled } = reader.plain('threats', id)
    const { title, script, rule } = texts
    return { id, title: reader.read(title), script: reader.read(script), rule: reader.read(rule), lasts, bundled }
  })
  return { schema: 1, missing_playbooks: missing, threats: rows }
}
