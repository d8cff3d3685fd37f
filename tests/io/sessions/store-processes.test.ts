// What only another process can show: ordinary users, limits, and two programs at once.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleChild, ordinaryFolder, ordinaryUser, removeFolder, runChild, temporaryFolder } from '../child/bundle.ts'

const bundleFolder = fs.mkdtempSync(join(tmpdir(), 'leak-help-child-'))
let script = ''
beforeAll(async () => {
  script = await bundleChild(new URL('../child/store-child.ts', import.meta.url), bundleFolder)
})
afterAll(() => removeFolder(bundleFolder))

const modeOf = (path: string) => fs.statSync(path).mode & 0o777

interface Outcome {
  result?: unknown
  what?: { zh: string; en: string }
  next?: { zh: string; en: string }
  exitCode?: number
}

function run(dataFolder: string, action: string, options: { argument?: string; shell?: string } = {}): Outcome {
  const child = runChild(script, [dataFolder, action, options.argument ?? ''], options.shell)
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout)
}

/** An ordinary user's data folder with one session that was saved twice. */
function ordinaryData(): { data: string; sessions: string; main: string } {
  const data = join(ordinaryFolder(), 'data')
  expect(run(data, 'create')).toEqual({ result: '1' })
  expect(run(data, 'update', { argument: '10' })).toEqual({ result: 2 })
  return { data, sessions: join(data, 'sessions'), main: join(data, 'sessions', '1.json') }
}

describe('an ordinary user', () => {
  test.each(['000', '022', '077', '777'])('gets private files and folders under umask %s', (mask) => {
    const data = join(ordinaryFolder(), 'a', 'b', 'data')
    const shell = `export TEST_UMASK=${mask}`
    expect(run(data, 'create', { shell })).toEqual({ result: '1' })
    expect(run(data, 'update', { argument: '10', shell })).toEqual({ result: 2 })
    const folders = [data, join(data, 'sessions'), join(data, '..')]
    const files = ['1.json', '1.json.bak'].map((name) => join(data, 'sessions', name))
    expect(folders.map(modeOf)).toEqual([0o700, 0o700, 0o700])
    expect(files.map(modeOf)).toEqual([0o600, 0o600])
    expect(fs.readdirSync(join(data, 'sessions'))).toEqual(['1.json', '1.json.bak'])
  })

  // The sessions folder is made private again on the way, so the closed folder here is the one around it.
  test('without permission learns what was kept and what to do', () => {
    const { data, main } = ordinaryData()
    const before = fs.readFileSync(main, 'utf8')
    fs.chmodSync(data, 0o000)
    for (const action of ['update', 'create', 'list']) {
      const outcome = run(data, action, { argument: '10' })
      expect([action, outcome.exitCode, outcome.what?.en]).toEqual([action, 1, expect.stringContaining('permission')])
      expect(outcome.what?.zh).toContain('没有权限')
      expect(outcome.next?.en).toContain('--data-dir')
    }
    fs.chmodSync(data, 0o700)
    expect(fs.readFileSync(main, 'utf8')).toBe(before)
  })

  test('in a folder that is read-only can look, and cannot save', () => {
    const { data, sessions, main } = ordinaryData()
    const before = fs.readFileSync(main, 'utf8')
    fs.chmodSync(sessions, 0o500)
    expect(run(data, 'read')).toEqual({ result: 2 })
    expect(run(data, 'list').result).toHaveLength(1)
    for (const action of ['update', 'assert-writable', 'hold', 'delete']) {
      const outcome = run(data, action, { argument: '10' })
      expect([action, outcome.what?.en]).toEqual([action, expect.stringContaining('permission was refused')])
    }
    expect(fs.readFileSync(main, 'utf8')).toBe(before)
    expect(fs.readdirSync(sessions)).toEqual(['1.json', '1.json.bak'])
  })

  test('that may not read the file is not given the older copy instead', () => {
    const { data, main } = ordinaryData()
    fs.chmodSync(main, 0o000)
    expect(run(data, 'read').what?.en).toContain('permission was refused')
    expect(run(data, 'update', { argument: '1' }).what?.en).toContain('permission was refused')
    expect((run(data, 'list').result as { problem: unknown }[])[0]?.problem).toBeDefined() // `list` prints summaries
  })

  test.runIf(ordinaryUser)("cannot be led into root's folder, nor root into theirs", () => {
    const { data } = ordinaryData()
    fs.chownSync(data, 0, 0)
    fs.chmodSync(data, 0o777)
    expect(run(data, 'update', { argument: '1' }).what?.en).toContain('another user')
  })

  test('with a limit on file size keeps the old file whole', () => {
    const { data, sessions, main } = ordinaryData()
    const before = fs.readFileSync(main, 'utf8')
    const outcome = run(data, 'update', { argument: '9000', shell: 'ulimit -f 4' })
    expect(outcome).toMatchObject({
      what: { zh: expect.stringContaining('没有存下'), en: expect.stringContaining('file size') },
      next: { en: expect.stringContaining('ulimit') },
      exitCode: 1,
    })
    expect(fs.readFileSync(main, 'utf8')).toBe(before)
    expect(fs.readdirSync(sessions)).toEqual(['1.json', '1.json.bak'])
    expect(run(data, 'assert-writable', { shell: 'ulimit -f 1' }).what?.en).toContain('file size')
  })

  test('with a path that is too long is told so', () => {
    const deep = join(ordinaryFolder(), 'x'.repeat(300))
    expect(run(deep, 'create').what?.en).toContain('path is too long')
    expect(run(deep, 'list').next?.en).toContain('shorter name')
  })

  test('whose folder goes away meanwhile is told, and what was saved is in it', () => {
    const { data } = ordinaryData()
    const moved = join(data, '..', 'moved')
    const outcome = run(data, 'lose-folder', { argument: moved })
    expect([outcome.exitCode, outcome.what?.en]).toEqual([1, expect.stringContaining(join(data, 'sessions'))])
    expect(JSON.parse(fs.readFileSync(join(moved, '1.json'), 'utf8'))).toMatchObject({ revision: 3 })
  })
})

