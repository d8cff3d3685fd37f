// Whose name, number or day a blank asks for: nobody who writes for another person gives their own by mistake.
import { describe, expect, it } from 'vitest'
import type { LetterRules } from '../../../src/core/content/library.ts'
import { fillLetter } from '../../../src/core/papers/letter.ts'
import { languages } from '../../../src/core/text.ts'
import { describeBlank } from '../../../src/render/blank-label.ts'
import { content, library } from '../../support/content.ts'
import { choicesOf, material, readerIn, sessionWith } from '../../support/letters.ts'

const writers = {
  self: { 'acting-for': 'self' },
  child: { 'acting-for': 'other', relation: 'child' },
  adult: { 'acting-for': 'other', relation: 'elder' },
  bereaved: { 'acting-for': 'other', relation: 'died' },
}
const helpers = ['child', 'adult', 'bereaved'] as const
const letters = [...library.letters.values()]

/** Every way in which a letter can be filled for a kind of writer. */
const ways = (letter: LetterRules, writer: keyof typeof writers) =>
  choicesOf(letter).map((given) =>
    fillLetter(library, sessionWith('unknown-source', writers[writer]), { letter, material, given }),
  )

// What somebody who helps is asked as themselves, whoever the letter is about.
const oneself = new Set(['name', 'represented', 'relation-to', 'notice-verify'])

describe.each(languages)('a label in %s', (language) => {
  const reader = readerIn(language)

  it('never says “your” of what is somebody else’s', () => {
    const wrong = new Set<string>()
    for (const letter of letters)
      for (const writer of helpers)
        for (const filled of ways(letter, writer))
          for (const id of filled.asked) {
            if (oneself.has(id)) continue
            const { label } = describeBlank(reader, filled, id)
            // 你帮的人, 民警告诉你的 and the like say who is meant.
            if (/你的(?!人)|你自己|你和|你在哪|\byours?\b(?! first notice)/.test(label.replace('告诉你的', '')))
              wrong.add(`${id}: ${label}`)
          }
    expect([...wrong]).toEqual([])
  })

  it('says of what is theirs that it is, to whoever helps, and to nobody else', () => {
    let told = 0
    for (const letter of letters)
      for (const writer of Object.keys(writers) as (keyof typeof writers)[])
        for (const filled of ways(letter, writer))
          for (const id of filled.theirs) {
            const { label } = describeBlank(reader, filled, id)
            const { label: own, label_other: theirs } = reader.entry('blanks', id)
            expect(theirs, id).toMatch(/Ta|\btheir\b/)
            expect(label, `${letter.id} ${writer} ${id}`).toBe(writer === 'self' ? own : theirs)
            told += 1
          }
    expect(told).toBeGreaterThan(50)
  })
})

it('is taken for theirs exactly where it stands behind the name of the person concerned', () => {
  for (const [id, { body }] of content.letters) {
    const pieces = body.flatMap((place) => ('first' in place ? place.first : 'table' in place ? [] : [place]))
    for (const { zh, theirs = [] } of pieces) {
      // “Role: name, number, address” up to the next such name.
      const parts = zh.split(/(?<=：)(?=\{(?:name|represented)\})/)
      const behind = (who: string) =>
        parts
          .filter((part) => part.startsWith(who))
          .flatMap((part) => [...part.matchAll(/\{([a-z0-9-]+)\}/g)].map(([, one]) => one ?? ''))
      const canBeTheirs = (one: string) => {
        const blank = content.blanks.get(one)
        return blank?.personal === true && blank.label_other !== undefined
      }
      for (const one of behind('{represented}').filter(canBeTheirs)) expect(theirs, `${id}: ${zh}`).toContain(one)
      for (const one of behind('{name}')) expect(theirs, `${id}: ${zh}`).not.toContain(one)
    }
  }
})

it('is one person’s in a letter, never of both', () => {
  for (const letter of letters)
    for (const writer of helpers)
      for (const filled of ways(letter, writer)) {
        const standing = filled.body.flatMap((place) => {
          const written = letter.body[place.at]
          if (!written || 'table' in written) return []
          if (!('first' in written)) return [written]
          return written.first.slice('piece' in place ? place.piece : 0).slice(0, 1)
        })
        for (const id of filled.theirs) {
          const having = standing.filter(({ blanks = [] }) => blanks.includes(id))
          expect(
            having.filter(({ theirs = [] }) => !theirs.includes(id)),
            `${letter.id} ${writer} ${id}`,
          ).toEqual([])
        }
      }
})
