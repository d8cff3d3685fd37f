// The plan as one page for a phone: a file that asks for no other and in which nothing runs. What is next stands on top.
import { pickEntries, type ThreatRules } from '../../core/content/library.ts'
import { safeText } from '../../core/guard/safe-text.ts'
import { listLetters } from '../../core/papers/fitting.ts'
import { numberSteps, type StepNumbers } from '../../core/plan/find-step.ts'
import type { Lapsing } from '../../core/plan/lapses.ts'
import { isOpen, type Plan, type PlannedStep } from '../../core/plan/planned-step.ts'
import { isFinished } from '../../core/plan/remaining.ts'
import { withoutOwnWords } from '../../core/plan/without-own-words.ts'
import type { Session } from '../../core/session/schema.ts'
import { isClosed } from '../../core/session/session.ts'
import { nothingNext, writeAllDone } from '../finished-view.ts'
import { nearLapseLines } from '../lapse-view.ts'
import { lookForPage } from '../look.ts'
import { outsideNotice } from '../outside.ts'
import { policy } from '../papers/html.ts'
import { escapeXml } from '../papers/sheets.ts'
import { groupSteps } from '../plan-view.ts'
import type { Reader } from '../reader.ts'
import { writeProgress } from '../status-view.ts'
import { recordParts } from '../step-parts.ts'
import { writeState } from '../steps.ts'
import { writeDates } from './dates.ts'
import { element, joined, type Markup } from './markup.ts'
import { labelled, writeParts } from './parts.ts'
import { writeNext, writeStep } from './step.ts'
import { pageStyle } from './style.ts'
import { type PageText, pageText } from './text.ts'

/** What a page is made of. */
export interface PageContent {
  session: Session
  plan: Plan
  /** Today in China. */
  today: string
  /** The scams to expect. */
  threats: readonly ThreatRules[]
  /** What others keep for a time only, and nobody asked them to keep yet. */
  lapses: readonly Lapsing[]
}

/** How it is to be. */
export interface PageOptions {
  /** Everything larger. */
  isLarge: boolean
  /** With notes, what steps collected, and reasons for days that were moved. Without, nothing of the person's own words is in it. */
  withOwnWords: boolean
}

/** Everything the sections are written with. */
interface Setting extends PageContent {
  reader: Reader
  text: PageText
  numbers: StepNumbers
}

/**
 * The whole file; the last line ends with a line feed. The same plan gives the same bytes on every computer. Neither the
 * name of the session nor an answer is in it.
 */
export function writePage(screen: Reader, content: PageContent, { isLarge, withOwnWords }: PageOptions): string {
  const reader = screen.on(lookForPage(screen.language))
  const plan = withOwnWords ? content.plan : withoutOwnWords(content.plan)
  const setting: Setting = { ...content, plan, reader, text: pageText(reader), numbers: numberSteps(plan) }
  const body = joined([header(setting), main(setting), footer(setting)])
  // A browser that makes numbers of its own accord into links would do so with amounts and days too.
  return `<!DOCTYPE html>
<html lang="${reader.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeXml(reader.words.page.title)}</title>
<style>
${pageStyle(isLarge)}</style>
</head>
<body>${body.html}
</body>
</html>
`
}

function header({ reader, text, plan, session }: Setting): Markup {
  const { words } = reader
  const missing = plan.missing.map((id) => words.status.unknownPlaybook(safeText(id)))
  const lines = [
    ...writeProgress(reader, plan),
    ...missing,
    ...outsideNotice(reader, session.playbooks),
    ...(plan.steps.some(({ isForOther }) => isForOther) ? [words.status.forOther] : []),
    ...(isClosed(session) ? [words.status.closed] : []),
  ]
  return element('header', {}, [
    element('h1', {}, [text.plain(words.page.title)]),
    ...lines.map((line) => element('p', {}, [text.write(line)])),
  ])
}

function main(setting: Setting): Markup {
  const { reader, text, plan } = setting
  const { words } = reader
  const groups = groupSteps(reader, setting)
  const done = plan.steps.filter((step) => !isOpen(step))
  const open = groups.filter(({ steps }) => steps.some(isOpen))
  const sections: Section[] = [
    { id: 'dates', heading: words.page.dates, content: datesOf(setting) },
    ...open.map(({ heading, steps }, at) => ({
      id: `group-${at + 1}`,
      heading,
      content: steps.map((step) => writeListed(setting, step)),
    })),
    { id: 'letters', heading: words.letters.title, content: lettersOf(setting) },
    { id: 'scams', heading: words.threats.title, content: threatsOf(setting) },
    { id: 'besides', heading: words.status.outOfScope, content: scopeOf(setting) },
  ].filter(({ content }) => content.length > 0)
  const finished = groups.find(({ steps }) => steps.length > 0 && !steps.some(isOpen))
  return element('main', {}, [
    topOf(setting),
    contentsOf(setting, sections),
    ...sections.map(({ id, heading, content }) =>
      element('section', { id }, [element('h2', {}, [text.plain(heading)]), ...content]),
    ),
    ...(finished ? [doneOf(setting, finished.heading, done)] : []),
  ])
}

