// Verification codes, security codes of cards and number passwords in a plain text: by what is said around a few digits.
import type { DigitGroup } from './digit-groups.ts'
import {
  type Context,
  isTalkedOf,
  lastTopic,
  type Saying,
  secrets,
  type Talk,
  touches,
  wordsBehind,
  wordsInFront,
} from './number-context.ts'
import { isRecentDate } from './number-shapes.ts'
import { findSmallNumbers, type SmallNumber } from './small-numbers.ts'
import {
  howTold,
  isCounted,
  isExplained,
  isGone,
  isNamedBehind,
  isNamedInFront,
  isOneMore,
  isPassedBefore,
  isPassedOn,
  isReadOut,
  isReply,
} from './telling.ts'

/** Where a code stands. */
export interface FoundCode {
  start: number
  end: number
}

/** Every code, in order. */
export function findCodes(context: Context, groups: readonly DigitGroup[]): FoundCode[] {
  const found: FoundCode[] = []
  let before: { digits: string; end: number; isCode: boolean } | undefined
  for (const number of findSmallNumbers(context.text, groups)) {
    const gap =
      before?.digits.length === number.digits.length ? context.text.slice(before.end, number.start) : undefined
    // One of a list is what the others are.
    const isSecret =
      gap !== undefined && inOneList.test(gap)
        ? before?.isCode === true && !isCounted(context.text, number)
        : isCode(context, number, { isMore: gap !== undefined && before?.isCode === true && isOneMore(gap) })
    if (isSecret) found.push({ start: number.start, end: number.end })
    before = { digits: number.digits, end: number.end, isCode: isSecret }
  }
  return found
}

const inOneList = /^(?:[\s,、/]|和|或|与|及|跟|还有|and|or)+$/
const longestCode = 8

// A close word decides; then a word in the clause; then what is talked of near by, if the number comes or is told to somebody.
function isCode(context: Context, number: SmallNumber, { isMore }: { isMore: boolean }): boolean {
  if (!isPossible(context, number) || isCounted(context.text, number) || isPartOfWord(context, number)) return false
  const front = sayInFront(context, number)
  if (number.digits.length > longestCode)
    return front?.said === 'password'
      ? (front.isClose || isNamedInFront(context.text, number)) && fitsItsName(context, number, front)
      : isDescribedInFront(context, number)
  if (number.digits.length === 3) return isSecurityCode(context, number, front)
  // The person said what it is.
  if (front?.isClose && front.said === 'receipt') return false
  if (isNamedBehind(context.text, number) && isNameOf(context, number)) return true
  if (front?.isClose && !isWeak(front)) return isSecret(front) && fitsItsName(context, number, front)
  if (isListed(context, number)) return true
  if (couldBeAnything(context, number)) return false
  if (isMore && !isRound(number)) return true
  const behind = sayBehind(context, number)
  if (behind?.isClose && isSecret(behind) && (number.digits.length === 6 || isPointedAt(context, number, front)))
    return true
  return (!behind?.isClose || isSecret(behind)) && isTalkedAbout(context, number, { front, behind })
}

// How far talk of codes and messages reaches: a few clauses.
const near = {
  secret: { before: 160, behind: 140 },
  message: { before: 60, behind: 40 },
}

// Most numbers stand where nobody talks of codes.
function isPossible(context: Context, number: SmallNumber): boolean {
  return (
    isTalkedOf(context, number, { about: 'secret', ...near.secret }) ||
    isTalkedOf(context, number, { about: 'message', before: 120, behind: near.message.behind }) ||
    isTalkedOf(context, number, { about: 'security-code', before: 80, behind: 20 }) ||
    isReadOut(context.text, number)
  )
}

// Letters right in front belong to it, unless they are the word: “cvv123”, “otp482913”. One service writes “G-482913”.
function isPartOfWord(context: Context, { start }: SmallNumber): boolean {
  return /[a-z]$|[a-z0-9]_+$/.test(context.text.slice(Math.max(0, start - 4), start)) && !touches(context, start)
}

// --- what the words say ------------------------------------------------------------------------------------------------

interface Sayings {
  front: Saying | undefined
  behind: Saying | undefined
}

function isSecret(saying: Saying | undefined): boolean {
  return saying !== undefined && secrets.includes(saying.said)
}

// A message says little, and so do “the last three”.
function isWeak({ said }: Saying): boolean {
  return said === 'message' || said === 'three'
}

// The nearest close word, or the nearest secret in the clause, or a weak word.
function sayInFront(context: Context, number: SmallNumber): Saying | undefined {
  let weak: Saying | undefined
  let aside: Saying | undefined
  for (const saying of wordsInFront(context, number.start)) {
    if (isWeak(saying)) weak ??= saying.isClose ? saying : undefined
    else if (isSecret(saying)) return saying
    else if (saying.isClose) {
      // “The code from my bank: 482913” and “the code was stolen: 482913” speak of the code.
      const isAside = (saying.said === 'card' || saying.said === 'taken') && isNamedInFront(context.text, number)
      if (!isAside) return aside ?? saying
      aside ??= saying
    }
  }
  return aside ?? weak
}

// People do things with a number that stands in front of them; it is not theirs.
function sayBehind(context: Context, { end }: SmallNumber): Saying | undefined {
  for (const saying of wordsBehind(context, end)) if (!isWeak(saying) && saying.said !== 'person') return saying
  return undefined
}

// “… is your Facebook account security code”, whoever it comes from; but “2018 was when I set the password”.
function isNameOf(context: Context, { digits, end }: SmallNumber): boolean {
  for (const saying of wordsBehind(context, end))
    if (!isWeak(saying) && saying.said !== 'person' && saying.said !== 'card')
      return isSecret(saying) && (saying.isClose || !year.test(digits))
  return false
}

