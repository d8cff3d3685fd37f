// Documents that are made from the program itself, so that they cannot say anything else than it does: the reference of
// commands, the table of the READMEs, the kinds of mistakes, and the schemas for editors. `npm run docs` writes them; a
// test fails while one would change.
import { readFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { type CommandName, commandNames, commands } from '../src/cli/commands.ts'
import { globalOptions, typeOption } from '../src/cli/options.ts'
import type { CommandSpec, OptionSpec } from '../src/cli/spec.ts'
import { fileKinds, type Home, parseContent } from '../src/core/check/parse.ts'
import { type ProblemCode, problemKinds } from '../src/core/check/problem-codes.ts'
import { conditionSchema } from '../src/core/content/condition-schema.ts'
import { type Deadline, type Law, textSchema } from '../src/core/content/schema.ts'
import { typedActs } from '../src/core/plan/acts.ts'
import type { Language, Text } from '../src/core/text.ts'
import { readContentFolder } from '../src/io/content/folder.ts'
import { parseGuardedYaml } from '../src/io/yaml/guarded-yaml.ts'
import { writeDuration } from '../src/render/names.ts'
import { helpWordsIn } from '../src/words/help.ts'
import { wordsIn } from '../src/words/words.ts'
import { personaSchema } from '../tests/support/persona.ts'
import { entrySchemas, listHomes } from './content-style.ts'

/** Every such document by its path, whole. Those that are made only in part are read from the working folder. */
export function makeDocs(): Map<string, string> {
  const docs = new Map<string, string>([
    ['docs/commands.md', writeReference('en')],
    ['docs/commands.zh-CN.md', writeReference('zh')],
    ['docs/problems.md', writeProblems()],
    ['docs/glossary.md', writeGlossary()],
    ['docs/remedies.md', writeRemedies()],
    ['README.md', fillIn('README.md', 'commands', writeTable('en'))],
    ['docs/README.zh-CN.md', fillIn('docs/README.zh-CN.md', 'commands', writeTable('zh'))],
  ])
  const homes = [...new Set<Home>(fileKinds.map(({ holds }) => holds))]
  for (const home of homes) {
    const schema: v.GenericSchema = entrySchemas[home]
    docs.set(`docs/schema/${home}.schema.json`, writeSchema(home, listHomes.includes(home) ? v.array(schema) : schema))
  }
  docs.set('docs/schema/personas.schema.json', writeSchema('personas', personaSchema))
  return docs
}

// --- commands ------------------------------------------------------------------------------------------------------

const titles = {
  zh: {
    title: '命令',
    made: '这一页由程序自己的命令表生成（npm run docs），不要手改。',
    arguments: '参数',
    options: '选项',
    examples: '例子',
    global: '每个命令都有的选项',
    acts: '记录一步：怎么输入，记下什么，之后在哪里',
    actsHead: '| 输入 | 记下的事件 | 之后的状态 |',
    table: '| 命令 | 例子 | 作用 |',
  },
  en: {
    title: 'Commands',
    made: 'This page is made from the program’s own table of commands (npm run docs); do not edit it by hand.',
    arguments: 'Arguments',
    options: 'Options',
    examples: 'Examples',
    global: 'Options of every command',
    acts: 'Recording a step: what is typed, what is recorded, where it then stands',
    actsHead: '| typed | event recorded | state afterwards |',
    table: '| command | for example | what it does |',
  },
} as const

function writeReference(language: Language): string {
  const say = titles[language]
  const help = helpWordsIn(language)
  return lines([
    `# ${say.title}`,
    '',
    say.made,
    '',
    ...commandNames.flatMap((name) => [
      `## ${typeCommand(name)}`,
      '',
      `${help.commands[name]}`,
      '',
      ...section(say.arguments, listArguments(name, language)),
      ...section(say.options, listOptions((commands[name] as CommandSpec).options, help.options)),
      ...section(
        say.examples,
        help.shown[name].map((example) => `- \`${example}\``),
      ),
    ]),
    `## ${say.global}`,
    '',
    ...listOptions(globalOptions, help.global),
    '',
    `## ${say.acts}`,
    '',
    ...writeActs(language),
  ])
}

function section(title: string, rows: string[]): string[] {
  return rows.length > 0 ? [`${title}:`, '', ...rows, ''] : []
}

/** `leak-help start [playbook...]`, as the help has it. */
function typeCommand(name: CommandName): string {
  return ['leak-help', name, ...typeArguments(name)].join(' ')
}

function typeArguments(name: CommandName): string[] {
  return Object.entries((commands[name] as CommandSpec).arguments).map(([key, { takes }]) => {
    if (takes === 'required') return `<${key}>`
    return takes === 'many' ? `[${key.replace(/s$/, '')}...]` : `[${key}]`
  })
}

function listArguments(name: CommandName, language: Language): string[] {
  const help: Readonly<Record<string, string>> = helpWordsIn(language).arguments
  const typed = typeArguments(name)
  return Object.keys((commands[name] as CommandSpec).arguments).map(
    (key, index) => `- \`${typed[index]}\`: ${help[key]}`,
  )
}

function listOptions(specs: Readonly<Record<string, OptionSpec>>, help: Readonly<Record<string, string>>): string[] {
  return Object.entries(specs).map(([key, spec]) => {
    const value = 'as' in spec ? ` <${spec.as}>` : ''
    const choices = spec.takes === 'choice' ? ` (${spec.of.join(' | ')})` : ''
    return `- \`${typeOption(key, spec)}${value}\`${choices}: ${help[spec.help]}`
  })
}

function writeTable(language: Language): string {
  const help = helpWordsIn(language)
  const rows = commandNames.map((name) => {
    const command = [name, ...typeArguments(name)].join(' ').replaceAll('|', '\\|')
    return `| \`${command}\` | \`${help.shown[name].at(-1)}\` | ${help.commands[name]} |`
  })
  return lines([titles[language].table, '|---|---|---|', ...rows])
}

function writeActs(language: Language): string[] {
  const words = wordsIn(language)
  const rows = typedActs.map(({ command, option, act, events, states }) => {
    const typed = option === undefined ? command : `${command} --${option.replace('=', ' ')}`
    const shown = states.map((state) => {
      const label = act === 'postponed' ? words.state.postponed : words.state[state === 'open' ? 'todo' : state]
      return words.bracketed(`\`${state}\``, label)
    })
    return `| \`${typed}\` | ${events.map((event) => `\`${event}\``).join(', ')} | ${shown.join(', ')} |`
  })
  return [titles[language].actsHead, '|---|---|---|', ...rows]
}

// --- problems --------------------------------------------------------------------------------------------------------

function writeProblems(): string {
  const rows = Object.entries(problemKinds).map(([code, { severity, meaning, fix }]) => {
    const text = `${meaning.en} ${fix.en}<br>${meaning.zh}${fix.zh}`
    return `| \`${code satisfies string as ProblemCode}\` | ${severity} | ${text} |`
  })
  return lines([
    '# What the checker finds / 检查会发现什么',
    '',
    '`leak-help playbook check` names each mistake by a code in brackets. An `error` leaves the entry, and what needs it,',
    'out of use; the rest of the folder still works. A `warning` is used all the same, and worth mending.',
    '',
    '`leak-help playbook check` 在每处错误后面写一个代号。`error`：这一项和用到它的都不用，其余照常；`warning`：照常用，但最好改。',
    '',
    'Made from `src/core/check/problem-codes.ts` (npm run docs).',
    '',
    '| code | severity | meaning and fix |',
    '|---|---|---|',
    ...rows,
  ])
}

