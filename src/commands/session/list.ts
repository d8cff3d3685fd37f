// `leak-help session list`: every session on this computer, newest change first.
import { dayInChina } from '../../core/dates.ts'
import { safeText } from '../../core/guard/safe-text.ts'
import { openReader } from '../../dialogue/reader.ts'
import type { Ports, SessionCopy } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import type { Reader } from '../../render/reader.ts'

/** So many fit on a few screens; the newest are the ones that are looked for. */
const most = 100

/** Prints the newest, or with `all` every one; as JSON always every one. One that cannot be opened says why. */
export async function listSessions(ports: Ports, options: { all?: boolean; json: boolean }): Promise<void> {
  const isEvery = options.all || options.json
  const { sessions, count, exposed, copies } = ports.sessions.newest(isEvery ? Number.POSITIVE_INFINITY : most)
  const current = ports.sessions.current()
  if (options.json) {
    const rows = sessions.map(({ problem, ...one }) => ({
      ...one,
      current: one.id === current,
      problem: problem?.[ports.language] ?? null,
    }))
    return ports.print(jsonText({ schema: 1, sessions: rows, copies }))
  }
  const reader = await openReader(ports)
  const { session: words } = reader.words
  if (sessions.length === 0 && copies.length === 0) return ports.print(reader.paragraph(words.none))
  const rows = sessions.flatMap(({ id, name, playbooks, updated, encrypted, closed, problem, ...one }) => {
    const facts = problem
      ? [safeText(problem[ports.language])]
      : [
          ...playbooks.map((playbook) => reader.title('playbooks', playbook)),
          words.updated(dayInChina(Date.parse(updated))),
          ...(id === current ? [words.current] : []),
          ...(closed ? [words.closed] : []),
          ...(one.exposed ? [words.exposed] : []),
        ]
    return reader.hanging(`  ${id}  `, [encrypted ? words.encrypted : safeText(name), ...facts].join(' · '))
  })
  ports.print([
    ...(rows.length > 0 ? [...reader.heading(words.title), ...rows] : []),
    ...(sessions.length < count ? reader.paragraph(words.more(count - sessions.length)) : []),
    ...exposed.flatMap((id) => reader.paragraph(words.clear(id))),
    ...(copies.length > 0 ? ['', ...copyLines(reader, copies)] : []),
  ])
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
