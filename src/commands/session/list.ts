// `leak-help session list`: every session on this computer, how far each has come, and its next day.
import { presentId } from '../../core/content/present-id.ts'
import { echo } from '../../core/guard/echo.ts'
import { safeText } from '../../core/guard/safe-text.ts'
import { fitsFilter, type ListFilter, readUntil } from '../../core/plan/list-filter.ts'
import { findPlaybooks } from '../../dialogue/open-session.ts'
import { type Listed, listWithStandings, pressingFirst } from '../../dialogue/quiet-plan.ts'
import { openReader } from '../../dialogue/reader.ts'
import { type Survey, surveySessions } from '../../dialogue/survey.ts'
import { UserError } from '../../errors.ts'
import type { Ports, SessionCopy } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import type { Reader } from '../../render/reader.ts'
import { sessionFacts } from '../../render/session-line.ts'

/** So many fit on a screen or two; the newest are the ones that are looked for. */
const most = 20
/** So many are named of those that a filter knows nothing of. */
const mostNamed = 10

export interface ListOptions {
  all?: boolean
  /** Only those with something overdue. */
  overdue?: boolean
  /** Only those with a day up to this one, as it was typed: `7d`, `2026-12-05`. */
  due?: string | undefined
  playbook?: string | undefined
  json: boolean
}

/**
 * Prints the newest, or with `all` every one; as JSON always every one. With a filter, those of all that fit, and which ones
 * nobody can tell of. One that cannot be opened says why.
 */
export async function listSessions(ports: Ports, options: ListOptions): Promise<void> {
  const filter = await readFilter(ports, options)
  if (filter) return listSome(ports, filter, options)
  const reader = await openReader(ports)
  if (options.json) return printJson(ports, await surveySessions(ports, reader))
  const { listed, count, ...beside } = options.all
    ? { ...(await surveySessions(ports, reader)), count: 0 }
    : newest(ports, reader)
  const { session: words } = reader.words
  const { exposed, copies } = beside
  if (listed.length === 0 && copies.length === 0) return ports.print(reader.paragraph(words.none))
  const rows = sessionRows(ports, pressingFirst(listed))
  const lines = [
    ...(rows.length > 0 ? [...reader.heading(words.title), ...rows] : []),
    ...(listed.length < count ? reader.paragraph(words.more(count - listed.length)) : []),
    ...exposed.flatMap((id) => reader.paragraph(words.clear(id))),
    ...(copies.length > 0 ? ['', ...copyLines(reader, copies)] : []),
  ]
  return options.all ? ports.page(lines) : ports.print(lines)
}

function newest(ports: Ports, reader: Reader): Survey & { count: number } {
  const { sessions, ...rest } = ports.sessions.newest(most)
  return { listed: listWithStandings(ports, reader, { sessions, most }), ...rest }
}

async function listSome(ports: Ports, filter: ListFilter, { json }: ListOptions): Promise<void> {
  const reader = await openReader(ports)
  const survey = await surveySessions(ports, reader)
  const judged = survey.listed.map((one) => ({ one, fits: fitsFilter(filter, knownOf(reader, one)) }))
  const fitting = judged.flatMap(({ one, fits }) => (fits === true ? [one] : []))
  const unknown = judged.flatMap(({ one, fits }) => (fits === undefined ? [one.summary.id] : []))
  if (json) return printJson(ports, { ...survey, listed: fitting }, unknown)
  const isByDay = filter.overdue || filter.until !== undefined
  const rows = sessionRows(ports, isByDay ? soonestFirst(fitting) : pressingFirst(fitting))
  const { session: words, desk } = reader.words
  return ports.page([
    ...(rows.length > 0 ? [...reader.heading(words.title), ...rows] : reader.paragraph(desk.none)),
    ...(unknown.length > 0 ? unknownLines(reader, unknown) : []),
  ])
}

