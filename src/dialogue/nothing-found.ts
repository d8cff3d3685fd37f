// The refusal of a search that finds nothing.
import { echo } from '../core/guard/echo.ts'
import { UserError } from '../errors.ts'

/** Nothing holds all these words. */
export function nothingFound(query: readonly string[]): UserError {
  const shown = echo(query.join(' '))
  return new UserError(
    { zh: `没有找到“${shown}”。`, en: `Nothing found for “${shown}”.` },
    { zh: '换一个词，或不写词，列出全部。', en: 'Try another word, or none to list everything.' },
  )
}
