// What stands beside a law on a card, in why and for scripts: the rule to act by now, the number of then, what is new.
import { describe, expect, it } from 'vitest'
import { compileTexts } from '../../src/core/content/compile.ts'
import { citeLaws } from '../../src/core/plan/citations.ts'
import type { Language } from '../../src/core/text.ts'
import { citationAsides, citationJson } from '../../src/render/citation.ts'
import { lookFor, plainStyle } from '../../src/render/look.ts'
import { makeReader } from '../../src/render/reader.ts'
import { content, library } from '../support/content.ts'

const readerIn = (language: Language) =>
  makeReader(lookFor({ language, columns: 80, style: plainStyle }), { library, texts: compileTexts(content, language) })

const asidesOf = (law: string, day: string | undefined, language: Language) =>
  citeLaws(library, { laws: [law] }, day).flatMap((citation) => citationAsides(readerIn(language), citation))

describe('beside a law', () => {
  it('the number of then stands in brackets behind the rule to act by', () => {
    expect(asidesOf('psa-121', '2025-10-01', 'zh')).toEqual([
      '现在按这条办；当时是《治安管理处罚法（2012年修正）》第一百零二条',
    ])
    expect(asidesOf('psa-121', '2025-10-01', 'en').join()).toMatch(/^the one to act by now; then it was .*Article 102/)
  })

  it('a penalty of before names the newer one, and the milder rule', () => {
    expect(asidesOf('psa-50', '2025-10-01', 'zh')).toEqual([
      '2025-12-31以前的行为适用这条，新规定处罚更轻的除外；之后发生或还在继续的，适用《治安管理处罚法》第五十条',
    ])
    expect(asidesOf('psa-56', '2025-10-01', 'zh').join()).toContain('从旧兼从轻')
    expect(asidesOf('psa-56', '2025-10-01', 'en').join()).toContain('从旧兼从轻')
  })

  it('a rule on procedure without a known predecessor says nothing', () => {
    expect(asidesOf('cvpl-122', '2020-05-01', 'zh')).toEqual([])
    expect(asidesOf('psa-56', undefined, 'zh')).toEqual([])
  })

  it('a script reads the same', () => {
    const json = (law: string) =>
      citeLaws(library, { laws: [law] }, '2025-10-01').map((citation) => citationJson(readerIn('en'), citation))
    expect(json('psa-121')).toMatchObject([
      { id: 'psa-121', bundled: true, standing: 'acting', too_new: false, now: [], formerly: [{ id: 'psaold-102' }] },
    ])
    expect(json('psa-50')).toMatchObject([{ id: 'psaold-42', standing: 'past', now: [{ id: 'psa-50' }] }])
    expect(json('psa-56')).toMatchObject([{ id: 'psa-56', standing: 'new', too_new: true }])
  })
})
