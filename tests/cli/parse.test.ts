// What is typed and what a command gets of it, for every command and every option; and every wrong usage.
import { describe, expect, it } from 'vitest'
import { type CommandName, commandNames, commands } from '../../src/cli/commands.ts'
import { type Globals, globalOptions, typeOption } from '../../src/cli/options.ts'
import { type Parsed, parseCommandLine } from '../../src/cli/parse.ts'
import { type Language, languages } from '../../src/core/text.ts'
import { UserError } from '../../src/errors.ts'
import { helpWordsIn } from '../../src/words/help.ts'
import { controlsIn } from '../support/hostile-strings.ts'

const parse = (argv: readonly string[], language: Language = 'en', columns = 80): Parsed =>
  parseCommandLine(argv, { language, version: '1.2.3', columns })

const noGlobals: Globals = {
  lang: undefined,
  session: undefined,
  dataDir: undefined,
  playbooks: [],
  private: false,
  json: false,
  plain: false,
  color: true,
}

const recording = { outcome: undefined, on: undefined, until: undefined, note: undefined, fields: {} }
const skipping = { step: 'a', outcome: undefined, until: undefined, note: undefined }
const starting = {
  playbooks: [],
  text: undefined,
  answers: undefined,
  name: undefined,
  for: undefined,
  encrypt: false,
  walk: true,
}

const adding = {
  ...{ file: undefined, ref: undefined, step: undefined, kind: undefined, from: undefined, on: undefined },
  ...{ inPlace: false, notSexual: false, force: false },
}

/** `input` without `json` and `session`, which every command gets: false and undefined where the row does not say. */
type Row = [argv: string[], name: CommandName, input: Record<string, unknown>]
const noLetterOptions = {
  letter: undefined,
  all: false,
  out: undefined,
  format: undefined,
  edit: false,
  sheet: false,
  fields: {},
  new: false,
  sent: false,
  on: undefined,
  step: undefined,
  outcome: undefined,
  force: false,
}

