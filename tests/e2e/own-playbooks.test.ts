// A folder of one's own: what is wrong in it is named and left out, the rest works, and `check` says what loading does.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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
      ['done', 'carrier-block', '--outcome', 'constructor'],
      ['done', 'carrier-block', '--set', 'constructor=1'],
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
  expect(await check()).toContain('1300 contacts')
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
      folder: own,
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

const contact = (id: string, more = '') =>
  `- id: ${id}\n  name: { zh: 甲, en: ${id} }\n  category: mine\n  where: { zh: 门口, en: the door }\n  takes: { zh: 甲, en: A }\n  confidence: high\n${more}  ${facts.trim().replaceAll('\n', '\n  ')}\n`

describe('an id that the bundled content has', () => {
  const limit = '  what: { zh: 甲, en: A }\n  limit: P3D\n  counted_from: { zh: 甲, en: A }\n'
  const dates = `  ${facts.trim().replaceAll('\n', '\n  ')}\n`
  it.each<[string, string, string]>([
    ['spam-calls', 'spam-calls.yaml', playbook('spam-calls')],
    ['harm', 'shared/questions.yaml', '- id: harm\n  type: text\n  text: { zh: 甲, en: A }\n'],
    [
      'institution',
      'shared/facts.yaml',
      '- id: institution\n  what: { zh: 甲, en: A }\n  values: [{ id: a, text: { zh: 甲, en: A } }]\n',
    ],
    ['carrier-block', 'shared/steps/mine.yaml', step('carrier-block')],
    ['police-110', 'facts/contacts.yaml', contact('police-110', '  phone: "13800138000"\n')],
    [
      'pipl-50',
      'facts/laws/pipl.yaml',
      `law: { zh: 甲, en: A }\nin_force: {}\nconfidence: high\n${facts}articles:\n  - id: pipl-50\n    gist: { zh: 甲, en: A }\n`,
    ],
    ['b-credit-dispute', 'facts/deadlines.yaml', `- id: b-credit-dispute\n  kind: advice\n${limit}${dates}`],
    [
      'fake-refund',
      'facts/threats.yaml',
      `- id: fake-refund\n  title: { zh: 甲, en: A }\n  script: { zh: 甲, en: A }\n  rule: { zh: 甲, en: A }\n  lasts: P3M\n  contacts: []\n${dates}`,
    ],
    ['id-card', 'shared/terms.yaml', 'items: [{ id: id-card, label: { zh: 甲, en: A } }]\n'],
    ['chats', 'shared/terms.yaml', 'evidence: [{ id: chats, label: { zh: 甲, en: A } }]\n'],
  ])('%s: the bundled one is used, and that is said', async (id, path, text) => {
    write(path, text)
    expect(await check()).toMatch(new RegExp(`^${path}:\\d+:\\d+: warning: .*“${id}” already.*\\[bundled-id\\]$`, 'm'))
    const { ids, stderr } = await listed()
    expect(ids).toEqual(['good'])
    expect(stderr).toMatch(new RegExp(`bundled ones are used: ${id}\\. To see more: leak-help playbook check`))
  })

  it('cannot be retired, nor led to something of one’s own', async () => {
    write('shared/retired.yaml', '- { kind: playbook, id: spam-calls, replacement: good }\n')
    expect(await check()).toContain('[retired-in-use]')
    const { stdout, stderr } = await run(['--playbooks', own, 'show', 'spam-calls'])
    expect(stdout).not.toContain('My good')
    expect(stdout).toContain('leak-help start spam-calls')
    expect(stderr.replace(/\s+/g, ' ')).toContain('not used: spam-calls')
  })
})

it('an id that stands twice in one folder is said, and the first is used', async () => {
  write('facts/contacts/a.yaml', contact('hotline', '  note: { zh: 先, en: the first }\n'))
  write('facts/contacts/b.yaml', contact('hotline', '  note: { zh: 后, en: the second }\n'))
  write(
    'shared/terms.yaml',
    'items: [{ id: paper, label: { zh: 先, en: first } }, { id: paper, label: { zh: 后, en: second } }]\n',
  )
  const found = await check()
  expect(found).toMatch(
    /^facts\/contacts\/b.yaml:1:\d+: .*“hotline” stands twice; first in facts\/contacts\/a.yaml:1 \[doubled-id\]$/m,
  )
  expect(found).toMatch(/^shared\/terms.yaml:1:\d+: .*“paper” stands twice \[doubled-id\]$/m)
  expect((await listed()).stderr).toContain('2 mistakes')
  const { stdout } = await run(['--playbooks', own, 'contact', 'hotline'])
  expect(stdout).toContain('the first')
  expect(stdout).not.toContain('the second')
})

