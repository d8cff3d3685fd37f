// `leak-help session delete <session>`: removes a session and everything kept for it.
import { safeText } from '../../core/guard/safe-text.ts'
import { openLayout } from '../../dialogue/reader.ts'
import { removedLines } from '../../dialogue/removed.ts'
import { UserError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'

/** Deletes it after the person confirmed it, or with `force`; lists what was removed and what cannot be. */
export async function deleteSession(ports: Ports, options: { session: string; force: boolean }): Promise<void> {
  const { session: id, force } = options
  const { name } = ports.sessions.summary(id)
  const layout = await openLayout(ports)
  const { session: words } = layout.words
  const copies = ports.sessions.evidence?.countCopies(id) ?? 0
  if (!force) {
    if (!ports.keyboard) {
      throw new UserError(
        { zh: '删除要在终端里确认。', en: 'Deleting asks for confirmation at a terminal.' },
        {
          zh: `确定要删：leak-help session delete ${id} --force`,
          en: `To delete all the same: leak-help session delete ${id} --force`,
        },
        { exitCode: 2 },
      )
    }
    ports.say([
      ...layout.paragraph(words.deleteAsk(id, safeText(name))),
      ...(copies > 0 ? layout.paragraph(layout.words.evidence.deleted(copies)) : []),
    ])
    const typed = await ports.keyboard.enterText({ message: words.deleteType(safeText(name)) })
    if (typed.trim() !== name.trim()) return ports.print(layout.paragraph(words.kept))
  }
  const { removed, copies: left } = ports.sessions.delete(id)
  ports.print([
    ...removedLines(layout, { heading: words.deleted(id), removed }),
    ...(left.length > 0 ? layout.paragraph(words.left) : []),
    ...left.map((path) => `  ${safeText(path)}`),
  ])
}
