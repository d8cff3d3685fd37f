import { Terminal } from '@xterm/headless'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findHiddenCharacter, safeText } from '../../../src/core/guard/safe-text.ts'
import { hostile, problemsIn } from '../../support/hostile-strings.ts'

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
    const repeated = Object.values(hostile).concat('\u0301\u0316', '\u0344', '\u{1d160}', '\u1100\u1161', '\n', ' \t')
    for (const text of repeated) {
      const long = text.repeat(Math.ceil(50_000 / text.length)).slice(0, 50_000)
      expect(safeText(long).length, JSON.stringify(text)).toBeLessThanOrEqual(4 * long.length)
    }
  })
})
