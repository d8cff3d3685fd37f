// A text as a reader takes it, whatever it was typed or pasted with, and where each of its characters stands.
import { chineseDigits, englishDigits } from './numerals.ts'
import { toSimplified } from './traditional.ts'

/** A text to look for numbers in. */
export interface PlainText {
  /** Half-width and lower case, one kind of space and dash, nothing invisible; numerals read out are digits. */
  text: string
  /** Where each UTF-16 unit of it begins in the source, and where it ends. */
  starts: readonly number[]
  ends: readonly number[]
}

/** The plain form of a text. */
export function toPlainText(source: string): PlainText {
  const known = new Map<string, string>()
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  let offset = 0
  const edges = wordEdges(source)
  for (const character of source) {
    if (edges.has(offset)) {
      starts.push(offset)
      ends.push(offset)
      text += ' '
    }
    let plain = isOrdinary(character) ? character : known.get(character)
    if (plain === undefined) {
      plain = plainCharacter(character)
      known.set(character, plain)
    }
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(offset)
      ends.push(offset + character.length)
    }
    text += plain
    offset += character.length
  }
  const simple = toSimplified(text.replace(keyMark, ' '))
  return readWords({
    text: simple.replace(securityCode.test(simple) ? readOutByThrees : readOut, (run) =>
      // “六一九，二二零” is no amount.
      run.replace(/./gu, (one) => (one === ',' ? ' ' : (numerals.get(one) ?? one))),
    ),
    starts,
    ends,
  })
}

// Chinese characters, ASCII but capitals: most of every text.
function isOrdinary(character: string): boolean {
  const code = character.charCodeAt(0)
  return (code >= 0x3400 && code < 0xa000) || (code >= 0x20 && code < 0x7e && (code < 0x41 || code > 0x5a))
}

// The words of a name of data stand apart: `smsCode=482913`, `"order_no": "…"`.
const namesData = `(?=[A-Za-z_]{0,40}["'\`”’\\]]?\\s?[:：=＝|\\s]\\s?["'\`“‘\\[]?-?[0-9])`
const capital = new RegExp(`(?:(?<=[a-z]{2})(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z]))${namesData}`, 'g')
const keyMark = new RegExp(`(?<=[a-z])_(?=[a-z])${namesData}`, 'g')

function wordEdges(source: string): ReadonlySet<number> {
  return new Set([...source.matchAll(capital)].map(({ index }) => index))
}

// What is invisible comes along from chats and web pages; marks strike digits through or draw keys around them.
const dropped = /^(?:[\p{Cf}\p{DI}\p{M}]|\r)$/u
const lineBreak = /^[\n\v\f\u0085\u2028\u2029]$/
const dash = /^[\p{Pd}\u2212\u223c\uff5e~]$/u
// A number in a circle counts the items of a list.
const numberSign = /^\p{No}$/u

function plainCharacter(character: string): string {
  if (dropped.test(character)) return ''
  if (lineBreak.test(character)) return '\n'
  if (/^\s$/.test(character)) return ' '
  if (dash.test(character)) return '-'
  if (numberSign.test(character)) return character
  const compatible = character.normalize('NFKC').toLowerCase()
  return compatible.length === 1 ? compatible : character
}

// “四八二九”, “④⑧②⑨”; fewer in a row are words, as in “三四个”, and count the items of a list.
const inCircles = [
  '⓪⓿',
  '①⑴⒈⓵❶➀➊',
  '②⑵⒉⓶❷➁➋',
  '③⑶⒊⓷❸➂➌',
  '④⑷⒋⓸❹➃➍',
  '⑤⑸⒌⓹❺➄➎',
  '⑥⑹⒍⓺❻➅➏',
  '⑦⑺⒎⓻❼➆➐',
  '⑧⑻⒏⓼❽➇➑',
  '⑨⑼⒐⓽❾➈➒',
]
const numerals = new Map(
  [chineseDigits, inCircles].flatMap((row) =>
    row.flatMap((same, digit) => Array.from(same, (one) => [one, String(digit)] as const)),
  ),
)
const inARow = (row: readonly string[]) => `[${row.join('')}](?:[ ,、.·-]?[${row.join('')}]){3,}`
// Three are the security code of a card, where one is talked of; “三四五号”, “第一二三” are none.
const securityCode =
  /cv[vcn]|cid|安全(?:码|数|号|代码)|[校检验核][验证]|识别码|[背反后](?:面|边|头|码|三)|卡背|签名|磁条|三[位个]|仨|sec(?:urity)?|verif|card|back|reverse|rear|behind|strip|signature|digit/i
const chinese = `[${chineseDigits.join('')}]`
const readOut = new RegExp(`${inARow(chineseDigits)}|${inARow(inCircles)}`, 'g')
const unitOfNumber = `${chineseDigits.join('')}十百千万亿点第月年`
const readOutByThrees = new RegExp(
  `${readOut.source}|(?<![${unitOfNumber}])${chinese}(?:[ ,、.·-]?${chinese}){2}(?![${unitOfNumber}号日线楼位个级岁等])`,
  'g',
)

// “four eight two nine”.
const inEnglish = englishDigits.map((words) => words.join('|'))
const digitWord = `(?:${inEnglish.join('|')})(?![a-z])`
const wordsInARow = (least: number) =>
  new RegExp(`(?<![a-z])${digitWord}(?:[ ,.-]{1,3}${digitWord}){${least - 1},}`, 'g')
const [four, three] = [wordsInARow(4), wordsInARow(3)]
const anyDigitWord = new RegExp(inEnglish.map((word) => `(${word})`).join('|'), 'g')

function readWords(plain: PlainText): PlainText {
  const { text, starts, ends } = plain
  const words = [...text.matchAll(securityCode.test(text) ? three : four)].flatMap(({ 0: run, index }) =>
    [...run.matchAll(anyDigitWord)].map((word) => ({
      digit: word.indexOf(word[0], 1) - 1,
      start: index + word.index,
      end: index + word.index + word[0].length,
    })),
  )
  if (words.length === 0) return plain
  const read = { text: '', starts: [] as number[], ends: [] as number[] }
  let from = 0
  const copyTo = (to: number) => {
    read.text += text.slice(from, to)
    for (let unit = from; unit < to; unit += 1) {
      read.starts.push(starts[unit] ?? 0)
      read.ends.push(ends[unit] ?? 0)
    }
  }
  for (const { digit, start, end } of words) {
    copyTo(start)
    read.text += digit
    read.starts.push(starts[start] ?? 0)
    read.ends.push(ends[end - 1] ?? 0)
    from = end
  }
  copyTo(text.length)
  return read
}
