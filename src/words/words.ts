// The program's own words in the reader's language. Advice never stands here: it lives in playbooks/.
import type { Language } from '../core/text.ts'
import { answers } from './answers.ts'
import { calendar } from './calendar.ts'
import { card } from './card.ts'
import { common } from './common.ts'
import { day } from './day.ts'
import { desk } from './desk.ts'
import { encryption } from './encryption.ts'
import { errors } from './errors.ts'
import { eventDay } from './event-day.ts'
import { evidence } from './evidence.ts'
import { handover } from './handover.ts'
import { letters } from './letters.ts'
import { library } from './library.ts'
import { losses } from './losses.ts'
import { notebook } from './notebook.ts'
import { outside } from './outside.ts'
import { page } from './page.ts'
import { plan } from './plan.ts'
import { wordsAsTyped } from './program.ts'
import { record } from './record.ts'
import { report } from './report.ts'
import { session } from './session.ts'
import { start } from './start.ts'
import { walk } from './walk.ts'
import { wanted } from './wanted.ts'
import { why } from './why.ts'

/** All words of one language, with commands as they have to be typed here. */
export function wordsIn(language: Language): Words {
  return wordsAsTyped(writtenWords[language])
}

/** The same as they are written, for scripts: on every computer alike. */
export function wordsForScripts(language: Language): Words {
  return writtenWords[language]
}

const writtenWords = { zh: allIn('zh'), en: allIn('en') }

function allIn(language: Language) {
  return {
    ...common[language],
    ...card[language],
    ...plan[language],
    ...start[language],
    ...walk[language],
    ...record[language],
    ...answers[language],
    ...day[language],
    ...eventDay[language],
    ...why[language],
    ...notebook[language],
    ...evidence[language],
    ...losses[language],
    ...wanted[language],
    ...session[language],
    ...desk[language],
    ...handover[language],
    ...encryption[language],
    ...letters[language],
    ...report[language],
    ...calendar[language],
    ...page[language],
    ...library[language],
    ...outside[language],
    ...errors[language],
  }
}

/** The program's own words; every language has all of them. */
export type Words = ReturnType<typeof allIn>
