// R20 of docs/reliability.md: signals at random moments of a whole run in a terminal, from its first millisecond through the
// questions and the step cards. SIGNAL_RUNS (500) sets how often, SIGNALLERS (3) how many run at once.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { listQuestions } from '../../src/core/plan/questions.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { openCompiled } from '../../src/io/content/compiled.ts'
import { openSessionStore } from '../../src/io/sessions/store.ts'
import { wordsIn } from '../../src/words/words.ts'
import { allRead, isTerminalSane, programOf, reportedCode, reporting, until } from '../support/leaving.ts'
import { dataFolder, keys, openShell, type Terminal } from '../support/terminal.ts'

const bundled = openCompiled(resolve('dist', 'content'))
const texts = bundled.texts('zh')
const zh = wordsIn('zh')
const library = bundled.library()
const playbooks = [...library.playbooks.keys()]
const squeeze = (text: string) => text.replace(/\s/g, '')

/** The questions of a playbook as they are shown, without those that begin like another one. */
function questionsOf(playbook: string): { id: string; shown: string[] }[] {
  const all = listQuestions(library, { playbooks: [playbook] }).map((id) => {
    const { text, text_other } = texts.entry('questions', id) ?? {}
    return { id, shown: [text, text_other].flatMap((one) => (one === undefined ? [] : [squeeze(one)])) }
  })
  const isAlike = (id: string, text: string) =>
    all.some((other) => other.id !== id && other.shown.some((one) => one.startsWith(text)))
  return all.map(({ id, shown }) => ({ id, shown: shown.filter((text) => !isAlike(id, text)) }))
}

const otherPrompts = [zh.walk.what, zh.start.checkAsk, zh.walk.came, zh.shared.ask].map(squeeze)
const recorded = squeeze(zh.record.done(''))

const ending = { SIGKILL: 137, SIGTERM: 143, SIGHUP: 129, SIGINT: 130 } as const
type Ending = keyof typeof ending
const endings = Object.keys(ending) as Ending[] // the keys of a constant

/** What a person saw accepted: questions, each with a prompt after it, and what was said to be recorded. */
function acknowledged(raw: string, playbook: string): { answers: string[]; records: number } {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what a terminal gets.
  const rows = squeeze(raw.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, ''))
  // Without how far the person has come, which stands in front of each question.
  const shown = rows.replace(/\d+\/约?\d+·/g, '')
  const questions = questionsOf(playbook)
  const lastPrompt = Math.max(
    ...[...questions.flatMap((question) => question.shown), ...otherPrompts].map((text) =>
      shown.lastIndexOf(`?${text}`),
    ),
  )
  const isAnswered = (text: string) => {
    const at = shown.indexOf(`-${text}`)
    return at >= 0 && at < lastPrompt
  }
  return {
    answers: questions.filter((question) => question.shown.some(isAnswered)).map(({ id }) => id),
    records: shown.split(recorded).length - 1,
  }
}

/** Enter at every prompt, with a choice made first where one is needed. */
async function walkOn(terminal: Terminal, isOver: () => boolean): Promise<void> {
  for (let seen = ''; !isOver(); await wait(40)) {
    if (terminal.raw() === seen) continue
    seen = terminal.raw()
    if (/^\? /m.test(terminal.visible())) terminal.type(Math.random() < 0.5 ? keys.enter : keys.space + keys.enter)
  }
}

interface Outcome {
  how: string
  code: number
  answers: number
  records: number
  problems: string[]
}

async function runOnce(longestMs: number): Promise<Outcome> {
  const folder = dataFolder()
  const playbook = playbooks[Math.floor(Math.random() * playbooks.length)] ?? ''
  const terminal = openShell(reporting, { dataFolder: folder.path }, ['start', playbook])
  const isOver = () => existsSync(join(folder.path, 'over'))
  const how = endings[Math.floor(Math.random() * endings.length)] ?? 'SIGTERM'
  const endAt = performance.now() + Math.random() * longestMs
  const typing = walkOn(terminal, isOver)
  try {
    while (performance.now() < endAt && !isOver()) {
      await wait(Math.random() * Math.min(800, Math.max(0, endAt - performance.now())))
      await disturb(terminal)
    }
    signal(terminal, how)
    await until('the end', isOver)
    await allRead(terminal)
    await typing
    return { how, ...check(terminal, folder.path, { playbook, expected: ending[how] }) }
  } catch (error) {
    return { how, code: 0, answers: 0, records: 0, problems: [String(error)] }
  } finally {
    terminal.close()
    folder.remove()
  }
}

