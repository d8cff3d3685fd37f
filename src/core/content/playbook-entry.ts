// A playbook as it is listed and looked for.
import type { Playbook } from './schema.ts'

/** Title and summary of bundled ones with numbers and names filled in, of others as written. */
export interface PlaybookEntry extends Pick<Playbook, 'id' | 'group' | 'title' | 'summary' | 'keywords' | 'about'> {
  /** False: it comes from the person's own folder and was not checked by us. */
  bundled: boolean
}
