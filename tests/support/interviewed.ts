// A person at the keyboard who answers by the question and not by its place: whatever is asked, in whatever order.
import { compileTexts } from '../../src/core/content/compile.ts'
import { actingFor, relation } from '../../src/core/content/known-ids.ts'
import type { Answer } from '../../src/core/session/schema.ts'
import { Interrupted, WentBack } from '../../src/errors.ts'
import type { Choice, Keyboard } from '../../src/ports.ts'
import { lookFor, plainStyle } from '../../src/render/look.ts'
import { writeQuestion } from '../../src/render/names.ts'
import { makeReader } from '../../src/render/reader.ts'
import { wordsIn } from '../../src/words/words.ts'
import { content, library } from './content.ts'
import type { MemoryPorts } from './memory-ports.ts'

/** Something that was asked. */
export interface Prompt {
  /** Id of the question; `text`, `list`, `page` or `card` for the others; otherwise its message. */
  id: string
  values: string[]
  labels: string[]
  canGoBack: boolean
  /** What stands there already. */
  standing?: string | string[] | undefined
}

/** What a person does at a prompt; undefined: they answer as they are. `<`: back. `leave`: as with Ctrl-C. */
export type Habit = (prompt: Prompt, nth: number) => string | string[] | undefined

export interface Interviewed {
  playbook: string
  /** “Not sure” to what is not among them. */
  answers: Readonly<Record<string, Answer>>
  habit?: Habit
}

const { start } = wordsIn('en')
const reader = makeReader(lookFor({ language: 'en', columns: 80, style: plainStyle }), {
  library,
  texts: compileTexts(content, 'en'),
})
// Two playbooks may ask the same words with other choices.
const questions = [...library.questions.values()].flatMap((question) =>
  [false, true].map((forOther) => ({
    id: question.id,
    text: writeQuestion(reader, question.id, forOther),
    choices: question.choices.map(({ id }) => id),
  })),
)
const others = new Map([
  [start.describeAsk, 'text'],
  [start.whatHappened, 'list'],
  [start.checkAsk, 'page'],
])

/** Sits the person down at the ports; everything that is asked is in the list it gives back. They leave at the first card. */
export function sitDown(ports: MemoryPorts, { playbook, answers, habit }: Interviewed): Prompt[] {
  const prompts: Prompt[] = []
  const meet = (asked: Asked): string | string[] => {
    const prompt = promptOf(asked)
    prompts.push(prompt)
    ports.asked.push(asked.message)
    const key = habit?.(prompt, prompts.length) ?? ownKey(prompt, playbook, answers)
    if (key === 'leave') throw new Interrupted()
    if (key === '<' && !prompt.canGoBack) throw new Error(`${prompt.id} does not let anybody back`)
    if (key === '<') throw new WentBack()
    const unknown = [key].flat().filter((value) => prompt.values.length > 0 && !prompt.values.includes(value))
    if (unknown.length > 0) throw new Error(`${prompt.id} has no ${unknown}; it has ${prompt.values}`)
    return key
  }
  const keyboard = {
    chooseOne: async (asked: Asked) => meet(asked),
    chooseMany: async (asked: Asked) => [meet(asked)].flat(),
    enterText: async (asked: Asked) => meet(asked),
    enterSecret: async (asked: Asked) => meet(asked),
    confirm: async (asked: Asked) => meet(asked) === 'yes',
  }
  ports.keyboard = keyboard as unknown as Keyboard // generic in its values
  return prompts
}

interface Asked {
  message: string
  choices?: Choice[]
  canGoBack?: boolean
  initial?: string
  marked?: readonly string[]
}

function promptOf({ message, choices = [], canGoBack = false, initial, marked }: Asked): Prompt {
  const values = choices.map(({ value }) => value)
  const bare = message.replace(/^\d+ of (?:about )?\d+ · /, '')
  const question = questions.find((one) => one.text === bare && fits(one, values))
  const isCard = values.includes('postponed') || values.includes('more')
  const id = others.get(bare) ?? question?.id ?? (isCard ? 'card' : bare)
  return { id, values, labels: choices.map(({ label }) => label), canGoBack, standing: marked ? [...marked] : initial }
}

// For whom one is here is asked with whom one helps: not with its own choices.
function fits({ id, choices }: { id: string; choices: string[] }, values: readonly string[]): boolean {
  return id === actingFor.question || choices.every((choice) => values.includes(choice))
}

function ownKey(
  { id, values }: Prompt,
  playbook: string,
  answers: Readonly<Record<string, Answer>>,
): string | string[] {
  if (id === 'text') return ''
  if (id === 'list') return playbook
  if (id === 'page') return 'go-on'
  if (id === 'card') return 'leave'
  const answer = id === actingFor.question && answers[id] === actingFor.other ? answers[relation.question] : answers[id]
  if (answer === undefined) return values.includes('unsure') || values.length === 0 ? 'unsure' : 'leave'
  // A day that is not near is typed: two prompts.
  const isDay = values.includes('other') && values.includes('today')
  return isDay ? (answer === 'unsure' ? 'unsure' : 'other') : answer
}
