// Which files belong to which session. Every path is made here, after the id was checked.
import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { idPattern } from '../../core/content/vocabulary.ts'
import { isThere } from '../files/atomic-file.ts'
import { fileErrorCode } from '../files/file-error.ts'
import { noSuchSession, whileReading } from './errors.ts'

/** How a session stands in its files. */
export type SessionForm = 'plain' | 'encrypted'

/** A session's files in one form. */
export interface SessionFiles {
  form: SessionForm
  main: string
  /** The generation before. */
  backup: string
}

/** Where one session is kept. It has one form, save while it is changed to the other. */
export interface SessionPaths {
  id: string
  folder: string
  plain: SessionFiles
  encrypted: SessionFiles
  /** One for both forms. */
  lock: string
}

/** The paths of a session; throws UserError for an id that could lead elsewhere. */
export function sessionPaths(folder: string, id: string): SessionPaths {
  if (!idPattern.test(id)) throw noSuchSession(id, folder)
  const plain = join(folder, `${id}.json`)
  return {
    id,
    folder,
    plain: { form: 'plain', main: plain, backup: `${plain}.bak` },
    encrypted: { form: 'encrypted', main: `${plain}.age`, backup: `${plain}.age.bak` },
    lock: `${plain}.lock`,
  }
}

/** The readable file of a session whose id was checked, or is from a name in the folder: for many, paths cost their time. */
export function readableMain(folder: string, id: string): string {
  return `${folder}${sep}${id}.json`
}

/** Whether a session is there in a form, the file or the generation before it; without reading the names in the folder. */
export function hasForm(paths: SessionPaths, form: SessionForm): boolean {
  const { main, backup } = paths[form]
  return whileReading(paths.folder, () => [main, backup].some(isThere))
}

/** File names in the folder; none when there is no folder yet. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** The sessions that can be opened or at least tried, with the forms each is there in. */
export function sessionForms(names: readonly string[]): Map<string, Set<SessionForm>> {
  const found = new Map<string, Set<SessionForm>>()
  for (const name of names) {
    const parts = generation(name)
    if (!parts) continue
    const forms = found.get(parts.id) ?? new Set()
    found.set(parts.id, forms.add(parts.form))
  }
  return found
}

/** A number above every one that any kept file has, a copy, or evidence: it must not pass for one of another session. */
export function nextNumber(names: readonly string[]): number {
  const ids = [
    ...names.map((name) => parseName(name)?.id ?? ownerOfEvidence(name) ?? ''),
    ...listCopies(names).map(({ id }) => id),
  ]
  const taken = ids.filter((id) => /^\d{1,9}$/.test(id))
  return Math.max(0, ...taken.map(Number)) + 1
}

/**
 * Files that look like a session's and have a name that is none of ours, with the session they go by: copies that sync
 * programs make of a file changed in two places, and what people set aside. Nothing ever opens them by itself.
 */
export function listCopies(names: readonly string[]): { name: string; id: string }[] {
  return names.flatMap((name) => {
    // Nearly all names, at one look.
    if (/^\d+\.json(?:\.age)?(?:\.bak)?$/.test(name)) return []
    if (name.startsWith('.') || parseName(name) || /\.json\.lock/.test(name)) return []
    const [, id] = /^([a-z0-9][a-z0-9-]{0,63}?)(?![a-z0-9]).*\.(?:json|age|bak)/.exec(name) ?? []
    return id === undefined ? [] : [{ name, id }]
  })
}

/** The session that a folder of copies of evidence belongs to, by its name; undefined for other names. */
export function ownerOfEvidence(name: string): string | undefined {
  return /^([a-z0-9][a-z0-9-]{0,63})\.evidence$/.exec(name)?.[1]
}

/** Whether any file of a session is there. */
export function isTaken(id: string, names: readonly string[]): boolean {
  return names.some((name) => parseName(name)?.id === id)
}

/** Everything that holds something of a session; the main file last, so that a deletion cut short can be repeated. */
export function listFiles(id: string, all: readonly string[]): string[] {
  // Among very many names, parsing each takes longest.
  const names = all.filter((name) => name.startsWith(id) || name.startsWith(`.${id}`))
  const oldLocks = names.filter((name) => name.startsWith(`${id}.json.lock.`))
  return [...listFilesOfForm(id, names, 'encrypted'), ...oldLocks, ...listFilesOfForm(id, names, 'plain')]
}

/** The files of a session in one form that are kept: both generations, damaged files, old formats. */
export function listKept(id: string, names: readonly string[], form: SessionForm): string[] {
  return names.filter((name) => {
    const found = parseName(name)
    return found?.id === id && found.form === form
  })
}

/** Whether anything here is encrypted. */
export function hasEncrypted(names: readonly string[]): boolean {
  return names.some((name) => parseName(name)?.form === 'encrypted')
}

/** Everything that holds something of a session in one form; the main file last. */
export function listFilesOfForm(id: string, names: readonly string[], form: SessionForm): string[] {
  const isOfForm = (name: string) => {
    const found = parseName(name) ?? parseTemporaryName(name)
    return found?.id === id && found.form === form
  }
  const main = form === 'plain' ? `${id}.json` : `${id}.json.age`
  const others = names.filter((name) => isOfForm(name) && name !== main)
  return names.includes(main) ? [...others, main] : others
}

/** What follows the main file's name in that of a damaged or an old file, which are kept; undefined for others. */
export function keptKind(name: string): string | undefined {
  const kind = parseName(name)?.kind ?? ''
  return /^\.(?:corrupt-|v)\d+$/.test(kind) ? kind : undefined
}

interface NameParts {
  id: string
  form: SessionForm
  kind: string
}

function generation(name: string): NameParts | undefined {
  const found = parseName(name)
  return found && (found.kind === '' || found.kind === '.bak') ? found : undefined
}

function parseName(name: string): NameParts | undefined {
  const [, id, age, kind = ''] =
    /^([a-z0-9][a-z0-9-]{0,63})\.json(\.age)?(\.bak|\.corrupt-\d+|\.v\d+)?$/.exec(name) ?? []
  return id === undefined ? undefined : { id, form: age === undefined ? 'plain' : 'encrypted', kind }
}

// Those of the lock belong to processes that wait for it; the lock itself goes when it is let go.
function parseTemporaryName(name: string): NameParts | undefined {
  const [, id, age, kind = ''] = /^\.([a-z0-9][a-z0-9-]{0,63})\.json(\.age)?(\..+\.tmp)$/.exec(name) ?? []
  if (id === undefined || kind.startsWith('.lock.')) return undefined
  return { id, form: age === undefined ? 'plain' : 'encrypted', kind }
}
