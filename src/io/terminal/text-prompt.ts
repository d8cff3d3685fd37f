// Questions that are answered by typing, on Inquirer's core: a text, yes or no, and what nobody sees.
import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core'
import { safeText } from '../../core/guard/safe-text.ts'
import { fitFrame } from './frame.ts'
import type { KeyboardWords } from './keyboard.ts'
import { hideCursor, isBackKey, type KeyEvent, wentBack } from './prompt-keys.ts'
import { type Asked, answeredRows, type Look, problemRows, questionRows, quietRows } from './prompt-look.ts'
import { useRedraw } from './redraw.ts'
import { isBackLine, readYesNo } from './typed-line.ts'

interface TypedQuestion extends Asked {
  look: Look
  words: KeyboardWords
  /** Called before the question ends because the person goes back. */
  onBack: () => void
}

export interface TextQuestion extends TypedQuestion {
  /** Why a text will not do. */
  check: (text: string) => string | undefined
  /** What stays on the screen of an answer. */
  shownAnswer: (text: string) => string
  /** What stands there at first. */
  initial?: string | undefined
  /** Whether more keys come right behind this one, as from what is pasted: it is drawn once, behind the last. */
  hasMore: () => boolean
}

/** Asks for a line of text. One that is refused stays to be corrected. */
export const textPrompt = createPrompt<string | typeof wentBack, TextQuestion>((question, done) => {
  const { look, words } = question
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [isAnswered, setAnswered] = useState(false)
  const drawn = useRedraw()

  useKeypress((key: KeyEvent, readline) => {
    if (isAnswered) return
    // What was there before may be left as it is, too.
    const isUntouched = text === '' || text === question.initial
    const goesBack = isEnterKey(key) ? isBackLine(text) : isBackKey(key) && isUntouched
    if (question.canGoBack && goesBack) {
      question.onBack()
      done(wentBack)
    } else if (isEnterKey(key)) {
      const refused = question.check(text)
      setProblem(refused)
      // Readline has begun a new line.
      if (refused !== undefined) return readline.write(text)
      setAnswered(true)
      done(text)
    } else if (!question.hasMore()) {
      setText(readline.line)
      setProblem(undefined)
    }
  })

  if (isAnswered) return answeredRows(look, question.message, question.shownAnswer(text))
  // What was pasted must not reach the terminal as it is.
  const most = Math.max(1, Math.floor(screenRows() / 2)) * (look.columns() - 1)
  const line = `> ${lastOf(safeText(text), most - 4, look.width)}`
  const typedRows = Math.max(1, Math.ceil(look.width(line) / (look.columns() - 1)))
  const tip = quietRows(look, [question.canGoBack ? words.back : undefined], '')
  const rows = rowsAbove(question, { tip, problem: problemRows(look, problem), below: typedRows })
  drawn.current = { rows: [...rows, ...Array.from({ length: typedRows }, () => '')], width: look.width }
  return [...rows, line].join('\n')
})

export interface YesNoQuestion extends TypedQuestion {
  initial: boolean
}

/** Asks for yes or no; enter alone takes what is there at first. */
export const yesNoPrompt = createPrompt<boolean | typeof wentBack, YesNoQuestion>((question, done) => {
  const { look, words } = question
  const [text, setText] = useState('')
  const [isRefused, setRefused] = useState(false)
  const [answer, setAnswer] = useState<boolean | undefined>(undefined)
  const drawn = useRedraw()

  useKeypress((key: KeyEvent, readline) => {
    if (answer !== undefined) return
    const goesBack = isEnterKey(key) ? isBackLine(text) : isBackKey(key) && text === ''
    if (question.canGoBack && goesBack) {
      question.onBack()
      done(wentBack)
    } else if (isEnterKey(key)) {
      const said = text.trim() === '' ? question.initial : readYesNo(text)
      setRefused(said === undefined)
      if (said === undefined) return readline.write(text)
      setAnswer(said)
      done(said)
    } else {
      setText(readline.line)
      setRefused(false)
    }
  })

  if (answer !== undefined) return answeredRows(look, question.message, answer ? words.yes : words.no)
  const keys = [question.initial ? 'Y/n' : 'y/N', ...(question.canGoBack ? [words.back] : [])].join(words.comma)
  const asked = { ...question, message: `${question.message} (${keys})` }
  // Above, for what is typed stands right behind the question.
  const problem = problemRows(look, isRefused ? words.yesNo : undefined)
  const rows = [...problem, ...rowsAbove(asked, { tip: [], problem: [], below: problem.length })]
  drawn.current = { rows, width: look.width }
  return `${rows.join('\n')} ${safeText(text)}`
})

/** Asks for a text that is not shown. */
export const hiddenPrompt = createPrompt<string, Omit<TypedQuestion, 'canGoBack' | 'onBack'>>((question, done) => {
  const { look, words } = question
  const [text, setText] = useState('')
  const [isAnswered, setAnswered] = useState(false)
  const drawn = useRedraw()

  useKeypress((key: KeyEvent, readline) => {
    if (isAnswered) return
    if (!isEnterKey(key)) return setText(readline.line)
    setAnswered(true)
    done(text)
  })

  if (isAnswered) return answeredRows(look, question.message, '')
  const rows = rowsAbove(question, { tip: quietRows(look, [words.hidden], ''), problem: [], below: 0 })
  drawn.current = { rows, width: look.width }
  return rows.join('\n') + hideCursor
})

function screenRows(): number {
  return process.stderr.rows || 24
}

// The end of a text that is too long for the screen: that is where it is written on.
function lastOf(text: string, columns: number, width: Look['width']): string {
  if (width(text) <= columns) return text
  const kept: string[] = []
  let used = 0
  for (const character of [...text].reverse()) {
    used += width(character)
    if (used > columns) break
    kept.unshift(character)
  }
  return `…${kept.join('')}`
}

// The question and all that is said about it, in the rows that what is typed leaves.
function rowsAbove(
  question: TypedQuestion | Omit<TypedQuestion, 'onBack'>,
  { tip, problem, below }: { tip: string[]; problem: string[]; below: number },
): string[] {
  // Inquirer begins a row more where it believes that one is full.
  const room = screenRows() - below - 1
  const frame = fitFrame({ ...questionRows(question.look, question), list: 0, status: [], tip, problem }, room)
  return [...frame.message, ...frame.hint, ...frame.tip, ...frame.problem]
}
