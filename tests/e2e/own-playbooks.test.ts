// A folder of one's own: what is wrong in it is named and left out, the rest works, and `check` says what loading does.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folderLimits } from '../../src/io/content/folder.ts'
import { runProgram } from '../support/run-program.ts'

const facts = 'sources: [mine]\nverified: "2026-11-22"\nreview_by: "2027-05-22"\n'
const playbook = (id: string, more = '') =>
  `id: ${id}\ngroup: money\ntitle: { zh: 甲, en: My ${id} }\nsummary: { zh: 甲, en: about ${id} }\nkeywords: { zh: [甲], en: [${id}] }\n${more || 'steps: [save-evidence]\n'}out_of_scope: { zh: 甲, en: nothing }\n${facts}`
const step = (id: string, more = '') =>
  `- id: ${id}\n  urgency: today\n  stage: report\n  title: { zh: 一, en: Step ${id} }\n  why: { zh: 一, en: because }\n  how: [{ zh: 一, en: do it }]\n${more}`

let folder: string
let own: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leak-help-own-'))
  own = join(folder, 'mine')
  write('good.yaml', playbook('good'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(own, path)), { recursive: true })
  writeFileSync(join(own, path), text)
}

const run = (args: string[], env: Record<string, string> = {}) =>
  runProgram({ args: ['--lang', 'en', ...args], dataFolder: folder, env })
const check = async () => (await run(['playbook', 'check', own])).stdout

/** What `list` offers, and what it says of the folder. */
async function listed(env?: Record<string, string>): Promise<{ ids: string[]; stderr: string }> {
  const { status, stdout, stderr } = await run(['--json', '--playbooks', own, 'list'], env)
  expect(status).toBe(0)
  const { playbooks } = JSON.parse(stdout) as { playbooks: { id: string; bundled: boolean }[] }
  return { ids: playbooks.filter(({ bundled }) => !bundled).map(({ id }) => id), stderr: stderr.replace(/\s+/g, ' ') }
}

it('is used without a word when nothing is wrong', async () => {
  expect(await check()).toContain('No mistakes found')
  expect(await listed()).toEqual({ ids: ['good'], stderr: '' })
})

describe('an id that every object has', () => {
  it.each(['needs', 'contacts', 'laws', 'captures'])('in %s is a mistake of its line', async (field) => {
    write('shared/steps/mine.yaml', step('mine-step', `  ${field}: [constructor]\n`))
    write('with.yaml', playbook('with', 'steps: [mine-step]\n'))
    expect(await check()).toMatch(/^shared\/steps\/mine.yaml:7:\d+: .*constructor.*\[wrong-value\]$/m)
    expect((await listed()).ids).toEqual(['good'])
  })

  it.each([
    ['opens', step('mine-step', '  outcomes: { refused: { opens: [constructor] } }\n')],
    ['an outcome', step('mine-step', '  outcomes: { constructor: {} }\n')],
    ['a condition', step('mine-step', '  when: { constructor: "yes" }\n')],
    ['the id itself', step('constructor')],
  ])('in %s too', async (_place, text) => {
    write('shared/steps/mine.yaml', text)
    expect((await run(['playbook', 'check', own])).status).toBe(1)
    const { ids, stderr } = await listed()
    expect(ids).toEqual(['good'])
    expect(stderr).toContain('leak-help playbook check')
  })

  it('typed for a step, an outcome, a question or a playbook finds nothing', async () => {
    const answers = join(folder, 'a.json')
    const missing = JSON.parse((await run(['--json', 'start', 'spam-calls'])).stdout).missing as { id: string }[]
    writeFileSync(answers, JSON.stringify(Object.fromEntries(missing.map(({ id }) => [id, 'unsure']))))
    expect((await run(['start', 'spam-calls', '--answers', answers])).status).toBe(0)
    for (const args of [
      ['done', 'constructor'],
      ['done', 'report-spam', '--outcome', 'constructor'],
      ['done', 'report-spam', '--set', 'constructor=1'],
      ['answer', 'constructor', 'yes'],
      ['add', 'constructor'],
      ['show', 'constructor'],
      ['why', 'constructor'],
    ]) {
      const { status, stderr } = await run(args)
      expect(status, args.join(' ')).toBe(1)
      expect(stderr, args.join(' ')).not.toContain('The program itself failed')
    }
  })
})

it('has the same limits whether it is checked or used', async () => {
  const contacts = Array.from(
    { length: 1300 },
    (_, index) =>
      `- id: contact-${index}\n  name: { zh: 甲, en: A }\n  category: mine\n  where: { zh: 门口, en: the door }\n  takes: { zh: 甲, en: A }\n  confidence: high\n  ${facts.trim().replaceAll('\n', '\n  ')}\n`,
  )
  write('facts/contacts.yaml', contacts.join(''))
  expect(await check()).toContain('facts/contacts.yaml')
  expect((await listed()).stderr).toContain('1 mistake')
  rmSync(join(own, 'facts', 'contacts.yaml'))
  for (const part of [0, 1, 2, 3])
    write(`facts/contacts/${part}.yaml`, contacts.slice(part * 325, (part + 1) * 325).join(''))
  expect(await check()).toContain('contacts 1300')
  expect((await listed()).stderr).toBe('')
})

