// What another copy of a session would bring, for scripts.
import type { Merge } from '../core/session/merge.ts'
import { countAhead, groupOf, type MergeInto, nameMatter, writeIncoming, writeSaid } from './merge-view.ts'
import { stepNameJson } from './names.ts'
import type { Reader } from './reader.ts'

/** A piece of evidence whose entry comes and whose file does not. */
export interface FileToFetch {
  number: number
  name: string
  sha256: string
}

/** All of it. `taken`: it was taken in. */
export function mergeJson(
  reader: Reader,
  merge: Merge,
  { into, taken, files }: { into: MergeInto; taken: boolean; files: readonly FileToFetch[] },
): unknown {
  const { id, name, exported, now, secrets } = into
  return {
    schema: 1,
    into: { id, name },
    exported: exported ?? null,
    taken,
    incoming: merge.incoming.map((entry) => ({
      at: entry.at,
      group: groupOf(entry.event),
      type: entry.event.type,
      step: 'step' in entry.event ? stepNameJson(reader, entry.event.step) : null,
      text: writeIncoming(reader, merge.theirs, entry),
      taken_back: entry.isTakenBack,
    })),
    passing: merge.passing,
    only_here: merge.onlyHere,
    ahead: countAhead(merge, now),
    contradictions: merge.contradictions.map((one) => ({
      id: one.id,
      kind: one.kind,
      about: one.about,
      name: nameMatter(reader, one),
      mine: { at: one.ours.event?.at ?? null, text: writeSaid(reader, one, 'ours') },
      theirs: { at: one.theirs.event?.at ?? null, text: writeSaid(reader, one, 'theirs') },
      choice: one.choice === 'ours' ? 'mine' : (one.choice ?? null),
    })),
    secrets: secrets?.counts.map(({ kind, count }) => ({ kind: kind[reader.language], count })) ?? [],
    files_to_fetch: files,
  }
}
