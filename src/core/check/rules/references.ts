// Everything that is mentioned exists, and fits where it is mentioned.
import { type Comparison, type Condition, comparisonsIn } from '../../content/conditions.ts'
import { knownContacts, knownQuestions } from '../../content/known-ids.ts'
import type { Values } from '../../content/library.ts'
import { isTheirTime, settlesStep } from '../../content/outcomes.ts'
import { own } from '../../content/own.ts'
import type { Outcome, Question, Step } from '../../content/schema.ts'
import {
  commonOutcomes,
  type FirstTopic,
  filing,
  firstTopics,
  type Registry,
  type TermList,
  unsure,
  waitsForNothing,
} from '../../content/vocabulary.ts'
import { placedForms } from '../../content/wording.ts'
import { nearest } from '../../nearest.ts'
import { choiceIds } from '../../plan/questions.ts'
import { strayBraces, textReferences } from '../../text.ts'
import { allEntries, type Known, type Path, type ReportEntry, type Rule, reportOn, textsIn } from '../rule.ts'

const commonNamesWhatExists: Rule = ({ content, known }, report) => {
  const on = reportOn(report, 'common', 'common')
  checkIds(content.common.ask, known, { registry: 'questions', path: ['ask'], report: on })
  checkIds(content.common.steps, known, { registry: 'steps', path: ['steps'], report: on })
}

const playbooksNameWhatExists: Rule = ({ content, known }, report) => {
  for (const playbook of content.playbooks.values()) {
    const on = reportOn(report, 'playbooks', playbook.id)
    checkIds(playbook.ask, known, { registry: 'questions', path: ['ask'], report: on })
    checkIds(playbook.steps, known, { registry: 'steps', path: ['steps'], report: on })
    checkIds(playbook.threats, known, { registry: 'threats', path: ['threats'], report: on })
    checkValues(playbook.assume, known, { path: ['assume'], report: on })
    playbook.ask.forEach((id, index) => {
      const owner = known.questions.get(id)?.playbook
      if (owner === undefined || owner === playbook.id) return
      on(
        ['ask', index],
        'question-of-another-playbook',
        `“${id}”写在预案“${owner}”里，别的预案要问，就移到shared/questions.yaml`,
        `“${id}” stands in the playbook “${owner}”; move it to shared/questions.yaml to ask it elsewhere`,
      )
    })
  }
}

// Danger, the device, the person: what is asked first can depend only on what is asked by then.
const whatComesFirstDependsOnNothingLater: Rule = ({ content, known }, report) => {
  const isCommon = (id: string) => known.common.ask.includes(id)
  const place = (first: FirstTopic | undefined) =>
    first === undefined ? firstTopics.length : firstTopics.indexOf(first)
  for (const { id, first, when } of content.questions.values()) {
    if (first === undefined && !isCommon(id)) continue
    for (const { question } of comparisonsIn(when)) {
      const read = known.questions.get(question)
      if (!read || isCommon(question) || (!isCommon(id) && place(read.first) <= place(first))) continue
      reportOn(report, 'questions', id)(
        ['when'],
        'first-too-early',
        `“${question}”要到它后面才问，所以它不能先问`,
        `“${question}” is asked after it, so it cannot come first`,
      )
    }
  }
}

const questionsFitTheirChoices: Rule = ({ content, known }, report) => {
  for (const question of content.questions.values()) {
    const on = reportOn(report, 'questions', question.id)
    checkCondition(question.when, known, { path: ['when'], report: on })
    checkChoices(question, on)
    question.choices.forEach(({ sets }, index) => {
      checkValues(sets, known, { path: ['choices', index, 'sets'], report: on })
    })
  }
}

