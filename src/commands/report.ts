// `leak-help report --for <whom>`: the case on paper for one reader, with a preview of what is in it and what is left out.
import { safeText } from '../core/guard/safe-text.ts'
import { type Audience, audiences } from '../core/papers/audiences.ts'
import { type ReportFormat, reportFormats } from '../core/papers/paper.ts'
import { formatByEnding, unknownEnding } from '../dialogue/file-format.ts'
import { type OpenReport, openReport, reportFile, sayPreview } from '../dialogue/open-report.ts'
import { openSession } from '../dialogue/open-session.ts'
import { packReport, type ReportPackage, sayPackage } from '../dialogue/report-package.ts'
import { askSeal, type SealOptions } from '../dialogue/seal.ts'
import { UserError } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { paperLines } from '../render/letter-view.ts'
import type { Reader } from '../render/reader.ts'
import { reportJson } from '../render/report-view.ts'

export interface ReportOptions {
  /** Who reads it; asked for where it is left out. */
  for?: Audience | undefined
  out?: string | undefined
  format?: ReportFormat | 'csv' | undefined
  /** A package with the evidence, instead of a file. */
  zip?: string | undefined
  /** The package is encrypted with a passphrase. */
  encrypt?: boolean
  /** Or to a key of age. */
  encryptTo?: string | undefined
  /** Of what is left out, what is shown all the same. */
  show?: 'notes' | undefined
  /** Replace a file that is there. */
  force: boolean
  session?: string | undefined
  json: boolean
}

/** Says what is in it, and prints it or, once that is confirmed at the keyboard, writes it. */
export async function report(ports: Ports, options: ReportOptions): Promise<void> {
  const { out, json, session, show, zip } = options
  if (zip !== undefined && (out !== undefined || options.format !== undefined)) throw zipAlone()
  if (zip === '-') throw zipToFile()
  const sealing = { encrypt: options.encrypt === true, encryptTo: options.encryptTo }
  if (zip === undefined && (sealing.encrypt || sealing.encryptTo !== undefined)) throw onlyZip()
  const format = formatFor(options)
  const isAsking = !json && !ports.screen.piped
  const keyboard = isAsking ? ports.keyboard : undefined
  if (options.for === undefined && !keyboard) throw forWhom()
  const open = await openSession(ports, session, { onlyToLook: true })
  const audience = options.for ?? (await askAudience(ports, open.reader.words.report))
  const made = await openReport(ports, open, { audience, withNotes: show === 'notes' })
  if (zip !== undefined) return writePackage(ports, made, { ...sealing, zip, force: options.force, json, keyboard })
  const isFile = out !== undefined && out !== '-'
  if (json)
    return printJson(
      ports,
      made,
      isFile ? { path: await write(ports, made, { ...options, out, format }), format } : undefined,
    )
  sayPreview(ports, made)
  if (!isFile) {
    // Somebody looks at it: as wide as their screen. What goes elsewhere is as in a file.
    if (options.format === undefined && !ports.screen.piped) return ports.page(paperLines(open.reader, made.paper))
    ports.print(String(await reportFile(made, format)).trimEnd())
    return
  }
  const { reader } = open
  if (!(await isWanted(keyboard, reader, out))) return ports.say(reader.paragraph(reader.words.report.notWritten))
  const path = await write(ports, made, { ...options, out, format })
  ports.print(reader.paragraph(reader.words.report.written(safeText(path))))
}

async function writePackage(
  ports: Ports,
  made: OpenReport,
  {
    zip,
    force,
    json,
    keyboard,
    ...sealing
  }: SealOptions & { zip: string; force: boolean; json: boolean; keyboard: Keyboard | undefined },
): Promise<void> {
  const seal = await askSeal(ports, { ...sealing, path: zip })
  const packed = await packReport(ports, made)
  const { reader } = made.open
  const { words } = reader
  if (!json) {
    sayPreview(ports, made)
    sayPackage(ports, made, packed, { isSealed: seal !== undefined })
    if (!(await isWanted(keyboard, reader, zip))) return ports.say(reader.paragraph(words.report.notWritten))
  }
  const path = await ports.files.writeZip(zip, packed.entries, { replace: force, ...(seal ? { seal } : {}) })
  if (json) printJson(ports, made, { path, format: 'zip', ...packageJson(packed) })
  else
    ports.print([
      ...reader.paragraph(words.report.written(safeText(path))),
      ...(seal ? reader.paragraph(words.report.sealed) : []),
    ])
  if (packed.missing.length > 0) throw notAll(packed.missing.map(({ piece }) => piece.number))
}

