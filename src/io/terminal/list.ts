// A list of choices while somebody moves in it: what each key makes of it, without a terminal.

/** A choice as it is shown. */
export interface ListRow<Value extends string = string> {
  value: Value
  label: string
  group: string | undefined
  /** Choosing it clears the others. */
  alone: boolean
}

interface Ticks {
  ticked: readonly number[]
  /** Ticks that the person took away: enter does not take such a row by itself. */
  takenOut: readonly number[]
}

/** Where somebody stands in it. Rows are named by their place, which never changes. */
export interface List extends Ticks {
  rows: readonly ListRow[]
  many: boolean
  active: number
  /** What was typed to find a row. */
  filter: string
  /** The number typed last, and what was ticked before it. */
  digits: string
  before: Ticks
  /** Enter was pressed and nothing could be taken. */
  isRefused: boolean
}

/** A key: its name where it has one, and what it types. */
export interface ListKey {
  name: string | undefined
  typed: string
  /** It comes a while after the one before: a digit begins a number. */
  isLate: boolean
}

/** What the screen makes of the list now. */
export interface ListView {
  /** Choices on a page. */
  page: number
  /** Letters look for rows. */
  finds: boolean
}

/** A list as it is first shown. */
export function openList(
  rows: readonly ListRow[],
  {
    many,
    initial,
    marked = [],
  }: { many: boolean; initial?: string | undefined; marked?: readonly string[] | undefined },
): List {
  const ticked = rows.flatMap(({ value }, index) => (marked.includes(value) ? [index] : []))
  const active = Math.max(
    0,
    rows.findIndex(({ value }) => value === initial),
  )
  const ticks: Ticks = { ticked, takenOut: [] }
  return { rows, many, active, ...ticks, filter: '', digits: '', before: ticks, isRefused: false }
}

/** The rows that what was typed leaves. */
export function findRows({ rows, filter }: Pick<List, 'rows' | 'filter'>): number[] {
  const wanted = comparable(filter)
  return rows.flatMap(({ label, value }, index) =>
    comparable(label).includes(wanted) || comparable(value).includes(wanted) ? [index] : [],
  )
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

/** What enter takes; undefined where there is nothing to take. */
export function takeChosen(list: List): number[] | undefined {
  if (list.many && list.ticked.length > 0) return list.ticked.toSorted((one, other) => one - other)
  const canTake = findRows(list).includes(list.active) && !list.takenOut.includes(list.active)
  return canTake ? [list.active] : undefined
}

/** The list after a key. */
export function pressKey(list: List, key: ListKey, view: ListView): List {
  const found = findRows(list)
  const at = found.indexOf(list.active)
  const go = (place: number): List => {
    const active = found[Math.min(Math.max(place, 0), found.length - 1)] ?? list.active
    return { ...list, active, digits: '', isRefused: false }
  }
  switch (key.name) {
    case 'up':
      return go(at - 1)
    case 'down':
      return go(at + 1)
    case 'pageup':
      return go(at - view.page)
    case 'pagedown':
      return go(at + view.page)
    case 'home':
      return go(0)
    case 'end':
      return go(found.length - 1)
    case 'backspace':
      return withFilter(list, [...list.filter].slice(0, -1).join(''))
  }
  // Who writes Chinese types full-width digits and spaces as well.
  return [...key.typed.normalize('NFKC')].reduce(
    (before, character) => typeCharacter(before, character, { ...view, ...key }),
    list,
  )
}

function typeCharacter(
  list: List,
  character: string,
  { finds, isLate }: Pick<ListView & ListKey, 'finds' | 'isLate'>,
): List {
  if (/^[0-9]$/.test(character)) return typeDigit(list, character, isLate ? '' : list.digits)
  if (character === ' ' && list.many) return tickActive(list)
  if (!finds || /^\p{C}$/u.test(character) || (character === ' ' && list.filter === '')) return list
  return withFilter(list, list.filter + character)
}

function withFilter(list: List, filter: string): List {
  const found = findRows({ rows: list.rows, filter })
  const active = found.includes(list.active) ? list.active : (found[0] ?? list.active)
  return { ...list, filter, active, digits: '', isRefused: false }
}

const longList = 20

// 1 and then 2 is 12, where there is such a row. In a long list, where one types two digits, 99 is no slip for 9.
function typeDigit(list: List, digit: string, typed: string): List {
  const found = findRows(list)
  const candidates = typed !== '' && list.rows.length > longList ? [typed + digit] : [typed + digit, digit]
  const digits = candidates.find((number) => found.includes(Number(number) - 1))
  if (digits === undefined) return { ...list, digits: '' }
  const active = Number(digits) - 1
  const before: Ticks = digits === digit ? { ticked: list.ticked, takenOut: list.takenOut } : list.before
  const moved = { ...list, ...before, active, digits, before, isRefused: false }
  return list.many ? toggle(moved, active) : moved
}

// A number ticks the row already: the space behind it, out of habit, must not take that back.
function tickActive(list: List): List {
  if (list.digits !== '') return { ...list, digits: '' }
  return findRows(list).includes(list.active) ? toggle({ ...list, isRefused: false }, list.active) : list
}

function toggle(list: List, row: number): List {
  if (list.ticked.includes(row))
    return { ...list, ticked: list.ticked.filter((one) => one !== row), takenOut: [...list.takenOut, row] }
  const isAlone = (one: number) => list.rows[one]?.alone ?? false
  const kept = isAlone(row) ? [] : list.ticked.filter((one) => !isAlone(one))
  return { ...list, ticked: [...kept, row], takenOut: list.takenOut.filter((one) => one !== row) }
}
