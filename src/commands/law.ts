// `leak-help law [query]`: looks up articles of law. Reads only.
import { findLaws } from '../core/search/registry.ts'
import { type LookUpOptions, lookUp } from '../dialogue/look-up.ts'
import type { Ports } from '../ports.ts'
import { lawsJson, lawsView } from '../render/registry-view.ts'

/** Prints the laws that fit. */
export function law(ports: Ports, options: LookUpOptions): Promise<void> {
  return lookUp(ports, options, { find: findLaws, json: lawsJson, view: lawsView })
}
