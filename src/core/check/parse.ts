// From parsed YAML files to a library, with every mistake of form and every doubled id.
import * as v from 'valibot'
import { type Library, type Registry, registries } from '../content/library.ts'
import {
  type Common,
  commonSchema,
  contactSchema,
  deadlineSchema,
  lawSchema,
  questionSchema,
  retiredSchema,
  scenarioSchema,
  stepSchema,
  type Terms,
  termsSchema,
  threatSchema,
} from '../content/schema.ts'
import type { Place, Problem, SourceFile } from './problem.ts'

/** Library content without what the build adds. */
export type Content = Omit<Library, 'version' | 'calendar'>

/** Content as written, where each entry stands, and what is wrong with its form. */
export interface ParsedContent {
  content: Content
  /** Finds the place of a path inside an entry; the entry itself for an empty path. */
  placeOf(
    registry: Registry | 'common' | 'terms' | 'retired',
    id: string,
    path?: readonly (string | number)[],
  ): Place & { file: string }
  problems: Problem[]
}

const lists = {
  'shared/questions.yaml': { registry: 'questions', schema: questionSchema },
  'facts/contacts.yaml': { registry: 'contacts', schema: contactSchema },
  'facts/laws.yaml': { registry: 'laws', schema: lawSchema },
  'facts/deadlines.yaml': { registry: 'deadlines', schema: deadlineSchema },
  'facts/threats.yaml': { registry: 'threats', schema: threatSchema },
} as const

type Origin = { file: SourceFile; path: (string | number)[] }

/** Parses every file; entries that do not fit are left out of the library and reported. */
export function parseContent(files: readonly SourceFile[]): ParsedContent {
  const content: Content = {
    common: { ask: [], steps: [] },
    scenarios: {},
    questions: {},
    steps: {},
    contacts: {},
    laws: {},
    deadlines: {},
    threats: {},
    terms: { items: [], evidence: [] },
    retired: [],
  }
  const origins = new Map<string, Origin>()
  const problems: Problem[] = []

  const keep = (registry: Registry, entry: { id: string }, origin: Origin) => {
    const key = `${registry}:${entry.id}`
    const first = origins.get(key)
    if (first) {
      const { line } = first.file.locate(first.path)
      problems.push(
        problemAt(origin.file, [...origin.path, 'id'], {
          zh: `id“${entry.id}”重复，第一次在${first.file.path}:${line}`,
          en: `id “${entry.id}” stands twice; first in ${first.file.path}:${line}`,
        }),
      )
      return
    }
    origins.set(key, origin)
    Object.assign(content[registry], { [entry.id]: entry })
  }

  const parseList = (file: SourceFile, registry: Registry, schema: v.GenericSchema<unknown, { id: string }>) => {
    if (!Array.isArray(file.value)) {
      problems.push(problemAt(file, [], { zh: '这个文件应该是一个列表', en: 'this file must be a list' }))
      return
    }
    file.value.forEach((value: unknown, index) => {
      const entry = parseValue(file, [index], schema, value, problems)
      if (entry) keep(registry, entry, { file, path: [index] })
    })
  }

  for (const file of files) {
    const list = lists[file.path as keyof typeof lists]
    if (list) parseList(file, list.registry, list.schema)
    else if (/^shared\/steps\/[a-z0-9-]+\.yaml$/.test(file.path)) parseList(file, 'steps', stepSchema)
    else if (/^[a-z0-9-]+\.yaml$/.test(file.path)) {
      const scenario = parseValue(file, [], scenarioSchema, file.value, problems)
      if (!scenario) continue
      keep('scenarios', scenario, { file, path: [] })
      if (file.path !== `${scenario.id}.yaml`) {
        problems.push(
          problemAt(file, ['id'], {
            zh: `id要和文件名一致：${scenario.id}`,
            en: `the id must be the file's name: ${scenario.id}`,
          }),
        )
      }
    } else if (file.path === 'shared/common.yaml') {
      content.common = parseValue<Common>(file, [], commonSchema, file.value, problems) ?? content.common
      origins.set('common:common', { file, path: [] })
    } else if (file.path === 'shared/terms.yaml') {
      content.terms = parseValue<Terms>(file, [], termsSchema, file.value, problems) ?? content.terms
      origins.set('terms:terms', { file, path: [] })
    } else if (file.path === 'shared/retired.yaml') {
      content.retired = parseValue(file, [], v.array(retiredSchema), file.value, problems) ?? []
      origins.set('retired:retired', { file, path: [] })
    } else {
      problems.push(
        problemAt(file, [], {
          zh: '不认识这个文件名，它不会被读取',
          en: 'not a file name we know; it would not be read',
        }),
      )
    }
  }

  return {
    content,
    problems,
    placeOf: (registry, id, path = []) => {
      const origin = origins.get(`${registry}:${id}`)
      if (!origin) return { file: registry, line: 1, column: 1 }
      return { file: origin.file.path, ...origin.file.locate([...origin.path, ...path]) }
    },
  }
}

/** Number of entries in each registry, for the checker's closing line. */
export function contentCounts(content: Content): Record<Registry, number> {
  return Object.fromEntries(registries.map((key) => [key, Object.keys(content[key]).length])) as Record<
    Registry,
    number
  >
}

function parseValue<Output>(
  file: SourceFile,
  path: (string | number)[],
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
  problems: Problem[],
): Output | undefined {
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  for (const issue of parsed.issues) {
    const issuePath = (issue.path ?? []).map((item) => item.key as string | number)
    problems.push(problemAt(file, [...path, ...issuePath], issueText(issue, issuePath)))
  }
  return undefined
}

function issueText(issue: v.BaseIssue<unknown>, path: (string | number)[]): { zh: string; en: string } {
  const where = path.join('.')
  if (issue.expected === 'never' || issue.type === 'strict_object') {
    if (issue.received === 'undefined') return { zh: `缺少“${where}”`, en: `“${where}” is missing` }
    return { zh: `没有“${where}”这个字段`, en: `“${where}” is not a field here` }
  }
  if (issue.received === 'undefined') return { zh: `缺少“${where}”`, en: `“${where}” is missing` }
  const expected = issue.expected ? `；应该是${issue.expected}` : ''
  return { zh: `“${where}”不合要求（${issue.message}）${expected}`, en: `“${where}” does not fit: ${issue.message}` }
}

function problemAt(file: SourceFile, path: readonly (string | number)[], message: { zh: string; en: string }): Problem {
  return { file: file.path, ...file.locate(path), message }
}
