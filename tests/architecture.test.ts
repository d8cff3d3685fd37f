// Imports point towards core, and each part uses only the packages it may.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

interface Part {
  /** Parts of src/ whose files may be imported. */
  own: string[]
  packages: RegExp
}

const none = /^$/
// `ports` and `errors` are single files; `core` types reach them.
const allowed: Record<string, Part> = {
  core: { own: ['core'], packages: /^valibot$/ },
  ports: { own: ['core'], packages: none },
  errors: { own: ['core'], packages: none },
  words: { own: ['core', 'words'], packages: none },
  render: { own: ['core', 'words', 'render'], packages: /^(chalk|get-east-asian-width)$/ },
  io: { own: ['core', 'errors', 'ports', 'io'], packages: /^(node:.*|yaml|@inquirer\/prompts|age-encryption)$/ },
  dialogue: { own: ['core', 'words', 'render', 'errors', 'ports', 'dialogue', 'commands'], packages: none },
  commands: { own: ['core', 'words', 'render', 'errors', 'ports', 'dialogue', 'commands'], packages: none },
  cli: { own: ['core', 'words', 'render', 'errors', 'ports', 'dialogue', 'commands', 'cli'], packages: /^commander$/ },
  run: { own: ['core', 'words', 'render', 'errors', 'ports', 'io', 'cli'], packages: /^(node:.*|commander)$/ },
  main: { own: ['run', 'package.json'], packages: none },
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))

interface Import {
  file: string
  part: string
  target: string
}

const imports = files.flatMap((file): Import[] =>
  [...readFileSync(join('src', file), 'utf8').matchAll(/(?:\bfrom |\bimport\(|^import )'([^'\s]+)'/gm)].map(
    (match) => ({
      file,
      part: partOf(file),
      target: match[1] ?? '',
    }),
  ),
)

it('finds the imports it is about', () => {
  expect(imports.length).toBeGreaterThan(200)
  expect(new Set(imports.map(({ part }) => part))).toEqual(new Set(Object.keys(allowed)))
})

it('imports only what the table allows', () => {
  const wrong = imports.filter(({ file, part, target }) => !isAllowed(file, part, target))
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
})

it('loads heavy packages only by import()', () => {
  const heavy = /^(yaml|@inquirer\/prompts|chalk|age-encryption)$/
  const files = imports.filter(({ target }) => heavy.test(target)).map(({ file }) => file)
  const hot = new Set(['run.ts', 'cli/program.ts'])
  const reachable = [...hot]
  for (const file of reachable) {
    for (const next of staticImports(file)) if (!reachable.includes(next)) reachable.push(next)
  }
  const staticHeavy = files.filter((file) => reachable.includes(file) && !importsLazily(file, heavy))
  expect(staticHeavy).toEqual([])
})

it('has no circular imports', () => {
  const circles: string[] = []
  const finished = new Set<string>()
  const walk = (file: string, path: string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      return
    }
    if (finished.has(file)) return
    for (const next of staticImports(file)) walk(next, [...path, file])
    finished.add(file)
  }
  for (const file of files) walk(file, [])
  expect(circles).toEqual([])
})

it('never ends the process except on a signal', () => {
  const callers = files.filter((file) => /process\.exit\(/.test(readFileSync(join('src', file), 'utf8')))
  expect(callers).toEqual(['io/terminal/signals.ts'])
})

function partOf(file: string): string {
  return file.split(/[/\\]/)[0]?.replace(/\.ts$/, '') ?? ''
}

function isAllowed(file: string, part: string, target: string): boolean {
  const rule = allowed[part]
  if (!rule) return false
  if (!target.startsWith('.')) return rule.packages.test(target)
  const path = join(file, '..', target)
  return rule.own.includes(path.startsWith('..') ? (path.split(/[/\\]/).at(-1) ?? '') : partOf(path))
}

function staticImports(file: string): string[] {
  const source = readFileSync(join('src', file), 'utf8')
  return [...source.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm)]
    .map((match) => join(file, '..', match[1] ?? ''))
    .filter((path) => path.endsWith('.ts') && statSync(join('src', path), { throwIfNoEntry: false })?.isFile())
}

function importsLazily(file: string, heavy: RegExp): boolean {
  const source = readFileSync(join('src', file), 'utf8')
  return ![...source.matchAll(/^import (?!type )[^;]*?from '([^']+)'/gm)].some((match) => heavy.test(match[1] ?? ''))
}
