// `leak-help session list`: every session on this computer, how far each has come, and its next day.
import { safeText } from '../../core/guard/safe-text.ts'
import { type Listed, listWithStandings, pressingFirst } from '../../dialogue/quiet-plan.ts'
import { openReader } from '../../dialogue/reader.ts'
import type { Ports, SessionCopy } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import type { Reader } from '../../render/reader.ts'
import { sessionFacts } from '../../render/session-line.ts'

/** So many fit on a screen or two; the newest are the ones that are looked for. */
const most = 20
/** So many are read and planned, where every one is listed. */
const mostPlanned = 200

/** Prints the newest, or with `all` every one; as JSON always every one. One that cannot be opened says why. */
export async function listSessions(ports: Ports, options: { all?: boolean; json: boolean }): Promise<void> {
  const isEvery = options.all || options.json
  const { sessions, count, exposed, copies } = ports.sessions.newest(isEvery ? Number.POSITIVE_INFINITY : most)
  const current = ports.sessions.current()
  const reader = await openReader(ports)
  const listed = listWithStandings(ports, reader, { sessions, most: mostPlanned })
  if (options.json) {
    const rows = listed.map((one) => sessionJson(ports, one, current))
    return ports.print(jsonText({ schema: 1, sessions: rows, copies }))
  }
  const { session: words } = reader.words
  if (sessions.length === 0 && copies.length === 0) return ports.print(reader.paragraph(words.none))
  const rows = pressingFirst(listed).flatMap((one) => sessionRow(ports, one, current))
  ports.print([
    ...(rows.length > 0 ? [...reader.heading(words.title), ...rows] : []),
    ...(sessions.length < count ? reader.paragraph(words.more(count - sessions.length)) : []),
    ...exposed.flatMap((id) => reader.paragraph(words.clear(id))),
    ...(copies.length > 0 ? ['', ...copyLines(reader, copies)] : []),
  ])
}

function sessionRow(
  { language }: Ports,
  { summary, standing, evidence, reader }: Listed,
  current: string | undefined,
): string[] {
  const { session: words } = reader.words
  const { id, name, encrypted, closed, exposed, problem } = summary
  const facts = problem
    ? [encrypted ? words.encrypted : safeText(name), safeText(problem[language])]
    : [
        ...sessionFacts(reader, { ...summary, standing }),
        ...(evidence ? [reader.words.evidence.count(evidence)] : []),
        ...(id === current ? [words.current] : []),
        ...(closed ? [words.closed] : []),
        ...(exposed ? [words.exposed] : []),
      ]
  const lines = reader.hanging(`  ${id}  `, facts.join(' · '))
  return standing && standing.overdue > 0 ? lines.map(reader.style.warning) : lines
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
    /** Null where nobody can say: encrypted, not readable, a playbook is missing, or too far down in a long list. */
    done: standing?.done ?? null,
    total: standing?.total ?? null,
    evidence: evidence ?? null,
    next_day: standing?.next?.day ?? null,
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
