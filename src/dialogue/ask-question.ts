// Asks one question of the library at the keyboard and returns the checked answer.

import type { Library } from '../core/content/library.ts'
import type { Question } from '../core/content/schema.ts'
import { dayInChina } from '../core/dates.ts'
import { maskSecretNumbers } from '../core/guard/secret-numbers.ts'
import { checkAnswer, unsure } from '../core/plan/questions.ts'
import type { Answer } from '../core/session/schema.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { questionText } from '../render/labels.ts'
import type { Look } from '../render/look.ts'
import { sentence } from '../render/sentence.ts'
import { enterSafeText } from './enter-text.ts'

/** What a question is asked with. */
export interface Asking {
  ports: Ports
  keyboard: Keyboard
  library: Library
  look: Look
  actingForOther: boolean
}

/** Asks until the answer fits. "Not sure" is always the last choice. */
export async function askQuestion(asking: Asking, question: Question): Promise<Answer> {
  const { keyboard, look, library } = asking
  const message = questionText(look, library, question, asking.actingForOther)
  const why = question.why
    ? `${look.words.start.why}${look.words.colon}${sentence(library, question.why, look.language)}`
    : undefined
  const hint = why === undefined ? {} : { hint: why }
  const choices = choicesOf(asking, question)
  switch (question.type) {
    case 'yes-no':
    case 'one':
      return keyboard.chooseOne({ message, ...hint, choices })
    case 'many': {
      const chosen = await keyboard.chooseMany({ message, ...hint, choices })
      return chosen.includes(unsure) || chosen.length === 0 ? unsure : chosen
    }
    case 'date':
    case 'text':
      return askText(asking, question, { message, ...hint })
  }
}

async function askText(asking: Asking, question: Question, text: { message: string; hint?: string }): Promise<Answer> {
  const { keyboard, look, ports } = asking
  const today = dayInChina(ports.now())
  const how = question.type === 'date' ? look.words.start.date : look.words.start.text
  const given = await enterSafeText(keyboard, look, {
    message: text.message,
    hint: [text.hint, how].filter(Boolean).join('\n'),
    check: (entered) => {
      if (entered.trim() === '') return undefined
      // A full number is not refused here: its masked form is offered.
      const checked = checkAnswer(question, maskSecretNumbers(entered.trim()), today)
      return checked.ok ? undefined : checked.problem[look.language]
    },
  })
  return given === '' ? unsure : given
}

function choicesOf({ look, library }: Asking, question: Question): Choice[] {
  const { words } = look
  const last = { value: unsure, label: words.unsure, alone: true }
  if (question.type === 'yes-no') return [{ value: 'yes', label: words.yes }, { value: 'no', label: words.no }, last]
  return [
    ...question.choices.map(({ id, text, alone }) => ({
      value: id,
      label: sentence(library, text, look.language),
      alone,
    })),
    last,
  ]
}
