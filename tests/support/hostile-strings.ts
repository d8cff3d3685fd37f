// Strings that attack whoever looks at them, and a check of what reached the screen that shares no code with the program.

/** Each would do something to a terminal, or read differently from what it says. */
export const hostile: Record<string, string> = {
  colour: '\x1b[31mred\x1b[0m',
  'clear screen': '\x1b[2J\x1b[H',
  'clear scrollback': '\x1b[3J',
  'cursor up and overwrite': 'real\x1b[1A\x1b[2Kfake',
  'scroll region': '\x1b[1;2r',
  'repeat a character': 'x\x1b[100000b',
  'hide cursor': '\x1b[?25l',
  'alternate screen': '\x1b[?1049h',
  'mouse reports': '\x1b[?1000h',
  'bracketed paste': '\x1b[?2004h',
  'keyboard protocol': '\x1b[>1u',
  'window size': '\x1b[8;1;1t',
  'report title': '\x1b[21t',
  'report cursor': '\x1b[6n',
  'report attributes': '\x1b[c',
  'soft reset': '\x1b[!p',
  'full reset': '\x1bc',
  'save and restore cursor': '\x1b7x\x1b8',
  'line drawing charset': '\x1b(0lqqk',
  'title ended by bell': '\x1b]0;title\x07',
  'title ended by ST': '\x1b]2;title\x1b\\',
  link: '\x1b]8;;https://evil.example\x1b\\bank\x1b]8;;\x1b\\',
  clipboard: '\x1b]52;c;ZXZpbA==\x07',
  'ask for a colour': '\x1b]11;?\x07',
  'inline file': '\x1b]1337;File=inline=1:AAAA\x07',
  'unterminated OSC': '\x1b]0;swallows what follows',
  'unterminated CSI': 'text\x1b[',
  'lone escape at the end': 'text\x1b',
  'two escapes': '\x1b\x1b[31m',
  'device control string': '\x1bPtmux;\x1b\x1b]0;x\x07\x1b\\',
  'sixel picture': '\x1bPq#0;2;0;0;0~\x1b\\',
  'application command': '\x1b_Gf=100;AAAA\x1b\\',
  'privacy message': '\x1b^hidden\x1b\\',
  'start of string': '\x1bXhidden\x1b\\',
  'CSI in one byte': '\x9b31mred',
  'OSC in one byte': '\x9d0;title\x9c',
  'DCS in one byte': '\x90q\x9c',
  'APC in one byte': '\x9fx\x9c',
  'next line in one byte': 'a\x85b',
  'escape put together by removal': '\x1b\u200b[31m\u200b',
  bell: 'ding\x07',
  backspace: 'evil\b\b\b\bgood',
  'carriage return': 'evil\rgood',
  'vertical tab and form feed': 'a\vb\fc',
  'shift out': 'a\x0eb\x0f',
  answerback: '\x05',
  'flow control': '\x13\x11',
  'null and delete': '\0\x7f',
  'line separators': 'a\u2028b\u2029c',
  'right to left override': 'user\u202etxt.exe',
  'embeddings and isolates': '\u202aa\u202b\u202c\u202d\u2066\u2067\u2068\u2069',
  'direction marks': '\u200e\u200f\u061c',
  'zero-width': 'pay\u200bpal\u200c\u2060\ufeff',
  'soft hyphen': 'pay\u00adpal',
  'joiner between letters': 'a\u200db',
  'joiner at an edge': '\u200d👩\u200d',
  'two joiners': '👩\u200d\u200d💻',
  'style marks on letters': 'a\ufe0f1\ufe0f中\ufe0f',
  'text style mark': '☎\ufe0e',
  'ideographic variation': '葛\u{e0100}',
  'tag characters': 'ok\u{e0001}\u{e0065}\u{e0076}\u{e007f}',
  'flag made of tags': '🏴\u{e0067}\u{e0062}\u{e007f}',
  'invisible letters': 'a\u3164b\u115f\u1160\uffa0c',
  'invisible operators': '2\u2062x\u2063y\u2064',
  'Mongolian marks': '\u180b\u180e',
  'annotation anchors': '\ufff9a\ufffab\ufffb',
  'musical controls': '\u{1d173}\u{1d17a}',
  'shorthand controls': '\u{1bca0}',
  'grapheme joiner': 'a\u034fb',
  noncharacters: '\ufffe\uffff\ufdd0\u{1ffff}',
  'lone high surrogate': 'a\ud83d',
  'lone low surrogate': '\ude00b',
  'surrogates the wrong way round': '\ude00\ud83d',
  'stacked marks': `Z${'\u0301\u0316'.repeat(50)}algo`,
  'endless emoji chain': '👩\u200d'.repeat(50),
}

/** Written out by hand, so that it does not share a mistake with the code. Joiner and U+FE0F are checked elsewhere. */
const forbidden: readonly [first: number, last: number][] = [
  [0x00, 0x09],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x180b, 0x180f],
  [0x200b, 0x200c],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfdd0, 0xfdef],
  [0xfe00, 0xfe0e],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
]

const forbiddenCharacter = new RegExp(
  `[${forbidden.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join('')}]`,
  'gu',
)

/** Control and invisible characters, by name. */
export function controlsIn(text: string): string[] {
  return [...text.matchAll(forbiddenCharacter)].map(([found]) => `U+${found.codePointAt(0)?.toString(16)}`)
}

/** What in a text a person must never see, by name; empty when there is nothing. */
export function problemsIn(text: string): string[] {
  const joinersApart = /(?<!\p{ExtPict}|\p{EMod}|\ufe0f)\u200d|\u200d(?!\p{ExtPict})/u
  const styleMarkApart = /(?<!\p{Emoji})\ufe0f|(?<=[#*0-9])\ufe0f(?!\u20e3)/u
  return [
    ...controlsIn(text),
    ...(joinersApart.test(text) ? ['joiner apart from emoji'] : []),
    ...(styleMarkApart.test(text) ? ['style mark apart from emoji'] : []),
    ...(/\p{M}{5}/u.test(text) ? ['too many marks'] : []),
    ...(text.normalize('NFC') === text ? [] : ['not NFC']),
  ]
}

const forged = 'FORGED-ROW'

/** Each tries to begin a row of its own. */
export const rowBreakers: Record<string, string> = Object.fromEntries(
  Object.entries({
    'line feed': '\n',
    'carriage return and line feed': '\r\n',
    'carriage return': '\r',
    'vertical tab': '\v',
    'form feed': '\f',
    'next line': '\u0085',
    'line separator': '\u2028',
    'paragraph separator': '\u2029',
    'cursor down': '\u001b[1E',
    index: '\u001bD',
  }).map(([name, breaker]) => [`a row by ${name}`, `x${breaker}${forged}`]),
)

/** Rows of an output that one of `rowBreakers` began; a row wrapped after a visible `⏎` or `␋` is none. */
export function forgedRows(output: string): string[] {
  const rows = output.split('\n')
  return rows.filter(
    (row, index) => row.trimStart().startsWith(forged) && !/[⏎␀-␟]$/.test(rows[index - 1]?.trimEnd() ?? ''),
  )
}
