// Whom it is about: one question for both answers, because whoever helps somebody knows whom.
import { actingFor, besideThem, relation } from '../core/content/known-ids.ts'
import type { Library, QuestionRules } from '../core/content/library.ts'
import { own } from '../core/content/own.ts'
import { unsure } from '../core/content/vocabulary.ts'
import { choiceIds, findOpenQuestions } from '../core/plan/questions.ts'
import type { Answer, Session } from '../core/session/schema.ts'
import type { Keyboard } from '../ports.ts'
import { writeAnswer, writeQuestion } from '../render/names.ts'
import type { Reader } from '../render/reader.ts'

/** Answers to be set, question by question. */
export type Answers = [question: string, value: Answer][]

/**
 * Asks for whom the person is here, and whom they help where it is not for themselves. `current`: what was answered before;
 * `needsPlace`: for whom it matters at once whether the helper is with them, which is then said in the same answer. Where the
 * content has no such question nothing is asked. Rejects with WentBack with `canGoBack`.
 */
export async function askForWhom(
  keyboard: Keyboard,
  reader: Reader,
  {
    current,
    canGoBack,
    progress = '',
    needsPlace = () => false,
  }: {
    current: ReadonlyMap<string, Answer>
    canGoBack: boolean
    progress?: string | undefined
    needsPlace?: (relation: string) => boolean
  },
): Promise<Answers> {
  const { questions } = reader.library
  const [acting, related] = [questions.get(actingFor.question), questions.get(relation.question)]
  if (!acting || !related) return []
  const before = current.get(relation.question) ?? current.get(actingFor.question)
  const { start } = reader.words
  const helping = choiceIds(related).flatMap((choice) => {
    const label = start.helping(writeAnswer(reader, related, choice))
    if (choice === unsure || !needsPlace(choice)) return [{ value: choice, label }]
    return [
      { value: `${choice}${placed}${besideThem.beside}`, label: start.beside(label) },
      { value: `${choice}${placed}${besideThem.far}`, label: start.notBeside(label) },
    ]
  })
  const chosen = await keyboard.chooseOne({
    message: progress + writeQuestion(reader, acting.id, false),
    choices: [...ownChoices(reader, acting), ...helping.slice(0, -1), unknownHelp(reader, helping.at(-1)?.value)],
    ...(typeof before === 'string' ? { initial: before } : {}),
    canGoBack,
  })
  if (choiceIds(acting).includes(chosen) && !isRelation(related, chosen)) return [[acting.id, chosen]]
  const [whom = chosen, place] = chosen.split(placed)
  return [
    [acting.id, actingFor.other],
    [related.id, whom],
    ...(place === undefined ? [] : ([[besideThem.question, place]] satisfies Answers)),
  ]
}

// No choice has it in its id.
const placed = ':'

// All that is not about somebody else; "not sure" stands once, for whom one helps.
function ownChoices(reader: Reader, acting: QuestionRules): { value: string; label: string }[] {
  return choiceIds(acting)
    .slice(0, -1)
    .filter((choice) => choice !== actingFor.other)
    .map((value) => ({ value, label: writeAnswer(reader, acting, value) }))
}

function unknownHelp(reader: Reader, value = ''): { value: string; label: string } {
  return { value, label: reader.words.start.helpingOther }
}

function isRelation(related: QuestionRules, choice: string): boolean {
  return choiceIds(related).includes(choice)
}

/**
 * Whether it has to be asked for whom the person is here, or whom they help: before a playbook is chosen everybody is asked,
 * after it where the playbook asks. Not where the content has no such questions.
 */
export function isWhomOpen(library: Library, session: Session): boolean {
  if (![actingFor.question, relation.question].every((id) => library.questions.has(id))) return false
  const acting = own(session.answers, actingFor.question)
  const isAnswered =
    acting !== undefined && (acting !== actingFor.other || own(session.answers, relation.question) !== undefined)
  if (isAnswered || session.playbooks.length === 0) return !isAnswered
  const open = findOpenQuestions(library, session)
  return open.some((id) => id === actingFor.question || id === relation.question)
}

/** Whether somebody acts for the person concerned, as far as was answered. */
export function isForOther({ answers }: Pick<Session, 'answers'>): boolean {
  return own(answers, actingFor.question) === actingFor.other
}
