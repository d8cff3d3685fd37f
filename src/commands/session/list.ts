// `leak-help session list`: every session on this computer, newest change first.
import { dayInChina } from '../../core/dates.ts'
import { safeText } from '../../core/guard/safe-text.ts'
import { openReader } from '../../dialogue/reader.ts'
import type { Ports } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import { wordsIn } from '../../words/words.ts'

/** Prints them; one that cannot be opened says why. */
export async function listSessions(ports: Ports, options: { json: boolean }): Promise<void> {
  const sessions = ports.sessions.list()
  const current = ports.sessions.current()
  if (options.json) {
    const rows = sessions.map(({ problem, ...one }) => ({
      ...one,
      current: one.id === current,
      problem: problem?.[ports.language] ?? null,
    }))
    return ports.print(jsonText({ schema: 1, sessions: rows }))
  }
  if (sessions.length === 0) return ports.print(wordsIn(ports.language).session.none)
  const reader = await openReader(ports)
  const { session: words } = reader.words
  const rows = sessions.flatMap(({ id, name, playbooks, updated, encrypted, closed, problem }) => {
    const facts = problem
      ? [safeText(problem[ports.language])]
      : [
          ...playbooks.map((playbook) => reader.title('playbooks', playbook)),
          words.updated(dayInChina(Date.parse(updated))),
          ...(id === current ? [words.current] : []),
          ...(closed ? [words.closed] : []),
        ]
    return reader.hanging(`  ${id}  `, [encrypted ? words.encrypted : safeText(name), ...facts].join(' · '))
  })
  ports.print([reader.style.heading(words.title), ...rows])
}