function packageJson({ names, missing }: ReportPackage): Pick<Written, 'files' | 'evidence_missing'> {
  return { files: names, evidence_missing: missing.map(({ piece }) => piece.number) }
}

// Without a keyboard nobody is asked.
async function isWanted(keyboard: Keyboard | undefined, { words }: Reader, path: string): Promise<boolean> {
  return !keyboard || keyboard.confirm({ message: words.report.aboutToWrite(safeText(path)), initial: true })
}

async function write(
  { files }: Ports,
  made: OpenReport,
  { out, format, force }: { out: string; format: ReportFormat; force: boolean },
): Promise<string> {
  return files.write(out, await reportFile(made, format), { replace: force })
}

/** What is said of a file that was written. */
interface Written {
  path: string
  format: ReportFormat | 'zip'
  files?: string[]
  evidence_missing?: number[]
}

// What was left out is told to whoever runs it, beside the report and not in it.
function printJson(ports: Ports, { report: made, writer, open: { plan } }: OpenReport, file?: Written): void {
  const left = made.leftOut.map(({ field, count }) => ({ field, count }))
  const written = file ?? { document: reportJson(writer, made) }
  ports.print(
    jsonText({ schema: 1, report: made.audience, missing_playbooks: plan.missing, ...written, left_out: left }),
  )
}

async function askAudience(
  { keyboard }: Ports,
  { forWhom: message, whom }: OpenReport['open']['reader']['words']['report'],
): Promise<Audience> {
  if (!keyboard) throw forWhom()
  return keyboard.chooseOne({ message, choices: audiences.map((value) => ({ value, label: whom[value] })) })
}

function formatFor({ out, format }: ReportOptions): ReportFormat {
  const isFile = out !== undefined && out !== '-'
  if (format === 'csv') throw csvOfAll()
  if (format === 'docx' && !isFile) throw docxToFile()
  if (format !== undefined || !isFile) return format ?? 'txt'
  const found = formatByEnding(out, reportFormats)
  if (found === undefined) throw unknownEnding(out, reportFormats)
  return found
}

function forWhom(): UserError {
  return new UserError(
    { zh: '没有说给谁看。', en: 'It is not said who the report is for.' },
    {
      zh: `加--for，可以是：${audiences.join('、')}`,
      en: `Add --for with one of: ${audiences.join(', ')}`,
    },
    { exitCode: 2 },
  )
}

function zipAlone(): UserError {
  return new UserError(
    { zh: '--zip不能和--out、--format一起用。', en: '--zip does not go with --out or --format.' },
    { zh: '例如：--for police --zip FILE.zip', en: 'For example: --for police --zip FILE.zip' },
    { exitCode: 2 },
  )
}

function onlyZip(): UserError {
  return new UserError(
    { zh: '只有压缩包能加密。', en: 'Only a zip can be encrypted.' },
    {
      zh: '例如：--for lawyer --zip FILE.zip.age --encrypt',
      en: 'For example: --for lawyer --zip FILE.zip.age --encrypt',
    },
    { exitCode: 2 },
  )
}

function zipToFile(): UserError {
  return new UserError(
    { zh: '压缩包要写到文件里。', en: 'A zip goes to a file.' },
    { zh: '例如：--for police --zip FILE.zip', en: 'For example: --for police --zip FILE.zip' },
    { exitCode: 2 },
  )
}

function notAll(numbers: readonly number[]): UserError {
  return new UserError(
    {
      zh: `压缩包写好了；没有放进去的证据：${numbers.join('、')}。`,
      en: `The package is written, without evidence ${numbers.join(', ')}.`,
    },
    { zh: '看是怎么回事：leak-help evidence verify', en: 'To see what is wrong: leak-help evidence verify' },
  )
}

function csvOfAll(): UserError {
  return new UserError(
    { zh: 'csv只用来统计所有个案。', en: 'csv is for the counts of all sessions alone.' },
    { zh: '例如：leak-help report --all --format csv', en: 'For example: leak-help report --all --format csv' },
    { exitCode: 2 },
  )
}

function docxToFile(): UserError {
  return new UserError(
    { zh: 'docx要写到文件里。', en: 'A docx goes to a file.' },
    { zh: '例如：--out FILE --format docx', en: 'For example: --out FILE --format docx' },
    { exitCode: 2 },
  )
}
