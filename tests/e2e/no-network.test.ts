// R32 of the test plan: nothing calls the network. Every command runs where there is none, and no call for one is made.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dataFolderForEach } from '../support/data-folder.ts'
import { runProgram } from '../support/run-program.ts'
import { cleanEnvironment, keys, openShell, program } from '../support/terminal.ts'

const may = (command: string, ...args: string[]) => spawnSync(command, [...args, 'true']).status === 0
const tracing = [
  'strace',
  '-f',
  '--seccomp-bpf',
  '-qq',
  '-e',
  'signal=none',
  '-e',
  'trace=socket,connect,bind,sendto,sendmsg,sendmmsg',
]
const mayTrace = may('strace', '-f', '--seccomp-bpf')
const mayCut = may('unshare', '-rn')
if (!mayTrace) console.log('R32: not traced, since strace is missing or not permitted here')
if (!mayCut) console.log('R32: not cut off, since unshare -rn is missing or not permitted here')

const folder = dataFolderForEach()

const language = { LEAK_HELP_LANG: 'en' }

/** Every command, one after the other, with what it needs. */
async function everyCommand(): Promise<string[][]> {
  const own = { dataFolder: folder.path, env: language }
  const start = ['start', 'unknown-source', '--answers', 'answers.json', '--no-walk', '--json']
  writeFileSync(join(folder.path, 'answers.json'), '{}')
  const { missing } = JSON.parse((await runProgram({ ...own, args: start })).stdout) as { missing: { id: string }[] }
  writeFileSync(
    join(folder.path, 'answers.json'),
    JSON.stringify(Object.fromEntries(missing.map(({ id }) => [id, 'unsure']))),
  )
  mkdirSync(join(folder.path, 'mine'))
  const preview = await runProgram({ ...own, args: ['--private', ...start] })
  const { next } = (JSON.parse(preview.stdout) as { session: { next: string } }).session
  return [
    ['--help'],
    ['--version'],
    ['list'],
    ['show', 'online-lending-leak'],
    start,
    ['status', '--all'],
    ['why', next],
    ['calls'],
    ['threats'],
    ['done', next],
    ['reopen', next],
    ['wait', next, '--until', '2026-12-01'],
    ['skip', next],
    ['undo'],
    ['contact', '12321'],
    ['law', 'psa-50'],
    ['answer', 'harm', 'nuisance'],
    ['add', 'online-lending-leak'],
    ['resume'],
    ['session', 'list'],
    ['session', 'rename', '1', 'x'],
    ['session', 'export', '1', 'out.json'],
    ['session', 'import', 'out.json', '--yes'],
    ['session', 'use', '2'],
    ['session', 'close', '2', '--force'],
    ['session', 'delete', '2', '--force'],
    ['playbook', 'check', 'mine'],
    ['--private', ...start],
  ]
}

/** Runs them all under a command; returns those that did not end with 0. */
function failing(commands: string[][], under: string[]): string[] {
  const quoted = (args: string[]) => args.map((arg) => `'${arg}'`).join(' ')
  const line = (args: string[]) => `"$0" "$1" ${quoted(args)} > /dev/null || echo ${quoted(args)}`
  const [command = '', ...args] = [...under, 'sh', '-c', commands.map(line).join('\n'), process.execPath, program]
  const ran = spawnSync(command, args, {
    cwd: folder.path,
    env: cleanEnvironment(folder.path, language),
    encoding: 'utf8',
  })
  return [...ran.stdout.split('\n').filter(Boolean), ...(ran.error ? [ran.error.message] : [])]
}

it.runIf(mayTrace)('R32: a call would be seen', () => {
  const [command = '', ...args] = [...tracing, '-o', join(folder.path, 'trace'), process.execPath, '-e']
  spawnSync(command, [...args, "require('net').connect(9, '127.0.0.1').on('error', () => {})"])
  expect(readFileSync(join(folder.path, 'trace'), 'utf8')).toContain('connect(')
})

it.runIf(mayTrace || mayCut)('R32: every command works where there is no network, and makes no socket', async () => {
  const trace = join(folder.path, 'trace')
  const cut = mayCut ? ['unshare', '-rn'] : []
  expect(failing(await everyCommand(), [...cut, ...(mayTrace ? [...tracing, '-o', trace] : [])])).toEqual([])
  if (mayTrace) expect(readFileSync(trace, 'utf8')).toBe('')
})

it.runIf(mayTrace)('R32: nor do the questions at a terminal', async () => {
  const trace = join(folder.path, 'trace')
  const script = `exec ${tracing.join(' ')} -o trace "$0" "$@"`
  const terminal = openShell(script, { dataFolder: folder.path, env: language }, ['start', 'unknown-source'])
  await terminal.shows(/\? 1 of about 7 · Is any of/)
  terminal.type(keys.down.repeat(6) + keys.space + keys.enter)
  await terminal.shows(/\? 2 of about 7 · Is this about/)
  terminal.type(keys.enter)
  await terminal.shows(/\? 3 of /)
  terminal.type(keys.ctrlC)
  await terminal.ended
  expect(existsSync(join(folder.path, 'sessions', '1.json'))).toBe(true)
  expect(readFileSync(trace, 'utf8')).toBe('')
})
