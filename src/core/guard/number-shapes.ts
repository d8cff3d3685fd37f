// What a number looks like by itself: the check digits and the forms of ID cards and bank cards.

// --- ID cards: GB 11643 ------------------------------------------------------------------------------------------------

const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-6])/
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/** Eighteen characters with a province, a birthday and a check digit that fits; the last may be an `X`. */
export function isIdCard(number: string): boolean {
  if (
    !/^.{6}(?:1[89]|20)/.test(number) ||
    !provinces.test(number) ||
    !isBirthday(number.slice(6, 14)) ||
    !/^\d{17}[\dX]$/.test(number)
  )
    return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return checkCharacters[sum % 11] === number[17]
}

/** The form given out until 1999: fifteen digits, two for the year, no check digit. So it needs a word that says so. */
export function isOldIdCard(number: string): boolean {
  return /^\d{15}$/.test(number) && provinces.test(number) && isBirthday(`19${number.slice(6, 12)}`)
}

function isBirthday(day: string): boolean {
  return /^(?:18[89]\d|19\d\d|20[0-4]\d)/.test(day) && isDayOfYear(day.slice(4))
}

/** Four digits that are a year of somebody's life. */
export function isYear(digits: string): boolean {
  return /^(?:19\d|20[0-4])\d$/.test(digits)
}

/** Six digits that are a day of these years, as in 240318. */
export function isShortDate(digits: string): boolean {
  return /^[12]\d{5}$/.test(digits) && isDayOfYear(digits.slice(2))
}

/** Eight digits that are a day, or six that are a month, of the years in which somebody may need this program. */
export function isRecentDate(digits: string): boolean {
  return /^20[12]\d(?:0[1-9]|1[0-2])$/.test(digits) || (/^20[12]\d{5}$/.test(digits) && isDayOfYear(digits.slice(4)))
}

function isDayOfYear(day: string): boolean {
  return /^(?:(?:0[13578]|1[02])(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)(?:0[1-9]|[12]\d|30)|02(?:0[1-9]|[12]\d))$/.test(
    day,
  )
}

// --- bank cards ----------------------------------------------------------------------------------------------------------

// UnionPay, Visa, Mastercard, American Express, and old cards of two large banks (9558, 6013). No card begins with a year of
// this century, and receipts often do.
const common =
  /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|9558\d{15}|6013\d{15})$/
// What else mainland banks have issued, JCB, Diners, Discover, old Visa. One order number in ten looks so.
const rare = /^(?:[4-69]\d{15,18}|4\d{12}|35\d{14}|3[068]\d{12})$/

/** Which kind of card number it may be, going by its length, its beginning and its check digit (Luhn). */
export function bankCardKind(digits: string): 'common' | 'rare' | undefined {
  if (!/^[2-69]/.test(digits)) return undefined
  const kind = common.test(digits) ? 'common' : rare.test(digits) ? 'rare' : undefined
  return kind && passesLuhn(digits) ? kind : undefined
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const value = digits.charCodeAt(place) - zero
    const doubled = (digits.length - place) % 2 === 0 ? value * 2 : value
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const zero = '0'.charCodeAt(0)

/**
 * Whether groups are as long as people and banks write card numbers: 4-4-4-4-3 and every other even division, 4-4-4-7,
 * 6-13, 6-4-4-2, 4-6-5. A phone number beside another is not grouped so.
 */
export function isGroupedAsCard(lengths: readonly number[]): boolean {
  const [first = 0, second] = lengths
  const last = lengths.at(-1) ?? 0
  if (lengths.length === 1) return true
  if (lengths.length === 2) return first === 6
  if (lengths.length === 3 && first === 4 && second === 6) return true
  if (first === 6 && lengths.length > 2 && lengths.slice(1, -1).every((length) => length === 4)) return last <= 4
  const isRest = last <= first || (first === 4 && last === 7 && lengths.length === 4)
  return first <= 6 && isRest && lengths.slice(1, -1).every((length) => length === first)
}
