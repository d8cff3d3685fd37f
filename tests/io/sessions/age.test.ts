// The encryption itself, through the thread: R27 of docs/reliability.md.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import * as vectors from 'cctv-age'
import { describe, expect, test } from 'vitest'
import { AgeError, openAge } from '../../../src/io/sessions/age.ts'
import type { AgeKey } from '../../../src/io/sessions/age-worker.ts'
import { ageForTests } from '../../support/age.ts'
import { temporaryFolder } from '../child/bundle.ts'

const age = await ageForTests()
const identityOf = (file: Buffer) => /^AGE-SECRET-KEY-1.*$/m.exec(file.toString())?.[0] ?? ''
const identity = identityOf(age.makeIdentity())
const opener = { identities: [identity] }
const text = Buffer.from('{"format":1,"name":"妈妈的事"}\n')
const quick = { passphrase: '四个 不相干 的 词', workFactor: 1 }

function failureOf(work: () => Buffer): string {
  try {
    return `gave ${work().length} bytes`
  } catch (error) {
    if (error instanceof AgeError) return error.failure
    throw error
  }
}

describe('what was encrypted', () => {
  test.each([0, 1, 1000, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 3_000_000])('comes back whole: %i bytes', (size) => {
    const bytes = Buffer.alloc(size, 'ab')
    expect(age.decrypt(age.encrypt(bytes, { identity }), opener).equals(bytes)).toBe(true)
    expect(age.decrypt(age.encrypt(bytes, quick), { passphrase: quick.passphrase }).equals(bytes)).toBe(true)
  })

  test('does not open with another key, and no key opens the other kind', () => {
    const other = identityOf(age.makeIdentity())
    const file = age.encrypt(text, { identity })
    expect(failureOf(() => age.decrypt(file, { identities: [other] }))).toBe('wrong-key')
    expect(failureOf(() => age.decrypt(file, { passphrase: 'x' }))).toBe('wrong-key')
    expect(failureOf(() => age.decrypt(age.encrypt(text, quick), { passphrase: '四个 不相干 的 字' }))).toBe(
      'wrong-key',
    )
    expect(failureOf(() => age.decrypt(age.encrypt(text, quick), opener))).toBe('wrong-key')
  })

  test.each([
    ['an identity', () => age.encrypt(text, { identity }), opener],
    ['a passphrase', () => age.encrypt(text, quick), { passphrase: quick.passphrase }],
  ] as const)('with %s opens in no part after any byte was changed', (_key, encrypt, key) => {
    const file = encrypt()
    for (let at = 0; at < file.length; at += 1) {
      const changed = Buffer.from(file)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect([at, failureOf(() => age.decrypt(changed, key))]).toEqual([
        at,
        expect.stringMatching(/^(wrong-key|damaged)$/),
      ])
    }
  })

  test('opens in no part when it is cut off anywhere, also at the end of a chunk', () => {
    const file = age.encrypt(Buffer.alloc(70_000, 'ab'), { identity })
    const chunk = file.length - (70_000 - 64 * 1024) - 16
    for (const length of [0, 1, 20, 100, 180, 200, 250, chunk - 1, chunk, chunk + 1, file.length - 1]) {
      expect([length, failureOf(() => age.decrypt(file.subarray(0, length), opener))]).toEqual([length, 'damaged'])
    }
  })
})

describe('a hostile file', () => {
  const withWorkFactor = (factor: string) =>
    Buffer.from(
      age
        .encrypt(text, quick)
        .toString('latin1')
        .replace(/(scrypt \S+) 1\n/, `$1 ${factor}\n`),
      'latin1',
    )

  test.each(['21', '23', '30', '63', '99999999999999999999'])(
    'that asks for work factor %s is refused at once',
    (factor) => {
      expect(failureOf(() => age.decrypt(withWorkFactor(factor), { passphrase: 'x' }))).toBe('too-much-work')
    },
  )

  test('with a header without end is refused at once', () => {
    const stanza =
      '-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\nEmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n'
    const file = Buffer.from(`age-encryption.org/v1\n${stanza.repeat(20_000)}--- x\n`)
    expect(failureOf(() => age.decrypt(file, opener))).toBe('damaged')
  })
})

