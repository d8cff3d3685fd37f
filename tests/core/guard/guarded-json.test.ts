import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseGuardedJson } from '../../../src/core/guard/guarded-json.ts'

const parse = (text: string) => parseGuardedJson(text, { maxDepth: 4 })
const reason = (text: string) => {
  const result = parse(text)
  return result.ok ? undefined : result.problem.en
}

describe('JSON from outside', () => {
  test('is read as JSON.parse reads it', () => {
    const plain = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('__proto__'))
    fc.assert(
      fc.property(plain, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        expect(parse(JSON.stringify(value, null, indent))).toEqual({
          ok: true,
          value: JSON.parse(JSON.stringify(value)),
        })
      }),
      { seed: 1 },
    )
  })

  test.each([
    ['twice', '{"a":1,"a":1}', '“a” stands there twice'],
    ['twice behind an escape', '{"a":1,"\\u0061":1}', '“a” stands there twice'],
    ['twice with space before the colon', '{"a" \n:1,"b":[{"a":2}],"a"\t: 1}', '“a” stands there twice'],
    ['__proto__', '{"__proto__":1}', '“__proto__” is not allowed'],
    ['__proto__ behind an escape', '[{"\\u005f_proto__":{"a":1}}]', '“__proto__” is not allowed'],
    ['constructor', '{"a":{"constructor":1}}', '“constructor” is not allowed'],
    ['prototype', '{"prototype":1}', '“prototype” is not allowed'],
  ])('with a key %s is refused', (_what, text, expected) => expect(reason(text)).toContain(expected))

  test.each([
    ['the same key in two objects', '[{"a":1},{"a":1}]'],
    ['a value that looks like a key', '{"a":"\\"a\\":1","b":["__proto__","a","a"]}'],
    ['brackets and quotes inside a text', '{"a":"[[[[[{\\\\","b":"\\\\\\"{"}'],
    ['depth 4', '[[[[]]]]'],
  ])('with %s is fine', (_what, text) => expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) }))

  test.each([
    ['depth 5', '[[[[[]]]]]'],
    ['a million brackets', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`],
    ['deep objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ])('with %s is refused', (_what, text) => expect(reason(text)).toContain('nested more than 4'))

  test.each(['', '[', '{"a":1', '{"a" 1}', 'undefined', '['.repeat(1_000_000), '\0'.repeat(100)])(
    'that is not JSON is refused',
    (text) => expect(reason(text)).toContain('not JSON'),
  )

  test('names a key shortly, however long it is', () => {
    const key = 'x'.repeat(1_000_000)
    expect(reason(`{"${key}":1,"${key}":1}`)?.length).toBeLessThan(100)
  })

  test('is never anything else than read or refused', () => {
    const noise = fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', 'a', '1', ' ', '\\u0061', '"a":'), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(noise, (parts) => {
        parse(parts.join(''))
      }),
      { numRuns: 5_000, seed: 1 },
    )
  })
})
