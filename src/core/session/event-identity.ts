// What makes an entry of a session the same one in two copies of it. Entries have no id in the file, so it is made of what
// they say: content and moment; where one speaks of another, of that one and not of its place or number.
import { canonicalJson } from './canonical-json.ts'
import type { Session, SessionEvent } from './schema.ts'

/** The entries of a session, told apart. All lists are by index. */
export interface IdentifiedEvents {
  /** What an entry says. One that was taken back and brought back stands there twice, with the same content. */
  contents: readonly string[]
  /** The same for no two entries of a session; for the same entry, the same in every copy of it. */
  ids: readonly string[]
  /** By the id, the index. */
  indexes: ReadonlyMap<string, number>
  /** By the number of a piece of evidence or of a loss, the index of the entry that gave it first. */
  pieces: ReadonlyMap<number, number>
  losses: ReadonlyMap<number, number>
}

/**
 * Tells the entries apart. The session must hold no contradiction (contradiction.ts). `hash`: a long note that a thousand entries
 * speak of does not stand in each of them.
 */
export function identifyEvents({ events }: Pick<Session, 'events'>, hash: (text: string) => string): IdentifiedEvents {
  const contents: string[] = []
  const ids: string[] = []
  const [indexes, counts] = [new Map<string, number>(), new Map<string, number>()]
  const [pieces, losses] = [new Map<number, number>(), new Map<number, number>()]
  const named = (numbers: ReadonlyMap<number, number>, number: number) => ids[numbers.get(number) ?? -1] ?? null
  const contentOf = (event: SessionEvent): string => {
    switch (event.type) {
      // However often and whenever it is done: an entry is taken back once.
      case 'undone':
        return canonicalJson({ type: event.type, of: ids[event.of] })
      case 'note-changed':
        return canonicalJson({ ...event, of: contents[event.of] })
      case 'evidence-added':
        return canonicalJson({ ...event, number: null, link: null })
      case 'evidence-removed':
        return canonicalJson({ ...event, number: named(pieces, event.number) })
      case 'loss-added': {
        const shownBy = event.evidence === undefined ? {} : { evidence: named(pieces, event.evidence) }
        return canonicalJson({ ...event, number: null, ...shownBy })
      }
      case 'loss-removed':
        return canonicalJson({ ...event, number: named(losses, event.number) })
      default:
        return canonicalJson(event)
    }
  }
  // Brought back it has its number again; two that only look alike have two.
  const again = (event: SessionEvent): string => {
    if (event.type === 'evidence-added') return named(pieces, event.number) ?? ''
    return event.type === 'loss-added' ? (named(losses, event.number) ?? '') : ''
  }
  for (const [index, event] of events.entries()) {
    const content = hash(contentOf(event))
    const key = `${content}${again(event)}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    const id = `${key} ${count}`
    contents.push(content)
    ids.push(id)
    indexes.set(id, index)
    if (event.type === 'evidence-added' && !pieces.has(event.number)) pieces.set(event.number, index)
    if (event.type === 'loss-added' && !losses.has(event.number)) losses.set(event.number, index)
  }
  return { contents, ids, indexes, pieces, losses }
}
