// `leak-help note`: a notebook of what happened in each step.
import { beforeEach, describe, expect, it } from 'vitest'
import { addNote } from '../../src/commands/note/add.ts'
import { deleteNote } from '../../src/commands/note/delete.ts'
import { editNote } from '../../src/commands/note/edit.ts'
import { listNotebook } from '../../src/commands/note/list.ts'
import { redo } from '../../src/commands/redo.ts'
import { exportSession } from '../../src/commands/session/export.ts'
import { importSession } from '../../src/commands/session/import.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { undo } from '../../src/commands/undo.ts'
import { wait } from '../../src/commands/wait.ts'
import { listNotes } from '../../src/core/session/notes.ts'
import { languages } from '../../src/core/text.ts'
import { UserError } from '../../src/errors.ts'
import { type MemoryOptions, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'

const json = false
let began: MemoryPorts
beforeEach(async () => {
  began = memoryPorts({ files: { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' } })
  await start(began, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  await addNote(began, { step: 'capture', texts: ['on the blue stick'], json })
  began.setTime('2026-11-23T02:00:00Z')
  await wait(began, { step: 'change-password', until: '2026-12-01', note: 'they asked for time', json })
  began.printed.length = 0
  began.said.length = 0
})

/** The same sessions the day after, at another screen. */
function later(options: MemoryOptions = {}): MemoryPorts {
  const ports = { ...memoryPorts(options), sessions: began.sessions }
  ports.setTime('2026-11-24T02:00:00Z')
  return ports
}
const notes = () => listNotes(began.sessions.read('1').session).map(({ number, note }) => [number, note])
const events = () => began.sessions.read('1').session.events
const seen = (ports: MemoryPorts) => [...ports.printed, ...ports.said].join('\n')
const refusal = async (run: Promise<void>): Promise<UserError> => {
  const error = await run.catch((thrown: unknown) => thrown)
  if (error instanceof UserError) return error
  throw new Error(`not refused: ${error}`)
}

describe('the list', () => {
  it.each(languages)('shows number, day, step and text, in %s', async (language) => {
    const ports = later({ language })
    await editNote(ports, { number: '2', texts: ['they', 'answered'], json })
    ports.printed.length = 0
    await listNotebook(ports, { json })
    const zh = [
      '备注',
      '  1  capture（中文） · 2026-11-22写',
      '     on the blue stick',
      '  2  change-password（中文） · 2026-11-23写 · 2026-11-24改',
    ]
    const en = [
      'Notes',
      '  1  capture · written 2026-11-22',
      '     on the blue stick',
      '  2  change-password · written 2026-11-23 · changed 2026-11-24',
    ]
    const lines = ports.printed.join('\n').split('\n')
    expect(lines.slice(0, 5)).toEqual([...(language === 'zh' ? zh : en), '     they answered'])
    expect(lines.slice(-2).join('\n')).toMatch(/note edit[\s\S]*note delete/)
  })

  it('is of one step where one is named, also by a beginning, and says where there is none', async () => {
    const ports = later()
    await listNotebook(ports, { step: 'change', json })
    expect(ports.printed.join('\n')).toContain('  2  change-password')
    expect(ports.printed.join('\n')).not.toContain('blue stick')
    ports.printed.length = 0
    await listNotebook(ports, { step: 'tell-lender', json })
    expect(ports.printed.join('\n')).toBe('There are no notes on “tell-lender”.')
    expect((await refusal(listNotebook(ports, { step: 'nonsense', json }))).what.en).toContain('nonsense')
  })

  it('shows lines as lines and obeys nothing in them', async () => {
    const ports = later()
    await editNote(ports, { number: '1', texts: ['one\n\u001b[2Jtwo\u202e'], json })
    ports.printed.length = 0
    await listNotebook(ports, { json })
    expect(ports.printed.join('\n')).toContain('\n     one ⏎\n     ␛[2Jtwo\n')
  })

  it('has a form for scripts', async () => {
    const ports = later()
    await editNote(ports, { number: '1', texts: ['on the red stick'], json: true })
    ports.printed.length = 0
    await listNotebook(ports, { json: true })
    const bundled = true
    expect(JSON.parse(ports.printed.join(''))).toEqual({
      schema: 1,
      notes: [
        {
          number: 1,
          at: '2026-11-22T02:00:00.000Z',
          step: 'capture',
          title: 'capture',
          bundled,
          note: 'on the red stick',
          edited_at: '2026-11-24T02:00:00.000Z',
        },
        {
          number: 2,
          at: '2026-11-23T02:00:00.000Z',
          step: 'change-password',
          title: 'change-password',
          bundled,
          note: 'they asked for time',
        },
      ],
    })
  })

  it('says how to begin where there is nothing', async () => {
    for (const number of ['1', '2']) await deleteNote(later(), { number, force: true, json })
    const ports = later()
    await listNotebook(ports, { json })
    expect(ports.printed.join('\n')).toBe('There are no notes yet. To write one: leak-help note add <step>')
  })
})

describe('writing', () => {
  it('takes the words of the command line', async () => {
    const ports = later()
    await addNote(ports, { step: 'capture', texts: ['two', 'copies'], json })
    expect(notes().at(-1)).toEqual([3, 'two copies'])
    expect(ports.printed.join('\n')).toBe('Recorded: capture\n  3  capture · written 2026-11-24\n     two copies')
  })

  it('asks at the keyboard, where several lines may be pasted, and takes nothing for nothing', async () => {
    const ports = later({ keys: ['first\nsecond', ''] })
    await addNote(ports, { step: 'capture', texts: [], json })
    expect(notes().at(-1)).toEqual([3, 'first\nsecond'])
    const before = events().length
    await addNote(ports, { step: 'capture', texts: [], json })
    expect(events()).toHaveLength(before)
    expect(ports.printed.at(-1)).toBe('Nothing was written, so nothing was recorded.')
  })

  it.each([false, true])('says how without a terminal, --json %s', async (asJson) => {
    const ports = later(asJson ? { keys: ['x'] } : {})
    const error = await refusal(addNote(ports, { step: 'capture', texts: [], json: asJson }))
    expect([error.exitCode, error.next?.en]).toEqual([2, 'Put it at the end: leak-help note add capture TEXT'])
  })

  it('refuses a text that says nothing, is too long, or is for a step that is not there', async () => {
    const before = events().length
    for (const [step, text] of [
      ['capture', ' '],
      ['capture', 'x'.repeat(20_001)],
      ['nonsense', 'x'],
    ] as const)
      await refusal(addNote(later(), { step, texts: [text], json }))
    expect(events()).toHaveLength(before)
  })
})

describe('changing', () => {
  it('says that the old text is kept, how it comes back, and how it goes for good', async () => {
    const ports = later()
    await editNote(ports, { number: '1', texts: ['on the red stick'], json })
    expect(notes()[0]).toEqual([1, 'on the red stick'])
    const printed = ports.printed.join(' ').replace(/\s+/g, ' ')
    expect(printed).toContain('stays in the session’s file and in exports. To get it back: leak-help undo')
    expect(printed).toContain('It is gone for good only with the whole session: leak-help session delete 1')
    expect(JSON.stringify(events())).toContain('blue stick')
  })

  it('offers the old text at the keyboard, line breaks too, and leaves what was not changed', async () => {
    await editNote(later(), { number: '1', texts: ['one\ntwo'], json })
    const ports = later({ keys: ['one ⏎ three', 'one ⏎ three', ''] })
    const initials: (string | undefined)[] = []
    const { keyboard } = ports
    ports.keyboard = keyboard && {
      ...keyboard,
      enterText: (question) => {
        initials.push(question.initial)
        return keyboard.enterText(question)
      },
    }
    for (let time = 0; time < 3; time += 1) await editNote(ports, { number: '1', texts: [], json })
    expect(initials).toEqual(['one\ntwo', 'one\nthree', 'one\nthree'])
    expect(notes()[0]).toEqual([1, 'one\nthree'])
    expect(events().filter(({ type }) => type === 'note-changed')).toHaveLength(2)
    expect(ports.printed.slice(-2)).toEqual([
      'Nothing changed; the note is as it was.',
      'Nothing changed; the note is as it was.',
    ])
  })

  it('refuses what names no note, holds a secret number, or has no text without a terminal', async () => {
    const before = events().length
    for (const number of ['0', '3', 'x', '1.0'])
      expect((await refusal(editNote(later(), { number, texts: ['x'], json }))).next?.en).toContain('leak-help note')
    expect((await refusal(editNote(later(), { number: '1', texts: [], json }))).exitCode).toBe(2)
    const secret = await refusal(editNote(later(), { number: '1', texts: ['11010519491231002X'], json }))
    expect(secret.what.en).toContain('was not saved')
    await refusal(editNote(later(), { number: '1', texts: [' '], json }))
    expect(events()).toHaveLength(before)
  })

  it('is shown wherever the note is: in the plan for scripts and with the day that it explains', async () => {
    const ports = later()
    await editNote(ports, { number: '2', texts: ['they were ill'], json })
    ports.printed.length = 0
    await status(ports, { all: true, json: true })
    const { steps } = JSON.parse(ports.printed.join(''))
    const step = steps.find(({ id }: { id: string }) => id === 'change-password')
    expect(step.notes).toEqual([
      { at: '2026-11-23T02:00:00.000Z', note: 'they were ill', edited_at: '2026-11-24T02:00:00.000Z' },
    ])
    expect(step.text).toContain('they were ill')
    expect(step.text).not.toContain('asked for time')
  })
})

describe('deleting', () => {
  it('shows the note and asks; the rest keep their numbers', async () => {
    const ports = later({ keys: [false, true] })
    await deleteNote(ports, { number: '1', force: false, json })
    expect(ports.said.join('\n')).toContain('on the blue stick')
    expect(ports.printed.at(-1)).toBe('Nothing was deleted.')
    expect(notes()).toHaveLength(2)
    await deleteNote(ports, { number: '1', force: false, json })
    expect(notes()).toEqual([[2, 'they asked for time']])
    expect(seen(ports)).toContain('Note 1 is deleted.')
    await refusal(editNote(later(), { number: '1', texts: ['x'], json }))
  })

  it('needs --force where nobody can be asked', async () => {
    const error = await refusal(deleteNote(later(), { number: '1', force: false, json }))
    expect([error.exitCode, error.next?.zh]).toEqual([2, '确定要删：leak-help note delete 1 --force'])
    await deleteNote(later(), { number: '1', force: true, json: true })
    expect(notes()).toHaveLength(1)
  })
})

it.each(languages)('undo and redo say what they do to a note, in %s', async (language) => {
  const ports = later({ language })
  await editNote(ports, { number: '1', texts: ['on the red stick'], json })
  await deleteNote(ports, { number: '1', force: true, json })
  ports.printed.length = 0
  await undo(ports, { force: false, json })
  expect(notes()[0]).toEqual([1, 'on the red stick'])
  await undo(ports, { force: false, json })
  expect(notes()[0]).toEqual([1, 'on the blue stick'])
  await redo(ports, { json })
  expect(notes()[0]).toEqual([1, 'on the red stick'])
  const zh = [
    /已撤回：改备注：capture（中文）；已删除/,
    /已撤回：改备注：capture（中文）；备注：on the red stick/,
    /已恢复：改备注：capture/,
  ]
  const en = [
    /Taken back: note changed: capture; deleted/,
    /Taken back: note changed: capture; Note: on the red stick/,
    /Brought back: note changed: capture/,
  ]
  for (const pattern of language === 'zh' ? zh : en) expect(ports.printed.join('\n')).toMatch(pattern)
})

it('goes along in an export', async () => {
  const ports = later()
  await deleteNote(ports, { number: '1', force: true, json })
  await exportSession(ports, { session: '1', file: 'case.json', force: false })
  await importSession(ports, { file: 'case.json', yes: true })
  expect(listNotes(ports.sessions.read('2').session)).toEqual(listNotes(ports.sessions.read('1').session))
})
