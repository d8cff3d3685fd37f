// The one document `--json` prints. A terminal may show it as it stands, so nothing in it may move a cursor.
import { escapeHiddenInJson } from '../core/guard/safe-text.ts'

/** A value as readable JSON, with control and invisible characters spelled out. */
export function jsonText(value: unknown): string {
  return escapeHiddenInJson(JSON.stringify(value, null, 2))
}
