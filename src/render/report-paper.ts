// A report put into words: what its reader needs first, the lists behind it.
import { type Day, dayInChina, isDay } from '../core/dates.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { Moment } from '../core/papers/chronology.ts'
import { identityFor } from '../core/papers/mask.ts'
import type { Block, Paper, Run, Runs } from '../core/papers/paper.ts'
import { beganOn, type Deed, type Report } from '../core/papers/report.ts'
import { paper as paperWords } from '../words/paper.ts'
import { reportPaper } from '../words/report-paper.ts'
import { tableOf, writeDay } from './letter-paper.ts'
import { nameOutcome, writeAnswer } from './names.ts'
import type { Reader } from './reader.ts'

/** Writes a report in the reader's language. For the police, what they read stands on the first page alone. */
export function writeReport(reader: Reader, report: Report): Paper {
  const words = reportPaper[reader.language]
  const first = [...top(reader, report), ...summary(reader, report), ...requests(reader, report)]
  const behind = [
    ...answers(reader, report),
    ...happened(reader, report),
    ...chronology(reader, report),
    ...losses(reader, report),
    ...deeds(reader, report),
    ...notes(reader, report),
    ...limits(reader, report),
    ...openSteps(reader, report),
    ...evidence(reader, report),
  ]
  const isOnePageFirst = report.audience === 'police' && behind.length > 0
  return {
    title: words.titles[report.audience],
    language: reader.language,
    blocks: [...first, ...end(reader, report), ...(isOnePageFirst ? [{ kind: 'page-break' as const }] : []), ...behind],
  }
}

const heading = (text: string): Block => ({ kind: 'heading', runs: [text] })
const paragraph = (...runs: Run[]): Block => ({ kind: 'paragraph', runs })
const line = (...runs: Run[]): Block => ({ kind: 'line', runs })

function items(texts: readonly string[]): Block[] {
  return texts.map((text, index) => ({ kind: 'item', number: index + 1, runs: [text] }))
}

function cells(reader: Reader, row: readonly (string | number | undefined | Runs)[]): Runs[] {
  const { none } = paperWords[reader.language]
  return row.map((cell) => {
    if (cell === undefined || cell === '') return [none]
    return Array.isArray(cell) ? cell : [safeText(String(cell))]
  })
}

function listOf(reader: Reader, head: readonly string[], rows: Runs[][]): Block {
  return tableOf(head, rows, paperWords[reader.language].none)
}

function top(reader: Reader, { audience, about, today }: Report): Block[] {
  const words = reportPaper[reader.language]
  const { list } = paperWords[reader.language]
  const open = (blank: string): Run => ({ open: reader.read(reader.entry('blanks', blank).label) })
  const openAll = (label: string, blanks: readonly string[]): Block =>
    line(label, ...blanks.flatMap((blank, index): Run[] => [...(index === 0 ? [] : [list]), open(blank)]))
  const grade = identityFor[audience]
  const who = about === 'self' ? 'name' : 'represented'
  const concerned = grade === 'full' ? [who, 'sex', 'born', 'id-number', 'address'] : [who]
  const isWriter = about === 'self'
  const person = openAll(words.person[about], [...concerned, ...(isWriter ? ['phone'] : [])])
  const writer = openAll(words.writer, ['name', 'relation-to', 'phone'])
  return [
    { kind: 'title', runs: [words.titles[audience]] },
    ...(audience === 'police' ? [line(words.station, open('police-station'))] : []),
    line(words.made(writeDay(reader, today))),
    ...(grade === 'none' ? [] : [person, ...(isWriter ? [] : [writer])]),
  ]
}

