// Where an interview stands: what was asked, what it takes to take it back, and how far the person has come.
import type { Deciding } from '../core/plan/deciding.ts'
import { presentSession } from '../core/session/present-session.ts'
import type { Answer, Session } from '../core/session/schema.ts'
import { withAnswer, withLastUndone } from '../core/session/session.ts'
import { WentBack } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import type { Reader } from '../render/reader.ts'
import type { KeptSession } from './kept-session.ts'
import type { Heard } from './own-words.ts'

/** So many questions at most stand between the beginning and the first step, the page of answers included. */
export const mostPrompts = 7

/** What an interview begins with. */
export interface Interview {
  kept: KeptSession
  /** What happened, said on the command line. */
  text?: string | undefined
  /** So many questions were answered before, where an interview goes on. */
  asked?: number | undefined
  /** Called when present danger was dealt with, if there was any. */
  afterDanger?: (() => Promise<void>) | undefined
}

/** How an interview ended: the person goes on with the steps, only looks at the plan, or left before the end. */
export type Ending = 'go-on' | 'look' | 'left'

/** Something that was asked: how many prompts it took, and how many events came of it. */
interface Asked {
  prompts: number
  events: number
}

/** Where it stands. */
export interface State extends Interview {
  ports: Ports
  /** Counts what it asks. */
  keyboard: Keyboard
  /** For steps that are done on the way: they are no questions. */
  uncounted: Keyboard
  reader: Reader
  history: Asked[]
  /** Prompts that stand: nobody goes back behind them. */
  standing: number
  /** What was answered before the person went back, by question: it stands there when that is asked again. */
  before: Map<string, Answer>
  /** What was heard in the person's words and is not confirmed. */
  heard: Heard
  /** Dangers that were heard and asked about. */
  askedAbout: Set<string>
  said: string | undefined
  /** Prompts answered so far that nobody took back. */
  prompts: number
  /** The person wants all questions that change anything. */
  wantsAll: boolean
  ending: Ending | undefined
}

/** The session in the present words of the content. */
export function sessionNow({ reader, kept }: Pick<State, 'reader' | 'kept'>): Session {
  return presentSession(reader.library, kept.session())
}

/** Saves what was answered, and remembers what it takes to take it back. */
export function change(state: State, answers: readonly (readonly [string, Answer])[]): void {
  const { kept } = state
  const before = kept.session().events.length
  for (const [question, value] of answers) {
    state.before.delete(question)
    kept.change((session, at) => withAnswer(session, { question, value, at }))
  }
  remember(state, before)
  kept.keep()
}

/** Remembers that something was asked, and how many events there were before. */
export function remember(state: State, eventsBefore: number): void {
  const prompts = state.prompts - countKept(state)
  state.history.push({ prompts, events: state.kept.session().events.length - eventsBefore })
}

/** How many prompts stand before the one that is asked. */
export function countKept({ standing, history }: State): number {
  return history.reduce((sum, one) => sum + one.prompts, standing)
}

/** Going back ends here. */
export function closeBehind(state: State): void {
  state.history = []
  state.standing = state.prompts
}

/** Taking back, event by event: what was answered stands there when it is asked again. */
export function goBack(state: State): void {
  const last = state.history.pop()
  if (!last) return
  state.prompts = countKept(state)
  state.wantsAll = false
  for (let left = last.events; left > 0; left -= 1) {
    state.kept.change((session, at) => {
      const back = withLastUndone(session, at)
      if (back?.taken.type === 'answered') state.before.set(back.taken.question, back.taken.value)
      return back?.session ?? session
    })
  }
}

/** The questions that are asked yet before the page of answers, most deciding first. */
export function questionsLeft(state: State, { first, later }: Deciding): string[] {
  if (state.wantsAll) return [...first, ...later]
  return first.slice(0, Math.max(0, mostPrompts - 1 - state.prompts))
}

/** “3/约7 · ”: how far the person has come, and how many it will be at most; from the playbook on, how many it will be. */
export function writeProgress(state: State, deciding?: Deciding): string {
  const place = state.prompts + 1
  // Without a playbook the page of answers is still to come.
  const last = deciding ? place + questionsLeft(state, deciding).length : Math.max(mostPrompts, place + 1)
  return state.reader.words.start.progress(place, last)
}

/** Going back takes the prompt before it out of the count. */
export function countPrompts(keyboard: Keyboard, count: (change: 1 | -1) => void): Keyboard {
  const counted =
    <Question, Value>(ask: (question: Question) => Promise<Value>) =>
    async (question: Question): Promise<Value> => {
      try {
        const answer = await ask(question)
        count(1)
        return answer
      } catch (error) {
        if (error instanceof WentBack) count(-1)
        throw error
      }
    }
  return {
    chooseOne: counted(keyboard.chooseOne) as Keyboard['chooseOne'], // generic in its values
    chooseMany: counted(keyboard.chooseMany) as Keyboard['chooseMany'],
    enterText: counted(keyboard.enterText),
    enterSecret: counted(keyboard.enterSecret),
    confirm: counted(keyboard.confirm),
  }
}
