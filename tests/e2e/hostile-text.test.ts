// R14 in the real world: the built program on a screen model, with hostile sessions, playbooks, arguments, file names
// and environment.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newSession, withAnswer, withEvent, withPlaybook } from '../../src/core/session/session.ts'
import { openSessionStore } from '../../src/io/sessions/store.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { controlsIn, forgedRows, hostile, rowBreakers } from '../support/hostile-strings.ts'
import { openAtPrompt } from '../support/prompts.ts'
import { runProgram } from '../support/run-program.ts'
import { keys, openTerminal, type Terminal } from '../support/terminal.ts'

const folder = dataFolderForEach()

const esc = '\u001b'
const attacks = Object.values({ ...hostile, ...rowBreakers })
// Arguments, environment and file names cannot hold a NUL or half a character.
const asBytes = (text: string) => Buffer.from(text.replaceAll('\0', '')).toString()
const sample = ['title ended by bell', 'CSI in one byte', 'right to left override']
const typed = [...sample.map((name) => hostile[name] ?? ''), ...Object.values(rowBreakers).slice(0, 2)].map(asBytes)

const at = '2026-11-22T01:00:00.000Z'

/** A session with every hostile string in a note, and some in its name. */
function saveHostileSession(): void {
  const name = `${hostile['title ended by bell']}${hostile['right to left override']}${rowBreakers['a row by line feed']}`
  openSessionStore({ dataFolder: folder.path }).create((id) => {
    let session = withPlaybook(newSession({ id, name, at }), { playbook: 'loan-in-my-name', at })
    session = withAnswer(session, { question: 'danger', value: ['none'], at })
    for (const note of attacks) session = withEvent(session, { type: 'noted', at, step: 'save-evidence', note })
    return session
  })
}

// What is left of an output without our own colours; and, at a prompt, without the redrawing of Inquirer.
const colour = new RegExp(`${esc}\\[[0-9;]*m`, 'g')
const redrawing = new RegExp(`${esc}\\[(?:\\?25[lh]|[0-9]*[ABCDGJK])`, 'g')
const withoutColours = (text: string) => text.replace(colour, '').replaceAll('\r\n', '\n')
const withoutRedrawing = (text: string) => withoutColours(text).replace(redrawing, '').replaceAll('\r', '\n')

function expectOnlyText(terminal: Terminal, output: string): void {
  expect(controlsIn(output)).toEqual([])
  expect(forgedRows(terminal.screen())).toEqual([])
  expect(terminal.events).toEqual([])
}

describe('on the screen', () => {
  it.each([['status', '--all'], ['why', 'save-evidence'], ['session', 'list'], ['session', 'use', '1'], ['undo']])(
    '%s %s',
    async (...args) => {
      saveHostileSession()
      const terminal = openTerminal({ args, dataFolder: folder.path, columns: 100 })
      expect((await terminal.ended).exitCode).toBe(0)
      expectOnlyText(terminal, withoutColours(terminal.raw()))
      expect(terminal.screen()).toContain(args[0] === 'undo' ? '已撤回' : 'FORGED-ROW')
    },
  )

  it.each([{ plain: [] }, { plain: ['--plain'] }])(
    'the sessions and playbooks to choose from %j',
    async ({ plain }) => {
      saveHostileSession()
      saveHostileSession()
      saveOwnPlaybook('own-one', rowBreakers['a row by line feed'] ?? '')
      const terminal = openTerminal({ args: [...plain, 'resume'], dataFolder: folder.path, columns: 100 })
      await terminal.shows('接着做哪一个')
      await terminal.shows('FORGED-ROW')
      expectOnlyText(terminal, withoutRedrawing(terminal.raw()))
      terminal.type(keys.ctrlC)
      await terminal.ended
      const list = openTerminal({ args: ['list'], dataFolder: folder.path, columns: 100 })
      await list.ended
      expect(list.screen()).toContain('FORGED-ROW')
      expectOnlyText(list, withoutColours(list.raw()))
    },
  )

  it.each([{ plain: false }, { plain: true }])('what is pasted at a prompt %j', async ({ plain }) => {
    const pasted = 'x\u009b31mred\u009d0;title\u009c\u0085\u202etxt.exe'
    const { terminal } = await openAtPrompt('text', { dataFolder: folder.path, plain, columns: 100 })
    const before = terminal.raw().length
    terminal.type(pasted)
    await terminal.shows('txt.exe')
    terminal.type('\r')
    await terminal.shows('已记录')
    // In plain mode it is the terminal that shows what is typed, not the program.
    const output = withoutRedrawing(terminal.raw().slice(before)).replace(plain ? pasted : '', '')
    expect(controlsIn(output)).toEqual([])
    terminal.type(keys.ctrlC)
    await terminal.ended
  })
})

