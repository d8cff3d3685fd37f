// A day at the keyboard: those that are meant most often can be chosen, any other is typed.
import { unsure } from '../core/content/vocabulary.ts'
import { addDays, type Day, isDay } from '../core/dates.ts'
import { refusePastUntil } from '../core/plan/record-step.ts'
import { writeRefusal } from '../core/refusal.ts'
import { asDay, type TypedDayOptions } from '../core/typed-day.ts'
import { WentBack } from '../errors.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import type { Look } from '../render/look.ts'

type Wording = Pick<Look, 'language' | 'words'>

/** Asks for a day from today on; undefined where the person sets none. With `canGoBack`, going back rejects with WentBack. */
export async function askComingDay(
  ports: Pick<Ports, 'today'>,
  keyboard: Keyboard,
  { language, words }: Wording,
  { canGoBack = false }: { canGoBack?: boolean } = {},
): Promise<Day | undefined> {
  const today = ports.today()
  const { tomorrow, inThreeDays, inAWeek, open, untilAsk, untilHint } = words.day
  const near = [
    { value: 'tomorrow', label: tomorrow, day: addDays(today, 1) },
    { value: 'in-3-days', label: inThreeDays, day: addDays(today, 3) },
    { value: 'in-a-week', label: inAWeek, day: addDays(today, 7) },
  ]
  const check = (day: string) => {
    const refusal = refusePastUntil(day, today)
    return refusal && writeRefusal(refusal, language)
  }
  const question = { message: untilAsk, canGoBack }
  const typed = { hint: untilHint, today, toward: 'future', check } as const
  return askDay(keyboard, words, { question, near, none: { value: 'none', label: open }, typed })
}

/** What a day up to today is asked with. */
export interface PastDayQuestion {
  message: string
  hint?: string
  today: Day
  /** The day that is answered so far. */
  current?: Day | undefined
  canGoBack?: boolean
  /**
   * A sentence when a day will not do; it is asked about a day and, where what was typed is none, about that text. Without it
   * every day up to today will do.
   */
  check?: (day: string) => string | undefined
}

/** Asks for a day up to today; `unsure` where the person cannot say. Of the near days only those that will do are offered. */
export async function askPastDay(
  keyboard: Keyboard,
  { words }: Wording,
  { message, hint, today, current, canGoBack = false, check = upTo(today, words.day.notADay) }: PastDayQuestion,
): Promise<Day | typeof unsure> {
  const near = [
    ...(current === undefined ? [] : [{ value: 'current', label: words.answers.set, day: current }]),
    { value: 'today', label: words.day.today, day: today },
    { value: 'yesterday', label: words.day.yesterday, day: addDays(today, -1) },
    { value: 'day-before-yesterday', label: words.day.beforeYesterday, day: addDays(today, -2) },
  ].filter(({ day }) => check(day) === undefined)
  const question = { message, canGoBack, ...(hint === undefined ? {} : { hint }) }
  const typed = { hint: words.day.pastHint, today, toward: 'past', check } as const
  return (
    (await askDay(keyboard, words, { question, near, none: { value: unsure, label: words.unsure }, typed })) ?? unsure
  )
}

function upTo(today: Day, otherwise: string): (day: string) => string | undefined {
  return (day) => (isDay(day) && day <= today ? undefined : otherwise)
}

interface DayQuestion {
  question: { message: string; hint?: string; canGoBack: boolean }
  near: readonly (Choice & { day: Day })[]
  none: Choice
  typed: TypedDayOptions & { hint: string; check: (day: string) => string | undefined }
}

const other = 'other'

// Undefined: none of all days. From the typed day one can go back to the choices.
async function askDay(
  keyboard: Keyboard,
  words: Wording['words'],
  { question, near, none, typed }: DayQuestion,
): Promise<Day | undefined> {
  for (;;) {
    const chosen = await keyboard.chooseOne({
      ...question,
      choices: [
        ...near.map(({ value, label, day }) => ({ value, label: words.bracketed(label, day) })),
        { value: other, label: words.day.other },
        none,
      ],
    })
    if (chosen !== other) return near.find(({ value }) => value === chosen)?.day
    const entered = await typeDay(keyboard, question.message, typed)
    if (entered !== 'back') return entered
  }
}

async function typeDay(
  keyboard: Keyboard,
  message: string,
  { hint, check, ...direction }: DayQuestion['typed'],
): Promise<Day | undefined | 'back'> {
  try {
    const entered = await keyboard.enterText({
      message,
      hint,
      canGoBack: true,
      check: (text) => (text.trim() === '' ? undefined : check(asDay(text, direction))),
    })
    return entered.trim() === '' ? undefined : asDay(entered, direction)
  } catch (error) {
    if (error instanceof WentBack) return 'back'
    throw error
  }
}
