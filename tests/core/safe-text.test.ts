import { Terminal } from '@xterm/headless'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findHiddenCharacter, safeText } from '../../src/core/safe-text.ts'

/** Each would do something to a terminal, or read differently from what it says. */
const hostile: Record<string, string> = {
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

function problemsIn(text: string): string[] {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0)
  const found = codes.filter((code) => forbidden.some(([first, last]) => code >= first && code <= last))
  const joinersApart = /(?<!\p{ExtPict}|\p{EMod}|\ufe0f)\u200d|\u200d(?!\p{ExtPict})/u
  const styleMarkApart = /(?<!\p{Emoji})\ufe0f|(?<=[#*0-9])\ufe0f(?!\u20e3)/u
  return [
    ...found.map((code) => `U+${code.toString(16)}`),
    ...(joinersApart.test(text) ? ['joiner apart from emoji'] : []),
    ...(styleMarkApart.test(text) ? ['style mark apart from emoji'] : []),
    ...(/\p{M}{5}/u.test(text) ? ['too many marks'] : []),
    ...(text.normalize('NFC') === text ? [] : ['not NFC']),
  ]
}

describe('hostile text', () => {
  test.each(Object.entries(hostile))('%s becomes harmless', (_name, text) => {
    expect(problemsIn(safeText(text, { multiline: true }))).toEqual([])
    expect(problemsIn(safeText(text))).toEqual([])
    expect(safeText(text)).not.toContain('\n')
    expect(safeText(safeText(text))).toBe(safeText(text))
    expect(findHiddenCharacter(safeText(text))).toBeUndefined()
  })

  test('a terminal shows it as text and does nothing else', async () => {
    for (const [name, text] of Object.entries(hostile)) {
      const screen = new Terminal({ cols: 200, rows: 5, allowProposedApi: true })
      const events: string[] = []
      screen.onBell(() => events.push('bell'))
      screen.onTitleChange(() => events.push('title'))
      screen.onData(() => events.push('reply'))
      await new Promise<void>((resolve) => screen.write(`before ${safeText(text)} after`, resolve))
      const { active } = screen.buffer
      const row = active.getLine(0)?.translateToString(true)
      expect({ name, events, kind: active.type, row: active.cursorY }).toEqual({
        name,
        events: [],
        kind: 'normal',
        row: 0,
      })
      expect(row?.startsWith('before ') && row.endsWith(' after'), name).toBe(true)
      screen.dispose()
    }
  })

  test.each([
    ['escape is shown', '\x1b[31m', '␛[31m'],
    ['other controls are shown', 'a\0\x07\x7f', 'a␀␇␡'],
    ['one-byte controls are replaced', '\x9b31m', '\ufffd31m'],
    ['direction changes go', 'user\u202etxt.exe', 'usertxt.exe'],
    ['tags go', 'ok\u{e0041}', 'ok'],
    ['half a surrogate pair is replaced', 'a\ud83d', 'a\ufffd'],
    ['a tab is two spaces', 'a\tb', 'a  b'],
    ['lines are joined visibly', 'a\r\nb\rc\n\n\nd', 'a ⏎ b ⏎ c ⏎ d'],
    ['four marks stay on a letter', 'x\u0316\u0317\u0318\u0319\u031c', 'x\u0316\u0317\u0318\u0319'],
    ['letters are composed', 'e\u0301', 'é'],
    ['the joiner goes where there is no emoji', 'a\u200db', 'ab'],
    ['a joiner beyond the sixth picture goes', '👩\u200d'.repeat(7), `${'👩\u200d'.repeat(5)}👩👩`],
  ])('%s', (_name, text, expected) => {
    expect(safeText(text)).toBe(expected)
  })

  test('line feeds stay in multi-line text', () => {
    expect(safeText('a\r\nb\u2028c\u0085d\n\n', { multiline: true })).toBe('a\nb\nc\nd\n\n')
  })
})

describe('ordinary text', () => {
  test.each([
    '现在就打110，说清对方账号和转账时间。',
    '“引号”、《书名号》（括号）——破折号……￥１００％　全角空格',
    '𠮷野家、々、〇、㈠、①、℃',
    'Ünïcödé, façade, naïve, Ørsted, ő, Việt Nam, Αθήνα, Москва',
    'བོད་ཡིག ئۇيغۇرچە ᠮᠣᠩᠭᠣᠯ 한국어 ไทย',
    '😀 ❤️ ☎️ © ™ ✅ 1️⃣ #️⃣ 🇨🇳 👍🏽',
    '👩‍💻 👨‍👩‍👧‍👦 🏳️‍🌈 🏴‍☠️ 👩🏽‍❤️‍💋‍👨🏻 🧑🏿‍🤝‍🧑🏻 🐈‍⬛ 👁️‍🗨️',
    '┌─┐ │ ✓ → ␛ ⏎ \ufffd',
    ' leading and trailing ',
    '',
  ])('%s comes back unchanged', (text) => {
    expect(safeText(text)).toBe(text)
    expect(findHiddenCharacter(text)).toBeUndefined()
  })
})

describe('maxLength', () => {
  test.each([
    ['exactly as long', 'abcde', 5, 'abcde'],
    ['too long', 'abcdef', 5, 'abcd…'],
    ['cut inside a surrogate pair', 'abc😀def', 5, 'abc…'],
    ['cut inside an emoji', '👩\u200d💻 and more', 4, '👩…'],
    ['cut inside a keycap', '1\ufe0f\u20e3 and more', 3, '1…'],
    ['hidden characters do not count', '\u200b'.repeat(100), 5, ''],
    ['one', 'abc', 1, '…'],
  ])('%s', (_name, text, maxLength, expected) => {
    expect(safeText(text, { maxLength })).toBe(expected)
  })
})

describe('findHiddenCharacter', () => {
  test.each([
    ['ab\u202ec', { offset: 2, name: 'U+202E' }],
    ['\x1b', { offset: 0, name: 'U+001B' }],
    ['😀\u{e0041}', { offset: 2, name: 'U+E0041' }],
    ['a\r\n', { offset: 1, name: 'U+000D' }],
    ['👩\u200d💻\u200d', { offset: 5, name: 'U+200D' }],
    ['a\tb\n', undefined],
  ])('%j', (text, expected) => {
    expect(findHiddenCharacter(text)).toEqual(expected)
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  // Dense in what the rules are about.
  fc
    .array(
      fc.constantFrom(
        ...'\x1b\x9b\0\n\r\t\x85\u2028\u200b\u200d\ufe0f\ufe0e\u20e3\u202e\u0301\u0316\u0338\u0344\u034f1#a中👩💻❤↔🏽🇨',
        '\u{e0041}',
        '\ud83d',
        '\udc69',
        '\u1100',
        '\u1161',
        '\u0f73',
        '\u0958',
        '\u093c',
        '\u{1d160}',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
)

describe('whatever the text is', () => {
  test('the result holds nothing forbidden and cleaning again changes nothing', () => {
    const options = fc.record(
      { multiline: fc.boolean(), maxLength: fc.integer({ min: 1, max: 30 }) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(anyText, options, (text, choice) => {
        const cleaned = safeText(text, choice)
        expect(problemsIn(cleaned)).toEqual([])
        expect(safeText(cleaned, choice)).toBe(cleaned)
        expect(findHiddenCharacter(cleaned)).toBeUndefined()
        if (!choice.multiline) expect(cleaned).not.toContain('\n')
        if (choice.maxLength !== undefined) expect(cleaned.length).toBeLessThanOrEqual(choice.maxLength)
      }),
      { numRuns: 5_000, seed: 20261122 },
    )
  })

  test('50,000 characters of it take at most a few milliseconds', () => {
    // 8 ms measured at worst; the rest is for a busy machine.
    const limitMs = 20
    const repeated = Object.values(hostile).concat('\u0301\u0316', '\u0344', '\u{1d160}', '\u1100\u1161', '\n', ' \t')
    for (const text of repeated) {
      const long = text.repeat(Math.ceil(50_000 / text.length)).slice(0, 50_000)
      expect(
        timeOf(() => safeText(long), limitMs),
        JSON.stringify(text),
      ).toBeLessThan(limitMs)
    }
  })
})

/** Milliseconds; tried again up to four times when over the limit, since other programs run too. */
function timeOf(action: () => void, limitMs: number): number {
  let shortest = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 5 && shortest >= limitMs; attempt += 1) {
    const start = performance.now()
    action()
    shortest = Math.min(shortest, performance.now() - start)
  }
  return shortest
}