describe('two folders', () => {
  let other: string
  beforeEach(() => {
    // `other` is used without an option, before `own`.
    other = join(folder, 'playbooks')
    renameSync(own, other)
    write('mine.yaml', playbook('mine'))
  })

  it('are both used, and so is each that is named', async () => {
    const third = join(folder, 'third')
    mkdirSync(third)
    writeFileSync(join(third, 'third.yaml'), playbook('third'))
    const { stdout } = await run(['--json', '--playbooks', own, '--playbooks', third, 'list'])
    const { playbooks } = JSON.parse(stdout) as { playbooks: { id: string; bundled: boolean }[] }
    expect(playbooks.filter(({ bundled }) => !bundled).map(({ id }) => id)).toEqual(['good', 'mine', 'third'])
  })

  it('with one id: the first one counts, what needs the other is left out, and both are said', async () => {
    write('../playbooks/facts/contacts.yaml', contact('hotline', '  phone: "400-555-0001"\n'))
    write('facts/contacts.yaml', contact('hotline', '  phone: "400-555-0002"\n'))
    write('shared/steps/mine.yaml', step('mine-step', '  contacts: [hotline]\n'))
    write('calls.yaml', playbook('calls', 'steps: [mine-step]\n'))
    const { ids, stderr } = await listed()
    expect(ids).toEqual(['good', 'mine'])
    expect(stderr).toContain(`“${other}” has these ids of “${own}” too, and is used for them: hotline.`)
    expect(stderr).toMatch(/not used: .*mine-step/)
    expect((await run(['--playbooks', own, 'contact', 'hotline'])).stdout).toContain('400-555-0001')
    for (const args of [
      ['playbook', 'check', own],
      ['--playbooks', own, 'playbook', 'check'],
    ]) {
      const { stdout } = await run(args)
      expect(stdout).toMatch(/^facts\/contacts.yaml:1:\d+: “.*” has “hotline” too; .* \[id-in-two-folders\]$/m)
      expect(stdout).toMatch(/^calls.yaml:1:\d+: .*\[left-out\]$/m)
    }
  })

  it('of which one retires what the other has: neither leads to the other', async () => {
    write('shared/retired.yaml', '- { kind: playbook, id: good, replacement: mine }\n')
    expect((await listed()).stderr).toContain('used for them: good')
    expect((await run(['--playbooks', own, 'show', 'good'])).stdout).toContain('My good')
  })

  it('that are one folder are one', async () => {
    const { status, stdout, stderr } = await run(['--playbooks', other, '--playbooks', `${other}/`, 'list'])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.match(/My good/g)).toHaveLength(1)
  })
})

describe('`playbook check` without a folder', () => {
  it('checks what is used: the folder in the data folder, and those that are named', async () => {
    renameSync(own, join(folder, 'playbooks'))
    write('bad.yaml', playbook('bad', 'steps: [no-such-step]\n'))
    const { status, stdout } = await run(['--playbooks', own, 'playbook', 'check'])
    expect(status).toBe(1)
    expect(stdout.replace('0\narticles', '0 articles')).toBe(
      `The folder “${join(folder, 'playbooks')}”:\nNo mistakes found: 1 playbook, 0 questions, 0 facts, 0 steps, 0 contacts, 0 articles of law, 0 time limits, 0 scams, 0 claims, 0 blanks, 0 letters, 0 lists\nof what is wanted, 0 records that lapse\nThe folder “${own}”:\nbad.yaml:6:9: “no-such-step” does not exist [unknown-id]\n`,
    )
    const { problems } = JSON.parse((await run(['--json', '--playbooks', own, 'playbook', 'check'])).stdout)
    expect(problems.map((problem: { folder: string }) => problem.folder)).toEqual([own])
  })

  it('says so where none is used', async () => {
    const { status, stdout, stderr } = await run(['playbook', 'check'])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('leak-help playbook check <folder>')
  })

  it('counts in Chinese in Chinese', async () => {
    const { stdout } = await runProgram({ args: ['--lang', 'zh', 'playbook', 'check', own], dataFolder: folder })
    expect(stdout.replaceAll('\n', '')).toBe(
      '没有发现错误：预案1个、问题0个、事实0个、步骤0个、渠道0个、法律条文0条、期限0个、骗局0个、说法0个、文书的空白项0个、文书0份、要备的材料0类、会过期的记录0种',
    )
  })
})

