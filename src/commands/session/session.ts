// `leak-help session list|use|rename|delete`.
import { dayInChina } from '../../core/dates.ts'
import { safeText } from '../../core/guard/safe-text.ts'
import { checkName } from '../../core/session/name.ts'
import { lookOf } from '../../dialogue/look-of.ts'
import { unlockSession } from '../../dialogue/passphrase.ts'
import { UserError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import { hang, wrapText } from '../../render/wrap.ts'

/** Prints every session, newest change first. */
export async function listSessions(ports: Ports, options: { json: boolean }): Promise<void> {
  const sessions = ports.sessions.list()
  const current = ports.sessions.current()
  if (options.json) {
    const rows = sessions.map(({ problem, ...one }) => ({
      ...one,
      current: one.id === current,
      problem: problem?.[ports.language] ?? null,
    }))
    ports.print(jsonText({ schema: 1, sessions: rows }))
    return
  }
  const { words, style, columns } = await lookOf(ports)
  if (sessions.length === 0) return ports.print(words.session.none)
  const titles = new Map(
    (await ports.content.entries()).map((entry) => [entry.id, safeText(entry.title[ports.language])]),
  )
  ports.print(style.heading(words.session.title))
  for (const { id, name, playbooks, updated, encrypted, closed, problem } of sessions) {
    const marks = [...(id === current ? [words.session.current] : []), ...(closed ? [words.session.closed] : [])]
    const facts = problem
      ? [safeText(problem[ports.language])]
      : [
          ...playbooks.map((playbook) => titles.get(playbook) ?? safeText(playbook)),
          words.session.updated(dayInChina(Date.parse(updated))),
          ...marks,
        ]
    ports.print(
      hang(`  ${id}  `, [encrypted ? words.session.encrypted : safeText(name), ...facts].join(' · '), columns).join(
        '\n',
      ),
    )
  }
}

/** Makes a session the one that other commands mean. */
export async function useSession(ports: Ports, options: { id: string }): Promise<void> {
  const { words, columns } = await lookOf(ports)
  const name = ports.sessions.locked(options.id)
    ? words.session.encrypted
    : safeText(ports.sessions.read(options.id).session.name)
  ports.sessions.use(options.id)
  ports.print(wrapText(words.session.using(options.id, name), columns).join('\n'))
}

/** Gives a session another name. */
export async function renameSession(ports: Ports, options: { id: string; name: string }): Promise<void> {
  const checked = checkName(options.name)
  if (!checked.ok) throw new UserError(checked.problem, checked.next)
  const { name } = checked
  await unlockSession(ports, options.id)
  const saved = ports.sessions.update(options.id, (session) => ({ ...session, name }))
  const { words, columns } = await lookOf(ports)
  ports.print(wrapText(words.session.renamed(saved.id, safeText(name)), columns).join('\n'))
}

/** Deletes a session after the person confirmed it, or with `force`; lists what was removed and what cannot be. */
export async function deleteSession(ports: Ports, options: { id: string; force: boolean }): Promise<void> {
  const summary = ports.sessions.list().find(({ id }) => id === options.id)
  if (!summary) ports.sessions.read(options.id)
  const { words, columns } = await lookOf(ports)
  const name = summary?.name ?? options.id
  if (!options.force) {
    if (!ports.keyboard) {
      throw new UserError(
        { zh: '删除要在终端里确认', en: 'Deleting asks for confirmation at a terminal' },
        {
          zh: `确定要删：leak-help session delete ${options.id} --force`,
          en: `To delete all the same: leak-help session delete ${options.id} --force`,
        },
        { exitCode: 2 },
      )
    }
    ports.say(wrapText(words.session.deleteAsk(options.id, safeText(name)), columns).join('\n'))
    const typed = await ports.keyboard.enterText({ message: words.session.deleteType(safeText(name)) })
    if (typed.trim() !== name.trim()) return ports.print(words.session.kept)
  }
  const removed = ports.sessions.delete(options.id)
  ports.print(words.session.deleted(options.id))
  for (const path of removed) ports.print(`  ${safeText(path)}`)
  ports.print(wrapText(words.session.notDeleted, columns).join('\n'))
}
