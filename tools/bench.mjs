// How long commands take, as a ratio to `node -e 0` in one interleaved run: machines differ and are shared, ratios hold.
// Nothing is asserted. `npm run bench [-- RUNS]`; a second program to compare with: `OTHER=/path/to/leak-help.cjs`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const runs = Number(process.argv[2] ?? 21)
const programs = { 'leak-help': resolve('bin/leak-help.cjs'), ...(process.env.OTHER && { other: process.env.OTHER }) }
const folder = mkdtempSync(join(tmpdir(), 'leak-help-bench-'))
const answers = join(folder, 'answers.json')
// A variable of the machine that adds 40 ms to every start of Node 20 and hides what is measured.
const { NODE_EXTRA_CA_CERTS: _left, ...env } = process.env

const run = (args) => {
  const began = process.hrtime.bigint()
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'ignore' })
  return { status, ms: Number(process.hrtime.bigint() - began) / 1e6 }
}
const data = (program) => join(folder, program)
const questions = (program) => {
  const { stdout } = spawnSync(
    process.execPath,
    [programs[program], '--lang', 'en', '--json', '--data-dir', data(program), 'start', 'online-lending-leak'],
    { env, encoding: 'utf8' },
  )
  return JSON.parse(stdout).missing.map(({ id }) => id)
}

writeFileSync(answers, JSON.stringify(Object.fromEntries(questions('leak-help').map((id) => [id, 'unsure']))))
const start = ['start', 'online-lending-leak', '--answers', answers, '--no-walk']
const cases = {
  '--version': ['--version'],
  '--help': ['--help'],
  list: ['list'],
  'list --text': ['list', '--text', '网贷平台泄露了我的身份证'],
  show: ['show', 'online-lending-leak'],
  status: ['status', '1'],
  'status --json': ['--json', 'status', '1'],
  why: ['why', 'save-evidence', '--session', '1'],
  law: ['law', '第五十条'],
  done: ['done', 'save-evidence', '--session', '1'],
  'start --answers': start,
}

const times = new Map([['node -e 0', []]])
for (const program of Object.keys(programs)) {
  run([programs[program], '--data-dir', data(program), ...start])
  for (const name of Object.keys(cases)) times.set(`${program}: ${name}`, [])
}
for (let round = 0; round < runs; round += 1) {
  times.get('node -e 0').push(run(['-e', '0']).ms)
  for (const [name, args] of Object.entries(cases)) {
    for (const [program, path] of Object.entries(programs)) {
      const { status, ms } = run([path, '--data-dir', data(program), ...args])
      if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`)
      times.get(`${program}: ${name}`).push(ms)
    }
  }
}
rmSync(folder, { recursive: true })

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const floor = median(times.get('node -e 0'))
console.log(
  `node -e 0: ${floor.toFixed(1)} ms, the median of ${runs}; ratios of medians to it (and the fastest run to its fastest):`,
)
const fastest = Math.min(...times.get('node -e 0'))
for (const [name, list] of times) {
  if (name === 'node -e 0') continue
  console.log(`${name.padEnd(28)} ${(median(list) / floor).toFixed(2)}  (${(Math.min(...list) / fastest).toFixed(2)})`)
}
