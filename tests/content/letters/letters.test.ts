// Every letter in every choice: nothing that it must not hold, nothing left hanging, nothing that the answers do not support.
import { describe, expect, it } from 'vitest'
import type { LetterRules } from '../../../src/core/content/library.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { languages } from '../../../src/core/text.ts'
import { content, library } from '../../support/content.ts'
import { choicesOf, everything, marked, nothing, readerIn, sessionWith, wordsOf, write } from '../../support/letters.ts'

const letters = [...library.letters.values()]
const withChoices = letters.flatMap((letter) => choicesOf(letter).map((choices) => ({ letter, choices })))

// Whoever writes: for themselves, for a child, for a parent, for somebody who died.
const writers: [string, Session][] = [
  ['oneself', { 'acting-for': 'self' }],
  ['a child', { 'acting-for': 'other', relation: 'child' }],
  ['a parent', { 'acting-for': 'other', relation: 'elder' }],
  ['somebody who died', { 'acting-for': 'other', relation: 'died' }],
].map(([who, answers]) => [who as string, sessionWith('unknown-source', answers as Record<string, string>)])
const [[, oneself] = ['', sessionWith('unknown-source', {})]] = writers

it('has the letters that are promised', () => {
  expect(letters.length).toBe(54)
  expect(new Set(letters.flatMap(({ steps }) => steps.map(({ step }) => step))).size).toBeGreaterThan(150)
})

