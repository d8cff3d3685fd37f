// ID cards and bank cards in a plain text, however their digits are split: by check digits, and by what is said of them.
import { type Digits, type JoinedNumber, joinGroups } from './digit-groups.ts'
import { type Context, closeWordInFront, isTalkedOf, touches, wordBehind } from './number-context.ts'
import { bankCardKind, isGroupedAsCard, isIdCard, isOldIdCard } from './number-shapes.ts'
import { isSerial } from './small-numbers.ts'

/** A card's number. */
export interface FoundCard {
  kind: 'id-card' | 'bank-card'
  start: number
  end: number
  /** Hardly anything else can be meant. */
  isCertain: boolean
}

/** Every ID-card and bank-card number, in order. `isReference`: the number of a case or a receipt was asked for. */
export function findCards(context: Context, digits: Digits, { isReference }: { isReference: boolean }): FoundCard[] {
  const found: FoundCard[] = []
  let from = 0
  for (const [first, { start }] of digits.groups.entries()) {
    if (start < from) continue
    const card =
      idCardAt(context, digits, first) ??
      bankCardAt(context, digits, first, {
        isReference,
        isOneMore: start - from <= 80 && found.at(-1)?.kind === 'bank-card',
      }) ??
      cardInParts(context, digits, first)
    if (!card) continue
    found.push(card)
    from = card.end
  }
  return found
}

// --- ID cards --------------------------------------------------------------------------------------------------------

// Whatever stands between, as in “前六位110105，生日19491231，最后002X”: the check digit tells.
function idCardAt(context: Context, all: Digits, first: number): FoundCard | undefined {
  let found: FoundCard | undefined
  for (const number of joinGroups(all, first, { lengths: [15, 17, 18], by: 'any' })) {
    const { digits } = number
    const { start, end } = placeOf(all, number)
    const card = { kind: 'id-card' as const, start, isCertain: true }
    if (digits.length === 15 && isOldIdCard(digits) && closeWordInFront(context, start) === 'id')
      found = { ...card, end }
    if (digits.length === 17 && isIdCard(`${digits}X`)) {
      const last = /^(?:[x叉乂]|[^\p{L}\p{N}]{1,3}[x叉乂](?![a-z0-9]))/u.exec(context.text.slice(end, end + 5))
      if (last) found = { ...card, end: end + last[0].length }
    }
    if (digits.length === 18 && isIdCard(digits)) found = { ...card, end }
  }
  return found && closeWordInFront(context, found.start) !== 'receipt' ? found : undefined
}

function placeOf({ groups }: Digits, { first, last }: JoinedNumber): { start: number; end: number } {
  return { start: groups[first]?.start ?? 0, end: groups[last]?.end ?? 0 }
}

// --- bank cards --------------------------------------------------------------------------------------------------------

// One order number in ten has a fitting check digit. So what does not begin or is not grouped as most cards counts only
// where a card or a bank is talked of.
function bankCardAt(
  context: Context,
  all: Digits,
  first: number,
  { isReference, isOneMore }: { isReference: boolean; isOneMore: boolean },
): FoundCard | undefined {
  let found: FoundCard | undefined
  for (const number of joinGroups(all, first, { lengths: [13, 14, 15, 16, 17, 18, 19], by: 'joined' })) {
    const kind = bankCardKind(number.digits)
    if (!kind) continue
    const place = placeOf(all, number)
    if (isSomethingElse(context, { ...number, ...place }, isReference)) continue
    const parts = all.groups.slice(first, number.last + 1)
    // A list of amounts looks so too, but for its beginning.
    const isList = !number.digits.startsWith('62') && parts.slice(1).some(({ gap = '' }) => /[,;、]/.test(gap))
    const isPlain = kind === 'common' && !isList && isGroupedAsCard(parts.map(({ digits }) => digits.length))
    const isTalk = isTalkedOf(context, place, { about: 'card', before: 40, behind: 24 })
    if (isPlain || isTalk || (isOneMore && isGroupedAsCard(parts.map(({ digits }) => digits.length))))
      found = { kind: 'bank-card', ...place, isCertain: isTalk || parts.length > 2 }
  }
  return found
}

