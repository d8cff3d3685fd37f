// R16: pipes, devices, links and folders where a file is expected never hang and never crash; each is named calmly.
import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { dataFolderForEach } from '../support/data-folder.ts'
import { runProgram } from '../support/run-program.ts'

const folder = dataFolderForEach()
beforeEach(() => {
  symlinkSync('nowhere', at('dangling'))
  symlinkSync('loop', at('loop'))
  writeFileSync(at('file'), 'x')
  mkdirSync(at('folder'))
  execFileSync('mkfifo', [at('pipe')])
})

const at = (...parts: string[]) => join(folder.path, ...parts)
const run = (args: string[]) => runProgram({ args, dataFolder: folder.path, limitMs: 5_000 })

async function expectRefused(args: string[], code: number): Promise<string> {
  const { status, signal, stdout, stderr } = await run(args)
  expect({ args, status, signal, stdout }).toEqual({ args, status: code, signal: null, stdout: '' })
  expect(stderr).not.toMatch(/程序自己出错|NOT_A_FILE|E[A-Z]{4,}:|at Object/)
  return stderr
}

const oddFiles = ['pipe', 'folder', 'loop', '/dev/zero', '/proc/self/mem']

describe('files the person names', () => {
  it.each(oddFiles)('--answers %s', async (name) => {
    expect(await expectRefused(['start', 'unknown-source', '--answers', name], 2)).toContain('读不了回答文件')
  })

  it.each(oddFiles)('session import %s', async (name) => {
    expect(await expectRefused(['session', 'import', name], 1)).toContain('什么都没有改动')
  })
})

const long = 'a'.repeat(256)

describe('folders the person names', () => {
  it.each(['pipe', 'loop', 'file/x', '/dev/zero', long])('--data-dir %s', async (name) => {
    await expectRefused(['--data-dir', name, 'session', 'list'], 1)
    await expectRefused(['--data-dir', name, 'session', 'use', '1'], 1)
  })

  it.each(['pipe', 'loop', 'dangling', '/dev/zero', long])('--playbooks %s', async (name) => {
    await expectRefused(['--playbooks', name, 'list'], 1)
    await expectRefused(['playbook', 'check', name], 1)
  })

  it.each(['', '\n', 'a\u001b[2Jb'])('%j is refused at once', async (name) => {
    await expectRefused(['--data-dir', name, 'session', 'list'], 2)
    await expectRefused(['--playbooks', name, 'list'], 2)
    await expectRefused(['playbook', 'check', name], 2)
    await expectRefused(['start', 'unknown-source', '--answers', name], 2)
  })
})

it('a pipe among the playbooks is a mistake of its file', async () => {
  mkdirSync(at('mine'), { recursive: true })
  execFileSync('mkfifo', [at('mine', 'one.yaml')])
  const listed = await run(['--playbooks', 'mine', 'list'])
  expect([listed.status, listed.signal]).toEqual([0, null])
  expect(listed.stdout).toContain('unknown-source')
  expect(listed.stderr.replace(/\s/g, '')).toMatch(/mine”里的预案有1处错误.*leak-helpplaybookcheck/)
  const { status, stdout } = await run(['playbook', 'check', 'mine'])
  expect(status).toBe(1)
  expect(stdout).toContain('one.yaml:1:1: 读不了这个文件：它不是普通文件')
})

it('a pipe where the own playbooks belong is named, and stops nobody who did not ask for it', async () => {
  execFileSync('mkfifo', [at('playbooks')])
  const { status, stdout, stderr } = await run(['list'])
  expect(status).toBe(0)
  expect(stdout).toContain('unknown-source')
  expect(stderr.replace(/\s/g, '')).toContain(`读不了预案文件夹“${at('playbooks')}”`)
  expect(await expectRefused(['--playbooks', at('playbooks'), 'list'], 1)).toContain(at('playbooks'))
  expect(await expectRefused(['playbook', 'check'], 1)).toContain(at('playbooks'))
})

describe('odd files in the data folder', () => {
  beforeEach(() => {
    mkdirSync(at('sessions'), { mode: 0o700 })
    execFileSync('mkfifo', [at('sessions', '1.json'), at('sessions', '2.json.bak'), at('current')])
    mkdirSync(at('sessions', '3.json'))
    symlinkSync(at('file'), at('sessions', '4.json'))
    symlinkSync('/dev/zero', at('sessions', '5.json'))
  })

  it('are listed as what cannot be opened, and are not touched', async () => {
    const { status, stdout } = await run(['session', 'list'])
    expect(status).toBe(0)
    for (const id of ['1', '2', '3', '4', '5']) expect(stdout).toMatch(new RegExp(`^  ${id}  .*打不开`, 'm'))
  })

  it.each(['1', '2', '5'])('session %s cannot be opened, changed or used', async (id) => {
    await expectRefused(['--session', id, 'status'], 1)
    await expectRefused(['--session', id, 'undo'], 1)
    await expectRefused(['session', 'rename', id, 'x'], 1)
    expect(readFileSync(at('file'), 'utf8')).toBe('x')
    expect(lstatSync(at('sessions', '4.json')).isSymbolicLink()).toBe(true)
  })

  it.each(['1', '4'])('session %s can be deleted; a link goes, what it leads to stays', async (id) => {
    expect((await run(['session', 'delete', id, '--force'])).status).toBe(0)
    expect(existsSync(at('sessions', `${id}.json`))).toBe(false)
    expect(readFileSync(at('file'), 'utf8')).toBe('x')
  })
})
