// Ports in memory: a fixed clock, sessions in a map, answers typed ahead.
import { checkContent } from '../../src/core/check-content.ts'
import type { Library } from '../../src/core/library.ts'
import { contentCounts } from '../../src/core/parse-content.ts'
import { isClosed, type Session } from '../../src/core/session.ts'
import type { Language } from '../../src/core/text.ts'
import { Interrupted, UserError } from '../../src/errors.ts'
import { bundledLimits, readContentFolder } from '../../src/io/content-folder.ts'
import { parseGuardedYaml } from '../../src/io/guarded-yaml.ts'
import type { Choice, Keyboard, Ports, SessionStore } from '../../src/ports.ts'
import { smallLibrary } from './small-library.ts'

export interface MemoryOptions {
  language?: Language
  library?: Library
  /** Answers at the keyboard, in order: a choice value, several, or a text. None: no terminal. */
  keys?: (string | string[] | boolean)[]
  /** Files by name. */
  files?: Record<string, string>
  /** Every change of a session fails, as on a full disk. */
  readOnly?: boolean
}

export interface MemoryPorts extends Ports {
  printed: string[]
  said: string[]
  /** Messages of the questions asked. */
  asked: string[]
  /** What was on disk when each question was shown. */
  savedAtQuestion: number[]
  sessionsById: Map<string, Session>
  /** Moves the clock: days and hours since the start. */
  setTime(iso: string): void
}

/** Everything a command may ask for, without a disk, a clock or a terminal. */
export function memoryPorts(options: MemoryOptions = {}): MemoryPorts {
  const sessionsById = new Map<string, Session>()
  const printed: string[] = []
  const said: string[] = []
  const asked: string[] = []
  const savedAtQuestion: number[] = []
  let time = Date.parse('2026-11-22T02:00:00Z')
  const library = options.library ?? smallLibrary
  const onQuestion = (message: string) => {
    asked.push(message)
    savedAtQuestion.push([...sessionsById.values()].reduce((sum, { events }) => sum + events.length, 0))
  }
  return {
    language: options.language ?? 'en',
    now: () => time,
    content: {
      entries: async () => Object.values(library.scenarios).map((scenario) => ({ ...scenario, bundled: true })),
      retired: async () => library.retired,
      library: async () => library,
      wholeLibrary: async () => library,
      check: async (folder, today) => {
        const { files, problems: unread } = readContentFolder(folder, bundledLimits)
        const { parsed, problems } = checkContent(files, { today })
        return { problems: [...unread, ...problems], counts: contentCounts(parsed.content) }
      },
    },
    sessions: memoryStore(sessionsById, options.readOnly ?? false),
    keyboard: options.keys ? scriptedKeyboard(options.keys, onQuestion) : undefined,
    screen: { columns: 80, color: false, plain: false },
    print: (text) => printed.push(text),
    say: (text) => said.push(text),
    working: () => {},
    readAnswers: async (path) => ({ path, ...parseGuardedYaml(options.files?.[path] ?? '') }),
    printed,
    said,
    asked,
    savedAtQuestion,
    sessionsById,
    setTime: (iso) => {
      time = Date.parse(iso)
    },
  }
}

function memoryStore(sessions: Map<string, Session>, readOnly: boolean): SessionStore {
  let current: string | undefined
  const refuse = () => {
    if (readOnly) throw new UserError({ zh: '磁盘满了', en: 'The disk is full' })
  }
  const get = (id: string) => {
    const session = sessions.get(id)
    if (!session) throw new UserError({ zh: `没有个案${id}`, en: `There is no session ${id}` })
    return session
  }
  return {
    folder: '/memory',
    list: () =>
      [...sessions.values()].map((session) => ({
        id: session.id,
        name: session.name,
        playbooks: session.playbooks,
        created: session.created,
        updated: session.events.at(-1)?.at ?? session.created,
        closed: isClosed(session),
      })),
    read: (id) => ({ session: get(id) }),
    assertWritable: refuse,
    create: (make) => {
      refuse()
      const session = make(String(sessions.size + 1))
      sessions.set(session.id, session)
      return session
    },
    update: (id, change) => {
      refuse()
      const before = get(id)
      const session = { ...change(before), revision: before.revision + 1 }
      sessions.set(id, session)
      return session
    },
    hold: () => () => {},
    delete: (id) => {
      get(id)
      sessions.delete(id)
      return [`/memory/${id}.json`]
    },
    current: () => current,
    use: (id) => {
      current = get(id).id
    },
  }
}

// Types the given keys; when they run out the person leaves, as with Ctrl-C.
function scriptedKeyboard(keys: (string | string[] | boolean)[], onQuestion: (message: string) => void): Keyboard {
  const waiting = [...keys]
  const next = (message: string) => {
    onQuestion(message)
    const key = waiting.shift()
    if (key === undefined) throw new Interrupted()
    return key
  }
  const chosen = <Value extends string>(message: string, choices: Choice<Value>[], value: string): Value => {
    const choice = choices.find((one) => one.value === value)
    if (!choice)
      throw new Error(`“${message}” has no choice ${value}; it has ${choices.map((one) => one.value).join(', ')}`)
    return choice.value
  }
  return {
    chooseOne: async ({ message, choices }) => chosen(message, choices, String(next(message))),
    chooseMany: async ({ message, choices }) =>
      [next(message)].flat().map((value) => chosen(message, choices, String(value))),
    enterText: async ({ message, check }) => {
      const text = String(next(message))
      const problem = check?.(text)
      if (problem !== undefined) throw new Error(`“${text}” was refused: ${problem}`)
      return text
    },
    confirm: async ({ message }) => next(message) === true,
  }
}
