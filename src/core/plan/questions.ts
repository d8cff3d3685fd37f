// Which questions are still open, and whether an answer fits its question.
import { isBundled, keepBundled, type Library, pickPlaybooks, type QuestionRules } from '../content/library.ts'
import { own } from '../content/own.ts'
import { firstTopics, unsure } from '../content/vocabulary.ts'
import { echo } from '../guard/echo.ts'
import { refuseSecrets } from '../guard/secret-refusal.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Answer, Session } from '../session/schema.ts'
import type { Text } from '../text.ts'
import { readDay } from '../typed-day.ts'
import { answerValues, appliesIn, asks, collectKnown, collectWithout, isReplaced, type View } from './facts.ts'

/**
 * Ids of the questions still to ask, in order. One playbook that takes the answer for granted keeps no other from asking:
 * a question is open while it is for any playbook that asks it.
 */
export function findOpenQuestions(library: Library, session: Session): string[] {
  const known = collectKnown(library, session)
  const chosen = pickPlaybooks(library, session.playbooks)
  const ours = new Set(listQuestions(library, { playbooks: keepBundled(library, session.playbooks) }))
  return listQuestions(library, session).filter((id) => {
    const question = library.questions.get(id)
    if (!question) return false
    const isOurs = ours.has(id)
    const isKnownIn = (view: View) => (isOurs ? view.unaided : view.facts).has(id)
    const openFor = chosen.filter(
      (playbook) => asks(library, playbook, id) && !isKnownIn(known.byPlaybook.get(playbook.id)?.matter ?? known),
    )
    if (chosen.length === 0 ? isKnownIn(known) : openFor.length === 0) return false
    // Who takes the answer for granted has no part in whether it is asked: “whom do you help?” is not for who helps nobody.
    const asking = chosen.filter(({ assume }) => own(assume, id) === undefined)
    const together = asking.length === chosen.length ? known : collectWithout(library, session, asking)
    const calledForBy = openFor.map((playbook) => playbook.id)
    return appliesIn({ ...together, byPlaybook: known.byPlaybook }, question.when, { isOurs, calledForBy })
  })
}

/**
 * Every question the session's playbooks may ask, whether answered or not: danger, the device and the person first, what
 * is bundled before what is not, then as every session and then playbook by playbook asks.
 */
export function listQuestions(library: Library, session: Pick<Session, 'playbooks'>): string[] {
  const playbooks = pickPlaybooks(library, session.playbooks)
  const common = new Set(library.common.ask)
  const rank = (id: string) => {
    if (common.has(id)) return -1
    const first = library.questions.get(id)?.first
    if (first === undefined) return 2 * firstTopics.length
    return firstTopics.indexOf(first) + (isBundled(library, 'questions', id) ? 0 : firstTopics.length)
  }
  return [...new Set([...common, ...playbooks.flatMap(({ ask }) => ask)])].toSorted((a, b) => rank(a) - rank(b))
}

/**
 * Ids of the open questions about the person, whatever playbook asks them: those that are for this person, in the order of the
 * content. For who is in danger before a playbook is chosen.
 */
export function findPersonal(library: Library, session: Session): string[] {
  const known = collectKnown(library, session)
  return [...library.questions.values()]
    .filter(({ id, first }) => first === 'person' && isBundled(library, 'questions', id) && !known.facts.has(id))
    .filter(({ when }) => appliesIn(known, when, { isOurs: true, calledForBy: [] }))
    .map(({ id }) => id)
}

/**
 * The session as a plan counts it: a question that is for this person and was not answered yet counts as “not sure”, and so
 * does what that opens. So a plan hangs on what was answered alone, and neither on what was asked nor on the order.
 */
export function countUnasked(library: Library, session: Session): Session {
  let counted = session
  for (let open = findOpenQuestions(library, counted); open.length > 0; open = findOpenQuestions(library, counted)) {
    const answers = Object.fromEntries(open.map((id) => [id, unsure]))
    counted = { ...counted, answers: { ...counted.answers, ...answers } }
  }
  return counted
}

/** What choosing a playbook said already of a question that another one asks. */
export interface Given {
  /** Ids of the playbooks that say it. */
  playbooks: string[]
  values: string[]
}

/** What is given of a question; undefined where an answer takes the place of what playbooks assume. */
export function findGiven(library: Library, session: Session, question: string): Given | undefined {
  const chosen = pickPlaybooks(library, session.playbooks)
  if (isReplaced(library, chosen, question)) return undefined
  const giving = chosen.filter(({ assume }) => own(assume, question) !== undefined)
  if (giving.length === 0) return undefined
  const values = giving.flatMap(({ assume }) => answerValues(own(assume, question) ?? []))
  return { playbooks: giving.map(({ id }) => id), values: [...new Set(values)] }
}

/** An answer as it will be stored, or why it cannot be. */
export type CheckedAnswer = { ok: true; value: Answer } | Refusal

