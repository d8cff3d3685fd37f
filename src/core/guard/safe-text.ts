// Every string passes here before it reaches a screen: playbooks, notes, file names, environment, error messages.
// Terminal sequences start with control characters; bidirectional, invisible and tag characters make text read
// differently from what it says. Both end here.

/** How `safeText` shapes its result. */
export interface SafeTextOptions {
  /** Keep line feeds. Otherwise they show as ` ⏎ ` and the text stays on one row. */
  multiline?: boolean
  /** The longest result in UTF-16 units; longer text is cut and ends in `…`. */
  maxLength?: number
}

/**
 * Makes any string harmless to print and honest to read. Ordinary text in any language comes back unchanged
 * (in Unicode normal form C). Cleaning twice gives the same as cleaning once.
 */
export function safeText(value: string, options: SafeTextOptions = {}): string {
  const cleaned = value
    .replace(lineBreak, '\n')
    .replaceAll('\t', '  ')
    .replace(harmfulCharacter, standInFor)
    .replace(emojiOrInvisible, '$1')
    // Before normalising too: that sorts the marks of a letter, in quadratic time when they are many.
    .replace(stackedMarks, '$1')
    .normalize('NFC')
    .replace(stackedMarks, '$1')
  const laidOut = options.multiline ? cleaned : cleaned.replace(/\n+/g, ' ⏎ ')
  return options.maxLength === undefined ? laidOut : shorten(laidOut, options.maxLength)
}

/** A character that must not stand in a text meant for people. */
export interface HiddenCharacter {
  /** Its offset in UTF-16 units. */
  offset: number
  /** For messages, since it cannot be shown: `U+202E`. */
  name: string
}

/**
 * The first control, invisible or broken character: one that `safeText` would remove or replace. Tabs and line feeds
 * are fine, and so are joiners inside emoji.
 */
export function findHiddenCharacter(text: string): HiddenCharacter | undefined {
  for (const { 0: found, 1: wholeEmoji, index } of text.matchAll(emojiOrProblem)) {
    if (wholeEmoji !== undefined) continue
    const code = found.codePointAt(0) ?? 0
    return { offset: index, name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` }
  }
  return undefined
}

/** JSON with every such character written as `\uXXXX`: the same value, and harmless where it is shown as it stands. */
export function escapeHiddenInJson(json: string): string {
  return json.replace(emojiOrProblem, (found: string, wholeEmoji: string | undefined) =>
    wholeEmoji === undefined ? [...found].map(escaped).join('') : found,
  )
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}

const lineBreak = /\r\n?|[\u0085\u2028\u2029]/g

// Emoji are matched whole, so a joiner (U+200D) or emoji style mark (U+FE0F) survives inside one and nowhere else.
// Six joined pictures are more than any standard emoji has; an endless chain would count as one character on screen.
const picture = String.raw`\p{ExtPict}(?:\ufe0f|\p{EMod})?`
const emoji = String.raw`(${picture}(?:\u200d${picture}){0,5}|[#*0-9]\ufe0f\u20e3)`

// Controls, lone surrogates, line and paragraph separators, noncharacters.
const harmful = String.raw`(?![\t\n])\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}\p{NChar}]`
// Bidirectional, zero-width and tag characters, and whatever else Unicode says to draw as nothing.
const invisible = String.raw`[\p{Cf}\p{DI}]`

const harmfulCharacter = new RegExp(harmful, 'gu')
const emojiOrInvisible = new RegExp(`${emoji}|${invisible}+`, 'gu')
const emojiOrProblem = new RegExp(`${emoji}|${harmful}|${invisible}`, 'gu')

// More than four marks on one letter climb over the lines around it.
const stackedMarks = /(\p{M}{4})\p{M}+/gu

/** ␛ for escape and so on where Unicode has a picture of the control, otherwise the replacement character. */
function standInFor(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '␡' : '\ufffd'
}

function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const kept = text.slice(0, Math.max(0, maxLength - 1))
  // Half a character or a joiner with nothing to join must not be left at the cut.
  return `${kept.replace(/(?:[\ud800-\udbff]|\u200d|\ufe0f)+$/, '')}…`
}
