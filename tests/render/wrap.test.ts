import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { compileTexts } from '../../src/core/content/compile.ts'
import { languages } from '../../src/core/text.ts'
import { lookFor, plainStyle } from '../../src/render/look.ts'
import { makeReader } from '../../src/render/reader.ts'
import { displayWidth } from '../../src/render/width.ts'
import { hang, table, wrapText } from '../../src/render/wrap.ts'
import { content, library } from '../support/content.ts'
import { brokenBadly, tooWide } from '../support/screen-lines.ts'
import { readSentences } from '../support/sentences.ts'

const widths = [20, 40, 60, 80, 100, 200]
const sample =
  '现在就打110，说清对方账号和转账时间（越早越好）。“别挂断”，the National Anti-Fraud Center app（国家反诈中心）会提醒你：不要转账！'

/** Where lines were broken inside a word that would have fitted on one. */
function brokenWords(text: string, lines: readonly string[], columns: number): string[] {
  const broken: string[] = []
  let at = 0
  lines.forEach((line, index) => {
    const begin = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0)
    const [before = '', after = ''] = [text[begin - 1], text[begin]]
    if (index > 0 && begin === at && /[\w’-]/.test(before) && /\w/.test(after)) {
      const word = `${/[!-~’]*$/.exec(text.slice(0, begin))}${/^[!-~’]*/.exec(text.slice(begin))}`
      if (word.length <= columns) broken.push(word)
    }
    at = begin + line.trim().length
  })
  return broken
}

/** Every sentence a screen can show, as it is read; not what only stands behind another. */
function allSentences(): string[] {
  // What is filled in is short here; a step and its options are two such. Behind a command it begins with a space.
  const filledIn = (text: string) =>
    text
      .replace(/(?<=leak-help [a-z -]+)(?=\$)/, ' ')
      .replaceAll(/\$\{\.\.\.\}/g, '1')
      .replace(/ 1 1$/, ' 1')
  const said = readSentences().flatMap(({ zh, en }) => [filledIn(zh), filledIn(en)])
  const advised = languages.flatMap((language) => {
    const texts = compileTexts(content, language)
    const look = lookFor({ language, columns: 80, style: plainStyle })
    const { read } = makeReader(look, { library, texts })
    const found: string[] = []
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if (value instanceof Map) for (const inner of value.values()) collect(inner)
      else if (language in value && typeof (value as Record<string, unknown>)[language] === 'string')
        found.push(read(withoutBlanks((value as Record<string, string>)[language] ?? '')))
      else for (const inner of Object.values(value)) collect(inner)
    }
    collect(content)
    return found
  })
  return [...new Set([...said, ...advised])].filter((text) => /^ ?[\p{L}\p{N}“「《$（(—-]/u.test(text))
}

// What a letter has in braces is filled in before it is shown.
function withoutBlanks(text: string): string {
  return text.replace(/\{(?:law:)?[a-z0-9-]+\}/g, '甲')
}

