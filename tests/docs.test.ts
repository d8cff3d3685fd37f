// Documents say what the program does: those made from it are as it would make them now, the others name what exists.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { commandNames } from '../src/cli/commands.ts'
import { parseCommandLine } from '../src/cli/parse.ts'
import { done } from '../src/commands/done.ts'
import { start } from '../src/commands/start.ts'
import { status } from '../src/commands/status.ts'
import { checkContent } from '../src/core/check/check.ts'
import { fileKinds } from '../src/core/check/parse.ts'
import { writeProblem } from '../src/core/check/problem.ts'
import { problemKinds } from '../src/core/check/problem-codes.ts'
import { languages } from '../src/core/text.ts'
import { readContentFolder } from '../src/io/content/folder.ts'
import { parseGuardedYaml } from '../src/io/yaml/guarded-yaml.ts'
import { helpWordsIn } from '../src/words/help.ts'
import { entrySchemas, formatContentFile } from '../tools/content-style.ts'
import { makeDocs, readRemedies } from '../tools/docs.ts'
import { content, library, releaseDay } from './support/content.ts'
import { memoryPorts } from './support/memory-ports.ts'
import { personaSchema, readPersonas } from './support/persona.ts'
import { runProgram } from './support/run-program.ts'
import { splitShell } from './support/screen-lines.ts'

