// What can be wrong with a YAML file, in words for the person who wrote it.
import type { ErrorCode } from 'yaml'
import type { Text } from '../../core/text.ts'

/** Where something stands in a file; both count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  line: number
  column: number
}

/** Why a file was refused. `syntax` is YAML's own grammar, the others are our limits. */
export const yamlProblemCodes = [
  'size',
  'utf8',
  'control-character',
  'depth',
  'nodes',
  'blank-lines',
  'anchor',
  'alias',
  'tag',
  'directive',
  'complex-key',
  'reserved-key',
  'duplicate-key',
  'syntax',
  'empty',
  'several-documents',
  'unsafe-number',
  'long-text',
] as const
export type YamlProblemCode = (typeof yamlProblemCodes)[number]

/** A file that cannot be read as plain YAML. The only error `parseGuardedYaml` throws. */
export class YamlProblem extends Error implements Place {
  override readonly name = 'YamlProblem'
  readonly code: YamlProblemCode
  readonly line: number
  readonly column: number
  readonly zh: string
  readonly en: string

  constructor(code: YamlProblemCode, place: Place, text: Text) {
    super(`${place.line}:${place.column} ${text.en}`)
    this.code = code
    this.line = place.line
    this.column = place.column
    this.zh = text.zh
    this.en = text.en
  }
}

/** A limit of ours, as opposed to a mistake in the grammar. */
export type YamlRule = Exclude<YamlProblemCode, 'syntax'>

/** Stops reading with the rule that was broken, at an offset in the text. */
export type Refuse = (rule: YamlRule, offset: number, detail?: string) => never

/** The sentence for a broken rule. `detail` is the limit that was passed, or the key or character in question. */
export function describeRule(rule: YamlRule, detail: string): Text {
  switch (rule) {
    case 'size':
      return { zh: `文件太大，最多${detail}。`, en: `The file is too large: at most ${detail}.` }
    case 'utf8':
      return {
        zh: '文件不是UTF-8编码。请在编辑器里另存为UTF-8。',
        en: 'This is not UTF-8 text. Save the file as UTF-8 in your editor.',
      }
    case 'control-character':
      return {
        zh: `这里有看不见的字符（${detail}），请删掉。`,
        en: `There is an invisible character here (${detail}); delete it.`,
      }
    case 'depth':
      return { zh: `嵌套太深，最多${detail}层。`, en: `Nested too deeply: at most ${detail} levels.` }
    case 'nodes':
      return {
        zh: `内容太多，名称和值最多共${detail}个。`,
        en: `Too much in one file: at most ${detail} keys and values.`,
      }
    case 'blank-lines':
      return {
        zh: `连续的空行和注释太多，最多${detail}行。`,
        en: `Too many blank or comment lines in a row: at most ${detail}.`,
      }
    case 'anchor':
      return {
        zh: '不能用锚点（&）。以&开头的文字要加引号。',
        en: 'Anchors (&) are not allowed. Put text that starts with & in quotes.',
      }
    case 'alias':
      return {
        zh: '不能用别名（*）。以*开头的文字要加引号。',
        en: 'Aliases (*) are not allowed. Put text that starts with * in quotes.',
      }
    case 'tag':
      return {
        zh: '不能用标签（!）。以!开头的文字要加引号。',
        en: 'Tags (!) are not allowed. Put text that starts with ! in quotes.',
      }
    case 'directive':
      return {
        zh: '不能用指令（%）。以%开头的文字要加引号。',
        en: 'Directives (%) are not allowed. Put text that starts with % in quotes.',
      }
    case 'complex-key':
      return {
        zh: '冒号前的名称只能是普通文字，不能用“?”。名称是数字、true或null时要加引号。',
        en: 'A name before the colon is plain text, without “?”. Put it in quotes when it is a number, true or null.',
      }
    case 'reserved-key':
      return { zh: `不能用“${detail}”作名称。`, en: `“${detail}” cannot be used as a name.` }
    case 'duplicate-key':
      return {
        zh: `“${detail}”在这里出现了两次，请去掉一个。`,
        en: `“${detail}” stands here twice; remove one.`,
      }
    case 'empty':
      return { zh: '文件是空的。', en: 'The file is empty.' }
    case 'several-documents':
      return {
        zh: '一个文件只能有一份内容，请去掉第二个“---”和后面的内容。',
        en: 'One file holds one document: remove the second “---” and what follows.',
      }
    case 'unsafe-number':
      return {
        zh: '这个数字会被改变。号码要加引号，其他数字写成10或2.5这样。',
        en: 'This number would change. Put it in quotes if it is an identifier, otherwise write it like 10 or 2.5.',
      }
    case 'long-text':
      return { zh: `这段文字太长，最多${detail}字。`, en: `This text is too long: at most ${detail} characters.` }
  }
}

/** The sentence for a mistake in the grammar, by the yaml library's code. Its own wording may quote hostile text. */
export function describeSyntax(code: ErrorCode): Text {
  return syntaxSentences[code] ?? { zh: '这里不符合YAML的写法。', en: 'This is not valid YAML.' }
}

const syntaxSentences: Partial<Record<ErrorCode, Text>> = {
  BAD_INDENT: {
    zh: '缩进不对（同一层要左对齐），或者前面的括号没有配对。',
    en: 'The indentation is off (one level starts in one column), or a bracket before this is not closed.',
  },
  TAB_AS_INDENT: { zh: '缩进只能用空格，不能用Tab。', en: 'Indent with spaces, not tabs.' },
  MISSING_CHAR: {
    zh: '这里少了逗号、冒号、空格、引号或括号，都要用半角。',
    en: 'A comma, colon, space, quote or bracket is missing here.',
  },
  UNEXPECTED_TOKEN: {
    zh: '这里多了内容，或者前面的引号、括号没有配对。',
    en: 'Something is left over here, or a quote or bracket before it is not closed.',
  },
  BAD_DQ_ESCAPE: {
    zh: '双引号里的反斜杠要写成“\\\\”。',
    en: 'Inside double quotes a backslash is written “\\\\”.',
  },
  BAD_SCALAR_START: {
    zh: '以这个符号开头的文字要加引号。',
    en: 'Put text that starts with this symbol in quotes.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    zh: '“: ”后面又有“: ”。含“: ”的文字要加引号；下一项要和上一项左对齐。',
    en: 'One “: ” follows another. Put text that contains “: ” in quotes; the next entry starts in the same column.',
  },
  BLOCK_IN_FLOW: {
    zh: '括号里的各项用半角逗号“,”隔开；含“: ”的文字要加引号。',
    en: 'Inside brackets, entries are separated by “,”. Put text that contains “: ” in quotes.',
  },
  MULTILINE_IMPLICIT_KEY: {
    zh: '名称要写在一行里，后面是半角冒号“:”和空格。',
    en: 'A name stands on one line, followed by “:” and a space.',
  },
}
