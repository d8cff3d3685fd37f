// The promise of secret-numbers.ts, measured: texts as frightened people write them, by somebody who did not know the rules.
// All numbers are made up; only the check digits are right.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findSecretNumbers, maskSecretNumbers } from '../../../src/core/guard/secret-numbers.ts'

interface Line {
  id: string
  kind: string
  text: string
  /** What must not remain; else `keep`: nothing in it may be touched. */
  secret?: string[]
  keep?: true
}

/**
 * Each by another writer; `least`: of 100 secrets, so many are found; `most`: of 100 facts, so many are touched. The rules were
 * developed with all but the last, each of which was measured before anybody looked at it: 87 to 97 of 100 found. The last was
 * measured when the rules were done, 224 of 227 and 1 of 245, and nothing was changed for it; five texts with the codes of doors
 * and safes are left out, which are passwords here.
 */
const corpora = [
  { name: 'secrets', least: 98, most: 1 },
  { name: 'secrets-second', least: 98, most: 1 },
  { name: 'secrets-third', least: 98, most: 1 },
  { name: 'secrets-fourth', least: 98, most: 1 },
  { name: 'secrets-fifth', least: 98, most: 1 },
  { name: 'secrets-sixth', least: 98, most: 1 },
  { name: 'secrets-seventh', least: 98, most: 1 },
  { name: 'secrets-eighth', least: 98, most: 1 },
  { name: 'secrets-ninth', least: 98, most: 1 },
  { name: 'secrets-tenth', least: 98, most: 1 },
  { name: 'secrets-eleventh', least: 98, most: 1 },
].map(({ name, least, most }) => {
  const lines = readFileSync(`tests/corpora/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line))
  return {
    name,
    least,
    most,
    lines,
    toRefuse: lines.filter(({ secret }) => secret),
    toKeep: lines.filter(({ keep }) => keep),
  }
})

const show = ({ id, kind, text }: Line) =>
  `${id} ${kind}: ${JSON.stringify(text)} → ${JSON.stringify(maskSecretNumbers(text))}`

describe.each(corpora)('of some hundred texts ($name)', ({ least, most, lines, toRefuse, toKeep }) => {
  it('there are enough of each kind', () => {
    expect(toRefuse.length).toBeGreaterThan(200)
    expect(toKeep.length).toBeGreaterThan(200)
    expect(lines.length).toBe(toRefuse.length + toKeep.length)
  })

  it('nearly all secrets are recognised, and do not remain', () => {
    const missed = toRefuse.filter(({ text, secret = [] }) => {
      const masked = maskSecretNumbers(text)
      return findSecretNumbers(text).length === 0 || secret.some((one) => masked.includes(one))
    })
    expect(missed.length, missed.map(show).join('\n')).toBeLessThanOrEqual((toRefuse.length * (100 - least)) / 100)
  })

  it('facts are left alone', () => {
    const touched = toKeep.filter(({ text }) => findSecretNumbers(text).length > 0 || maskSecretNumbers(text) !== text)
    expect(touched.length, touched.map(show).join('\n')).toBeLessThanOrEqual((toKeep.length * most) / 100)
  })

  // The refusal says so: what is only suspected may be told to be something else.
  it('the word for an order in front of a suspected number is enough', () => {
    const still = toRefuse.flatMap(({ id, text }) =>
      findSecretNumbers(text)
        .filter(({ isCertain }) => !isCertain)
        .filter(({ start, end }) => {
          const told = `${text.slice(0, start)}订单号：${text.slice(start)}`
          const place = { start: start + '订单号：'.length, end: end + '订单号：'.length }
          return findSecretNumbers(told).some((found) => found.start < place.end && found.end > place.start)
        })
        .map(({ start, end }) => `${id}: ${text.slice(start, end)} in ${JSON.stringify(text)}`),
    )
    expect(still).toEqual([])
  })
})