const rows: Row[] = [
  [['start'], 'start', starting],
  [['start', 'phone-lost'], 'start', { ...starting, playbooks: ['phone-lost'] }],
  [['start', 'a', 'b', 'c'], 'start', { ...starting, playbooks: ['a', 'b', 'c'] }],
  [['start', '--text', '有人 冒用'], 'start', { ...starting, text: '有人 冒用' }],
  [['start', '--text=a=b'], 'start', { ...starting, text: 'a=b' }],
  [['start', '--text', ''], 'start', { ...starting, text: '' }],
  [['start', '--no-walk'], 'start', { ...starting, walk: false }],
  [['start', '--for', 'self'], 'start', { ...starting, for: 'self' }],
  [
    ['start', 'a', '--answers', 'a.yaml', '--name', '妈妈', '--for=other', '--encrypt', '--no-walk', 'b'],
    'start',
    { ...starting, playbooks: ['a', 'b'], answers: 'a.yaml', name: '妈妈', for: 'other', encrypt: true, walk: false },
  ],
  [['resume'], 'resume', { walk: true }],
  [['resume', '2', '--no-walk'], 'resume', { session: '2', walk: false }],
  [['list'], 'list', { text: undefined }],
  [['list', '--text', 'a loan'], 'list', { text: 'a loan' }],
  [['show', 'phone-lost'], 'show', { playbook: 'phone-lost' }],
  [['status'], 'status', { all: false }],
  [['status', '2', '--all'], 'status', { session: '2', all: true }],
  [['why', 'save-evidence'], 'why', { step: 'save-evidence' }],
  [['calls'], 'calls', {}],
  [['threats'], 'threats', {}],
  [['contact'], 'contact', { query: [] }],
  [['contact', '12321'], 'contact', { query: ['12321'] }],
  [['contact', 'anti-fraud', 'hotline'], 'contact', { query: ['anti-fraud', 'hotline'] }],
  [['law', '第五十条', '治安'], 'law', { query: ['第五十条', '治安'] }],
  [['done', 'a'], 'done', { step: 'a', ...recording }],
  [
    ['done', 'a', '--outcome', 'sent', '--on', '2026-11-03', '--until', '2026-12-01', '--note', 'b c', '--set', 'n=1'],
    'done',
    { step: 'a', outcome: 'sent', on: '2026-11-03', until: '2026-12-01', note: 'b c', fields: { n: '1' } },
  ],
  [
    ['done', '--set', 'a=b', 'step', '--set', 'c=d=e', '--set', 'f=', '--set', 'a=last'],
    'done',
    { step: 'step', ...recording, fields: { a: 'last', c: 'd=e', f: '' } },
  ],
  [['skip', 'a'], 'skip', skipping],
  [['skip', 'a', '--until', '2026-12-01'], 'skip', { ...skipping, until: '2026-12-01' }],
  [['skip', 'a', '--outcome', 'not-applicable'], 'skip', { ...skipping, outcome: 'not-applicable' }],
  [['skip', 'a', '--note', 'b'], 'skip', { ...skipping, note: 'b' }],
  [['wait', 'a'], 'wait', { step: 'a', ...recording }],
  [
    ['wait', 'a', '--outcome', 'sent', '--on', '2026-11-03', '--until', '2026-12-01', '--note', 'b', '--set', 'n=1'],
    'wait',
    { step: 'a', outcome: 'sent', on: '2026-11-03', until: '2026-12-01', note: 'b', fields: { n: '1' } },
  ],
  [['reopen', 'a'], 'reopen', { step: 'a', note: undefined }],
  [['reopen', 'a', '--note', 'b'], 'reopen', { step: 'a', note: 'b' }],
  [['waive', 'a'], 'waive', { step: 'a', note: undefined }],
  [['waive', 'a', '--note', 'b'], 'waive', { step: 'a', note: 'b' }],
  [['undo'], 'undo', { force: false }],
  [['undo', '--force'], 'undo', { force: true }],
  [['redo'], 'redo', {}],
  [['answers'], 'answers', {}],
  [['answers', '2'], 'answers', { session: '2' }],
  [['answer', 'harm'], 'answer', { question: 'harm', values: [] }],
  [['answer', 'harm', 'loan', 'calls'], 'answer', { question: 'harm', values: ['loan', 'calls'] }],
  [['add', 'phone-lost'], 'add', { playbook: 'phone-lost' }],
  [['letter'], 'letter', noLetterOptions],
  [
    [
      ...['letter', 'list', '--all', '--out', 'a.docx', '--format', 'docx', '--edit', '--step', 'b'],
      ...['--outcome', 'sent', '--force', '--new', '--sheet'],
    ],
    'letter',
    {
      ...noLetterOptions,
      ...{
        letter: 'list',
        all: true,
        out: 'a.docx',
        format: 'docx',
        edit: true,
        step: 'b',
        outcome: 'sent',
        force: true,
        new: true,
        sheet: true,
      },
    },
  ],
  [
    ['letter', 'rights-request', '--sent', '--on', '2026-11-22', '--set', 'a=b'],
    'letter',
    { ...noLetterOptions, letter: 'rights-request', sent: true, on: '2026-11-22', fields: { a: 'b' } },
  ],
  [
    ['report'],
    'report',
    {
      for: undefined,
      all: false,
      out: undefined,
      format: undefined,
      zip: undefined,
      encrypt: false,
      encryptTo: undefined,
      show: undefined,
      force: false,
    },
  ],
  [
    ['report', '--for', 'police', '--out', 'a.docx', '--format', 'docx', '--show', 'notes', '--force'],
    'report',
    {
      for: 'police',
      all: false,
      out: 'a.docx',
      format: 'docx',
      zip: undefined,
      encrypt: false,
      encryptTo: undefined,
      show: 'notes',
      force: true,
    },
  ],
  [
    ['report', '--all', '--format', 'csv'],
    'report',
    {
      for: undefined,
      all: true,
      out: undefined,
      format: 'csv',
      zip: undefined,
      encrypt: false,
      encryptTo: undefined,
      show: undefined,
      force: false,
    },
  ],
  [
    ['report', '--for', 'bank', '--zip', 'a.zip.age', '--encrypt', '--encrypt-to', 'age1'],
    'report',
    {
      for: 'bank',
      all: false,
      out: undefined,
      format: undefined,
      zip: 'a.zip.age',
      encrypt: true,
      encryptTo: 'age1',
      show: undefined,
      force: false,
    },
  ],
  [['calendar'], 'calendar', { out: undefined, plainWords: false, force: false }],
  [
    ['calendar', '--out', 'a.ics', '--plain-words', '--force'],
    'calendar',
    { out: 'a.ics', plainWords: true, force: true },
  ],
  [['page'], 'page', { out: undefined, large: false, notes: false, force: false }],
  [
    ['page', '--out', 'a.html', '--large', '--notes', '--force'],
    'page',
    { out: 'a.html', large: true, notes: true, force: true },
  ],
  [['note'], 'note list', { step: undefined }],
  [['note', '--step', 'a'], 'note list', { step: 'a' }],
  [['note', 'list', '--step=a'], 'note list', { step: 'a' }],
  [['note', 'add', 'a'], 'note add', { step: 'a', texts: [] }],
  [['note', 'add', 'a', 'two', 'words'], 'note add', { step: 'a', texts: ['two', 'words'] }],
  [['note', 'edit', '2', 'x'], 'note edit', { number: '2', texts: ['x'] }],
  [['note', 'delete', '2'], 'note delete', { number: '2', force: false }],
  [['note', 'delete', '2', '--force'], 'note delete', { number: '2', force: true }],
  [['evidence'], 'evidence list', {}],
  [['evidence', 'list'], 'evidence list', {}],
  [['evidence', 'add', 'a.png'], 'evidence add', { ...adding, file: 'a.png' }],
  [['evidence', 'add', '--ref', 'a slip'], 'evidence add', { ...adding, ref: 'a slip' }],
  [
    [
      ...['evidence', 'add', 'a', '--step', 'b', '--kind', 'chats', '--from', 'Li', '--on', '11-03'],
      ...['--in-place', '--not-sexual', '--force'],
    ],
    'evidence add',
    {
      ...{ file: 'a', ref: undefined, step: 'b', kind: 'chats', from: 'Li', on: '11-03' },
      ...{ inPlace: true, notSexual: true, force: true },
    },
  ],
  [['evidence', 'verify'], 'evidence verify', {}],
  [['evidence', 'remove', '2'], 'evidence remove', { piece: '2', force: false }],
  [['evidence', 'remove', '2', '--force'], 'evidence remove', { piece: '2', force: true }],
  [['evidence', 'export', 'out'], 'evidence export', { dir: 'out', force: false }],
  [['evidence', 'export', 'out', '--force'], 'evidence export', { dir: 'out', force: true }],
  [['evidence', 'wanted'], 'evidence wanted', {}],
  [['loss'], 'loss list', {}],
  [['loss', 'list'], 'loss list', {}],
  [['loss', 'add'], 'loss add', { what: undefined, on: undefined, evidence: undefined }],
  [
    ['loss', 'add', '3.5万', '--what', '第一次转账', '--on', '2026-11-20', '--evidence', '1'],
    'loss add',
    { amount: '3.5万', what: '第一次转账', on: '2026-11-20', evidence: '1' },
  ],
  [['loss', 'add', '-500', '--what=x'], 'loss add', { amount: '-500', what: 'x', on: undefined, evidence: undefined }],
  [['loss', 'total'], 'loss total', {}],
  [['loss', 'remove', '2'], 'loss remove', { loss: '2' }],
  [['session'], 'session list', { all: false, overdue: false, due: undefined, playbook: undefined }],
  [['session', 'list'], 'session list', { all: false, overdue: false, due: undefined, playbook: undefined }],
  [
    ['session', 'list', '--all', '--overdue', '--due', '7d', '--playbook', 'own-disclosure'],
    'session list',
    { all: true, overdue: true, due: '7d', playbook: 'own-disclosure' },
  ],
  [['session', 'use', '2'], 'session use', { session: '2' }],
  [['session', 'rename', '2', '妈妈 的'], 'session rename', { session: '2', name: '妈妈 的' }],
  [['session', 'close'], 'session close', { force: false }],
  [['session', 'close', '2', '--force'], 'session close', { session: '2', force: true }],
  [['session', 'delete', '2'], 'session delete', { session: '2', force: false }],
  [['session', 'delete', '--force', '2'], 'session delete', { session: '2', force: true }],
  [['session', 'export', '2', '-'], 'session export', { session: '2', file: '-', force: false }],
  [['session', 'export', '2', 'a b', '--force'], 'session export', { session: '2', file: 'a b', force: true }],
  [['session', 'import', 'a.json'], 'session import', { file: 'a.json', yes: false, secrets: undefined }],
  [
    ['session', 'import', 'a.json', '--yes', '--secrets', 'mask'],
    'session import',
    { file: 'a.json', yes: true, secrets: 'mask' },
  ],
  [
    ['session', 'import', 'a.json', '--into', '2', '--prefer', 'theirs'],
    'session import',
    { file: 'a.json', into: '2', prefer: 'theirs', yes: false },
  ],
  [['session', 'encrypt'], 'session encrypt', {}],
  [['session', 'encrypt', '2'], 'session encrypt', { session: '2' }],
  [['session', 'decrypt'], 'session decrypt', {}],
  [['session', 'decrypt', '2'], 'session decrypt', { session: '2' }],
  [['session', 'passphrase'], 'session passphrase', {}],
  [['playbook', 'check'], 'playbook check', {}],
  [['playbook', 'check', 'mine'], 'playbook check', { folder: 'mine' }],
  // Words that are commands too, where they stand for something else.
  [['contact', 'session', 'list'], 'contact', { query: ['session', 'list'] }],
  [['start', '--name', 'done'], 'start', { ...starting, name: 'done' }],
  [['done', 'list'], 'done', { step: 'list', ...recording }],
  // Everything after `--` is an argument.
  [['session', 'rename', '2', '--', '--all'], 'session rename', { session: '2', name: '--all' }],
]

