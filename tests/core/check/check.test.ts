// The checker finds each kind of mistake, at its place, all at once.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkContent } from '../../../src/core/check/check.ts'
import { type SourceFile, writeProblem } from '../../../src/core/check/problem.ts'
import { problemKinds } from '../../../src/core/check/problem-codes.ts'
import { parseGuardedYaml } from '../../../src/io/yaml/guarded-yaml.ts'
import { rulesFor } from '../../support/small-library.ts'

const facts = 'sources: [test source]\n  verified: "2026-11-22"\n  review_by: "2027-05-22"'
const head = facts.replaceAll('\n  ', '\n')
// What the program itself relies on.
const known = `- id: acting-for
  type: one
  text: { zh: 为谁, en: For whom? }
  choices: [{ id: self, text: { zh: 自己, en: me } }, { id: other, text: { zh: 别人, en: somebody else } }]
- id: relation
  type: one
  text: { zh: 帮谁, en: Whom? }
  choices: [{ id: died, text: { zh: 逝者, en: died } }]
- id: incident-on
  type: date
  text: { zh: 哪天, en: Which day? }
- id: since
  type: one
  text: { zh: 多久了, en: How long ago? }
  choices: [${['hour', 'day', 'week', 'month'].map((id) => `{ id: ${id}, text: { zh: 时间, en: ${id} } }`).join(', ')}]
`
const good: Record<string, string> = {
  'shared/common.yaml': 'ask: [danger]\nsteps: [first]\n',
  'shared/terms.yaml': 'items: []\nevidence:\n  - { id: chats, label: { zh: 聊天, en: chats } }\n',
  'shared/retired.yaml': '[]\n',
  'facts/threats.yaml': '[]\n',
  'shared/questions.yaml': '- id: danger\n  type: yes-no\n  text: { zh: 危险吗, en: Danger? }\n',
  'shared/questions/known.yaml': known,
  'facts/contacts.yaml': `- id: police\n  name: { zh: 报警, en: Police }\n  category: police\n  phone: "110"\n  takes: { zh: 报警, en: emergencies }\n  confidence: high\n  ${facts}\n- id: legal-12348\n  name: { zh: 法律援助, en: Legal aid }\n  category: legal\n  phone: "12348"\n  takes: { zh: 咨询, en: advice }\n  confidence: high\n  ${facts}\n`,
  'facts/laws/old-law.yaml': `law: { zh: 旧法, en: Old law }\nin_force: { until: "2025-12-31" }\nconfidence: high\n${head}\narticles:\n  - id: old-law\n    replaced_by: [new-law]\n    gist: { zh: 旧, en: old }\n`,
  'facts/laws/new-law.yaml': `law: { zh: 新法, en: New law }\nin_force: { from: "2026-01-01" }\ntime: acting\nconfidence: high\n${head}\narticles:\n  - id: new-law\n    gist: { zh: 新, en: new }\n`,
  'facts/deadlines.yaml': `- id: soon\n  kind: advice\n  what: { zh: 再问, en: ask again }\n  limit: P7D\n  counted_from: { zh: 那天, en: that day }\n  ${facts}\n`,
  'shared/steps/all.yaml':
    '- id: first\n  urgency: now\n  stage: evidence\n  title: { zh: 先做, en: First }\n  why: { zh: 因为, en: because }\n  quick: [{ zh: 做, en: do it }]\n  how: [{ zh: 这样做, en: like this }]\n  captures: [chats]\n',
  'only.yaml': `id: only\ngroup: general\ntitle: { zh: 唯一, en: Only }\nsummary: { zh: 唯一, en: only }\nkeywords: { zh: [唯一], en: [only] }\nask: [danger, acting-for, relation, incident-on, since]\nsteps: [first]\nout_of_scope: { zh: 没有, en: nothing }\n${head}\n`,
}

function problemsOf(changes: Record<string, string>, today = '2026-11-22'): string[] {
  const files: SourceFile[] = Object.entries({ ...good, ...changes }).map(([path, text]) => ({
    path,
    ...parseGuardedYaml(text),
  }))
  return checkContent(files, { today }).problems.map((problem) => writeProblem(problem, 'en'))
}

const withStep = (lines: string) => ({ 'shared/steps/all.yaml': `${good['shared/steps/all.yaml']}${lines}` })

const changeFirst = (change: (text: string) => string) => ({
  'shared/steps/all.yaml': change(good['shared/steps/all.yaml'] ?? ''),
})

// A letter of the first step, with lines of its own.
const withLetter = (lines: string) => ({
  'shared/blanks.yaml':
    '- { id: name, label: { zh: 姓名, en: name }, why: { zh: 写信人, en: who writes }, type: text, personal: true }\n- { id: today, label: { zh: 日期, en: date }, why: { zh: 写信的日子, en: the day }, type: date, from: [{ case: today }] }\n',
  'letters/note.yaml': `id: note\nname: { zh: 函, en: Note }\npurpose: { zh: 说明, en: tells }\nroute: holder\nsteps: [{ step: first }]\nidentity: none\nnever: [codes]\nto: { zh: 致单位, en: To you }\nheading: { zh: 函, en: Note }\nbody: [{ zh: 说明, en: It is so. }]\nsignature: typed\ncopies: 1\nkeep: { zh: 底稿, en: the draft }\nanswer: { zh: 没有天数, en: no days }\nconfidence: high\n${head}\n${lines}`,
})

