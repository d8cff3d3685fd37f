// The program's own words in the reader's language. Advice never stands here: it lives in playbooks/.
import type { Language } from '../core/text.ts'
import { card } from './card.ts'
import { common } from './common.ts'
import { encryption } from './encryption.ts'
import { errors } from './errors.ts'
import { eventDay } from './event-day.ts'
import { library } from './library.ts'
import { outside } from './outside.ts'
import { plan } from './plan.ts'
import { record } from './record.ts'
import { session } from './session.ts'
import { start } from './start.ts'
import { walk } from './walk.ts'
import { why } from './why.ts'

/** All words of one language. */
export function wordsIn(language: Language) {
  return {
    ...common[language],
    ...card[language],
    ...plan[language],
    ...start[language],
    ...walk[language],
    ...record[language],
    ...eventDay[language],
    ...why[language],
    ...session[language],
    ...encryption[language],
    ...library[language],
    ...outside[language],
    ...errors[language],
  }
}

/** The program's own words; every language has all of them. */
export type Words = ReturnType<typeof wordsIn>