describe('a command', () => {
  it.each(rows)('%j is %s with %j', (argv, name, input) => {
    expect(parse(argv)).toEqual({
      kind: 'command',
      name,
      input: { json: false, session: undefined, ...input },
      globals: noGlobals,
    })
  })

  it('stands in the table, whichever it is', () => {
    expect([...new Set(rows.map(([, name]) => name))]).toEqual(commandNames)
  })

  it.each(commandNames)('%s stands there with every option it has', (name) => {
    const typed = new Set(
      rows.filter((row) => row[1] === name).flatMap(([argv]) => argv.map((one) => one.split('=')[0])),
    )
    const options = Object.entries(commands[name].options).map(([key, spec]) => typeOption(key, spec))
    expect(options.filter((option) => !typed.has(option))).toEqual([])
  })
})

describe('options that every command takes', () => {
  const all = [
    '--lang',
    'en',
    '--session',
    '3',
    '--data-dir',
    'd',
    '--playbooks',
    'p',
    '--playbooks',
    'q',
    '--private',
    '--json',
    '--plain',
  ]
  const given: Globals = {
    lang: 'en',
    session: '3',
    dataDir: 'd',
    playbooks: ['p', 'q'],
    private: true,
    json: true,
    plain: true,
    color: false,
  }
  const everything = [...all, '--no-color']

  it('are all tried', () => {
    const options = Object.entries(globalOptions).map(([key, spec]) => typeOption(key, spec))
    expect(options.filter((option) => !everything.includes(option))).toEqual([])
  })

  it.each([
    ['before it', [...everything, 'done', 'a']],
    ['after it', ['done', 'a', ...everything]],
    ['between', ['--json', '--lang=en', 'done', '--session=3', ...all.slice(4), 'a', '--no-color']],
  ])('may stand %s', (_where, argv) => {
    expect(parse(argv)).toEqual({
      kind: 'command',
      name: 'done',
      input: { step: 'a', ...recording, json: true, session: '3' },
      globals: given,
    })
  })

  it('may stand between the words of a command', () => {
    expect(parse(['session', '--json', 'list'])).toMatchObject({ name: 'session list', input: { json: true } })
    expect(parse(['session', '--session', '3', 'close'])).toMatchObject({
      name: 'session close',
      input: { session: '3' },
    })
  })

  it.each<[string[], string | undefined]>([
    [['status'], undefined],
    [['status', '2'], '2'],
    [['--session', '3', 'status'], '3'],
    [['status', '--session', '3'], '3'],
    // What stands next to the command counts.
    [['--session', '3', 'status', '2'], '2'],
    [['status', '2', '--session', '3'], '2'],
    [['--session', '3', 'session', 'close'], '3'],
    [['--session', '3', 'session', 'use', '2'], '2'],
    [['--session', '3', 'resume'], '3'],
    [['--session', '3', 'calls'], '3'],
  ])('%j means session %s', (argv, session) => {
    expect(parse(argv)).toMatchObject({ kind: 'command', input: { session } })
  })
})

