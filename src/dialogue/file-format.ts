// Which kind of file is meant by a name.
import { echo } from '../core/guard/echo.ts'
import { UserError } from '../errors.ts'

/** The format that the ending of a name names, in any case of letters; undefined where it is none of these. */
export function formatByEnding<Format extends string>(path: string, formats: readonly Format[]): Format | undefined {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase()
  return formats.find((format) => format === ending)
}

/** Said of a name that does not tell. */
export function unknownEnding(path: string, formats: readonly string[]): UserError {
  const list = formats.join(', ')
  return new UserError(
    {
      zh: `看不出“${echo(path)}”要写成哪一种文件。`,
      en: `“${echo(path)}” does not say which kind of file it is to be.`,
    },
    {
      zh: `文件名以这些结尾，或者加--format，可以是：${list}`,
      en: `End the name in one of these, or add --format with one of: ${list}`,
    },
    { exitCode: 2 },
  )
}
