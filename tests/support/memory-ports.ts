// Ports in memory: a fixed clock, sessions in a map, answers typed ahead.
import { checkContent } from '../../src/core/check/check.ts'
import { countEntries } from '../../src/core/check/parse.ts'
import { compileTexts, listEntries } from '../../src/core/content/compile.ts'
import type { Content } from '../../src/core/content/content.ts'
import { addOwnContent, type RunContent } from '../../src/core/content/own-content.ts'
import { makeClock } from '../../src/core/dates.ts'
import type { Session } from '../../src/core/session/schema.ts'
import type { Language } from '../../src/core/text.ts'
import { Interrupted, UserError, WentBack, WrongPassphrase } from '../../src/errors.ts'
import { readContentFolder } from '../../src/io/content/folder.ts'
import { sha256 } from '../../src/io/files/sha256.ts'
import { openPrivateSessions } from '../../src/io/sessions/private.ts'
import { inListOrder, summarize } from '../../src/io/sessions/summary.ts'
import { parseGuardedYaml } from '../../src/io/yaml/guarded-yaml.ts'
import type { Choice, Keyboard, NamedFiles, Ports, SessionStore, SessionSummary } from '../../src/ports.ts'
import { wrapText } from '../../src/render/wrap.ts'
import { listenerFor } from './listener.ts'
import { rulesFor, smallContent } from './small-library.ts'

/** What is typed at one question. */
export type Key = string | string[] | boolean

export interface MemoryOptions {
  language?: Language
  content?: Content
  /** What a folder of the person's own brings. */
  own?: Content
  /** Of the content. */
  version?: string
  /** Answers at the keyboard, in order: a choice value, several, or a text. None: no terminal. */
  keys?: Key[]
  /** What is typed at a question once the keys have run out; nothing: the person leaves. */
  otherwise?: (message: string) => Key | undefined
  /** Files by name. */
  files?: Record<string, string | Uint8Array>
  /** Every change of a session fails, as on a full disk. */
  readOnly?: boolean
  /** As with `--private`. */
  private?: boolean
}

export interface MemoryPorts extends Ports {
  printed: string[]
  said: string[]
  /** Messages of the questions asked. */
  asked: string[]
  /** All of it in order, with the message, hint and choices of each question. */
  transcript: string[]
  /** What was on disk when each question was shown. */
  savedAtQuestion: number[]
  sessionsById: Map<string, Session>
  /** Moves the clock: days and hours since the start. */
  setTime(iso: string): void
  /** As when the next run finds the sessions: encrypted ones are locked. */
  lock(): void
}

/** Everything a command may ask for, without a disk, a clock or a terminal. */
export function memoryPorts(options: MemoryOptions = {}): MemoryPorts {
  const sessionsById = new Map<string, Session>()
  const printed: string[] = []
  const said: string[] = []
  const asked: string[] = []
  const transcript: string[] = []
  const savedAtQuestion: number[] = []
  let time = Date.parse('2026-11-22T02:00:00Z')
  const content = options.content ?? smallContent
  const bundled: RunContent = {
    library: rulesFor(content, options.version),
    texts: (wanted) => compileTexts(content, wanted),
    entries: () => listEntries(content),
  }
  const run = options.own ? addOwnContent(bundled, options.own) : bundled
  const language = options.language ?? 'en'
  const files = new Map<string, string | Uint8Array>(Object.entries(options.files ?? {}))
  const onQuestion = (message: string, shown: readonly string[]) => {
    asked.push(message)
    transcript.push([message, ...shown].join('\n'))
    savedAtQuestion.push([...sessionsById.values()].reduce((sum, { events }) => sum + events.length, 0))
  }
  const write = (to: string[]) => (lines: string | readonly string[]) => {
    const text = [lines].flat().join('\n')
    to.push(text)
    transcript.push(text)
  }
  const kept = memoryStore(sessionsById, { readOnly: options.readOnly ?? false })
  const ports: MemoryPorts = {
    ...makeClock(() => time),
    language,
    content: {
      entries: async () => run.entries(),
      listener: () => listenerFor(content),
      library: async () => run.library,
      texts: async (wanted = language) => run.texts(wanted),
      check: async (folder, today) => {
        if (folder === undefined) return []
        const { files, problems: unread } = readContentFolder(folder)
        const { parsed, problems } = checkContent(files, { today })
        return [{ folder, problems: [...unread, ...problems], counts: countEntries(parsed.content) }]
      },
    },
    sessions: options.private ? openPrivateSessions() : kept,
    files: memoryFiles(files),
    sha256,
    goPrivate: (session) => {
      ports.sessions = openPrivateSessions(session)
    },
    keyboard: options.keys ? scriptedKeyboard(options.keys, onQuestion, options.otherwise) : undefined,
    screen: { columns: 80, rows: 24, color: false, plain: false, piped: false },
    print: write(printed),
    page: async (lines) => write(printed)(lines),
    edit: async () => true,
    say: (lines) => write(said)(typeof lines === 'string' ? wrapText(lines, ports.screen.columns) : lines),
    working: () => {},
    readAnswers: async (path) => {
      const { value, locate } = parseGuardedYaml(Buffer.from(files.get(path) ?? '').toString())
      return { path, value, locate: async (at) => locate(at) }
    },
    printed,
    said,
    asked,
    transcript,
    savedAtQuestion,
    sessionsById,
    lock: kept.lock,
    setTime: (iso) => {
      time = Date.parse(iso)
    },
  }
  return ports
}

