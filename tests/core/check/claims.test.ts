// What texts say of the person is proved over all answers; what cannot be shown, or says nothing to somebody, is found.
import { describe, expect, it } from 'vitest'
import { checkContent } from '../../../src/core/check/check.ts'
import { type SourceFile, writeProblem } from '../../../src/core/check/problem.ts'
import { compileRules } from '../../../src/core/content/compile.ts'
import { withOwnRules } from '../../../src/core/content/library.ts'
import { parseGuardedYaml } from '../../../src/io/yaml/guarded-yaml.ts'
import { calendar } from '../../support/calendar.ts'
import { library } from '../../support/content.ts'

const today = '2026-11-29'
const facts = 'sources: [test source]\nverified: "2026-11-22"\nreview_by: "2027-05-22"'

const claims = `- id: sent-it
  what: { zh: 自己转的, en: sent it }
  holds: { sent: "yes" }
  words: { zh: [我转了], en: [I sent] }
- id: is-police
  what: { zh: 报过案, en: reported }
  holds: { stage: reported }
`

const questions = `questions:
  - id: sent
    type: yes-no
    text: { zh: 转了吗, en: Sent it? }
  - id: how
    type: many
    text: { zh: 怎么转, en: How? }
    choices:
      - { id: bank, text: { zh: 银行, en: bank }, sets: { stage: reported } }
      - { id: cash, text: { zh: 现金, en: cash } }
`

const fact = `- id: stage
  what: { zh: 到哪一步, en: the stage }
  values: [{ id: reported, text: { zh: 报了, en: reported } }, { id: idle, text: { zh: 没有, en: idle } }]
`

interface Own {
  /** Lines of the step, indented by two. */
  step: string
  claims?: string
  /** Further steps. */
  more?: string
  assume?: string
  how?: string
}

/** A folder of one’s own with one playbook and one step. */
function filesOf({
  step,
  claims: own = claims,
  more = '',
  assume = '{}',
  how = '[{ zh: 这样做, en: like this }]',
}: Own): SourceFile[] {
  const files = {
    'shared/claims.yaml': own,
    'shared/facts.yaml': fact,
    'shared/steps/own.yaml': `- id: own-step
  urgency: today
  stage: report
  why: { zh: 因为, en: because }
  how: ${how}
${step.includes('  title:') ? '' : '  title: { zh: 做, en: Do }\n'}${step}${more}`,
    'own.yaml': `id: own\ngroup: general\ntitle: { zh: 自己, en: Own }\nsummary: { zh: 自己, en: own }\nkeywords: { zh: [自己], en: [own] }
assume: ${assume}
ask: [sent, how, acting-for]
${questions}steps: [own-step]\nout_of_scope: { zh: 没有, en: nothing }\n${facts}\n`,
  }
  return Object.entries(files).map(([path, text]) => ({ path, ...parseGuardedYaml(text) }))
}

/** What the checker says of it. */
function problemsOf(own: Own): string[] {
  return checkContent(filesOf(own), { today, bundled: library }).problems.map((one) => writeProblem(one, 'en'))
}

const neutral = '    - { asserts: [], zh: 钱少了, en: money is missing }\n'
const forms = (...lines: string[]) => `  say:\n${lines.map((line) => `    - ${line}\n`).join('')}`
const bundledPhrase = [...library.claims.values()].flatMap(({ words }) => words?.zh ?? [])[0] ?? ''
const codes = (problems: readonly string[]) => problems.map((one) => /\[([a-z-]+)\]$/.exec(one)?.[1])

// Every case also leaves one claim unused.
const only = (own: Own) => problemsOf(own).filter((one) => !/unused-claim|left-out/.test(one))

describe('says with file, line, column and answers', () => {
  it('that a text claims what the answers do not support', () => {
    const [problem] = only({ step: '  say: { asserts: [sent-it], zh: 我转了, en: I sent it }\n' })
    expect(problem).toMatch(
      /^shared\/steps\/own\.yaml:7:8: say of “own-step” says “sent-it”.*own, not sent: yes \[claim-not-supported\]$/,
    )
  })

  it('that the form behind a condition takes up what the condition leaves', () => {
    const step = forms(
      '{ when: { sent: "no" }, asserts: [], zh: 没转, en: not sent }',
      '{ asserts: [sent-it], zh: 我转了, en: I sent it }',
    )
    expect(only({ step }).join('\n')).toMatch(/own\.yaml:9:7: say of .*says “sent-it”.*not sent: no, not sent: yes/)
  })

  it('that nothing is said to somebody', () => {
    const step = forms('{ when: { sent: "yes" }, asserts: [sent-it], zh: 我转了, en: I sent it }')
    expect(only({ step }).join('\n')).toMatch(/own\.yaml:8:5: say lacks a form.*not sent: yes \[no-neutral-form\]/)
  })

  it('that two forms hold together', () => {
    const step =
      forms(
        '{ when: { how: bank }, asserts: [], zh: 银行, en: bank }',
        '{ when: { how: cash }, asserts: [], zh: 现金, en: cash }',
      ) + neutral
    expect(only({ step }).join('\n')).toMatch(
      /own\.yaml:9:15: warning: two forms of say.*how: (bank|cash), how: (bank|cash).*\[forms-overlap\]/,
    )
  })
})

