// What was lost, on a screen and for scripts.
import { safeText } from '../core/guard/safe-text.ts'
import { type Loss, totalOf } from '../core/session/losses.ts'
import { writeAmount } from '../core/typed-amount.ts'
import type { Layout } from './reader.ts'

/** One loss: its number, amount and day, and below it what it was. */
export function lossLines({ words, style, hanging }: Layout, { number, amount, on, what, evidence }: Loss): string[] {
  const facts = [
    words.losses.yuan(writeAmount(amount)),
    on ?? words.losses.noDay,
    ...(evidence === undefined ? [] : [words.losses.evidence(evidence)]),
  ]
  return [
    ...hanging(`  ${number}  `, facts.join(' · '), { paint: style.strong }),
    // A row that begins with what somebody wrote shows that it is no row of the program's.
    ...hanging('     ', safeText(what)),
  ]
}

/** How many losses there are, and how much they are together. */
export function totalLines({ words, style, paragraph }: Layout, losses: readonly Loss[]): string[] {
  return paragraph(words.losses.total(losses.length, writeAmount(totalOf(losses)))).map(style.strong)
}

/** Losses with a heading, their sum, and how one of them is added or removed. */
export function lossesView(layout: Layout, losses: readonly Loss[]): string[] {
  const { words, style, heading, paragraph } = layout
  const { title, howToAdd, howToRemove } = words.losses
  return [
    ...heading(title),
    ...losses.flatMap((loss) => lossLines(layout, loss)),
    '',
    ...totalLines(layout, losses),
    '',
    ...[howToAdd, howToRemove].flatMap(paragraph).map(style.quiet),
  ]
}

/** Losses for scripts. Amounts are texts: a number of JSON cannot hold every one exactly. */
export function lossesJson(losses: readonly Loss[]): unknown {
  return {
    schema: 1,
    losses: losses.map(({ number, at, amount, what, on, evidence }) => ({
      number,
      at,
      amount,
      what,
      on: on ?? null,
      evidence: evidence ?? null,
    })),
    count: losses.length,
    total: totalOf(losses),
  }
}
