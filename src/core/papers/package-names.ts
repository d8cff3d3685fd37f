// Names inside a package made of a report. The file names of a person's own are words of theirs.
import { exportName } from '../session/evidence-names.ts'
import type { ShownEvidence } from './report.ts'

/** The text in a package that names evidence which is not in it because it is not as it was. */
export const leftOutFile = 'NOT-INCLUDED.txt'

/** The entry for a letter, and for the page that is kept apart from it. */
export function letterName(number: number, id: string, { isSheet = false } = {}): string {
  return `letters/${number}-${id}${isSheet ? '-separate-sheet' : ''}.docx`
}

/** The entry for a piece: its name only for a reader who sees names, else its number and kind of file. */
export function packageName({ number, name }: ShownEvidence, fileName: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? ''
  return `evidence/${exportName({ number, name: name ?? `file${ending}` })}`
}
