// R31 of the test plan: random actions on sessions on disk, compared after each with a model that knows only lists.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { add } from '../../src/commands/add.ts'
import { answer } from '../../src/commands/answer.ts'
import { done } from '../../src/commands/done.ts'
import { addNote } from '../../src/commands/note/add.ts'
import { deleteNote } from '../../src/commands/note/delete.ts'
import { editNote } from '../../src/commands/note/edit.ts'
import { reopen } from '../../src/commands/reopen.ts'
import { closeSession } from '../../src/commands/session/close.ts'
import { deleteSession } from '../../src/commands/session/delete.ts'
import { exportSession } from '../../src/commands/session/export.ts'
import { importSession } from '../../src/commands/session/import.ts'
import { renameSession } from '../../src/commands/session/rename.ts'
import { useSession } from '../../src/commands/session/use.ts'
import { skip } from '../../src/commands/skip.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { undo } from '../../src/commands/undo.ts'
import { wait } from '../../src/commands/wait.ts'
import { waive } from '../../src/commands/waive.ts'
import { type RecordingCommand, type TypedAct, typedActs } from '../../src/core/plan/acts.ts'
import { listNotes } from '../../src/core/session/notes.ts'
import type { Answer } from '../../src/core/session/schema.ts'
import type { RecordOptions } from '../../src/dialogue/record-command.ts'
import { UserError } from '../../src/errors.ts'
import { temporaryPath } from '../../src/io/files/atomic-file.ts'
import { openSessionStore } from '../../src/io/sessions/store.ts'
import type { Ports } from '../../src/ports.ts'
import { type MemoryPorts, memoryPorts } from './memory-ports.ts'
import { smallLibrary } from './small-library.ts'

/** What a session should be: one text for each entry, and what was known before each entry that still stands. */
interface Expected {
  name: string
  revision: number
  answers: Record<string, Answer>
  playbooks: string[]
  log: string[]
  undoable: { answers: Record<string, Answer>; playbooks: string[] }[]
}

export interface Tally {
  actions: number
  refused: number
  saves: number
  damaged: number
  killed: number
}

/** Runs so many actions in a folder; throws with the seed and the place when the disk differs from the model. */
export async function randomActions(
  dataFolder: string,
  { count, seed }: { count: number; seed: number },
): Promise<Tally> {
  const random = randomFrom(seed)
  const world = new World(dataFolder, random)
  const tally: Tally = { actions: 0, refused: 0, saves: 0, damaged: 0, killed: 0 }
  for (let place = 0; place < count; place += 1) {
    try {
      await world.act(tally)
      world.compare()
    } catch (error) {
      throw new Error(`seed ${seed}, action ${place}: ${world.last}`, { cause: error })
    }
    tally.actions += 1
  }
  return tally
}

const questions: Record<string, Answer[]> = {
  danger: [['none'], ['call-open'], 'unsure'],
  harm: [['loan'], ['calls'], ['loan', 'calls'], ['none'], 'unsure'],
  access: ['yes', 'no', 'unsure'],
  'noticed-on': ['2026-11-01', 'unsure'],
  source: ['lender', 'other'],
}
const commands: Record<RecordingCommand, (ports: Ports, options: RecordOptions) => Promise<void>> = {
  done,
  wait,
  skip,
  reopen,
  waive,
}
const mostSessions = 4
const longestLog = 150
const anyNote = '备注 "x"\n第二行'

class World {
  /** What was done last, for messages. */
  last = ''
  private readonly sessions = new Map<string, Expected>()
  private readonly before = new Map<string, Expected>()
  private readonly ports: MemoryPorts
  private readonly dataFolder: string
  private readonly random: Random
  private time = Date.parse('2026-11-22T02:00:00Z')

  constructor(dataFolder: string, random: Random) {
    this.dataFolder = dataFolder
    this.random = random
    this.ports = memoryPorts()
    this.reopen()
  }