describe('finds', () => {
  it.each<[string, string, Own]>([
    [
      'a form that never holds',
      'form-never-shown',
      { step: forms('{ when: { stage: idle }, asserts: [], zh: 没有, en: idle }') + neutral },
    ],
    [
      'a form behind one that always holds where it does',
      'form-never-shown',
      {
        step:
          forms(
            '{ when: { how: [bank, cash] }, asserts: [], zh: 甲, en: a }',
            '{ when: { how: cash }, asserts: [], zh: 乙, en: b }',
          ) + neutral,
      },
    ],
    [
      'a form behind the one for everybody',
      'form-never-shown',
      { step: `  say:\n${neutral}    - { when: { sent: "yes" }, asserts: [], zh: 转, en: sent }\n` },
    ],
    [
      'how that says nothing to somebody',
      'no-neutral-form',
      { step: '', how: '[{ when: { sent: "yes" }, zh: 这样做, en: like this }]' },
    ],
    ['words to say that decide nothing', 'assertions-undecided', { step: '  say: { zh: 说, en: say }\n' }],
    [
      'words of a claim that is not declared',
      'claim-not-declared',
      { step: '  say: { asserts: [], zh: 我转了一笔, en: money left }\n' },
    ],
    ['words of a claim in a title', 'claim-not-declared', { step: '  title: { zh: 我转了, en: money }\n' }],
    [
      'words of a bundled claim',
      'claim-not-declared',
      { step: `  say: { asserts: [], zh: ${bundledPhrase}, en: words }\n` },
    ],
    ['an unknown claim', 'unknown-id', { step: '  say: { asserts: [sentit], zh: 说, en: say }\n' }],
    [
      'a claim that nothing supports',
      'claim-never-holds',
      { step: '', claims: `${claims}- id: idle\n  what: { zh: 没有, en: idle }\n  holds: { stage: idle }\n` },
    ],
    [
      'a claim that rests on “not sure”',
      'claim-on-unsure',
      { step: '', claims: `${claims}- id: idle\n  what: { zh: 没有, en: idle }\n  holds: { sent: ["no", unsure] }\n` },
    ],
    [
      'an outcome against itself',
      'outcome-against-itself',
      { step: '  outcomes: { done: { opens: [call-96110], retires: [call-96110] } }\n' },
    ],
  ])('%s', (_name, code, own) => {
    expect(codes(problemsOf(own))).toContain(code)
  })
})

describe('takes as supported', () => {
  it('that a helper’s words are a helper’s alone, and claims of everybody stand behind them', () => {
    const step = forms('{ speaker: helper, asserts: [], zh: 我替家人, en: for my family }') + neutral
    expect(only({ step })).toEqual([])
    const alone = forms('{ speaker: helper, asserts: [], zh: 我替家人, en: for my family }')
    expect(codes(only({ step: alone }))).toEqual(['no-neutral-form'])
  })

  it.each<[string, Own]>([
    [
      'what the step’s condition says',
      { step: '  when: { sent: "yes" }\n  say: { asserts: [sent-it], zh: 我转了, en: I sent it }\n' },
    ],
    [
      'what the form’s condition says',
      { step: forms('{ when: { sent: "yes" }, asserts: [sent-it], zh: 我转了, en: I sent it }') + neutral },
    ],
    [
      'what the playbook takes for granted and does not ask',
      { step: '  say: { asserts: [is-police], zh: 报了, en: reported }\n', assume: '{ stage: reported }' },
    ],
    [
      'a fact that follows from a choice',
      { step: '  when: { how: bank }\n  say: { asserts: [is-police], zh: 报了, en: reported }\n' },
    ],
    [
      'what the outcome says that brings the step',
      {
        step: '  outcomes: { done: { opens: [second], sets: { stage: reported } } }\n',
        more: '- id: second\n  urgency: today\n  stage: report\n  title: { zh: 再做, en: Then }\n  why: { zh: 因为, en: because }\n  how: [{ zh: 这样, en: so }]\n  say: { asserts: [is-police], zh: 报了, en: reported }\n',
      },
    ],
    [
      'a form that goes first on purpose',
      {
        step:
          forms(
            '{ when: { how: bank }, goes_first: true, asserts: [], zh: 银行, en: bank }',
            '{ when: { how: cash }, asserts: [], zh: 现金, en: cash }',
          ) + neutral,
      },
    ],
  ])('%s', (_name, own) => expect(only(own)).toEqual([]))

  it('not what another outcome says that brings the step too', () => {
    const found = only({
      step: '  outcomes: { done: { opens: [second], sets: { stage: reported } }, refused: { opens: [second] } }\n',
      more: '- id: second\n  urgency: today\n  stage: report\n  title: { zh: 再做, en: Then }\n  why: { zh: 因为, en: because }\n  how: [{ zh: 这样, en: so }]\n  say: { asserts: [is-police], zh: 报了, en: reported }\n',
    })
    expect(codes(found)).toEqual(['claim-not-supported'])
  })
})

it('reports a step of somebody else’s at the playbook that lists it without what it rests on', () => {
  const step = '  say: { asserts: [is-police], zh: 报了, en: reported }\n'
  const theirs = checkContent(filesOf({ step, assume: '{ stage: reported }' }), { today, bundled: library })
  const bundled = withOwnRules(library, compileRules(theirs.parsed.content, { version: '', calendar }))
  const mine = `id: mine\ngroup: general\ntitle: { zh: 我, en: Mine }\nsummary: { zh: 我, en: mine }\nkeywords: { zh: [我], en: [mine] }
ask: [since]\nsteps: [own-step]\nout_of_scope: { zh: 没有, en: nothing }\n${facts}\n`
  const { problems } = checkContent([{ path: 'mine.yaml', ...parseGuardedYaml(mine) }], { today, bundled })
  expect(problems.map((one) => writeProblem(one, 'en')).join('\n')).toMatch(
    /^mine\.yaml:7:9: say of “own-step” says “is-police”.*mine(?:, [^[]*)? \[claim-not-supported\]$/,
  )
})
