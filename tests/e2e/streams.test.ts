// R21, R23, R24: without a terminal nothing is asked and nothing hangs; what cannot be written is an error; colour and
// language follow the environment.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { controlsIn } from '../support/hostile-strings.ts'
import { openAtPrompt, saveFinishedSession } from '../support/prompts.ts'
import { runInShell, runProgram } from '../support/run-program.ts'
import { dataFolder, keys, openShell, openTerminal } from '../support/terminal.ts'

let folder: ReturnType<typeof dataFolder>
beforeEach(() => {
  folder = dataFolder()
})
afterEach(() => folder.remove())

const shell = (script: string, env: Record<string, string> = {}) =>
  runInShell(script, { dataFolder: folder.path, env, limitMs: 10_000 })
const esc = '\u001b'

describe('without a terminal (R21)', () => {
  it.each([
    ['stdin from /dev/null', '"$0" "$1" start </dev/null'],
    ['stdin a pipe that ends', 'printf "1\\n1\\n1\\n" | "$0" "$1" start'],
    ['stdin closed', '"$0" "$1" start <&-'],
    ['everything closed', '"$0" "$1" start <&- >&- 2>&-'],
    ['stdout to a file', '"$0" "$1" start </dev/null >out.txt'],
    ['stdout to a pipe', '{ "$0" "$1" start </dev/null; echo $? >code; } | cat; exit $(cat code)'],
    ['CI=1', 'CI=1 "$0" "$1" start </dev/null'],
  ])('%s: start stops with exit 2 and names --answers', async (name, script) => {
    const { status, stdout, stderr } = await shell(script)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).not.toContain(esc)
    if (name !== 'everything closed') expect(stderr).toContain('--answers')
  })

  it('a pipe that stays open is not waited for', async () => {
    const { status, stderr } = await runProgram({ args: ['start'], dataFolder: folder.path, keepInputOpen: true })
    expect(status).toBe(2)
    expect(stderr).toContain('--answers')
  })

  it.each([
    ['stdin', 'start </dev/null'],
    ['stderr', 'start 2>err.txt; cat err.txt'],
  ])('a terminal without %s is none', async (_name, rest) => {
    // The shell stays until all of it was seen: what stands in a terminal that ends at once may be lost with it.
    const terminal = openShell(`"$0" "$1" ${rest}; echo "code $?"; read _`, { dataFolder: folder.path })
    await terminal.shows(/--answers[\s\S]*code \d/)
    terminal.type(keys.enter)
    await terminal.ended
    expect(terminal.raw()).not.toContain(esc)
  })

  it('with stdout to a pipe the questions are asked on stderr, and results stay clean', async () => {
    const terminal = openShell('"$0" "$1" start | cat >out.txt', { dataFolder: folder.path })
    await terminal.shows(/\? 1\/约7 · 现在有没有/)
    terminal.type(keys.ctrlC)
    await terminal.ended
    expect(readFileSync(join(folder.path, 'out.txt'), 'utf8')).toBe('')
  })

  it.each(['status', 'resume', 'calls', 'session close', 'session delete 1', 'add own-disclosure'])(
    '%s asks nothing and ends',
    async (command) => {
      saveFinishedSession(folder.path)
      const { status, stdout, stderr } = await shell(`"$0" "$1" ${command} </dev/null`)
      expect(controlsIn(stdout + stderr)).toEqual([])
      expect(status).toBe(command.startsWith('session') ? 2 : 0)
    },
  )
})

describe('what cannot be written (R23)', () => {
  const big = 'status --json'
  const prepare = () => {
    const { answers } = saveFinishedSession(folder.path)
    writeFileSync(join(folder.path, 'all.json'), JSON.stringify(answers))
  }

  it.each(['list', big, '--help', '--version'])(
    '%s into a reader that goes away ends quietly with 0',
    async (command) => {
      if (command === big) prepare()
      const first = await shell(`{ "$0" "$1" ${command}; echo $? >code; } | head -n 1; cat code >&2`)
      expect(first.stderr).toBe('0\n')
      expect(first.stdout.split('\n')).toHaveLength(2)
      const none = await shell(`{ sleep 0.2; "$0" "$1" ${command}; echo $? >code; } | true; cat code >&2`)
      expect(none.stderr).toBe('0\n')
    },
  )

  it.each([
    ['zh', 'list', '内容没有显示完：磁盘满了。存下的个案都在。'],
    ['en', 'list', 'The output was cut short: the disk is full.'],
    ['zh', big, '内容没有显示完'],
    ['zh', '--help', '内容没有显示完'],
    ['zh', '--version', '内容没有显示完'],
    ['zh', 'start unknown-source --answers all.json', '内容没有显示完'],
  ])('%s: %s onto a full disk says so and ends with 1', async (language, command, sentence) => {
    if (command.includes('status') || command.includes('all.json')) prepare()
    const { status, stderr } = await shell(`"$0" "$1" ${command} >/dev/full`, { LEAK_HELP_LANG: language })
    expect(status).toBe(1)
    expect(stderr).toContain(sentence)
    expect(stderr).not.toMatch(/ENOSPC|程序自己出错|at Object/)
  })

  it('a full disk for a JSON error too', async () => {
    const { status, stderr } = await shell('"$0" "$1" start unknown-source --json >/dev/full')
    expect(status).toBeGreaterThan(0)
    expect(stderr).not.toContain('ENOSPC')
  })

  it.each([
    ['closed stderr', '"$0" "$1" show nonsense 2>&-', 1],
    ['full stderr', '"$0" "$1" show nonsense 2>/dev/full', 1],
    ['wrong usage with full stderr', '"$0" "$1" --nonsense 2>/dev/full', 2],
    ['closed stdout', '"$0" "$1" list >&-', 0],
    ['full stdout and stderr', '"$0" "$1" list >/dev/full 2>/dev/full', 1],
    [
      'a reader of stderr that goes away',
      '{ sleep 0.2; "$0" "$1" start 2>&1; echo $? >code; } | true; exit $(cat code)',
      2,
    ],
  ])('%s keeps the exit code', async (_name, script, code) => {
    const { status, stdout, stderr } = await shell(script)
    expect(status).toBe(code)
    expect(stdout + stderr).not.toContain('at Object')
  })

  it('a full disk under the result does not lose what was recorded', async () => {
    prepare()
    const before = JSON.parse((await shell('"$0" "$1" status --json')).stdout)
    expect((await shell(`"$0" "$1" done ${before.session.next} >/dev/full`)).status).toBe(1)
    expect(JSON.parse((await shell('"$0" "$1" status --json')).stdout).session.done).toBe(before.session.done + 1)
  })
})