  async act(tally: Tally): Promise<void> {
    this.ports.printed.length = 0
    this.ports.said.length = 0
    // Mostly on, sometimes back: order must not depend on it.
    this.time += Math.floor((this.random.fraction() - 0.1) * 3_600_000)
    this.ports.setTime(new Date(this.time).toISOString())
    const id = this.random.oneOf([...this.sessions.keys()])
    const session = id === undefined ? undefined : this.sessions.get(id)
    if (id === undefined || !session || (this.sessions.size < mostSessions && this.random.fraction() < 0.02)) {
      return this.start(tally)
    }
    if (session.log.length > longestLog) return this.delete(id)
    const act = this.random.weighted<() => Promise<void>>([
      [30, () => this.record(id, session, tally)],
      [20, () => this.answer(id, session, tally)],
      [12, () => this.undo(id, session, tally)],
      [6, () => this.add(id, session, tally)],
      [4, () => this.rename(id, session, tally)],
      [4, () => this.exportAndImport(id, session, tally)],
      [2, () => this.close(id, session, tally)],
      [1, () => this.delete(id)],
      [3, () => this.look(id)],
      [3, () => useSession(this.ports, { session: id })],
      [5, async () => this.reopen()],
      [5, async () => this.leaveWhatAKillLeaves(id, tally)],
      [3, async () => this.damage(id, tally)],
    ])
    await act()
  }