describe('the vectors all age implementations share (C2SP/CCTV)', () => {
  const parsed = Object.entries(vectors).map(([name, bytes]) => parseVector(name, Buffer.from(bytes)))
  // Armored files are not read, and the hybrid keys of newer age versions are not used here.
  const used = parsed.filter(
    ({ fields, keys }) => !fields.armored && keys.length > 0 && !/hybrid/.test(fields.name ?? ''),
  )

  test('are there', () => {
    expect([parsed.length, used.length]).toEqual([143, 91])
  })

  test('in armor are not read, in no part', () => {
    const armored = parsed.filter(({ fields, keys }) => fields.armored && keys.length > 0)
    expect(armored).toHaveLength(32)
    for (const { fields, keys, file } of armored) {
      for (const key of keys)
        expect([fields.name, failureOf(() => age.decrypt(file, key))]).toEqual([fields.name, 'damaged'])
    }
  })

  test.each(used.map((vector) => [vector.fields.name, vector] as const))('%s', (_name, { fields, keys, file }) => {
    const results = keys.map((key) => {
      try {
        return { sha256: createHash('sha256').update(age.decrypt(file, key)).digest('hex') }
      } catch (error) {
        return { failure: error instanceof AgeError ? error.failure : error }
      }
    })
    if (fields.expect === 'success') expect(results).toContainEqual({ sha256: fields.payload })
    else if (fields.expect === 'no match') expect(results).toEqual(keys.map(() => ({ failure: 'wrong-key' })))
    else expect(results.filter((result) => 'sha256' in result || result.failure === 'unavailable')).toEqual([])
  })

  function parseVector(name: string, bytes: Buffer) {
    const end = bytes.indexOf('\n\n')
    const lines = bytes
      .subarray(0, end)
      .toString()
      .split('\n')
      .map((line) => line.split(': ') as [string, string])
    const fields: Record<string, string> = { name, ...Object.fromEntries(lines) }
    const keys = lines.flatMap(([field, value]): AgeKey[] =>
      field === 'identity' ? [{ identities: [value] }] : field === 'passphrase' ? [{ passphrase: value }] : [],
    )
    const rest = bytes.subarray(end + 2)
    return { fields, keys, file: fields.compressed === 'zlib' ? inflateSync(rest) : rest }
  }
})

const hasAge = spawnSync('age', ['--version']).status === 0

describe.skipIf(!hasAge)('the age program of this computer (skipped where none is installed)', () => {
  test('opens what we encrypt, and we open what it encrypts', () => {
    const folder = temporaryFolder()
    const at = (name: string) => join(folder, name)
    fs.writeFileSync(at('identity.txt'), age.makeIdentity())
    const own = identityOf(fs.readFileSync(at('identity.txt')))
    fs.writeFileSync(at('ours.age'), age.encrypt(text, { identity: own }))
    expect(run(['-d', '-i', at('identity.txt'), at('ours.age')])).toBe(text.toString())
    const recipient = /public key: (\S+)/.exec(fs.readFileSync(at('identity.txt'), 'utf8'))?.[1] ?? ''
    spawnSync('age', ['-r', recipient, '-o', at('theirs.age')], { input: text })
    expect(age.decrypt(fs.readFileSync(at('theirs.age')), { identities: [own] }).equals(text)).toBe(true)
  })

  function run(args: string[]): string {
    return spawnSync('age', args, { encoding: 'utf8' }).stdout
  }
})

test('a thread that does not answer is given up, and the next question gets its own answer', () => {
  const folder = temporaryFolder()
  const slow = join(folder, 'slow.cjs')
  fs.writeFileSync(
    slow,
    `const { workerData: { port, answered } } = require('node:worker_threads')
    port.on('message', ({ bytes }) => setTimeout(() => {
      port.postMessage({ bytes })
      Atomics.store(answered, 0, 1)
      Atomics.notify(answered, 0)
    }, bytes.length))`,
  )
  const impatient = openAge({ worker: slow, limitMs: 500 })
  expect(failureOf(() => impatient.encrypt(Buffer.alloc(5_000), { identity }))).toBe('unavailable')
  expect(impatient.encrypt(Buffer.from('2'), { identity }).toString()).toBe('2')
})
