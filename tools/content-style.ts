// The one style of content files.
import type * as v from 'valibot'
import { CST, type Document, isMap, isScalar, isSeq, Lexer, type Node, parseDocument, visit, type YAMLMap } from 'yaml'
import { fileKinds, type Home } from '../src/core/check/parse.ts'
import {
  blankSchema,
  claimSchema,
  commonSchema,
  contactSchema,
  deadlineSchema,
  factSchema,
  glossaryTermSchema,
  hearingSchema,
  lapseSchema,
  letterSchema,
  playbookSchema,
  questionSchema,
  retiredSchema,
  statuteSchema,
  stepSchema,
  termsSchema,
  threatSchema,
  wantedSchema,
} from '../src/core/content/schema.ts'

/** The schema of one entry of each kind of file, or of the file itself where it holds one entry. */
export const entrySchemas = {
  common: commonSchema,
  terms: termsSchema,
  retired: retiredSchema,
  glossary: glossaryTermSchema,
  hearing: hearingSchema,
  playbooks: playbookSchema,
  questions: questionSchema,
  facts: factSchema,
  steps: stepSchema,
  contacts: contactSchema,
  laws: statuteSchema,
  deadlines: deadlineSchema,
  threats: threatSchema,
  claims: claimSchema,
  blanks: blankSchema,
  letters: letterSchema,
  wanted: wantedSchema,
  lapses: lapseSchema,
} as const satisfies Record<Home, v.GenericSchema>

/** Kinds of files that hold a list of entries. */
export const listHomes: readonly Home[] = [
  'retired',
  'glossary',
  'questions',
  'facts',
  'steps',
  'contacts',
  'deadlines',
  'threats',
  'claims',
  'blanks',
  'wanted',
  'lapses',
]

/** Where the JSON Schema of a kind of file stands, seen from the playbooks folder. */
export function schemaPath(home: Home): string {
  return `../docs/schema/${home}.schema.json`
}

/** The text of a content file in the one style. `path` is relative to the playbooks folder, with `/`. */
export function formatContentFile(path: string, text: string): string {
  const kind = fileKinds.find(({ pattern }) => pattern.test(path))
  const document = parseDocument(text)
  if (document.errors.length > 0) throw new Error(`${path}: ${document.errors[0]?.message}`)
  if (kind) {
    sortKeys(document, kind.holds)
    spellOutTexts(document)
    separateEntries(document, kind.holds)
  }
  const home = kind?.holds ?? 'personas'
  const up = '../'.repeat(path.split('/').length - 1)
  const modeline = `# yaml-language-server: $schema=${up}../docs/schema/${home}.schema.json`
  const body = withoutPadding(document.toString({ lineWidth: 0, flowCollectionPadding: true, indentSeq: true }))
    .replace(/^# yaml-language-server: .*\n/, '')
    .replace(/\n{3,}/g, '\n\n')
  return `${modeline}\n${body}`
}

// `[a, b]` and `{ a: b }`: the library pads both or neither. Its lexemes tell brackets from brackets in a text.
function withoutPadding(text: string): string {
  const marks = [CST.BOM, CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]
  const lexemes = [...new Lexer().lex(text)].filter((lexeme) => !marks.includes(lexeme))
  return lexemes
    .filter((lexeme, index) => lexeme !== ' ' || (lexemes[index - 1] !== '[' && lexemes[index + 1] !== ']'))
    .join('')
}

function sortKeys(document: Document, home: Home): void {
  const order = listKeys(entrySchemas[home])
  const entries = isSeq(document.contents) ? document.contents.items : [document.contents]
  for (const entry of entries) {
    if (!isMap(entry)) continue
    sortMap(entry, order)
    for (const [key, inner] of [
      ['questions', listKeys(questionSchema)],
      ['articles', articleKeys],
    ] as const) {
      const list = entry.get(key)
      if (isSeq(list)) for (const item of list.items) if (isMap(item)) sortMap(item, inner)
    }
  }
}

const articleKeys = listKeys(statuteSchema.entries.articles.pipe[0].item)

function listKeys(schema: v.GenericSchema): string[] {
  return 'entries' in schema ? Object.keys(schema.entries as object) : []
}

// A comment that stands above a key goes with it; what stands above the whole entry stays above it.
function sortMap(map: YAMLMap, order: readonly string[]): void {
  const place = (pair: { key: unknown }) => {
    const at = order.indexOf(String(isScalar(pair.key) ? pair.key.value : pair.key))
    return at < 0 ? order.length : at
  }
  map.items.sort((a, b) => place(a) - place(b))
}

// Both languages of a text each on a line of their own.
function spellOutTexts(document: Document): void {
  visit(document, {
    Map: (_key, map, path) => {
      if (!map.has('zh') || !map.has('en')) return
      const lists = [map.get('zh'), map.get('en')].filter((list) => isSeq(list))
      for (const list of lists) list.flow = true
      map.flow = false
      // Nothing inside brackets can be a block: what holds a text is one too.
      for (const outer of path) if (isMap(outer) || isSeq(outer)) outer.flow = false
    },
    Scalar: (_key, scalar) => {
      // One line, quoted only where it has to be.
      if (typeof scalar.value === 'string' && !scalar.value.includes('\n') && scalar.type?.startsWith('BLOCK'))
        scalar.type = 'PLAIN'
    },
  })
}

// One blank line between entries that take several lines.
function separateEntries(document: Document, home: Home): void {
  if (!isSeq(document.contents) || home === 'retired') return
  document.contents.items.forEach((entry, index) => {
    const node = entry as Node
    if (index > 0 && !node.spaceBefore) node.spaceBefore = true
  })
}
