// A file that is to be imported: read, opened where it is encrypted, and refused where it is no export.
import { longestExport, type ParsedExport, parseExportText } from '../core/session/export.ts'
import { mostImportedEvents } from '../core/session/limits.ts'
import type { Session } from '../core/session/schema.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { openEncryption } from './passphrase.ts'

/** What is in it. */
export type FoundExport = Extract<ParsedExport, { kind: 'whole' }> & {
  /** The file is encrypted. */
  encrypted: boolean
}

/** Reads it; `most`: entries. Throws UserError for what is none, was changed, is of a newer version, or is endless. */
export async function readExport(
  ports: Ports,
  file: string,
  { most = mostImportedEvents }: { most?: number } = {},
): Promise<FoundExport> {
  const { text, encrypted } = await readText(ports, file)
  const parsed = parseExportText(text, ports.sha256)
  switch (parsed.kind) {
    case 'whole':
      assertNotEndless(file, parsed.session, most)
      return { ...parsed, encrypted }
    case 'newer':
      throw new UserError(
        {
          zh: `没有导入“${file}”：它是更新版本的leak-help导出的。`,
          en: `“${file}” was not imported: it comes from a newer leak-help.`,
        },
        { zh: '把leak-help升级到最新版，再导入。', en: 'Update leak-help, then import it again.' },
      )
    case 'refused':
      throw new UserError(
        { zh: `没有导入“${file}”：${parsed.problem.zh}。`, en: `“${file}” was not imported: ${parsed.problem.en}.` },
        {
          zh: '请对方重新导出，再传一次：leak-help session export',
          en: 'Have it exported and sent again: leak-help session export',
        },
      )
  }
}

// A copy of an encrypted session opens with the passphrase of this folder.
async function readText(ports: Ports, file: string): Promise<{ text: string; encrypted: boolean }> {
  const found = ports.files.read(file, longestExport)
  if (!isEncryptedFile(found.bytes)) return { text: found.text(), encrypted: false }
  return { text: (await openEncryption(ports)).decryptFile(found.bytes, file), encrypted: true }
}

function isEncryptedFile(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 22)).toString() === 'age-encryption.org/v1\n'
}

// Said before anything is asked: what is endless was not recorded by a person.
function assertNotEndless(file: string, { events }: Session, most: number): void {
  if (events.length <= most) return
  throw new UserError(
    {
      zh: `没有导入“${file}”：里面有${events.length}条记录，最多只导入${most}条的个案。`,
      en: `“${file}” was not imported: it holds ${events.length} entries, and a session of at most ${most} is taken in.`,
    },
    {
      zh: '这不像是人记下来的。请对方看看这份文件，重新导出再传。',
      en: 'That does not look like what a person recorded. Have the file looked at, exported and sent again.',
    },
  )
}
