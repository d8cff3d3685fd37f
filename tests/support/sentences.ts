// Every sentence of the program, read from its source: what stands in words/, and each pair of languages elsewhere.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** One sentence in both languages. `${...}` stands for what is filled in. */
export interface Sentence {
  /** `src/words/card.ts:12`. */
  place: string
  zh: string
  en: string
  /** What happened, in an error or a refusal. */
  isWhat: boolean
  /** What to do next, in an error or a refusal. */
  isNext: boolean
}

export const sourceFiles = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => join('src', path))

/** All of them. */
export function readSentences(): Sentence[] {
  return sourceFiles.flatMap((path) => {
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, true)
    return path.startsWith(join('src', 'words')) ? wordsIn(file) : pairsIn(file)
  })
}

function pairsIn(file: ts.SourceFile): Sentence[] {
  const found: Sentence[] = []
  const look = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const [zh, en] = [member(node, 'zh'), member(node, 'en')]
      const texts = zh && en && { zh: textOf(zh), en: textOf(en) }
      if (texts && texts.zh !== undefined && texts.en !== undefined) {
        const argument = argumentOf(node)
        found.push({
          place: placeOf(file, node),
          zh: texts.zh,
          en: texts.en,
          isWhat: argument === 0,
          isNext: argument === 1,
        })
      }
    }
    ts.forEachChild(node, look)
  }
  look(file)
  return found
}

// The place of a text among the arguments of `new UserError(...)` or `refuse(...)`.
function argumentOf(node: ts.Node): number {
  const { parent } = node
  if (ts.isNewExpression(parent) && /^(?:UserError|WrongPassphrase)$/.test(parent.expression.getText()))
    return parent.arguments?.indexOf(node as ts.Expression) ?? -1
  if (ts.isCallExpression(parent) && parent.expression.getText() === 'refuse')
    return parent.arguments.indexOf(node as ts.Expression)
  return -1
}

// In words/ the languages are two objects of one shape.
function wordsIn(file: ts.SourceFile): Sentence[] {
  const objects = new Map<string, ts.ObjectLiteralExpression>()
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations)
      if (initializer && ts.isObjectLiteralExpression(initializer)) objects.set(name.getText(), initializer)
  }
  const [zh, en] = [objects.get('zh'), objects.get('en')]
  if (!zh || !en) return []
  const english = new Map(leavesIn(en).map(({ path, text }) => [path, text]))
  return leavesIn(zh).map(({ path, text, node }) => ({
    place: `${placeOf(file, node)} ${path}`,
    zh: text,
    en: english.get(path) ?? '',
    isWhat: false,
    isNext: false,
  }))
}

/** Every text in an object of words, with its path, `card.why`. */
export function leavesIn(
  object: ts.ObjectLiteralExpression,
  before = '',
): { path: string; text: string; node: ts.Node }[] {
  return object.properties.flatMap((property) => {
    if (!ts.isPropertyAssignment(property)) return []
    const path = `${before}${property.name.getText().replaceAll("'", '')}`
    const { initializer } = property
    if (ts.isObjectLiteralExpression(initializer)) return leavesIn(initializer, `${path}.`)
    const text = textOf(initializer)
    return text === undefined ? [] : [{ path, text, node: property }]
  })
}

function member(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = node.properties.find((one) => one.name?.getText() === name)
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined
}

// Text of a literal, a template or what builds one; `${...}` for everything else.
function textOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `\${...}${literal.text}`).join('')
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return textOf(node.body)
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return textOf(node.expression)
  if (ts.isConditionalExpression(node)) return textOf(node.whenTrue) ?? textOf(node.whenFalse)
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it stands for one
  if (ts.isCallExpression(node)) return '${...}'
  return undefined
}

function placeOf(file: ts.SourceFile, node: ts.Node): string {
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}