describe('made by npm run docs', () => {
  it.each([...makeDocs()])('%s is up to date', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('leaves no schema behind that is made no more', () => {
    const made = [...makeDocs().keys()].filter((path) => path.startsWith('docs/schema/'))
    expect(readdirSync('docs/schema').map((name) => `docs/schema/${name}`)).toEqual(made.sort())
  })
})

// The screens that the READMEs show are what the program prints for the same person.
describe.each([
  ['en', 'README.md', '$ leak-help --lang en status\n'],
  ['zh', 'docs/README.zh-CN.md', '$ leak-help status\n'],
] as const)('the screen in %s', (language, path, typed) => {
  it(`is what ${path} shows`, async () => {
    const [, persona] = readPersonas().find(([name]) => name === 'loan-platform-leak') ?? []
    const ports = memoryPorts({ language, content, files: { 'a.yaml': JSON.stringify(persona?.answers) } })
    await start(ports, { playbooks: persona?.playbooks ?? [], answers: 'a.yaml', walk: false, json: false })
    await done(ports, { step: 'save-evidence', json: false })
    ports.printed.splice(0)
    await status(ports, { all: false, json: false })
    const [, shown = ''] = readFileSync(path, 'utf8').split(typed)
    const screen = shown.split('```')[0]?.trimEnd().split('\n') ?? []
    expect(screen.length).toBeGreaterThan(5)
    expect(ports.printed.join('\n').split('\n').slice(0, screen.length)).toEqual(screen)
  })
})

describe('the table of remedies', () => {
  const remedies = readRemedies().flatMap((group) => group.remedies)

  it('has every limit that the law sets for the person', () => {
    const used = new Set(
      [...library.steps.values()].flatMap((step) => [
        step.deadline?.id,
        ...Object.values(step.outcomes).map(({ deadline }) => deadline),
      ]),
    )
    const theirs = [...library.deadlines.values()].filter(
      ({ id, kind, who }) => kind === 'statutory' && who === 'me' && used.has(id),
    )
    const listed = new Set(remedies.flatMap(({ limits }) => limits))
    expect(theirs.map(({ id }) => id).filter((id) => !listed.has(id))).toEqual([])
  })

  it('names steps that use the limit', () => {
    const wrong = remedies.flatMap(({ steps, limits }) =>
      limits.filter((limit) => {
        const texts = steps.map((id) => JSON.stringify(library.steps.get(id)))
        const openers = [...library.steps.values()].filter((step) =>
          Object.values(step.outcomes).some(
            ({ deadline, opens }) => deadline === limit && opens.some((id) => steps.includes(id)),
          ),
        )
        return openers.length === 0 && !texts.some((text) => text.includes(`"${limit}"`))
      }),
    )
    expect(wrong).toEqual([])
  })
})

describe('examples', () => {
  const examples = languages.flatMap((language) =>
    commandNames.flatMap((name) => helpWordsIn(language).shown[name].map((text) => ({ language, name, text }))),
  )

  it('there is one for every command', () => {
    expect(new Set(examples.map(({ name }) => name)).size).toBe(commandNames.length)
  })

  it.each(examples)('$text is $name', ({ name, language, text }) => {
    const [program, ...argv] = splitShell(text)
    expect(program).toBe('leak-help')
    const parsed = parseCommandLine(argv, { language, version: '0', columns: 80 })
    if (parsed.kind !== 'command') throw new Error(`${text} is no command`)
    expect(parsed.name).toBe(name)
    const { step, playbook, playbooks, question, outcome, fields } = parsed.input as Record<string, string> & {
      playbooks?: string[]
      fields?: Record<string, string>
    }
    const rules = step === undefined ? undefined : library.steps.get(step)
    if (step !== undefined) expect(rules, step).toBeDefined()
    if (rules && outcome !== undefined && outcome !== 'not-applicable')
      expect(Object.keys(rules.outcomes)).toContain(outcome)
    for (const field of Object.keys(fields ?? {}))
      expect(
        rules?.collects.map(({ id }) => id),
        `fields of ${step}`,
      ).toContain(field)
    for (const id of [playbook ?? [], playbooks ?? []].flat()) expect(library.playbooks.has(id), id).toBe(true)
    if (question !== undefined) expect(library.questions.has(question), question).toBe(true)
  })
})

describe('examples/gym-leak', () => {
  const folder = join('examples', 'gym-leak')

  it('is what the README shows', () => {
    const [, shown] = /```yaml\n# gym-leak\/gym-leak\.yaml\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
    expect(shown).toBe(readFileSync(join(folder, 'gym-leak.yaml'), 'utf8'))
  })

  it('has no mistakes', () => {
    const { files, problems } = readContentFolder(folder)
    const found = [...problems, ...checkContent(files, { today: releaseDay, bundled: library }).problems]
    expect(found.map((problem) => writeProblem(problem, 'en'))).toEqual([])
  })

  it('can be listed, shown and started, marked as not bundled', async () => {
    const data = mkdtempSync(join(tmpdir(), 'leak-help-example-'))
    const own = ['--lang', 'en', '--playbooks', join(process.cwd(), folder)]
    const run = (...args: string[]) => runProgram({ args: [...own, ...args], dataFolder: data })
    expect((await run('list')).stdout).toMatch(/gym-leak +\[not\sbundled\] A gym leaked/)
    expect((await run('show', 'gym-leak')).stdout).toContain("A gym leaked its members' data")
    const { status, stdout } = await run('--json', 'start', 'gym-leak')
    expect(status).toBe(2)
    expect(JSON.parse(stdout).missing.map(({ id }: { id: string }) => id)).toContain('harm')
    rmSync(data, { recursive: true })
  })
})

describe('docs/authoring.md', () => {
  const authoring = readFileSync('docs/authoring.md', 'utf8')

  it.each(Object.entries({ ...entrySchemas, personas: personaSchema }))('names every key of %s', (_home, schema) => {
    const missing = keysIn(schema).filter((key) => !new RegExp(`\\b${key}\\b`).test(authoring))
    expect(missing).toEqual([])
  })

  it('names every kind of file', () => {
    const missing = fileKinds
      .map(({ name }) => name.replace('<playbook>', '<id>'))
      .filter((name) => !authoring.includes(name.replace(/^facts\/(?=deadlines|threats)/, '')))
    expect(missing).toEqual([])
  })

  it('names only problems that the checker knows', () => {
    const codes = [...readFileSync('docs/problems.md', 'utf8').matchAll(/^\| `([a-z-]+)`/gm)].map((match) => match[1])
    expect(codes).toEqual(Object.keys(problemKinds))
  })
})

describe('the schemas for editors', () => {
  const files = readdirSync('playbooks', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'))
  const validator = () =>
    new Ajv({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/, 'date-time': /^\d{4}-\d{2}-\d{2}T/ } })
  const ajv = validator()

  it.each(files)('take %s, which names its own', (path) => {
    const text = readFileSync(join('playbooks', path), 'utf8')
    const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? []
    const file = join('playbooks', path, '..', schema)
    const key = ajv.getSchema(file) ?? ajv.compile({ ...JSON.parse(readFileSync(file, 'utf8')), $id: file })
    key(JSON.parse(JSON.stringify(parseGuardedYaml(text).value)))
    expect(key.errors ?? []).toEqual([])
  })

  it('refuse a field that does not exist', () => {
    const schema = JSON.parse(readFileSync('docs/schema/playbooks.schema.json', 'utf8'))
    const { value } = parseGuardedYaml(readFileSync('examples/gym-leak/gym-leak.yaml', 'utf8'))
    const valid = validator().compile(schema)
    expect(valid(JSON.parse(JSON.stringify(value)))).toBe(true)
    expect(valid({ ...JSON.parse(JSON.stringify(value)), colour: 'red' })).toBe(false)
  })
})

it('every bundled file is in the one style', () => {
  const differing = readdirSync('playbooks', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .filter((path) => {
      const text = readFileSync(join('playbooks', path), 'utf8')
      return formatContentFile(path.replaceAll('\\', '/'), text) !== text
    })
  expect(differing).toEqual([])
})

it('links between documents lead somewhere', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...docsIn('docs')]
  const broken = documents.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map((match) => join(path, '..', match[1] ?? ''))
      .filter((target) => !existsSync(target))
      .map((target) => `${path} → ${target}`),
  )
  expect(broken).toEqual([])
})

it('files that the documents name exist', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', ...docsIn('docs')]
  const named = /`((?:src|tests|tools|docs|playbooks|examples)\/[\w./-]+\.(?:ts|md|yaml|json|mjs))`/g
  const missing = documents.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(named)]
      .map((match) => match[1] ?? '')
      .filter((file) => !existsSync(file))
      .map((file) => `${path} names ${file}`),
  )
  expect(missing).toEqual([])
})

function docsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
}

/** Every key of the objects inside a schema. */
function keysIn(schema: unknown): string[] {
  const found = new Set<string>()
  const seen = new Set<unknown>()
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return
    seen.add(part)
    if ('type' in part && part.type === 'strict_object' && 'entries' in part)
      for (const key of Object.keys(part.entries as object)) found.add(key)
    for (const inner of Object.values(part)) look(inner)
  }
  look(schema)
  return [...found]
}

it('looks into the schemas', () => {
  expect(keysIn(v.strictObject({ a: v.array(v.strictObject({ b: v.string() })) }))).toEqual(['a', 'b'])
})
