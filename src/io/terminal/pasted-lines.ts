// What is pasted into a question for a text may have many lines. The first line end closes the question; what comes right
// behind it is the rest of what was pasted, and must not answer the questions that follow.
import { Interrupted } from '../../errors.ts'

/** A paste comes in one go, on a slow line in pieces; a person takes longer to see that the question has gone. */
export const pasteGapMs = 200

const ctrlC = '\u0003'
// biome-ignore lint/suspicious/noControlCharactersInRegex: the keys that a terminal sends
const keySequence = /\u001b(?:\[[0-9;?]*[@-~]|O.)?/g

/** Either may be empty, and one is. */
interface Rest {
  /** Lines pasted behind the first. */
  lines: string
  /** Typed ahead for the next question: it holds no text (an arrow, a further Enter). */
  ahead: string
}

/** What comes behind the answer to a question. `restart`: the line was refused, and the next one is the first. */
export interface PasteWatch {
  rest: () => Promise<Rest>
  restart: () => void
}

/**
 * Listens to a raw terminal from before a text is asked for. `rest` is called when it was answered, and resolves once
 * nothing more has come for a moment. Throws Interrupted for Ctrl-C.
 */
export function watchPaste(stdin: NodeJS.ReadStream): PasteWatch {
  const chunks: Buffer[] = []
  let onChunk = () => {}
  const listen = (chunk: Buffer | string) => {
    chunks.push(Buffer.from(chunk))
    onChunk()
  }
  stdin.on('data', listen)
  const rest = async (): Promise<Rest> => {
    stdin.setRawMode(true)
    stdin.resume()
    try {
      await new Promise<void>((resolve, reject) => {
        let timer = setTimeout(resolve, pasteGapMs)
        onChunk = () => {
          clearTimeout(timer)
          if (behindFirstLine(chunks).includes(ctrlC)) reject(new Interrupted())
          else timer = setTimeout(resolve, pasteGapMs)
        }
      })
    } finally {
      stdin.off('data', listen)
    }
    const typed = behindFirstLine(chunks)
    const text = typed.replace(keySequence, '')
    return text.trim() === '' ? { lines: '', ahead: typed } : { lines: text.replace(/\r\n?/g, '\n'), ahead: '' }
  }
  return { rest, restart: () => chunks.splice(0) }
}

function behindFirstLine(chunks: readonly Buffer[]): string {
  const typed = Buffer.concat(chunks).toString('utf8')
  const end = /\r\n?|\n/.exec(typed)
  return end ? typed.slice(end.index + end[0].length) : ''
}
