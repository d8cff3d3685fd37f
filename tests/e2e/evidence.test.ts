// Evidence with the built program: real files, processes that are killed or interrupted, a disk that is full, two windows.
import { spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { newSession } from '../../src/core/session/session.ts'
import { openSessionStore } from '../../src/io/sessions/store.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { runInShell, runProgram } from '../support/run-program.ts'
import { cleanEnvironment, program } from '../support/terminal.ts'

const folder = dataFolderForEach()
const { at } = folder
const run = (...args: string[]) => runProgram({ args: ['--lang', 'en', ...args], dataFolder: folder.path })
const copies = () => (fs.existsSync(at('sessions/1.evidence')) ? fs.readdirSync(at('sessions/1.evidence')) : [])

function makeSession(dataFolder = folder.path): void {
  openSessionStore({ dataFolder }).create((id) => ({
    ...newSession({ id, name: 'x', at: '2026-11-22T02:00:00.000Z' }),
    playbooks: ['bank-card-leaked'],
  }))
}
beforeEach(() => makeSession())

/** A file so large that it can be met while it is copied. Nearly all of it takes no room. */
function makeLarge(): string {
  const path = at('large.bin')
  fs.writeFileSync(path, 'large')
  fs.truncateSync(path, 3_000_000_000)
  return path
}

/** Begins to add a file and sends a signal once a part of it is copied. */
async function interrupt(path: string, signal: NodeJS.Signals): Promise<number | null> {
  const child = spawn(process.execPath, [program, '--lang', 'en', 'evidence', 'add', path], {
    env: cleanEnvironment(folder.path),
    stdio: 'ignore',
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const isCopying = () =>
    copies().some((name) => {
      const stats = fs.statSync(at('sessions/1.evidence', name), { throwIfNoEntry: false })
      return name.startsWith('.copy.') && stats !== undefined && stats.size > 0
    })
  while (!isCopying() && child.exitCode === null) await new Promise((go) => setImmediate(go))
  child.kill(signal)
  return ended
}

describe('interrupted in the middle', () => {
  it('by a kill: the session opens, the leftover is named, and the next one that is added clears it away', async () => {
    const path = makeLarge()
    await interrupt(path, 'SIGKILL')
    const verified = await run('evidence', 'verify')
    expect([verified.status, verified.stdout]).toEqual([0, expect.stringContaining('.copy.')])
    fs.writeFileSync(at('small'), 'small')
    expect((await run('evidence', 'add', at('small'))).status).toBe(0)
    expect(copies()).toEqual([expect.stringMatching(/^1-[0-9a-f]{16}$/)])
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s: at once, and nothing is left', async (signal, code) => {
    expect(await interrupt(makeLarge(), signal)).toBe(code)
    expect(copies()).toEqual([])
    const listed = await run('--json', 'evidence')
    expect(JSON.parse(listed.stdout)).toEqual({ schema: 1, evidence: [] })
  })
})

const mayMount = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

it.runIf(mayMount)('on a full disk: refused with its cause, nothing half, and everything before is there', async () => {
  fs.writeFileSync(at('large'), Buffer.alloc(3_000_000, 1))
  fs.writeFileSync(at('small'), 'small')
  fs.mkdirSync(at('disk'))
  fs.cpSync(at('sessions'), at('seed/sessions'), { recursive: true })
  const script = `unshare -Urm sh -c '
    mount -t tmpfs -o size=1024k none disk && cp -r seed/sessions disk/ && chmod -R go-rwx disk
    "$0" "$1" --data-dir disk --lang en evidence add small; echo "small $?"
    "$0" "$1" --data-dir disk --lang en evidence add large; echo "large $?"
    "$0" "$1" --data-dir disk --lang en evidence verify; echo "verify $?"
    ls -A disk/sessions/1.evidence | wc -l' "$0" "$1"`
  const { stdout, stderr } = await runInShell(script, { dataFolder: folder.path })
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('the disk is full')
  expect(stdout).toMatch(/small 0\n[\s\S]*large 1\n[\s\S]*verify 0\n\s*1\n/)
})

it('in two windows at once: each is there whole or was refused, and no number is given twice', async () => {
  const names = ['a', 'b', 'c', 'd']
  for (const name of names) fs.writeFileSync(at(name), name.repeat(1_000_000))
  const runs = await Promise.all(names.map((name) => run('evidence', 'add', at(name))))
  const added = runs.filter(({ status }) => status === 0).length
  expect(added).toBeGreaterThan(0)
  expect(runs.every(({ status, stderr }) => status === 0 || stderr.includes('another window'))).toBe(true)
  const { stdout, status } = await run('--json', 'evidence', 'verify')
  const { evidence, unlisted } = JSON.parse(stdout)
  expect([status, evidence.length, unlisted]).toEqual([0, added, []])
  expect(evidence.map((piece: { number: number }) => piece.number)).toEqual(
    evidence.map((_: unknown, n: number) => n + 1),
  )
})

it('out of a folder to check with sha256sum, in Chinese', async () => {
  fs.writeFileSync(at('截图 1.png'), 'x')
  expect((await run('evidence', 'add', at('截图 1.png'))).status).toBe(0)
  const zh = await runProgram({ args: ['evidence', 'export', at('证据')], dataFolder: folder.path })
  expect([zh.status, zh.stdout]).toEqual([0, expect.stringContaining('1件证据已拷到')])
  const checked = spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: at('证据'), encoding: 'utf8' })
  expect(checked.status).toBe(0)
})