function summary(reader: Reader, report: Report): Block[] {
  const words = reportPaper[reader.language]
  const { playbooks, losses, totalLost, story, evidence } = report
  const began = beganOn(report)
  const receipts = report.receipts.flatMap(({ step, field, value }) =>
    writeNumbers(reader, { step, fields: [{ field, value }] }),
  )
  const what: Runs = playbooks.length > 0 ? [reader.titles('playbooks', playbooks)] : [{ open: words.openHappened }]
  const rows: [string, Runs | string | undefined][] = [
    [words.playbooks, what],
    [words.began, began === undefined ? undefined : writeDay(reader, began)],
    [words.lost, totalLost === undefined ? undefined : words.lostValue(totalLost, losses.length)],
    [words.otherSide, story.otherSide === undefined ? undefined : oneLine(story.otherSide)],
    [words.receipts, receipts.length === 0 ? undefined : [...new Set(receipts)].join(reader.words.semicolon)],
    [words.evidenceCount, evidence.length === 0 ? undefined : words.evidenceValue(evidence.length)],
  ]
  const told = rows.filter(([, value]) => value !== undefined)
  return [
    heading(words.summary),
    { kind: 'table', head: words.summaryHead, rows: told.map((row) => cells(reader, row)) },
  ]
}

function requests(reader: Reader, { audience, asks }: Report): Block[] {
  if (asks.length === 0) return []
  const words = reportPaper[reader.language]
  const title = audience === 'family' ? words.familyAsks : audience === 'lawyer' ? words.lawyerAsks : words.asks
  return [heading(title), ...items(asks.map((ask) => words.phrases[ask]))]
}

function end(reader: Reader, { audience }: Report): Block[] {
  const words = reportPaper[reader.language]
  if (audience === 'self') return []
  return [line(words.excerpt), ...(audience === 'police' ? [line(words.notTheReport)] : [])]
}

function answers(reader: Reader, { answers: told }: Report): Block[] {
  if (told.length === 0) return []
  const words = reportPaper[reader.language]
  const rows = told.flatMap(({ question, answer, at }) => {
    const rules = reader.library.questions.get(question)
    if (!rules) return []
    const { label, text } = reader.entry('questions', question)
    const value =
      typeof answer === 'string' && isDay(answer) ? writeDay(reader, answer) : writeAnswer(reader, rules, answer)
    return [cells(reader, [reader.read(label ?? text), value, day(reader, at)])]
  })
  return [heading(words.answers), listOf(reader, words.answersHead, rows)]
}

function happened(reader: Reader, { story }: Report): Block[] {
  if (story.whatHappened === undefined) return []
  return [heading(reportPaper[reader.language].happened), ...linesOf(story.whatHappened).map((text) => paragraph(text))]
}

function chronology(reader: Reader, { chronology: { folded, moments } }: Report): Block[] {
  if (moments.length === 0) return []
  const words = reportPaper[reader.language]
  const rows = moments.map((moment) => {
    const on = writeDay(reader, moment.day)
    return cells(reader, [moment.isRecordedDay ? words.recorded(on) : on, writeHappening(reader, moment)])
  })
  return [
    heading(words.chronology),
    ...folded.map(({ month, count }) => line(words.folded(month, count))),
    listOf(reader, words.chronologyHead, rows),
  ]
}

function writeHappening(reader: Reader, { happening }: Pick<Moment, 'happening'>): string {
  const { events } = reportPaper[reader.language]
  switch (happening.what) {
    case 'began':
      return events.began
    case 'loss':
      return events.loss(happening.number, happening.amount)
    case 'evidence':
      return events.evidence(happening.number)
    case 'waiting':
    case 'outcome': {
      const { step, letter } = happening
      const came = happening.what === 'waiting' ? events.waiting : nameOutcome(reader, { id: step }, happening.outcome)
      const parts = [reader.title('steps', step), came]
      if (letter !== undefined) parts.push(events.letter(reader.title('letters', letter)))
      return parts.join(reader.words.semicolon)
    }
  }
}

function losses(reader: Reader, { losses: lost, totalLost }: Report): Block[] {
  if (lost.length === 0) return []
  const { lossHead, total } = paperWords[reader.language]
  const rows = lost.map(({ number, on, amount, what, evidence: shownBy }) =>
    cells(reader, [number, on === undefined ? undefined : writeDay(reader, on), amount, what, shownBy]),
  )
  const sum = totalLost === undefined ? [] : [cells(reader, [total, undefined, totalLost, undefined, undefined])]
  return [heading(reportPaper[reader.language].losses), listOf(reader, lossHead, [...rows, ...sum])]
}

