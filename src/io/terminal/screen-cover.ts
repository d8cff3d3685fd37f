// Hiding the screen at once in a way that can be taken back: the other screen that terminals keep for programs like
// editors is empty. One that has none is cleared, and what was asked is drawn again.
import { writeAll } from './output.ts'

const coverScreen = '\u001b[?1049h\u001b[2J'
const uncoverScreen = '\u001b[?1049l'

let isCovered = false
const redraws = new Set<() => void>()

/** Shows nothing until it is uncovered. */
export function cover(): void {
  if (isCovered) return
  isCovered = true
  write(coverScreen)
}

/** Shows again what was there before `cover`. */
export function uncover(): void {
  const before = takeCover()
  if (before === '') return
  write(before)
  for (const redraw of redraws) redraw()
}

/** What uncovers the screen, for somebody who writes it together with what comes next; empty where nothing is covered. */
export function takeCover(): string {
  if (!isCovered) return ''
  isCovered = false
  return uncoverScreen
}

/** Whether nothing may be drawn now. */
export function isScreenCovered(): boolean {
  return isCovered
}

/** Calls `redraw` whenever the screen was uncovered, until the returned function is called. */
export function onUncover(redraw: () => void): () => void {
  redraws.add(redraw)
  return () => redraws.delete(redraw)
}

function write(text: string): void {
  try {
    writeAll('stderr', text)
  } catch {
    // Nobody is looking any more.
  }
}
