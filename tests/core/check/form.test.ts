// What the checker says of the form of an entry: the place, and how to mend it, in both languages.
import { expect, it } from 'vitest'
import { checkContent } from '../../../src/core/check/check.ts'
import { type Problem, writeProblem } from '../../../src/core/check/problem.ts'
import { languages } from '../../../src/core/text.ts'
import { parseGuardedYaml } from '../../../src/io/yaml/guarded-yaml.ts'
import { library, releaseDay } from '../../support/content.ts'

const step = (more: string) => `- id: mine
  urgency: today
  stage: report
  title: { zh: 一, en: One }
  why: { zh: 一, en: because }
  how: [{ zh: 一, en: do it }]
${more}`
const playbook = (more: string) => `id: own
group: money
title: { zh: 甲, en: Own }
summary: { zh: 甲, en: about it }
keywords: { zh: [甲], en: [own] }
steps: [save-evidence, mine]
out_of_scope: { zh: 甲, en: nothing }
sources: [mine]
verified: "2026-11-22"
review_by: "2027-05-22"
${more}`

function check(files: Record<string, string>): Problem[] {
  const parsed = Object.entries(files).map(([path, text]) => ({ path, ...parseGuardedYaml(text) }))
  return checkContent(parsed, { today: releaseDay, bundled: library }).problems
}

it.each([
  ['a value that is no list', '  needs: save-evidence\n', /^shared\/steps\/s.yaml:7:10: “needs” must be a list/],
  ['nothing where fields belong', '  effort:\n', /:7:3: “effort” must be fields with values/],
  ['a number below the least', '  effort: { minutes: 0 }\n', /:7:22: “effort.minutes” must be at least 1/],
  ['a text where a number belongs', '  effort: { minutes: "5" }\n', /“effort.minutes” must be a whole number/],
  ['an id in capitals', '  needs: [Save]\n', /“needs” can only have a-z, 0-9 and -/],
  ['no time at all', '  repeat: { every: P0D, during: P1Y }\n', /“repeat.every” must be a duration/],
  ['a misspelt field', '  nedes: []\n', /:7:10: “nedes” is not a field here \[unknown-field\]/],
  [
    'include for includes',
    '  when: { harm: { include: threats } }\n',
    /:7:17: “when.harm” can only have “includes” below it/,
  ],
  [
    'yes without quotes',
    '  when: { any: [{ harm: [threats] }, { paid: true }] }\n',
    /:7:46: “when.any.paid” needs ids of answers; yes, no/,
  ],
  ['an empty condition', '  when: {}\n', /:7:9: “when” must not be empty/],
  ['all beside another', '  when: { all: [{ harm: threats }], harm: threats }\n', /“when.all” stands alone/],
  ['not with a text', '  when: { not: harm }\n', /“when.not” must be “question: answer”/],
  [
    'a reference with a space',
    '  say: { zh: "打{phone: police-110}", en: call }\n',
    /“\{phone: police-110\}” is not \{phone:contact-id\}.*\[bad-reference\]/,
  ],
  ['a reference of no kind', '  say: { zh: 打, en: "call {tel:police-110}" }\n', /“\{tel:police-110\}” is not/],
  ['a brace that stays open', '  say: { zh: 打, en: "call {phone:police-110" }\n', /\[bad-reference\]/],
  [
    'a day that nobody collected',
    '  deadline: { id: sue-again-never, from: { field: nope } }\n',
    /no step that opens this one collects the date “nope” \[not-a-date-field\]/,
  ],
] as const)('%s', (_name, more, expected) => {
  const problems = check({ 'shared/steps/s.yaml': step(more), 'own.yaml': playbook('') })
  expect(problems.map((problem) => writeProblem(problem, 'en')).join('\n')).toMatch(new RegExp(expected.source, 'm'))
  for (const problem of problems) expect(writeProblem(problem, 'zh')).toMatch(/\p{Script=Han}/u)
})

it.each([
  ['a day that does not exist', 'verified: "2026-02-30"', /must be a day of the calendar/],
  ['looked at tomorrow', 'verified: "2999-01-01"', /2999-01-01 is after .* \[dates-reversed\]/],
  ['reviewed before it was looked at', 'review_by: "2020-01-01"', /2026-11-22 is after 2020-01-01 \[dates-reversed\]/],
])('%s', (_name, line, expected) => {
  const [key = ''] = line.split(':')
  const text = playbook('').replace(new RegExp(`^${key}: .*$`, 'm'), line)
  const found = check({ 'own.yaml': text, 'shared/steps/s.yaml': step('') })
  expect(found.map((problem) => writeProblem(problem, 'en')).join('\n')).toMatch(expected)
})

it('what stands in a broken entry is neither missing nor unused', () => {
  const broken = playbook(
    'questions:\n  - id: own-question\n    type: one\n    text: { zh: 甲, en: Which }\n    choices: [{ id: a, text: { zh: 甲, en: A } }]\nask: [own-question]\ncolour: red\n',
  )
  const problems = check({ 'own.yaml': broken, 'shared/steps/s.yaml': step('  when: { own-question: a }\n') })
  expect(problems.map(({ code }) => code).sort()).toEqual(['left-out', 'unknown-field'])
})

it('what is only worth mending is marked', () => {
  const problems = check({ 'other.yaml': playbook(''), 'shared/steps/s.yaml': step('') })
  const written = languages.map((language) => problems.map((problem) => writeProblem(problem, language)).join('\n'))
  expect(written[0]).toMatch(/^other.yaml:1:\d+: 提醒：.*\[file-name\]$/m)
  expect(written[1]).toMatch(/^other.yaml:1:\d+: warning: .*\[file-name\]$/m)
})

it('a step is not called by digits alone, which name its place', () => {
  const text = step('').replaceAll('id: mine', 'id: "12"')
  const found = check({ 'shared/steps/s.yaml': text, 'own.yaml': playbook('').replace(', mine]', ', "12"]') })
  expect(found.map((problem) => writeProblem(problem, 'en')).join('\n')).toMatch(/“id” cannot be digits alone/)
})
