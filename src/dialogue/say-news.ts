// What became due, and what is new in the plan, since the person last looked.
import { dayInChina } from '../core/dates.ts'
import { findNews } from '../core/plan/news.ts'
import type { Ports } from '../ports.ts'
import { writeProgress } from '../render/status-view.ts'
import { stepSection } from '../render/steps.ts'
import type { OpenSession } from './open-session.ts'

/** All of it, in sections. */
export function sayNews(ports: Ports, { session, plan, reader }: OpenSession): void {
  const { resume: words, record, colon } = reader.words
  const news = findNews(reader.library, session, plan)
  if (!news) return
  const { added, gone } = news
  ports.say([
    ...reader.paragraph(words.since(dayInChina(Date.parse(news.since)))),
    ...stepSection(reader, words.becameDue, news.overdue),
    ...stepSection(reader, words.changedSince, added),
    ...(gone.length > 0 ? reader.hanging('  ', `${record.removed}${colon}${reader.titles('steps', gone)}`) : []),
    '',
  ])
}

// With the first of them, which is shown in full below.
const mostNamed = 3

/**
 * What became due, in so few lines that they stay on the screen together with the first of it and the question about it;
 * undefined where nothing did.
 */
export function dueLines({ session, plan, reader }: OpenSession): string[] | undefined {
  const { resume: words, semicolon } = reader.words
  const { next } = plan
  const news = findNews(reader.library, session, plan)
  if (!news || !next || news.overdue.length === 0) return undefined
  const others = news.overdue.filter((step) => step !== next)
  const isFirst = others.length < news.overdue.length
  const named = others.slice(0, mostNamed - 1).map(({ id }) => reader.title('steps', id))
  const left = others.length - named.length
  const changed = news.added.length + news.gone.length > 0 ? [words.changedBy(news.added.length, news.gone.length)] : []
  const since = dayInChina(Date.parse(news.since))
  const count = news.overdue.length
  return [
    ...reader.paragraph(isFirst ? words.dueBelow(since, count) : words.dueAfter(since, count)),
    ...(named.length > 0
      ? reader.paragraph(words.afterThat([...named, ...(left > 0 ? [words.others(left)] : [])].join(semicolon)))
      : []),
    ...[...changed, ...writeProgress(reader, plan).map(words.seePlan)].flatMap(reader.paragraph),
  ]
}
