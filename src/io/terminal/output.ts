// Writing to stdout and stderr so that nothing is lost silently: a full disk is an error, a closed pipe is not.
import { writeSync } from 'node:fs'
import { UserError } from '../../errors.ts'
import { fileErrorCode, fileProblem } from '../files/file-error.ts'
import { pause } from '../files/pause.ts'

/** The reader of a pipe went away, as `head` does. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone'
}

/** Writes everything, however little the system takes at a time. Throws ReaderGone, or UserError when it cannot. */
export function writeAll(stream: 'stdout' | 'stderr', text: string): void {
  const bytes = Buffer.from(text, 'utf8')
  const file = stream === 'stdout' ? 1 : 2
  for (let offset = 0; offset < bytes.length; ) {
    try {
      offset += writeSync(file, bytes, offset)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EAGAIN') pause(5)
      else if (code === 'EPIPE') throw new ReaderGone()
      else throw cutShort(error)
    }
  }
}

function cutShort(error: unknown): unknown {
  const code = fileErrorCode(error)
  if (code === undefined) return error
  const { problem } = fileProblem(code)
  return new UserError(
    {
      zh: `内容没有显示完：${problem.zh}。存下的个案都在。`,
      en: `The output was cut short: ${problem.en}. The sessions that were saved are all there.`,
    },
    {
      zh: '先看记下了没有，再决定要不要重做。把输出换到别处：leak-help status',
      en: 'Before you do it again, look whether it was recorded, with the output sent elsewhere: leak-help status',
    },
    { cause: error },
  )
}
