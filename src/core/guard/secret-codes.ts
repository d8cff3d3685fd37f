// Verification codes and number passwords: 4 to 8 digits beside a word that says so.

/** Where something stands, in UTF-16 units. */
interface Place {
  start: number
  end: number
}

const word = String.raw`(?:验证|校验|动态|短信|安全|认证|确认)码|(?:驗證|校驗|動態|安全)碼|密码|密碼|口令|\b(?:otp|passcode|password|pin|(?<!${otherCode()})code)s?\b`
// Two groups as some services write them, else everything that hangs together: a date, a time, an amount is one token.
const figure = String.raw`(?:[\d０-９]{3}[- ][\d０-９]{3}|[\d０-９]{4}[- ][\d０-９]{4})(?![- ]?[\d０-９])|[\d０-９]+(?:[-./:：,][\d０-９]+)*`
const anyWord = new RegExp(word, 'iu')
const wordOrFigure = new RegExp(`(${word})|(${figure})`, 'giu')

/** Codes that are no secret. */
function otherCode(): string {
  const kinds =
    'zip|post|postal|area|country|region|city|branch|bank|swift|sort|error|status|exit|return|source|qr|bar|dress|item|product|order|case|tracking|reference|booking|discount|promo|coupon|invitation|invite|credit'
  return String.raw`\b(?:${kinds})\s?`
}

/** Every code in a text, in order. */
export function findCodes(text: string): Place[] {
  if (!anyWord.test(text)) return []
  const found: Place[] = []
  let before: Token | undefined
  for (const { 0: whole, 1: isWord, index } of text.matchAll(wordOrFigure)) {
    const token: Token = { kind: isWord ? 'word' : 'figure', start: index, end: index + whole.length }
    const code = before && findCode(text, before, token)
    if (code) {
      code.kind = 'code'
      found.push({ start: code.start, end: code.end })
    }
    before = token
  }
  return found
}

interface Token extends Place {
  /** `code` is a figure that was found to be one. */
  kind: 'word' | 'figure' | 'code'
}

const widestGap = 40

/** Which of two neighbours is a code because of the other. */
function findCode(text: string, first: Token, second: Token): Token | undefined {
  if (first.kind === second.kind || second.start - first.end > widestGap) return undefined
  const gap = text.slice(first.end, second.start)
  if (second.kind === 'figure') {
    const leads = first.kind === 'word' ? wordToCode : codeToCode
    return leads.test(gap) && isCode(text, second) ? second : undefined
  }
  if (first.kind === 'code' || isYear(text, first)) return undefined
  return codeToWord.test(gap) && isCode(text, first) ? first : undefined
}

// What may stand between: punctuation, and words of saying and getting. A full stop ends it, and so does a `*`.
const between = String.raw`[\s:：=＝,，、"“”'‘’「」『』()（）[\]【】<>《》—–_~|/#-]`
const said = '[我你您他她它对方是为就叫即了过着已被骗去给告诉说报发填输入收到写]'
const wordToCode = new RegExp(
  `^(?:${between}|${said}|\\b(?:is|was|are|were|number|no|he|she|they|i|we|got|sent|gave|told|to|me|him|her|them|the)\\b)*$`,
  'iu',
)
// “12345678的验证码” is about the number's owner.
const codeToWord = new RegExp(
  `^(?![的发给来])(?:${between}|${said}|[这那个的要他登录注册支付短信手机本次作]|\\b(?:is|was|as|my|your|his|her|their|the|an?|this|new|google|wechat|alipay|bank|verification|security|login|sms|one-time)\\b)*$`,
  'iu',
)
const codeToCode = /^[\s,，、和或/]+$/u

const unit =
  /^\s?(?:元|块|万|千|百|亿|年|月|日|号|点|分|秒|时|位|次|人|个|天|条|字|%|％|℃|(?:yuan|rmb|cny|usd|hours?|days?|minutes?|seconds?|times|people|digits?|characters?)\b)/iu
const notBefore = /(?:[A-Za-z\d０-９]|[\d０-９][-\s]|[¥￥$€£.*]\s?|\*.|尾号|后四位|末四位|ending(?: in)?\s?)$/iu
const notAfter = /^(?:[A-Za-z\d０-９*]|.\*)/u
// Short numbers to call, which are often named together with a code: 95588, 12306, 10086.
const hotline = /^(?:95|96|10|11|12)\d{3}$/

function isCode(text: string, { start, end }: Place): boolean {
  if (end - start < 4 || end - start > 9) return false
  const figures = text.slice(start, end).normalize('NFKC')
  if (!/^(?:\d{4,8}|\d{3}[- ]\d{3}|\d{4}[- ]\d{4})$/.test(figures) || hotline.test(figures)) return false
  if (isDay(figures)) return false
  const before = text.slice(Math.max(0, start - 12), start)
  const after = text.slice(end, end + 12)
  // “G-482913” is how one large service writes it.
  if (notBefore.test(before) && !/\bG-$/.test(before)) return false
  return !notAfter.test(after) && !unit.test(after)
}

// “In 2026 code was stolen”.
function isYear(text: string, { start, end }: Place): boolean {
  return /^(?:19|20)\d\d$/.test(text.slice(start, end))
}

function isDay(figures: string): boolean {
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(figures)
}
