// Compares what a store holds with what was acknowledged.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SessionStore } from '../../../src/ports.ts'
import type { DiskStore } from '../../support/disk-store.ts'

export interface Comparison {
  /** Acknowledged steps that are not in any session. */
  lost: number
  /** Steps that are there twice. */
  duplicates: number
  /** Sessions that do not open, or only from an older copy. */
  unreadable: number
  /** Sessions whose revision is not the number of their saves. */
  miscounted: number
}

/** Every save adds one event; a new session has `eventsAtStart`. */
export function compare(store: SessionStore, acknowledged: ReadonlySet<string>, eventsAtStart: number): Comparison {
  const summaries = store.list()
  const opened = summaries.filter(({ problem }) => !problem).map(({ id }) => store.read(id))
  const steps = opened.flatMap(({ session }) =>
    session.events.flatMap((event) => (event.type === 'skipped' ? [event.step] : [])),
  )
  const found = new Set(steps)
  return {
    lost: [...acknowledged].filter((step) => !found.has(step)).length,
    duplicates: steps.length - found.size,
    unreadable: summaries.length - opened.filter(({ notice }) => !notice).length,
    miscounted: opened.filter(({ session }) => session.revision !== session.events.length - eventsAtStart + 1).length,
  }
}

export interface EncryptedComparison {
  lost: number
  unreadable: number
  /** Found readable after it was said to be encrypted. */
  exposed: number
  /** Found encrypted after it was said to be decrypted. */
  'wrong form': number
}

/** The same for what tests/io/child/encryption-child.ts said: every note of `notes`, and the form its last lines name. */
export function compareEncrypted(
  store: DiskStore,
  lines: readonly string[],
  notes: Iterable<string>,
): EncryptedComparison {
  const found: EncryptedComparison = { lost: 0, unreadable: 0, exposed: 0, 'wrong form': 0 }
  const form = lastForm(lines)
  const isReadable = readdirSync(store.folder).some((name) =>
    readFileSync(join(store.folder, name)).includes('known-to-one-person'),
  )
  if (form === 'encrypt' && isReadable) found.exposed += 1
  if (form === 'decrypt' && store.list()[0]?.encrypted) found['wrong form'] += 1
  store.encryption.unlock('several unrelated words')
  try {
    const kept = new Set(store.read('1').session.events.map((event) => ('note' in event ? event.note : '')))
    found.lost += [...notes].filter((note) => !kept.has(note)).length
  } catch {
    found.unreadable += 1
  }
  return found
}

/** The notes that were acknowledged. */
export function notesSaid(lines: readonly string[]): string[] {
  return lines.flatMap((line) => (line.startsWith('note ') ? [line.slice('note '.length)] : []))
}

/** The form the session must be in; undefined while it may be either. */
function lastForm(lines: readonly string[]): string | undefined {
  const last = lines.findLast((line) => /^(?:begin|done)/.test(line)) ?? ''
  return last.startsWith('done') ? last.slice('done '.length) : undefined
}