describe('no command at all', () => {
  it.each(languages)('is told apart, with the help for where nobody can be asked (%s)', (language) => {
    const parsed = parse([], language)
    expect(parsed).toMatchObject({ kind: 'none', globals: noGlobals })
    const { help } = parsed as Extract<Parsed, { kind: 'none' }>
    expect(help(80).replace(/\s/g, '')).toContain(helpWordsIn(language).description.replace(/\s/g, ''))
    for (const name of commandNames) expect(help(80)).toContain(name.split(' ')[0])
  })

  it('takes the options that every command takes', () => {
    expect(parse(['--private', '--plain', '--lang', 'zh'])).toMatchObject({
      kind: 'none',
      globals: { ...noGlobals, private: true, plain: true, lang: 'zh' },
    })
  })
})

describe('what is only printed', () => {
  const text = (argv: string[], language: Language = 'en', columns = 80): string => {
    const parsed = parse(argv, language, columns)
    if (parsed.kind !== 'printed') throw new Error(`${argv} is ${parsed.kind}`)
    return parsed.text
  }

  it.each([[['--version']], [['-V']]])('the version, by %j', (argv) => expect(text(argv)).toBe('1.2.3'))

  it.each([[['--help']], [['-h']], [['help']], [['--json', '--help']]])('the help, by %j', (argv) => {
    for (const language of languages) {
      const shown = text(argv, language)
      const words = helpWordsIn(language)
      expect(shown).toContain(words.usageArguments)
      for (const name of commandNames) expect(shown).toContain(name.split(' ')[0])
      expect(shown).toMatch(/130/)
      expect(shown).not.toMatch(/\n$/)
    }
  })

  it.each(languages.flatMap((language) => commandNames.map((name) => [language, name] as const)))(
    'in %s the help of %s, with its sentence, its arguments and its options',
    (language, name) => {
      const words = helpWordsIn(language)
      const shown = text([...name.split(' '), '--help'], language, 100)
      const flat = shown.replace(/\s/g, '')
      expect(flat).toContain(words.commands[name].replace(/\s/g, ''))
      const spec = commands[name]
      const typed = Object.entries({ ...spec.options, ...globalOptions }).map(([key, option]) =>
        typeOption(key, option),
      )
      for (const option of typed) expect(shown).toContain(option)
      for (const key of Object.keys(spec.arguments))
        expect(flat).toContain(words.arguments[key as keyof typeof words.arguments].replace(/\s/g, ''))
    },
  )

  it.each(languages)('the help of a group, with its commands (%s)', (language) => {
    for (const argv of [
      ['session', '--help'],
      ['help', 'session'],
    ]) {
      const shown = text(argv, language)
      for (const name of commandNames.filter((one) => one.startsWith('session ')))
        expect(shown).toContain(`  ${name.split(' ')[1]} `)
    }
  })

  it('the help of one command, by name', () => expect(text(['help', 'done'])).toBe(text(['done', '--help'])))
})