const stepsNameWhatExists: Rule = ({ content, known }, report) => {
  for (const step of content.steps.values()) {
    const on = reportOn(report, 'steps', step.id)
    checkCondition(step.when, known, { path: ['when'], report: on })
    checkCondition(step.done_when, known, { path: ['done_when'], report: on })
    checkCondition(step.may_be_done?.when, known, { path: ['may_be_done', 'when'], report: on })
    for (const { path, form } of placedForms(step)) {
      checkCondition(form.when, known, { path: [...path, 'when'], report: on })
      checkIds(form.asserts ?? [], known, { registry: 'claims', path: [...path, 'asserts'], report: on })
    }
    checkTerms(step.phrases, known, { list: 'phrases', path: ['phrases'], report: on })
    checkIds(step.needs, known, { registry: 'steps', path: ['needs'], report: on })
    checkIds(step.contacts, known, { registry: 'contacts', path: ['contacts'], report: on })
    checkIds(step.laws, known, { registry: 'laws', path: ['laws'], report: on })
    for (const [law, when] of Object.entries(step.laws_when ?? {})) {
      checkCondition(when, known, { path: ['laws_when', law], report: on })
      if (!step.laws.includes(law)) reportUnknown(law, step.laws, { path: ['laws_when', law], report: on })
    }
    checkTerms(step.destroys, known, { list: 'evidence', path: ['destroys'], report: on })
    checkTerms(step.captures, known, { list: 'evidence', path: ['captures'], report: on })
    checkTerms(step.effort?.bring ?? [], known, { list: 'items', path: ['effort', 'bring'], report: on })
    checkDeadline(step, known, on)
  }
}

const claimsReadWhatExists: Rule = ({ content, known }, report) => {
  for (const { id, holds } of content.claims.values())
    checkCondition(holds, known, { path: ['holds'], report: reportOn(report, 'claims', id) })
}

const outcomesLeadSomewhere: Rule = ({ content, known }, report) => {
  for (const step of content.steps.values()) {
    const on = reportOn(report, 'steps', step.id)
    for (const [id, outcome] of Object.entries(step.outcomes)) {
      if (typeof outcome === 'string') checkLikeness(step, { id, like: outcome }, on)
      else {
        checkOutcome(outcome, known, { id, report: on })
        checkClock(step, known, { id, outcome, report: on })
        checkWait(known, { id, outcome, step, report: on })
      }
      const label = typeof outcome === 'string' ? undefined : outcome.label
      if (!label && !(commonOutcomes as readonly string[]).includes(id)) {
        on(['outcomes', id], 'outcome-without-label', `结果“${id}”要有label`, `outcome “${id}” needs a label`)
      }
    }
  }
}

const dangerWaitsForNothing: Rule = ({ content }, report) => {
  for (const { id, stage, needs, destroys } of content.steps.values()) {
    if (!waitsForNothing(stage) || needs.length + destroys.length === 0) continue
    reportOn(report, 'steps', id)(
      ['stage'],
      'danger-waits',
      '保命、止损的步骤不能等别的步骤',
      'steps for life and money wait for nothing',
    )
  }
}

const recurringStepsSayHowOften: Rule = ({ content }, report) => {
  for (const { id, urgency, repeat } of content.steps.values()) {
    if (urgency !== 'watch' || repeat) continue
    reportOn(report, 'steps', id)(
      ['urgency'],
      'watch-without-repeat',
      '定期看的步骤要写repeat',
      'a recurring step needs repeat',
    )
  }
}

const threatsNameWhatExists: Rule = ({ content, known }, report) => {
  for (const threat of content.threats.values()) {
    const on = reportOn(report, 'threats', threat.id)
    checkCondition(threat.when, known, { path: ['when'], report: on })
    checkIds(threat.contacts, known, { registry: 'contacts', path: ['contacts'], report: on })
  }
}

const deadlinesHaveTheirBasis: Rule = ({ content, known }, report) => {
  for (const deadline of content.deadlines.values()) {
    const on = reportOn(report, 'deadlines', deadline.id)
    checkIds(deadline.laws, known, { registry: 'laws', path: ['laws'], report: on })
    if (deadline.kind === 'statutory' && deadline.laws.length === 0) {
      on(['kind'], 'statutory-without-law', '法定期限要写明依据的法律（laws）', 'a statutory limit names its laws')
    }
    const { kind, event, who, after } = deadline
    if (kind === 'statutory' && (event === undefined || who === undefined || after === undefined)) {
      on(
        ['event'],
        'limit-without-event',
        '法定期限要写明从哪种事起算（event）、谁要办（who）、过了会怎样（after）',
        'a statutory limit says what it counts from (event), who has to act (who) and what is so afterwards (after)',
      )
    }
    if (
      who !== undefined &&
      after !== undefined &&
      (who === 'them' ? ['lost', 'defence', 'gone'] : ['late']).includes(after)
    ) {
      on(
        ['after'],
        'limit-ends-otherwise',
        'who是them时，after写late或ends；是me时，写lost、defence、gone或ends',
        'after is late or ends where who is them, and lost, defence, gone or ends where it is me',
      )
    }
    if (deadline.kind === 'advice' && deadline.laws.length > 0) {
      on(['laws'], 'advice-with-law', '我们的建议不能挂法律依据', 'advice of ours cites no law')
    }
  }
}