/** What a program goes on after: stopped for a while, or another size of the window. */
async function disturb(terminal: Terminal): Promise<void> {
  if (Math.random() < 0.5)
    return terminal.resize(40 + Math.floor(Math.random() * 80), 15 + Math.floor(Math.random() * 30))
  signal(terminal, 'SIGSTOP')
  await wait(Math.random() * 100)
  signal(terminal, 'SIGCONT')
}

function signal(terminal: Terminal, name: NodeJS.Signals): void {
  const pid = programOf(terminal)
  try {
    // Not the program yet: the shell's other children.
    if (pid !== undefined && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('leak-help')) process.kill(pid, name)
  } catch {
    // It is gone already.
  }
}

function check(
  terminal: Terminal,
  folder: string,
  { playbook, expected }: { playbook: string; expected: number },
): Omit<Outcome, 'how'> {
  const code = reportedCode(folder)
  const seen = acknowledged(terminal.raw(), playbook)
  const problems: string[] = []
  const expectThat = (what: string, isSo: boolean) => {
    if (!isSo) problems.push(what)
  }
  // 0: it was over before the signal came.
  expectThat(`exit code ${code}, not ${expected}`, code === expected || code === 0)
  if (code !== 137) {
    expectThat('terminal settings', isTerminalSane(folder))
    expectThat('cursor hidden', !terminal.cursorHidden())
    expectThat('failure shown', !/程序自己出错|Error:|at Object/.test(terminal.screen()))
  }
  const sessions = join(folder, 'sessions')
  const left = existsSync(sessions) ? readdirSync(sessions).filter((name) => !isExpected(name)) : []
  if (code !== 137) expectThat(`left: ${left.join(' ')}`, left.length === 0)
  const session = existsSync(join(sessions, '1.json')) ? reopen(folder, expectThat) : undefined
  const steps = session?.events.filter((event) => 'step' in event).length ?? 0
  const lost = seen.answers.filter((id) => session?.answers[id] === undefined)
  expectThat(`lost: ${lost.join(' ')}`, lost.length === 0)
  expectThat(`lost: ${seen.records - steps} of ${seen.records} records`, steps >= seen.records)
  if (session) expectThat('swept', readdirSync(sessions).every(isExpected))
  return { code, answers: seen.answers.length, records: seen.records, problems }
}

const isExpected = (name: string) => /^1\.json(?:\.bak)?$/.test(name)

/** The session as it opens again; saving it takes the lock and sweeps what a killed program left. */
function reopen(folder: string, expectThat: (what: string, isSo: boolean) => void): Session {
  const store = openSessionStore({ dataFolder: folder, lockWaitMs: 0 })
  const { session, notice } = store.read('1')
  expectThat(`notice: ${notice?.en}`, notice === undefined)
  store.update('1', (current) => current)
  return session
}

test('R20: signals at random moments of a run lose nothing and leave the terminal as it was', {
  timeout: 7_200_000,
}, async () => {
  const runs = Number(process.env.SIGNAL_RUNS ?? 500)
  const outcomes: Outcome[] = []
  let begun = 0
  const worker = async () => {
    while (begun < runs) {
      begun += 1
      outcomes.push(await runOnce(Math.random() < 0.3 ? 1_000 : 15_000))
    }
  }
  await Promise.all(Array.from({ length: Number(process.env.SIGNALLERS ?? 3) }, worker))
  const sum = (count: (outcome: Outcome) => number) => outcomes.reduce((total, one) => total + count(one), 0)
  const each = endings.map((how) => `${how} ${sum((one) => (one.how === how && one.code !== 0 ? 1 : 0))}`).join(', ')
  const bad = outcomes.filter(({ problems }) => problems.length > 0)
  console.log(
    `R20: ${runs} runs (${each}, over before ${sum(({ code }) => (code === 0 ? 1 : 0))}), ${sum(({ answers }) => answers)} answers and ${sum(({ records }) => records)} records acknowledged, ${bad.length} not as promised`,
  )
  expect(bad.map(({ how, problems }) => `${how}: ${problems.join('; ')}`)).toEqual([])
})
