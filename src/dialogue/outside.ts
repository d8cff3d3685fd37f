// Playbooks that are not bundled, before they become part of a session: somebody may have sent them to a person in need.
import { isBundled } from '../core/content/library.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { outsideNotice } from '../render/outside.ts'
import type { Reader } from '../render/reader.ts'
import { openReader } from './reader.ts'

/**
 * Of some playbooks those to use. Where one is not bundled, says what that means, and at the keyboard asks; a bundled one
 * is never asked about.
 */
export async function agreeOnPlaybooks(
  ports: Ports,
  keyboard: Keyboard | undefined,
  playbooks: readonly string[],
): Promise<string[]> {
  const library = await ports.content.library()
  if (playbooks.every((id) => isBundled(library, 'playbooks', id))) return [...playbooks]
  const reader = await openReader(ports)
  const agreed: string[] = []
  for (const id of playbooks) if (await agreeOn(ports, keyboard, reader, id)) agreed.push(id)
  return agreed
}

async function agreeOn(ports: Ports, keyboard: Keyboard | undefined, reader: Reader, id: string): Promise<boolean> {
  if (isBundled(reader.library, 'playbooks', id)) return true
  sayOutside(ports, reader, [id])
  if (!keyboard || (await keyboard.confirm({ message: reader.words.outside.use, initial: false }))) return true
  ports.say(reader.words.outside.notUsed)
  return false
}

/** Says what it means that some playbooks are not bundled; nothing where all are. */
export function sayOutside({ say }: Pick<Ports, 'say'>, reader: Reader, playbooks: readonly string[]): void {
  const notice = outsideNotice(reader, playbooks)
  if (notice.length > 0) say(notice.map(reader.style.warning))
}
