// The yaml library, kept within bounds. Measured on 2.9.1: deep nesting aborts Node, `? ` 400 times takes 9 s, 65 KB of
// blank lines and comments 1 s, thousands of mistakes 2 s. So the lexemes are counted as they come, before the library
// builds anything recursive from them.
import { Composer, CST, type Document, Lexer, Parser } from 'yaml'
import type { Refuse, YamlRule } from './problem.ts'

/** How many lists and maps may stand inside one another. */
export const maxDepth = 24

// Our own playbooks have fewer than four.
const maxLexemesPerNode = 5

// The library looks at all blank lines above a comment again for each comment.
const maxBlankLines = 500

const refusedTypes = new Map<CST.TokenType | null, YamlRule>([
  ['anchor', 'anchor'],
  ['alias', 'alias'],
  ['tag', 'tag'],
  ['directive-line', 'directive'],
  ['explicit-key-ind', 'complex-key'],
])

/** Splits a text into the library's tokens, bounded in number and depth and with at most one document among them. */
export function parseTokens(text: string, maxNodes: number, refuse: Refuse): CST.Token[] {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let documents = 0
  const keep = (token: CST.Token) => {
    if (token.type === 'document') documents += 1
    if (documents > 1) refuse('several-documents', token.offset)
    tokens.push(token)
  }

  let lexemes = 0
  let blankLines = 0
  let isContent = false
  for (const lexeme of new Lexer().lex(text)) {
    const { offset } = parser
    // What follows a scalar mark is text, whatever it looks like.
    const type = isContent ? 'scalar' : CST.tokenType(lexeme)
    isContent = lexeme === CST.SCALAR

    lexemes += 1
    if (lexemes > maxNodes * maxLexemesPerNode) refuse('nodes', offset, String(maxNodes))
    if (type === 'newline') blankLines += 1
    else if (type !== 'space' && type !== 'comment') blankLines = 0
    if (blankLines > maxBlankLines) refuse('blank-lines', offset, String(maxBlankLines))
    const rule = refusedTypes.get(type)
    if (rule) refuse(rule, offset)

    for (const token of parser.next(lexeme)) keep(token)
    if (openCollections(parser.stack) > maxDepth) refuse('depth', offset, String(maxDepth))
  }
  for (const token of parser.end()) keep(token)
  return tokens
}

/** The parser's stack holds the document, the collections that are still open, and perhaps a scalar. */
function openCollections(stack: CST.Token[]): number {
  return stack.length - 1 - (CST.isCollection(stack.at(-1)) ? 0 : 1)
}

/** Builds the document with its mistakes listed in it; undefined when the tokens hold none. */
export function compose(tokens: CST.Token[]): Document.Parsed | undefined {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    // Compares every key with every other; values.ts does it with a set.
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  })
  const [document] = withoutStackTraces(() => [...composer.compose(tokens)])
  return document
}

/** A hostile file holds 100,000 mistakes, and recording the stack for each takes ten times as long as finding it. */
function withoutStackTraces<Result>(action: () => Result): Result {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return action()
  } finally {
    Error.stackTraceLimit = limit
  }
}
