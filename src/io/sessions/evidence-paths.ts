// Where copies of evidence are: in a folder beside the session's file, `1.evidence`, named by number and a tag that tells nothing.
import { join } from 'node:path'
import type { Evidence } from '../../core/session/evidence.ts'
import { isThere, temporaryFileOwner, temporaryPath } from '../files/atomic-file.ts'
import { refuseForeignFolder } from '../files/private-folder.ts'
import { namesIn, type SessionForm, type SessionPaths } from './paths.ts'

/** The folder of a session's copies. */
export function evidenceFolder({ folder, id }: Pick<SessionPaths, 'folder' | 'id'>): string {
  return join(folder, `${id}.evidence`)
}

/** What is in the folder; nothing when it is not there. Throws UserError for one that is not to be trusted. */
export function evidenceNames(paths: Pick<SessionPaths, 'folder' | 'id'>): string[] {
  const folder = evidenceFolder(paths)
  if (!isThere(folder)) return []
  refuseForeignFolder(folder, { links: 'refuse' })
  return namesIn(folder)
}

/**
 * The name of a copy, in the readable form. The tag is made anew for each: a number may be given twice where a damaged
 * session went back to the generation before, and the two are not to be confused. Nothing of the content stands in it: who
 * has the disk and a known picture could else find it in an encrypted session.
 */
export function copyName({ number, tag }: { number: number; tag: string }): string {
  return `${number}-${tag}`
}

/** The name of the copy of an entry, in the readable form; undefined where it has none. */
export function nameOfCopy({ number, file }: Pick<Evidence, 'number' | 'file'>): string | undefined {
  if (file?.copy === undefined || file.path !== undefined) return undefined
  return copyName({ number, tag: file.copy })
}

/** A copy in some form. `base`: its name in the readable form. */
interface CopyName {
  base: string
  form: SessionForm
}

/** Takes the name of a copy apart, also of one that was in the way of another (`.other-1`); undefined for other names. */
export function parseCopyName(name: string): CopyName | undefined {
  const [, base, age] = /^(\d{1,7}-[0-9a-f]{16}(?:\.other-\d+)?)(\.age)?$/.exec(name) ?? []
  return base === undefined ? undefined : { base, form: age === undefined ? 'plain' : 'encrypted' }
}

/** The file of a copy in a form. */
export function copyFile(base: string, form: SessionForm): string {
  return form === 'plain' ? base : `${base}.age`
}

/** Of a copy that an ended process may have left without an entry: the copy. It was marked by a temporary file's name. */
export function markedCopy(temporaryName: string): string | undefined {
  return /^\.(\d{1,7}-[0-9a-f]{16})\.\d{1,9}\.[0-9a-f]{16}\.tmp$/.exec(temporaryName)?.[1]
}

/** Where a copy is written before it gets its name, which says in which form. */
export function unfinishedCopy(folder: string, form: SessionForm): string {
  return temporaryPath(join(folder, copyFile('copy', form)))
}

/** Of an unfinished copy of this computer, by its name, the form; undefined for other names. */
export function unfinishedForm(name: string): SessionForm | undefined {
  if (!name.startsWith('.copy.') || !temporaryFileOwner(name)?.isHere) return undefined
  return name.startsWith('.copy.age.') ? 'encrypted' : 'plain'
}

/** Paths of copies in the readable form, those that were never finished too. */
export function readableCopies(paths: Pick<SessionPaths, 'folder' | 'id'>): string[] {
  const folder = evidenceFolder(paths)
  if (!isThere(folder)) return []
  const names = evidenceNames(paths).filter((name) => (parseCopyName(name)?.form ?? unfinishedForm(name)) === 'plain')
  return names.map((name) => join(folder, name))
}
