// From parsed YAML files to content, with every mistake of form and every doubled id.
import * as v from 'valibot'
import type { Content } from '../content/content.ts'
import {
  blankSchema,
  type Common,
  claimSchema,
  commonSchema,
  contactSchema,
  deadlineSchema,
  factSchema,
  type GlossaryTerm,
  glossaryTermSchema,
  type HearingRules,
  hearingSchema,
  lapseSchema,
  letterSchema,
  playbookSchema,
  questionSchema,
  retiredSchema,
  type Statute,
  statuteSchema,
  stepSchema,
  type Terms,
  termsSchema,
  threatSchema,
  wantedSchema,
} from '../content/schema.ts'
import { type Registry, registries, termLists } from '../content/vocabulary.ts'
import { explainIssue } from './form.ts'
import type { Place, Problem, SourceFile } from './problem.ts'
import type { ProblemCode } from './problem-codes.ts'

type Path = readonly (string | number)[]

/** Where an entry of a kind can stand: registries, and the files that are one entry each. */
export type Home = Registry | 'common' | 'terms' | 'retired' | 'glossary' | 'hearing'

/** Content as written, where each entry stands, and what is wrong with its form. */
export interface ParsedContent {
  content: Content
  /** Finds the place of a path inside an entry; the entry itself for an empty path. */
  placeOf(home: Home, id: string, path?: Path): Place & { file: string }
  problems: Problem[]
  broken: Broken
}

/** What stands in entries whose form is wrong, so that nothing is said to be missing or unused that is only not read. */
export interface Broken {
  ids: ReadonlySet<string>
  /** Every text in them. */
  mentions: ReadonlySet<string>
}

/** The files that a folder of content may hold, and what is read from each. The first that fits counts. */
export const fileKinds = [
  { name: 'shared/common.yaml', pattern: /^shared\/common\.yaml$/, holds: 'common' },
  { name: 'shared/terms.yaml', pattern: /^shared\/terms\.yaml$/, holds: 'terms' },
  { name: 'shared/glossary.yaml', pattern: /^shared\/glossary\.yaml$/, holds: 'glossary' },
  { name: 'shared/hearing/<topic>.yaml', pattern: /^shared\/hearing\/[a-z0-9-]+\.yaml$/, holds: 'hearing' },
  { name: 'shared/retired.yaml', pattern: /^shared\/retired\.yaml$/, holds: 'retired' },
  { name: 'shared/facts.yaml', pattern: /^shared\/facts\.yaml$/, holds: 'facts' },
  { name: 'shared/questions.yaml', pattern: /^shared\/questions(?:\/[a-z0-9-]+)?\.yaml$/, holds: 'questions' },
  { name: 'shared/claims.yaml', pattern: /^shared\/claims(?:\/[a-z0-9-]+)?\.yaml$/, holds: 'claims' },
  { name: 'shared/blanks.yaml', pattern: /^shared\/blanks\.yaml$/, holds: 'blanks' },
  { name: 'shared/steps/<topic>.yaml', pattern: /^shared\/steps\/[a-z0-9-]+\.yaml$/, holds: 'steps' },
  { name: 'facts/contacts.yaml', pattern: /^facts\/contacts(?:\/[a-z0-9-]+)?\.yaml$/, holds: 'contacts' },
  { name: 'facts/deadlines.yaml', pattern: /^facts\/deadlines(?:\/[a-z0-9-]+)?\.yaml$/, holds: 'deadlines' },
  { name: 'facts/threats.yaml', pattern: /^facts\/threats(?:\/[a-z0-9-]+)?\.yaml$/, holds: 'threats' },
  { name: 'facts/wanted.yaml', pattern: /^facts\/wanted\.yaml$/, holds: 'wanted' },
  { name: 'facts/lapses.yaml', pattern: /^facts\/lapses\.yaml$/, holds: 'lapses' },
  { name: 'facts/laws/<statute>.yaml', pattern: /^facts\/laws\/[a-z0-9-]+\.yaml$/, holds: 'laws' },
  { name: 'letters/<letter>.yaml', pattern: /^letters\/[a-z0-9-]+\.yaml$/, holds: 'letters' },
  { name: '<playbook>.yaml', pattern: /^[a-z0-9-]+\.yaml$/, holds: 'playbooks' },
] as const satisfies readonly { name: string; pattern: RegExp; holds: Home }[]

