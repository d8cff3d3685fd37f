// The main job in a real terminal: start, answer, record, interrupt, come back, see the rest.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nameText } from '../../src/core/content/compile.ts'
import { findDecidingOf } from '../../src/core/plan/deciding.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { choiceIds } from '../../src/core/plan/questions.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { wordsIn } from '../../src/words/words.ts'
import { content, library } from '../support/content.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { until } from '../support/leaving.ts'
import { nextQuestion } from '../support/prompts.ts'
import { cleanEnvironment, keys, openTerminal, program, type Terminal } from '../support/terminal.ts'

const zh = wordsIn('zh')
const folder = dataFolderForEach()

const session = () => JSON.parse(readFileSync(join(folder.path, 'sessions', '1.json'), 'utf8'))

const load = (): Session => session()
const at = () => Date.parse('2026-11-22T02:00:00Z')

/** The beginning of a text, as much as stands on the first row of a narrow screen. */
function beginning(text: string): string {
  return /^[^?？]*/.exec(text.slice(0, /^[a-z]/i.test(text) ? 20 : 8))?.[0] ?? ''
}

// How far the person has come stands in front of a question.
const progress = '(?:\\d+(?:/约?| of (?:about )?)\\d+ · )?'

/** Waits for a question, types, and waits for the next one: by then the answer is on disk. */
async function answer(terminal: Terminal, question: string, typed: string): Promise<void> {
  await terminal.shows(new RegExp(`\\? ${progress}${inRows(beginning(question))}`))
  await terminal.shows(/(?:[a-z]|确定|← (?:上一题|back)|>)\n*$/)
  terminal.type(typed)
  await terminal.shows(new RegExp(`- ${progress}${inRows(beginning(question))}[\\s\\S]*\\n\\? `))
}

/** Strikes Ctrl-C, as people do again where nothing comes of it: on a loaded computer one was lost now and then. */
async function interrupted(terminal: Terminal): Promise<Awaited<Terminal['ended']>> {
  terminal.type(keys.ctrlC)
  const again = setTimeout(() => terminal.type(keys.ctrlC), 10_000)
  try {
    return await terminal.ended
  } finally {
    clearTimeout(again)
  }
}

