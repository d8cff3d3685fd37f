import { describe, expect, test } from 'vitest'
import { parseGuardedYaml } from '../../../src/io/yaml/guarded-yaml.ts'
import { YamlProblem } from '../../../src/io/yaml/problem.ts'

/** What a refused text is refused for and where, as `code line:column`; `read` when it is accepted. */
function verdict(source: string | Uint8Array, options = {}): string {
  try {
    parseGuardedYaml(source, options)
    return 'read'
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error
    expect(error.zh).not.toBe('')
    expect(error.message).toBe(`${error.line}:${error.column} ${error.en}`)
    return `${error.code} ${error.line}:${error.column}`
  }
}

/** The value as ordinary objects, for comparing. */
function read(source: string | Uint8Array): unknown {
  return structuredClone(parseGuardedYaml(source).value)
}

const aliasBomb = [...'bcdefghij'].reduce(
  (text, name, index) => `${text}\n${name}: &${name} [${`*${'abcdefghi'[index]},`.repeat(9)}]`,
  'a: &a [x, x]',
)
const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}: v`)

describe('an attack', () => {
  // One after another in one process: with the bare library, earlier nesting makes later nesting abort Node.
  const attacks: [name: string, text: string, expected: string][] = [
    ['1,000 open brackets', '['.repeat(1000), 'depth 1:25'],
    ['5,000 open brackets', '['.repeat(5000), 'depth 1:25'],
    ['100,000 open brackets', '['.repeat(100_000), 'depth 1:25'],
    ['5,000 brackets, closed again', '['.repeat(5000) + ']'.repeat(5000), 'depth 1:25'],
    ['100,000 dashes', '- '.repeat(100_000), 'depth 1:49'],
    ['100,000 colons', ': '.repeat(100_000), 'depth 1:49'],
    [
      '700 levels of indentation',
      keys(700)
        .map((_, n) => `${' '.repeat(n)}a:`)
        .join('\n'),
      'depth 25:26',
    ],
    ['`? ` 400 times', '? '.repeat(400), 'complex-key 1:1'],
    ['`? ` 100,000 times in brackets', `[${'? '.repeat(100_000)}`, 'complex-key 1:2'],
    ['`{a:,` 50,000 times', '{a:,'.repeat(50_000), 'depth 1:97'],
    ['20,000 keys', keys(20_000).join('\n'), 'nodes 14286:9'],
    ['20,000 keys in braces', `{${keys(20_000).join(', ')}}`, 'nodes 1:126390'],
    ['an alias bomb', aliasBomb, 'anchor 1:4'],
    ['a list inside itself', 'a: &a [*a]', 'anchor 1:4'],
    ['blank lines, then comments', `a: |\n  x\n${'\n'.repeat(240_000)}${' #\n'.repeat(90_000)}`, 'blank-lines 503:1'],
    ['comments only', '#\n'.repeat(260_000), 'blank-lines 501:2'],
    ['500,000 commas', `[${','.repeat(500_000)}`, 'nodes 1:100000'],
    ['250,000 closing brackets', `a: ${'] '.repeat(250_000)}`, 'nodes 1:99999'],
    ['250,000 wrong escapes', `"${'\\q'.repeat(250_000)}"`, 'syntax 1:2'],
    ['500,000 line feeds in a text', `a: |+\n b\n${'\n'.repeat(500_000)}`, 'long-text 1:4'],
    ['500,000 digits', `a: ${'9'.repeat(500_000)}`, 'unsafe-number 1:4'],
    ['100,000 documents', '---\n'.repeat(100_000), 'several-documents 2:1'],
    ['100,000 unclosed quotes', '- "\n'.repeat(100_000), 'nodes 25000:4'],
    ['a text of 20,001 characters', `a: ${'x'.repeat(20_001)}`, 'long-text 1:4'],
    ['more than 512 KiB', ' '.repeat(512 * 1024 + 1), 'size 1:1'],
    ['more than 512 KiB in Chinese', '中'.repeat(200_000), 'size 1:1'],
  ]

  test.each(attacks)('%s is refused soon', (_name, text, expected) => {
    // At most 0.3 s measured on a quiet machine; the bare library takes 6 s and more for several of these.
    expect(verdict(text)).toBe(expected)
  })

  test('the same attacks again and again do not add up', () => {
    for (const [, text, expected] of [...attacks.slice(0, 10), ...attacks.slice(0, 10)])
      expect(verdict(text)).toBe(expected)
  })
})

describe('refused', () => {
  test.each([
    ['anchor', 'a: &x 1', 'anchor 1:4'],
    ['alias', 'a: 1\nb: *x', 'alias 2:4'],
    ['tag', 'a: !!js/function "x"', 'tag 1:4'],
    ['local tag', '- !exec rm', 'tag 1:3'],
    ['bare tag', 'a: ! 1', 'tag 1:4'],
    ['directive', '%YAML 1.1\n---\na: yes', 'directive 1:1'],
    ['key with ?', '? a\n: b', 'complex-key 1:1'],
    ['list as a key', '[a]: b', 'complex-key 1:1'],
    ['map as a key', '{{b: c}: d}', 'complex-key 1:2'],
    ['number as a key', '110: x', 'complex-key 1:1'],
    ['true as a key', 'a:\n  true: x', 'complex-key 2:3'],
    ['empty key', ': x', 'complex-key 1:1'],
    ['empty quoted key', '"": x', 'complex-key 1:1'],
    ['__proto__', 'a: {__proto__: {admin: true}}', 'reserved-key 1:5'],
    ['quoted __proto__', '"__proto__": 1', 'reserved-key 1:1'],
    ['escaped __proto__', '"\\u005f_proto__": 1', 'reserved-key 1:1'],
    ['constructor', 'constructor: 1', 'reserved-key 1:1'],
    ['prototype', 'prototype: 1', 'reserved-key 1:1'],
    ['merge', 'a: 1\n<<: {b: 2}', 'reserved-key 2:1'],
    ['the same key twice', 'a: 1\nb: 2\na: 3', 'duplicate-key 3:1'],
    ['the same key twice, written differently', '{a: 1, "\\x61": 2}', 'duplicate-key 1:8'],
    ['two documents', 'a: 1\n---\nb: 2', 'several-documents 2:1'],
    ['two documents with an end mark', 'a\n...\nb', 'several-documents 3:1'],
    ['nothing', '', 'empty 1:1'],
    ['blank lines', ' \n\n', 'empty 1:1'],
    ['a comment only', '# later\n', 'empty 1:1'],
    ['a start mark only', '---\n', 'empty 1:1'],
    ['an end mark only', '...\n', 'empty 1:1'],
    ['escape character', 'a: \x1b[31m', 'control-character 1:4'],
    ['null character', 'a: "\0"', 'control-character 1:5'],
    ['one-byte control', 'a: \x9b31m', 'control-character 1:4'],
    ['next line', 'a: x\x85', 'control-character 1:5'],
    ['line separator', 'a: x\u2028', 'control-character 1:5'],
    ['lone carriage return', 'a: 1\rb: 2', 'control-character 1:5'],
    ['right to left override', 'a: 1\nb: user\u202etxt', 'control-character 2:8'],
    ['zero-width space in a comment', '# pay\u200bpal\na: 1', 'control-character 1:6'],
    ['tag character', 'a: ok\u{e0041}', 'control-character 1:6'],
    ['second byte order mark', '\ufeff\ufeffa: 1', 'control-character 1:1'],
    ['lone surrogate', 'a: \ud800', 'control-character 1:4'],
    ['escaped escape character', 'a: "\\e[31m"', 'control-character 1:4'],
    ['escaped null', 'a: "\\0"', 'control-character 1:4'],
    ['escaped direction change', 'a:\n  b: "x\\u202ey"', 'control-character 2:6'],
    ['escaped lone surrogate', 'a: "\\ud800"', 'control-character 1:4'],
    ['escaped control in a key', '"a\\u0007": 1', 'control-character 1:1'],
    ['ID number without quotes', 'id: 110101199003071234', 'unsafe-number 1:5'],
    ['phone number with its zero', 'phone: 075512345678', 'unsafe-number 1:8'],
    ['phone number with its plus', 'phone: +8613800000000', 'unsafe-number 1:8'],
    ['hexadecimal', 'a: 0x1F', 'unsafe-number 1:4'],
    ['octal', 'a: 0o17', 'unsafe-number 1:4'],
    ['infinity', 'a: .inf', 'unsafe-number 1:4'],
    ['minus infinity', 'a: -.Inf', 'unsafe-number 1:4'],
    ['not a number', 'a: .nan', 'unsafe-number 1:4'],
    ['too large an exponent', 'a: 1e400', 'unsafe-number 1:4'],
    ['wrong indentation', 'a:\n    b: 1\n  c: 2', 'syntax 3:1'],
    ['tab as indentation', 'a:\n\tb: 1', 'syntax 2:1'],
    ['unclosed bracket', 'a: [1, 2', 'syntax 1:9'],
    ['unclosed quote', 'a: "x', 'syntax 1:6'],
    ['colon inside plain text', 'a: He said: yes', 'syntax 1:4'],
    ['text that starts with %', 'a: %x', 'syntax 1:4'],
    ['full-width comma in braces', '{ zh: 你好，en: hello }', 'syntax 1:7'],
  ])('%s', (_name, text, expected) => {
    expect(verdict(text)).toBe(expected)
  })

  test.each([
    ['GBK', Uint8Array.of(0x61, 0x3a, 0x20, 0xc4, 0xe3, 0xba, 0xc3), 'utf8 1:4'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0x00), 'utf8 1:1'],
    ['a surrogate as bytes', Uint8Array.of(0x61, 0x0a, 0xed, 0xa0, 0x80), 'utf8 2:1'],
    ['an overlong form', Uint8Array.of(0xc0, 0x80), 'utf8 1:1'],
    ['half a character', Buffer.from('a: 中').subarray(0, 4), 'utf8 1:4'],
  ])('%s is not UTF-8', (_name, bytes, expected) => {
    expect(verdict(bytes)).toBe(expected)
  })

  test('the sentence names the key, made safe and short', () => {
    const key = `"${'k'.repeat(500)}\\u2029"`
    expect(verdict(`${key}: 1`)).toBe('control-character 1:1')
    const long = 'k'.repeat(500)
    expect(() => parseGuardedYaml(`${long}: 1\n${long}: 2`)).toThrow(
      expect.objectContaining({ code: 'duplicate-key', en: expect.stringMatching(/^“k{59}…” stands here twice/) }),
    )
  })
})

describe('accepted', () => {
  test.each([
    ['24 levels', `${'- '.repeat(24)}x`, 'read'],
    ['25 levels', `${'- '.repeat(25)}x`, 'depth 1:49'],
    ['24 brackets', '['.repeat(24) + ']'.repeat(24), 'read'],
    ['25 brackets', '['.repeat(25) + ']'.repeat(25), 'depth 1:25'],
    ['24 brackets around a pair', `${'['.repeat(24)}a: b${']'.repeat(24)}`, 'depth 1:25'],
    ['9,999 keys and values with their map', keys(9_999).join('\n'), 'read'],
    ['10,000 keys and values with their map', keys(10_000).join('\n'), 'nodes 10000:8'],
    ['20,000 values with their list', `[${'1,'.repeat(19_999)}]`, 'read'],
    ['20,001 values with their list', `[${'1,'.repeat(20_000)}]`, 'nodes 1:40000'],
    ['500 blank lines', `a: 1${'\n'.repeat(500)}b: 1`, 'read'],
    ['501 blank lines', `a: 1${'\n'.repeat(501)}b: 1`, 'blank-lines 501:1'],
    ['a text of 20,000 characters', `a: ${'x'.repeat(20_000)}`, 'read'],
    ['512 KiB', `a: 1${' '.repeat(512 * 1024 - 4)}`, 'read'],
  ])('limits: %s', (_name, text, expected) => {
    expect(verdict(text)).toBe(expected)
  })

  test('callers raise the limits for files we ship', () => {
    const large = `${keys(10_000).join('\n')}${' '.repeat(512 * 1024)}`
    expect(verdict(large, { maxNodes: 400_000, maxBytes: 4 * 1024 * 1024 })).toBe('read')
  })

  test.each([
    ['numbers', '[0, -1, 40, 2.5, 1e3, -0.5, 9007199254740991]', [0, -1, 40, 2.5, 1000, -0.5, Number.MAX_SAFE_INTEGER]],
    ['booleans and null', '[true, False, null, ~, ]', [true, false, null, null]],
    [
      'dates, times and YAML 1.1 words stay text',
      '[2026-11-22, 12:30, yes, off]',
      ['2026-11-22', '12:30', 'yes', 'off'],
    ],
    ['quoted numbers stay text', `["110", '010']`, ['110', '010']],
    ['quoted marks', `['*a', "&b", '!c', "%d", '? e']`, ['*a', '&b', '!c', '%d', '? e']],
    ['marks inside block text', 'a: |\n  *bold*\n  &c\n  !d\n  ? e\n  %f\n', { a: '*bold*\n&c\n!d\n? e\n%f\n' }],
    ['marks at the start of root text', '|\n*bold* and &c\n', '*bold* and &c\n'],
    ['folded text', 'a: >-\n  one\n  two\n', { a: 'one two' }],
    ['values left out', 'a:\nb: {c, d: }\ne:\n  -\n', { a: null, b: { c: null, d: null }, e: [null] }],
    ['emoji and Chinese', 'a: "👩‍💻 ❤️ 你好，世界"', { a: '👩‍💻 ❤️ 你好，世界' }],
    ['an escaped surrogate pair', '"\\ud83d\\ude00"', '😀'],
    ['Windows line ends', 'a: 1\r\nb: |\r\n  x\r\n  y\r\n', { a: 1, b: 'x\ny\n' }],
    ['a start mark and an end mark', '---\na: 1\n...\n', { a: 1 }],
    ['a byte order mark', '\ufeffa: 1', { a: 1 }],
    ['a bare word', 'word', 'word'],
    ['an explicit null', 'null', null],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected)
    expect(read(Buffer.from(text))).toEqual(expected)
  })

  test('JSON', () => {
    const value = {
      danger: ['none'],
      'account-note': 'a "quoted" \\ 中文\n\ttab',
      n: -1.5e3,
      none: null,
      yes: true,
      empty: [{}, []],
    }
    expect(read(JSON.stringify(value))).toEqual(value)
    expect(read(JSON.stringify(value, null, 2))).toEqual(value)
    expect(read(JSON.stringify(value, null, '\t'))).toEqual(value)
  })

  test('maps have no prototype', () => {
    const { value } = parseGuardedYaml('a: {b: 1}')
    expect(Object.getPrototypeOf(value)).toBeNull()
    expect(Object.getPrototypeOf((value as { a: unknown }).a)).toBeNull()
  })
})

describe('locate', () => {
  const text = [
    '# a comment', // 1
    'id: online-lending-leak', // 2
    'title:   { zh: 网贷, en: An online lender }', // 3
    'steps:', // 4
    '  - id: first', // 5
    '    how:', // 6
    '      - { zh: 一, en: one }', // 7
    '      - zh: 二', // 8
    '        en: two', // 9
    '  -', // 10
    '  - [x, [y, z]]', // 11
    'why:', // 12
    'note: |', // 13
    '  text', // 14
    '"110": x', // 15
  ].join('\n')

  test.each<[path: (string | number)[], place: string]>([
    [[], '2:1'],
    [['id'], '2:5'],
    [['title'], '3:10'],
    [['title', 'zh'], '3:16'],
    [['title', 'en'], '3:24'],
    [['title', 'fr'], '3:10'],
    [['title', 'zh', 'deeper'], '3:16'],
    [['steps'], '5:3'],
    [['steps', 0], '5:5'],
    [['steps', 0, 'id'], '5:9'],
    [['steps', 0, 'how', 0, 'en'], '7:22'],
    [['steps', 0, 'how', 1], '8:9'],
    [['steps', 0, 'how', 1, 'en'], '9:13'],
    [['steps', '0', 'id'], '5:9'],
    [['steps', 1], '10:4'],
    [['steps', 2, 1, 1], '11:13'],
    [['steps', 7], '5:3'],
    [['steps', 'length'], '5:3'],
    [['why'], '12:1'],
    [['why', 'zh'], '12:1'],
    [['note'], '13:7'],
    [['110'], '15:8'],
    [[110], '15:8'],
    [['missing', 'path'], '2:1'],
  ])('%j stands at %s', (path, place) => {
    const { line, column } = parseGuardedYaml(text).locate(path)
    expect(`${line}:${column}`).toBe(place)
  })

  test('works in JSON and with Windows line ends', () => {
    expect(parseGuardedYaml('{\r\n  "a": {\r\n    "b": [1, 2]\r\n  }\r\n}').locate(['a', 'b', 1])).toEqual({
      line: 3,
      column: 14,
    })
  })
})
