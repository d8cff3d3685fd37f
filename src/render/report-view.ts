// What is said of a report before it is written: what is in it and what was left out; and a report for scripts.

import { isBundled } from '../core/content/library.ts'
import { dayInChina } from '../core/dates.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { identityFor, type MaskField } from '../core/papers/mask.ts'
import type { PackedLetter } from '../core/papers/package-letters.ts'
import type { Report } from '../core/papers/report.ts'
import { reportPaper } from '../words/report-paper.ts'
import { type CheckedPiece, writeState } from './evidence-view.ts'
import { nameOutcome, writeAnswer } from './names.ts'
import type { Reader } from './reader.ts'

type Part = keyof Reader['words']['report']['parts']

/** The preview. `playbooks`: those of the case, to name what was left out. */
export function previewLines(
  reader: Reader,
  report: Report,
  { playbooks, withNotes }: { playbooks: readonly string[]; withNotes: boolean },
): string[] {
  const { report: words } = reader.words
  const list = (counts: ReadonlyMap<Part, number>, titles: readonly string[]) =>
    [...counts]
      .filter(([, count]) => count > 0)
      .flatMap(([part, count]) => {
        const text = words.part(words.parts[part], count)
        const named = part === 'about' ? `${text}${reader.words.colon}${reader.titles('playbooks', titles)}` : text
        return reader.hanging('  - ', named)
      })
  const left = new Map<Part, number>()
  for (const { field, count } of report.leftOut) {
    const part = partOf(field)
    left.set(part, (left.get(part) ?? 0) + count)
  }
  const hidden = playbooks.filter((id) => !report.playbooks.includes(id))
  const leftLines = list(left, hidden)
  const warnings = [
    ...(report.mayReachOtherSide ? [words.mayReach] : []),
    ...(hasOwnWords(report) ? [words.readFirst] : []),
    ...(withNotes && report.deeds.some(({ notes }) => notes.length > 0) ? [words.notesMasked] : []),
  ]
  return [
    ...reader.heading(words.preview(reportPaper[reader.language].titles[report.audience])),
    ...reader.heading(words.isIn),
    ...list(countParts(report), report.playbooks),
    ...(leftLines.length === 0
      ? reader.paragraph(words.nothingLeftOut)
      : [...reader.heading(words.leftOut), ...leftLines]),
    ...(identityFor[report.audience] === 'none' ? [] : reader.paragraph(words.person)),
    ...warnings.flatMap(reader.paragraph).map(reader.style.warning),
  ]
}

interface Packed {
  names: readonly string[]
  letters: readonly PackedLetter[]
  missing: readonly CheckedPiece[]
  isSealed: boolean
}

/** What is in a package, and the evidence that is not in it because it is not as it was. */
export function packageLines(reader: Reader, { names, letters, missing, isSealed }: Packed): string[] {
  const { report: words, evidence } = reader.words
  return [
    ...reader.heading(words.packaged),
    ...names.flatMap((name) => reader.hanging('  - ', name)),
    ...(missing.length === 0
      ? []
      : [
          ...reader.heading(words.notPackaged),
          ...missing.flatMap(({ piece, state }) =>
            reader.hanging(`  ${piece.number}  `, `${safeText(piece.name)} · ${writeState(reader, state)}`),
          ),
        ]),
    ...(letters.length === 0
      ? reader.paragraph(words.noLetters)
      : [
          ...reader.heading(words.lettersIn),
          ...letters.flatMap(({ id, isSent }) =>
            reader.hanging(
              '  - ',
              isSent ? words.letterSent(reader.title('letters', id)) : reader.title('letters', id),
            ),
          ),
          ...reader.paragraph(words.lettersOpen),
        ]),
    ...[words.packedAsIs, ...(isSealed ? [] : [evidence.exportPlain])]
      .flatMap(reader.paragraph)
      .map(reader.style.warning),
  ]
}

/** The same for whoever opens the package: numbers alone, for a name may be hidden from them. */
export function packageText(reader: Reader, missing: readonly CheckedPiece[]): string {
  const { report: words } = reader.words
  return [`${words.notPackaged}${reader.words.colon}`, ...missing.map(({ piece }) => `- ${piece.number}`), ''].join(
    '\n',
  )
}

// Of what is shown in part, what is left out is told as a detail, not as one more loss or piece.
const detailOf: Readonly<Partial<Record<MaskField, Part>>> = {
  'loss.day': 'loss-detail',
  'loss.what': 'loss-detail',
  'loss.voucher': 'loss-detail',
  'evidence.name': 'evidence-detail',
  'evidence.from': 'evidence-detail',
  'evidence.hash': 'evidence-detail',
}