/** A text on one row or on several. */
function inRows(text: string): string {
  return escaped(text).replace(/ /g, '\\s+')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

const down = (count: number) => keys.down.repeat(count)

describe.each([
  { name: 'in Chinese at 80 columns', lang: 'zh', columns: 80, words: zh },
  { name: 'in English at 40 columns', lang: 'en', columns: 40, words: wordsIn('en') },
] as const)('$name', ({ lang, columns, words }) => {
  const open = (args: string[]) => openTerminal({ args: ['--lang', lang, ...args], dataFolder: folder.path, columns })
  const titleOf = (id: string) => nameText(content, 'steps', id)?.[lang] ?? id
  const textOf = (id: string) => content.questions.get(id)?.text[lang] ?? id

  it('starts, is interrupted, comes back with nothing lost, records two steps, and shows the rest', async () => {
    const first = open(['start'])
    await answer(first, textOf('danger'), down(6) + keys.space + keys.enter)
    await answer(first, textOf('acting-for'), keys.enter)
    await answer(first, words.start.describeAsk, keys.enter)
    await answer(first, words.start.whatHappened, keys.enter)
    await until('the session', () => existsSync(join(folder.path, 'sessions', '1.json')))
    await first.shows(new RegExp(inRows(beginning(textOf(nextQuestion(load()) ?? '')))))
    expect((await interrupted(first)).exitCode).toBe(130)
    expect(first.screen()).toContain('leak-help resume 1')
    expect(first.cursorHidden()).toBe(false)
    expect(load()).toMatchObject({ answers: { danger: ['none'], 'acting-for': 'self' }, playbooks: ['unknown-source'] })

    const second = open(['resume'])
    const answerUnsure = async (id: string) => {
      const question = library.questions.get(id)
      const many = question?.type === 'many'
      await answer(
        second,
        textOf(id),
        down(question ? choiceIds(question).length - 1 : 0) + (many ? keys.space : '') + keys.enter,
      )
      expect(load().answers[id]).toBe('unsure')
    }
    // Danger, for whom, and what happened by two prompts: with two questions and the page of answers that is seven.
    for (let left = 2, id = nextQuestion(load()); left > 0 && id !== undefined; left -= 1, id = nextQuestion(load()))
      await answerUnsure(id)
    await answer(second, words.start.checkAsk, keys.enter)
    const recorded: string[] = []
    for (let count = 0; count < 2; count++) {
      const step = content.steps.get(buildPlan(library, load(), at()).next?.id ?? '')
      if (!step) throw new Error('nothing is next')
      recorded.push(step.id)
      // What decides the step is asked before its card; not before the first.
      for (const id of count === 0 ? [] : findDecidingOf(library, load(), at(), step).slice(0, 2))
        await answerUnsure(id)
      await second.shows(titleOf(step.id).slice(0, 8))
      // Of a step that is shown in full at once, “done” is the first choice.
      await answersOpen(second, words.walk.what)
      const isShown = !(second.visible().split(words.walk.what.slice(0, 8)).at(-1) ?? '').includes(
        words.walk.doNow.slice(0, 8),
      )
      await answerLast(second, words.walk.what, down(isShown ? 0 : 1) + keys.enter)
      if (Object.keys(step.outcomes).length > 1) await answerLast(second, words.walk.came, keys.enter)
      for (const field of step.collects) await answerLast(second, field.label[lang], keys.enter)
      await second.shows(words.record.done(titleOf(step.id)).slice(0, 14))
    }
    await answersOpen(second, words.walk.what)
    second.type(keys.ctrlC)
    expect((await second.ended).exitCode).toBe(130)
    const events = load().events.flatMap((event) => (event.type === 'recorded' ? [event.step] : []))
    expect(events).toEqual(recorded)

    const third = open(['status'])
    expect((await third.ended).exitCode).toBe(0)
    const { done, total } = buildPlan(library, load(), at())
    expect(third.screen()).toContain(words.status.progress(done, total))
    for (const id of recorded) expect(third.screen()).not.toContain(titleOf(id))
  })

  // The same question is asked for every step: the open one is the last on the screen.
  async function answersOpen(terminal: Terminal, question: string): Promise<void> {
    await terminal.shows(new RegExp(`\\? ${beginning(question)}(?![\\s\\S]*- ${beginning(question)})`))
  }

  async function answerLast(terminal: Terminal, question: string, typed: string): Promise<void> {
    await answersOpen(terminal, question)
    terminal.type(typed)
    await terminal.shows(new RegExp(`- ${beginning(question)}(?![\\s\\S]*\\? ${beginning(question)})|\\? `))
  }
})

describe('without redrawing (--plain)', () => {
  it('asks by numbers, writes no escape sequence, and goes on after an interruption', async () => {
    const first = openTerminal({ args: ['--plain', 'start', 'unknown-source'], dataFolder: folder.path })
    await first.shows('8  不清楚')
    first.type('7\r')
    await first.shows('你是在为自己处理')
    first.type('99\r')
    await first.shows('没看懂')
    first.type(keys.ctrlC)
    expect((await first.ended).exitCode).toBe(130)
    expect(first.raw()).not.toContain('\u001b')
    expect(session().answers).toEqual({ danger: ['none'] })
  })
})

describe('without a terminal', () => {
  const run = (args: string[], input?: string) =>
    spawnSync(process.execPath, [program, ...args], {
      env: cleanEnvironment(folder.path),
      encoding: 'utf8',
      input: input ?? '',
    })

  it('stops with exit 2, lists the missing questions, and writes nothing', () => {
    const { status, stdout, stderr } = run(['start', 'unknown-source', '--json'])
    expect(status).toBe(2)
    expect(JSON.parse(stdout).missing[0]).toMatchObject({ id: 'danger', type: 'many' })
    expect(stderr).toContain('danger')
    expect(run(['session', 'list']).stdout).toContain('还没有个案')
  })

  it('finishes from a file, then shows and records', () => {
    const missing = JSON.parse(run(['start', 'online-lending-leak', '--json']).stdout).missing as { id: string }[]
    const file = join(folder.path, 'answers.yaml')
    writeFileSync(file, missing.map(({ id }) => `${id}: ${id === 'danger' ? '[none]' : 'unsure'}`).join('\n'))
    const started = run(['start', 'online-lending-leak', '--answers', file, '--no-walk', '--json'])
    expect(started.stderr).toBe('')
    expect(started.status).toBe(0)
    const steps = JSON.parse(started.stdout).steps as { id: string; text: string }[]
    expect(steps.length).toBeGreaterThan(20)
    const done = run(['done', steps[0]?.id ?? ''])
    expect(done.status).toBe(0)
    expect(run(['status', '--json']).status).toBe(0)
    expect(run(['undo']).status).toBe(0)
    expect(run(['resume']).status).toBe(0)
  })

  it.each([
    [['nonsense'], 2],
    [['list', '--nonsense'], 2],
    [['show'], 2],
    [['show', 'nonsense'], 1],
    [['status'], 1],
    [['done', 'nonsense'], 1],
    [['start', 'online-lending-leak', '--answers', '/nowhere/answers.yaml'], 2],
    [['--lang', 'fr', 'list'], 2],
    [[], 2],
  ])('%j ends with %i', (args, code) => {
    const { status, stdout, stderr } = run(args)
    expect(status).toBe(code)
    expect(stdout).toBe('')
    expect(stderr.length).toBeGreaterThan(5)
    expect(stderr).not.toContain('\u001b')
  })

  it('speaks both languages in help and in errors', () => {
    expect(run(['--help']).stdout).toContain('用法')
    expect(run(['--lang', 'en', '--help']).stdout).toContain('Usage')
    expect(run(['show', 'online-lendin']).stderr).toContain('online-lending-leak')
    expect(run(['--lang=en', 'show', 'online-lendin']).stderr).toContain('Did you mean: online-lending-leak')
  })
})
