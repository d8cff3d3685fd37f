import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dropForeignLock, LockHeld, lockFile } from '../../../src/io/files/lock.ts'
import { hasEnded, thisProcess } from '../../../src/io/files/process-identity.ts'
import { bundleChild, temporaryFolder } from '../child/bundle.ts'

const lockPath = () => join(temporaryFolder(), '1.json.lock')
const endedPid = () => spawnSync('true').pid
const owner = (change: object) => JSON.stringify({ ...thisProcess(), nonce: 'x', ...change })

describe('a lock', () => {
  test('is there while it is held and gone afterwards', () => {
    const path = lockPath()
    const release = lockFile(path, { waitMs: 0 })
    expect(JSON.parse(fs.readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() })
    expect(fs.statSync(path).mode & 0o777).toBe(0o600)
    release()
    release()
    expect(fs.readdirSync(join(path, '..'))).toEqual([])
  })

  test('that is held names its owner', () => {
    const path = lockPath()
    lockFile(path, { waitMs: 0 })
    const held = () => lockFile(path, { waitMs: 20 })
    expect(held).toThrow(LockHeld)
    expect(held).toThrow(`process ${process.pid}`)
    expect(held).toThrow(expect.objectContaining({ owner: expect.objectContaining(thisProcess()), path }))
    expect(fs.readdirSync(join(path, '..'))).toEqual(['1.json.lock'])
  })

  test.each<[string, () => string]>([
    ['a process that ended', () => owner({ pid: endedPid() })],
    ['an earlier process with our number', () => owner({ start: '1' })],
  ])('of %s is taken over', (_what, content) => {
    const path = lockPath()
    fs.writeFileSync(path, content())
    const release = lockFile(path, { waitMs: 0 })
    expect(JSON.parse(fs.readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid })
    release()
    expect(fs.readdirSync(join(path, '..'))).toEqual([])
  })

  test('whose taking over was cut short, twice, is taken over', () => {
    const path = lockPath()
    for (const name of [path, `${path}.next`, `${path}.next.next`]) fs.writeFileSync(name, owner({ pid: endedPid() }))
    lockFile(path, { waitMs: 0 })()
    expect(fs.readdirSync(join(path, '..'))).toEqual([])
  })

  test('stays while a living process is taking it over', () => {
    const path = lockPath()
    fs.writeFileSync(path, owner({ pid: endedPid() }))
    lockFile(`${path}.next`, { waitMs: 0 })
    expect(() => lockFile(path, { waitMs: 0 })).toThrow(LockHeld)
  })

  test('of another computer is never taken over', () => {
    const path = lockPath()
    fs.writeFileSync(path, owner({ pid: endedPid(), host: 'elsewhere' }))
    expect(() => lockFile(path, { waitMs: 0 })).toThrow(
      expect.objectContaining({ owner: expect.objectContaining({ host: 'elsewhere' }) }),
    )
  })

  test.each(['', '{', 'null', '{"pid":0,"host":"","start":""}', '{"pid":1e12,"host":"","start":""}', '{"pid":"1"}'])(
    'that a power cut left as %j is taken over once it is old',
    (content) => {
      const path = lockPath()
      fs.writeFileSync(path, content)
      expect(() => lockFile(path, { waitMs: 0 })).toThrow(expect.objectContaining({ owner: undefined }))
      fs.utimesSync(path, 0, 0)
      lockFile(path, { waitMs: 0 })()
      expect(fs.existsSync(path)).toBe(false)
    },
  )

  test('is not removed by a release that came too late', () => {
    const path = lockPath()
    const release = lockFile(path, { waitMs: 0 })
    fs.rmSync(path)
    lockFile(path, { waitMs: 0 })
    release()
    expect(fs.existsSync(path)).toBe(true)
  })

  test('does not follow a link planted in its place', () => {
    const path = lockPath()
    fs.symlinkSync(join(path, '..', 'outside'), path)
    expect(() => lockFile(path, { waitMs: 0 })).toThrow(expect.objectContaining({ code: 'ELOOP' }))
    expect(fs.existsSync(join(path, '..', 'outside'))).toBe(false)
  })

  test('is readable by its owner under umask 777', () => {
    const path = lockPath()
    const old = process.umask(0o777)
    const release = lockFile(path, { waitMs: 0 })
    process.umask(old)
    expect(fs.statSync(path).mode & 0o777).toBe(0o600)
    release()
  })
})

describe('a process', () => {
  test('has not ended while it runs', () => expect(hasEnded(thisProcess())).toBe(false))
  test('has ended when its number is free', () => expect(hasEnded({ ...thisProcess(), pid: endedPid() })).toBe(true))
  test('has ended when a later one has its number', () => expect(hasEnded({ ...thisProcess(), start: '1' })).toBe(true))
  test('without a start time counts as running', () => expect(hasEnded({ ...thisProcess(), start: '' })).toBe(false))
})

describe('a lock of another computer', () => {
  const foreign = () => owner({ host: 'elsewhere' })

  test('is never taken over unasked, and says since when it is there', () => {
    const path = lockPath()
    fs.writeFileSync(path, foreign())
    const threeHoursAgo = Date.now() / 1000 - 3 * 60 * 60
    fs.utimesSync(path, threeHoursAgo, threeHoursAgo)
    try {
      lockFile(path, { waitMs: 0 })
      throw new Error('it was taken')
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error
      expect([error.owner?.host, Math.round(error.ageMs / 60_000)]).toEqual(['elsewhere', 180])
    }
  })

  test('goes when the person says so, with what was left of taking it over', () => {
    const path = lockPath()
    for (const name of [path, `${path}.next`]) fs.writeFileSync(name, foreign())
    dropForeignLock(path)
    expect(fs.readdirSync(join(path, '..'))).toEqual([])
    lockFile(path, { waitMs: 0 })()
  })

  test('is left alone when it is none any more', () => {
    const path = lockPath()
    lockFile(path, { waitMs: 0 })
    dropForeignLock(path)
    expect(fs.existsSync(path)).toBe(true)
  })
})

test('a lock that is held when the process ends goes with it', async () => {
  const folder = temporaryFolder()
  const script = await bundleChild(new URL('../child/lock-child.ts', import.meta.url), folder)
  const path = join(folder, '1.json.lock')
  for (const end of ['exit', 'throw']) {
    const child = spawnSync(process.execPath, [script, path, end], { encoding: 'utf8' })
    expect([child.stdout, fs.existsSync(path)]).toEqual(['held\n', false])
  }
})