describe('wrong usage', () => {
  /** What it says, in both languages. */
  function refusal(argv: readonly string[], language: Language = 'en'): UserError {
    try {
      parse(argv, language)
    } catch (error) {
      if (error instanceof UserError) return error
      throw error
    }
    throw new Error('it was taken')
  }

  const table: [what: string, argv: string[], en: string, next?: string][] = [
    ['an unknown command', ['nonsense'], 'There is no command “nonsense”', 'leak-help help'],
    ['a misspelt command', ['stauts'], 'There is no command “stauts”', 'Did you mean: status'],
    ['another', ['statsu'], 'There is no command “statsu”', 'status'],
    ['a misspelt command with arguments', ['lst', '--json'], 'There is no command “lst”', 'list'],
    ['a word that is like none', ['fashion'], 'There is no command “fashion”', 'See all commands: leak-help help'],
    ['the beginning of two commands', ['sta'], 'There is no command “sta”', 'start, status'],
    ['a misspelt command of a group', ['playbook', 'chek'], 'There is no command “playbook chek”', 'playbook check'],
    ['one of a group that can stand alone', ['--plain', 'session', 'lst'], '“session lst”', 'session list'],
    [
      'nothing like it in a group',
      ['session', 'nonsense'],
      'There is no command “session nonsense”',
      'See all commands: leak-help help',
    ],
    ['an argument too many for the one that stands alone', ['session', 'list', 'x'], '“x” is one word too many'],
    ['an unknown option', ['list', '--nonsense'], 'There is no option “--nonsense”'],
    [
      'an unknown option before the command',
      ['--nonsense', 'list'],
      'There is no option “--nonsense”',
      'See: leak-help help',
    ],
    ['an unknown option alone', ['--nonsense'], 'There is no option “--nonsense”'],
    ['an option of another command', ['status', '--text', 'x'], 'There is no option “--text”'],
    ['a field with a command that records none', ['skip', 'a', '--set', 'n=1'], 'There is no option “--set”'],
    ['an outcome with one that records none', ['reopen', 'a', '--outcome', 'sent'], 'There is no option “--outcome”'],
    ['the other way of a switch', ['start', '--walk'], 'There is no option “--walk”', 'Did you mean: --no-walk'],
    ['a misspelt option', ['done', 'a', '--outcom', 'sent'], 'There is no option “--outcom”', 'mean: --outcome'],
    ['a misspelt option with its value', ['done', 'a', '--outcom=b'], 'There is no option “--outcom=b”', '--outcome'],
    ['a misspelt option that every command takes', ['list', '--langg', 'en'], 'There is no option “--langg”', '--lang'],
    ['a misspelt option without a command', ['--versoin'], 'There is no option “--versoin”', 'mean: --version'],
    ['the version by the letter of other programs', ['-v'], 'There is no option “-v”', 'mean: -V, --version'],
    ['a letter that stands for nothing', ['list', '-x'], 'There is no option “-x”'],
    ['a missing playbook', ['show'], 'The name of a playbook is missing', 'leak-help list'],
    ['a missing playbook to add', ['add'], 'The name of a playbook is missing', 'leak-help list'],
    ['a missing step', ['done'], 'The name of a step is missing', 'leak-help status --all'],
    ['a missing question', ['answer'], 'The name of a question is missing', 'leak-help answers'],
    ['a missing session', ['session', 'use'], 'The number of a session is missing', 'leak-help session list'],
    ['a missing second argument', ['session', 'rename', '1'], 'The new name is missing'],
    ['a missing value', ['start', '--text'], '“--text <sentence>” needs a value'],
    [
      'a missing value of a global option',
      ['list', '--lang'],
      '“--lang <language>” needs a value',
      'See: leak-help help',
    ],
    ['a missing pair', ['done', 'a', '--set'], '“--set <field=value>” needs a value'],
    [
      'a choice there is not',
      ['start', '--for', 'nobody'],
      '“--for <whom>” does not take that value',
      'It can be: self, other',
    ],
    ['too many arguments', ['show', 'a', 'b'], '“b” is one word too many'],
    ['an argument where there is none', ['undo', 'x'], '“x” is one word too many'],
    ['too many words of a group', ['session', 'use', '1', '2', '3'], '“2” is one word too many'],
    [
      'a field without =',
      ['done', 'a', '--set', 'number'],
      '“number” must be field=value',
      '--set receipt-number=A123',
    ],
    ['a field without a name', ['done', 'a', '--set', '=1'], '“=1” must be field=value', '--set receipt-number=A123'],
    [
      'the second field without =',
      ['done', 'a', '--set', 'a=1', '--set', 'b'],
      '“b” must be field=value',
      '--set receipt-number=A123',
    ],
    ['a group that has no command of its own', ['playbook'], '“playbook” needs one more word', 'playbook check'],
    ['help for what there is not', ['help', 'nonsense'], 'There is no command “nonsense”', 'leak-help help'],
    ['help for what is misspelt', ['--lang', 'en', 'help', 'stauts'], 'There is no command “stauts”', 'status'],
  ]

  // Not for words that are no command.
  const within = (argv: readonly string[]): string => {
    const [first, second = ''] = argv.filter((word) => !word.startsWith('-'))
    const name = commandNames.find((one) => one === first || one === `${first} ${second}`)
    return name ?? (commandNames.some((one) => one.startsWith(`${first} `)) ? `${first}` : '')
  }
  const helpOf = (argv: readonly string[]) => (within(argv) === '' ? 'help' : `${within(argv)} --help`)

  it.each(commandNames)('%s leads to its own help, whatever is wrong with an option', (name) => {
    const words = name.split(' ')
    const wrong = [
      [...words, '--nonsense'],
      [...words, 'a', '--nonsense', 'b'],
      ['--json', ...words, '--nonsense'],
      [...words, '--xyzzy=x', '--json'],
    ]
    for (const argv of wrong) {
      const { next } = refusal(argv)
      expect(next, argv.join(' ')).toEqual({
        zh: `看用法：leak-help ${name} --help`,
        en: `See: leak-help ${name} --help`,
      })
      expect(parse([...(next?.en.split(' ').slice(2) ?? [])]).kind).toBe('printed')
    }
  })

  it('a word that is an option elsewhere leads to the option', () => {
    const typed = ['--version', ...Object.entries(globalOptions).map(([key, spec]) => typeOption(key, spec))]
    const words = typed
      .map((option) => option.slice(2))
      .filter((word) => !commandNames.some((name) => name.startsWith(`${word} `)))
    expect(words).toContain('version')
    for (const word of words) expect(refusal([word]).next?.en).toMatch(new RegExp(`^Did you mean: --${word}(?:, |$)`))
    expect(refusal(['version']).next?.en).toBe('Did you mean: --version')
  })

  it.each(table)('%s', (_what, argv, en, next = `leak-help ${helpOf(argv)}`) => {
    const error = refusal(argv)
    expect(error.exitCode).toBe(2)
    expect(error.what.en).toContain(en)
    expect(error.next?.en).toContain(next)
    for (const text of [error.what.zh, error.next?.zh]) expect(text).toMatch(/\p{Script=Han}/u)
  })

  it.each(table)('%s reads the same whatever the language of the run is', (_what, argv) => {
    const [zh, en] = [refusal(argv, 'zh'), refusal(argv, 'en')]
    expect([zh.what, zh.next]).toEqual([en.what, en.next])
  })

  it('repeats what was typed cleaned, shortened, and without a full number', () => {
    const error = refusal(['done', 'a', '--set', `\u001b[2J11010519491231002X${'x'.repeat(200)}`])
    expect(error.what.en).not.toMatch(/11010519491231002X|x{100}/)
    expect(controlsIn(error.what.en)).toEqual([])
  })
})
