// What the session's playbooks do not cover, and where to go instead.
import type { Library } from '../core/content/library.ts'
import type { Session } from '../core/session/schema.ts'
import type { Look } from './look.ts'
import { sentence } from './sentence.ts'
import { hang } from './wrap.ts'

/** A heading and one paragraph per playbook. */
export function scopeLines(look: Look, library: Library, session: Pick<Session, 'playbooks'>): string[] {
  const texts = session.playbooks.flatMap((id) => library.scenarios[id]?.out_of_scope ?? [])
  if (texts.length === 0) return []
  return [
    '',
    look.style.heading(look.words.status.outOfScope),
    ...texts.flatMap((text) => hang('  ', sentence(library, text, look.language), look.columns)),
  ]
}
