// R8 of docs/reliability.md: eight processes meet the lock of one that ended. ROUNDS (500) sets how often.
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { thisProcess } from '../../src/io/files/process-identity.ts'
import { bundleChild, removeFolder } from '../io/child/bundle.ts'

const folder = mkdtempSync(join(tmpdir(), 'leak-help-child-'))
let script = ''
beforeAll(async () => {
  script = await bundleChild(new URL('./child/lock-racer.ts', import.meta.url), folder)
})
afterAll(() => removeFolder(folder))

test('R8: one at a time gets a lock whose owner ended', async () => {
  const rounds = Number(process.env.ROUNDS ?? 500)
  const racers = Array.from({ length: 8 }, () => spawn(process.execPath, [script]))
  const lines = racers.map(linesOf)
  let [together, stillHeld] = [0, 0]
  for (let round = 0; round < rounds; round += 1) {
    const path = join(folder, `${round}.lock`)
    leaveStaleLock(path, round)
    const startAt = performance.timeOrigin + performance.now() + 5
    for (const racer of racers) racer.stdin.write(`${path} ${startAt}\n`)
    const answers = await Promise.all(lines.map((next) => next()))
    together += answers.filter((answer) => answer !== 'alone').length
    if (existsSync(path) || existsSync(`${path}.next`)) stillHeld += 1
  }
  for (const racer of racers) racer.stdin.end()
  await Promise.all(racers.map((racer) => once(racer, 'close')))
  console.log(`R8 rounds ${rounds} processes 8 double-held ${together} left behind ${stillHeld}`)
  expect([together, stillHeld]).toEqual([0, 0])
})

/** Every kind of lock that nobody holds any more. */
function leaveStaleLock(path: string, round: number): void {
  const ended = JSON.stringify({ ...thisProcess(), pid: spawnSync('true').pid, nonce: `${round}` })
  const numberUsedAgain = JSON.stringify({ ...thisProcess(), start: '1', nonce: `${round}` })
  writeFileSync(path, [ended, numberUsedAgain, ended, ''][round % 4] ?? '')
  // One was being taken over, too, when that process ended.
  if (round % 4 === 2) writeFileSync(`${path}.next`, numberUsedAgain)
  // A power cut left an empty one.
  if (round % 4 === 3) utimesSync(path, 0, 0)
}

function linesOf(racer: ChildProcessWithoutNullStreams): () => Promise<string> {
  const lines = createInterface({ input: racer.stdout })[Symbol.asyncIterator]()
  return async () => (await lines.next()).value ?? 'ended'
}