describe('the environment (R24)', () => {
  const colour = new RegExp(`${esc}\\[[0-9;]+m`)

  it.each<[string, Record<string, string>, string[], boolean]>([
    ['a terminal', {}, [], true],
    ['NO_COLOR', { NO_COLOR: '1' }, [], false],
    ['an empty NO_COLOR', { NO_COLOR: '' }, [], true],
    ['--no-color', {}, ['--no-color'], false],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], false],
    ['FORCE_COLOR and NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, [], true],
    ['TERM=dumb', { TERM: 'dumb' }, [], false],
    ['TERM=dumb and FORCE_COLOR', { TERM: 'dumb', FORCE_COLOR: '1' }, [], false],
    ['--plain', {}, ['--plain'], false],
  ])('%s', async (_name, env, options, coloured) => {
    const terminal = openTerminal({ args: [...options, 'list'], dataFolder: folder.path, env })
    expect((await terminal.ended).exitCode).toBe(0)
    expect(colour.test(terminal.raw())).toBe(coloured)
    if (!coloured) expect(terminal.raw()).not.toContain(esc)
  })

  it.each(['choose-many', 'confirm'] as const)(
    'no colour at %s with NO_COLOR; no warning where FORCE_COLOR overrules it',
    async (kind) => {
      const plain = await openAtPrompt(kind, { dataFolder: folder.path, env: { NO_COLOR: '1' } })
      plain.terminal.type(keys.ctrlC)
      await plain.terminal.ended
      expect(plain.terminal.raw()).not.toMatch(colour)
      folder.remove()
      folder = dataFolder()
      const forced = await openAtPrompt(kind, { dataFolder: folder.path, env: { NO_COLOR: '1', FORCE_COLOR: '1' } })
      forced.terminal.type(keys.ctrlC)
      await forced.terminal.ended
      expect(forced.terminal.raw()).toMatch(colour)
      expect(forced.terminal.screen()).not.toMatch(/Warning|node:/)
    },
  )

  it.each(['choose-many', 'text'] as const)('TERM=dumb at %s: not one escape byte', async (kind) => {
    const { terminal } = await openAtPrompt(kind, { dataFolder: folder.path, plain: true, env: { TERM: 'dumb' } })
    terminal.type(keys.ctrlC)
    expect((await terminal.ended).exitCode).toBe(130)
    expect(terminal.raw()).not.toContain(esc)
  })

  it.each<[Record<string, string>, 'zh' | 'en']>([
    [{}, 'zh'],
    [{ LANG: 'C' }, 'zh'],
    [{ LC_ALL: '' }, 'zh'],
    [{ LC_ALL: '', LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LC_ALL: 'C', LANG: 'en_GB.UTF-8' }, 'zh'],
    [{ LC_ALL: 'POSIX' }, 'zh'],
    [{ LANG: 'zh_TW.UTF-8' }, 'zh'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LEAK_HELP_LANG: 'zh-CN' }, 'zh'],
    [{ LEAK_HELP_LANG: '' }, 'zh'],
  ])('%j speaks %s', async (env, language) => {
    const { status, stdout } = await runProgram({ args: ['list'], dataFolder: folder.path, env })
    expect(status).toBe(0)
    expect(stdout).toContain(language === 'zh' ? '拿不准的时候' : 'When you are not sure')
    expect(stdout).not.toContain(esc)
  })

  it('FORCE_COLOR colours a pipe', async () => {
    const { stdout } = await runProgram({ args: ['list'], dataFolder: folder.path, env: { FORCE_COLOR: '1' } })
    expect(stdout).toMatch(colour)
  })
})
