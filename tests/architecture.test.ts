// Imports point towards core, each part uses only the packages it may, and the rooms of a part stand in an order too.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { staticClosure, staticImports } from '../tools/static-imports.mjs'
import { findMembersRead, readTypedSource } from './support/typed-source.ts'

interface Part {
  /** Parts of src/ whose files may be imported. */
  own: string[]
  packages: RegExp
}

const none = /^$/
// `ports` and `errors` are single files; `core` types reach them.
const allowed: Record<string, Part> = {
  core: { own: ['core'], packages: /^(valibot|stemmer)$/ },
  ports: { own: ['core'], packages: none },
  errors: { own: ['core'], packages: none },
  words: { own: ['core', 'words'], packages: none },
  render: { own: ['core', 'words', 'render'], packages: /^(chalk|docx|get-east-asian-width)$/ },
  io: { own: ['core', 'errors', 'ports', 'io'], packages: /^(node:.*|yaml|@inquirer\/core|age-encryption)$/ },
  dialogue: { own: ['core', 'words', 'render', 'errors', 'ports', 'dialogue'], packages: none },
  commands: { own: ['core', 'words', 'render', 'errors', 'ports', 'dialogue'], packages: none },
  cli: { own: ['core', 'words', 'render', 'errors', 'ports', 'dialogue', 'commands', 'cli'], packages: /^commander$/ },
  main: {
    own: ['core', 'words', 'render', 'errors', 'ports', 'io', 'dialogue', 'commands', 'cli', 'package.json'],
    packages: /^(node:.*|commander)$/,
  },
}

// Rooms from the ground up: a room imports from its own floor's rooms never, from lower floors freely.
const floors: Record<string, string[][]> = {
  core: [['.'], ['content', 'guard'], ['search', 'session'], ['plan'], ['papers'], ['check']],
  io: [
    ['files', 'yaml'],
    ['sessions', 'content', 'terminal'],
  ],
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))

interface Import {
  file: string
  target: string
}

const imports = files.flatMap((file): Import[] =>
  [...readFileSync(join('src', file), 'utf8').matchAll(/(?:\bfrom |\bimport\(|^import )'([^'\s]+)'/gm)].map(
    (match) => ({ file, target: match[1] ?? '' }),
  ),
)

it('finds the imports it is about', () => {
  expect(imports.length).toBeGreaterThan(200)
  expect(new Set(files.map(partOf))).toEqual(new Set(Object.keys(allowed)))
})

it('imports only what the table allows', () => {
  const wrong = imports.filter(({ file, target }) => !isAllowed(file, target))
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
})

it('imports between the rooms of a part only downwards', () => {
  const wrong = imports.filter(({ file, target }) => {
    const to = target.startsWith('.') ? join(file, '..', target) : undefined
    const rooms = floors[partOf(file)]
    if (!rooms || to === undefined || partOf(to) !== partOf(file)) return false
    const [from, into] = [roomOf(file), roomOf(to)]
    return from !== into && floorOf(rooms, into) >= floorOf(rooms, from)
  })
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
})

it('has a floor for every room', () => {
  const without = files.filter((file) => {
    const rooms = floors[partOf(file)]
    return rooms && floorOf(rooms, roomOf(file)) < 0
  })
  expect(without).toEqual([])
})

it('holds nothing but commands in commands/, none of which imports another', () => {
  const between = imports.filter(
    ({ file, target }) => partOf(file) === 'commands' && partOf(join(file, '..', target)) === 'commands',
  )
  expect(between.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
})

it('loads heavy packages only when they are used', () => {
  const heavy = /^(yaml|@inquirer\/core|chalk|age-encryption|valibot|docx)$/
  const atOnce = [...staticClosure('src/main.ts')].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^import (?!type )[^;]*?from '([^'.]+)'/gm)]
      .filter((match) => heavy.test(match[1] ?? ''))
      .map((match) => `${file} imports ${match[1]}`),
  )
  expect(atOnce).toEqual([])
})

it('has no circular imports, not even of types', () => {
  const circles: string[] = []
  const finished = new Set<string>()
  const walk = (file: string, path: string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      return
    }
    if (finished.has(file)) return
    for (const next of allImports(file)) walk(next, [...path, file])
    finished.add(file)
  }
  for (const file of files) walk(file, [])
  expect(circles).toEqual([])
  expect(staticImports('src/main.ts').length).toBeGreaterThan(0)
})

