// Copies of evidence beside their session: brought in, looked at and given out. Each is on disk under its name before its
// entry is saved, and marked until then, so that what a killed process left can be told from what another computer, or a
// damaged session file, knows of.
import { unlinkSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { isNetworkPath } from '../../core/guard/network-path.ts'
import { type Evidence, findRemoved, listAllEvidence } from '../../core/session/evidence.ts'
import type { Session } from '../../core/session/schema.ts'
import { UserError } from '../../errors.ts'
import type { EvidenceCopies, FileDigest, FileStanding, FoundFile, NewCopy } from '../../ports.ts'
import {
  flushFolder,
  isThere,
  removeQuietly,
  renameOver,
  temporaryFileOwner,
  temporaryPath,
  writeNewFile,
} from '../files/atomic-file.ts'
import { digestOf, isOfSource } from '../files/digest.ts'
import { fileError, fileErrorCode, fileProblem } from '../files/file-error.ts'
import { asUnreadable, readFound } from '../files/found-file.ts'
import { makePrivateFolder } from '../files/private-folder.ts'
import { isRunning } from '../files/process-identity.ts'
import { randomName } from '../files/random-name.ts'
import { finishInTurns, type Steps } from '../files/steps.ts'
import { writeStreamed } from '../files/streamed-file.ts'
import { AgeError } from './age.ts'
import { fillCopy, isSameContent, readCopy } from './copy-content.ts'
import { lockedSession, otherKey } from './encryption-errors.ts'
import { whileDeleting, whileReading, whileSaving } from './errors.ts'
import {
  copyFile,
  copyName,
  evidenceFolder,
  evidenceNames,
  nameOfCopy,
  parseCopyName,
  readableCopies,
  unfinishedCopy,
} from './evidence-paths.ts'
import type { SessionKey } from './key.ts'
import { hasForm, type SessionForm, type SessionPaths } from './paths.ts'
import { leaveFolder, tidyEvidence } from './tidy-evidence.ts'

interface EvidenceOptions {
  key: SessionKey
  /** Throws UserError for a session that is not there. */
  findPaths: (id: string) => SessionPaths
  read: (id: string) => Session
}

/** The copies of the sessions of a folder. */
export function evidenceCopies({ key, findPaths, read }: EvidenceOptions): EvidenceCopies {
  const formOf = (paths: SessionPaths): SessionForm => (hasForm(paths, 'encrypted') ? 'encrypted' : 'plain')

  async function copyIn(id: string, file: FoundFile, number: number): Promise<NewCopy> {
    const paths = findPaths(id)
    const form = formOf(paths)
    if (form === 'encrypted' && !key.isOpen()) throw lockedSession(id)
    const folder = evidenceFolder(paths)
    return whileCopying(folder, file.path, async () => {
      evidenceNames(paths)
      makePrivateFolder(folder)
      await finishInTurns(tidyEvidence(paths, { form, key, session: read(id) }))
      const temporary = unfinishedCopy(folder, form)
      const copied = await finishInTurns(
        writeStreamed(temporary, (target) =>
          readFound(file.path, (source, mostBytes) => fillCopy(source, target, { form, key, mostBytes })),
        ),
      )
      return giveName(folder, { temporary, copied, number, form })
    })
  }

  function giveName(
    folder: string,
    { temporary, copied, number, form }: { temporary: string; copied: FileDigest; number: number; form: SessionForm },
  ): NewCopy {
    const tag = randomName()
    const name = copyName({ number, tag })
    const path = join(folder, copyFile(name, form))
    const mark = temporaryPath(join(folder, name))
    const takeBack = () => {
      for (const one of [temporary, path, mark]) removeQuietly(one)
      leaveFolder(folder)
    }
    try {
      writeNewFile(mark, Buffer.alloc(0), { flush: true })
      renameOver(temporary, path)
      flushFolder(folder)
    } catch (error) {
      takeBack()
      throw error
    }
    return { ...copied, tag, keep: () => removeQuietly(mark), takeBack }
  }

  /** The file of a copy, in the form of its session or, where changing that was interrupted, in the other one. */
  function findCopy(id: string, piece: Evidence): { path: string; form: SessionForm } | undefined {
    const base = nameOfCopy(piece)
    if (base === undefined) return undefined
    const paths = findPaths(id)
    const names = whileReading(evidenceFolder(paths), () => evidenceNames(paths))
    const forms: SessionForm[] = formOf(paths) === 'encrypted' ? ['encrypted', 'plain'] : ['plain', 'encrypted']
    const form = forms.find((one) => names.includes(copyFile(base, one)))
    return form && { path: join(evidenceFolder(paths), copyFile(base, form)), form }
  }

  // Asked for every piece of a list: the folder is not read each time.
  function hasCopy(id: string, piece: Evidence): boolean {
    const base = nameOfCopy(piece)
    if (base === undefined) return false
    const folder = evidenceFolder(findPaths(id))
    const names = [copyFile(base, 'plain'), copyFile(base, 'encrypted')]
    return whileReading(folder, () => names.some((name) => isThere(join(folder, name))))
  }

  function readPiece(id: string, piece: Evidence, onto?: number): Steps<FileDigest> | undefined {
    const path = piece.file?.path
    if (path !== undefined) {
      // An entry may have been written by somebody else: no computer that they named is called.
      if (isNetworkPath(path)) throw fileError('ON_NETWORK', path)
      if (!isAbsolute(path) || path.includes('\0')) return undefined
      return readFound(path, (file, mostBytes) => digestOf(file, { onto, mostBytes }))
    }
    const copy = findCopy(id, piece)
    if (!copy) return undefined
    if (copy.form === 'encrypted' && !key.isOpen()) throw lockedSession(id)
    return readCopy(copy.path, { ...copy, key, ...(onto === undefined ? {} : { onto }) })
  }

  async function check(id: string, piece: Evidence): Promise<FileStanding> {
    return standingOf(piece, async () => {
      const steps = readPiece(id, piece)
      return steps && finishInTurns(steps)
    })
  }

  async function copyOut(id: string, piece: Evidence, to: string): Promise<FileStanding> {
    let isMade = false
    const standing = await standingOf(piece, async () => {
      // Found first: what is missing leaves no empty file.
      if (!readPiece(id, piece)) return undefined
      return whileGivingOut(to, () =>
        finishInTurns(
          writeStreamed(to, function* (target) {
            isMade = true
            const steps = readPiece(id, piece, target)
            return steps ? yield* steps : { size: -1, sha256: '' }
          }),
        ),
      )
    })
    if (standing !== 'same' && isMade) removeQuietly(to)
    return standing
  }

  // Whoever asked looked at it before: what will not be read now has changed since.
  function* fill(id: string, piece: Evidence, file: number): Steps<FileDigest> {
    const unlike = { size: -1, sha256: '' }
    try {
      const steps = readPiece(id, piece, file)
      return steps ? yield* steps : unlike
    } catch (error) {
      if (error instanceof AgeError || isOfSource(error) || fileErrorCode(error) === 'ENOENT') return unlike
      throw error
    }
  }

  function remove(id: string, piece: Evidence): string[] {
    const base = nameOfCopy(piece)
    if (base === undefined) return []
    const paths = findPaths(id)
    const folder = evidenceFolder(paths)
    const removed: string[] = []
    whileDeleting(removed, () => {
      const names = evidenceNames(paths)
      for (const name of [copyFile(base, 'plain'), copyFile(base, 'encrypted')]) {
        if (!names.includes(name)) continue
        unlinkSync(join(folder, name))
        removed.push(join(folder, name))
      }
      if (removed.length > 0) flushFolder(folder)
      leaveFolder(folder)
    })
    return removed
  }

  function findUnlisted(session: Session): string[] {
    const paths = findPaths(session.id)
    const removed = findRemoved(session)
    const listed = new Set(
      listAllEvidence(session).flatMap((piece) => (removed.has(piece.number) ? [] : (nameOfCopy(piece) ?? []))),
    )
    const isListed = (name: string) => {
      const owner = temporaryFileOwner(name)
      // A window that adds something this moment.
      if (owner) return owner.isHere && owner.pid !== process.pid && isRunning(owner.pid)
      return listed.has(parseCopyName(name)?.base ?? '')
    }
    const folder = evidenceFolder(paths)
    const names = whileReading(folder, () => evidenceNames(paths))
    return names.filter((name) => !isListed(name)).map((name) => join(folder, name))
  }

  return {
    copyIn,
    check,
    copyOut,
    fill,
    remove,
    hasCopy,
    findUnlisted,
    countCopies: (id) => {
      const names = evidenceNames(findPaths(id))
      return new Set(names.flatMap((name) => parseCopyName(name)?.base ?? [])).size
    },
    findReadable: (id) => {
      const paths = findPaths(id)
      return formOf(paths) === 'encrypted' ? readableCopies(paths) : []
    },
  }
}

// Errors of the source are not blamed on the disk of the sessions, nor the other way round.
async function whileCopying<Result>(folder: string, source: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (isOfSource(error)) throw asUnreadable(source, error)
    return whileSaving(folder, () => {
      throw error
    })
  }
}

