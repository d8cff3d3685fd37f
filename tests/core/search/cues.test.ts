import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cue } from '../../../src/core/content/schema.ts'
import { compileCues, cutSentence, isCueText, openCues } from '../../../src/core/search/cues.ts'
import { compileHearing, openHearing } from '../../../src/core/search/heard.ts'
import { letters } from '../../support/listener.ts'

const says = (cue: Partial<Cue>, text: string) =>
  openCues(compileCues(letters, [{ id: 'it', zh: [], en: [], ...cue }]))(cutSentence(letters, text))('it')

describe('a cue', () => {
  it.each([
    ['电话(还|一直|)没挂', '那个电話還沒掛'],
    ['转了…万', '我转了差不多三万'],
    ['{number}万', '三十五万'],
    ['{under-18}岁', '我今年15岁'],
    ['{under-18}岁', '十二岁'],
    ['他(打(了|)|掐)我', '他打了我'],
  ])('%s is said in “%s”', (words, text) => {
    expect(says({ zh: [words] }, text)).toBe(true)
  })

  it.each([
    ['电话没挂', '电话挂了'],
    ['转了…万', '我转了，一共三万'],
    ['{under-18}岁', '我今年35岁'],
    ['{under-18}岁', '三十一岁'],
  ])('%s is not said in “%s”', (words, text) => {
    expect(says({ zh: [words] }, text)).toBe(false)
  })

  it('in English stands between the borders of words', () => {
    expect(says({ en: ['he hit me'] }, 'Then he hit me!')).toBe(true)
    expect(says({ en: ['he hit me'] }, 'she hit me')).toBe(false)
    expect(says({ en: ['locked … in'] }, 'they locked my little sister in')).toBe(true)
    expect(says({ en: ['(sent|paid) … money'] }, 'I paid him all my money')).toBe(true)
  })

  it('is not said where it is denied, unless it says so', () => {
    for (const text of ['我没有转钱', '我还没转钱', '并没转钱', '我從未轉錢'])
      expect(says({ zh: ['转钱'] }, text)).toBe(false)
    for (const text of ["I didn't send money", 'I never send money'])
      expect(says({ en: ['send money'] }, text)).toBe(false)
    expect(says({ zh: ['转钱'], even_if_denied: true }, '我没有转钱')).toBe(true)
    expect(says({ zh: ['转钱'] }, '我没想到，转钱以后他就不见了')).toBe(true)
    expect(says({ zh: ['打我'] }, '他不停打我')).toBe(true)
  })

  it('is not said where it is feared or asked for, unless it says so', () => {
    for (const text of ['我怕他转钱', '他叫我转钱', '万一转钱了']) expect(says({ zh: ['转钱'] }, text)).toBe(false)
    expect(says({ zh: ['转钱'], even_if_feared: true }, '他叫我转钱')).toBe(true)
  })

  it('is found with its signs wherever its pattern is', () => {
    const word = fc.constantFrom('转', '钱', '他', '打', '我', 'ab', '门')
    const group = fc
      .array(fc.oneof(word, fc.constant('')), { minLength: 2, maxLength: 3 })
      .map((all) => `(${all.join('|')})`)
    const words = fc
      .array(fc.oneof(word, group, fc.constant('…'), fc.constant('{number}')), { minLength: 1, maxLength: 4 })
      .map((all) => all.join(''))
      .filter(isCueText)
    const text = fc
      .array(fc.oneof(word, fc.constant('3'), fc.constant('是')), { maxLength: 12 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(words, text, (made, sentence) => {
        const cue = { id: 'it', zh: [made], en: [], even_if_denied: true, even_if_feared: true }
        const pattern = made
          .replaceAll('(', '(?:')
          .replaceAll('…', '.{0,8}')
          .replaceAll('{number}', '(?:\\d+|[一二两三四五六七八九十百千万几半]+|[a-z]+)')
        const cut = cutSentence(letters, sentence)
        const isThere = cut.parts.some((part) => new RegExp(pattern).test(part))
        expect(openCues(compileCues(letters, [cue]))(cut)('it')).toBe(isThere)
      }),
      { numRuns: 2000 },
    )
  })
})

it.each(['', '…', '(a', 'a)', 'a|b', 'a.*', '[ab]', 'a{2}', '^a', 'a\\d', '{name}'])('“%s” is no cue', (text) => {
  expect(isCueText(text)).toBe(false)
})

describe('hearing', () => {
  const rules = {
    cues: [
      { id: 'child', zh: ['{under-18}岁'], en: [] },
      { id: 'forced', zh: ['逼'], en: ['forced'] },
      { id: 'over', zh: ['去年'], en: [] },
      { id: 'bank', zh: ['告诉了银行'], en: [] },
    ],
    heard: [
      { question: 'danger', choice: 'minor', all: ['child', 'forced'], unless: ['over'] },
      { question: 'danger', choice: 'violence', all: ['forced'] },
      { question: 'done-already', choice: 'bank', all: ['bank'] },
    ],
  }
  const { danger, facts } = compileHearing(letters, rules)

  it('takes all cues of a rule wherever they stand, and none of those that speak against it', () => {
    const hear = openHearing(letters, danger)
    expect(hear('我13岁。他逼我')).toEqual([{ question: 'danger', choices: ['minor', 'violence'] }])
    expect(hear('我13岁。他去年逼我')).toEqual([{ question: 'danger', choices: ['violence'] }])
    expect(hear('我13岁')).toEqual([])
  })

  it('hears danger and other facts apart, each with the cues it needs', () => {
    expect(danger.cues.map(({ id }) => id)).toEqual(['child', 'forced', 'over'])
    expect(openHearing(letters, facts)('我告诉了银行，他逼我')).toEqual([
      { question: 'done-already', choices: ['bank'] },
    ])
  })
})
