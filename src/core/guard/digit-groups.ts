// The digits of a plain text, run by run, and the numbers that runs make together.

/** A run of digits. */
export interface DigitGroup {
  digits: string
  start: number
  end: number
  /** What stands between the run before and this one; undefined for the first one and where it is long. */
  gap: string | undefined
  /** Only a few marks, spaces or a line's end stand there, or the edge between two cells of one digit each. */
  isJoined: boolean
}

/** All digits of a text. */
export interface Digits {
  groups: readonly DigitGroup[]
  /** All of them in a row, and for each group how many stand before it. */
  row: string
  before: readonly number[]
  /** The group that ends behind so many digits. */
  endingAt: readonly (number | undefined)[]
  /** For each group how far a number that begins with it may go, in digits of the row. */
  reach: { any: readonly number[]; near: readonly number[]; joined: readonly number[] }
}

const longestGap = 20
// Where digits were masked, what is left is no whole number.
const maskedPart = /(?:[*x×•]\s?){3}/
const longestMarks = 5
const marks = /^[^\p{L}\p{N}|]+$/u
// The cells of a form hold one digit each; those of a table hold numbers.
const cells = /^[^\p{L}\p{N}]+$/u

/** Finds them. */
export function findDigits(text: string): Digits {
  const groups: DigitGroup[] = []
  const isClose: boolean[] = []
  const isNear: boolean[] = []
  const before: number[] = []
  const endingAt: number[] = []
  let row = ''
  for (const { 0: digits, index: start } of text.matchAll(/[0-9]+/g)) {
    const end = groups.at(-1)?.end ?? Number.NEGATIVE_INFINITY
    const gap = start - end <= longestGap ? text.slice(end, start) : undefined
    const hangsOn = gap !== undefined && !maskedPart.test(gap)
    const isCell = digits.length === 1 && groups.at(-1)?.digits.length === 1
    before.push(row.length)
    row += digits
    endingAt[row.length] = groups.length
    isClose.push(gap !== undefined)
    isNear.push(hangsOn)
    groups.push({
      digits,
      start,
      end: start + digits.length,
      gap,
      isJoined: hangsOn && gap.length <= longestMarks && (isCell ? cells : marks).test(gap),
    })
  }
  const reachBy = (hangsOn: (index: number) => boolean) => {
    const reach: number[] = []
    for (let index = groups.length - 1; index >= 0; index -= 1) {
      const own = (before[index] ?? 0) + (groups[index]?.digits.length ?? 0)
      reach[index] = hangsOn(index + 1) ? (reach[index + 1] ?? own) : own
    }
    return reach
  }
  const reach = {
    any: reachBy((index) => isClose[index] === true),
    near: reachBy((index) => isNear[index] === true),
    joined: reachBy((index) => groups[index]?.isJoined === true),
  }
  return { groups, row, before, endingAt, reach }
}

/** A number that groups make. */
export interface JoinedNumber {
  digits: string
  /** Its first and its last group. */
  first: number
  last: number
}

/**
 * The numbers of certain lengths that begin with a group. `any`: whatever stands between its parts, a few words too; `near`: but no
 * masked digits; `joined`: marks and spaces at most.
 */
export function joinGroups(
  { row, before, endingAt, reach }: Digits,
  first: number,
  { lengths, by }: { lengths: readonly number[]; by: keyof Digits['reach'] },
): JoinedNumber[] {
  const found: JoinedNumber[] = []
  const from = before[first] ?? 0
  for (const length of lengths) {
    if (from + length > (reach[by][first] ?? 0)) break
    const last = endingAt[from + length]
    if (last !== undefined) found.push({ digits: row.slice(from, from + length), first, last })
  }
  return found
}

/** The groups that do not stand in places already taken; both in the order of the text. */
export function outside(groups: readonly DigitGroup[], taken: readonly { start: number; end: number }[]): DigitGroup[] {
  let next = 0
  return groups.filter(({ start, end }) => {
    while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    return end <= (taken[next]?.start ?? Number.POSITIVE_INFINITY)
  })
}
