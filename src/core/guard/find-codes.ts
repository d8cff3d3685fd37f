// Verification codes, security codes of cards and number passwords in a plain text: by what is said around a few digits.
import type { DigitGroup } from './digit-groups.ts'
import {
  isBadExample,
  isLabelled,
  isOfOther,
  isPlace,
  isSoonAfter,
  isSum,
  isTakenFor,
  isTime,
  looksLikeTime,
} from './kept-numbers.ts'
import {
  type Context,
  closeWordInFront,
  isTalkedOf,
  lastTopic,
  type Saying,
  secrets,
  type Talk,
  touches,
  wordsBehind,
  wordsInFront,
} from './number-context.ts'
import { isRecentDate, isShortDate, isYear } from './number-shapes.ts'
import { findSmallNumbers, type SmallNumber } from './small-numbers.ts'
import {
  howTold,
  isAppearedAndPassed,
  isCorrected,
  isCounted,
  isExplained,
  isExplainedLater,
  isGivenAway,
  isGone,
  isNamedBehind,
  isNamedInFront,
  isOneMore,
  isPassedBefore,
  isPassedOn,
  isReadOut,
  isReply,
} from './telling.ts'
import { isUsed } from './used-numbers.ts'

/** Where a code stands. */
export interface FoundCode {
  start: number
  end: number
}

/** Every code, in order. `isReference`: the number of a case or a receipt was asked for, and only words for codes make it one. */
export function findCodes(
  context: Context,
  groups: readonly DigitGroup[],
  { isReference }: { isReference: boolean },
): FoundCode[] {
  const numbers = findSmallNumbers(context.text, groups)
  const facts = new Set(numbers.filter((number) => isCalledFact(context, number)).map(({ digits }) => digits))
  // Where one number is a time, so are the others that look like one.
  const times = new Set<string>()
  const known = numbers.filter(
    (number, index) => isInRowOfTimes(numbers, index) || (looksLikeTime(number) && isTime(context.text, number)),
  )
  for (const number of numbers) {
    const isCalled = isSecret({ said: closeWordInFront(context, number.start) ?? 'other' })
    if (looksLikeTime(number) && known.some((time) => !isCalled || isSoonAfter(time, number))) times.add(number.digits)
  }
  const isKnown: boolean[] = []
  for (const [index, number] of numbers.entries()) {
    const last = numbers[index - 1]
    const gap = last?.digits.length === number.digits.length ? context.text.slice(last.end, number.start) : undefined
    const wasCode = isKnown[index - 1] === true
    // One of a list is what the others are.
    isKnown.push(
      gap !== undefined && inOneList.test(gap)
        ? wasCode && !isCounted(context.text, number)
        : !(
            gap !== undefined &&
            last &&
            isOneMore(gap) &&
            isCalledFact(context, last) &&
            isSecondOf(context, number)
          ) &&
            isCode(context, number, {
              facts,
              isReference,
              times,
              isMore: gap !== undefined && wasCode && isOneMore(gap),
            }),
    )
    // “像是116……不对，是116895”
    if (
      isKnown[index] &&
      last &&
      !isCalledFact(context, last) &&
      isCorrected(context.text.slice(last.end, number.start))
    )
      isKnown[index - 1] = true
  }
  // “first message 6093, second message 2217. I told both codes”: what the later ones are, the first one is too.
  for (let index = numbers.length - 2; index >= 0; index -= 1) {
    const [number, next] = [numbers[index], numbers[index + 1]]
    if (!number || !next || isKnown[index] || !isKnown[index + 1] || number.digits.length !== next.digits.length)
      continue
    isKnown[index] =
      isOneMore(context.text.slice(number.end, next.start)) &&
      !facts.has(number.digits) &&
      !times.has(number.digits) &&
      !isOtherwise(context.text, number) &&
      !couldBeAnything(context, number) &&
      [undefined, 'message'].includes(closeWordInFront(context, number.start))
  }
  return numbers.filter((_number, index) => isKnown[index]).map(({ start, end }) => ({ start, end }))
}

