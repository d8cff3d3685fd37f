// What of a question fits on the screen: a person must see what is asked and some of the choices, however long it is.

/** Rows of a question, laid out for the width of the screen. */
export interface FrameParts {
  message: readonly string[]
  hint: readonly string[]
  /** The rows to choose from; none where a text is typed. */
  list: number
  /** Where in the list one is. */
  status: readonly string[]
  /** Which keys there are. */
  tip: readonly string[]
  /** Why the last key or text will not do. */
  problem: readonly string[]
}

/** The same as far as there is room, and how many rows of the list are shown at a time. */
export interface Frame extends Omit<FrameParts, 'list'> {
  page: number
  /** There is room for a blank row between the list and what stands below it. */
  isLoose: boolean
}

// As far in as the rows that it stands for.
const mark = '  …'

/** Fits a question into so many rows. The list goes to pages first, then the hint is cut, and the message last. */
export function fitFrame(parts: FrameParts, rows: number): Frame {
  const least = Math.min(parts.list, Math.max(3, Math.min(5, Math.floor(rows / 4))))
  let { message, hint, status, tip } = parts
  const room = () => rows - message.length - hint.length - status.length - tip.length - parts.problem.length
  const missing = () => Math.max(0, least - room())
  hint = cut(hint, missing(), 0)
  if (missing() > 0) hint = []
  if (missing() > 0) tip = []
  if (missing() > 0) status = []
  message = cut(message, missing(), 1)
  const page = Math.min(parts.list, Math.max(1, room()))
  return { message, hint, status, tip, problem: parts.problem, page, isLoose: room() > page }
}

// Fewer rows, the last of which says that some are missing. The first ones are kept in any case.
function cut(lines: readonly string[], count: number, first: number): readonly string[] {
  if (count === 0 || lines.length <= first) return lines
  return [...lines.slice(0, Math.max(first, lines.length - count - 1)), mark]
}

/** The rows that a page shows, so that the rows from `begin` to `end` are on it, in the middle where that can be. */
export function choosePage<Row>(
  rows: readonly Row[],
  { begin, end }: { begin: number; end: number },
  page: number,
): Row[] {
  const inMiddle = begin - Math.max(0, Math.floor((page - (end - begin)) / 2))
  const first = Math.max(0, Math.min(inMiddle, rows.length - page))
  return rows.slice(first, first + page)
}
