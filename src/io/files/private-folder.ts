// Folders that only this person can look into, and that nobody else can have prepared.
import { chmodSync, lstatSync, mkdirSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { UserError } from '../../errors.ts'
import { flushFolder, quietly, setMode } from './atomic-file.ts'
import { fileErrorCode, orKeepNothing } from './file-error.ts'

/** Refuses a folder of another user, and with `links: 'refuse'` a link. A missing folder is fine. */
export function refuseForeignFolder(path: string, options: { links: 'follow' | 'refuse' }): void {
  const found = (options.links === 'follow' ? statSync : lstatSync)(path, { throwIfNoEntry: false })
  if (!found) return
  if (found.isSymbolicLink()) {
    throw new UserError(
      {
        zh: `“${path}”是一个链接。没有使用它，免得个案被存到别处。`,
        en: `“${path}” is a link. It was not used, so that no session is stored elsewhere.`,
      },
      { zh: '把这个链接移走，再试一次。', en: 'Move the link away, then try again.' },
    )
  }
  if (!found.isDirectory()) {
    throw new UserError({ zh: `“${path}”不是文件夹。`, en: `“${path}” is not a folder.` }, otherFolder)
  }
  if (isForeign(found)) {
    throw new UserError(
      {
        zh: `文件夹“${path}”属于另一个用户，没有使用它。`,
        en: `The folder “${path}” belongs to another user and was not used.`,
      },
      otherFolder,
    )
  }
}

/** Makes a folder and its missing parents for this person only, and closes one that others can look into. */
export function makePrivateFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) createFolder(path)
  else if ((found.mode & 0o077) !== 0) setMode(() => chmodSync(path, 0o700))
}

const otherFolder = {
  zh: `换一个你自己的文件夹：在命令后面加上“--data-dir=文件夹”。${orKeepNothing.zh}`,
  en: `Use a folder of your own: add “--data-dir=FOLDER” to the command. ${orKeepNothing.en}`,
}

// Windows has no owners in this sense.
function isForeign(found: Stats): boolean {
  return process.getuid !== undefined && found.uid !== process.getuid()
}

function createFolder(path: string): void {
  const parent = dirname(path)
  if (parent !== path && !statSync(parent, { throwIfNoEntry: false })) createFolder(parent)
  try {
    mkdirSync(path, 0o700)
  } catch (error) {
    // Another process made it this moment.
    if (fileErrorCode(error) === 'EEXIST') return
    throw error
  }
  // The umask may have taken away our own rights.
  setMode(() => chmodSync(path, 0o700))
  // A parent may let us make folders and yet not let us look at it.
  quietly(() => flushFolder(parent))
}
