// With whom a step is done, as far as it decides who may read that it was.
import { type Library, pickEntries, type StepRules } from '../content/library.ts'
import type { MaskField } from './mask.ts'

type StepField = Extract<MaskField, `step.${string}`>

/** The row of the table that a step stands in: the most private of those that fit. */
export function fieldOfStep(library: Pick<Library, 'letters' | 'contacts'>, step: StepRules): StepField {
  if (step.stage === 'safety') return 'step.safety'
  if (step.stage === 'habit') return 'step.habit'
  const routes = new Set<string>(pickEntries(library.letters, step.letters ?? []).map(({ route }) => route))
  const places = new Set<string>(pickEntries(library.contacts, step.contacts).map(({ category }) => category))
  const goesTo = (...names: string[]) => names.some((name) => routes.has(name))
  const asks = (...names: string[]) => names.some((name) => places.has(name))
  if (asks('health', 'women', 'minor')) return 'step.support'
  if (asks('legal', 'oversight', 'court') || goesTo('court', 'procuratorate', 'helper')) return 'step.legal'
  if (goesTo('regulator', 'registry', 'employer', 'school', 'person', 'contacts')) return 'step.complaint'
  if (asks('bank', 'payment') || goesTo('bank', 'credit-centre', 'creditor')) return 'step.bank'
  if (goesTo('police')) return 'step.police'
  if (asks('platform', 'telecom') || goesTo('holder', 'platform', 'carrier')) return 'step.platform'
  return asks('police') ? 'step.police' : 'step.own'
}
