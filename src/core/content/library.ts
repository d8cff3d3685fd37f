// The library: all content a plan is computed from, keyed by id.

import type { Text } from '../text.ts'
import type { Common, Contact, Deadline, Law, Question, Retired, Scenario, Step, Terms, Threat } from './schema.ts'

/** A playbook as `list` shows it. */
export interface PlaybookEntry {
  id: string
  group: Scenario['group']
  title: Text
  summary: Text
  keywords: { zh: string[]; en: string[] }
  /** Comes from the person's own folder and was not checked by us. */
  bundled: boolean
}

/** Public holidays moved onto working days, and weekends worked instead, as the State Council set them. */
export interface HolidayCalendar {
  /** Dates `YYYY-MM-DD` that are no working day though Monday to Friday. */
  holidays: string[]
  /** Weekend dates that are worked. */
  workdays: string[]
  /** Years the calendar knows; outside them a date is an estimate. */
  years: number[]
}

export interface Library {
  /** Changes whenever content changes; a session remembers which one it last saw. */
  version: string
  common: Common
  scenarios: Record<string, Scenario>
  questions: Record<string, Question>
  steps: Record<string, Step>
  contacts: Record<string, Contact>
  laws: Record<string, Law>
  deadlines: Record<string, Deadline>
  threats: Record<string, Threat>
  terms: Terms
  retired: Retired[]
  calendar: HolidayCalendar
}

/** Keys of the library that are records of entries by id. */
export const registries = ['scenarios', 'questions', 'steps', 'contacts', 'laws', 'deadlines', 'threats'] as const
export type Registry = (typeof registries)[number]

/** The parts of several libraries in one; a later library wins where ids meet. */
export function mergeLibraries(first: Library, ...others: Library[]): Library {
  const merged: Library = { ...first }
  for (const other of others) {
    // Without a prototype: an id such as `constructor` must not find what every object inherits.
    for (const key of registries)
      Object.assign(merged, { [key]: Object.assign(Object.create(null), merged[key], other[key]) })
  }
  return merged
}
