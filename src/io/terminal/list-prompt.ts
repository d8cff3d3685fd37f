// A question with choices, on Inquirer's core: one of them or several.
import { createPrompt, isEnterKey, useKeypress, useRef, useState } from '@inquirer/core'
import { safeText } from '../../core/guard/safe-text.ts'
import { choosePage, fitFrame } from './frame.ts'
import type { KeyboardWords } from './keyboard.ts'
import { findRows, type List, type ListRow, openList, pressKey, takeChosen } from './list.ts'
import { hideCursor, isBackKey, type KeyEvent, typedBy, wentBack } from './prompt-keys.ts'
import {
  type Asked,
  answeredRows,
  hung,
  type Look,
  problemRows,
  questionRows,
  quietRows,
  rowsOf,
} from './prompt-look.ts'
import { useRedraw } from './redraw.ts'

export interface ListQuestion extends Asked {
  rows: readonly ListRow[]
  many: boolean
  initial?: string | undefined
  marked?: readonly string[] | undefined
  look: Look
  words: KeyboardWords
  /** Called before the question ends because the person goes back. */
  onBack: () => void
}

/** More rows than a person reads one by one, even where all of them fit. */
const manyRows = 12
/** After so long a digit is a number of its own. */
const newNumberMs = 1_000
/** Below this there is no room for a question and three choices. */
const smallest = { columns: 20, rows: 6 }

/** Asks it; gives the values that were chosen. */
export const listPrompt = createPrompt<string[] | typeof wentBack, ListQuestion>((question, done) => {
  const { look, words } = question
  const [list, setList] = useState(() => openList(question.rows, question))
  const [answer, setAnswer] = useState<readonly number[] | undefined>(undefined)
  const pressedAt = useRef(0)
  const drawn = useRedraw()
  const screen = drawList(question, list)

  useKeypress((key: KeyEvent, readline) => {
    const now = performance.now()
    const isLate = now - pressedAt.current > newNumberMs
    pressedAt.current = now
    // Nothing is to be left of the line that readline makes of it.
    readline.clearLine(0)
    if (answer || !screen.view) return
    if (isBackKey(key) && question.canGoBack) {
      question.onBack()
      done(wentBack)
    } else if (isEnterKey(key)) {
      const chosen = takeChosen(list)
      // Where nothing is found, that stands there already.
      if (!chosen) return setList({ ...list, isRefused: findRows(list).length > 0 })
      setAnswer(chosen)
      done(chosen.flatMap((row) => list.rows[row]?.value ?? []))
    } else setList(pressKey(list, { name: key.name, typed: typedBy(key), isLate }, screen.view))
  })

  if (answer) {
    const labels = answer.map((row) => list.rows[row]?.label ?? '')
    return answeredRows(look, question.message, labels.join(words.semicolon))
  }
  // The cursor stands on a row of its own, which fits into any window.
  const rows = [...screen.rows, ' ']
  drawn.current = { rows, width: look.width }
  return rows.join('\n') + hideCursor
})

interface Screen {
  rows: string[]
  /** Undefined where there is no room to see what a key would do. */
  view: { page: number; finds: boolean } | undefined
}

function drawList(question: ListQuestion, list: List): Screen {
  const { look, words } = question
  const room = process.stderr.rows || 24
  if (room < smallest.rows || look.columns() < smallest.columns)
    return { rows: rowsOf(look, words.tooSmall, 0).slice(0, 1), view: undefined }
  const found = findRows(list)
  const shown = labelRows(question, list, found)
  const all = found.length === list.rows.length ? shown : labelRows(question, list, [...list.rows.keys()])
  const problem = problemRows(look, list.isRefused ? words.many : undefined)
  const parts = { ...questionRows(look, question), list: all.length, problem }
  const layOut = (finds: boolean) => {
    const tip = [
      question.canGoBack ? words.back : undefined,
      finds ? words.typeToFind : undefined,
      list.many ? words.many : words.one,
    ]
    const status = finds ? statusOf(question, list, found) : []
    return fitFrame({ ...parts, status, tip: quietRows(look, tip, words.comma) }, room - 1)
  }
  const isLong = list.rows.length > manyRows || layOut(false).page < all.length
  const frame = layOut(isLong)
  const active = shown.flatMap(({ row }, index) => (row === list.active ? [index] : []))
  const page = choosePage(shown, { begin: active[0] ?? 0, end: (active.at(-1) ?? 0) + 1 }, frame.page)
  const none = found.length === 0 ? quietRows(look, [words.nothingFound(safeText(list.filter))], '') : []
  return {
    rows: [
      ...frame.message,
      ...frame.hint,
      ...none,
      ...page.map(({ text }) => text),
      ...(frame.isLoose ? [''] : []),
      ...frame.status,
      ...frame.problem,
      ...frame.tip,
    ],
    // The last choice of a page is the first one of the next.
    view: { page: Math.max(1, new Set(page.flatMap(({ row }) => row ?? [])).size - 1), finds: isLong },
  }
}

// Where one is, and what was typed to find it. What is ticked may be out of sight.
function statusOf({ look, words }: ListQuestion, list: List, found: readonly number[]): string[] {
  const place = found.length === 0 ? undefined : `${found.indexOf(list.active) + 1}/${found.length}`
  const filter = list.filter === '' ? undefined : words.finding(safeText(list.filter))
  const ticked = list.ticked.length === 0 ? undefined : words.ticked(list.ticked.length)
  return quietRows(look, [place, filter, ticked], words.comma)
}

interface LabelRow {
  text: string
  /** The choice it belongs to; undefined for a heading. */
  row: number | undefined
}

// Each choice with its number, in as many rows as it takes, under the heading of its group.
function labelRows({ look }: ListQuestion, list: List, found: readonly number[]): LabelRow[] {
  const digits = String(list.rows.length).length
  let group: string | undefined
  return found.flatMap((row) => {
    const choice = list.rows[row]
    if (!choice) return []
    const heading = choice.group === group || choice.group === undefined ? [] : rowsOf(look, choice.group, 1)
    group = choice.group
    const isActive = row === list.active
    const box = list.ticked.includes(row) ? ' [x] ' : ' [ ] '
    const number = String(row + 1).padStart(digits)
    const first = `${isActive ? '>' : ' '} ${number}${list.many ? box : '. '}`
    const paint = isActive ? look.paint.strong : (text: string) => text
    return [
      ...heading.map((text) => ({ text: ` ${look.paint.quiet(text)}`, row: undefined })),
      ...hung(first, rowsOf(look, choice.label, first.length)).map((text) => ({ text: paint(text), row })),
    ]
  })
}