/** What is the same for every session. */
const bundledOnly: readonly Home[] = ['common', 'hearing', 'blanks']

const listSchemas = {
  questions: questionSchema,
  facts: factSchema,
  steps: stepSchema,
  contacts: contactSchema,
  deadlines: deadlineSchema,
  threats: threatSchema,
  claims: claimSchema,
  blanks: blankSchema,
  wanted: wantedSchema,
  lapses: lapseSchema,
} as const

interface Origin {
  file: SourceFile
  path: Path
}

/**
 * Parses every file; entries that do not fit are left out of the content and reported. `isComplete`: the content stands on
 * its own, so that it says itself what belongs to every session.
 */
export function parseContent(files: readonly SourceFile[], options: { isComplete: boolean }): ParsedContent {
  const parser = new Parser(options)
  for (const file of files) parser.parse(file)
  return parser.result()
}

class Parser {
  private readonly entries = Object.fromEntries(registries.map((key) => [key, new Map()])) as unknown as {
    [Key in Registry]: Map<string, { id: string }>
  }
  private readonly ownedBy = new Map<string, string>()
  private readonly origins = new Map<string, Origin>()
  private readonly problems: Problem[] = []
  private readonly broken = { ids: new Set<string>(), mentions: new Set<string>() }
  private common: Common = { ask: [], steps: [] }
  private terms: Terms = { items: [], evidence: [], phrases: [] }
  private retired: Content['retired'] = []
  private glossary: GlossaryTerm[] = []
  private readonly hearing = new Map<string, HearingRules>()
  private readonly isComplete: boolean

  constructor({ isComplete }: { isComplete: boolean }) {
    this.isComplete = isComplete
  }

  parse(file: SourceFile): void {
    const kind = fileKinds.find(({ pattern }) => pattern.test(file.path))
    if (!kind) {
      this.report(file, [], 'unread-file', whereItBelongs(file.path))
      return
    }
    if (!this.isComplete && bundledOnly.includes(kind.holds)) {
      this.report(file, [], 'unread-file', {
        zh: '每个个案都一样的，只有随软件提供的内容能定；自己的文件夹里不读这个文件，去掉它',
        en: 'what is the same for every session is for the bundled content alone to say; in a folder of your own this file is not read: remove it',
      })
      return
    }
    switch (kind.holds) {
      case 'common':
        this.common = this.parseValue<Common>(file, [], commonSchema, file.value) ?? this.common
        this.origins.set('common:common', { file, path: [] })
        return
      case 'terms':
        this.origins.set('terms:terms', { file, path: [] })
        this.parseTerms(file)
        return
      case 'retired':
        this.retired = this.parseValue(file, [], v.array(retiredSchema), file.value) ?? []
        this.origins.set('retired:retired', { file, path: [] })
        return
      case 'glossary':
        this.glossary = this.parseValue(file, [], v.array(glossaryTermSchema), file.value) ?? []
        this.origins.set('glossary:glossary', { file, path: [] })
        return
      case 'hearing':
        this.parseHearing(file)
        return
      case 'playbooks':
        this.parsePlaybook(file)
        return
      case 'laws':
        this.parseStatute(file)
        return
      case 'letters':
        this.parseLetter(file)
        return
      default:
        this.parseList(file, kind.holds)
    }
  }

  result(): ParsedContent {
    const content = {
      ...(this.entries as unknown as Omit<
        Content,
        'common' | 'terms' | 'retired' | 'glossary' | 'hearing' | 'ownedBy'
      >), // each kept by its schema
      ownedBy: this.ownedBy,
      common: this.common,
      terms: this.terms,
      glossary: this.glossary,
      hearing: this.hearing,
      retired: this.retired,
    }
    return {
      content,
      problems: this.problems,
      broken: this.broken,
      placeOf: (home, id, path = []) => {
        const origin = this.origins.get(`${home}:${id}`)
        if (!origin) return { file: home, line: 1, column: 1 }
        return { file: origin.file.path, ...origin.file.locate([...origin.path, ...path]) }
      },
    }
  }

