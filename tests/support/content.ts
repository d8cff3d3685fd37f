// The content of playbooks/ as the tests see it: read and parsed once.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkContent } from '../../src/core/check-content.ts'
import type { HolidayCalendar, Library } from '../../src/core/library.ts'
import { bundledLimits, readContentFolder } from '../../src/io/content-folder.ts'

/** The day the bundled content is checked for in tests. */
export const releaseDay = '2026-11-22'

/** Public holidays as the build takes them. */
export const calendar: HolidayCalendar = (() => {
  const file = join('node_modules', 'chinese-days', 'dist', 'chinese-days.json')
  const { holidays, workdays } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'holidays' | 'workdays',
    Record<string, string>
  >
  return { holidays: Object.keys(holidays), workdays: Object.keys(workdays), years: [2024, 2025, 2026] }
})()

const read = readContentFolder('playbooks', bundledLimits)

/** Everything the checker says of the bundled content. */
export const checked = checkContent(read.files, { today: releaseDay })
export const unreadable = read.problems

/** The bundled library. */
export const library: Library = { ...checked.parsed.content, calendar, version: 'test' }
