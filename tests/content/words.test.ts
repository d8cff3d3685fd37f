// A person's own words lead to the right playbook, danger in them is heard, and nothing is made of what is something else:
// on sentences that nothing was learned from. `npm run bench:words` prints all figures.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { wholeHearing } from '../../src/core/content/content.ts'
import { concerns } from '../../src/core/content/vocabulary.ts'
import { bareText } from '../../src/core/text.ts'
import { openCompiled } from '../../src/io/content/compiled.ts'
import { parseGuardedYaml } from '../../src/io/yaml/guarded-yaml.ts'
import { content } from '../support/content.ts'
import { bundledListener } from '../support/listener.ts'
import {
  type Labelled,
  measureDanger,
  measureFirst,
  measureNothing,
  measureSeveral,
  offeredIds,
  readLabelled,
} from '../support/measure-words.ts'

const listener = await bundledListener()
const entries = openCompiled(join('dist', 'content')).entries()
const folder = join('tests', 'content', 'words')
const read = (set: string, name: string) => readLabelled(join(folder, set, `${name}.tsv`))
const find = offeredIds(listener, entries)

/** Per cent first, among three, among five. */
function figures(sentences: readonly Labelled[]): number[] {
  const fitting = sentences.filter(({ labels }) => !labels.includes('NONE'))
  return measureFirst(find, fitting).map((right) => (100 * right) / fitting.length)
}

describe('sentences that nobody looked at while this was built', () => {
  it.each([
    ['short', 80, 93, 98],
    ['told', 80, 93, 98],
    ['narrative', 85, 93, 93],
  ])('%s: the right playbook is first in %i %%, among three in %i, among five in %i', (name, ...least) => {
    const reached = figures(read('held-out', name))
    reached.forEach((figure, at) => {
      expect(figure).toBeGreaterThanOrEqual(least[at] ?? 0)
    })
  })

  it('of something else are said to fit nothing in four of five', () => {
    const none = read('held-out', 'none')
    expect(measureNothing(listener, entries, none)).toBeGreaterThanOrEqual(0.8 * none.length)
  })

  it('of two matters get both offered', () => {
    const two = read('held-out', 'two')
    expect(measureSeveral(listener, entries, two).offered).toBeGreaterThanOrEqual(0.9 * two.length)
  })
})

it('finds the playbook for sentences of earlier rounds first in nine of ten', () => {
  const schema = v.array(v.strictObject({ text: v.string(), playbook: v.union([v.string(), v.array(v.string())]) }))
  const sentences = readdirSync(join('tests', 'content', 'sentences')).flatMap((name) =>
    v
      .parse(schema, parseGuardedYaml(readFileSync(join('tests', 'content', 'sentences', name))).value)
      .map(({ text, playbook }) => ({ text, labels: [playbook].flat() })),
  )
  expect(figures(sentences)[0]).toBeGreaterThanOrEqual(90)
})

describe('examples', () => {
  const { nothing_fits, danger_said } = wholeHearing(content)
  const learned = [
    ...[...content.playbooks.values()].flatMap(({ said }) => said.map(({ text }) => text)),
    ...nothing_fits,
    ...danger_said.map(({ text }) => text),
  ]

  it('are none of the sentences that are measured', () => {
    const known = new Set(learned.map(bareText))
    const measured = ['held-out', 'seen'].flatMap((set) =>
      readdirSync(join(folder, set)).flatMap((file) => readLabelled(join(folder, set, file))),
    )
    expect(measured.length).toBeGreaterThan(1000)
    expect(measured.map(({ text }) => text).filter((text) => known.has(bareText(text)))).toEqual([])
  })

  it('are many and of both languages in every playbook', () => {
    for (const { id, said } of content.playbooks.values()) {
      const chinese = said.filter(({ text }) => /\p{Script=Han}/u.test(text)).length
      expect(chinese, id).toBeGreaterThanOrEqual(20)
      expect(said.length - chinese, id).toBeGreaterThanOrEqual(10)
    }
  })

  it('have no number that a secret could be', () => {
    expect(learned.filter((text) => /\d{9,}/.test(text))).toEqual([])
  })
})

it('says of every playbook what can be worst in it, and of every concern which playbooks have it', () => {
  const about = [...content.playbooks.values()].map((playbook) => playbook.about)
  expect(about.filter((one) => one.length === 0)).toEqual([])
  for (const concern of concerns) expect(about.filter((one) => one.includes(concern)).length).toBeGreaterThan(1)
})

describe('danger', () => {
  it('has words of help for every choice but “none of these”, and a threat, which is heard as harm', () => {
    const choices =
      content.questions.get('danger')?.choices.filter(({ id, alone }) => !alone && id !== 'threatened') ?? []
    expect(choices.length).toBeGreaterThan(0)
    for (const { id } of choices) expect(listener.help(id)?.zh).toMatch(/1\d{2,4}/)
  })

  it('is heard in words that nobody looked at, and seldom where there is none', () => {
    const told = read('held-out', 'danger')
    const ordinary = read('held-out', 'ordinary')
    expect(measureDanger(listener, told).heard).toBeGreaterThanOrEqual(0.95 * told.length)
    expect(measureDanger(listener, ordinary).heard).toBeLessThanOrEqual(0.2 * ordinary.length)
  })

  it('is heard in the middle of a long story about something else', () => {
    const isChinese = ({ text }: Labelled) => /\p{Script=Han}/u.test(text)
    const calm = ['home-purchase', 'spam-calls', 'credit-data-leaked', 'second-hand-number', 'vehicle', 'breach-notice']
    const stories = read('held-out', 'narrative').filter((one) => isChinese(one) && calm.includes(one.labels[0] ?? ''))
    const told = read('held-out', 'danger').filter(isChinese)
    const hidden = told.map((one, at) => {
      const [before, behind] = [0, 1].map((next) => stories[(at + next) % stories.length]?.text ?? '')
      return { ...one, text: `${before}${one.text}。${behind}` }
    })
    expect(stories.length).toBeGreaterThan(3)
    expect(measureDanger(listener, hidden).heard).toBeGreaterThanOrEqual(0.9 * hidden.length)
  })

  it('is not made of the commonest sentences', () => {
    const plain = ['我被骗了', '我妈被骗了', 'I was scammed', '我的微信被盗了', '身份证丢了', '气死我了', '我恨死他了']
    expect(plain.filter((text) => listener.hearDanger(text).length > 0)).toEqual([])
  })
})
