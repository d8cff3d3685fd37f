// Build step: checks playbooks/ and writes it as a run reads it. What is decided on is one file without language; the
// sentences of a language are one file with a line for each entry, read when they are shown; nothing stands there twice.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkContent } from '../src/core/check/check.ts'
import { writeProblem } from '../src/core/check/problem.ts'
import { findSeverity } from '../src/core/check/problem-codes.ts'
import { compileHelp, compileRules, entryTexts, listEntries, nameText } from '../src/core/content/compile.ts'
import { type Content, wholeHearing } from '../src/core/content/content.ts'
import { storeLibrary } from '../src/core/content/library.ts'
import { namedRegistries } from '../src/core/content/texts.ts'
import { registries } from '../src/core/content/vocabulary.ts'
import type { HolidayCalendar } from '../src/core/dates.ts'
import { compileHearing } from '../src/core/search/heard.ts'
import { learn } from '../src/core/search/learn.ts'
import { dangerCut, dangerLesson, playbookLesson, wordCut } from '../src/core/search/lessons.ts'
import { openLetters } from '../src/core/search/letters.ts'
import { packModel } from '../src/core/search/model.ts'
import { type Language, languages } from '../src/core/text.ts'
import type { CompiledNames, CompiledSources } from '../src/io/content/compiled.ts'
import { readContentFolder } from '../src/io/content/folder.ts'
import { letterLicences, makeLetterTables } from './letter-tables.ts'

const firstYear = '2024'
const [from = 'playbooks', to = 'dist/content'] = process.argv.slice(2)
const read = readContentFolder(from)
const { parsed, problems } = checkContent(read.files, { today: findReleaseDay(from) })
const all = [...read.problems, ...problems]
// What is worth mending keeps nobody from trying a change; `npm test` lets nothing of it pass.
const errors = all.filter(({ code }) => findSeverity(code) === 'error')
if (all.length > 0) console.error(`${errors.length} errors and ${all.length - errors.length} warnings in ${from}`)
if (errors.length > 0) {
  for (const problem of errors) console.error(writeProblem(problem, 'en'))
  process.exitCode = 1
} else {
  write(parsed.content, to)
}

function write(content: Content, folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const save = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value))
  const texts = languages.map((language) => ({ language, ...layOutTexts(content, language) }))
  const hash = createHash('sha256')
  const calendar = readHolidays()
  const library = compileRules(content, { version: '', calendar })
  hash.update(storeLibrary(library))
  for (const { lines } of texts) hash.update(lines)
  writeFileSync(join(folder, 'rules.jsonl'), storeLibrary({ ...library, version: hash.digest('hex').slice(0, 12) }))
  save('playbooks.json', listEntries(content))
  const tables = makeLetterTables()
  save('letters.json', tables)
  writeFileSync(join(folder, 'third-party-letters.txt'), letterLicences())
  const letters = openLetters(tables)
  const { danger, facts } = compileHearing(letters, wholeHearing(content))
  save('danger.json', { ...danger, help: compileHelp(content) })
  save('facts-heard.json', facts)
  const taught = { playbooks: [...content.playbooks.values()], hearing: wholeHearing(content) }
  writeFileSync(join(folder, 'playbooks.model'), packModel(learn(wordCut(letters), playbookLesson(taught))))
  writeFileSync(join(folder, 'danger.model'), packModel(learn(dangerCut(letters, danger), dangerLesson(taught))))
  save('sources.json', collectSources(content))
  for (const { language, names, lines } of texts) {
    save(`names.${language}.json`, names)
    writeFileSync(join(folder, `texts.${language}.jsonl`), lines)
  }
}

// One line for each entry, and where each line stands.
function layOutTexts(content: Content, language: Language): { names: CompiledNames; lines: Buffer } {
  const names: CompiledNames = {
    names: Object.fromEntries(
      namedRegistries.map((registry) => [
        registry,
        Object.fromEntries(
          [...content[registry].keys()].map((id) => [id, nameText(content, registry, id)?.[language] ?? id]),
        ),
      ]),
    ) as CompiledNames['names'],
    terms: {
      items: Object.fromEntries(content.terms.items.map(({ id, label }) => [id, label[language]])),
      evidence: Object.fromEntries(content.terms.evidence.map(({ id, label }) => [id, label[language]])),
      phrases: Object.fromEntries(content.terms.phrases.map(({ id, label }) => [id, label[language]])),
    },
    places: Object.fromEntries(registries.map((registry) => [registry, {}])) as CompiledNames['places'],
  }
  const lines: Buffer[] = []
  let offset = 0
  for (const registry of registries) {
    for (const id of content[registry].keys()) {
      const line = Buffer.from(JSON.stringify(entryTexts(content, { registry, id, language })))
      names.places[registry][id] = [offset, line.length]
      lines.push(line, Buffer.from('\n'))
      offset += line.length + 1
    }
  }
  return { names, lines: Buffer.concat(lines) }
}

// Lists of sources are long and many are the same: each stands once.
function collectSources(content: Content): CompiledSources {
  const lists: string[][] = []
  const known = new Map<string, number>()
  const entries: CompiledSources['entries'] = {}
  for (const registry of registries) {
    for (const [id, entry] of content[registry]) {
      if (!('sources' in entry) || entry.sources.length === 0) continue
      const key = JSON.stringify(entry.sources)
      if (!known.has(key)) known.set(key, lists.push(entry.sources) - 1)
      entries[`${registry}:${id}`] = known.get(key) ?? 0
    }
  }
  return { lists, entries }
}

// The day the newest fact was checked: a build made years later from the same files is the same build.
function findReleaseDay(folder: string): string {
  const days = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/^\s*verified: "(\d{4}-\d{2}-\d{2})"/gm)])
    .map((match) => match[1] ?? '')
  return days.sort().at(-1) ?? '2026-01-01'
}

/** Holidays and make-up days from the chinese-days package, for the years around now. */
function readHolidays(): HolidayCalendar {
  const file = join('node_modules', 'chinese-days', 'dist', 'chinese-days.json')
  const { holidays, workdays } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'holidays' | 'workdays',
    Record<string, string>
  >
  const recent = (days: Record<string, string>) =>
    Object.keys(days)
      .filter((day) => day >= firstYear)
      .sort()
  const years = [...new Set(recent(holidays).map((day) => Number(day.slice(0, 4))))]
  return { holidays: recent(holidays), workdays: recent(workdays), years }
}
