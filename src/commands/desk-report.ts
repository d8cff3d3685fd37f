// `leak-help report --all`: how many cases there are, of which playbook, since when, and what came of them; of nobody in
// particular.
import { echo } from '../core/guard/echo.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { type CountedCase, countCase, countCases } from '../core/papers/counts.ts'
import { type CountFormat, countFormats, type ReportFormat } from '../core/papers/paper.ts'
import { showCount } from '../core/papers/small-cells.ts'
import { formatByEnding } from '../dialogue/file-format.ts'
import { planQuietly } from '../dialogue/quiet-plan.ts'
import { openReader } from '../dialogue/reader.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { countsJson, countsTable } from '../render/counts-view.ts'
import { csvLines, writeCsv } from '../render/csv.ts'
import { jsonText } from '../render/json-text.ts'
import { lookForScripts } from '../render/look.ts'

export interface DeskReportOptions {
  /** Left out: as the name of the file ends, else `csv`. Others belong to the report of one session. */
  format?: CountFormat | ReportFormat | undefined
  /** A file, or `-`; nothing: it is printed. */
  out?: string | undefined
  /** Replace a file that is there. */
  force: boolean
  json: boolean
  // What only the report of one session takes.
  for?: unknown
  show?: unknown
  zip?: unknown
  encrypt?: boolean
  encryptTo?: unknown
}

/**
 * Counts every session that can be read, each from its file. Throws UserError where there is none, or the file cannot be
 * written.
 */
export async function reportDesk(ports: Ports, options: DeskReportOptions): Promise<void> {
  const { out, json } = options
  if (options.encrypt || (options.for ?? options.show ?? options.zip ?? options.encryptTo) !== undefined)
    throw onlyCounts()
  const format = formatFor(options)
  const summaries = ports.sessions.list()
  const screen = await openReader(ports)
  const reader = screen.on(lookForScripts(ports.language))
  const encrypted = summaries.filter((one) => one.encrypted).length
  const readable = summaries.filter((one) => !one.encrypted)
  const cases = readable.flatMap((summary): CountedCase[] => {
    const open = planQuietly(ports, reader, summary)
    return open ? [countCase(reader.library, open.session, { plan: open.plan, now: ports.now() })] : []
  })
  if (cases.length === 0) throw nothingToCount()
  const unreadable = readable.length - cases.length
  const { desk } = reader.words
  if (encrypted + unreadable > 0) ports.say(desk.counts.left(encrypted, unreadable))
  const counts = countCases(cases, ports.today())
  const left = { encrypted: showCount(encrypted), unreadable: showCount(unreadable) }
  const isFile = out !== undefined && out !== '-'
  const written = format === 'json' ? jsonText(countsJson(reader, counts, left)) : countsTable(reader, counts, left)
  if (!isFile) return ports.print(typeof written === 'string' ? written : csvLines(written))
  const text = typeof written === 'string' ? `${written}\n` : writeCsv(written)
  const path = ports.files.write(out, text, { replace: options.force })
  if (json) return ports.print(jsonText({ schema: 1, path, format }))
  ports.print(screen.paragraph(desk.counts.written(safeText(path), cases.length)))
}

function formatFor({ format, out, json }: DeskReportOptions): CountFormat {
  if (format === 'csv' || format === 'json') return format
  if (format) throw onlyCounts()
  if (out === undefined || out === '-') return json ? 'json' : 'csv'
  const named = formatByEnding(out, countFormats)
  if (named) return named
  throw new UserError(
    {
      zh: `“${echo(out)}”的结尾看不出是哪种格式。`,
      en: `How “${echo(out)}” ends does not say which format it is.`,
    },
    { zh: '写明格式：--format csv', en: 'Name the format: --format csv' },
    { exitCode: 2 },
  )
}

function onlyCounts(): UserError {
  return new UserError(
    {
      zh: '--all只统计数字，格式是csv或json，不和--for、--show、--zip一起用。',
      en: '--all only counts, as csv or json, without --for, --show and --zip.',
    },
    { zh: '例如：leak-help report --all --format csv', en: 'For example: leak-help report --all --format csv' },
    { exitCode: 2 },
  )
}

function nothingToCount(): UserError {
  return new UserError(
    { zh: '没有能统计的个案。', en: 'There is no session to count.' },
    { zh: '看有哪些：leak-help session list', en: 'To see which there are: leak-help session list' },
  )
}
