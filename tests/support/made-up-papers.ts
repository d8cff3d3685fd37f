// Papers of all blocks, with texts that would be markup in one kind of file or another.
import fc from 'fast-check'
import { findHiddenCharacter } from '../../src/core/guard/safe-text.ts'
import type { Block, Paper, Run, Runs } from '../../src/core/papers/paper.ts'
import { bare } from './paper-readers.ts'

// Markup of Markdown, HTML, XML, templates and spreadsheets, and what stands around it in letters.
const tokens = [
  ...['*', '**', '_', '__', '`', '```', '~~', '~~~', '#', '# ', '## ', '- ', '-', '---', '+ ', '+', '=', '==='],
  ...[
    '1. ',
    '1.',
    '1) ',
    '12) ',
    '> ',
    '>',
    '<',
    '<b>',
    '</p>',
    '<!--',
    '-->',
    '<script>',
    '<a href=x>',
    '<?xml ',
    ']]>',
  ],
  ...['&', '&amp;', '&#42;', '&lt;', '&nbsp', '[', ']', '[a](b)', '[a]: b', '![', '|', '||', '| --- |', '\\', '\\\\'],
  ...[
    'http://a.cn',
    'https://甲.cn/_x_',
    '//a.cn',
    'www.a.cn',
    'a.cn',
    'x@b.cn',
    'mailto:x@b.cn',
    '<http://a.cn>',
    'ftp://',
  ],
  ...[
    '=HYPERLINK("http://x")',
    '+1',
    '@SUM(1)',
    'CURRENT',
    'TOTAL_PAGES',
    '{ref-0}',
    '{default-bullet-numbering-0}',
    '{a}',
    '$1',
    '%s',
    '"',
    "'",
  ],
  ...[
    ':',
    '/',
    '.',
    '!',
    '(',
    ')',
    '  ',
    '    ',
    '\u3000',
    '\u00a0',
    ' ',
    '中',
    '文字',
    '。',
    '，',
    '“',
    '”',
    '【',
    '】',
    '待填：',
  ],
  ...[
    '12,800.50',
    '138****1234',
    'é',
    'ü',
    '𠮷',
    '👩‍💻',
    '1️⃣',
    '\ue000',
    'سلام',
    'abc',
    'leak-help status',
    '/home/a b',
    'x'.repeat(90),
  ],
]

/** Text as people type it, and worse; all of it has to come out. */
const text = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: 8 }).map((all) => all.join('')),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
  )
  .map((value) => value.normalize('NFC'))
  .filter(
    (value) =>
      bare(value) !== '' && findHiddenCharacter(value) === undefined && !/\p{M}{3}|[\ufe0f\u20e3]{3}/u.test(value),
  )

const runs: fc.Arbitrary<Runs> = fc.array(
  fc.oneof<fc.Arbitrary<Run>[]>(
    text,
    text.map((open) => ({ open })),
  ),
  {
    minLength: 1,
    maxLength: 4,
  },
)

const table = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc.record({
    kind: fc.constant('table' as const),
    head: fc.array(text, { minLength: columns, maxLength: columns }),
    rows: fc.array(fc.array(fc.oneof(runs, fc.constant([])), { minLength: columns, maxLength: columns }), {
      maxLength: 3,
    }),
  }),
)

const blocks: fc.Arbitrary<Block[]> = fc.oneof(
  fc.tuple(fc.record({ kind: fc.constantFrom('title', 'heading', 'paragraph', 'line'), runs })),
  fc.tuple(fc.record({ kind: fc.constant('line'), runs, align: fc.constant('right') })),
  fc
    .array(runs, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((each, index): Block => ({ kind: 'item', number: index + 1, runs: each }))),
  fc.tuple(table),
  fc.constant<Block[]>([{ kind: 'page-break' }]),
)

/** Any paper. */
export const anyPaper: fc.Arbitrary<Paper> = fc.record({
  title: text,
  language: fc.constantFrom('zh', 'en'),
  blocks: fc.array(blocks, { maxLength: 6 }).map((all) => all.flat()),
})
