// A table reads back in an independent reader as it was, and no spreadsheet finds a formula in it.
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { writeCsv } from '../../src/render/csv.ts'

const read = (text: string): string[][] => parse(text, { bom: true, relax_column_count: false })

it('begins with a byte order mark, ends every line as RFC 4180 says, and quotes what needs it', () => {
  expect(writeCsv([['名称', 'a,b', 'say "so"', 'x\ny', 5]])).toBe('\ufeff名称,"a,b","say ""so""","x\ny",5\r\n')
})

test.each(['=1+1', '+86 10', '-5', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', '＠x', '=cmd|" /C calc"!A0'])(
  'keeps %j from being a formula',
  (text) => {
    expect(read(writeCsv([['a', text]]))).toEqual([['a', `'${text}`]])
  },
)

it('leaves numbers and what only looks dangerous as they are', () => {
  expect(read(writeCsv([[-5, 0, '<5', '5+', "'x", 'a=b']]))).toEqual([['-5', '0', '<5', '5+', "'x", 'a=b']])
})

it('reads back whatever stands in it', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '=', '中') }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const found = read(writeCsv([['h', 'h', 'h'], ...rows])).slice(1)
      expect(found.map((row) => row.map((text) => text.replace(/^'/, '')))).toEqual(
        rows.map((row) => row.map((text) => text.replace(/^'/, ''))),
      )
      for (const text of found.flat()) expect(text).not.toMatch(/^\s*[=+\-@]/)
    }),
  )
})