  /** The disk holds what the model says, in every session. */
  compare(): void {
    const { sessions } = this.ports
    expect(
      sessions
        .list()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...this.sessions.keys()].sort())
    for (const [id, expected] of this.sessions) {
      const { session } = sessions.read(id)
      const log = session.events.map((event) => [event.type, 'step' in event ? event.step : ''].join(' ').trim())
      expect({ ...expected, undoable: undefined }).toEqual({
        name: session.name,
        revision: session.revision,
        answers: session.answers,
        playbooks: session.playbooks,
        log,
      })
    }
  }

  private reopen(): void {
    this.last = 'reopen'
    this.ports.sessions = openSessionStore({ dataFolder: this.dataFolder, lockWaitMs: 0 })
  }

  private async start(tally: Tally): Promise<void> {
    const playbook = this.random.oneOf(['lender', 'unknown']) ?? ''
    this.last = `start ${playbook}`
    const before = new Set(this.sessions.keys())
    const said = { danger: ['none'], harm: ['calls'], access: 'yes', source: 'other' }
    this.ports.files.write('start.yaml', JSON.stringify(said), { replace: true })
    await start(this.ports, { playbooks: [playbook], answers: 'start.yaml', walk: false, json: true })
    const made = this.ports.sessions.list().find(({ id }) => !before.has(id))
    if (!made) throw new Error('no session was made')
    const { session } = this.ports.sessions.read(made.id)
    expect(session).toMatchObject({ answers: said, playbooks: [playbook] })
    const log = [...Object.keys(said).map(() => 'answered'), 'playbook-added']
    const undoable = log.map((_type, place) => ({
      answers: Object.fromEntries(Object.entries(said).slice(0, place)),
      playbooks: [],
    }))
    const { name, revision } = session
    this.sessions.set(made.id, { name, revision, answers: { ...said }, playbooks: [playbook], log, undoable })
    this.before.delete(made.id)
    tally.saves += 1
  }

  private async record(id: string, session: Expected, tally: Tally): Promise<void> {
    const step = this.random.oneOf([...smallLibrary.steps.keys(), 'nonsense']) ?? ''
    const row = this.random.oneOf(typedActs)
    if (!row || this.random.fraction() < 0.1) return this.note(id, session, step, tally)
    const options = { step, session: id, json: this.random.fraction() < 0.5, ...this.optionsFor(row) }
    this.last = `${row.command} ${step} ${options.outcome ?? ''} ${options.until ?? ''} in ${id}`
    if (!(await this.took(commands[row.command](this.ports, options), tally))) return
    this.recorded(id, session, { step, types: row.events }, tally)
  }

  // What makes a command this act, and sometimes what changes nothing about that.
  private optionsFor({ command, option }: TypedAct): Pick<RecordOptions, 'outcome' | 'until' | 'note'> {
    const until = new Date(this.time + 9e8).toISOString().slice(0, 10)
    const outcome = this.random.oneOf(['done', 'sent', 'refused', 'nonsense'])
    return {
      ...(option === 'outcome' ? { outcome } : {}),
      ...(option === 'outcome=not-applicable' ? { outcome: 'not-applicable' } : {}),
      ...(option === 'until' || (command === 'done' && this.random.fraction() < 0.3) ? { until } : {}),
      ...(this.random.fraction() < 0.2 ? { note: anyNote } : {}),
    }
  }

  private async note(id: string, session: Expected, step: string, tally: Tally): Promise<void> {
    const note = this.random.oneOf(listNotes(this.ports.sessions.read(id).session))
    const options = { session: id, json: this.random.fraction() < 0.5 }
    if (!note || this.random.fraction() < 0.5) {
      this.last = `note on ${step} in ${id}`
      const took = await this.took(addNote(this.ports, { ...options, step, texts: [anyNote] }), tally)
      if (took) this.recorded(id, session, { step, types: ['noted'] }, tally)
      return
    }
    const number = String(note.number)
    this.last = `change of note ${number} in ${id}`
    if (this.random.fraction() < 0.5) await deleteNote(this.ports, { ...options, number, force: true })
    else await editNote(this.ports, { ...options, number, texts: [`${note.note}.`] })
    this.saved(id, session, { log: 'note-changed' }, tally)
  }

  private recorded(
    id: string,
    session: Expected,
    { step, types }: { step: string; types: readonly string[] },
    tally: Tally,
  ): void {
    const { events } = this.ports.sessions.read(id).session
    const type = events.at(-1)?.type ?? ''
    expect(types).toContain(type)
    this.saved(id, session, { log: `${type} ${step}` }, tally)
  }

  private async answer(id: string, session: Expected, tally: Tally): Promise<void> {
    const question = this.random.oneOf(Object.keys(questions)) ?? ''
    const isWrong = this.random.fraction() < 0.1
    const value = isWrong ? 'nonsense' : (this.random.oneOf(questions[question] ?? []) ?? 'unsure')
    this.last = `answer ${question} ${value} in ${id}`
    const took = await this.took(
      answer(this.ports, { question, values: [value].flat(), session: id, json: true }),
      tally,
    )
    expect(took).toBe(!isWrong)
    if (took) this.saved(id, session, { log: 'answered', answers: { ...session.answers, [question]: value } }, tally)
  }

  private async add(id: string, session: Expected, tally: Tally): Promise<void> {
    const playbook = this.random.oneOf(['lender', 'unknown', 'nonsense']) ?? ''
    this.last = `add ${playbook} to ${id}`
    const took = await this.took(add(this.ports, { playbook, session: id, json: true }), tally)
    expect(took).toBe(playbook !== 'nonsense' && !session.playbooks.includes(playbook))
    if (took) this.saved(id, session, { log: 'playbook-added', playbooks: [...session.playbooks, playbook] }, tally)
  }

  private async undo(id: string, session: Expected, tally: Tally): Promise<void> {
    this.last = `undo in ${id}`
    const took = await this.took(undo(this.ports, { session: id, force: true, json: true }), tally)
    expect(took).toBe(session.undoable.length > 0)
    const back = session.undoable.at(-1)
    if (!took || !back) return
    this.saved(id, session, { log: 'undone', ...back }, tally)
    const after = this.sessions.get(id)
    if (after) after.undoable = session.undoable.slice(0, -1)
  }

  private async rename(id: string, session: Expected, tally: Tally): Promise<void> {
    const name = this.random.oneOf(['妈妈', 'a b', 'x'.repeat(80), '', 'x'.repeat(81)]) ?? ''
    this.last = `rename ${id}`
    const took = await this.took(renameSession(this.ports, { session: id, name }), tally)
    expect(took).toBe(name.length > 0 && name.length <= 80)
    if (took) this.saved(id, session, { name }, tally)
  }

  private async close(id: string, session: Expected, tally: Tally): Promise<void> {
    this.last = `close ${id}`
    if (await this.took(closeSession(this.ports, { session: id, force: true }), tally))
      this.saved(id, session, { log: 'closed' }, tally)
  }

  private async exportAndImport(id: string, session: Expected, tally: Tally): Promise<void> {
    this.last = `export ${id}`
    await exportSession(this.ports, { session: id, file: 'case.json', force: true })
    if (this.sessions.size >= mostSessions) return
    const before = new Set(this.sessions.keys())
    await importSession(this.ports, { file: 'case.json', yes: true })
    const made = this.ports.sessions.list().find((one) => !before.has(one.id))
    if (!made) throw new Error('nothing was imported')
    const name = session.name === `Session ${id}` ? `Session ${made.id}` : session.name
    this.sessions.set(made.id, structuredClone({ ...session, name, revision: 1 }))
    this.before.delete(made.id)
    tally.saves += 1
  }

  private async delete(id: string): Promise<void> {
    this.last = `delete ${id}`
    await deleteSession(this.ports, { session: id, force: true })
    this.sessions.delete(id)
    this.before.delete(id)
    // With the last session the folder goes too.
    const left = existsSync(this.folder()) ? readdirSync(this.folder()) : []
    expect(left.filter((name) => name.startsWith(`${id}.json`) || name.startsWith(`.${id}.json`))).toEqual([])
  }

  // Looking changes nothing on disk.
  private async look(id: string): Promise<void> {
    this.last = `look at ${id}`
    const before = readFileSync(join(this.folder(), `${id}.json`))
    await status(this.ports, { session: id, all: true, json: false })
    expect(readFileSync(join(this.folder(), `${id}.json`)).equals(before)).toBe(true)
  }

  // A half-written temporary file and a lock, both of a process that has ended.
  private leaveWhatAKillLeaves(id: string, tally: Tally): void {
    this.last = `killed while saving ${id}`
    const main = join(this.folder(), `${id}.json`)
    const pid = 2 ** 22 + 1
    const half = readFileSync(main).subarray(0, 100)
    writeFileSync(temporaryPath(main).replace(`.${process.pid}.`, `.${pid}.`), half)
    writeFileSync(`${main}.lock`, JSON.stringify({ pid, host: hostname(), start: '1', nonce: '1' }))
    this.reopen()
    tally.killed += 1
  }

  private damage(id: string, tally: Tally): void {
    const before = this.before.get(id)
    if (!before) return
    this.last = `damage ${id}`
    const main = join(this.folder(), `${id}.json`)
    const bytes = readFileSync(main)
    writeFileSync(main, this.random.fraction() < 0.5 ? bytes.subarray(0, bytes.length / 2) : Buffer.alloc(bytes.length))
    // The generation before is opened, and stays the one before until two more saves.
    this.sessions.set(id, structuredClone(before))
    tally.damaged += 1
  }

  /** Whether it was done; false when it was refused with a reason. */
  private async took(action: Promise<void>, tally: Tally): Promise<boolean> {
    try {
      await action
      return true
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      tally.refused += 1
      return false
    }
  }

  private saved(
    id: string,
    session: Expected,
    change: Partial<Omit<Expected, 'log'>> & { log?: string },
    tally: Tally,
  ): void {
    const { log, ...rest } = change
    const undoable =
      log === undefined
        ? session.undoable
        : [...session.undoable, { answers: session.answers, playbooks: session.playbooks }]
    this.before.set(id, structuredClone(session))
    this.sessions.set(id, {
      ...session,
      ...rest,
      revision: session.revision + 1,
      log: log === undefined ? session.log : [...session.log, log],
      undoable,
    })
    tally.saves += 1
  }

  private folder(): string {
    return join(this.dataFolder, 'sessions')
  }
}

interface Random {
  /** From 0 up to 1. */
  fraction(): number
  oneOf<Value>(values: readonly Value[]): Value | undefined
  /** The more weight, the more often. */
  weighted<Value>(values: readonly (readonly [number, Value])[]): Value
}

// The same seed gives the same run. Mulberry32, public domain.
function randomFrom(seed: number): Random {
  let state = seed
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    fraction,
    oneOf: (values) => values[Math.floor(fraction() * values.length)],
    weighted: (values) => {
      let left = fraction() * values.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, value] of values) {
        left -= weight
        if (left < 0) return value
      }
      throw new Error('there is nothing to choose from')
    },
  }
}
