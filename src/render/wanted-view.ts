// What the places that a plan goes to want to see: what is there, what is not, what is never handed over.
import { citeLaws } from '../core/plan/citations.ts'
import type { Lapsing } from '../core/plan/lapses.ts'
import type { WantedThere, WantedThing } from '../core/plan/wanted.ts'
import { citationJson } from './citation.ts'
import { basisLines, lapseJson, lapseLines } from './lapse-view.ts'
import { stepNameJson } from './names.ts'
import type { Reader } from './reader.ts'

/** What is wanted, place by place, and what lapses. */
export interface WantedOfCase {
  places: readonly WantedThere[]
  lapses: readonly Lapsing[]
  /** Ids of playbooks that cannot be found: what their steps want is not in it. */
  missing: readonly string[]
}

/** All of it on a screen. */
export function wantedView(reader: Reader, { places, lapses, missing }: WantedOfCase): string[] {
  const { words, style } = reader
  const hasListed = places.some(({ things }) => things.some(({ state }) => state === 'there'))
  return [
    ...(places.length > 0
      ? [
          ...reader.heading(words.wanted.title),
          ...(hasListed ? reader.paragraph(words.wanted.onlyListed).map(style.quiet) : []),
        ]
      : reader.paragraph(missing.length > 0 ? words.wanted.unknown : words.wanted.none)),
    ...places.flatMap((place) => placeLines(reader, place)),
    ...lapseLines(reader, lapses),
  ]
}

function placeLines(reader: Reader, { rules, steps, things }: WantedThere): string[] {
  const { words, style } = reader
  const { wanted } = words
  const { name, things: texts, forms, not_needed, never, note } = reader.entry('wanted', rules.id)
  const details = (label: string, lines: readonly string[]) =>
    lines.length > 0
      ? reader.hanging('    ', `${label}${words.colon}${lines.map(reader.read).join(words.semicolon)}`)
      : []
  return [
    '',
    ...reader.hanging('  ', reader.read(name)).map(style.strong),
    ...reader
      .hanging(
        '    ',
        `${wanted.for}${words.colon}${reader.titles(
          'steps',
          steps.map(({ id }) => id),
        )}`,
      )
      .map(style.quiet),
    ...things.flatMap((thing) => thingLines(reader, thing, texts[thing.index] ?? '')),
    ...details(wanted.forms, forms),
    ...details(wanted.notNeeded, not_needed),
    ...details(wanted.never, never).map(style.warning),
    ...details(wanted.note, note ? [note] : []),
    ...(rules.confidence === 'high' ? [] : reader.hanging('    ', wanted.medium)),
    ...basisLines(reader, 'wanted', rules).map(style.quiet),
  ]
}

function thingLines(reader: Reader, thing: WantedThing, text: string): string[] {
  const { words } = reader
  const found = [
    ...(thing.evidence.length > 0 ? [words.wanted.evidence(thing.evidence.join(words.comma))] : []),
    ...(thing.losses > 0 ? [words.wanted.losses(thing.losses)] : []),
  ]
  const state = words.wanted.state[thing.state]
  const asides = [...(thing.helps ? [words.wanted.helps] : []), ...found]
  const start = asides.length > 0 ? words.bracketed(state, asides.join(words.semicolon)) : state
  return reader.hanging('    ', `${start}${words.colon}${reader.read(text)}`, { indent: 6 })
}

/** All of it for scripts. */
export function wantedJson(reader: Reader, { places, lapses, missing }: WantedOfCase): unknown {
  return {
    schema: 1,
    missing_playbooks: missing,
    places: places.map(({ rules, steps, things }) => {
      const { texts, bundled } = reader.plain('wanted', rules.id)
      return {
        id: rules.id,
        route: rules.route,
        name: reader.read(texts.name),
        bundled,
        steps: steps.map(({ id }) => stepNameJson(reader, id)),
        things: things.map(({ index, state, evidence, losses, helps }) => ({
          text: reader.read(texts.things[index] ?? ''),
          state,
          evidence,
          losses,
          helps,
        })),
        forms: texts.forms.map(reader.read),
        not_needed: texts.not_needed.map(reader.read),
        never: texts.never.map(reader.read),
        note: texts.note ? reader.read(texts.note) : null,
        confidence: rules.confidence,
        laws: citeLaws(reader.library, rules, undefined).map((citation) => citationJson(reader, citation)),
        sources: reader.sources('wanted', rules.id),
      }
    }),
    lapses: lapses.map((lapse) => lapseJson(reader, lapse)),
  }
}