const formerArticlesSayWhenTheyEnded: Rule = ({ content, known }, report) => {
  for (const law of content.laws.values()) {
    const on = reportOn(report, 'laws', law.id)
    checkIds(law.replaced_by, known, { registry: 'laws', path: ['replaced_by'], report: on })
    if (law.replaced_by.length === 0 || law.in_force.until) continue
    on(
      ['in_force'],
      'replaced-without-end',
      '被替代的条文要写明失效日期（until）',
      'an article that was replaced says until when it was in force',
    )
  }
}

const retiredIdsAreGone: Rule = ({ content, known }, report) => {
  content.retired.forEach(({ kind, id, replacement }, index) => {
    const on = reportOn(report, 'retired', 'retired')
    const registry = `${kind}s` as Registry // every kind is the singular of a registry
    if (known[registry].has(id))
      on([index, 'id'], 'retired-in-use', `“${id}”还在使用，不能列为停用`, `“${id}” is still in use`)
    if (replacement) checkIds([replacement], known, { registry, path: [index, 'replacement'], report: on })
  })
}

const textsReferToContacts: Rule = ({ content, known }, report) => {
  for (const { registry, id, entry } of allEntries(content)) {
    const on = reportOn(report, registry, id)
    for (const { path, text } of textsIn(entry)) {
      for (const language of ['zh', 'en'] as const) {
        // Letters have blanks in braces and cite laws; rules/letters.ts looks at those.
        const [stray] = registry === 'letters' ? [] : strayBraces(text[language])
        if (stray !== undefined) {
          on(
            [...path, language],
            'bad-reference',
            `“${stray}”不是{phone:渠道id}或{contact:渠道id}，会原样显示出来`,
            `“${stray}” is not {phone:contact-id} or {contact:contact-id} and would be shown as it stands`,
          )
        }
        for (const { kind, id: mentioned } of textReferences(text[language])) {
          const contact = known.contacts.get(mentioned)
          if (!contact) {
            reportUnknown(mentioned, [...known.contacts.keys()], { path: [...path, language], report: on, known })
          } else if (kind === 'phone' && !contact.phone) {
            on(
              [...path, language],
              'no-phone',
              `“${mentioned}”没有电话号码`,
              `contact “${mentioned}” has no phone number`,
            )
          }
        }
      }
    }
  }
}

// What others use does not know the playbook that alone asks a question: it reads shared questions, or facts.
const ownQuestionsAreReadAtHome: Rule = ({ content, known }, report) => {
  const playbooks = [...known.playbooks.values()]
  const users = (id: string, list: 'steps' | 'threats') =>
    playbooks.filter((playbook) => playbook[list].includes(id)).map((playbook) => playbook.id)
  const everybody = playbooks.map(({ id }) => id)
  const look = (home: 'steps' | 'threats' | 'questions', id: string, usedBy: string[], conditions: Conditions) => {
    for (const [key, condition] of Object.entries(conditions)) {
      for (const question of new Set(comparisonsIn(condition).map((one) => one.question))) {
        const owner = known.questions.get(question)?.playbook
        if (owner === undefined || usedBy.every((user) => user === owner)) continue
        reportOn(report, home, id)(
          [key],
          'own-question-elsewhere',
          `别的预案也用它，不能看只有“${owner}”会问的“${question}”`,
          `other playbooks use it too, so it cannot read “${question}”, which “${owner}” alone asks`,
        )
      }
    }
  }
  for (const { id, when, done_when } of content.steps.values()) {
    const usedBy = known.common.steps.includes(id) ? everybody : users(id, 'steps')
    look('steps', id, usedBy, { when, done_when })
  }
  for (const { id, when } of content.threats.values()) look('threats', id, users(id, 'threats'), { when })
  for (const { id, when } of content.questions.values()) {
    const owner = known.questions.get(id)?.playbook
    look('questions', id, owner === undefined ? everybody : [owner], { when })
  }
}