// --- glossary --------------------------------------------------------------------------------------------------------

function writeGlossary(): string {
  const { content } = parseContent(readContentFolder('playbooks').files, { isComplete: true })
  const rows = content.glossary.map(({ zh, en, not }) => {
    const unused = [...not.zh, ...not.en].map((word) => `“${word}”`).join(', ')
    return `| ${zh} | ${en} | ${unused} |`
  })
  return lines([
    '# Glossary / 术语',
    '',
    'One thing has one word in each language, in every playbook. On an English card the Chinese stands beside the first use, because it is',
    'what a counter understands. Made from `playbooks/shared/glossary.yaml` (npm run docs); `leak-help playbook check` looks for the words on the right.',
    '',
    '同一个东西，每种语言只用一个词。右边的词不再用，检查会找出来。',
    '',
    '| 中文 | English | not / 不用 |',
    '|---|---|---|',
    ...rows,
  ])
}

// --- remedies --------------------------------------------------------------------------------------------------------

const remedySchema = v.strictObject({
  what: textSchema,
  /** To whom it goes. */
  to: textSchema,
  /** Ids of time limits; none where no law sets a number. */
  limits: v.optional(v.array(v.string()), []),
  /** The steps that do it. */
  steps: v.pipe(v.array(v.string()), v.nonEmpty()),
  /** None where practice alone, and no article, carries it. */
  laws: v.optional(v.array(v.string()), []),
})