describe('without a terminal', () => {
  const places: [string, (text: string) => { args: string[]; env?: Record<string, string> }][] = [
    ['a command', (text) => ({ args: [text] })],
    ['an option', (text) => ({ args: [`--${text}`] })],
    ['a playbook', (text) => ({ args: ['show', text] })],
    ['a session', (text) => ({ args: ['--session', text, 'status'] })],
    ['a language', (text) => ({ args: ['--lang', text, 'list'] })],
    ['LEAK_HELP_LANG', (text) => ({ args: ['list'], env: { LEAK_HELP_LANG: text } })],
    ['LEAK_HELP_NOW', (text) => ({ args: ['list'], env: { LEAK_HELP_NOW: text } })],
    ['--answers', (text) => ({ args: ['start', 'unknown-source', '--answers', text] })],
    ['--playbooks', (text) => ({ args: ['--playbooks', text, 'list'] })],
    ['a folder to check', (text) => ({ args: ['playbook', 'check', text] })],
  ]
  it.each(places)('%s is repeated as harmless text', async (_name, place) => {
    const runs = await Promise.all(typed.map((text) => runProgram({ dataFolder: folder.path, ...place(`x${text}`) })))
    for (const { status, stdout, stderr } of runs) {
      expect(stdout).toBe('')
      expect(stderr).not.toMatch(/程序自己出错|program itself failed/)
      expect([1, 2]).toContain(status)
      expect(controlsIn(stderr)).toEqual([])
      expect(forgedRows(stderr)).toEqual([])
    }
  })

  it('a data folder with a control character in its name is refused, any other is used and shown cleaned', async () => {
    const runs = await Promise.all(
      typed.map((text) => {
        const own = join(folder.path, `x${text.replaceAll('/', '')}`)
        return runProgram({ dataFolder: folder.path, args: ['--data-dir', own, 'session', 'use', 'x'] })
      }),
    )
    for (const { stderr } of runs) {
      expect(controlsIn(stderr)).toEqual([])
      expect(forgedRows(stderr)).toEqual([])
    }
    expect(runs.map(({ status }) => status)).toEqual(typed.map((text) => (/\p{Cc}|\u2028/u.test(text) ? 2 : 1)))
  })

  it('file names in a folder of playbooks', async () => {
    // The folder's own name is repeated in the notice, and in what to run.
    const own = join(folder.path, `mine${hostile['right to left override']}`)
    mkdirSync(own, { recursive: true })
    for (const text of typed) writeFileSync(join(own, `${text.replaceAll('/', '')}.yaml`), 'id: 1\n')
    writeFileSync(join(own, 'ids.yaml'), `id: "x${rowBreakers['a row by line feed']?.replace('\n', '\\n')}"\n`)
    const checked = await runProgram({ dataFolder: folder.path, args: ['playbook', 'check', own] })
    const listed = await runProgram({ dataFolder: folder.path, args: ['--playbooks', own, 'list'] })
    for (const { stdout, stderr } of [checked, listed]) {
      expect(controlsIn(stdout + stderr)).toEqual([])
      expect(forgedRows(stdout)).toEqual([])
      expect(forgedRows(stderr)).toEqual([])
    }
    expect(checked.status).toBe(1)
    expect(checked.stdout.match(/\.yaml:\d/g)?.length).toBeGreaterThan(typed.length)
    // What is wrong is left out, and said; the rest is listed.
    expect(listed.status).toBe(0)
    expect(listed.stdout).toContain('unknown-source')
    expect(listed.stderr.replace(/\s/g, '')).toMatch(/mine.*有\d+处错误.*leak-helpplaybookcheck/)
  })

  it('keys and values of an answers file', async () => {
    const file = join(folder.path, 'answers.json')
    writeFileSync(file, JSON.stringify({ 'x\nFORGED-ROW': 'x', danger: 'x\nFORGED-ROW', since: ['x\nFORGED-ROW'] }))
    const args = ['start', 'unknown-source', '--answers', file]
    const { status, stderr } = await runProgram({ dataFolder: folder.path, args })
    expect(status).toBe(2)
    expect(stderr).toContain('FORGED-ROW')
    expect(forgedRows(stderr)).toEqual([])
  })

  it('--json spells control and invisible characters out', async () => {
    saveHostileSession()
    for (const args of [['status'], ['session', 'list']]) {
      const { status, stdout } = await runProgram({ dataFolder: folder.path, args: [...args, '--json'] })
      expect(status).toBe(0)
      expect(controlsIn(stdout)).toEqual([])
      expect(JSON.stringify(JSON.parse(stdout))).toContain('user\u202etxt.exe')
    }
  })
})

/** A playbook of the person's own whose title holds a string; YAML refuses anything worse than a line break. */
function saveOwnPlaybook(id: string, text: string): void {
  mkdirSync(join(folder.path, 'playbooks'), { recursive: true })
  const words = { zh: `标题${text}`, en: `title${text}` }
  const playbook = {
    id,
    group: 'general',
    title: words,
    summary: words,
    keywords: { zh: ['自己的'], en: ['own'] },
    ask: ['since'],
    steps: ['save-evidence'],
    out_of_scope: words,
    sources: ['made up'],
    verified: '2026-11-22',
    review_by: '2027-05-22',
  }
  writeFileSync(join(folder.path, 'playbooks', `${id}.yaml`), JSON.stringify(playbook))
}