describe.each(letters.map((letter) => [letter.id, letter] as const))('%s', (_id, letter) => {
  const ways = choicesOf(letter)

  it('holds nothing that it must not', () => {
    const forbidden = letter.blanks.filter((id) => {
      const { discloses = [] } = library.blanks.get(id) ?? {}
      return discloses.some((code) => letter.never.includes(code) || (letter.forwarded && code === 'address'))
    })
    expect(forbidden).toEqual([])
    for (const [, session] of writers) {
      for (const choices of ways) {
        const given = everything(letter, choices, ({ id, discloses }) =>
          discloses.length > 0 ? `!${discloses.join('!')}!` : marked(id),
        )
        for (const language of languages) {
          const words = wordsOf(write(language, letter, { session, given }))
          for (const code of letter.never) expect(words).not.toContain(`!${code}!`)
        }
      }
    }
  })

  it('has every blank that it asks for, and asks for none that has no place or use', () => {
    for (const choices of ways) {
      const { filled } = write('zh', letter, { session: oneself, given: everything(letter, choices) })
      const may = [...letter.blanks, ...(letter.sheet?.blanks ?? [])]
      expect(filled.asked.filter((id) => !may.includes(id))).toEqual([])
    }
  })

  it('stands as whole sentences, in both languages, whatever is chosen', () => {
    for (const [, session] of writers) {
      for (const choices of ways) {
        const given = everything(letter, choices)
        const { paper } = write('zh', letter, { session, given })
        const { blocks } = paper
        for (const [index, block] of blocks.entries()) {
          const next = blocks[index + 1]
          // What announces a list has one below it.
          if (block.kind === 'heading')
            expect(next?.kind, JSON.stringify(block)).toMatch(/paragraph|item|line|table|heading/)
          if (block.kind === 'title' || block.kind === 'table' || block.kind === 'page-break') continue
          const text = block.runs.map((run) => (typeof run === 'string' ? run : `【${run.open}】`)).join('')
          expect(text.trim(), letter.id).not.toBe('')
          expect(text, letter.id).not.toMatch(/\{|\}|undefined|，，|。。|、、|；；|：：|「」|（）/)
        }
        for (const language of languages)
          expect(wordsOf(write(language, letter, { session, given }))).not.toMatch(/\{|undefined/)
      }
    }
  })

  it('marks what is open and lists exactly that', () => {
    const reader = readerIn('zh')
    for (const choices of ways) {
      const { paper, open } = write('zh', letter, { session: oneself, given: choices, material: nothing })
      const marks = new Set(
        paper.blocks.flatMap((block) => {
          if (block.kind === 'page-break') return []
          const runs = block.kind === 'table' ? block.rows.flat(2) : block.runs
          return runs.flatMap((run) => (typeof run === 'string' ? [] : [run.open]))
        }),
      )
      expect(new Set(open.map((id) => reader.read(reader.entry('blanks', id).label)))).toEqual(marks)
    }
  })

  it('is never empty of what it asks for once its choices are made', () => {
    const [, first] = ways
    if (!first) return
    const { filled } = write('zh', letter, { session: oneself, given: everything(letter, first) })
    expect(filled.undecided).toEqual([])
    expect(filled.body.length).toBeGreaterThan(0)
  })
})

// What a letter says of the writer as a fact stands there only where the case supports it.
it('says nothing of the person that is not supported', () => {
  const unsupported: string[] = []
  const empty = sessionWith('unknown-source', {})
  for (const { letter, choices } of withChoices) {
    const { filled } = write('zh', letter, { session: empty, given: everything(letter, choices) })
    for (const place of filled.body) {
      if (!('as' in place)) continue
      const written = letter.body[place.at]
      const piece = written && 'first' in written ? written.first[place.piece ?? 0] : written
      if (piece && 'asserts' in piece && (piece.asserts ?? []).length > 0) unsupported.push(`${letter.id} ${place.at}`)
    }
  }
  expect(unsupported).toEqual([])
})

// The other side reads it.
it('says on the paper nothing of where the writer lives, learns or works, where it is handed on', () => {
  const handedOn = letters.filter(({ forwarded }) => forwarded)
  expect(handedOn.length).toBeGreaterThan(5)
  for (const letter of handedOn) {
    const disclosing = letter.blanks.filter((id) => library.blanks.get(id)?.discloses.includes('address'))
    expect(disclosing, letter.id).toEqual([])
  }
})

describe('the page that is kept apart', () => {
  const kept = letters.filter(({ sheet }) => sheet)
  const disclosing = (id: string) => library.blanks.get(id)?.discloses.includes('address') ?? false

  it('is there wherever a letter for a court is handed on', () => {
    const without = letters.filter(({ route, forwarded, sheet }) => route === 'court' && forwarded && !sheet)
    expect(without.map(({ id }) => id)).toEqual([])
    expect(kept.length).toBeGreaterThan(6)
  })

  it.each(kept.map((letter) => [letter.id, letter] as const))('of %s holds what the letter does not', (_id, letter) => {
    for (const [who, session] of writers) {
      for (const choices of choicesOf(letter)) {
        const given = everything(letter, choices)
        for (const language of languages) {
          const { sheet, ...paper } = write(language, letter, { session, given })
          if (!sheet) continue
          const [onSheet, onPaper] = [wordsOf(sheet), wordsOf(paper)]
          expect(onSheet, who).not.toMatch(/\{|undefined|，，|。。|：：/)
          for (const id of letter.sheet?.blanks.filter(disclosing) ?? []) {
            expect(onSheet, `${letter.id} ${who}`).toContain(marked(id))
            expect(onPaper, `${letter.id} ${who}`).not.toContain(marked(id))
          }
        }
      }
    }
  })

  it('is there only where the person chose that it is', () => {
    const letter = library.letters.get('admin-reconsideration') as LetterRules
    const choose = (hide: string) =>
      write('zh', letter, { session: oneself, given: everything(letter, new Map([['admin-recon-hide', [hide]]])) })
    const [hidden, open] = [choose('yes'), choose('no')]
    expect(wordsOf(hidden)).not.toContain(marked('admin-recon-address'))
    expect(hidden.sheet && wordsOf(hidden.sheet)).toContain(marked('admin-recon-address'))
    expect(wordsOf(open)).toContain(marked('admin-recon-address'))
    expect(open.sheet).toBeUndefined()
  })
})

const statutoryDays = /(?:法律|依法|依照|按照|根据)[^。]{0,30}?(?:\d+|[一二三四五六七八九十]+)个?(?:工作)?日内/
it('claims no number of days by law in the letter itself without citing the article', () => {
  const wrong = [...content.letters.values()].flatMap(({ id, body }) =>
    body
      .flatMap((place) => ('first' in place ? place.first : 'table' in place ? [] : [place]))
      .filter(({ zh }) => statutoryDays.test(zh) && !zh.includes('{law:'))
      .map(({ zh }) => `${id}: ${zh}`),
  )
  expect(wrong).toEqual([])
})

const debts: LetterRules[] = letters.filter(({ never }) => never.includes('admit-debt'))
it('admits and promises nothing in letters about a debt, whatever is chosen', () => {
  expect(debts.length).toBeGreaterThan(3)
  for (const letter of debts) {
    for (const choices of choicesOf(letter)) {
      const words = wordsOf(write('zh', letter, { session: oneself, given: everything(letter, choices) }))
      const admitting = words
        .split(/[。；\n]/)
        .filter((sentence) => /承认|认可|同意归还|愿意归还|愿意偿还|承诺偿还|承诺还款/.test(sentence))
        .filter((sentence) => !/不|未|没有|并非/.test(sentence))
      expect(admitting, letter.id).toEqual([])
    }
  }
})
