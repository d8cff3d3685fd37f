// A session may name playbooks that cannot be found: one of the person's own, in a folder that was not named this time.
// Then nothing is concluded from what its plan does not have.
import type { Library } from '../content/library.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Session } from '../session/schema.ts'
import type { Text } from '../text.ts'

/** Ids of the session's playbooks that the library does not have. The one place that knows; a plan carries it along. */
export function findMissing(library: Library, { playbooks }: Pick<Session, 'playbooks'>): string[] {
  return playbooks.filter((id) => !library.playbooks.has(id))
}

/** Refuses what only the missing playbooks could tell; undefined when none is missing. `what`: a sentence's beginning. */
export function refuseUnknown(missing: readonly string[], what: Text): Refusal | undefined {
  if (missing.length === 0) return undefined
  return refuse(
    {
      zh: `${what.zh}，现在说不了：找不到这个个案用的预案“${missing.join('”“')}”。`,
      en: `${what.en} cannot be said: the playbook “${missing.join('”, “')}” of this session cannot be found.`,
    },
    {
      zh: '是自己写的预案，就在命令后面加上“--playbooks=文件夹”。',
      en: 'If it is one of your own, add “--playbooks=FOLDER” to the command.',
    },
  )
}