// Three digits are the code on the back of a card.
function isSecurityCode(context: Context, number: SmallNumber, front: Saying | undefined): boolean {
  if (front?.isClose && !isWeak(front)) return front.said === 'security-code'
  if (front?.said === 'security-code' || sayBehind(context, number)?.said === 'security-code') return true
  const told = howTold(context.text, number)
  if (!front?.isClose && (told === undefined || told === 'beginning')) return false
  return isTalkedOf(context, number, { about: 'security-code', before: 80, behind: 20 })
}

// “验证码 20261122” and “换的密码 202611” are when it was, “给了密码 5000 被转走” what it cost.
function fitsItsName({ text }: Context, number: SmallNumber, { said }: Saying): boolean {
  if (isRecentDate(number.digits) && (said === 'code' || text[number.start - 1] === ' ')) return false
  if (said === 'code' && hotline.test(number.digits)) return false
  return !(isRound(number) && isGone(text, number))
}

// “密码是纯数字的,1029384756”: what is said of a password, and then the password.
function isDescribedInFront(context: Context, number: SmallNumber): boolean {
  return (
    lastTopic(context, number.start) === 'password' &&
    howTold(context.text, number) === 'clause' &&
    description.test(context.text.slice(Math.max(0, number.start - 24), number.start))
  )
}

const description =
  /(?:密码|口令|password|pin|passcode)[^,。;!?\n\d]{0,4}(?:是|为|用|设|有|很|比较|全|is|was|has)[^,。;!?\n\d]{0,12}[,-]\s*$/

// “收到的验证码:\n1. 小明 4409\n2. 小红 8127”: the line above a list says what is listed.
function isListed(context: Context, { start, end }: SmallNumber): boolean {
  if (!/^\s*(?:\n|$)/.test(context.text.slice(end, end + 4))) return false
  const from = Math.max(0, start - longestList)
  const lines = context.text.slice(from, start).split('\n')
  if (lines.length < 2 || !item.test(lines.pop() ?? '')) return false
  while (lines.length > 1 && itemWithNumber.test(lines.at(-1) ?? '')) lines.pop()
  const head = lines.join('\n')
  const topic = /:\s*$/.test(head) ? lastTopic(context, from + head.length) : undefined
  return topic !== undefined && secrets.includes(topic)
}

const longestList = 300
const item = /^\s*(?:\d{1,2}[.、):]|[-*•·])? ?[^\d\n]{0,16}$/
const itemWithNumber = /^\s*(?:\d{1,2}[.、):]|[-*•·])? ?[^\d\n]{0,16}(?:\d{3,8})?\s*$/

// “4829 验证码” may be anything, and “87654321的验证码” is about the number’s owner.
function isPointedAt({ text }: Context, { end }: SmallNumber, front: Saying | undefined): boolean {
  return front !== undefined || /^(?:[^\s的]|\s*[("“”」』=-]|\s*(?:is|was|as)\b)/.test(text.slice(end, end + 8))
}

// Years, days, short numbers to call, numbers of a small town; what is gone is money.
function couldBeAnything({ text }: Context, number: SmallNumber): boolean {
  const { digits } = number
  return (
    digits.length === 7 || year.test(digits) || isRecentDate(digits) || hotline.test(digits) || isGone(text, number)
  )
}

const year = /^(?:19|20)\d\d$/
// 95588, 12306, 10086.
const hotline = /^(?:95|96|10|11|12)\d{3}$/

function isRound({ digits }: SmallNumber): boolean {
  return digits.endsWith(digits.length === 6 ? '000' : '00')
}

// Without a close word: what is talked of near by, and whether the number comes or is passed on. Six digits are a code more
// often than any other number of them.
function isTalkedAbout(context: Context, number: SmallNumber, { front, behind }: Sayings): boolean {
  if (isRound(number)) return false
  const { text } = context
  const told = howTold(text, number)
  const isPassed = told === 'verb' || isPassedOn(text, number)
  const hasCome = front?.said === 'message'
  const isTalk = (about: Talk, reach: { before?: number; behind?: number }) =>
    isTalkedOf(context, number, { about, ...reach })
  if (number.digits.length === 6) {
    if (isSecret(front) || (isSecret(behind) && !number.isSplit) || isReadOut(text, number)) return true
    if (!told && !isPassed && !hasCome && !isPassedBefore(text, number)) return false
    return isTalk('secret', near.secret) || isTalk('message', near.message)
  }
  if (isSecret(front)) return told !== undefined || isPassed || front?.said === 'password'
  if (isReply(text, number)) return isTalk('message', { before: 60 }) && !isOtherAskedFor(context, number)
  const isTold = told !== undefined && told !== 'beginning'
  return (
    (isTalk('secret', { before: 120 }) && (isTold || hasCome || isPassed)) ||
    (isTalk('secret', { behind: near.secret.behind }) && isPassed) ||
    (isTalk('secret', { behind: 60 }) && isTold && isExplained(text, number)) ||
    (isTalk('message', { before: 120 }) && told === 'verb') ||
    (isTalk('message', { behind: near.message.behind }) && isPassed) ||
    ((hasCome || (isTold && isTalk('message', { before: 60 }))) && isPassed) ||
    (isTalk('message', { before: 12 }) && told === 'clause')
  )
}

// “问：工号多少 答：4829” answers what was asked last.
function isOtherAskedFor(context: Context, number: SmallNumber): boolean {
  const asked = lastTopic(context, number.start)
  return asked !== undefined && !secrets.includes(asked)
}