it('never ends the process except on a signal', () => {
  const callers = files.filter((file) => /process\.exit\(/.test(readFileSync(join('src', file), 'utf8')))
  expect(callers).toEqual(['io/terminal/signals.ts'])
})

it('prints JSON through one place, which spells out what a terminal would obey', () => {
  const callers = files.filter((file) => /JSON\.stringify\(/.test(readFileSync(join('src', file), 'utf8')))
  expect(callers.filter((file) => !/^(?:core|io)[/\\]/.test(file))).toEqual([join('render', 'json-text.ts')])
})

// What comes from a folder of one's own is marked by those who alone read the sentences, numbers and addresses of the
// content. Who needs one of these asks them; core/ and io/ show nothing.
const readers: Record<string, string[]> = {
  'Texts.name': ['render/reader.ts'],
  'Texts.entry': ['render/reader.ts'],
  'Texts.term': ['render/reader.ts'],
  'Texts.sources': ['render/reader.ts'],
  'ContentSource.texts': ['dialogue/reader.ts'],
  'Playbook.title': ['dialogue/listed-playbooks.ts', 'render/show-view.ts'],
  'Playbook.summary': ['dialogue/listed-playbooks.ts', 'render/show-view.ts'],
  'Contact.phone': ['render/contact.ts', 'render/number-line.ts', 'render/reader.ts'],
  'Contact.url': ['render/contact.ts', 'render/number-line.ts', 'render/reader.ts'],
  'LawTexts.chinese': ['render/names.ts'],
  // Without a mark: for scripts, which get `bundled` beside it.
  'Reader.named': ['render/contact.ts', 'render/letter-view.ts', 'render/names.ts', 'render/report-view.ts'],
  'Reader.plain': [
    'dialogue/missing-answers.ts',
    'render/answers-view.ts',
    'render/contact.ts',
    'render/lapse-view.ts',
    'render/letter-view.ts',
    'render/names.ts',
    'render/show-view.ts',
    'render/threat-view.ts',
    'render/wanted-view.ts',
  ],
}

it('shows what may come from a folder of one’s own through those who mark it', () => {
  const { files: sources, checker } = readTypedSource()
  const found = new Map<string, Set<string>>()
  for (const source of sources) {
    const file = relative(resolve('src'), source.fileName).replaceAll('\\', '/')
    if (/^(?:core|io)\//.test(file)) continue
    const look = (node: ts.Node): void => {
      for (const member of findMembersRead(checker, node)) {
        const name = nameMember(member)
        if (Object.hasOwn(readers, name)) found.set(name, (found.get(name) ?? new Set()).add(file))
      }
      ts.forEachChild(node, look)
    }
    look(source)
  }
  const sorted = Object.fromEntries([...found].map(([name, users]) => [name, [...users].sort()]))
  expect(sorted).toEqual(readers)
})

// `Interface.member`; the fields of a schema by the name of its type: `contactSchema` is `Contact`.
function nameMember(member: ts.Node): string {
  const name =
    ts.isPropertySignature(member) || ts.isMethodSignature(member) || ts.isPropertyAssignment(member)
      ? member.name.getText()
      : ''
  for (let at: ts.Node = member; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isInterfaceDeclaration(at)) return `${at.name.text}.${name}`
    if (!ts.isVariableDeclaration(at)) continue
    const schema = at.name.getText().replace(/Schema$/, '')
    return `${schema.charAt(0).toUpperCase()}${schema.slice(1)}.${name}`
  }
  return name
}

function partOf(file: string): string {
  return file.split(/[/\\]/)[0]?.replace(/\.ts$/, '') ?? ''
}

/** The folder below the part; a file right in the part is in `.`. */
function roomOf(file: string): string {
  const [, room = '', ...rest] = file.split(/[/\\]/)
  return rest.length === 0 ? '.' : room
}

function floorOf(rooms: string[][], room: string): number {
  return rooms.findIndex((floor) => floor.includes(room))
}

function isAllowed(file: string, target: string): boolean {
  const rule = allowed[partOf(file)]
  if (!rule) return false
  if (!target.startsWith('.')) return rule.packages.test(target)
  const path = join(file, '..', target)
  if (partOf(path) === partOf(file) && partOf(file) === 'commands') return false
  return rule.own.includes(path.startsWith('..') ? (path.split(/[/\\]/).at(-1) ?? '') : partOf(path))
}

// Files of ours that a file imports in whatever way but `import()`, which closes no circle.
function allImports(file: string): string[] {
  return [...readFileSync(join('src', file), 'utf8').matchAll(/\bfrom '(\.[^']+\.ts)'/g)].map((match) =>
    join(file, '..', match[1] ?? ''),
  )
}
