// R3 of docs/reliability.md: the n-th file call fails, for every n until none is left. Needs gcc and Linux.
// FAULT_ERRORS ("ENOSPC EIO EACCES EROFS EMFILE EDQUOT EPERM") sets which errors.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSessionStore } from '../../src/io/sessions/store.ts'
import { bundleChild, removeFolder } from '../io/child/bundle.ts'

const folder = mkdtempSync(join(tmpdir(), 'leak-help-child-'))
const library = join(folder, 'fault.so')
let script = ''
beforeAll(async () => {
  execFileSync('gcc', [
    '-shared',
    '-fPIC',
    '-O1',
    '-o',
    library,
    new URL('./fault.c', import.meta.url).pathname,
    '-ldl',
  ])
  script = await bundleChild(new URL('./child/fault-writer.ts', import.meta.url), folder)
})
afterAll(() => removeFolder(folder))

type Fault = Record<string, string>
const operations = ['open', 'read', 'write', 'fsync', 'close', 'stat', 'rename', 'link', 'unlink', 'chmod', 'mkdir']
const errors = (process.env.FAULT_ERRORS ?? 'ENOSPC EIO EACCES EROFS EMFILE EDQUOT EPERM')
  .split(' ')
  .map((name) => String(Object.entries(constants.errno).find(([key]) => key === name)?.[1]))
/** `any` once and `any` dying strike every single call; `FAULT_KEEP` is a condition that lasts. */
const faults: Fault[] = [
  { FAULT_OP: 'any', FAULT_DIE: '1' },
  { FAULT_OP: 'write', FAULT_HALF: '1' },
  { FAULT_OP: 'write', FAULT_HALF: '1', FAULT_KEEP: '1' },
  ...errors.flatMap((FAULT_ERROR) => [
    { FAULT_OP: 'any', FAULT_ERROR },
    { FAULT_OP: 'any', FAULT_ERROR, FAULT_KEEP: '1' },
    ...operations.map((FAULT_OP) => ({ FAULT_OP, FAULT_ERROR, FAULT_KEEP: '1' })),
  ]),
]

test('R3: whatever call fails, nothing acknowledged is lost and the message says so', {
  timeout: 3_600_000,
}, async () => {
  const bad: string[] = []
  let hits = 0
  const tryEveryCall = async (fault: Fault) => {
    for (let call = 1; ; call += 1) {
      const { isHit, problem } = await strike({ ...fault, FAULT_N: String(call) })
      if (!isHit) return
      hits += 1
      if (problem) bad.push(`${JSON.stringify({ ...fault, call })}: ${problem}`)
    }
  }
  const queue = [...faults]
  const worker = async () => {
    for (let fault = queue.pop(); fault; fault = queue.pop()) await tryEveryCall(fault)
  }
  await Promise.all([worker(), worker()])
  console.log(`R3 kinds ${faults.length} faults hit ${hits} bad ${bad.length}`)
  expect(bad.slice(0, 20)).toEqual([])
})

async function strike(fault: Fault): Promise<{ isHit: boolean; problem?: string | undefined }> {
  const dataFolder = mkdtempSync(join(folder, 'struck-'))
  try {
    const env = { ...process.env, LD_PRELOAD: library, FAULT_PATH: dataFolder, ...fault }
    const child = spawn(process.execPath, [script, dataFolder], { env })
    let [output, talk] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      talk += text
    })
    const [code] = await once(child, 'close')
    if (!talk.includes('[fault')) return { isHit: false }
    if (code !== 0 && !fault.FAULT_DIE) return { isHit: true, problem: `it ended with ${code}: ${talk.slice(0, 500)}` }
    return { isHit: true, problem: problemWith(output, dataFolder) }
  } finally {
    rmSync(dataFolder, { recursive: true })
  }
}

/** What is wrong after the fault has gone; undefined when all is well. */
function problemWith(output: string, dataFolder: string): string | undefined {
  const acknowledged = [...output.matchAll(/^ACK (\S+)$/gm)].map((match) => match[1] ?? '')
  const unclear = [...output.matchAll(/^ERR (.*)$/gm)].find((match) => !isClear(match[1] ?? ''))
  if (unclear) return `unclear: ${unclear[1]}`
  const store = openSessionStore({ dataFolder, lockWaitMs: 0 })
  const broken = store.list().find(({ problem }) => problem)
  if (broken) return `broken: ${broken.problem?.en}`
  if (store.list().length === 0) return acknowledged.includes('create') ? 'the session is lost' : undefined

  const { session, notice } = store.read('1')
  if (notice) return `notice: ${notice.en}`
  const steps = session.events.map((event) => ('step' in event ? event.step : ''))
  const lost = acknowledged.filter((name) => ['first', 'second', 'third'].includes(name) && !steps.includes(name))
  if (lost.length > 0) return `lost: ${lost}`
  if (acknowledged.includes('use') && store.current() !== '1') return 'the choice is lost'
  // The next start finds no obstacle and clears away what was left.
  if (store.update('1', (same) => same).revision !== session.revision + 1) return 'the revision is wrong'
  const left = readdirSync(store.folder).filter((name) => !/^\d+\.json(\.bak)?$/.test(name))
  return left.length > 0 ? `left behind: ${left}` : undefined
}

/** A message names the cause, says that nothing is lost, and what to do. A session that was never made is not found. */
function isClear(line: string): boolean {
  const { name, en, zh, next } = JSON.parse(line)
  if (!next || !zh) return false
  if (/^There is no session/.test(en)) return ['use', 'first', 'second', 'third'].includes(name)
  return /still there|Nothing was changed|is open in another window/.test(en)
}
