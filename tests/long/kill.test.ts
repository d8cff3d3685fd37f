// R1 and R2 of docs/reliability.md: processes are killed at random moments while they save.
// KILLS (200) and CHAOS_KILLS (500), with at most CHAOS_SECONDS (240), set how long.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSessionStore } from '../../src/io/sessions/store.ts'
import { bundleChild, removeFolder, temporaryFolder } from '../io/child/bundle.ts'
import { type Comparison, compare } from './child/acknowledged.ts'

const bundleFolder = mkdtempSync(join(tmpdir(), 'leak-help-child-'))
let script = ''
beforeAll(async () => {
  script = await bundleChild(new URL('./child/step-writer.ts', import.meta.url), bundleFolder)
})
afterAll(() => removeFolder(bundleFolder))

let writers = 0

/** Runs a writer and kills it some time after it began to save; returns the steps it said were saved. */
async function killAfter(dataFolder: string, milliseconds: number): Promise<string[]> {
  writers += 1
  const child = spawn(process.execPath, [script, dataFolder, `w${writers}`], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds))
  const [code] = await once(child, 'close')
  // A writer that stops by itself met an error it must not meet.
  expect(code).toBe(null)
  return [...output.matchAll(/^ACK (\S+)\n/gm)].map((match) => match[1] ?? '')
}

function leftovers(dataFolder: string): number {
  return readdirSync(join(dataFolder, 'sessions')).filter((name) => !/^\d+\.json(\.bak)?$/.test(name)).length
}

test('R1: what was acknowledged before a kill is there afterwards', async () => {
  const kills = Number(process.env.KILLS ?? 200)
  const total: Comparison & { acknowledged: number } = {
    lost: 0,
    duplicates: 0,
    unreadable: 0,
    miscounted: 0,
    acknowledged: 0,
  }
  for (let done = 0; done < kills; ) {
    const dataFolder = join(temporaryFolder(), 'data')
    const acknowledged = new Set<string>()
    // A new folder now and then: files that grow for ever would make every save slow.
    for (let count = 0; count < 20 && done < kills; count += 1, done += 1) {
      for (const step of await killAfter(dataFolder, Math.random() * 200)) acknowledged.add(step)
      const found = compare(openSessionStore({ dataFolder }), acknowledged, 1)
      for (const key of ['lost', 'duplicates', 'unreadable', 'miscounted'] as const) total[key] += found[key]
    }
    total.acknowledged += acknowledged.size
  }
  const { acknowledged, ...bad } = total
  console.log(`R1 kills ${kills} acks ${acknowledged} ${wording(bad)}`)
  expect(bad).toEqual({ lost: 0, duplicates: 0, unreadable: 0, miscounted: 0 })
})

test('R2: four writers that are killed at random lose nothing and never write over each other', {
  timeout: 3_600_000,
}, async () => {
  const wanted = Number(process.env.CHAOS_KILLS ?? 500)
  const endAt = performance.now() + Number(process.env.CHAOS_SECONDS ?? 240) * 1000
  const total: Comparison = { lost: 0, duplicates: 0, unreadable: 0, miscounted: 0 }
  let [kills, acks, looks, swept] = [0, 0, 0, 0]
  while (kills < wanted && performance.now() < endAt) {
    const dataFolder = join(temporaryFolder(), 'data')
    const store = openSessionStore({ dataFolder })
    const acknowledged = new Set<string>()
    const limit = Math.min(wanted, kills + 100)
    const writer = async () => {
      while (kills < limit && performance.now() < endAt) {
        kills += 1
        for (const step of await killAfter(dataFolder, 100 + Math.random() * 400)) acknowledged.add(step)
      }
    }
    // Somebody who only looks must never see a half-saved session.
    const watch = setInterval(() => {
      looks += 1
      total.unreadable += store.list().filter(({ problem }) => problem).length
    }, 50)
    await Promise.all(Array.from({ length: 4 }, writer))
    clearInterval(watch)
    const found = compare(store, acknowledged, 1)
    for (const key of ['lost', 'duplicates', 'unreadable', 'miscounted'] as const) total[key] += found[key]
    acks += acknowledged.size
    const before = leftovers(dataFolder)
    for (const { id } of store.list()) store.update(id, (session) => session)
    expect(leftovers(dataFolder)).toBe(0)
    swept += before
  }
  console.log(`R2 kills ${kills} acks ${acks} looks ${looks} ${wording(total)} leftovers swept ${swept}`)
  expect(total).toEqual({ lost: 0, duplicates: 0, unreadable: 0, miscounted: 0 })
})

function wording(found: Comparison): string {
  return Object.entries(found)
    .map(([name, count]) => `${name} ${count}`)
    .join(' ')
}