// What somebody changed does not open any more where it is encrypted.
async function standingOf({ file }: Evidence, read: () => Promise<FileDigest | undefined>): Promise<FileStanding> {
  try {
    const digest = await read()
    if (!digest || !file) return 'missing'
    return isSameContent(digest, file) ? 'same' : 'changed'
  } catch (error) {
    if (error instanceof AgeError) return error.failure === 'wrong-key' ? { unreadable: otherKey } : 'changed'
    const code = fileErrorCode(error)
    if (code === undefined) throw error
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : { unreadable: fileProblem(code).problem }
  }
}

// What only writing can meet with. Other codes are of the copy that is read.
const ofWriting = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EEXIST']

async function whileGivingOut<Result>(to: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const code = fileErrorCode(error)
    if (code === undefined || isOfSource(error) || !ofWriting.includes(code)) throw error
    const { problem } = fileProblem(code)
    throw new UserError(
      {
        zh: `没有写完“${to}”：${problem.zh}。个案和里面的证据都在，写出来的这个文件夹不完整。`,
        en: `“${to}” was not written: ${problem.en}. The session and its evidence are all there; the folder that was written is not complete.`,
      },
      {
        zh: '删掉写了一半的文件夹，换一个有空间的地方再试。',
        en: 'Delete the unfinished folder, and try again where there is room.',
      },
      { cause: error },
    )
  }
}
