// Nothing is asked of anybody that their papers do not allow: a household register, a check that takes a Chinese ID card
// only, the counter that replaces one.
import { describe, expect, it } from 'vitest'
import { neverHave, toldWith } from '../support/papers.ts'

describe.each(['passport', 'residence-card', 'hkmt'])('with the papers %s', (papers) => {
  it('no step of any persona or made-up session tells to bring or use what only a Chinese ID card opens', () => {
    const found = toldWith(papers).filter(({ text }) => neverHave.some((word) => word.test(text)))
    expect([...new Set(found.map(({ step, text }) => `${step}: ${text}`))]).toEqual([])
  })
})

it('the same look finds it for somebody with a Chinese ID card', () => {
  const told = toldWith('id-card')
  const [register, check, report, counter] = neverHave
  for (const word of [register, check, report, counter]) expect(told.some(({ text }) => word?.test(text))).toBe(true)
})
