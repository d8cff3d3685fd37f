// What others keep for a time only: in a line where it is near, and with all there is to know of it.
import type { Day } from '../core/dates.ts'
import { citeLaws } from '../core/plan/citations.ts'
import { numberSteps } from '../core/plan/find-step.ts'
import type { Lapsing, Until } from '../core/plan/lapses.ts'
import { findNearLapse } from '../core/plan/lapses.ts'
import type { Plan } from '../core/plan/planned-step.ts'
import { citationJson } from './citation.ts'
import { nameLaw, stepNameJson, writeDuration } from './names.ts'
import type { Reader } from './reader.ts'

/** One line of what is about to lapse or just did; nothing where the next step says the same day itself. */
export function nearLapseLines(
  reader: Reader,
  { plan, lapses, today }: { plan: Plan; lapses: readonly Lapsing[]; today: Day },
): string[] {
  const near = findNearLapse(lapses, today)
  const [step] = near?.steps ?? []
  if (!near?.until || !step || isSaid(near, plan)) return []
  const { words, style } = reader
  const { day, isEstimate, over } = near.until
  const what = reader.read(reader.entry('lapses', near.rules.id).what)
  const named = words.lapse.step(numberSteps(plan).get(step.id) ?? 0, reader.title('steps', step.id))
  const { lapse } = words
  const say =
    over === undefined ? (isEstimate ? lapse.nearEstimate : lapse.near) : isEstimate ? lapse.overEstimate : lapse.over
  return reader.paragraph(say(what, day, named)).map(style.warning)
}

function isSaid({ rules: { kept }, steps }: Lapsing, { next }: Plan): boolean {
  return 'deadline' in kept && next?.due?.deadline?.id === kept.deadline && steps.some(({ id }) => id === next.id)
}

/** Each with its period, its last day, what to do, the law or the source. */
export function lapseLines(reader: Reader, lapses: readonly Lapsing[]): string[] {
  if (lapses.length === 0) return []
  const { words, style } = reader
  const { wanted } = words
  const isDayMissing = lapses.some(({ rules, until }) => rules.from_incident && !until)
  return [
    '',
    ...reader.heading(wanted.lapses),
    ...lapses.flatMap((lapse) => [
      ...reader.hanging('  ', writeWhat(reader, lapse), { indent: 4 }).map(style.strong),
      ...detailLines(reader, lapse),
    ]),
    ...(isDayMissing ? ['', ...reader.paragraph(wanted.giveDay).map(style.quiet)] : []),
  ]
}

function writeWhat(reader: Reader, { rules, until }: Lapsing): string {
  const { words } = reader
  const { what } = reader.entry('lapses', rules.id)
  const day = until ? writeUntil(reader, until) : rules.from_incident ? words.wanted.noDay : undefined
  const asides = [...(rules.confidence === 'low' ? [words.wanted.uncertain] : []), ...(day === undefined ? [] : [day])]
  return [reader.read(what), ...asides].join(' · ')
}

function writeUntil({ words: { wanted } }: Reader, { day, isEstimate, over }: Until): string {
  if (over !== undefined) return isEstimate ? wanted.overEstimate(day) : wanted.over(day)
  return isEstimate ? wanted.estimate(day) : wanted.until(day)
}

function detailLines(reader: Reader, { rules, steps, period }: Lapsing): string[] {
  const { words, style } = reader
  const { wanted } = words
  const { counted_from: from, ask, note } = reader.entry('lapses', rules.id)
  const detail = (label: string, text: string) => reader.hanging('    ', `${label}${words.colon}${text}`)
  return [
    ...reader.hanging('    ', wanted.kept(writeDuration(reader, period), reader.read(from))),
    ...detail(wanted.ask, reader.read(ask)),
    ...(note ? detail(wanted.note, reader.read(note)).map(style.warning) : []),
    ...detail(
      wanted.by,
      reader.titles(
        'steps',
        steps.map(({ id }) => id),
      ),
    ),
    ...basisLines(reader, 'lapses', rules).map(style.quiet),
  ]
}

/** The law behind an entry, or where there is none the source. */
export function basisLines(
  reader: Reader,
  registry: 'wanted' | 'lapses',
  { id, laws }: { id: string; laws: string[] },
) {
  const { words } = reader
  const basis =
    laws.length > 0
      ? `${words.card.laws}${words.colon}${laws.map((law) => nameLaw(reader, law)).join(words.semicolon)}`
      : `${words.wanted.sources}${words.colon}${reader.sources(registry, id).join(words.semicolon)}`
  return reader.hanging('    ', basis)
}

/** The same for scripts. */
export function lapseJson(reader: Reader, { rules, steps, period, until }: Lapsing): unknown {
  const { texts, bundled } = reader.plain('lapses', rules.id)
  const { what, counted_from, ask, note } = texts
  return {
    id: rules.id,
    what: reader.read(what),
    bundled,
    period,
    counted_from: reader.read(counted_from),
    /** The last day on which it is kept for sure; null where it cannot be said. */
    until: until?.day ?? null,
    until_estimate: until?.isEstimate ?? false,
    /** That day is past: it may be gone. */
    over: until?.over !== undefined,
    ask: reader.read(ask),
    note: note ? reader.read(note) : null,
    confidence: rules.confidence,
    steps: steps.map(({ id }) => stepNameJson(reader, id)),
    laws: citeLaws(reader.library, rules, undefined).map((citation) => citationJson(reader, citation)),
    sources: reader.sources('lapses', rules.id),
  }
}
