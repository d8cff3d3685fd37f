// R6 of the test plan: a folder that takes nothing, as an ordinary user. The message says what was kept, names another
// folder and --private, and nothing on disk has changed.
import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ordinaryUser, removeFolder } from '../io/child/bundle.ts'
import { content } from '../support/content.ts'
import { cleanEnvironment, keys, openTerminal } from '../support/terminal.ts'

const languages = ['zh', 'en'] as const
// An ordinary user may not be able to look into this folder, so the program is copied to where everybody can.
const installed = fs.mkdtempSync(join(tmpdir(), 'leak-help-installed-'))
beforeAll(() => {
  fs.chmodSync(installed, 0o755)
  for (const part of ['bin', 'dist', 'package.json']) fs.cpSync(part, join(installed, part), { recursive: true })
})
afterAll(() => removeFolder(installed))

let home: string
let data: string
let start: string[]
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'leak-help-refused-'))
  start = ['start', 'unknown-source', '--answers', join(home, 'answers.json'), '--no-walk']
  data = join(home, 'data')
  if (ordinaryUser) fs.chownSync(home, ordinaryUser.uid, ordinaryUser.gid)
})
afterEach(() => removeFolder(home))

function run(args: readonly string[], { lang = 'en', shell = ':' } = {}) {
  const program = join(installed, 'bin', 'leak-help.cjs')
  return spawnSync('bash', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, program, '--lang', lang, ...args], {
    ...ordinaryUser,
    env: { ...cleanEnvironment(home), LEAK_HELP_DATA_DIR: data },
    cwd: '/',
    encoding: 'utf8',
  })
}

/** A session with one step recorded. */
function withSession(): string {
  const file = join(home, 'answers.json')
  fs.writeFileSync(file, '{}', { mode: 0o644 })
  const { missing } = JSON.parse(run([...start, '--json']).stdout) as { missing: { id: string }[] }
  fs.writeFileSync(file, JSON.stringify(Object.fromEntries(missing.map(({ id }) => [id, 'unsure']))))
  const started = run([...start, '--json'])
  expect(started.stderr).toBe('')
  return (JSON.parse(started.stdout) as { session: { next: string } }).session.next
}

/** Every file with its content: what must stay the same. */
function everything(): Record<string, string> {
  const names = fs.readdirSync(home, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    names.map((name) => {
      const path = join(home, name)
      return [name, fs.statSync(path).isFile() ? fs.readFileSync(path, 'utf8') : '']
    }),
  )
}

/** The command is refused in both languages with the ways out, and nothing changes. */
function expectRefusal(args: readonly string[], cause: { zh: string; en: string }, shell = ':'): void {
  for (const lang of languages) {
    const before = everything()
    const { status, stdout, stderr } = run(args, { lang, shell })
    const said = stderr.replace(/\s+/g, ' ')
    expect([args[0], status, stdout]).toEqual([args[0], 1, ''])
    expect(said.replaceAll(' ', '')).toContain(cause[lang].replaceAll(' ', ''))
    // A limit on the size of files goes along to every folder.
    if (!shell.startsWith('ulimit')) expect(said).toContain('--data-dir')
    // As it was started here: by its path.
    expect(said).toMatch(/leak-help(?:\.cjs)? --private start/)
    expect(everything()).toEqual(before)
  }
}

const refused = { zh: '没有权限', en: 'permission was refused' }

describe('an ordinary user', () => {
  it('in a read-only place is told at once, before a question', () => {
    withSession()
    fs.renameSync(data, `${data}-before`)
    fs.chmodSync(home, 0o555)
    expectRefusal(start, refused)
    expectRefusal(['session', 'import', '/etc/hostname'], refused)
  })

  it('in a folder that became read-only can look but not record', () => {
    const step = withSession()
    fs.chmodSync(join(data, 'sessions'), 0o500)
    expectRefusal(['done', step], refused)
    expectRefusal(['undo', '--force'], refused)
    expect(run(['status']).status).toBe(0)
  })

  it.runIf(ordinaryUser)('in a folder of somebody else is not led into it', () => {
    withSession()
    fs.chownSync(data, 0, 0)
    fs.chmodSync(data, 0o777)
    expectRefusal(start, { zh: '属于另一个用户', en: 'belongs to another user' })
  })

  it('with a limit on the size of files keeps the old file whole', () => {
    const step = withSession()
    const limit = { zh: '超过了允许的文件大小', en: 'a limit on file size was reached' }
    expectRefusal(start, limit, 'ulimit -f 1')
    expectRefusal(['done', step, '--note', 'x'.repeat(9_000)], limit, 'ulimit -f 4')
    const exported = run(['session', 'export', '1', join(home, 'out.json')], { shell: 'ulimit -f 1' })
    expect([
      exported.status,
      exported.stderr.replace(/\s+/g, ' ').includes('a limit on file size was reached'),
    ]).toEqual([1, true])
    expect(fs.existsSync(join(home, 'out.json'))).toBe(false)
  })

  it('can do everything privately where nothing can be written', () => {
    fs.chmodSync(home, 0o555)
    const answers = join(installed, 'answers.json')
    const asked = JSON.parse(run(['--private', 'start', 'unknown-source', '--json']).stdout) as {
      missing: { id: string }[]
    }
    fs.writeFileSync(answers, JSON.stringify(Object.fromEntries(asked.missing.map(({ id }) => [id, 'unsure']))))
    const started = run(['--private', 'start', 'unknown-source', '--answers', answers])
    expect([started.status, fs.readdirSync(home)]).toEqual([0, []])
    expect(started.stdout.length).toBeGreaterThan(500)
  })
})

it.each(languages)('a folder that is taken away in the middle: said at the next answer, in %s', async (lang) => {
  const terminal = openTerminal({
    args: ['--lang', lang, 'start', 'unknown-source'],
    dataFolder: home,
    columns: 200,
    env: { LEAK_HELP_DATA_DIR: data },
  })
  const text = (id: string) => content.questions.get(id)?.text[lang].slice(0, 10) ?? id
  await terminal.shows(` · ${text('danger')}`)
  terminal.type(keys.down.repeat(6) + keys.space + keys.enter)
  await terminal.shows(` · ${text('acting-for')}`)
  fs.renameSync(data, `${data}-away`)
  terminal.type(keys.enter)
  expect((await terminal.ended).exitCode).toBe(1)
  const screen = terminal.screen().replace(/\s+/g, ' ')
  expect(screen).toContain(lang === 'zh' ? '这一步没有存下' : 'This was not saved')
  for (const part of [join(data, 'sessions'), '--data-dir', 'leak-help --private start']) expect(screen).toContain(part)
  expect(fs.existsSync(data)).toBe(false)
  const kept = JSON.parse(fs.readFileSync(join(`${data}-away`, 'sessions', '1.json'), 'utf8'))
  expect(kept.answers).toEqual({ danger: ['none'] })
})
