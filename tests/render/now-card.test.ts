// The card of what is to be done now never needs more rows than it has, and says what it leaves out.
import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { compileTexts } from '../../src/core/content/compile.ts'
import { contactSchema } from '../../src/core/content/schema.ts'
import { newSession } from '../../src/core/session/session.ts'
import type { Language } from '../../src/core/text.ts'
import { lookFor, plainStyle, type Style, terminalStyle } from '../../src/render/look.ts'
import { nowCard } from '../../src/render/now-card.ts'
import { numberLine } from '../../src/render/number-line.ts'
import { makeReader } from '../../src/render/reader.ts'
import { displayWidth } from '../../src/render/width.ts'
import { unplanned } from '../support/now-screen.ts'
import { rulesFor, smallContentWith, step } from '../support/small-library.ts'

const at = '2026-11-22T02:00:00.000Z'
const both = (text: string) => ({ zh: text, en: text })
const facts = { sources: ['made up for tests'], verified: '2026-11-01', review_by: '2027-05-22', confidence: 'high' }

function contact(id: string, name: string, more: Record<string, unknown>) {
  return v.parse(contactSchema, { id, name: both(name), category: id, takes: both('takes'), ...facts, ...more })
}

const carriers = [
  ['cmcc', '中国移动客服', '10086'],
  ['cucc', '中国联通客服', '10010'],
  ['ctcc', '中国电信客服', '10000'],
].map(([id = '', name = '', phone]) => contact(id, name, { phone, category: 'telecom' }))
const contacts = [
  contact('police', 'Police emergency line (报警)', { phone: '110' }),
  contact('text', 'Text the police', { phone: '12110' }),
  contact('bank', 'Your own bank', { where: both('the number on the back of your card') }),
  contact('site', 'Register', { url: 'https://www.example.gov.cn' }),
  ...carriers,
]

interface Written {
  title?: string
  quick?: string[]
  how?: string[]
  never?: string[]
  contacts?: string[]
}

interface On {
  columns: number
  language?: Language
  style?: Style
  today?: string
}

/** A step to be done now, as it is drawn. */
function drawing(written: Written, { columns, language = 'en', style = plainStyle, today = '2026-11-22' }: On) {
  const { title = 'Call them', quick = [], how = ['how'], never = [], contacts: named = [] } = written
  const made = step('now', {
    urgency: 'now',
    stage: 'safety',
    title: both(title),
    quick: quick.map(both),
    how: how.map(both),
    never: never.map(both),
    contacts: named,
  })
  const content = smallContentWith({ steps: [made], contacts })
  const library = rulesFor(content)
  const reader = makeReader(lookFor({ language, columns, style }), { library, texts: compileTexts(content, language) })
  const definition = library.steps.get('now')
  if (!definition) throw new Error('no step')
  const planned = unplanned(definition)
  const card = { session: newSession({ id: '1', name: '1', at }), today, planned }
  return {
    card: (rows: number) => nowCard(reader, card, { heading: 'Now · step 1 of 9', rows }),
    number: numberLine(reader, planned).lines,
  }
}

const bare = (text: string) => stripVTControlCharacters(text).replace(/\s+/g, '')
const rowsOf = (lines: string[], columns: number) =>
  lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(stripVTControlCharacters(line)) / columns)), 0)

const words = fc.constantFrom(
  '挂断',
  '，',
  '打110',
  'call',
  'the',
  'bank',
  '。',
  'https://www.example.gov.cn/a/b',
  '（',
  '现在）',
  'anti-fraud',
)
const text = fc.array(words, { minLength: 1, maxLength: 30 }).map((all) => `x${all.join(' ')}`)
const anyStep = fc.record({
  title: text,
  quick: fc.array(text, { maxLength: 8 }),
  how: fc.array(text, { minLength: 1, maxLength: 8 }),
  never: fc.array(text, { maxLength: 2 }),
  contacts: fc.subarray(contacts.map(({ id }) => id)),
})