/**
 * Checks a value against its question and brings it into the stored form: a choice id, `yes`/`no`, a day, a text,
 * or a list of choice ids. A list of one is that one. `today` bounds dates: what happened cannot lie in the future.
 */
export function checkAnswer(question: QuestionRules, given: unknown, today: string): CheckedAnswer {
  const values = [...new Set(Array.isArray(given) ? given : [given])]
  const [value] = values
  if (value === undefined || value === null) return refuseEmpty(question)
  if (values.length > 1) return checkSeveral(question, values)
  if (value === unsure) return { ok: true, value: unsure }
  switch (question.type) {
    case 'yes-no':
      return checkOne(question, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value)
    case 'one':
      return checkOne(question, value)
    case 'many':
      return checkMany(question, values)
    case 'date':
      return checkDay(value, today)
    case 'text':
      return shortText(value)
  }
}

/** The values a question takes, `unsure` last; empty for dates and texts, which take only `unsure` by name. */
export function choiceIds(question: QuestionRules): string[] {
  if (question.type === 'yes-no') return ['yes', 'no', unsure]
  return [...choosable(question), unsure]
}

// "Not sure" stands among the choices only to set facts.
function choosable({ choices }: QuestionRules): string[] {
  return choices.map(({ id }) => id).filter((id) => id !== unsure)
}

function checkOne(question: QuestionRules, value: unknown): CheckedAnswer {
  if (typeof value === 'string' && choiceIds(question).includes(value)) return { ok: true, value }
  return notAllowed(question, value)
}

function checkSeveral(question: QuestionRules, values: readonly unknown[]): CheckedAnswer {
  if (question.type !== 'many') {
    return refuse({ zh: '这个问题只能回答一个。', en: 'This question takes one answer.' }, writeAllowed(question))
  }
  const alone = [unsure, ...question.choices.flatMap(({ id, alone }) => (alone ? [id] : []))]
  const standing = alone.find((id) => values.includes(id))
  if (standing === undefined) return checkMany(question, values)
  return refuse(
    { zh: `“${standing}”不能和别的选项一起选。`, en: `“${standing}” cannot be combined with other choices.` },
    { zh: `只写“${standing}”，或者只写别的。`, en: `Give only “${standing}”, or only the others.` },
  )
}

function checkMany(question: QuestionRules, values: readonly unknown[]): CheckedAnswer {
  const allowed = choosable(question)
  const wrong = values.find((one) => typeof one !== 'string' || !allowed.includes(one))
  if (wrong !== undefined) return notAllowed(question, wrong)
  return { ok: true, value: allowed.filter((id) => values.includes(id)) }
}

function checkDay(value: unknown, today: string): CheckedAnswer {
  const day = typeof value === 'string' ? readDay(value, { today, toward: 'past' }) : undefined
  if (day === undefined) {
    return refuse(
      {
        zh: '没有看懂是哪一天。写成2026-11-22、11月22日或者昨天这样，而且要真有这一天。',
        en: 'That is not a day. Write it like 2026-11-22, 22 Nov or yesterday; the day must exist.',
      },
      { zh: '改一下再试；不清楚就写：unsure', en: 'Correct it and try again; if you are not sure, write: unsure' },
    )
  }
  if (day > today) {
    return refuse(
      { zh: '日期在今天之后。', en: 'The date is in the future.' },
      {
        zh: '写今天或以前的日子；不清楚就写：unsure',
        en: 'Give today or an earlier day; if you are not sure, write: unsure',
      },
    )
  }
  return { ok: true, value: day }
}

const longestText = 200

function shortText(value: unknown): CheckedAnswer {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= longestText) {
    return refuseSecrets(value.trim(), { place: { zh: '回答', en: 'The answer' } }) ?? { ok: true, value: value.trim() }
  }
  return refuse(
    { zh: `要一句话，不超过${longestText}个字。`, en: `It must be a sentence of at most ${longestText} characters.` },
    { zh: '写短一些再试；不清楚就写：unsure', en: 'Make it shorter and try again; if you are not sure, write: unsure' },
  )
}

function refuseEmpty(question: QuestionRules): Refusal {
  return refuse({ zh: '还没有写回答。', en: 'There is no answer yet.' }, writeAllowed(question))
}

function notAllowed(question: QuestionRules, value: unknown): Refusal {
  const shown = echo(typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)))
  return refuse({ zh: `没有“${shown}”这个选项。`, en: `“${shown}” is not a choice here.` }, writeAllowed(question))
}

// What a question takes instead.
function writeAllowed(question: QuestionRules): Text {
  if (question.type === 'date' || question.type === 'text') {
    return { zh: '写一个回答；不清楚就写：unsure', en: 'Give one answer; if you are not sure, write: unsure' }
  }
  const list = choiceIds(question).join(', ')
  return { zh: `可以用：${list}`, en: `It can be: ${list}` }
}
