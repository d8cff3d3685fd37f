// `leak-help contact [query]`: looks up hotlines, offices and sites. Reads only.
import { findContacts } from '../core/search/registry.ts'
import { type LookUpOptions, lookUp } from '../dialogue/look-up.ts'
import type { Ports } from '../ports.ts'
import { contactsJson, contactsView } from '../render/registry-view.ts'

/** Prints the contacts that fit. */
export function contact(ports: Ports, options: LookUpOptions): Promise<void> {
  return lookUp(ports, options, { find: findContacts, json: contactsJson, view: contactsView })
}