function partOf(field: MaskField): Part {
  // Each field begins with a part.
  return detailOf[field] ?? (field.split('.')[0] as Part)
}

function countParts({
  playbooks,
  answers,
  story,
  losses,
  deeds,
  receipts,
  evidence,
  limits,
}: Report): Map<Part, number> {
  const sum = (count: (deed: Report['deeds'][number]) => number) =>
    deeds.reduce((total, deed) => total + count(deed), 0)
  return new Map<Part, number>([
    ['about', playbooks.length],
    ['said', answers.length],
    ['story', Object.keys(story).length],
    ['loss', losses.length],
    ['step', deeds.length],
    ['field', sum(({ fields }) => fields.length)],
    ['evidence', evidence.length],
    ['receipt', receipts.length],
    ['limits', limits.length],
    ['notes', sum(({ notes, moreNotes }) => notes.length + moreNotes)],
  ])
}

function hasOwnWords({ audience, story, losses, evidence }: Report): boolean {
  if (audience === 'self') return false
  return (
    Object.keys(story).length > 0 ||
    losses.some(({ what }) => what !== undefined) ||
    evidence.some(({ name, from }) => name !== undefined || from !== undefined)
  )
}

/** A report for scripts; its keys are a promise (docs/report.md). What was left out is not in it: it can be handed over. */
export function reportJson(reader: Reader, report: Report): Record<string, unknown> {
  const { audience, today, about, chronology, story } = report
  const step = (id: string) => {
    const { name, bundled } = reader.named('steps', id)
    return { step: id, title: name, bundled }
  }
  const outcome = (id: string, of: string) => ({ outcome: of, label: nameOutcome(reader, { id }, of) })
  const clean = (text: string | undefined) => (text === undefined ? null : safeText(text, { multiline: true }))
  return {
    schema: 1,
    report: audience,
    language: reader.language,
    day: today,
    about,
    playbooks: report.playbooks.map((id) => {
      const { name, bundled } = reader.named('playbooks', id)
      return { id, title: name, bundled }
    }),
    asks: report.asks.map((id) => ({ id, text: reportPaper[reader.language].phrases[id] })),
    what_happened: clean(story.whatHappened),
    other_side: clean(story.otherSide),
    answers: report.answers.flatMap(({ question, answer, at }) => {
      const rules = reader.library.questions.get(question)
      if (!rules) return []
      const { label, text } = reader.entry('questions', question)
      return [
        {
          question,
          label: reader.read(label ?? text),
          bundled: isBundled(reader.library, 'questions', question),
          value: answer,
          text: writeAnswer(reader, rules, answer),
          told_on: at === undefined ? null : dayInChina(Date.parse(at)),
        },
      ]
    }),
    chronology: {
      folded: chronology.folded,
      moments: chronology.moments.map(({ day, isRecordedDay, happening }) => ({
        day,
        day_of: isRecordedDay ? 'recording' : 'event',
        ...happening,
      })),
    },
    total_lost: report.totalLost ?? null,
    losses: report.losses.map(({ number, amount, on, what, evidence }) => ({
      number,
      amount,
      on: on ?? null,
      what: clean(what),
      evidence: evidence ?? null,
    })),
    deeds: report.deeds.map(({ step: id, outcomes, fields, isWaiting, waitingUntil, notes, moreNotes }) => ({
      ...step(id),
      outcomes: outcomes.map(({ outcome: of, on, at }) => ({
        ...outcome(id, of),
        on: on ?? null,
        recorded_on: dayInChina(Date.parse(at)),
      })),
      fields: fields.map(({ field, value }) => ({ field, value: clean(value) })),
      waiting: isWaiting,
      waiting_until: waitingUntil ?? null,
      notes: notes.map(({ at, note }) => ({ on: dayInChina(Date.parse(at)), note: clean(note) })),
      more_notes: moreNotes,
    })),
    receipts: report.receipts.map(({ field, value }) => ({ field, value: clean(value) })),
    limits: report.limits.map(({ step: id, day, estimate }) => ({ ...step(id), day, estimate })),
    open: report.open.map(step),
    evidence: report.evidence.map(({ number, kind, name, from, on, sha256 }) => ({
      number,
      kind: kind ?? null,
      name: clean(name),
      from: clean(from),
      on: on ?? null,
      sha256: sha256 ?? null,
    })),
  }
}
