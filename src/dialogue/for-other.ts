import { actingFor } from '../core/content/known-ids.ts'
import { own } from '../core/content/own.ts'
import type { Session } from '../core/session/schema.ts'

/** Whether somebody acts for the person concerned, as far as was answered. */
export function isForOther({ answers }: Pick<Session, 'answers'>): boolean {
  return own(answers, actingFor.question) === actingFor.other
}
