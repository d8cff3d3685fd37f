// The name of a session, from the beginning of its file: a list shows many, and need not read all of each.
import { jsonOrNothing } from '../../core/guard/json-or-nothing.ts'
import { fileErrorCode } from '../files/file-error.ts'
import { readOwnStart } from '../files/small-file.ts'
import { maxSessionBytes } from './load.ts'

// A name has at most 80 characters, and little stands before it.
const headBytes = 1024
const head = /^\{\n {2}"format": \d+,\n {2}"revision": \d+,\n {2}"id": "[^"\n]*",\n {2}"name": (".*"),\n/

/** The name in a readable session's file, as we lay it out; undefined for a file that looks otherwise or cannot be read. */
export function readSessionName(path: string): string | undefined {
  try {
    const start = readOwnStart(path, { maxBytes: maxSessionBytes, bytes: headBytes })
    const [, name] = head.exec(start.toString()) ?? []
    return name === undefined ? undefined : parseText(name)
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error
    return undefined
  }
}

function parseText(text: string): string | undefined {
  const value = jsonOrNothing(text)
  return typeof value === 'string' ? value : undefined
}