describe('wrapped text', () => {
  it.each(widths)(
    'is never wider than %i columns, and breaks no word and before no stop, in any sentence',
    (columns) => {
      const sentences = allSentences()
      expect(sentences.length).toBeGreaterThan(3000)
      const faults = sentences.flatMap((text) =>
        ['', '  12. '].flatMap((first) => {
          const lines = first === '' ? wrapText(text, columns) : hang(first, text, columns)
          const shown = lines.join('\n')
          const wrong = [
            ...tooWide(shown, columns),
            ...brokenBadly(shown),
            ...text.split('\n').flatMap((line) => brokenWords(line, wrapText(line, columns), columns)),
          ]
          const isWhole = shown.replace(/\s/g, '') === (first + text).replace(/\s/g, '')
          return wrong.length > 0 || !isWhole ? [{ text, wrong, isWhole }] : []
        }),
      )
      expect(faults.slice(0, 5)).toEqual([])
    },
  )

  it.each([8, 20, 40, 60, 80, 120])(
    'of both languages is never wider than %i columns and begins no line with closing punctuation',
    (columns) => {
      const lines = wrapText(sample, columns)
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns)
      expect(brokenBadly(lines.join('\n'))).toEqual([])
      expect(lines.join('').replaceAll(' ', '')).toBe(sample.replaceAll(' ', ''))
    },
  )

  it('keeps English words and numbers whole', () => {
    expect(wrapText('call the National Anti-Fraud Center', 12)).toEqual([
      'call the',
      'National',
      'Anti-Fraud',
      'Center',
    ])
  })

  it.each<[what: string, text: string, columns: number, lines: string[]]>([
    [
      'a command behind its label',
      '记一笔：leak-help done save-evidence',
      20,
      ['记一笔：', 'leak-help done save-evidence'],
    ],
    [
      'a command with quotes',
      'Find it: leak-help list --text "stolen phone"',
      20,
      ['Find it:', 'leak-help list --text "stolen phone"'],
    ],
    [
      'a command on a line of its own',
      'run\n  age -d -i identity.txt a.age',
      20,
      ['run', 'age -d -i identity.txt a.age'],
    ],
    [
      'a command in the middle of advice',
      'If it is, type leak-help add data-of-the-dead. Then go on.',
      20,
      ['If it is, type', 'leak-help add data-of-the-dead.', 'Then go on.'],
    ],
    [
      'an address',
      'Look at https://example.org/a/b/c and call',
      20,
      ['Look at', 'https://example.org/a/b/c', 'and call'],
    ],
    [
      'a path in quotes',
      '打不开“/home/我的 文件/个案/1.json”，换一个',
      20,
      ['打不开', '“/home/我的 文件/个案/1.json”，', '换一个'],
    ],
    ['a place in a file', '健身房/会员.yaml:12:5: 没有这个步骤', 20, ['健身房/会员.yaml:12:5:', '没有这个步骤']],
    [
      'an id in a list',
      'Did you mean: change-platform-password, undo',
      20,
      ['Did you mean:', 'change-platform-password,', 'undo'],
    ],
  ])('keeps %s in one piece, alone on its line and at its beginning', (_what, text, columns, lines) => {
    expect(wrapText(text, columns)).toEqual(lines)
  })

  it('takes its indentation from what fits only without', () => {
    expect(hang('    ', 'keep change-a-password', 20)).toEqual(['    keep', '   change-a-password'])
  })

  it('cuts what is longer than a line and nothing to copy, at its hyphens where it has some', () => {
    expect(wrapText('a'.repeat(25), 10)).toEqual(['a'.repeat(10), 'a'.repeat(10), 'a'.repeat(5)])
    expect(wrapText('the anti-money-laundering law', 12)).toEqual(['the', 'anti-money-', 'laundering', 'law'])
    expect(wrapText('abcdefghijkl。', 12)).toEqual(['abcdefghijk', 'l。'])
  })

  it('begins no line with a mark that belongs to the character before it', () => {
    expect(wrapText('ааа\u0301ааа', 3)).toEqual(['ааа\u0301', 'ааа'])
  })

  it('keeps an empty line, and one of nothing but spaces, as one', () => {
    expect(wrapText(`a\n\n${' '.repeat(50)}\nb`, 20)).toEqual(['a', '', '', 'b'])
  })

  it('begins lines like the first one begins', () => {
    expect(wrapText('  one two three', 9)).toEqual(['  one two', '  three'])
  })

  it('hangs the lines under the first, where there is room', () => {
    expect(hang('  1. ', '先截图再退出聊天', 17)).toEqual(['  1. 先截图再退出', '     聊天'])
    expect(hang('  does not apply  ', 'Call the bank and say so', 40)).toEqual([
      '  does not apply',
      '    Call the bank and say so',
    ])
  })

  it('goes on behind few spaces where that is asked', () => {
    expect(hang('Label: ', 'one two three', 12, 2)).toEqual(['Label: one', '  two three'])
  })

  it('sets names beside what they mean, and above it on a narrow screen', () => {
    const rows = [
      ['--all', 'list everything there is'],
      ['--a-long-one', 'more'],
      ['alone and long', ''],
    ] as const
    expect(table(rows, 60)).toEqual([
      '  --all         list everything there is',
      '  --a-long-one  more',
      '  alone and long',
    ])
    expect(table(rows, 20)).toEqual([
      '  --all',
      '    list everything',
      '    there is',
      '  --a-long-one',
      '    more',
      '  alone and long',
    ])
  })

  it('holds for any text and width', () => {
    const character = fc.constantFrom(...'甲乙。，（）“”ab1 -./:·é\u0301👍\u200d')
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: character, maxLength: 200 })),
        fc.integer({ min: 10, max: 120 }),
        (text, columns) => {
          const lines = wrapText(text, columns)
          expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
          // Only what may be something to copy is wider: it holds no space, and letters or digits joined by signs.
          for (const line of lines)
            if (displayWidth(line) > columns) expect(line).toMatch(/[a-z0-9][-.:/\\@_=]|[/\\~]/i)
        },
      ),
    )
  })
})

describe('width', () => {
  it.each(['中文', 'abc', '，。', 'é', '①', '한글', 'ｆｕｌｌ', '——', '…'])('of %s is that of string-width', (text) => {
    expect(displayWidth(text)).toBe(stringWidth(text))
  })

  it.each(['👨‍👩‍👧', '🇨🇳', '👍🏽', '❤️'])('of the emoji %s is never less than it is drawn', (text) => {
    expect(displayWidth(text)).toBeGreaterThanOrEqual(stringWidth(text) - (text === '❤️' ? 1 : 0))
  })
})