it('a `shared/common.yaml` of one’s own is not read, and changes nothing else', async () => {
  write('shared/common.yaml', 'ask: []\nsteps: [no-such-step]\n')
  write('bad.yaml', playbook('bad', 'steps: [no-such-step]\n'))
  const found = await check()
  expect(found).toMatch(/^shared\/common.yaml:1:1: .*not read.*\[unread-file\]$/m)
  expect(found.match(/\[/g)).toHaveLength(2)
  const { ids, stderr } = await listed()
  expect(ids).toEqual(['good'])
  expect(stderr).toContain('2 mistakes; not used: bad')
})

it('the source of the bundled content is still checked as a whole', async () => {
  const { status, stdout } = await run(['playbook', 'check', join(process.cwd(), 'playbooks')], {
    LEAK_HELP_NOW: '2026-11-30',
  })
  expect(status).toBe(0)
  const playbooks = readdirSync('playbooks').filter((name) => name.endsWith('.yaml'))
  expect(stdout).toMatch(new RegExp(`^No mistakes found: ${playbooks.length} playbooks, `))
})

describe('a file that is too large', () => {
  it('is named, and the rest is used', async () => {
    write('big.yaml', `# ${'x'.repeat(folderLimits.bytesOfFile)}\n${playbook('big')}`)
    expect(await check()).toMatch(/^big.yaml:1:1: .*too large \[unreadable-file\]$/m)
    const { ids, stderr } = await listed()
    expect(ids).toEqual(['good'])
    expect(stderr).toContain('1 mistake')
  })
})

describe('a number or an address in prose of one’s own', () => {
  it.each([
    ['a title', playbook('x').replace('en: My x', 'en: "Call 138 0013 8000"')],
    ['a summary', playbook('x').replace('en: about x', 'en: "one three eight zero zero one three eight"')],
    ['what is not covered', playbook('x').replace('en: nothing', 'en: "open https://help.example.com"')],
    ['a source', playbook('x').replace('sources: [mine]', 'sources: ["police, 138 0013 8000"]')],
  ])('in %s: the playbook is not used', async (_place, text) => {
    write('x.yaml', text)
    expect(await check()).toMatch(/^x.yaml:\d+:\d+: .*\[(?:phone|address)-in-prose\]$/m)
    expect((await listed()).ids).toEqual(['good'])
  })

  it.each([
    ['a step’s words', step('mine-step').replace('en: do it', 'en: "dial １３８００１３８０００"')],
    ['a step’s id', step('call-13800138000')],
    ['an outcome', step('mine-step', '  outcomes: { done-13800138000: { label: { zh: 好, en: fine } } }\n')],
    [
      'a field',
      step('mine-step', '  collects: [{ id: a, type: text, label: { zh: 一三八零零一三八零零零, en: A } }]\n'),
    ],
  ])('in %s: the step is not used', async (_place, text) => {
    write('shared/steps/mine.yaml', text)
    write('x.yaml', playbook('x', `steps: [${/id: (\S+)/.exec(text)?.[1]}]\n`))
    expect(await check()).toContain('[phone-in-prose]')
    expect((await listed()).ids).toEqual(['good'])
  })

  it('in a term: what brings it is not used', async () => {
    write('shared/terms.yaml', 'items: [{ id: paper, label: { zh: 拨95013, en: dial 95013 } }]\n')
    write('shared/steps/mine.yaml', step('mine-step', '  effort: { bring: [paper] }\n'))
    write('x.yaml', playbook('x', 'steps: [mine-step]\n'))
    expect(await check()).toMatch(/^shared\/terms.yaml:.*\[phone-in-prose\]$/m)
    const { ids, stderr } = await listed()
    expect(ids).toEqual(['good'])
    for (const id of ['paper', 'mine-step', 'x']) expect(stderr).toMatch(new RegExp(`not used: .*\\b${id}\\b`))
  })
})

it('a row of blanks cannot begin a line of its own', async () => {
  write(
    'x.yaml',
    playbook('x')
      .replace('en: My x', `en: "My x${' '.repeat(70)}Police 110"`)
      .replace('110', 'line'),
  )
  const { stdout } = await run(['--playbooks', own, 'list'])
  expect(stdout).toContain('My x Police line')
})
