import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  keepCopy,
  temporaryFileOwner,
  temporaryPath,
  writeAtomic,
  writeNewFile,
} from '../../../src/io/files/atomic-file.ts'
import { decodeText, readOwnFile, readSmallFile } from '../../../src/io/files/small-file.ts'
import { temporaryFolder } from '../child/bundle.ts'

const modeOf = (path: string) => fs.statSync(path).mode & 0o777
const textOf = (path: string) => fs.readFileSync(path, 'utf8')

function withUmask(mask: number, work: () => void): void {
  const old = process.umask(mask)
  try {
    work()
  } finally {
    process.umask(old)
  }
}

describe('writing a file', () => {
  test('makes it, replaces it, and leaves nothing else behind', () => {
    const path = join(temporaryFolder(), 'a')
    writeAtomic(path, '一')
    writeAtomic(path, '二'.repeat(100_000))
    expect(textOf(path)).toBe('二'.repeat(100_000))
    expect(fs.readdirSync(join(path, '..'))).toEqual(['a'])
  })

  test('lets the old file be kept when the new text is already safe', () => {
    const path = join(temporaryFolder(), 'a')
    writeAtomic(path, 'first')
    writeAtomic(path, 'second', { beforeReplacing: () => keepCopy(path, `${path}.bak`) })
    writeAtomic(path, 'third', { beforeReplacing: () => keepCopy(path, `${path}.bak`) })
    expect([textOf(path), textOf(`${path}.bak`)]).toEqual(['third', 'second'])
    expect(fs.readdirSync(join(path, '..'))).toEqual(['a', 'a.bak'])
  })

  test('changes nothing when keeping the old file fails', () => {
    const path = join(temporaryFolder(), 'a')
    writeAtomic(path, 'first')
    const failing = () => {
      throw new Error('no')
    }
    expect(() => writeAtomic(path, 'second', { beforeReplacing: failing })).toThrow('no')
    expect(textOf(path)).toBe('first')
    expect(fs.readdirSync(join(path, '..'))).toEqual(['a'])
  })

  test('leaves nothing when there is no folder, and says so', () => {
    const path = join(temporaryFolder(), 'missing', 'a')
    expect(() => writeAtomic(path, 'x')).toThrow(expect.objectContaining({ code: 'ENOENT' }))
  })

  test.each([0o000, 0o022, 0o077, 0o777])('gives only the owner rights under umask %o', (mask) => {
    const path = join(temporaryFolder(), 'a')
    withUmask(mask, () => {
      writeAtomic(path, 'x')
      writeAtomic(path, 'y', { beforeReplacing: () => keepCopy(path, `${path}.bak`) })
    })
    expect([modeOf(path), modeOf(`${path}.bak`)]).toEqual([0o600, 0o600])
  })

  test('closes a file that others could read, and its copy', () => {
    const path = join(temporaryFolder(), 'a')
    fs.writeFileSync(path, 'open', { mode: 0o644 })
    writeAtomic(path, 'closed', { beforeReplacing: () => keepCopy(path, `${path}.bak`) })
    expect([modeOf(path), modeOf(`${path}.bak`)]).toEqual([0o600, 0o600])
  })

  test('replaces a link instead of following it', () => {
    const folder = temporaryFolder()
    const outside = join(folder, 'outside')
    fs.writeFileSync(outside, 'untouched', { mode: 0o644 })
    fs.symlinkSync(outside, join(folder, 'a'))
    writeAtomic(join(folder, 'a'), 'mine', { beforeReplacing: () => keepCopy(join(folder, 'a'), join(folder, 'b')) })
    expect([textOf(outside), modeOf(outside)]).toEqual(['untouched', 0o644])
    expect(fs.lstatSync(join(folder, 'a')).isFile()).toBe(true)
  })

  test('never writes through a link planted under a new name', () => {
    const folder = temporaryFolder()
    fs.symlinkSync(join(folder, 'outside'), join(folder, 'a'))
    expect(() => writeNewFile(join(folder, 'a'), Buffer.from('x'), { flush: false })).toThrow(
      expect.objectContaining({ code: 'EEXIST' }),
    )
    expect(fs.readdirSync(folder)).toEqual(['a'])
  })

  test('keeps a copy under the same content twice without leftovers', () => {
    const path = join(temporaryFolder(), 'a')
    writeAtomic(path, 'x')
    keepCopy(path, `${path}.bak`)
    keepCopy(path, `${path}.bak`)
    expect(fs.readdirSync(join(path, '..'))).toEqual(['a', 'a.bak'])
  })
})

describe('a temporary name', () => {
  test('stands in the same folder, names the process and is never the same', () => {
    const names = Array.from({ length: 100 }, () => temporaryPath('/data/1.json'))
    expect(new Set(names).size).toBe(100)
    expect(names.every((name) => name.startsWith('/data/.1.json.'))).toBe(true)
    expect(temporaryFileOwner((names[0] ?? '').slice('/data/'.length))).toEqual({ pid: process.pid, isHere: true })
  })

  test.each(['1.json', '.1.json.tmp', '.1.json.12.tmp', '.x.99999999999.0123456789abcdef.tmp', '1.json.lock'])(
    'is not seen in %s',
    (name) => expect(temporaryFileOwner(name)).toBeUndefined(),
  )

  test('tells the files of another computer from those of this one', () => {
    const own = temporaryPath('1.json')
    const tag = /([0-9a-f]{4})[0-9a-f]{12}\.tmp$/.exec(own)?.[1] ?? ''
    const other = (Number.parseInt(tag, 16) ^ 1).toString(16).padStart(4, '0')
    expect(temporaryFileOwner(own.replace(`.${tag}`, `.${other}`))).toEqual({ pid: process.pid, isHere: false })
  })
})

describe('reading a small file', () => {
  test('gives its bytes, also when the system says its size is 0', () => {
    const path = join(temporaryFolder(), 'a')
    fs.writeFileSync(path, 'x'.repeat(200_000))
    expect(readSmallFile(path, 200_000)).toHaveLength(200_000)
    expect(readSmallFile('/proc/self/status', 100_000).toString()).toContain('Pid:')
  })

  test('refuses a file above the limit', () => {
    const path = join(temporaryFolder(), 'a')
    fs.writeFileSync(path, 'xx')
    expect(() => readSmallFile(path, 1)).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }))
    expect(() => readSmallFile('/proc/self/status', 10)).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }))
  })

  test('refuses folders, pipes and devices without waiting', () => {
    const folder = temporaryFolder()
    execFileSync('mkfifo', [join(folder, 'pipe')])
    for (const path of [folder, join(folder, 'pipe'), '/dev/zero']) {
      expect(() => readSmallFile(path, 100)).toThrow(expect.objectContaining({ code: 'NOT_A_FILE' }))
    }
  })

  test('follows links only for files the person named', () => {
    const folder = temporaryFolder()
    fs.writeFileSync(join(folder, 'a'), 'x')
    fs.symlinkSync(join(folder, 'a'), join(folder, 'link'))
    expect(readSmallFile(join(folder, 'link'), 10).toString()).toBe('x')
    expect(() => readOwnFile(join(folder, 'link'), 10)).toThrow(expect.objectContaining({ code: 'ELOOP' }))
  })

  test('accepts only UTF-8 as text', () => {
    expect(decodeText(Buffer.from('\ufeff一'), 'a')).toBe('一')
    expect(() => decodeText(Buffer.from([0xff]), 'a')).toThrow(expect.objectContaining({ code: 'NOT_TEXT' }))
  })
})
