// The page of answers: all of them in words before anything hangs on them, and each can be changed.
import { actingFor, relation } from '../core/content/known-ids.ts'
import { inLibraryOrder, type QuestionRules } from '../core/content/library.ts'
import { own } from '../core/content/own.ts'
import type { Answer, Session } from '../core/session/schema.ts'
import { WentBack } from '../errors.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { listAnswers } from '../render/answers-view.ts'
import type { Reader } from '../render/reader.ts'
import { askQuestion } from './ask-question.ts'
import { type Answers, askForWhom, isForOther } from './for-whom.ts'
import { type Heard, withHeard } from './own-words.ts'

/** What the person wants: to begin, only to see the plan, to answer what more there is to ask, or another answer. */
export type CheckedAnswers = { kind: 'go-on' | 'look' | 'more' } | { kind: 'changed'; answers: Answers }

interface Checking {
  reader: Reader
  session: Session
  /** Heard in the person's words: taken where the person goes on, and marked here. */
  heard: Heard
  /** How many more questions would change the plan. */
  more: number
  canGoBack: boolean
  progress: string
}

/** Shows the answers and asks what the person wants. Rejects with WentBack with `canGoBack`. */
export async function checkAnswers(ports: Ports, keyboard: Keyboard, checking: Checking): Promise<CheckedAnswers> {
  const { reader, session, heard, more, canGoBack, progress } = checking
  const { start, colon } = reader.words
  const told = withHeard(session, heard)
  const rows = listAnswers(reader, told, { isHeard: (id) => own(session.answers, id) === undefined })
  const titles = reader.titles('playbooks', inLibraryOrder(reader.library, session.playbooks))
  const choices: Choice[] = [
    { value: 'go-on', label: start.checkGoOn },
    { value: 'look', label: start.checkLook },
    ...(more > 0 ? [{ value: 'more', label: start.checkMore(more) }] : []),
    ...rows.map(({ question, text }) => ({ value: `${changing}${question}`, label: text, group: start.checkChange })),
  ]
  for (;;) {
    const chosen = await keyboard.chooseOne({
      message: progress + start.checkAsk,
      hint: `${start.checkAbout}${colon}${titles}`,
      choices,
      canGoBack,
    })
    if (chosen === 'go-on' || chosen === 'look' || chosen === 'more') return { kind: chosen }
    const question = reader.library.questions.get(chosen.slice(changing.length))
    if (!question) continue
    try {
      return { kind: 'changed', answers: await askAgain(ports, keyboard, { reader, session: told, question }) }
    } catch (error) {
      // Back from the question is back to this page.
      if (!(error instanceof WentBack)) throw error
    }
  }
}

/** Asks one question once more, with what is answered standing there. Rejects with WentBack with `canGoBack`. */
export async function askAgain(
  ports: Ports,
  keyboard: Keyboard,
  {
    reader,
    session,
    question,
    canGoBack = true,
  }: { reader: Reader; session: Session; question: QuestionRules; canGoBack?: boolean },
): Promise<Answers> {
  const { id } = question
  if (id === actingFor.question || id === relation.question)
    return askForWhom(keyboard, reader, { current: new Map(Object.entries(session.answers)), canGoBack })
  const current: Answer | undefined = own(session.answers, id)
  const actsForOther = isForOther(session)
  const value = await askQuestion({ ports, keyboard, reader, actsForOther, current, canGoBack }, question)
  return [[id, value]]
}

// No action is called so.
const changing = 'change:'
