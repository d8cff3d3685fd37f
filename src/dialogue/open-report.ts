// A report of a case, ready to be looked at or written.
import type { Audience } from '../core/papers/audiences.ts'
import { collectMaterial } from '../core/papers/case-material.ts'
import type { Paper, ReportFormat } from '../core/papers/paper.ts'
import { makeReport, type Report, type ReportSources } from '../core/papers/report.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { paperLines } from '../render/letter-view.ts'
import { writePaper } from '../render/papers/write-paper.ts'
import type { Reader } from '../render/reader.ts'
import { writeReport } from '../render/report-paper.ts'
import { previewLines, reportJson } from '../render/report-view.ts'
import { chineseReader } from './open-letter.ts'
import type { OpenSession } from './open-session.ts'

/** A report with the reader it is written by: in Chinese for offices, in the person’s own language for those at home. */
export interface OpenReport {
  open: OpenSession
  /** What it is made from. */
  sources: ReportSources
  report: Report
  paper: Paper
  writer: Reader
  withNotes: boolean
}

/** Makes a report of an open case. */
export async function openReport(
  ports: Ports,
  open: OpenSession,
  { audience, withNotes }: { audience: Audience; withNotes: boolean },
): Promise<OpenReport> {
  const { session, plan, reader } = open
  const material = collectMaterial(session, ports.today())
  const sources = { library: reader.library, session, plan, material, audience, withNotes }
  const report = makeReport(sources)
  const isAtHome = audience === 'family' || audience === 'self'
  const writer = isAtHome ? reader : await chineseReader(ports, open)
  return { open, sources, report, paper: writeReport(writer, report), writer, withNotes }
}

/** Says what is in a report and what was left out; who reads another language gets the paper in that as well. */
export function sayPreview(ports: Ports, { open, report, writer, withNotes }: OpenReport): void {
  const { reader, session } = open
  ports.say([...previewLines(reader, report, { playbooks: session.playbooks, withNotes }), ''])
  if (writer.language === reader.language) return
  ports.say([...reader.heading(reader.words.report.aid), ...paperLines(reader, writeReport(reader, report)), ''])
}

/** What to write into a file of a format. */
export async function reportFile(
  { report, paper, writer }: OpenReport,
  format: ReportFormat,
): Promise<string | Uint8Array> {
  return format === 'json' ? `${jsonText(reportJson(writer, report))}\n` : writePaper(paper, format)
}
