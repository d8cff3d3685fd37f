// Names of files that copies of evidence go out under: readable, on every system, none of them leading elsewhere.
import { safeText } from '../guard/safe-text.ts'
import type { Evidence } from './evidence.ts'

// In bytes; file systems take 255.
const longest = 180

/** The list of check values that goes along, in the form of `sha256sum`. */
export const sumsFile = 'SHA256SUMS'
/** The list for people. */
export const listFile = 'LIST.txt'

/** `3-screenshot.png`. The number makes it the only one, and keeps it from being hidden, or a name that a system reserves. */
export function exportName({ number, name }: Pick<Evidence, 'number' | 'name'>): string {
  const clean = safeText(name)
    .replace(/[\\/:*?"<>|\p{Cc}\ufffd]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(clean)?.[0] ?? ''
  const start = clean.slice(0, clean.length - ending.length)
  return `${number}-${cut(start, longest - bytesOf(ending)) || 'file'}${ending}`
}

/** Lines as `sha256sum -c` reads them. */
export function writeSums(files: readonly { name: string; sha256: string }[]): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')
}

function cut(text: string, most: number): string {
  let kept = ''
  let bytes = 0
  for (const character of text) {
    bytes += bytesOf(character)
    if (bytes > most) return kept
    kept += character
  }
  return kept
}

// In UTF-8.
function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