  private parseList(file: SourceFile, registry: keyof typeof listSchemas): void {
    if (!Array.isArray(file.value)) {
      this.report(file, [], 'not-a-list', { zh: '这个文件应该是一个列表', en: 'this file must be a list' })
      return
    }
    file.value.forEach((value: unknown, index) => {
      const entry = this.parseValue<{ id: string }>(file, [index], listSchemas[registry], value, registry)
      if (entry) this.keep(registry, entry, { file, path: [index] })
    })
  }

  private parseHearing(file: SourceFile): void {
    const parsed = this.parseValue<HearingRules>(file, [], hearingSchema, file.value)
    if (!parsed) return
    this.hearing.set(file.path, parsed)
    this.origins.set(`hearing:${file.path}`, { file, path: [] })
  }

  private parseTerms(file: SourceFile): void {
    const parsed = this.parseValue<Terms>(file, [], termsSchema, file.value)
    if (!parsed) return
    for (const list of termLists) {
      parsed[list].forEach(({ id }, index) => {
        if (parsed[list].findIndex((other) => other.id === id) === index) return
        this.report(file, [list, index, 'id'], 'doubled-id', {
          zh: `id“${id}”重复`,
          en: `id “${id}” stands twice`,
        })
      })
    }
    this.terms = parsed
  }

  private parsePlaybook(file: SourceFile): void {
    if (Array.isArray(file.value)) {
      this.report(file, [], 'unread-file', {
        zh: '最外层只放预案，每个文件一个；列表放在shared或facts里，见docs/authoring.md',
        en: 'only playbooks stand at the top, one in each file; lists stand in shared or facts, see docs/authoring.md',
      })
      return
    }
    const parsed = this.parseValue(file, [], playbookSchema, file.value, 'playbooks')
    if (!parsed) return
    const { questions, ...playbook } = parsed
    this.keep('playbooks', playbook, { file, path: [] })
    this.checkName(file, playbook.id)
    questions.forEach((question, index) => {
      if (this.keep('questions', question, { file, path: ['questions', index] }))
        this.ownedBy.set(question.id, playbook.id)
    })
  }

  private parseLetter(file: SourceFile): void {
    const parsed = this.parseValue(file, [], letterSchema, file.value, 'letters')
    if (!parsed) return
    const { blanks, ...letter } = parsed
    this.keep('letters', letter, { file, path: [] })
    this.checkName(file, letter.id)
    blanks.forEach((blank, index) => {
      if (this.keep('blanks', blank, { file, path: ['blanks', index] })) this.ownedBy.set(blank.id, letter.id)
    })
  }

  // A file that is one entry is named as that entry.
  private checkName(file: SourceFile, id: string): void {
    if (file.path.replace(/^.*\/|\.yaml$/g, '') === id) return
    this.report(file, ['id'], 'file-name', {
      zh: `id要和文件名一致：${id}`,
      en: `the id must be the file's name: ${id}`,
    })
  }

  private parseStatute(file: SourceFile): void {
    const statute = this.parseValue<Statute>(file, [], statuteSchema, file.value, 'laws')
    if (!statute) return
    const { articles, ...head } = statute
    const name = file.path.replace(/^.*\/|\.yaml$/g, '')
    articles.forEach((article, index) => {
      const law = { ...head, ...stated(article) }
      this.keep('laws', law, { file, path: ['articles', index] })
      if (article.id !== name && !article.id.startsWith(`${name}-`)) {
        this.report(file, ['articles', index, 'id'], 'file-name', {
          zh: `条文的id要以文件名开头：${name}-`,
          en: `the id of an article begins with the file's name: ${name}-`,
        })
      }
    })
  }