// “分机4402”: the same digits elsewhere are the same.
function isCalledFact(context: Context, { start }: SmallNumber): boolean {
  const said = closeWordInFront(context, start)
  return said !== undefined && ['receipt', 'number', 'other', 'money'].includes(said)
}

// “The first payment was 4870, second 4920”: nothing closer says what the second one is.
function isSecondOf(context: Context, { start }: SmallNumber): boolean {
  for (const { said } of wordsInFront(context, start)) return !isSecret({ said })
  return true
}

// “他0930约我,0945要码”: two codes are hardly so.
function isInRowOfTimes(numbers: readonly SmallNumber[], index: number): boolean {
  const number = numbers[index]
  return [numbers[index - 1], numbers[index + 1]].some(
    (other) =>
      number &&
      other &&
      !number.isSplit &&
      !other.isSplit &&
      number.digits !== other.digits &&
      isSoonAfter(number, other) &&
      other.start > number.start === other.digits > number.digits,
  )
}

// Something else by what stands right beside it.
function isOtherwise(text: string, number: SmallNumber): boolean {
  return isTime(text, number) || isOfOther(text, number) || isBadExample(text, number) || isSum(text, number)
}

const inOneList = /^(?:[\s,、/]|和|或|与|及|跟|还有|and|or)+$/
const longestCode = 8

// A close word decides; then a word in the clause; then what is talked of near by, if the number comes or is told to somebody.
function isCode(
  context: Context,
  number: SmallNumber,
  {
    facts,
    times,
    isMore,
    isReference,
  }: { facts: ReadonlySet<string>; times: ReadonlySet<string>; isMore: boolean; isReference: boolean },
): boolean {
  const isKnownByShape =
    number.digits.length === 6 ||
    isSpelled(context.text, number) ||
    isTypedInto(context.text, number) ||
    isAppearedAndPassed(context.text, number) ||
    isTypedForCard(context, number) ||
    isThirdOfCard(context.text, number)
  if ((!isKnownByShape && !isPossible(context, number)) || isPartOfWord(context, number)) return false
  const front = sayInFront(context, number)
  if (isCounted(context.text, number, { isNamed: isSecret(front) && isNamedInFront(context.text, number) }))
    return false
  if (isOtherwise(context.text, number)) return false
  if (number.digits.length > longestCode)
    return front?.said === 'password'
      ? (front.isClose || isNamedInFront(context.text, number)) && fitsItsName(context, number, front)
      : isDescribedInFront(context, number)
  // The person said what it is.
  if (front?.isClose && front.said === 'receipt') return false
  if (number.digits.length === 3)
    return (
      (isPossible(context, number) || isThirdOfCard(context.text, number) || isTypedForCard(context, number)) &&
      isSecurityCode(context, number, front)
    )
  if (front?.said === 'wifi' || times.has(number.digits)) return false
  if (isItemOfSecrets(context.text, number)) return true
  if (isNamedBehind(context.text, number) && isNameOf(context, number)) return true
  if (
    isUsed(context.text, number) &&
    (!front?.isClose || ['money', 'card', 'other', 'message'].includes(front.said)) &&
    !isOfFact(context, number)
  )
    return true
  if (front?.isClose && !isWeak(front) && !isNoLabel(context, number, front))
    return isSecret(front) && fitsItsName(context, number, front)
  if (facts.has(number.digits)) return false
  if (isListed(context, number)) return true
  if (couldBeAnything(context, number)) return false
  if (isMore && !isRound(number)) return true
  if (isExplainedLater(context.text, number)) return true
  if ((isAppearedAndPassed(context.text, number) || isTypedInto(context.text, number)) && front === undefined)
    return true
  const behind = sayBehind(context, number)
  if (behind?.isClose && isSecret(behind) && (number.digits.length === 6 || isPointedAt(context, number, front)))
    return true
  return (
    (!behind?.isClose || isSecret(behind) || isTakenFor(context.text, number)) &&
    (isTalkedAbout(context, number, { front, behind }) || isUnlabelled(context, number, { isReference }))
  )
}

