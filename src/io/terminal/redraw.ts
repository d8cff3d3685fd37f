// Drawing a question again where what stands on the screen is not what was drawn: the window has another size, another
// program wrote below it, or the screen was covered meanwhile.
import { stripVTControlCharacters } from 'node:util'
import { useEffect, useRef, useState } from '@inquirer/core'
import { writeAll } from './output.ts'
import { isScreenCovered, onUncover } from './screen-cover.ts'

/** The rows of a question as it was drawn, the cursor on the last one. */
export interface Drawn {
  rows: readonly string[]
  width: (text: string) => number
}

/** Inside a prompt: draws it again when it must be. Returns where to tell what is drawn. */
export function useRedraw(): { current: Drawn | undefined } {
  const drawn = useRef<Drawn | undefined>(undefined)
  const [, setTimes] = useState(0)
  useEffect(() => {
    const redraw = (above: (drawn: Drawn) => number) => {
      if (!drawn.current || isScreenCovered()) return
      writeAll('stderr', clearFrom(above(drawn.current), drawn.current.rows.length))
      setTimes((times) => times + 1)
    }
    // What is wider than the window now takes several rows there; the row of the cursor is short.
    // What paints a row takes no columns.
    const inPlace = () =>
      redraw(({ rows, width }) => sum(rows.slice(0, -1).map((row) => rowsTaken(width(stripVTControlCharacters(row))))))
    // A shell has written below it.
    const below = () => setImmediate(redraw, () => 0)
    process.stderr.on('resize', inPlace)
    process.on('SIGCONT', below)
    const stopListening = onUncover(inPlace)
    return () => {
      process.stderr.off('resize', inPlace)
      process.off('SIGCONT', below)
      stopListening()
    }
  }, [])
  return drawn
}

function rowsTaken(columns: number): number {
  return Math.max(1, Math.ceil(columns / (process.stderr.columns || 80)))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

// Inquirer clears as many rows as it drew, upwards from the last one: those must be there, and empty.
function clearFrom(above: number, height: number): string {
  const up = above > 0 ? `\u001b[${above}A` : ''
  const rows = process.stderr.rows || 24
  return `${up}\r\u001b[J${'\n'.repeat(Math.min(height, rows) - 1)}`
}
