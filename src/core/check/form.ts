// What is wrong with the form of an entry, in words for the person who wrote it: the schema library knows only its own.
import type * as v from 'valibot'
import type { Text } from '../text.ts'
import type { ProblemCode } from './problem-codes.ts'

export type FormPath = readonly (string | number)[]

/** A mistake of form: where it is inside the entry, and what. */
export interface FormMistake {
  path: FormPath
  code: Extract<ProblemCode, 'missing-field' | 'unknown-field' | 'wrong-value'>
  problem: Text
}

/** Explains what a schema found. */
export function explainIssue(issue: v.BaseIssue<unknown>): FormMistake {
  const path = (issue.path ?? []).map((item) => item.key as string | number) // the keys of parsed YAML
  const last = path.at(-1)
  if (issue.expected !== 'never' && (last === 'when' || last === 'done_when')) {
    const mistake = findInCondition(issue.input) ?? unclear
    return {
      code: 'wrong-value',
      path: [...path, ...mistake.path],
      problem: about([...path, ...mistake.path], mistake),
    }
  }
  const where = namePath(path)
  if (issue.received === 'undefined')
    return { path, code: 'missing-field', problem: { zh: `缺少“${where}”`, en: `“${where}” is missing` } }
  if (issue.expected === 'never') {
    const problem = { zh: `没有“${where}”这个字段`, en: `“${where}” is not a field here` }
    return { path, code: 'unknown-field', problem }
  }
  return { path, code: 'wrong-value', problem: about(path, expectation(issue)) }
}

// Positions in lists are left out: the line says which.
function namePath(path: FormPath): string {
  return path.filter((key) => typeof key === 'string').join('.') || '-'
}

function about(path: FormPath, { zh, en }: Text): Text {
  const where = namePath(path)
  return { zh: `“${where}”${zh}`, en: `“${where}” ${en}` }
}

/** What a value of a kind has to be. Half a sentence, after the name of the field. */
function expectation(issue: v.BaseIssue<unknown>): Text {
  const requirement = 'requirement' in issue ? issue.requirement : undefined
  switch (issue.type) {
    case 'string':
      return { zh: '要写文字；数字和yes、no要加引号', en: 'must be text; numbers, yes and no are put in quotes' }
    case 'number':
    case 'integer':
      return { zh: '要写整数，不加引号', en: 'must be a whole number, without quotes' }
    case 'boolean':
      return { zh: '要写true或false', en: 'must be true or false' }
    case 'array':
      return {
        zh: '要写成列表：[甲, 乙]，或每行以“- ”开头',
        en: 'must be a list: [a, b], or lines that begin with “- ”',
      }
    case 'strict_object':
    case 'record':
      return { zh: '要写成一组“字段: 内容”，不能空着', en: 'must be fields with values, and not be empty' }
    case 'picklist':
    case 'literal':
    case 'union': {
      const choices = (issue.expected ?? '').replace(/^\(|\)$/g, '').replaceAll('"', '')
      return { zh: `只能是：${choices}`, en: `can only be: ${choices}` }
    }
    case 'min_length':
      return requirement === 1
        ? { zh: '不能空着', en: 'must not be empty' }
        : { zh: `太短，至少${requirement}个字`, en: `is too short: at least ${requirement} characters` }
    case 'min_value':
      return { zh: `不能小于${requirement}`, en: `must be at least ${requirement}` }
    case 'starts_with':
      return { zh: `要以${requirement}开头`, en: `must begin with ${requirement}` }
    default:
      return (
        formTexts.find(({ en }) => en === issue.message) ?? {
          zh: `不合要求（${issue.message}）`,
          en: `does not fit: ${issue.message}`,
        }
      )
  }
}

// Each is the message of a rule in the schemas (content/schema.ts), where it stands in English.
const formTexts: readonly Text[] = [
  { zh: '只能用a-z、0-9和-，最多64个字符', en: 'can only have a-z, 0-9 and -, at most 64 characters' },
  { zh: '：“constructor”不能用作id', en: 'cannot be “constructor”: that id is reserved' },
  {
    zh: '不能只有数字：会当成清单里的号码',
    en: 'cannot be digits alone: they would be read as a place in the list',
  },
  { zh: '不能叫all、any或not', en: 'cannot be all, any or not' },
  {
    zh: '要写成日历上有的日期，带引号，例如2026-12-01',
    en: 'must be a day of the calendar, in quotes, like 2026-12-01',
  },
  {
    zh: '要写成时长：P20D（天）、P2M（月）、P3Y（年）或PT48H（小时）',
    en: 'must be a duration: P20D, P2M, P3Y or PT48H',
  },
  { zh: '只能有数字和-', en: 'can only have digits and -' },
  { zh: '要写成普通的网址，只用拉丁字母', en: 'must be a plain address in Latin letters' },
]

const combiners = ['all', 'any', 'not']

/** What follows the name of the field, and where in it. */
type ConditionMistake = Text & { path: FormPath }

const unclear: ConditionMistake = { path: [], zh: '不合要求', en: 'does not fit' }

// The first thing in a condition that is not as it should be.
function findInCondition(condition: unknown): ConditionMistake | undefined {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition))
    return { path: [], zh: '要写成“问题: 回答”', en: 'must be “question: answer”' }
  const entries = Object.entries(condition)
  if (entries.length === 0) return { path: [], zh: '不能空着', en: 'must not be empty' }
  const combined = entries.find(([key]) => combiners.includes(key))
  if (combined && entries.length > 1)
    return { path: [combined[0]], zh: '要单独写，旁边不能有别的', en: 'stands alone, with nothing beside it' }
  if (!combined) return findInComparisons(entries)
  const [key, inner] = combined
  if (key === 'not') return within([key], findInCondition(inner))
  if (!Array.isArray(inner) || inner.length === 0)
    return { path: [key], zh: '要写成条件的列表', en: 'must be a list of conditions' }
  for (const [index, part] of inner.entries()) {
    const mistake = findInCondition(part)
    if (mistake) return within([key, index], mistake)
  }
  return undefined
}

function findInComparisons(entries: [string, unknown][]): ConditionMistake | undefined {
  for (const [question, want] of entries) {
    const isWrapped = typeof want === 'object' && want !== null && !Array.isArray(want)
    const keys = isWrapped ? Object.keys(want) : []
    if (isWrapped && (keys.length !== 1 || keys[0] !== 'includes'))
      return { path: [question], zh: '下面只能写includes', en: 'can only have “includes” below it' }
    const values = [isWrapped ? Object.values(want) : want].flat(2)
    if (values.length === 0 || values.some((value) => typeof value !== 'string'))
      return {
        path: [question],
        zh: '要写回答的id；yes、no和数字要加引号',
        en: 'needs ids of answers; yes, no and numbers are put in quotes',
      }
  }
  return undefined
}

function within(path: FormPath, mistake: ConditionMistake | undefined): ConditionMistake | undefined {
  return mistake && { ...mistake, path: [...path, ...mistake.path] }
}
