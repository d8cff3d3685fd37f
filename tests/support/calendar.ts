// Public holidays as the build takes them; apart from the content, which takes seconds to read.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HolidayCalendar } from '../../src/core/dates.ts'

/** Public holidays as the build takes them. */
export const calendar: HolidayCalendar = (() => {
  const file = join('node_modules', 'chinese-days', 'dist', 'chinese-days.json')
  const { holidays, workdays } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'holidays' | 'workdays',
    Record<string, string>
  >
  return { holidays: Object.keys(holidays), workdays: Object.keys(workdays), years: [2024, 2025, 2026] }
})()
