// A zip written as its content comes, in little memory: every entry as it is, not packed smaller, so that also what the
// thread that decrypts writes can be an entry. Own code: packages want to be fed the content, and hold it.
import { readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { FileDigest, ZipEntry } from '../../ports.ts'
import { fileError } from './file-error.ts'
import type { Steps } from './steps.ts'
import { writeWhole } from './write-whole.ts'

const chunkBytes = 256 * 1024
const chunksPerStep = 16
// What the plain form of a zip can say. The longer form is not read everywhere.
const mostBytes = 0xffff_ffff
const mostEntries = 0xffff
// 1980-01-01, the earliest there is: the time of writing tells of the person and makes no two packages the same.
const day = 0x0021

/** An entry that came out other than it was named. */
export class EntryChanged extends Error {
  override readonly name = 'EntryChanged'
  readonly entry: string

  constructor(entry: string) {
    super('zip: an entry changed')
    this.entry = entry
  }
}

/**
 * Writes all entries into an open file, which must be new, and readable too. Returns how long it is. Throws EntryChanged,
 * and a file error with the code EFBIG for more than a zip holds.
 */
export function* writeZipEntries(file: number, entries: readonly ZipEntry[]): Steps<FileDigest> {
  if (entries.length > mostEntries) throw fileError('EFBIG', '')
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const size = 'bytes' in entry ? entry.bytes.length : entry.size
    if (at + 30 + name.length + size > mostBytes) throw fileError('EFBIG', '')
    const start = at + 30 + name.length
    // Its sum is not known yet; the place for it is kept.
    writeWhole(file, Buffer.concat([localHeader(name, { size, sum: 0 }), name]))
    let sum: number
    if ('bytes' in entry) {
      writeWhole(file, entry.bytes)
      sum = crc32(entry.bytes)
    } else {
      const digest = yield* entry.fill(file)
      if (digest.size !== size || digest.sha256 !== entry.sha256) throw new EntryChanged(entry.name)
      sum = yield* sumOfPart(file, { start, size })
    }
    writeWhole(file, localHeader(name, { size, sum }), at)
    directory.push(centralHeader(name, { size, sum, at }))
    at = start + size
  }
  const list = Buffer.concat(directory)
  if (at + list.length > mostBytes) throw fileError('EFBIG', '')
  writeWhole(file, Buffer.concat([list, endRecord(entries.length, { size: list.length, at })]))
  return { size: at + list.length + 22, sha256: '' }
}

// Reads back what is on disk: the thread that decrypts writes by itself.
function* sumOfPart(file: number, { start, size }: { start: number; size: number }): Steps<number> {
  const chunk = Buffer.allocUnsafe(chunkBytes)
  let sum = 0
  for (let done = 0, count = 1; done < size; count += 1) {
    const length = readSync(file, chunk, 0, Math.min(chunkBytes, size - done), start + done)
    if (length === 0) throw fileError('ENOSPC', '')
    sum = crc32(chunk.subarray(0, length), sum)
    done += length
    if (count % chunksPerStep === 0) yield
  }
  return sum
}

interface Entry {
  size: number
  sum: number
}

// Version 2.0, names in UTF-8, stored as it is.
function common(name: Buffer, { size, sum }: Entry): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(0x0800, 2)
  header.writeUInt16LE(day, 8)
  header.writeUInt32LE(sum, 10)
  header.writeUInt32LE(size, 14)
  header.writeUInt32LE(size, 18)
  header.writeUInt16LE(name.length, 22)
  return header
}

function localHeader(name: Buffer, entry: Entry): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common(name, entry)])
}

function centralHeader(name: Buffer, { at, ...entry }: Entry & { at: number }): Buffer {
  const end = Buffer.alloc(14)
  // A regular file that only its owner reads, as Unix has it.
  end.writeUInt32LE((0o100600 << 16) >>> 0, 6)
  end.writeUInt32LE(at, 10)
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common(name, entry), end, name])
}

function endRecord(count: number, { size, at }: { size: number; at: number }): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return end
}