/** The groups of `docs/remedies.yaml`: what a person can do against a refusal, a decision, a judgment. */
const remediesSchema = v.array(v.strictObject({ group: textSchema, remedies: v.array(remedySchema) }))

/** What `docs/remedies.yaml` holds. Throws where it has another shape. */
export function readRemedies(): v.InferOutput<typeof remediesSchema> {
  return v.parse(remediesSchema, parseGuardedYaml(readFileSync('docs/remedies.yaml')).value)
}

function writeRemedies(): string {
  const { content } = parseContent(readContentFolder('playbooks').files, { isComplete: true })
  const tables = readRemedies().flatMap(({ group, remedies }) => [
    `## ${group.zh} / ${group.en}`,
    '',
    '| 办法 / remedy | 期限 / limit | 从哪天算 / from | 交给谁 / to | 步骤 / step | 依据 / law |',
    '|---|---|---|---|---|---|',
    ...remedies.map(({ what, to, limits, steps, laws }) => {
      const known = limits.map((id) => entryOf(content.deadlines, id))
      return row([
        both(what),
        known.map(limitIn).join('<br>') || '—',
        known.map(({ counted_from }) => both(counted_from)).join('<br>') || '—',
        both(to),
        steps.map((id) => `\`${entryOf(content.steps, id).id}\``).join(' '),
        laws.map((id) => citeArticle(entryOf(content.laws, id))).join('<br>') || '—',
      ])
    }),
    '',
  ])
  return lines([
    '# Remedies / 救济办法',
    '',
    'What can be done against a refusal, silence, a decision, a judgment or an enforcement: until when, counted from which event, to whom, in which',
    'step. Limits and events are those of `playbooks/facts/deadlines.yaml`, groups and addressees stand in `docs/remedies.yaml` (npm run docs).',
    '',
    '被拒、没回音、收到决定、判决、被执行时能做什么：期限多长、从哪天算、交给谁、在哪一步。',
    '',
    ...tables,
  ])
}

// Days of others are those that the person waits for.
function limitIn({ limit, days, who }: Deadline): string {
  const written = (language: Language, working: string, theirs: string) =>
    [
      writeDuration({ words: wordsIn(language) }, limit),
      ...(days === 'working' ? [working] : []),
      ...(who === 'them' ? [theirs] : []),
    ].join(language === 'zh' ? '' : ' ')
  return both({ zh: written('zh', '（工作日）', '（等它）'), en: written('en', '(working days)', '(theirs)') })
}

const citeArticle = ({ law, article }: Law) => `《${law.zh}》${article?.zh ?? ''}`

function entryOf<T>(entries: ReadonlyMap<string, T>, id: string): T {
  const entry = entries.get(id)
  if (entry === undefined) throw new Error(`docs/remedies.yaml: no ${id}`)
  return entry
}

const both = ({ zh, en }: Text) => `${zh}<br>${en}`

const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

// --- schemas ---------------------------------------------------------------------------------------------------------

function writeSchema(home: Home | 'personas', schema: v.GenericSchema): string {
  const made = toJsonSchema(schema, {
    target: 'draft-07',
    typeMode: 'input',
    // What JSON Schema cannot say the checker says.
    errorMode: 'ignore',
    definitions: { condition: conditionSchema },
    // One form or a list of them: what is asked of a value that is no list, or of one.
    overrideSchema: ({ valibotSchema, jsonSchema }) => {
      if (valibotSchema.type !== 'lazy' || valibotSchema === conditionSchema) return jsonSchema
      const { getter } = valibotSchema as v.LazySchema<v.GenericSchema>
      const forms = [{}, []].map((input) => getter(input))
      const written = forms.map((form) => JSON.parse(writeSchema(home, form)))
      return { anyOf: written.map(({ $schema: _schema, definitions: _definitions, title: _title, ...form }) => form) }
    },
  })
  return `${JSON.stringify({ ...made, title: `leak-help ${home}` }, null, 2)}\n`
}

function fillIn(path: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}: made by npm run docs -->`, `<!-- end of ${name} -->`]
  const before = readFileSync(path, 'utf8')
  const [head, rest] = before.split(`${begin}\n`)
  const tail = rest?.split(end)[1]
  if (head === undefined || tail === undefined) throw new Error(`${path} has no place for ${name}`)
  return `${head}${begin}\n${text}${end}${tail}`
}

function lines(rows: readonly string[]): string {
  return `${rows.join('\n').trimEnd()}\n`
}
