// Asks one question of the content at the keyboard and returns the checked answer.
import type { QuestionRules } from '../core/content/library.ts'
import { unsure } from '../core/content/vocabulary.ts'
import { maskSecretNumbers } from '../core/guard/secret-numbers.ts'
import { answerValues } from '../core/plan/facts.ts'
import { checkAnswer, choiceIds, type Given } from '../core/plan/questions.ts'
import type { Answer } from '../core/session/schema.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { writeAnswer, writeChoice, writeQuestion } from '../render/names.ts'
import type { Reader } from '../render/reader.ts'
import { askPastDay } from './ask-day.ts'
import { enterText } from './enter-text.ts'

/** What a question is asked with. */
export interface Asking {
  ports: Ports
  keyboard: Keyboard
  reader: Reader
  actsForOther: boolean
  /** What choosing another playbook said already of this question. */
  given?: Given | undefined
  /** For a question with several choices: those that are chosen already when it is shown. */
  marked?: readonly string[] | undefined
  /** What is answered so far: it stands there to be taken or changed. */
  current?: Answer | undefined
  /** The person can go back from it: then it rejects with WentBack. */
  canGoBack?: boolean
  /** Said before the question: how far the person has come. */
  progress?: string | undefined
  /** Said below it, before the reason: what it is asked for. */
  purpose?: string | undefined
}

/** Asks until the answer fits. "Not sure" is always the last choice. */
export async function askQuestion(asking: Asking, question: QuestionRules): Promise<Answer> {
  const { keyboard, reader, current, canGoBack = false, progress = '' } = asking
  const { why } = reader.entry('questions', question.id)
  const hints = [
    ...(asking.purpose ? [asking.purpose] : []),
    ...(why ? [reader.read(why)] : []),
    ...(asking.given ? [writeGiven(reader, question, asking.given)] : []),
  ]
  const text = {
    message: progress + writeQuestion(reader, question.id, asking.actsForOther),
    ...(hints.length > 0 ? { hint: hints.join('\n') } : {}),
    canGoBack,
  }
  switch (question.type) {
    case 'yes-no':
    case 'one':
      return keyboard.chooseOne({
        ...text,
        choices: listChoices(reader, question),
        ...(typeof current === 'string' ? { initial: current } : {}),
      })
    case 'many': {
      const marked = current === undefined ? asking.marked : answerValues(current)
      const chosen = await keyboard.chooseMany({
        ...text,
        choices: listChoices(reader, question),
        ...(marked ? { marked } : {}),
      })
      return chosen.includes(unsure) || chosen.length === 0 ? unsure : chosen
    }
    case 'date':
      return askDay(asking, question, text)
    case 'text':
      return askText(asking, question, text)
  }
}

// The answer is added to what is given, so choosing that again does no harm.
function writeGiven(reader: Reader, question: QuestionRules, { playbooks, values }: Given): string {
  const titles = reader.titles('playbooks', playbooks)
  const said = writeAnswer(reader, question, values)
  const { givenAmongMany, givenElsewhere } = reader.words.start
  return question.type === 'many' ? givenAmongMany(titles, said) : givenElsewhere(titles, said)
}

interface Worded {
  message: string
  hint?: string
  canGoBack: boolean
}

function askDay({ keyboard, reader, ports, current }: Asking, question: QuestionRules, text: Worded): Promise<Answer> {
  const today = ports.today()
  const check = (day: string) => {
    const checked = checkAnswer(question, day, today)
    return checked.ok ? undefined : checked.problem[reader.language]
  }
  const known = typeof current === 'string' && current !== unsure ? current : undefined
  return askPastDay(keyboard, reader, { ...text, today, current: known, check })
}

async function askText(
  { keyboard, reader, ports, current }: Asking,
  question: QuestionRules,
  text: Worded,
): Promise<Answer> {
  const given = await enterText(keyboard, reader, {
    ...text,
    hint: [text.hint, reader.words.start.text].filter(Boolean).join('\n'),
    ...(typeof current === 'string' && current !== unsure ? { initial: current } : {}),
    check: (entered) => {
      if (entered.trim() === '') return undefined
      // A full number is not refused here: its masked form is offered.
      const checked = checkAnswer(question, maskSecretNumbers(entered.trim()), ports.today())
      return checked.ok ? undefined : checked.problem[reader.language]
    },
  })
  if (given === '') return unsure
  const checked = checkAnswer(question, given, ports.today())
  return checked.ok ? checked.value : given
}

function listChoices(reader: Reader, question: QuestionRules): Choice[] {
  const { choices } = reader.entry('questions', question.id)
  return choiceIds(question).map((value) => ({
    value,
    label: writeChoice(reader, { choices, type: question.type }, value),
    alone: value === unsure || (question.choices.find(({ id }) => id === value)?.alone ?? false),
  }))
}
