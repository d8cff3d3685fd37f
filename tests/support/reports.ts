// Reports of the bundled content, made for somebody.
import type { Audience } from '../../src/core/papers/audiences.ts'
import { collectMaterial } from '../../src/core/papers/case-material.ts'
import type { Paper } from '../../src/core/papers/paper.ts'
import { makeReport, type Report } from '../../src/core/papers/report.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { withBlanks } from '../../src/core/session/kept-blanks.ts'
import { withLoss } from '../../src/core/session/losses.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { withEvent } from '../../src/core/session/session.ts'
import type { Language } from '../../src/core/text.ts'
import type { Reader } from '../../src/render/reader.ts'
import { writeReport } from '../../src/render/report-paper.ts'
import { library } from './content.ts'
import { readerIn } from './letters.ts'

/** A report with the paper it becomes. */
export interface MadeReport {
  report: Report
  paper: Paper
  reader: Reader
}

/** Makes and writes a report. */
export function reportFor(
  session: Session,
  options: { audience: Audience; now: string; language?: Language; withNotes?: boolean },
): MadeReport {
  const { audience, now, language = 'zh', withNotes = false } = options
  const plan = buildPlan(library, session, Date.parse(now))
  const material = collectMaterial(session, now.slice(0, 10))
  const report = makeReport({ library, session, plan, material, audience, withNotes })
  const reader = readerIn(language).inCase(plan.steps)
  return { report, reader, paper: writeReport(reader, report) }
}

/** A text for each place of a case that takes one, so that it is found again wherever it gets to. */
export const planted = {
  note: 'NOTE-Zhao 13811112222',
  story: 'STORY-Qian',
  otherSide: 'OTHER-Sun',
  loss: 'LOSS-Li',
  evidenceName: 'PIECE-Zhou.png',
  evidenceFrom: 'FROM-Wu',
  evidencePath: '/home/PATH-Zheng/x.png',
} as const

/** A case with a loss, evidence, a note on a step and an account for a letter; `step`: one that takes a note. */
export function withEverything(session: Session, { at, step }: { at: string; step: string }): Session {
  const day = at.slice(0, 10)
  let made = withEvent(session, {
    type: 'evidence-added',
    at,
    number: 1,
    name: planted.evidenceName,
    kind: 'transfers',
    from: planted.evidenceFrom,
    on: day,
    file: { size: 5, sha256: 'a'.repeat(64), path: planted.evidencePath },
    link: 'b'.repeat(64),
  })
  made = withEvent(made, {
    type: 'evidence-added',
    at,
    number: 2,
    name: planted.evidenceName,
    kind: 'chats',
    file: { size: 5, sha256: 'c'.repeat(64) },
    link: 'd'.repeat(64),
  })
  made = withLoss(made, { at, amount: '30000.00', what: planted.loss, on: day, evidence: 1 }).session
  made = withLoss(made, { at, amount: '0.50', what: planted.loss }).session
  made = withBlanks(made, {
    at,
    letter: 'police-report',
    values: { 'what-happened': planted.story, 'other-side': planted.otherSide },
  })
  return withEvent(made, { type: 'noted', at, step, note: planted.note })
}