async function readFilter(
  ports: Ports,
  { overdue = false, due, playbook }: ListOptions,
): Promise<ListFilter | undefined> {
  if (!overdue && due === undefined && playbook === undefined) return undefined
  const until = due === undefined ? undefined : readUntil(due, ports.today())
  if (due !== undefined && until === undefined) throw notADay(due)
  const [id] = playbook === undefined ? [] : await findPlaybooks(ports, [playbook])
  return { overdue, until, playbook: id }
}

function knownOf({ library }: Reader, { summary, standing }: Listed): Parameters<typeof fitsFilter>[1] {
  const { encrypted, problem, playbooks, closed } = summary
  const present = playbooks.map((id) => presentId(library, 'playbook', id))
  return { playbooks: encrypted || problem ? undefined : present, standing, closed }
}

function soonestFirst(listed: readonly Listed[]): Listed[] {
  const dayOf = ({ standing }: Listed) => standing?.next?.day ?? ''
  return listed.toSorted((one, other) => (dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0))
}

function unknownLines({ words: { desk, comma }, paragraph }: Reader, ids: readonly string[]): string[] {
  const named = ids.slice(0, mostNamed).map((id) => safeText(id))
  const shown = named.join(comma)
  return [
    ...paragraph(desk.notKnown(ids.length > named.length ? desk.more(shown, ids.length) : shown)),
    ...paragraph(desk.look),
  ]
}

function sessionRows(ports: Ports, listed: readonly Listed[]): string[] {
  const current = ports.sessions.current()
  return listed.flatMap((one) => sessionRow(ports, one, current))
}

function sessionRow(
  { language }: Ports,
  { summary, standing, evidence, reader }: Listed,
  current: string | undefined,
): string[] {
  const { session: words } = reader.words
  const { id, name, encrypted, closed, exposed, problem, created } = summary
  const facts = problem
    ? [encrypted ? words.encrypted : safeText(name), safeText(problem[language])]
    : [
        ...sessionFacts(reader, { ...summary, opened: created, standing }),
        ...(evidence ? [reader.words.evidence.count(evidence)] : []),
        ...(id === current ? [words.current] : []),
        ...(closed ? [words.closed] : []),
        ...(exposed ? [words.exposed] : []),
      ]
  const lines = reader.hanging(`  ${id}  `, facts.join(' · '))
  return standing && standing.overdue > 0 ? lines.map(reader.style.warning) : lines
}

// `unknown`: ids of those that a filter could not be asked of.
function printJson(ports: Ports, { listed, copies }: Survey, unknown?: readonly string[]): void {
  const current = ports.sessions.current()
  const sessions = listed.map((one) => sessionJson(ports, one, current))
  ports.print(jsonText({ schema: 1, sessions, copies, ...(unknown && { unknown }) }))
}

function sessionJson(
  { language }: Ports,
  { summary: { problem, ...one }, standing, evidence }: Listed,
  current: string | undefined,
): unknown {
  return {
    ...one,
    current: one.id === current,
    problem: problem?.[language] ?? null,
    /** Null where nobody can say: encrypted, not readable, or a playbook is missing. */
    done: standing?.done ?? null,
    total: standing?.total ?? null,
    evidence: evidence ?? null,
    next_day: standing?.next?.day ?? null,
    next_step: standing?.next?.step.id ?? null,
    overdue: standing?.overdue ?? null,
  }
}

/** The copies beside the sessions, and how to look into them. */
function copyLines(reader: Reader, copies: readonly SessionCopy[]): string[] {
  const { session: words } = reader.words
  return [
    ...reader.paragraph(words.copies),
    ...copies.map(({ path }) => `  ${safeText(path)}`),
    ...reader.paragraph(words.importCopy),
  ]
}

function notADay(due: string): UserError {
  return new UserError(
    { zh: `“${echo(due)}”不是一个日子。`, en: `“${echo(due)}” is not a day.` },
    {
      zh: '写成7d（七天以内）或2026-12-05：leak-help session list --due 7d',
      en: 'Write it as 7d (within seven days) or 2026-12-05: leak-help session list --due 7d',
    },
    { exitCode: 2 },
  )
}