describe('a card of what is to be done now', () => {
  it('never needs more rows than it has, shows acts whole and from the first on, and counts the rest', async () => {
    const emphasized = await terminalStyle()
    fc.assert(
      fc.property(
        anyStep,
        fc.integer({ min: 20, max: 120 }),
        fc.integer({ min: 0, max: 60 }),
        fc.boolean(),
        (written, columns, rows, hasEmphasis) => {
          // Each act is another text, so that it is known which of them stand there.
          const numbered = (all: string[]) => all.map((one, index) => `[${index}] ${one} [/${index}]`)
          const quick = numbered(written.quick)
          const how = numbered(written.how)
          const style = hasEmphasis ? emphasized : plainStyle
          const lines = drawing({ ...written, quick, how }, { columns, style }).card(rows)
          expect(rowsOf(lines, Math.min(100, columns))).toBeLessThanOrEqual(rows)
          const shown = bare(lines.join('\n'))
          const acts = quick.length > 0 ? quick : how
          const begun = acts.filter((_act, index) => shown.includes(`[${index}]`))
          const whole = acts.filter((act) => shown.includes(bare(act)))
          expect(whole).toEqual(begun)
          expect(whole).toEqual(acts.slice(0, whole.length))
          expect(whole.length).toBeLessThanOrEqual(5)
          if (rows > 4 && whole.length < acts.length) expect(shown).toMatch(/\d+more:choose“More”/)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('shows all of it where there is room, and the contacts with their names', () => {
    const { card, number } = drawing(
      { quick: ['Call {phone:police}', 'Wait'], never: ['Do not run', 'second'], contacts: ['police', 'bank'] },
      { columns: 80 },
    )
    expect(card(20)).toEqual([
      'Now · step 1 of 9',
      'Call them',
      '  Police emergency line (报警)  110',
      '  Your own bank',
      '    the number on the back of your card',
      '',
      '1. Call 110',
      '2. Wait',
      '',
      'Careful: Do not run',
      '',
    ])
    expect(number).toEqual(['Call now: 110'])
  })

  it.each([40, 80])(
    'does not list at %i columns several of one kind that the line with the number names',
    (columns) => {
      const carrier = ['cmcc', 'cucc', 'ctcc']
      const { card, number } = drawing({ quick: ['Call them'], contacts: [...carrier, 'site'] }, { columns })
      const shown = [...card(24), ...number].join('\n')
      for (const one of ['10086', '10010', '10000']) expect(shown.split(one)).toHaveLength(2)
      expect(card(24).join('\n')).toContain('www.example.gov.cn')
    },
  )

  it('lists them all the same once they were not checked for long', () => {
    const { card } = drawing({ quick: ['Call them'], contacts: ['cmcc', 'cucc'] }, { columns: 80, today: '2028-01-01' })
    expect(card(24).join('\n')).toContain('10086')
  })

  it('gives up the names before an act, and says how much is left out', () => {
    const acts = ['one', 'two', 'three', 'four', 'five', 'six']
    const { card } = drawing({ quick: acts, never: ['no'], contacts: ['police', 'bank'] }, { columns: 80 })
    const top = ['Now · step 1 of 9', 'Call them']
    const five = acts.slice(0, 5).map((act, index) => `${index + 1}. ${act}`)
    const [careful, whom] = ['Careful: no', 'Contact: the number on the back of your card']
    expect(card(10)).toEqual([...top, whom, ...five, careful, '1 more: choose “More”'])
    expect(card(9)).toEqual([...top, ...five, careful, '2 more: choose “More”'])
    expect(card(8)).toEqual(['Call them', ...five, careful, '2 more: choose “More”'])
    expect(card(4)).toEqual(['Call them', '1. one', '2. two', '6 more: choose “More”'])
  })

  it('ends a title that has no room in a sign that it goes on', () => {
    const lines = drawing({ title: 'a title that is much longer than one row of it' }, { columns: 20 }).card(1)
    expect(lines).toEqual(['a title that is muc…'])
  })

  it('counts what is copied in one piece as the rows it takes, also in a title', () => {
    const title = 'xhttps://www.example.gov.cn/a/b 挂断 挂断 挂断 anti-fraud'
    const lines = drawing({ title, how: ['x挂断'] }, { columns: 20 }).card(5)
    expect(rowsOf(lines, 20)).toBeLessThanOrEqual(5)
    expect(bare(lines.join(''))).toMatch(/…\dmore:choose“More”/)
  })

  it('tells a step without short acts as it is written', () => {
    expect(
      drawing({ how: ['first', 'second'] }, { columns: 80 })
        .card(20)
        .join('\n'),
    ).toMatch(/1\. first\n2\. second/)
  })
})

describe('the line with the number', () => {
  it.each<[string, Written, Language, string[]]>([
    ['nothing without a contact', {}, 'zh', []],
    ['a number that the step says to call', { title: '打{phone:police}', contacts: ['police'] }, 'zh', ['现在打：110']],
    ['one that it does not say to call', { contacts: ['police'] }, 'zh', ['找谁：110']],
    ['one that it says not to call', { title: '先不打{phone:police}', contacts: ['police'] }, 'zh', ['找谁：110']],
    [
      'a number to text',
      { title: '发短信到{phone:text}', contacts: ['text'] },
      'en',
      ['Contact: Text the police 12110'],
    ],
    [
      'the way to a contact without a number, and numbers behind it',
      { contacts: ['bank', 'site', 'cmcc'] },
      'en',
      ['Contact: the number on the back of your card; 中国移动10086'],
    ],
    [
      'the site of one that has nothing else',
      { contacts: ['site'] },
      'en',
      ['Contact: Register https://www.example.gov.cn'],
    ],
    [
      'all carriers',
      { contacts: ['cmcc', 'cucc', 'ctcc'] },
      'zh',
      ['找谁：中国移动10086、中国联通10010、中国电信10000'],
    ],
    [
      'of those without a number only the first',
      { title: 'Call {phone:police}', contacts: ['police', 'bank', 'site'] },
      'en',
      ['Call now: 110'],
    ],
  ])('has %s', (_what, written, language, lines) => {
    expect(drawing(written, { columns: 80, language }).number).toEqual(lines)
  })

  it('has at most three rows, and never some of the carriers', () => {
    const written = { contacts: ['bank', 'cmcc', 'cucc', 'ctcc'] }
    for (const columns of [20, 30, 40, 60, 80]) {
      const { number } = drawing(written, { columns })
      expect(number.length).toBeLessThanOrEqual(columns < 30 ? 4 : 3)
      expect(number.join('').match(/10086|10010|10000/g)?.length ?? 3).toBe(3)
    }
  })
})
