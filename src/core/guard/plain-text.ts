// A text as a reader takes it, whatever it was typed or pasted with, and where each of its characters stands.

/** A text to look for numbers in. */
export interface PlainText {
  /** Half-width and lower case, one kind of space and dash, nothing invisible; Chinese numerals read out are digits. */
  text: string
  /** Where each UTF-16 unit of it begins in the source. */
  at: readonly number[]
}

/** The plain form of a text. */
export function toPlainText(source: string): PlainText {
  const known = new Map<string, string>()
  const at: number[] = []
  let text = ''
  let offset = 0
  for (const character of source) {
    let plain = isOrdinary(character) ? character : known.get(character)
    if (plain === undefined) {
      plain = plainCharacter(character)
      known.set(character, plain)
    }
    for (let unit = 0; unit < plain.length; unit += 1) at.push(offset)
    text += plain
    offset += character.length
  }
  return { text: text.replace(readOut, (run) => Array.from(run, (one) => numerals.get(one) ?? one).join('')), at }
}

// Chinese characters, ASCII but capitals: most of every text.
function isOrdinary(character: string): boolean {
  const code = character.charCodeAt(0)
  return (code >= 0x3400 && code < 0xa000) || (code >= 0x20 && code < 0x7e && (code < 0x41 || code > 0x5a))
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

// “四八二九”; fewer in a row are words, as in “三四个”.
const inChinese = ['〇零○', '一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖']
const numerals = new Map(inChinese.flatMap((same, digit) => Array.from(same, (one) => [one, String(digit)] as const)))
const readOut = new RegExp(`[${inChinese.join('')}]{4,}`, 'g')