  // False: the id was taken.
  private keep(registry: Registry, entry: { id: string }, origin: Origin): boolean {
    const key = `${registry}:${entry.id}`
    const first = this.origins.get(key)
    if (first) {
      const { line } = first.file.locate(first.path)
      this.report(origin.file, [...origin.path, 'id'], 'doubled-id', {
        zh: `id“${entry.id}”重复，第一次在${first.file.path}:${line}`,
        en: `id “${entry.id}” stands twice; first in ${first.file.path}:${line}`,
      })
      return false
    }
    this.origins.set(key, origin)
    this.entries[registry].set(entry.id, entry)
    return true
  }

  private parseValue<Output>(
    file: SourceFile,
    path: Path,
    schema: v.GenericSchema<unknown, Output>,
    value: unknown,
    registry?: Registry,
  ): Output | undefined {
    const parsed = v.safeParse(schema, value)
    if (parsed.success) return parsed.output
    collectTexts(value, this.broken)
    for (const issue of parsed.issues) {
      const mistake = explainIssue(issue)
      this.report(file, [...path, ...mistake.path], mistake.code, mistake.problem, nameEntry(registry, value))
    }
    return undefined
  }

  private report(
    file: SourceFile,
    path: Path,
    code: ProblemCode,
    problem: { zh: string; en: string },
    part?: Problem['part'],
  ): void {
    this.problems.push({ code, file: file.path, ...file.locate(path), problem, ...(part ? { part } : {}) })
  }
}

// The entry that a broken value would have been: what refers to it is then told why it is not there.
function nameEntry(registry: Registry | undefined, value: unknown): Problem['part'] {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
  return registry !== undefined && typeof id === 'string' ? { kind: registry, id } : undefined
}

function collectTexts(value: unknown, into: { ids: Set<string>; mentions: Set<string> }): void {
  if (typeof value === 'string') into.mentions.add(value)
  if (typeof value !== 'object' || value === null) return
  if ('id' in value && typeof value.id === 'string') into.ids.add(value.id)
  for (const inner of Object.values(value)) collectTexts(inner, into)
}

// What an article says itself; the rest is as its statute says.
function stated({ article, in_force, confidence, sources, verified, review_by, ...rest }: Statute['articles'][number]) {
  return {
    ...rest,
    ...(article && { article }),
    ...(in_force && { in_force }),
    ...(confidence && { confidence }),
    ...(sources && { sources }),
    ...(verified && { verified }),
    ...(review_by && { review_by }),
  }
}

// Where files of this name stood before, or what may stand in the folder.
function whereItBelongs(path: string): { zh: string; en: string } {
  const name = path.replace(/^.*\//, '')
  const topic = path.replace(/^scenarios\/|^steps\//, '')
  if (!path.includes('/')) {
    return {
      zh: '预案的文件名就是id，只用a-z、0-9和-，例如gym-leak.yaml；它不会被读取',
      en: 'a playbook’s file is named as its id, in a-z, 0-9 and -, like gym-leak.yaml; it is not read',
    }
  }
  if (path === 'facts/laws.yaml') {
    return {
      zh: '法律每部一个文件：facts/laws/<法律>.yaml；这里的不会被读取',
      en: 'laws have one file each, facts/laws/<statute>.yaml; nothing is read here',
    }
  }
  const moved = /^scenarios\/[a-z0-9-]+\.yaml$/.test(path)
    ? topic
    : /^steps\/[a-z0-9-]+\.yaml$/.test(path)
      ? `shared/steps/${topic}`
      : fileKinds.find((kind) => kind.name.endsWith(`/${name}`))?.name
  if (moved === undefined || moved === path) {
    return {
      zh: '这个位置的文件不会被读取：预案放在最外层，其他的见docs/authoring.md',
      en: 'nothing is read here: playbooks stand at the top, for the rest see docs/authoring.md',
    }
  }
  return { zh: `这里的文件不会被读取，请移到${moved}`, en: `nothing is read here; move it to ${moved}` }
}

/** Number of entries in each registry, for the checker's closing line. */
export function countEntries(content: Content): Record<Registry, number> {
  return Object.fromEntries(registries.map((key) => [key, content[key].size])) as Record<Registry, number>
}