type Conditions = Readonly<Record<string, Condition | undefined>>

const theProgramsIdsExist: Rule = ({ known, isComplete }, report) => {
  if (!isComplete) return
  for (const [id, choices] of Object.entries(knownQuestions)) {
    const question = known.questions.get(id)
    const missing = question ? choices.filter((choice) => !choiceIds(question).includes(choice)) : [id]
    if (missing.length === 0) continue
    report(
      { home: question ? 'questions' : 'common', id: question ? id : 'common', path: [] },
      'missing-known-id',
      `程序要用到“${id}”：缺少${missing.join('、')}`,
      `the program relies on “${id}”: ${missing.join(', ')} is missing`,
    )
  }
}

const theProgramsContactsExist: Rule = ({ known, isComplete }, report) => {
  for (const id of isComplete ? knownContacts.filter((contact) => !known.contacts.has(contact)) : []) {
    report(
      { home: 'common', id: 'common', path: [] },
      'missing-known-id',
      `程序要用到渠道“${id}”，却没有它`,
      `the program relies on the contact “${id}”, which is missing`,
    )
  }
}

/** Every rule about references. */
export const referenceRules: readonly Rule[] = [
  commonNamesWhatExists,
  playbooksNameWhatExists,
  questionsFitTheirChoices,
  whatComesFirstDependsOnNothingLater,
  stepsNameWhatExists,
  claimsReadWhatExists,
  outcomesLeadSomewhere,
  dangerWaitsForNothing,
  recurringStepsSayHowOften,
  threatsNameWhatExists,
  deadlinesHaveTheirBasis,
  formerArticlesSayWhenTheyEnded,
  retiredIdsAreGone,
  textsReferToContacts,
  ownQuestionsAreReadAtHome,
  theProgramsIdsExist,
  theProgramsContactsExist,
]

function checkOutcome(outcome: Outcome, known: Known, { id, report }: { id: string; report: ReportEntry }): void {
  const path = ['outcomes', id]
  checkIds(outcome.opens, known, { registry: 'steps', path: [...path, 'opens'], report })
  checkValues(outcome.sets, known, { path: [...path, 'sets'], report })
  for (const key of ['retires', 'also_done'] as const) {
    const ended = outcome[key] ?? []
    checkIds(ended, known, { registry: 'steps', path: [...path, key], report })
    ended.forEach((step, index) => {
      if (!outcome.opens.includes(step) && !(key === 'also_done' && outcome.retires?.includes(step))) return
      report(
        [...path, key, index],
        'outcome-against-itself',
        `这个结果既引出又结束“${step}”`,
        `the outcome both brings and ends “${step}”`,
      )
    })
  }
  if (outcome.deadline === undefined) return
  checkIds([outcome.deadline], known, { registry: 'deadlines', path: [...path, 'deadline'], report })
  const isTheirs = known.deadlines.get(outcome.deadline)?.who !== 'me'
  if (isTheirs || (outcome.settles === true && outcome.opens.length > 0)) return
  report(
    [...path, 'deadline'],
    'own-limit-waits',
    `“${outcome.deadline}”是本人要办的期限：这个结果要写settles: true，并引出（opens）要在期限内办的步骤`,
    `“${outcome.deadline}” is a limit for the person: the outcome says settles: true and opens the steps to do in time`,
  )
}

