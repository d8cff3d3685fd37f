// Compares what a store holds with what was acknowledged.
import type { SessionStore } from '../../../src/ports.ts'

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
