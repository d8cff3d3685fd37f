// How long commands take beside 1, 1,000 and 10,000 sessions, as a ratio to `node -e 0` in one interleaved run. Nothing is
// asserted. `npm run bench:many [-- ROUNDS]`; a second program to compare with: `OTHER=/path/to/leak-help.cjs`.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const rounds = Number(process.argv[2] ?? 15)
const counts = [1, 1_000, 10_000]
const programs = { 'leak-help': resolve('bin/leak-help.cjs'), ...(process.env.OTHER && { other: process.env.OTHER }) }
const folder = mkdtempSync(join(tmpdir(), 'leak-help-bench-'))
// A variable of the machine that adds 40 ms to every start of Node 20 and hides what is measured.
const { NODE_EXTRA_CA_CERTS: _left, ...env } = process.env

const times = new Map()
const node = (name, args) => {
  const began = process.hrtime.bigint()
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'ignore' })
  const ms = Number(process.hrtime.bigint() - began) / 1e6
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
  times.set(name, [...(times.get(name) ?? []), ms])
}
const data = (program, count) => join(folder, `${program}-${count}`)
const session = (program, count, id) => join(data(program, count), 'sessions', `${id}.json`)
const run = (program, count, name, args) =>
  node(`${program}: ${name}, ${count}`, [programs[program], '--data-dir', data(program, count), ...args])

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)}}`
}

// One from an answers file, the others as it is but for id, name and checksum; no session is the current one.
function makeSessions(program, count) {
  const begin = [programs[program], '--data-dir', data(program, count), '--json', 'start', 'online-lending-leak']
  const { stdout } = spawnSync(process.execPath, begin, { env, encoding: 'utf8' })
  const answers = join(folder, 'answers.json')
  writeFileSync(answers, JSON.stringify(Object.fromEntries(JSON.parse(stdout).missing.map(({ id }) => [id, 'unsure']))))
  spawnSync(process.execPath, [...begin, '--answers', answers, '--no-walk'], { env })
  rmSync(join(data(program, count), 'current'))
  const { sha256: _ofFirst, ...first } = JSON.parse(readFileSync(session(program, count, 1), 'utf8'))
  for (let number = 1; number <= count; number += 1) {
    const body = { ...first, id: String(number), name: `session ${number}` }
    const sha256 = createHash('sha256').update(canonical(body)).digest('hex')
    const path = session(program, count, number)
    writeFileSync(path, `${JSON.stringify({ ...body, sha256 }, null, 2)}\n`, { mode: 0o600 })
    copyFileSync(path, `${path}.bak`)
  }
}

const places = Object.keys(programs).flatMap((program) => counts.map((count) => ({ program, count })))
for (const { program, count } of places) makeSessions(program, count)
// What is remembered is remembered of a folder that has rested.
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000)
for (const { program, count } of places) run(program, count, 'list', ['session', 'list'])
times.clear()

for (let round = 0; round < rounds; round += 1) {
  node('node -e 0', ['-e', '0'])
  for (const { program, count } of places) {
    run(program, count, 'list', ['session', 'list'])
    run(program, count, 'list --all', ['session', 'list', '--all'])
    run(program, count, 'status', ['status'])
    run(program, count, 'status ID', ['status', '1'])
  }
}
for (let round = 0; round < rounds; round += 1) {
  node('node -e 0', ['-e', '0'])
  for (const { program, count } of places) {
    const [path, kept] = [session(program, count, 1), join(folder, 'kept.json')]
    copyFileSync(path, kept)
    run(program, count, 'delete ID', ['session', 'delete', '1', '--force'])
    if (count > 1) run(program, count, 'list after a deletion', ['session', 'list'])
    else makeSessions(program, count)
    copyFileSync(kept, path)
  }
}
rmSync(folder, { recursive: true })

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const floor = median(times.get('node -e 0'))
const fastest = Math.min(...times.get('node -e 0'))
console.log(
  `node -e 0: ${floor.toFixed(1)} ms; ratios of medians of ${rounds} to it (and the fastest run to its fastest):`,
)
for (const [name, list] of times) {
  if (name === 'node -e 0') continue
  console.log(`${name.padEnd(44)} ${(median(list) / floor).toFixed(2)}  (${(Math.min(...list) / fastest).toFixed(2)})`)
}