// The outcome whose day a clock counts from is one of the step, or of a step that brings it.
function checkClock(
  step: Step,
  known: Known,
  { id, outcome, report }: { id: string; outcome: Outcome; report: ReportEntry },
): void {
  const { counts_from: from, ends_clock_of: ends } = outcome
  if (from) {
    const recorded = [step, ...findOpeners(step.id, known)].flatMap(({ outcomes }) => Object.keys(outcomes))
    for (const named of from) {
      if (!recorded.includes(named)) reportUnknown(named, recorded, { path: ['outcomes', id, 'counts_from'], report })
    }
  }
  if (ends === undefined || isTheirTime(clockOf(own(known.steps.get(step.id)?.outcomes ?? {}, ends), known))) return
  report(
    ['outcomes', id, 'ends_clock_of'],
    'no-clock-to-end',
    `结果“${ends}”没有开始对方的法定期限`,
    `the outcome “${ends}” starts no time limit by law for others`,
  )
}

// What is neither finished nor filed waits for nobody: it says what becomes of the person's own limit, and when the step comes back.
function checkWait(
  known: Known,
  { id, outcome, step, report }: { id: string; outcome: Outcome; step: Step; report: ReportEntry },
): void {
  if (settlesStep(outcome)) return
  const { limit } = outcome
  const clock = clockOf(outcome, known)
  if (!clock && limit !== 'runs') {
    report(
      ['outcomes', id],
      'waits-for-ever',
      '没有做完又没有期限的结果，会一直等下去：写上deadline，或者limit: runs',
      'an outcome that finishes nothing and starts nothing waits for ever: give a deadline, or limit: runs',
    )
  }
  const isFiled = (filing as readonly string[]).includes(id) || id === 'chased' || isTheirTime(clock)
  if (limit !== undefined || isFiled || (!step.deadline && !isHandedLimit(step.id, known))) return
  report(
    ['outcomes', id],
    'own-limit-unsaid',
    '这一步有本人的期限：这个结果要写明期限是不是还在走（limit: runs或met）',
    'this step has a limit for the person: the outcome says whether it runs on (limit: runs or met)',
  )
}

function clockOf(outcome: Pick<Outcome, 'deadline'> | undefined, known: Known) {
  return outcome?.deadline === undefined ? undefined : known.deadlines.get(outcome.deadline)
}

// The steps that may bring one into the plan.
function findOpeners(id: string, known: Known) {
  return [...known.steps.values()].filter(({ outcomes }) =>
    Object.values(outcomes).some(({ opens }) => opens.includes(id)),
  )
}

// Whether an outcome that brings a step starts a limit for the person.
function isHandedLimit(id: string, known: Known): boolean {
  return findOpeners(id, known).some(({ outcomes }) =>
    Object.values(outcomes).some((one) => one.opens.includes(id) && clockOf(one, known)?.who === 'me'),
  )
}

function checkLikeness({ outcomes }: Step, { id, like }: { id: string; like: string }, report: ReportEntry): void {
  const meant = own(outcomes, like)
  if (meant === undefined) {
    const others = Object.keys(outcomes).filter((other) => other !== id)
    reportUnknown(like, others, { path: ['outcomes', id], report })
  } else if (typeof meant === 'string') {
    report(
      ['outcomes', id],
      'outcome-like-another',
      `“${like}”自己也写成和别的结果一样，请直接写那一个`,
      `“${like}” is itself like another outcome: name that one`,
    )
  }
}

function checkDeadline({ id, deadline }: Step, known: Known, report: ReportEntry): void {
  if (!deadline) return
  checkIds([deadline.id], known, { registry: 'deadlines', path: ['deadline', 'id'], report })
  if (known.deadlines.get(deadline.id)?.who === 'them') {
    report(
      ['deadline', 'id'],
      'their-limit-for-me',
      `“${deadline.id}”是别人要办的期限，不能当作这一步的期限`,
      `“${deadline.id}” is a limit for others, and cannot be the limit for doing this step`,
    )
  }
  const { from } = deadline
  if (from === 'opened' || from === 'silence') return
  if ('field' in from) {
    checkDateField(id, from.field, known, report)
    return
  }
  const asked = known.questions.get(from.question)
  if (!asked) reportUnknown(from.question, [...known.questions.keys()], { path: ['deadline', 'from'], report, known })
  else if (asked.type !== 'date') {
    report(
      ['deadline', 'from'],
      'not-a-date-question',
      `“${from.question}”不是日期问题`,
      `“${from.question}” is not a date question`,
    )
  }
}

