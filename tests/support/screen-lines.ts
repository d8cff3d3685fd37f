// What stands on a screen, line by line: nothing wider than it, broken where the language allows it.
import { commandNames } from '../../src/cli/commands.ts'
import { parseCommandLine } from '../../src/cli/parse.ts'
import { displayWidth } from '../../src/render/width.ts'
import { library } from './content.ts'

// The one exception to the width: what somebody copies, a command, an option to add, an address, a path, a place in a
// file, a time, an id. Broken by hand it would be pasted in two halves; a terminal that breaks it gives it back whole.
const copied = [
  /^age -/,
  /^\d{4}-\d\d-\d\dT[\d:]+Z$/,
  /^--[a-z-]+(?:[ =]|$)/,
  /^https?:\/\/[^\s\p{Script=Han}]+$/u,
  /^[\w-]+(?:\.[a-z]+)+$/,
  /^(?:~|[A-Z]:)?[/\\]\S/,
  /^[\p{L}\w./-]+\.(?:yaml|json|md|ts)(?::\d+:\d+)?$/u,
]
const registries = [
  library.playbooks,
  library.questions,
  library.steps,
  library.contacts,
  library.laws,
  library.threats,
]
const ids = new Set(registries.flatMap((registry) => [...registry.keys()]))
const choices = new Set([...library.questions.values()].flatMap((question) => question.choices.map(({ id }) => id)))

/** Whether a line is nothing but what somebody copies, with its quotes, brackets and stop. `own`: ids of the test's. */
export function isCopied(line: string, own: readonly string[] = []): boolean {
  const bare = line.trim().replace(/^[“（(「]+|[”）)」。，、；：·,.;:?？! ]+$/g, '')
  return (
    [own.includes(bare), ids.has(bare), choices.has(bare), isCommand(bare)].includes(true) ||
    copied.some((pattern) => pattern.test(bare))
  )
}

// One that could be run as it stands, or the name of one.
function isCommand(text: string): boolean {
  const [program, ...argv] = splitShell(text)
  if (program !== 'leak-help') return false
  if (commandNames.some((name) => name === argv.join(' '))) return true
  try {
    return parseCommandLine(argv, { language: 'en', version: '0', columns: 80 }).kind !== 'none'
  } catch {
    return false
  }
}

/** Arguments as a shell would split them: quotes are all that commands on a screen use. */
export function splitShell(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )
}

/** Lines that are wider than the screen and not what somebody copies, alone on its line and at its very beginning. */
export function tooWide(output: string, columns: number, own: readonly string[] = []): string[] {
  return output
    .split('\n')
    .filter((line) => displayWidth(line) > columns && (line.startsWith(' ') || !isCopied(line, own)))
}

/** Lines that begin with closing punctuation or end with an opening bracket or quote. */
export function brokenBadly(output: string): string[] {
  return output
    .split('\n')
    .filter((line) => /^ *[。，、；：！？）》」』】”’]/u.test(line) || /[（《「『【“‘]$/u.test(line))
}
