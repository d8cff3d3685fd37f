// Build step: checks playbooks/ and writes it as JSON, one file per playbook with all that playbook can need.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkContent } from '../src/core/check/check.ts'
import { problemLine } from '../src/core/check/problem.ts'
import type { HolidayCalendar, Library, PlaybookEntry } from '../src/core/content/library.ts'
import { librarySlice } from '../src/core/content/library-slice.ts'
import { type Language, languages } from '../src/core/text.ts'
import { bundledLimits, readContentFolder } from '../src/io/content/folder.ts'

const firstYear = '2024'
const [from = 'playbooks', to = 'dist/content'] = process.argv.slice(2)
const read = readContentFolder(from, bundledLimits)
const { parsed, problems } = checkContent(read.files, { today: releaseDay(from) })
const all = [...read.problems, ...problems]
if (all.length > 0) {
  for (const problem of all) console.error(problemLine(problem, 'en'))
  console.error(`${all.length} mistakes in ${from}`)
  process.exitCode = 1
} else {
  write(to)
}

function write(folder: string): void {
  const calendar = holidayCalendar()
  const text = JSON.stringify({ ...parsed.content, calendar })
  const library: Library = {
    ...parsed.content,
    calendar,
    version: createHash('sha256').update(text).digest('hex').slice(0, 12),
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'playbooks'), { recursive: true })
  const save = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value))
  save('index.json', {
    version: library.version,
    entries: Object.values(library.scenarios).map(entryOf),
    retired: library.retired,
  })
  save('library.json', library)
  for (const language of languages) {
    save(`common.${language}.json`, inLanguage(slim(librarySlice(library, [])), language))
    for (const id of Object.keys(library.scenarios)) {
      save(`playbooks/${id}.${language}.json`, inLanguage(slim(librarySlice(library, [id])), language))
    }
  }
}

// What only `why` shows is left to library.json: gists and sources are a third of a playbook's file.
function slim(library: Library): Library {
  const empty = { zh: '', en: '' }
  return {
    ...library,
    steps: mapValues(library.steps, (step) => ({ ...step, sources: [] })),
    laws: mapValues(library.laws, (law) => ({ ...law, gist: empty, sources: [] })),
    contacts: mapValues(library.contacts, (contact) => ({ ...contact, takes: empty, sources: [] })),
    deadlines: mapValues(library.deadlines, (deadline) => ({ ...deadline, sources: [] })),
  }
}

function mapValues<Entry>(entries: Record<string, Entry>, change: (entry: Entry) => Entry): Record<string, Entry> {
  return Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, change(entry)]))
}

// A run reads one language: the other one's sentences are left empty, which halves what is parsed at each start.
function inLanguage(value: unknown, language: Language): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => inLanguage(item, language))
  const { zh, en } = value as { zh?: unknown; en?: unknown }
  if (typeof zh === 'string' && typeof en === 'string')
    return { zh: '', en: '', [language]: language === 'zh' ? zh : en }
  // The names of laws stay in both: English readers show the Chinese one at a counter.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'law' || key === 'article' ? item : inLanguage(item, language),
    ]),
  )
}

function entryOf({ id, group, title, summary, keywords }: Library['scenarios'][string]): PlaybookEntry {
  return { id, group, title, summary, keywords, bundled: true }
}

// The day the newest fact was checked: a build made years later from the same files is the same build.
function releaseDay(folder: string): string {
  const days = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/^\s*verified: "(\d{4}-\d{2}-\d{2})"/gm)])
    .map((match) => match[1] ?? '')
  return days.sort().at(-1) ?? '2026-01-01'
}

/** Holidays and make-up days from the chinese-days package, for the years around now. */
function holidayCalendar(): HolidayCalendar {
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