const saysSomething = /\p{L}\p{L}/u
const numberSign = /(?:(?:^|[^a-z])(?:no|nr|ref)\.?|[#№])\s?$/

// A number of which nothing says that it is something else. Six digits stand alone for a code or a password nearly always; four
// do where one is talked of and the number is told.
function isUnlabelled(context: Context, number: SmallNumber, { isReference }: { isReference: boolean }): boolean {
  const { text } = context
  const { digits, start, end } = number
  // A number alone may be anything: nothing is said of it.
  if (isReference || !saysSomething.test(text) || numberSign.test(text.slice(Math.max(0, start - 8), start)))
    return false
  if (isRound(number) || isLabelled(text, number) || isPlace(text, number)) return false
  const told = howTold(text, number)
  if (digits.length === 4 && !isSpelled(text, number)) {
    if (!told || told === 'beginning' || (told !== 'verb' && looksLikeTime(number)) || !isPossible(context, number))
      return false
    if (isReply(text, number) && isOtherAskedFor(context, number)) return false
    const topic = lastTopic(context, start, { within: 60, but: ['message', 'card', 'unnamed'] })
    if (topic !== undefined && !secrets.includes(topic)) return false
  } else if (
    (digits.length !== 6 && digits.length !== 4) ||
    (isShortDate(digits) && told !== 'verb' && !number.isSplit)
  )
    return false
  const isItem = /[、,]\s?$/.test(text.slice(start - 2, start))
  for (const { said, isSender, isClose, isPhone } of wordsInFront(context, start))
    if (
      !(isItem && !isClose && said !== 'receipt' && digits.length === 6) &&
      !isSender &&
      !isWeak({ said }) &&
      !['card', 'unnamed'].includes(said) &&
      (digits.length === 4 || (said !== 'taken' && (isClose || !(isPhone || ['money', 'id'].includes(said)))))
    )
      return secrets.includes(said)
  for (const { said, isClose } of wordsBehind(context, end))
    if (isClose && !isWeak({ said }) && said !== 'card' && !secrets.includes(said)) return isTakenFor(text, number)
  return true
}

// “My order number … 482913”, whatever was done with it.
function isOfFact(context: Context, number: SmallNumber): boolean {
  for (const { said, isSender } of wordsInFront(context, number.start)) {
    if (isSecret({ said })) return false
    if (!isSender && ['receipt', 'number', 'wifi'].includes(said)) return true
  }
  return false
}

// “密码纸条:郵局5518,農會660418”: the words in front of a list say what is listed.
function isItemOfSecrets(text: string, { start }: SmallNumber): boolean {
  return headOfList.test(text.slice(Math.max(0, start - 60), start))
}

const headOfList =
  /(?:密码|口令|验证码|(?<![a-z])(?:pins?|passwords?|codes?))(?:s|们|纸条|列表|清单|本子?|记录|如下|是|有|的|list| )*:\s?(?:[^\d,。;:\n]{0,12}\d[\d ]{3,8}[,;]\s?){0,4}[^\d,。;:\n]{0,12}$/

// “提款卡那个号是482913”, “要的号482913(短信里抄的)”: six digits are no card’s number and no phone’s.
function isNoLabel(context: Context, number: SmallNumber, { said }: Saying): boolean {
  if (number.digits.length !== 6) return false
  if (said === 'card') return number.isSplit
  return (
    said === 'unnamed' && (isReadBehind(context, number) || isTalkedOf(context, number, { about: 'card', before: 12 }))
  )
}

// “5 0 6 1”: nothing else is told digit by digit.
function isSpelled(text: string, { digits, start, end, isSplit }: SmallNumber): boolean {
  return (
    isSplit && digits.length === 4 && /^\d(?:[ -]\d){3}$/.test(text.slice(start, end)) && !'0123456789'.includes(digits)
  )
}

// “填到最后一步输8306”: what pages ask for.
function isTypedInto(text: string, number: SmallNumber): boolean {
  return (
    number.digits.length === 4 &&
    !isRound(number) &&
    typed.test(text.slice(Math.max(0, number.start - 16), number.start)) &&
    page.test(text.slice(Math.max(0, number.start - 60), number.end + 40))
  )
}

const page =
  /网[站页址]|页面|链接|表单|弹窗|框|小程序|验证|(?<![a-z])(?:sites?|websites?|pages?|forms?|links?|box|fields?)(?![a-z])/

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
    isReadOut(context.text, number) ||
    isUsed(context.text, number) ||
    isGivenAway(context.text, number)
  )
}