describe('two programs at once', () => {
  test('the second is told which process has the session and may look; afterwards it may save', async () => {
    const { data, sessions } = ordinaryData()
    const holder = spawn(process.execPath, [script, data, 'hold-until-told'], { ...ordinaryUser, cwd: '/' })
    const output: string[] = []
    holder.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text))
    await once(holder.stdout, 'data')
    for (const action of ['update', 'hold']) {
      const outcome = run(data, action, { argument: '10' })
      expect([action, outcome.what?.en]).toEqual([action, expect.stringContaining('open in another window')])
      expect(outcome.what?.zh).toContain('正在另一个窗口里打开')
    }
    expect(run(data, 'read')).toEqual({ result: 2 })
    holder.stdin.end()
    await once(holder, 'close')
    expect(output.join('')).toContain('{"result":3}')
    expect(run(data, 'update', { argument: '10' })).toEqual({ result: 4 })
    expect(fs.readdirSync(sessions)).toEqual(['1.json', '1.json.bak'])
  })

  test('the second goes on where the first was killed', async () => {
    const { data, sessions } = ordinaryData()
    const holder = spawn(process.execPath, [script, data, 'hold-until-told'], { ...ordinaryUser, cwd: '/' })
    await once(holder.stdout, 'data')
    holder.kill('SIGKILL')
    await once(holder, 'close')
    expect(fs.readdirSync(sessions)).toContain('1.json.lock')
    expect(run(data, 'update', { argument: '10' })).toEqual({ result: 3 })
    expect(fs.readdirSync(sessions)).toEqual(['1.json', '1.json.bak'])
  })

  test('never get the same number', async () => {
    const data = join(temporaryFolder(), 'data')
    const makers = Array.from({ length: 4 }, async () => {
      const child = spawn(process.execPath, [script, data, 'create-many', '25'])
      let output = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
      await once(child, 'close')
      return (JSON.parse(output) as Outcome).result as string[] // printed by create-many
    })
    const ids = (await Promise.all(makers)).flat()
    expect([ids.length, new Set(ids).size]).toEqual([100, 100])
    expect(fs.readdirSync(join(data, 'sessions')).filter((name) => !/^\d+\.json$/.test(name))).toEqual([])
  })
})