// The step that opens this one must have asked for the date.
function checkDateField(id: string, field: string, known: Known, report: ReportEntry): void {
  if (findOpeners(id, known).some(({ collects }) => collects.some((one) => one.id === field && one.type === 'date')))
    return
  report(
    ['deadline', 'from'],
    'not-a-date-field',
    `引出这一步的步骤没有收集“${field}”这个日期`,
    `no step that opens this one collects the date “${field}”`,
  )
}

function checkChoices({ type, choices }: Question, report: ReportEntry): void {
  const isChosen = type === 'one' || type === 'many'
  const setters: readonly string[] = type === 'yes-no' ? ['yes', 'no', unsure] : isChosen ? [unsure] : []
  const own = choices.filter(({ id }) => !setters.includes(id))
  if (isChosen !== own.length > 0) {
    report(
      ['choices'],
      'choices-and-type',
      '选择题要有choices，其他题型不能有',
      'questions of type one and many have choices, others have none',
    )
  }
  choices.forEach(({ id, text, sets }, index) => {
    if (choices.findIndex((other) => other.id === id) !== index)
      report(['choices', index, 'id'], 'doubled-choice', `选项“${id}”重复`, `choice “${id}” stands twice`)
    if (!setters.includes(id) && !text)
      report(['choices', index], 'missing-field', `选项“${id}”缺少“text”`, `“text” of the choice “${id}” is missing`)
    if (setters.includes(id) && (text || Object.keys(sets).length === 0)) {
      report(
        ['choices', index],
        'choices-and-type',
        `“${id}”已有说法，只能为设定事实（sets）而写`,
        `“${id}” has its words already and stands here only to set facts`,
      )
    }
  })
}

interface Where {
  path: Path
  report: ReportEntry
}

/** Reports ids that a registry does not have. */
export function checkIds(
  ids: string[],
  known: Known,
  { registry, path, report }: Where & { registry: Registry },
): void {
  ids.forEach((id, index) => {
    if (!known[registry].has(id))
      reportUnknown(id, [...known[registry].keys()], { path: [...path, index], report, known })
  })
}

/** Reports ids that a list of terms does not have. */
export function checkTerms(ids: string[], known: Known, { list, path, report }: Where & { list: TermList }): void {
  ids.forEach((id, index) => {
    if (!known.terms[list].includes(id)) reportUnknown(id, known.terms[list], { path: [...path, index], report, known })
  })
}

/** Reports what a condition compares that does not exist. */
export function checkCondition(condition: Condition | undefined, known: Known, where: Where): void {
  for (const comparison of comparisonsIn(condition)) checkComparison(comparison, known, where)
}

function checkValues(values: Values, known: Known, where: Where): void {
  for (const [question, value] of Object.entries(values)) {
    checkComparison({ question, values: typeof value === 'string' ? [value] : value }, known, {
      ...where,
      path: [...where.path, question],
    })
  }
}

/** Whether a question or fact exists and has these values. */
export function checkComparison({ question, values }: Comparison, known: Known, { path, report }: Where): void {
  const asked = known.questions.get(question)
  const allowed = asked ? choiceIds(asked) : known.facts.get(question)?.values
  if (!allowed) {
    reportUnknown(question, [...known.questions.keys(), ...known.facts.keys()], { path, report, known })
    return
  }
  for (const value of values) {
    if (!allowed.includes(value)) reportUnknown(`${question}: ${value}`, allowed, { path, report, known })
  }
}

/** Reports an id that nothing has, with the nearest of those it could be. */
export function reportUnknown(
  id: string,
  candidates: readonly string[],
  { path, report, known }: Where & { known?: Known },
): void {
  if (known?.broken.ids.has(id.replace(/: .*$/, ''))) {
    report(path, 'left-out', `“${id}”有错误，不会用`, `“${id}” has a mistake and is not used`)
    return
  }
  const [near] = nearest(id.replace(/^.*: /, ''), candidates, 1)
  report(
    path,
    'unknown-id',
    `没有“${id}”${near ? `，是不是“${near}”？` : ''}`,
    `“${id}” does not exist${near ? `; did you mean “${near}”?` : ''}`,
  )
}