// Letters right in front belong to it, unless they are the word: “cvv123”, “otp482913”. One service writes “G-482913”.
function isPartOfWord(context: Context, { start }: SmallNumber): boolean {
  const front = context.text.slice(Math.max(0, start - 8), start)
  if (/[a-z]{2,6}-$/.test(front)) return !touches(context, start - 1)
  return /[a-z]$|[a-z0-9]_+$/.test(front) && !touches(context, start)
}

// --- what the words say ------------------------------------------------------------------------------------------------

interface Sayings {
  front: Saying | undefined
  behind: Saying | undefined
}

function isSecret(saying: Pick<Saying, 'said'> | undefined): boolean {
  return saying !== undefined && secrets.includes(saying.said)
}

// A message says little, and so do “the last three”.
function isWeak({ said }: Pick<Saying, 'said'>): boolean {
  return said === 'message' || said === 'three'
}

// The nearest close word, or the nearest secret in the clause, or a weak word.
function sayInFront(context: Context, number: SmallNumber): Saying | undefined {
  if (isDescription(context, number) && lastTopic(context, number.start, { but: ['message', 'other'] }) !== 'wifi')
    return { said: 'password', isClose: true, isSender: false, isPhone: false }
  let weak: Saying | undefined
  let aside: Saying | undefined
  for (const saying of wordsInFront(context, number.start)) {
    if (isWeak(saying)) weak ??= saying.isClose ? saying : undefined
    else if (isSecret(saying) || saying.said === 'wifi') return saying
    else if (saying.isSender) continue
    else if (saying.isClose) {
      // “The code from my bank: 482913” and “the code was stolen: 482913” speak of the code.
      if (
        saying.said === 'taken' &&
        number.digits.length === 6 &&
        !isRound(number) &&
        isNamedInFront(context.text, number)
      )
        continue
      const isAside = (saying.said === 'card' || saying.said === 'taken') && isNamedInFront(context.text, number)
      if (!isAside) return aside ?? saying
      aside ??= saying
    }
  }
  return aside ?? weak
}

// “密码就是老房子门牌加女儿生日就是308712”: a password, and in the same clause what it is made of.
function isDescription({ text }: Context, { start }: SmallNumber): boolean {
  return madeOf.test(text.slice(Math.max(0, start - 36), start))
}

const madeOf =
  /(?:密码|口令|(?:支付|付款|取款)的?数字?|pin|password|passcode)(?:呀|啊|嘛|吧|呢|我|还|都|也|一直|当时|[ ])*(?:就是|是用|用的是|用|是|设的是|设成|=|is|was)(?![^,。;!?\n]{0,24}(?:问|要|要求|asked|wanted))[^,。;!?\n\d]{1,24}(?:工号|学号|数字|生日|门牌|纪念日|车牌|手机号?|电话|学号|birthday|anniversary|number|digits)(?:就是|是|的|号|为|:|=|is|was| |,)*$/

// People do things with a number that stands in front of them; it is not theirs.
function sayBehind(context: Context, { digits, end }: SmallNumber): Saying | undefined {
  for (const saying of wordsBehind(context, end))
    if (
      !isWeak(saying) &&
      !saying.isSender &&
      saying.said !== 'person' &&
      !(saying.said === 'card' && digits.length === 6)
    )
      return saying
  return undefined
}

// “… is your Facebook account security code”, whoever it comes from; but “2018 was when I set the password”.
function isNameOf(context: Context, { digits, end }: SmallNumber): boolean {
  for (const saying of wordsBehind(context, end))
    if (!isWeak(saying) && saying.said !== 'person' && saying.said !== 'card')
      return isSecret(saying) && (saying.isClose || !isYear(digits))
  return false
}