// “前四位6225然后8846再3435再4255”, “first half …, second half …”, “6214|8311|…”: words between the parts that count them or go on.
function cardInParts(context: Context, all: Digits, first: number): FoundCard | undefined {
  for (const number of joinGroups(all, first, { lengths: [16, 17, 18, 19], by: 'near' })) {
    const groups = all.groups.slice(first, number.last + 1)
    const kind = bankCardKind(number.digits)
    if (groups.length < 2 || !kind) continue
    const gaps = groups.slice(1).map(({ gap = '' }) => gap)
    if (!gaps.every((gap) => goesOn.test(gap)) || groups.some(({ digits }) => phone.test(digits))) continue
    const place = placeOf(all, number)
    if (closeWordInFront(context, place.start) === 'receipt') continue
    const isGrouped = isGroupedAsCard(groups.map(({ digits }) => digits.length))
    const isTold =
      isTalkedOf(context, place, { about: 'card', before: 40, behind: 40 }) ||
      countsParts.test(context.text.slice(Math.max(0, place.start - 16), place.start)) ||
      (number.digits.startsWith('62') && isGrouped && groups.length >= 4)
    // Without a word that goes on it is a list.
    const isCounted = gaps.every((gap) => /[\p{L}|]/u.test(gap))
    if (isTold && (isCounted || isGrouped)) return { kind: 'bank-card', ...place, isCertain: false }
  }
  return undefined
}

const goesOn =
  /^(?:[\s,.:;|()[\]*/-]|接着|接|然后|再|又|加上?|前半?|[后中下]一?半?[面截段行]?|间|半|截|段|头|尾|行|最后|末|逗号|回车|换行|空格|剩下?的?|余下?|是|就是|[一二两三四五六七八]|位|个|数|我|他|她|念|说|写|发|另|then|next|and|the|last|rest|first|second|third|half|part|line|one|two|three|four|six|eight|digits?|numbers?|are|is|it's|it|comma|plus|space|enter|new|remaining|followed|by|on|in)*$/
const countsParts =
  /(?:前|开头|头|先是?|第一)(?:面|边|半|截|段|行)*(?:的)?[0-9一二三四六八]?[位个]?数?(?:是|:)? ?$|(?:first|starts?|line one|part one)(?: (?:with|half|part|line))?(?: (?:four|six|eight|[468]))?(?: digits?)?(?: of (?:the|my) card)?(?: are| is|:)? ?$/
const phone = /^1[3-9]\d{9}$/

// Serial numbers and hashes mix letters and digits; “card4111…” is still a card, and so is “to4111…”.
const hash = /^[a-f]{1,3}[0-9]/
const currency = /[¥$€£]\s?$/

function isSomethingElse(
  context: Context,
  { digits, start, end }: { digits: string; start: number; end: number },
  isReference: boolean,
): boolean {
  if (isReference && !digits.startsWith('62')) return true
  const before = context.text.slice(Math.max(0, start - 4), start)
  const after = context.text.slice(end, end + 12)
  const isChinese = digits.startsWith('62')
  // No amount has sixteen digits, and no parcel is numbered as the cards of this country are.
  // A mark on either side is no currency.
  if ((currency.test(before) && !isChinese && !/^\s?[¥$€£]/.test(after)) || /^\.[0-9]/.test(after)) return true
  if (!isChinese && (hash.test(after) || (isSerial(context.text, start) && !touches(context, start, ['card', 'id']))))
    return true
  const inFront = closeWordInFront(context, start)
  if (inFront === 'receipt' || inFront === 'number' || (inFront === 'unnamed' && !isChinese)) return true
  const behind = wordBehind(context, end)
  return behind?.said === 'receipt' && behind.isClose
}