function memoryFiles(files: Map<string, string | Uint8Array>): NamedFiles {
  return {
    read: (path) => {
      const bytes = Buffer.from(files.get(path) ?? refuseFile(`There is no ${path}`))
      return { bytes, text: () => bytes.toString() }
    },
    write: (path, content, { replace }) => {
      if (files.has(path) && !replace) refuseFile(`${path} exists already`)
      files.set(path, content)
      return path
    },
    isRecipient: async (text) => text.startsWith('age1'),
    writeZip: async (path) => refuseFile(`No zip is written in memory: ${path}`),
    look: async (path) => {
      const start = Buffer.from(files.get(path) ?? refuseFile(`There is no ${path}`))
      return { path: `/${path}`, name: path, isLink: false, size: start.length, start }
    },
    digest: async (path) => {
      const bytes = Buffer.from(files.get(path.slice(1)) ?? refuseFile(`There is no ${path}`))
      return { size: bytes.length, sha256: sha256(bytes.toString()) }
    },
    makeFolder: (path) => path,
  }
}

function refuseFile(what: string): never {
  throw new UserError({ zh: what, en: what })
}

/** Sessions in a map. `lock`: encrypted ones are closed, as another run finds them. */
export function memoryStore(
  sessions: Map<string, Session> = new Map(),
  { readOnly = false }: { readOnly?: boolean } = {},
): SessionStore & { lock(): void } {
  let current: string | undefined
  let passphrase: string | undefined
  let isUnlocked = false
  const encrypted = new Set<string>()
  const isLocked = (id: string) => encrypted.has(id) && !isUnlocked
  const refuse = () => {
    if (readOnly) throw new UserError({ zh: '磁盘满了', en: 'The disk is full' })
  }
  const get = (id: string) => {
    const session = sessions.get(id)
    if (!session) throw new UserError({ zh: `没有个案${id}`, en: `There is no session ${id}` })
    if (isLocked(id)) throw new UserError({ zh: `个案${id}是加密的`, en: `Session ${id} is encrypted` })
    return session
  }
  const line = (session: Session): SessionSummary => {
    const summary = summarize(session)
    if (!encrypted.has(session.id)) return summary
    return { ...summary, name: session.id, playbooks: [], encrypted: true, closed: false }
  }
  const list = () => inListOrder([...sessions.values()].map(line), (summary) => summary)
  return {
    isPrivate: false,
    folder: '/memory',
    list,
    newest: (most) => ({ sessions: list().slice(0, most), count: sessions.size, exposed: [], copies: [] }),
    newestOpen: () => list().find(({ closed }) => !closed),
    survey: async ({ of }) => ({
      sessions: list().map((summary) =>
        summary.encrypted ? { summary } : { summary, text: of(get(summary.id)).text },
      ),
      exposed: [],
      copies: [],
    }),
    summary: (id) => line(sessions.get(id) ?? get(id)),
    copies: () => [],
    read: (id) => ({ session: get(id) }),
    assertWritable: refuse,
    create: (make, options) => {
      refuse()
      const session = { ...make(String(Math.max(0, ...[...sessions.keys()].map(Number)) + 1)), revision: 1 }
      sessions.set(session.id, session)
      if (options?.encrypted) encrypted.add(session.id)
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
    takeOver: () => {},
    delete: (id) => {
      if (!sessions.delete(id)) get(id)
      encrypted.delete(id)
      if (current === id) current = undefined
      return { removed: [`/memory/${id}.json`], copies: [] }
    },
    current: () => current,
    use: (id) => {
      if (!sessions.has(id)) get(id)
      current = id
    },
    lock: () => {
      isUnlocked = false
    },
    evidence: undefined,
    encryption: {
      isLocked,
      hasPassphrase: () => passphrase !== undefined,
      isUnlocked: () => isUnlocked,
      assertKeyThere: () => {},
      changePassphrase: (chosen) => {
        passphrase = chosen
        return []
      },
      decryptFile: (bytes) => Buffer.from(bytes).toString(),
      setPassphrase: (chosen) => {
        passphrase = chosen
        isUnlocked = true
      },
      unlock: (given) => {
        if (given !== passphrase) throw new WrongPassphrase({ zh: '口令不对', en: 'The passphrase is not right' })
        isUnlocked = true
        return undefined
      },
      encrypt: (id) => {
        get(id)
        if (encrypted.has(id)) return []
        encrypted.add(id)
        return [`/memory/${id}.json`]
      },
      decrypt: (id) => {
        get(id)
        return encrypted.delete(id) ? [`/memory/${id}.json.age`] : []
      },
    },
  }
}

// Types the given keys; when they run out the person leaves, as with Ctrl-C.
interface Shown {
  message: string
  hint?: string
  choices?: Choice[]
  canGoBack?: boolean
}

// `<`: goes back, where the question allows it.
function scriptedKeyboard(
  keys: Key[],
  onQuestion: (message: string, shown: readonly string[]) => void,
  otherwise: (message: string) => Key | undefined = () => undefined,
): Keyboard {
  const waiting = [...keys]
  const next = ({ message, hint, choices = [], canGoBack = false }: Shown) => {
    onQuestion(message, [hint ?? '', ...choices.map(({ label }) => label)])
    const key = waiting.length > 0 ? waiting.shift() : otherwise(message)
    if (key === undefined) throw new Interrupted()
    if (key === '<' && canGoBack) throw new WentBack()
    return key
  }
  const chosen = <Value extends string>(message: string, choices: Choice<Value>[], value: string): Value => {
    const choice = choices.find((one) => one.value === value)
    if (!choice)
      throw new Error(`“${message}” has no choice ${value}; it has ${choices.map((one) => one.value).join(', ')}`)
    return choice.value
  }
  return {
    // A choice that a step's first menu does not have stands behind “more”: whoever wants it looks there. So a story says
    // what the person does, and not through which menus.
    chooseOne: async (question) => {
      const key = String(next(question))
      const values: string[] = question.choices.map(({ value }) => value)
      if (values.includes(key) || !values.includes('more')) return chosen(question.message, question.choices, key)
      waiting.unshift(key)
      return chosen(question.message, question.choices, 'more')
    },
    // `true`: takes what is marked, as Enter does.
    chooseMany: async (question) => {
      const key = next(question)
      if (key === true) return [...(question.marked ?? [])]
      return [key].flat().map((value) => chosen(question.message, question.choices, String(value)))
    },
    enterText: async ({ check, ...question }) => {
      const text = String(next(question))
      const problem = check?.(text)
      if (problem !== undefined) throw new Error(`“${text}” was refused: ${problem}`)
      return text
    },
    enterSecret: async ({ check, ...question }) => {
      // What will not do is asked again, as at a real keyboard.
      for (;;) {
        const text = String(next(question))
        if (check?.(text) === undefined) return text
      }
    },
    confirm: async ({ message }) => next({ message }) === true,
  }
}