// Three digits are the code on the back of a card.
function isSecurityCode(context: Context, number: SmallNumber, front: Saying | undefined): boolean {
  if (isNamedBehind(context.text, number) && isNameOf(context, number)) return true
  if (
    front?.isClose &&
    !isWeak(front) &&
    !['code', 'card', 'unnamed'].includes(front.said) &&
    !isIncidental(context, number, front)
  )
    return front.said === 'security-code'
  // “card verification digits 839”
  if (
    (front?.said === 'code' ||
      (front?.said === 'card' && front.isClose && isTalkedOf(context, number, { about: 'secret', before: 40 }))) &&
    (front.isClose || isNamedInFront(context.text, number)) &&
    isTalkedOf(context, number, { about: 'card', before: 40, behind: 24 })
  )
    return !shortHotline.test(number.digits) && !isRound(number)
  if (front?.said === 'security-code' || sayBehind(context, number)?.said === 'security-code') return true
  if (front?.said === 'three' && front.isClose && !shortHotline.test(number.digits)) {
    const topic = lastTopic(context, number.start, { but: ['message', 'person', 'three', 'unnamed'] })
    if (topic === undefined || topic === 'card' || secrets.includes(topic)) return true
  }
  const told = howTold(context.text, number)
  if (isThirdOfCard(context.text, number) || isTypedForCard(context, number)) return true
  if (shortHotline.test(number.digits) && told !== 'named' && told !== 'verb') return false
  for (const saying of wordsInFront(context, number.start))
    if (
      !isWeak(saying) &&
      !isSecret(saying) &&
      !['card', 'person', 'unnamed'].includes(saying.said) &&
      ((saying.isClose && !isIncidental(context, number, saying)) || saying.said !== 'money')
    )
      return false
  return isTalkedOf(context, number, {
    about: 'security-code',
    before: 80,
    behind: told === undefined || told === 'beginning' ? 24 : 40,
  })
}

// “card number, expiry and then 482”: the third thing that is asked for.
const cardNumber =
  /卡号|卡面|(?<![a-z])(?:card|long) (?:no\.?|number|num)|(?<![a-z])card, |name on (?:the |my )?card|number, /
const expiry = /有效期|日期|到期|年月|(?<![a-z])(?:exp[a-z]*|dates?|valid[a-z]*)(?![a-z])|\d\d ?\/ ?\d\d/

function isThirdOfCard(text: string, { start }: SmallNumber): boolean {
  const front = text.slice(Math.max(0, start - 60), start)
  const rest = front.slice(front.search(cardNumber))
  return (
    cardNumber.test(front) &&
    expiry.test(rest) &&
    /(?:[,、+&:(]|和|跟|还有|最后|最后[要填输报说]|填了?个?|and|then|plus|the|是|是的)\s*$/.test(front)
  )
}

// “卡背的三位，我补了303”: such verbs are said of more than money.
function isIncidental({ text }: Context, { start }: SmallNumber, { said }: Saying): boolean {
  return said === 'money' && /[补还要](?:了|的|个| )*$/.test(text.slice(Math.max(0, start - 6), start))
}

// “绑卡的时候输了608”
function isTypedForCard(context: Context, number: SmallNumber): boolean {
  return (
    !isRound(number) &&
    typed.test(context.text.slice(Math.max(0, number.start - 16), number.start)) &&
    isTalkedOf(context, number, { about: 'card', before: 40, behind: 24 })
  )
}

const typed = /(?:[输填键](?:入|写|进去?)?|typed|entered|keyed in)(?:了|的是?|过|个|[ :])*$/

// 110, 119, 120, 122, 315.
const shortHotline = /^(?:11\d|12[0-2]|315|999|911)$/

// “验证码 20261122” and “换的密码 202611” are when it was, “给了密码 5000 被转走” what it cost.
function fitsItsName({ text }: Context, number: SmallNumber, { said }: Saying): boolean {
  if (isWhenChanged(text, number) || (said === 'security-code' && number.digits.length === 5)) return false
  if (isRecentDate(number.digits) && (said === 'code' || text[number.start - 1] === ' ')) return false
  if (said === 'code' && hotline.test(number.digits)) return false
  return !((isRound(number) || doneInFront.test(text.slice(0, number.start).slice(-4))) && isGone(text, number))
}

// “输密码后3699刷走”
const doneInFront = /[后完] ?$/

// “changed the password 2020”
function isWhenChanged(text: string, { digits, start }: SmallNumber): boolean {
  return isYear(digits) && changed.test(text.slice(Math.max(0, start - 24), start))
}

const changed =
  /(?:changed?|renewed|forgot|lost|[换改忘]了?)(?: my| the|过|的)? ?(?:password|pin|passcode|密码)s?(?: in)? ?$/

// “密码是纯数字的,1029384756”: what is said of a password, and then the password.
function isDescribedInFront(context: Context, number: SmallNumber): boolean {
  return (
    lastTopic(context, number.start) === 'password' &&
    howTold(context.text, number) === 'clause' &&
    description.test(context.text.slice(Math.max(0, number.start - 36), number.start))
  )
}

const description =
  /(?:密码|口令|password|pin|passcode|pwd?)[^,。;!?\n\d]{0,4}(?:是|为|用|设|有|很|比较|全|is|was|has)[^,。;!?\n\d]{0,16}[,:-]\s*$/

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
  return digits.length === 7 || isYear(digits) || isRecentDate(digits) || hotline.test(digits) || isGone(text, number)
}

