// Long output goes through the person's pager, where there is a screen and somebody at it.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choosePager, pagerEnvironment } from '../../../src/io/terminal/pager.ts'
import { dataFolder, openShell, type Terminal, type TerminalOptions } from '../../support/terminal.ts'

describe('which pager', () => {
  it.each([
    [{}, { command: 'less', isTyped: false }],
    [{ PAGER: 'most -w' }, { command: 'most -w', isTyped: true }],
    [
      { PAGER: 'most', LEAK_HELP_PAGER: 'less -S' },
      { command: 'less -S', isTyped: true },
    ],
    [{ PAGER: 'most', LEAK_HELP_PAGER: '' }, undefined],
    [{ PAGER: 'cat' }, undefined],
    [{ PAGER: ' ' }, undefined],
  ])('%j', (env, expected) => expect(choosePager(env)).toEqual(expected))

  it('never writes a history, and leaves the rest as the person set it', () => {
    expect(pagerEnvironment({})).toEqual({ LESS: 'FRX', LV: '-c', LESSCHARSET: 'utf-8', LESSHISTFILE: '-' })
    const own = { LESS: '-i', LV: '-x', LESSCHARSET: 'latin1', LESSHISTFILE: '/home/me/history', HOME: '/home/me' }
    expect(pagerEnvironment(own)).toEqual({ ...own, LESSHISTFILE: '-' })
  })
})

let folder: ReturnType<typeof dataFolder>
beforeAll(() => {
  folder = dataFolder()
  const bin = join(folder.path, 'bin')
  mkdirSync(bin)
  const script = (name: string, lines: string[]) => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${lines.join('\n')}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  script('less', ['read -r first', 'echo "less has $LESS and $LESSHISTFILE, and $(grep -c .) lines below: $first"'])
  script('waiting', [
    'cat >/dev/null',
    "trap 'echo caught' INT",
    'echo ready',
    'read first </dev/tty',
    'read second </dev/tty',
    'echo over',
  ])
})
afterAll(() => folder.remove())

/** Runs a command with pagers as a shell would set them. */
function open(args: string[], pager: string, more: Partial<TerminalOptions> = {}): Terminal {
  const path = `PATH="${join(folder.path, 'bin')}:$PATH"`
  return openShell(
    `unset LEAK_HELP_PAGER PAGER LESS; export ${path}; ${pager} "$0" "$@"`,
    { dataFolder: folder.path, rows: 24, ...more },
    args.includes('--lang') ? args : ['--lang', 'en', ...args],
  )
}

const long = ['show', 'online-lending-leak']

describe('in a terminal', () => {
  it('what is longer than the screen goes through it, arguments and all', async () => {
    const terminal = open(long, "PAGER='sed -e s/^/paged:/'")
    expect(await terminal.ended).toMatchObject({ exitCode: 0 })
    const lines = terminal.lines().filter(({ text }) => text.trim() !== '')
    expect(lines.length).toBeGreaterThan(24)
    expect(lines.filter(({ text }) => !text.startsWith('paged:'))).toEqual([])
  })

  it('is less where none is set', async () => {
    const terminal = open(long, '')
    await terminal.ended
    expect(terminal.screen()).toMatch(/^less has FRXPs.{5,}\$ and -, and \d{2,3} lines below:\s+An online lending/)
  })

  it('says in Chinese how to leave above the text: some versions of less show Chinese below it as codes', async () => {
    const terminal = open(['--lang', 'zh-CN', ...long], '')
    await terminal.ended
    expect(terminal.screen()).toMatch(/^less has FRXPs[ -~]+\$ and -, and \d{2,3} lines below: 空格往下看，q看完$/)
  })

  it.each([
    ['what fits', long, "PAGER='sed -e s/^/paged:/'", { rows: 300 }],
    ['with --plain', ['--plain', ...long], "PAGER='sed -e s/^/paged:/'", {}],
    ['with --json', ['--json', ...long], "PAGER='sed -e s/^/paged:/'", {}],
    ['with --private', ['--private', ...long], "PAGER='sed -e s/^/paged:/'", {}],
    ['where it is cat', long, 'LEAK_HELP_PAGER=cat', {}],
    ['where it is set to nothing', long, "LEAK_HELP_PAGER=''", {}],
    ['where it is not there', long, 'PAGER=no-such-pager-here', {}],
  ])('prints %s', async (_what, args, pager, more) => {
    const terminal = open(args, pager, more)
    expect(await terminal.ended).toMatchObject({ exitCode: 0 })
    expect(terminal.screen()).toContain('An online lending platform leaked my data')
    expect(terminal.screen()).not.toContain('paged:')
  })

  it('may be left before the end', async () => {
    const terminal = open(long, "PAGER='head -n 1'")
    expect(await terminal.ended).toMatchObject({ exitCode: 0 })
    expect(terminal.screen()).toBe('An online lending platform leaked my data')
  })

  it('keeps Ctrl-C for itself', async () => {
    const terminal = open(long, 'PAGER=waiting')
    await terminal.shows('ready')
    terminal.type('\u0003')
    await terminal.shows('caught')
    terminal.type('\r\r')
    expect(await terminal.ended).toMatchObject({ exitCode: 0 })
    expect(terminal.screen()).toMatch(/over$/)
    expect(terminal.screen()).not.toContain('leak-help resume')
  })
})
