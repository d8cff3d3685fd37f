// A loan that a child took: the article that fits the child's age on that day, and none that does not (民法典 18、19、20、144、145).
import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/core/text.ts'
import { library } from '../../support/content.ts'
import { everything, sessionWith, wordsOf, write } from '../../support/letters.ts'

const cited = {
  18: ['第十八条', 'Article 18 '],
  20: ['第二十条', 'Article 20)'],
  144: ['第一百四十四条', 'Article 144'],
  145: ['第一百四十五条', 'Article 145'],
}
const ratifies = { zh: '追认', en: 'do not approve it after the fact' }

function words(age: string | undefined): Record<'zh' | 'en', string> {
  const letter = library.letters.get('lender-not-my-loan')
  if (!letter) throw new Error('no letter')
  const session = sessionWith('loan-in-my-name', { 'acting-for': 'other', relation: 'child' })
  const choices = new Map([
    ['notmine-matter', ['child']],
    ...(age === undefined ? [] : [['notmine-child-age', [age]] as [string, string[]]]),
  ])
  const given = everything(letter, choices)
  const [zh = '', en = ''] = languages.map((language) => wordsOf(write(language, letter, { session, given })))
  return { zh, en }
}

describe('a loan that a child took', () => {
  it('is void under eight: nobody could have accepted it', () => {
    const { zh, en } = words('under-8')
    expect(zh).toContain('第二十条')
    expect(zh).toContain('第一百四十四条')
    expect(en).toContain('Article 144')
    expect(zh).not.toContain(ratifies.zh)
    expect(zh).not.toContain('第一百四十五条')
    expect(en).not.toContain(ratifies.en)
  })

  it('depends on the guardian from eight to seventeen', () => {
    const { zh, en } = words('from-8')
    expect(zh).toContain('第一百四十五条')
    expect(zh).toContain('不予追认')
    expect(zh).not.toContain('第一百四十四条')
    expect(en).toContain(ratifies.en)
  })

  it.each(['earning', undefined])(
    'says nothing of capacity where the child may count as an adult or it is not said: %s',
    (age) => {
      const { zh, en } = words(age)
      for (const [one, other] of Object.values(cited)) {
        expect(zh).not.toContain(one)
        expect(en).not.toContain(other)
      }
      expect(zh).not.toContain(ratifies.zh)
      expect(en).not.toContain(ratifies.en)
    },
  )
})

it('every step that cites the article on ratification for a child cites that on void acts with it', () => {
  const wrong = [...library.steps.values()].filter(
    ({ laws }) => laws.includes('cc-145') && !['cc-18', 'cc-19', 'cc-20', 'cc-144'].every((id) => laws.includes(id)),
  )
  expect(wrong.map(({ id }) => id)).toEqual([])
  const letters = [...library.letters.values()].filter(
    ({ laws }) => laws.includes('cc-145') && !laws.includes('cc-144'),
  )
  expect(letters.map(({ id }) => id)).toEqual([])
})