// 95588, 12306, 10086.
const hotline = /^(?:95|96|10|11|12)\d{3}$/

function isRound({ digits }: SmallNumber): boolean {
  return digits.endsWith(digits.length === 6 ? '000' : '00') && /[1-9]/.test(digits)
}

// Without a close word: what is talked of near by, and whether the number comes or is passed on. Six digits are a code more
// often than any other number of them.
function isTalkedAbout(context: Context, number: SmallNumber, { front, behind }: Sayings): boolean {
  if (isRound(number)) return false
  const { text } = context
  const told = howTold(text, number)
  const isPassed = told === 'verb' || isPassedOn(text, number)
  const hasCome = front?.said === 'message' || (number.digits.length === 6 && isReadBehind(context, number))
  const isTalk = (about: Talk, reach: { before?: number; behind?: number }) =>
    isTalkedOf(context, number, { about, ...reach })
  if (number.digits.length === 6) {
    if (isSecret(front) || (isSecret(behind) && !number.isSplit) || isReadOut(text, number)) return true
    if (isGivenAway(text, number)) return true
    if (!told && !isPassed && !hasCome && !isPassedBefore(text, number)) return false
    return isTalk('secret', near.secret) || isTalk('message', near.message)
  }
  if (isSecret(front)) return told !== undefined || isPassed || front?.said === 'password'
  if (isReply(text, number))
    return (isTalk('message', { before: 60 }) || isTalk('secret', { before: 100 })) && !isOtherAskedFor(context, number)
  const isTold = told !== undefined && told !== 'beginning'
  return (
    (isTalk('secret', { before: 120 }) && (isTold || hasCome || isPassed)) ||
    (isTalk('secret', { behind: near.secret.behind }) &&
      isPassed &&
      lastTopic(context, number.start, { but: ['message', 'person', 'card', 'unnamed', 'other'] }) !== 'money') ||
    (isTalk('secret', { behind: 60 }) && isTold && isExplained(text, number)) ||
    (told === 'clause' && isTalk('secret', { behind: 8 })) ||
    (isTalk('message', { before: 120 }) && told === 'verb') ||
    (isTalk('message', { behind: near.message.behind }) && isPassed) ||
    (hasCome && number.digits.length < 7 && isPassedBefore(text, number)) ||
    (hasCome && told === 'named' && number.digits.length === 5) ||
    ((hasCome || (isTold && isTalk('message', { before: 60 }))) && isPassed) ||
    (isTalk('message', { before: 12 }) && told === 'clause')
  )
}

// “482913 (copied from the message)”
function isReadBehind(context: Context, { end }: SmallNumber): boolean {
  for (const { said, isClose } of wordsBehind(context, end)) return said === 'message' && isClose
  return false
}

// “问：工号多少 答：4829” answers what was asked last.
function isOtherAskedFor(context: Context, number: SmallNumber): boolean {
  const asked = lastTopic(context, number.start)
  return asked !== undefined && !secrets.includes(asked)
}
