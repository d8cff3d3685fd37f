// YAML from anybody's disk. The yaml library by itself can be made to hang or to abort the process, so a file passes
// in bounded steps: characters (here), tokens and composing (tokens.ts), values (values.ts).
import { LineCounter } from 'yaml'
import { findHiddenCharacter } from '../../core/guard/safe-text.ts'
import { describeRule, describeSyntax, type Place, type Refuse, YamlProblem } from './problem.ts'
import { compose, parseTokens } from './tokens.ts'
import { findOffset, isLeftOut, plainValue } from './values.ts'

/** Limits of one file; raise them only for files we ship. */
export interface GuardedYamlOptions {
  /** Default 512 KiB. */
  maxBytes?: number
  /** Keys and values of any kind, lists and maps included. Default 20,000, about 250 KB of playbook. */
  maxNodes?: number
}

/** A parsed file, and where its parts stand. */
export interface GuardedYaml {
  /** Maps are objects without a prototype. */
  value: unknown
  /** Where the value at `path` stands: its key if the value is left out, its nearest ancestor if there is none. */
  locate(path: readonly (string | number)[]): Place
}

/**
 * Reads one plain YAML or JSON document: no anchors, aliases, tags, directives or `?` keys, nothing invisible, nothing
 * that would change on the way. Throws only `YamlProblem`, and takes no longer than a large honest file does.
 */
export function parseGuardedYaml(source: string | Uint8Array, options: GuardedYamlOptions = {}): GuardedYaml {
  const { maxBytes = 512 * 1024, maxNodes = 20_000 } = options
  const text = decode(source, maxBytes)
  const placeAt = placeFinder(text)
  const refuse: Refuse = (rule, offset, detail = '') => {
    throw new YamlProblem(rule, placeAt(offset), describeRule(rule, detail))
  }

  const hidden = findHiddenCharacter(text)
  if (hidden) refuse('control-character', hidden.offset, hidden.name)
  const document = compose(parseTokens(text, maxNodes, refuse))
  if (!document) refuse('empty', 0)
  const [mistake] = document.errors
  if (mistake) throw new YamlProblem('syntax', placeAt(mistake.pos[0]), describeSyntax(mistake.code))
  const root = document.contents
  if (root === null || isLeftOut(root)) refuse('empty', 0)
  return {
    value: plainValue(root, maxNodes, refuse),
    locate: (path) => placeAt(findOffset(root, path)),
  }
}

/** Text without a byte order mark, its lines ended by `\n`. */
function decode(source: string | Uint8Array, maxBytes: number): string {
  const bytes = typeof source === 'string' ? Buffer.byteLength(source) : source.byteLength
  if (bytes > maxBytes) {
    const limit = `${Math.floor(maxBytes / 1024)} KiB`
    throw new YamlProblem('size', { line: 1, column: 1 }, describeRule('size', limit))
  }
  const text = typeof source === 'string' ? source.replace(/^\ufeff/, '') : decodeUtf8(source)
  return text.replaceAll('\r\n', '\n')
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const lossy = new TextDecoder('utf-8').decode(bytes)
    throw new YamlProblem('utf8', placeFinder(lossy)(lossy.indexOf('\ufffd')), describeRule('utf8', ''))
  }
}

function placeFinder(text: string): (offset: number) => Place {
  const counter = new LineCounter()
  counter.addNewLine(0)
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) counter.addNewLine(end + 1)
  return (offset) => {
    const { line, col } = counter.linePos(offset)
    return { line, column: col }
  }
}
