// Every error of the system has a sentence, also those that Node has no name for.
import { constants } from 'node:os'
import { describe, expect, test } from 'vitest'
import { fileErrorCode, fileProblem } from '../../../src/io/files/file-error.ts'

const unnamed = (errno: number) =>
  Object.assign(new Error('x'), { code: `Unknown system error ${-errno}`, errno: -errno, syscall: 'write' })

describe('an error without a name', () => {
  test('is known by its number: a full quota is one (F8)', () => {
    const code = fileErrorCode(unnamed(constants.errno.EDQUOT)) ?? ''
    expect([code, fileProblem(code).problem.en]).toEqual(['EDQUOT', 'your disk quota is used up'])
  })

  test('is called by its number where the system has no name either', () => {
    const { problem, next } = fileProblem(fileErrorCode(unnamed(7777)) ?? '')
    expect([problem.zh, problem.en, next.en]).toEqual([
      '系统报错：error 7777',
      'the system reported error 7777',
      expect.stringContaining('--data-dir'),
    ])
  })
})

test.each(Object.entries(constants.errno))('%s has a sentence and a next step in both languages', (_name, errno) => {
  const { problem, next } = fileProblem(fileErrorCode(unnamed(errno)) ?? '')
  for (const text of [problem.zh, problem.en, next.zh, next.en]) expect(text).toMatch(/\S{2}/)
  expect(problem.en).not.toContain('Unknown system error')
})