interface Section {
  id: string
  heading: string
  content: Markup[]
}

// The next step; or that there is none.
function topOf(setting: Setting): Markup {
  const { reader, text, plan } = setting
  const { words } = reader
  const { next } = plan
  if (next) {
    const heading = `${words.status.next} · ${words.urgency[next.urgency]}`
    return element('section', { id: 'next', class: 'next' }, [
      element('h2', {}, [text.plain(heading)]),
      ...writeNext(reader, text, { ...setting, planned: next }),
      ...lapseOf(setting),
    ])
  }
  const says = isFinished(plan) ? writeAllDone(reader, plan) : nothingNext(reader, plan)
  return element('section', { id: 'next', class: 'next' }, [
    element('h2', {}, [text.plain(words.page.now)]),
    element('p', {}, [text.write(says)]),
    ...lapseOf(setting),
  ])
}

function lapseOf({ reader, text, plan, lapses, today }: Setting): Markup[] {
  return nearLapseLines(reader, { plan, lapses, today }).map((line) =>
    element('p', { class: 'warning' }, [text.write(line)]),
  )
}

function contentsOf({ reader, text, plan }: Setting, sections: readonly Section[]): Markup {
  const { words } = reader
  const links = [
    ...sections.map(({ id, heading }) => ({ id, heading })),
    ...(plan.steps.some((step) => !isOpen(step)) ? [{ id: 'done', heading: words.status.finished }] : []),
  ]
  return element('nav', { 'aria-label': words.page.contents }, [
    element(
      'ul',
      {},
      links.map(({ id, heading }) => element('li', {}, [element('a', { href: `#${id}` }, [text.plain(heading)])])),
    ),
  ])
}

function datesOf({ reader, text, plan, numbers }: Setting): Markup[] {
  return writeDates(reader, text, { steps: plan.steps.filter(isOpen), numbers, next: plan.next?.id })
}

// The next one stands on top, in full.
function writeListed(setting: Setting, planned: PlannedStep): Markup {
  const { reader, text, numbers, plan } = setting
  const number = numbers.get(planned.id) ?? 0
  if (planned.id !== plan.next?.id) return writeStep(reader, text, { ...setting, planned }, number)
  const title = element('a', { href: '#next' }, [text.plain(reader.title('steps', planned.id))])
  return element('p', { class: 'here', id: `step-${number}` }, [
    element('span', { class: 'number' }, [text.plain(String(number))]),
    title,
    text.plain(` · ${reader.words.page.above}`),
  ])
}

function lettersOf({ reader, text, session, plan, numbers }: Setting): Markup[] {
  const { words } = reader
  const fitting = listLetters(reader.library, session, plan).filter(({ steps }) => steps.length > 0)
  if (fitting.length === 0) return []
  const items = fitting.map(({ letter, steps, sent }) => {
    const facts = [
      ...steps.flatMap(({ id }) => numbers.get(id) ?? []).map(words.letters.step),
      ...(sent?.on === undefined ? [] : [words.letters.sentOn(sent.on)]),
    ]
    return element('li', {}, [
      element('b', {}, [text.plain(reader.title('letters', letter.id))]),
      text.plain(` · ${facts.join(' · ')}`),
      element('p', {}, [text.write(reader.read(reader.entry('letters', letter.id).purpose))]),
      element('p', { class: 'quiet' }, [
        text.plain(words.page.command + words.colon),
        element('code', {}, [text.plain(`leak-help letter ${letter.id}`)]),
      ]),
    ])
  })
  return [element('ul', {}, items)]
}

function threatsOf({ reader, text, threats }: Setting): Markup[] {
  if (threats.length === 0) return []
  const items = threats.map(({ id }) => {
    const { title, rule } = reader.entry('threats', id)
    return element('li', {}, labelled(reader, text, { label: reader.read(title), text: reader.read(rule) }))
  })
  return [element('ul', {}, items)]
}

function scopeOf({ reader, text, session }: Setting): Markup[] {
  return pickEntries(reader.library.playbooks, session.playbooks).map(({ id }) =>
    element('p', {}, [text.write(reader.read(reader.entry('playbooks', id).out_of_scope))]),
  )
}

// Folded: it is over.
function doneOf({ reader, text }: Setting, heading: string, steps: readonly PlannedStep[]): Markup {
  const items = steps.map((planned) =>
    element('li', {}, [
      element('b', {}, [text.plain(reader.title('steps', planned.id))]),
      text.plain(` · ${writeState(reader, planned)}`),
      ...writeParts(reader, text, recordParts(reader, planned)),
    ]),
  )
  return element('section', { id: 'done' }, [
    element('details', {}, [
      element('summary', {}, [element('h2', {}, [text.plain(heading)])]),
      element('ul', {}, items),
    ]),
  ])
}

function footer({ reader, text, today }: Setting): Markup {
  const { page } = reader.words
  const lines = [page.numbers, page.copy, page.written(today), page.offline]
  return element(
    'footer',
    {},
    lines.map((line) => element('p', {}, [text.plain(line)])),
  )
}