function deeds(reader: Reader, { deeds: done }: Report): Block[] {
  const shown = done.filter(({ outcomes, isWaiting }) => outcomes.length > 0 || isWaiting)
  if (shown.length === 0) return []
  const words = reportPaper[reader.language]
  const rows = shown.map((deed) =>
    cells(reader, [
      reader.title('steps', deed.step),
      writeResults(reader, deed),
      writeNumbers(reader, deed).join(reader.words.semicolon),
    ]),
  )
  return [heading(words.deeds), listOf(reader, words.deedsHead, rows)]
}

function writeResults(reader: Reader, { step, outcomes, isWaiting, waitingUntil }: Deed): string {
  const words = reportPaper[reader.language]
  const came = outcomes.map(({ outcome, on, at }) => {
    const when = on === undefined ? words.recorded(day(reader, at)) : writeDay(reader, on)
    return reader.words.bracketed(nameOutcome(reader, { id: step }, outcome), when)
  })
  if (waitingUntil !== undefined) came.push(words.waitingUntil(writeDay(reader, waitingUntil)))
  else if (isWaiting) came.push(words.events.waiting)
  return came.join(reader.words.semicolon)
}

function writeNumbers(reader: Reader, { step, fields }: Pick<Deed, 'step' | 'fields'>): string[] {
  const labels = reader.find('steps', step)?.collects ?? {}
  return fields.map(({ field, value }) => {
    const label = Object.hasOwn(labels, field) ? reader.read(labels[field] ?? field) : field
    return `${label}${reader.words.colon}${safeText(value)}`
  })
}

function notes(reader: Reader, { deeds: done }: Report): Block[] {
  const words = reportPaper[reader.language]
  const noted = done.filter(({ notes: found }) => found.length > 0)
  if (noted.length === 0) return []
  return [
    heading(words.notes),
    ...noted.flatMap(({ step, notes: found, moreNotes }) => [
      line(reader.title('steps', step)),
      ...(moreNotes === 0 ? [] : [paragraph(words.moreNotes(moreNotes))]),
      ...found.flatMap(({ at, note }) => {
        const [first = '', ...others] = linesOf(note)
        return [paragraph(`${day(reader, at)}${reader.words.colon}${first}`), ...others.map((text) => paragraph(text))]
      }),
    ]),
  ]
}

function limits(reader: Reader, { limits: running }: Report): Block[] {
  if (running.length === 0) return []
  const words = reportPaper[reader.language]
  const rows = running.map(({ step, day: last, estimate }) => {
    const on = writeDay(reader, last)
    return cells(reader, [reader.title('steps', step), estimate ? reader.words.bracketed(on, words.estimate) : on])
  })
  return [heading(words.limits), listOf(reader, words.limitsHead, rows)]
}

function openSteps(reader: Reader, { open }: Report): Block[] {
  if (open.length === 0) return []
  return [heading(reportPaper[reader.language].open), ...items(open.map((step) => reader.title('steps', step)))]
}

function evidence(reader: Reader, { evidence: pieces }: Report): Block[] {
  if (pieces.length === 0) return []
  const words = reportPaper[reader.language]
  const rows = pieces.map(({ number, name, kind, from, on }) =>
    cells(reader, [
      number,
      name,
      kind === undefined ? undefined : reader.term('evidence', kind),
      from,
      on === undefined ? undefined : writeDay(reader, on),
    ]),
  )
  const sums = pieces.flatMap(({ number, sha256 }) => (sha256 === undefined ? [] : [cells(reader, [number, sha256])]))
  return [
    heading(words.evidence),
    listOf(reader, paperWords[reader.language].evidenceHead, rows),
    ...(sums.length === 0 ? [] : [heading(words.sums), listOf(reader, words.sumsHead, sums)]),
  ]
}

function day(reader: Reader, at: string | undefined): string {
  return at === undefined ? '' : writeDay(reader, dayOf(at))
}

function dayOf(at: string): Day {
  return dayInChina(Date.parse(at))
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((one) => safeText(one).trim())
    .filter((one) => one !== '')
}

function oneLine(text: string): string {
  return linesOf(text).join(' ')
}
