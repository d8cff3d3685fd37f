// The facts that a person said in their own words. They are a guess: shown on the page of answers, where the person takes them
// or changes them before anything hangs on them. The words are kept nowhere.
import { incidentOn, since } from '../core/content/known-ids.ts'
import type { Library, QuestionRules } from '../core/content/library.ts'
import { checkAnswer, findOpenQuestions } from '../core/plan/questions.ts'
import { findBeginning } from '../core/search/moments.ts'
import type { Answer, Session } from '../core/session/schema.ts'
import { withAnswer } from '../core/session/session.ts'
import type { Ports } from '../ports.ts'

/** Answers by question that are not given yet. */
export type Heard = ReadonlyMap<string, Answer>

/** Answers that were said, to questions that the session asks, in the order in which they are asked. */
export async function hearFacts(
  ports: Ports,
  library: Library,
  { session, text }: { session: Session; text: string },
): Promise<Heard> {
  const listener = await ports.content.listener()
  const began = findBeginning(listener.letters, text, ports.today())
  const said = new Map<string, unknown>(listener.hearFacts(text).map(({ question, choices }) => [question, choices]))
  if (began) said.set(since.question, began.since)
  if (began?.day !== undefined) said.set(incidentOn.question, began.day)
  const heard = new Map<string, Answer>()
  // One answer can open the question of another.
  for (;;) {
    const next = findOpenQuestions(library, withHeard(session, heard)).flatMap((id): [string, Answer][] => {
      const question = library.questions.get(id)
      const value =
        question && !heard.has(id) && said.has(id) ? toAnswer(question, said.get(id), ports.today()) : undefined
      return value === undefined ? [] : [[id, value]]
    })
    const [first] = next
    if (!first) return heard
    heard.set(...first)
  }
}

/** The session as it would be if what was heard were answered, in memory only. */
export function withHeard(session: Session, heard: Heard): Session {
  const open = [...heard].filter(([question]) => !Object.hasOwn(session.answers, question))
  return open.reduce((now, [question, value]) => withAnswer(now, { question, value, at: session.created }), session)
}

// A question that takes one answer, of which two were heard, is left to be asked.
function toAnswer(question: QuestionRules, value: unknown, today: string): Answer | undefined {
  const checked = checkAnswer(question, value, today)
  return checked.ok ? checked.value : undefined
}
