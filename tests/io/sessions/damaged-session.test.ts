// R10 of the test plan on disk: three sessions, every byte of each flipped, cut off or lost to zeros. Never a crash, never
// accepted in silence, and what was saved just before is opened.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatSessionText } from '../../../src/core/session/format.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent } from '../../../src/core/session/session.ts'
import { UserError } from '../../../src/errors.ts'
import { sha256 } from '../../../src/io/files/sha256.ts'
import { openSessionStore } from '../../../src/io/sessions/store.ts'
import { temporaryFolder } from '../child/bundle.ts'

const at = '2026-11-22T06:00:00.000Z'
const small = newSession({ id: '1', name: '一', at })
const middle = withAnswer(small, { question: 'danger', value: ['none'], at })
const large = withEvent(middle, { type: 'noted', at, step: 'a', note: '记录 "引号"\n第二行 👩\u200d👧' })
const samples: [string, Session][] = [
  ['small', small],
  ['middle', middle],
  ['large', large],
]

type Damage = (bytes: Buffer, at: number) => Buffer
const damages: [string, Damage][] = [
  ['one bit flipped', (bytes, place) => withByte(bytes, place, (bytes[place] ?? 0) ^ 1)],
  ['a byte inverted', (bytes, place) => withByte(bytes, place, (bytes[place] ?? 0) ^ 0xff)],
  ['the end cut off', (bytes, place) => bytes.subarray(0, place)],
  ['the end zeroed', (bytes, place) => Buffer.concat([bytes.subarray(0, place), Buffer.alloc(bytes.length - place)])],
]

function withByte(bytes: Buffer, place: number, byte: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[place] = byte
  return changed
}

test.each(samples.flatMap(([size, session]) => damages.map((damage) => [size, ...damage, session] as const)))(
  'a %s session with %s at any byte',
  (_size, _what, damaged, session) => {
    const dataFolder = temporaryFolder()
    const folder = join(dataFolder, 'sessions')
    mkdirSync(folder, { mode: 0o700 })
    const main = join(folder, '1.json')
    const before = { ...session, name: 'the one before' }
    writeFileSync(`${main}.bak`, formatSessionText(before, sha256))
    const bytes = Buffer.from(formatSessionText({ ...session, revision: 2 }, sha256))
    const store = openSessionStore({ dataFolder, lockWaitMs: 0 })
    for (let place = 0; place < bytes.length; place += 1) {
      const content = damaged(bytes, place)
      writeFileSync(main, content)
      try {
        const { session: opened, notice } = store.read('1')
        // Either the older copy, or what the file says now, and either way the person is told.
        expect(notice?.zh).toBeTruthy()
        if (opened.name !== before.name) expect(content.length).toBeGreaterThanOrEqual(bytes.length - 1)
      } catch (error) {
        // A format number that became a higher one: a newer version may still read it.
        expect([place, error]).toEqual([place, expect.any(UserError)])
        expect((error as UserError).what.en).toContain('newer leak-help')
      }
      if (!readFileSync(main).equals(content)) expect.fail(`byte ${place}: reading changed the file`)
    }
  },
)