const withNewLaw = (change: (text: string) => string) => ({
  'facts/laws/new-law.yaml': change(good['facts/laws/new-law.yaml'] ?? ''),
})

it('finds nothing wrong with content that is right', () => expect(problemsOf({})).toEqual([]))

describe('finds', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a missing field',
      { 'shared/questions.yaml': '- id: danger\n  type: yes-no\n' },
      /^shared\/questions.yaml:1:3: “text” is missing/m,
    ],
    ['an unknown field', withStep('  colour: red\n'), /shared\/steps\/all.yaml:9:\d+: “colour”/],
    [
      'a missing language',
      { 'shared/questions.yaml': '- id: danger\n  type: yes-no\n  text: { zh: 危险 }\n' },
      /“text.en” is missing/,
    ],
    [
      'a doubled id',
      { 'shared/steps/all.yaml': `${good['shared/steps/all.yaml']}${good['shared/steps/all.yaml']}` },
      /:9:\d+: id “first” stands twice/,
    ],
    [
      'an unknown step',
      { 'shared/common.yaml': 'ask: [danger]\nsteps: [frist]\n' },
      /common.yaml:2:9: “frist” does not exist; did you mean “first”/,
    ],
    [
      'an unknown question in a condition',
      withStep('  when: { dangr: "yes" }\n'),
      /“dangr” does not exist; did you mean “danger”/,
    ],
    ['a value the question does not have', withStep('  when: { danger: maybe }\n'), /“danger: maybe” does not exist/],
    ['an unknown contact', withStep('  contacts: [nobody]\n'), /:9:14: “nobody” does not exist/],
    ['an unknown deadline', withStep('  outcomes: { sent: { deadline: never } }\n'), /“never” does not exist/],
    ['an outcome without words', withStep('  outcomes: { strange: {} }\n'), /outcome “strange” needs a label/],
    [
      'an unknown reference in a text',
      withStep('  say: { zh: "打{phone:polce}", en: "call {phone:polce}" }\n'),
      /“polce” does not exist; did you mean “police”/,
    ],
    ['a phone number in prose', withStep('  say: { zh: 打110吧, en: call now }\n'), /phone number 110 in prose/],
    [
      'an unquoted-looking mobile number in prose',
      withStep('  say: { zh: 打13800138000吧, en: call now }\n'),
      /13800138000/,
    ],
    [
      'a statute that does not say which day decides',
      withNewLaw((text) => text.replace('time: acting\n', '')),
      /in force since 2026-01-01: say which day decides whether it applies/,
    ],
    [
      'a new rule that took the place of another',
      withNewLaw((text) => `${text.replace('acting', 'penalty')}    new_rule: { sources: [test source] }\n`),
      /there was such a rule before, old-law: it is not new/,
    ],
    [
      'a new rule on how one acts',
      withNewLaw((text) => `${text}    new_rule: { sources: [test source] }\n`),
      /only an article on conduct or penalty/,
    ],
    [
      'a new rule without its day',
      withNewLaw(
        (text) =>
          `${text.replace('acting', 'conduct').replace('{ from: "2026-01-01" }', '{}')}    new_rule: { sources: [test source] }\n`,
      ),
      /says from which day it has been in force/,
    ],
    [
      'a new rule without a source',
      withNewLaw((text) => `${text.replace('acting', 'penalty')}    new_rule: {}\n`),
      /new_rule\.sources” is missing/,
    ],
    ['a repealed law', withStep('  laws: [old-law]\n'), /“old-law” is no longer in force; now: new-law/],
    [
      'a step that nobody uses',
      {
        'shared/steps/all.yaml': `${good['shared/steps/all.yaml']}${good['shared/steps/all.yaml']?.replace('id: first', 'id: second')}`,
      },
      /no playbook lists or opens step “second”/,
    ],
    [
      'a step that can never apply',
      {
        'shared/questions.yaml': `${good['shared/questions.yaml']}- id: other\n  type: yes-no\n  text: { zh: 别的, en: Other? }\n`,
        ...withStep('  when: { other: "yes" }\n'),
      },
      /can never apply/,
    ],
    [
      'a question nobody asks',
      {
        'shared/questions.yaml': `${good['shared/questions.yaml']}- id: other\n  type: yes-no\n  text: { zh: 别的, en: Other? }\n`,
      },
      /no playbook asks “other”/,
    ],
    [
      'a first question that depends on a later one',
      {
        'shared/questions/known.yaml': known
          .replace('  type: one\n', '  type: one\n  first: person\n')
          .replace('  type: date\n', '  type: date\n  first: device\n  when: { acting-for: self }\n'),
      },
      /“acting-for” is asked after it.*first-too-early/,
    ],
    ['steps that wait in a circle', withStep('  needs: [first]\n'), /steps go in a circle: first → first/],
    [
      'a step to be done now without short acts',
      changeFirst((text) => text.replace(/ {2}quick: .*\n/, '')),
      /all.yaml:6:\d+: warning: a step to be done now has no quick.*no-short-acts/,
    ],
    [
      'more short acts than five for everybody',
      changeFirst((text) => text.replace(/quick: .*/, `quick: [${Array(6).fill('{ zh: 做, en: do it }').join(', ')}]`)),
      /:6:\d+: warning: quick has 6 lines for everybody and 6 in all.*many-short-acts/,
    ],
    [
      'a short act that is long, with the number in it',
      changeFirst((text) => text.replace('zh: 做,', `zh: "打{phone:police}${'字'.repeat(34)}",`)),
      /:6:\d+: warning: this line is over 72 letters.*long-short-act/,
    ],
    [
      'short acts that are long together',
      changeFirst((text) =>
        text.replace(
          /quick: .*/,
          `quick: [${Array(5)
            .fill(`{ zh: 做, en: ${'x'.repeat(39)} }`)
            .join(', ')}]`,
        ),
      ),
      /:6:\d+: warning: quick is over 190 letters.*long-short-act/,
    ],
    [
      'evidence that no step saves',
      { 'shared/steps/all.yaml': good['shared/steps/all.yaml']?.replace('captures', 'destroys') ?? '' },
      /no step saves the evidence “chats”/,
    ],
    [
      'a step for life that waits',
      {
        'shared/steps/all.yaml': `${good['shared/steps/all.yaml']?.replace('stage: evidence', 'stage: safety')}  destroys: [chats]\n`,
      },
      /steps for life and money wait for nothing/,
    ],
    [
      'a statutory limit without a law',
      { 'facts/deadlines.yaml': good['facts/deadlines.yaml']?.replace('advice', 'statutory') ?? '' },
      /a statutory limit names its laws/,
    ],
    [
      'a choice question without choices',
      { 'shared/questions.yaml': '- id: danger\n  type: one\n  text: { zh: 危险吗, en: Danger? }\n' },
      /have choices/,
    ],
    [
      'too long an instruction',
      withStep(
        `  for_other: { zh: 好, en: ok }\n- id: long\n  urgency: now\n  stage: report\n  title: { zh: 长, en: long }\n  why: { zh: 长, en: long }\n  how: [{ zh: ${'字'.repeat(141)}, en: long }]\n`,
      ),
      /141 Chinese characters/,
    ],
    [
      'a playbook whose file has another name',
      { 'other.yaml': good['only.yaml']?.replace('title:', 'title: ') ?? '' },
      /other.yaml/,
    ],
    ['a file it does not know', { 'shared/notes.yaml': 'a: 1\n' }, /shared\/notes.yaml:1:1: nothing is read here/],
    [
      'a retired id that is still in use',
      { 'shared/retired.yaml': '- { kind: step, id: first }\n' },
      /“first” is still in use/,
    ],
    [
      'missing English',
      { 'shared/questions.yaml': '- id: danger\n  type: yes-no\n  text: { zh: 危险吗, en: 危险吗 }\n' },
      /the English text is missing/,
    ],
    [
      'Chinese words for the slip of the post that the English leaves out',
      withLetter('send: [{ way: ems, zh: 寄出，「内件品名」写“函”, en: post it and name it }]\n'),
      /note.yaml:19:\d+: “函”, which is to be written, does not stand in the English/,
    ],
  ])('%s', (_name, changes, wanted) => {
    const found = problemsOf(changes)
    expect(found.join('\n')).toMatch(wanted)
    for (const line of found) expect(Object.keys(problemKinds)).toContain(/ \[([a-z-]+)\]$/.exec(line)?.[1])
  })

  it('facts that are due for review', () => {
    expect(problemsOf({}, '2027-05-23').length).toBeGreaterThanOrEqual(4)
  })

  it('every mistake of a file at once', () => {
    expect(problemsOf(withStep('  contacts: [a-a]\n  laws: [b-b]\n  needs: [c-c]\n')).length).toBe(3)
  })
})

it('lets a folder of one’s own build on the bundled content', () => {
  const bundled = rulesFor(
    checkContent(
      Object.entries(good).map(([path, text]) => ({ path, ...parseGuardedYaml(text) })),
      { today: '2026-11-22' },
    ).parsed.content,
  )
  const mine = {
    path: 'mine.yaml',
    ...parseGuardedYaml((good['only.yaml'] ?? '').replace('id: only', 'id: mine')),
  }
  expect(checkContent([mine], { today: '2026-11-22', bundled }).problems).toEqual([])
})

it('knows the content formats as they are documented', () => {
  const documented = readFileSync('docs/authoring.md', 'utf8')
  for (const field of [
    'urgency',
    'stage',
    'captures',
    'destroys',
    'outcomes',
    'deadline',
    'repeat',
    'review_by',
    'done_when',
    'for_other',
  ]) {
    expect(documented).toContain(field)
  }
})