describe('a file that is not read', () => {
  it.each([
    ['mine.yml', 'wrong-ending', 'mine.yaml'],
    ['mine.yaml.txt', 'wrong-ending', 'mine.yaml'],
    ['mine', 'wrong-ending', 'mine.yaml'],
    ['scenarios/mine.yaml', 'unread-file', 'move it to mine.yaml'],
    ['steps/mine.yaml', 'unread-file', 'move it to shared/steps/mine.yaml'],
    ['questions.yaml', 'unread-file', 'stand in shared or facts'],
    ['elsewhere/mine.yaml', 'unread-file', 'nothing is read here'],
    ['shared/steps/deep/mine.yaml', 'unread-file', 'nothing is read here'],
    ['a/b/c/d/e/mine.yaml', 'unread-file', 'nested too deeply'],
  ])('%s is named, with what to do', async (path, code, hint) => {
    write(path, path.includes('questions') ? '[]\n' : playbook('mine'))
    const found = await check()
    expect(found).toContain(`[${code}]`)
    expect(found).toContain(hint)
    const { ids, stderr } = await listed()
    expect(ids).toEqual(['good'])
    expect(stderr).toContain('1 mistake')
  })

  it('may stand beside content when nobody takes it for content', async () => {
    write('README.md', '# Mine\n')
    write('LICENSE', 'free\n')
    write('.git/config', 'x\n')
    expect(await check()).toContain('No mistakes found')
  })

  it.each(['personas', 'letters'])('%s belong to the bundled content', async (name) => {
    write(`${name}/somebody.yaml`, 'story: x\n')
    expect(await check()).toMatch(new RegExp(`^${name}:1:1: .*nothing in it is read \\[unread-file\\]`))
  })

  it.each(['readme-x', 'license-leaked'])('%s.yaml is a playbook like any other', async (name) => {
    write(`${name}.yaml`, playbook(name))
    expect((await listed()).ids.sort()).toEqual(['good', name].sort())
  })

  it.each(['a file', 'a folder'])('a link to %s outside is not followed', async (what) => {
    writeFileSync(join(folder, 'outside.yaml'), playbook('outside'))
    symlinkSync(what === 'a file' ? join(folder, 'outside.yaml') : folder, join(own, 'outside.yaml'))
    expect(await check()).toMatch(/^outside.yaml:1:1: it is a link/)
    expect((await listed()).ids).toEqual(['good'])
  })

  it('beyond the most that are read is counted', async () => {
    for (let index = 0; index < folderLimits.files + 4; index += 1)
      write(`facts/threats/t${String(index).padStart(5, '0')}.yaml`, '[]\n')
    write('a.yaml', playbook('a'))
    expect(await check()).toMatch(/from this one on, \d+ are not read \[too-many-files\]/)
    expect((await listed()).ids).toContain('a')
  })
})

it('leaves out what has a mistake and what needs it, and nothing else', async () => {
  write(
    'shared/steps/mine.yaml',
    step('broken', '  colour: red\n') + step('needs-broken', '  needs: [broken]\n') + step('sound'),
  )
  write('a.yaml', playbook('a', 'steps: [needs-broken]\n'))
  write('b.yaml', playbook('b', 'steps: [sound]\n'))
  const { ids, stderr } = await listed()
  expect(ids.sort()).toEqual(['b', 'good'])
  for (const id of ['broken', 'needs-broken', 'a']) expect(stderr).toMatch(new RegExp(`not used: .*\\b${id}\\b`))
  expect(stderr).not.toMatch(/\bsound\b/)
  const found = await check()
  expect(found).toMatch(/^shared\/steps\/mine.yaml:7:\d+: .*\[unknown-field\]$/m)
  expect(found).toMatch(/^a.yaml:.*\[left-out\]$/m)
})

it('is used although a fact is past its review day, and `check` says so', async () => {
  expect(await listed({ LEAK_HELP_NOW: '2030-01-01' })).toEqual({ ids: ['good'], stderr: '' })
  const { status, stdout } = await run(['playbook', 'check', own], { LEAK_HELP_NOW: '2030-01-01' })
  expect(status).toBe(1)
  expect(stdout).toContain('[due-for-review]')
})

it('names code and severity for scripts', async () => {
  write('bad.yaml', playbook('bad', 'steps: [no-such-step]\n'))
  const { problems } = JSON.parse((await run(['--json', 'playbook', 'check', own])).stdout)
  expect(problems).toEqual([
    {
      file: 'bad.yaml',
      line: 6,
      column: 9,
      message: expect.stringContaining('no-such-step'),
      code: 'unknown-id',
      severity: 'error',
    },
  ])
})

it('shows the numbers that a summary refers to', async () => {
  write(
    'calls.yaml',
    playbook('calls').replace('en: about calls', 'en: "call {phone:police-110}, {contact:police-110}"'),
  )
  const { stdout } = await run(['--playbooks', own, 'list'])
  expect(stdout).toMatch(/call 110, \w/)
  expect((await run(['list'])).stdout).not.toContain('{')
})

it('a session whose playbook is not there is never said to have nothing left to do', async () => {
  const answers = join(folder, 'a.json')
  writeFileSync(answers, JSON.stringify({ danger: 'none', 'acting-for': 'unsure' }))
  const started = await run(['--playbooks', own, 'start', 'good', '--answers', answers])
  expect(started.status).toBe(0)
  const { status, stdout, stderr } = await run(['status'])
  expect(status).toBe(0)
  expect(stdout).not.toContain('nothing to do')
  expect(stdout).toContain('cannot be said without that playbook')
  expect(stderr).toContain('--playbooks=FOLDER')
  expect(JSON.parse((await run(['--json', 'status'])).stdout).session.missing_playbooks).toEqual(['good'])
  expect((await run(['--playbooks', own, 'status'])).stdout).toContain('save-evidence')
})
