// Nothing out of date: facts looked at again in time, and only law that is law today.
import type { Content } from '../../content/content.ts'
import { allEntries, type Rule, reportOn } from '../rule.ts'

const factsAreReviewed: Rule = ({ content, today }, report) => {
  for (const { registry, id, entry } of allEntries(content)) {
    const { review_by: reviewBy } = entry as { review_by?: string }
    if (reviewBy === undefined || reviewBy >= today) continue
    reportOn(report, registry, id)(
      ['review_by'],
      'due-for-review',
      `该复查了：review_by是${reviewBy}`,
      `due for review since ${reviewBy}`,
    )
  }
}

const datesFollowEachOther: Rule = ({ content, today }, report) => {
  for (const { registry, id, entry } of allEntries(content)) {
    const { verified, review_by: reviewBy, in_force: inForce } = entry as Dated
    const on = reportOn(report, registry, id)
    const pairs: [key: 'verified' | 'in_force', earlier: string | undefined, later: string | undefined][] = [
      ['verified', verified, today],
      ['verified', verified, reviewBy],
      ['in_force', inForce?.from, inForce?.until],
    ]
    for (const [key, earlier, later] of pairs) {
      if (earlier === undefined || later === undefined || earlier <= later) continue
      on([key], 'dates-reversed', `${earlier}在${later}之后`, `${earlier} is after ${later}`)
    }
  }
}

/** The dates that entries of some registries have. */
interface Dated {
  verified?: string
  review_by?: string
  in_force?: { from?: string; until?: string }
}

const citedLawIsInForce: Rule = ({ content, known, today }, report) => {
  const citing = (['steps', 'wanted', 'lapses'] as const).flatMap((registry) =>
    [...content[registry].values()].map(({ id, laws }) => ({ registry, entry: id, laws })),
  )
  for (const { registry, entry, laws } of citing) {
    const on = reportOn(report, registry, entry)
    laws.forEach((id, index) => {
      const law = known.laws.get(id)
      if (law?.in_force.until !== undefined && law.in_force.until < today) {
        const now = law.replaced_by.join(', ') || '-'
        on(
          ['laws', index],
          'not-in-force',
          `“${id}”已经失效，现在是：${now}`,
          `“${id}” is no longer in force; now: ${now}`,
        )
      }
      if (law?.in_force.from !== undefined && law.in_force.from > today) {
        on(
          ['laws', index],
          'not-in-force',
          `“${id}”从${law.in_force.from}起才施行`,
          `“${id}” is in force from ${law.in_force.from} only`,
        )
      }
      if (law?.kind === 'draft')
        on(['laws', index], 'draft-cited', `“${id}”只是草案，不能当依据`, `“${id}” is a draft, not law`)
    })
  }
}

/** Every rule about age. */
export const freshnessRules: readonly Rule[] = [factsAreReviewed, datesFollowEachOther, citedLawIsInForce]

/** Entries whose facts should have been looked at again by a day. */
export function findOverdueForReview(content: Content, today: string): string[] {
  return allEntries(content).flatMap(({ id, entry }) => {
    const { review_by: reviewBy } = entry as { review_by?: string }
    return reviewBy !== undefined && reviewBy < today ? [id] : []
  })
}
