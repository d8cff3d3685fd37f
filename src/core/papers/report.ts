// A report of a case for one reader: what happened, when, what was lost, what was done and came of it, what is asked, and what
// there is to show. It holds what that reader sees and nothing else; render puts it into words.

import { holds } from '../content/conditions.ts'
import { actingFor, danger, incidentOn, none, relation } from '../content/known-ids.ts'
import { type Library, pickPlaybooks } from '../content/library.ts'
import { own } from '../content/own.ts'
import { unsure } from '../content/vocabulary.ts'
import { isHelping } from '../content/wording.ts'
import type { Day } from '../dates.ts'
import { collectKnown } from '../plan/facts.ts'
import { findOwnLimit, isOpen, type Plan, type PlannedStep } from '../plan/planned-step.ts'
import { listKeptBlanks } from '../session/kept-blanks.ts'
import type { Answer, Session } from '../session/schema.ts'
import type { Audience } from './audiences.ts'
import type { CaseMaterial } from './case-material.ts'
import { type Chronology, listMoments } from './chronology.ts'
import { evidenceFor, isShown, type MaskField, maskFields, maskOthers } from './mask.ts'
import { fieldOfStep } from './step-field.ts'
import { groupOfQuestion, topicOfPlaybook } from './topics.ts'

/** An answer and the day on which it was given: “today” in it is that day. */
export interface ToldAnswer {
  question: string
  answer: Answer
  /** ISO instant; undefined where no event tells it. */
  at?: string
}

/** What was done in one step, and what came of it. */
export interface Deed {
  step: string
  /** Every outcome that counts, with its day where that was given, else the instant of recording. */
  outcomes: { outcome: string; on?: Day; at: string }[]
  /** What was recorded with it, as far as this reader sees it. */
  fields: { field: string; value: string }[]
  /** Until when an answer is waited for. */
  waitingUntil?: Day
  isWaiting: boolean
  notes: { at: string; note: string }[]
  /** Older notes that are counted and not shown. */
  moreNotes: number
}

/** A piece of evidence, as far as this reader sees it. */
export interface ShownEvidence {
  number: number
  kind?: string
  name?: string
  from?: string
  on?: Day
  sha256?: string
}

/** A loss, as far as this reader sees it. */
export interface ShownLoss {
  number: number
  amount: string
  on?: Day
  what?: string
  evidence?: number
}

/** What is asked of a reader; the words are render’s. */
export const asks = [
  'police-accept',
  'police-progress',
  'police-find-out',
  'police-money',
  'police-written',
  'platform-keep',
  'platform-check',
  'platform-written',
  'bank-check',
  'bank-protect',
  'bank-trace',
  'bank-written',
  'lawyer-limits',
  'lawyer-next',
  'lawyer-missing',
  'family-money',
  'family-calls',
  'family-quiet',
] as const
export type Ask = (typeof asks)[number]

/** Something that the case has and the report has not. */
export interface LeftOut {
  field: MaskField
  /** How many entries of it. */
  count: number
}

/** A report for one reader. */
export interface Report {
  audience: Audience
  /** The day of writing. */
  today: Day
  /** Whom it is about: the person who writes, or somebody they help or who has died. */
  about: 'self' | 'other' | 'died'
  playbooks: string[]
  answers: ToldAnswer[]
  /** In the person’s own words, as given for a letter. */
  story: { whatHappened?: string; otherSide?: string }
  chronology: Chronology
  losses: ShownLoss[]
  totalLost?: string
  deeds: Deed[]
  /** Numbers that the police gave: also for those who do not see what was done there. */
  receipts: { step: string; field: string; value: string }[]
  asks: Ask[]
  /** Steps with a limit by law within which the person has to act. */
  limits: { step: string; day: Day; estimate: boolean }[]
  /** What is still to be done, in order: for the person alone. */
  open: string[]
  evidence: ShownEvidence[]
  /** What this reader does not see. It is told to the person before anything is written, and stands on no paper. */
  leftOut: LeftOut[]
  /** The case says that the other side can be near: said to the person before it goes to their family. */
  mayReachOtherSide: boolean
}

/** What a report is made from. */
export interface ReportSources {
  library: Library
  /** In the present words of the content. */
  session: Session
  plan: Plan
  material: CaseMaterial
  audience: Audience
  /** Notes are shown to whoever reads it, without the numbers in them. */
  withNotes?: boolean
}

// More of a step is older than anybody reads.
const mostNotes = 50
const mostOpen = 10

/** Makes a report. Undone events are out; whatever this reader must not see is counted and not in it. */
export function makeReport(sources: ReportSources): Report {
  const { audience, material, plan } = sources
  const mask = new Mask(sources)
  const playbooks = mask.shownPlaybooks
  const deeds = listDeeds(sources, mask)
  const losses = listShownLosses(sources, mask)
  const evidence = listShownEvidence(sources, mask)
  const hasTotal = losses.length > 0 && material.totalLost !== undefined
  const report = {
    audience,
    today: material.today,
    about: whomAbout(sources),
    playbooks,
    answers: listAnswers(sources, mask),
    story: findStory(sources, mask),
    chronology: listMoments(sources, {
      sees: (field) => isShown(field, audience),
      seesStep: (step) => mask.knowsStep(step),
      seesEvidence: (number) => evidence.some((piece) => piece.number === number),
    }),
    losses,
    ...(hasTotal ? { totalLost: material.totalLost } : {}),
    deeds,
    receipts: listReceipts(sources, mask),
    limits: listLimits(sources, mask),
    open:
      audience === 'self'
        ? plan.steps
            .filter(isOpen)
            .slice(0, mostOpen)
            .map(({ id }) => id)
        : [],
    evidence,
  }
  return {
    ...report,
    asks: chooseAsks(sources.library, report),
    leftOut: mask.leftOut(),
    mayReachOtherSide: mayReach(sources),
  }
}

/** Whether a reader knows of what a step is about, by its id. */
export function stepsKnownTo(sources: ReportSources): (step: string) => boolean {
  const mask = new Mask(sources)
  return (step) => mask.isOfTheirMatter(step)
}

/** What a reader sees, and a count of what they do not. */
class Mask {
  readonly shownPlaybooks: string[]
  private readonly counts = new Map<MaskField, number>()
  private readonly steps: ReadonlyMap<string, PlannedStep>
  private readonly known = new Map<string, boolean>()
  private readonly sources: ReportSources

  constructor(sources: ReportSources) {
    this.sources = sources
    this.steps = new Map(sources.plan.steps.map((step) => [step.id, step]))
    this.shownPlaybooks = pickPlaybooks(sources.library, sources.session.playbooks)
      .map(({ id }) => id)
      .filter((id) => this.sees(`about.${topicOfPlaybook(id)}`))
  }

  /** Whether the reader sees an entry of a field; one that they do not is counted. */
  sees(field: MaskField): boolean {
    const shown = isShown(field, this.sources.audience)
    if (!shown) this.leaveOut(field)
    return shown
  }

  leaveOut(field: MaskField): void {
    this.counts.set(field, (this.counts.get(field) ?? 0) + 1)
  }

  leftOut(): LeftOut[] {
    return maskFields.flatMap((field) => {
      const count = this.counts.get(field)
      return count === undefined ? [] : [{ field, count }]
    })
  }

  /** Whether a step belongs to what the reader knows of, and is theirs to know. */
  knowsStep(id: string): boolean {
    const found = this.known.get(id)
    if (found !== undefined) return found
    // Against a circle of steps that open each other.
    this.known.set(id, false)
    const known = this.decide(id)
    this.known.set(id, known)
    return known
  }

  private decide(id: string): boolean {
    const { library, audience } = this.sources
    const rules = library.steps.get(id)
    return rules !== undefined && isShown(fieldOfStep(library, rules), audience) && this.isOfTheirMatter(id)
  }

  /** Whether a step belongs to what the reader knows of: one of another matter tells of that matter by its title. */
  isOfTheirMatter(id: string): boolean {
    const { library, session } = this.sources
    if (this.shownPlaybooks.length === session.playbooks.length) return true
    if (this.shownPlaybooks.some((playbook) => library.playbooks.get(playbook)?.steps.includes(id))) return true
    if (library.common.steps.includes(id) && library.steps.get(id)?.stage === 'money') return true
    const opener = this.steps.get(id)?.openedBy?.step
    return opener !== undefined && this.isOfTheirMatter(opener)
  }
}

function whomAbout({ library, session }: ReportSources): Report['about'] {
  const { facts } = collectKnown(library, session)
  if (facts.get(relation.question)?.has(relation.died)) return 'died'
  return holds(isHelping, facts) ? 'other' : 'self'
}

function listAnswers({ library, session }: ReportSources, mask: Mask): ToldAnswer[] {
  const times = new Map<string, string>()
  for (const event of session.events) if (event.type === 'answered') times.set(event.question, event.at)
  return [...library.questions.values()].flatMap(({ id, playbook }): ToldAnswer[] => {
    const given = own(session.answers, id)
    const answer = given === undefined ? undefined : withoutNothing(given)
    // Whom it is about stands at the top.
    if (answer === undefined || id === actingFor.question) return []
    if (!mask.sees(`said.${groupOfQuestion(id)}`)) return []
    if (playbook !== undefined && !mask.shownPlaybooks.includes(playbook)) {
      mask.leaveOut(`said.${groupOfQuestion(id)}`)
      return []
    }
    const at = times.get(id)
    return [{ question: id, answer, ...(at === undefined ? {} : { at }) }]
  })
}

// “Not sure” and “none of these” tell a reader nothing.
function withoutNothing(answer: Answer): Answer | undefined {
  if (typeof answer === 'string') return answer === unsure ? undefined : answer
  const told = answer.filter((value) => value !== unsure && value !== none)
  return told.length === 0 ? undefined : told
}

function findStory({ session }: ReportSources, mask: Mask): Report['story'] {
  const kept = listKeptBlanks(session, { letter: policeReport, isEach: () => false })
  const text = (blank: string, field: MaskField) => {
    const value = kept.get(blank)
    return typeof value === 'string' && mask.sees(field) ? value : undefined
  }
  const whatHappened = text('what-happened', 'story.what-happened')
  const otherSide = text('other-side', 'story.other-side')
  return {
    ...(whatHappened === undefined ? {} : { whatHappened }),
    ...(otherSide === undefined ? {} : { otherSide }),
  }
}

function listShownLosses({ material }: ReportSources, mask: Mask): ShownLoss[] {
  return material.losses.flatMap(({ number, amount, on, what, evidence }): ShownLoss[] => {
    if (!mask.sees('loss.amount')) return []
    const shown: ShownLoss = { number, amount }
    if (on !== undefined && mask.sees('loss.day')) shown.on = on
    if (mask.sees('loss.what')) shown.what = what
    if (evidence !== undefined && mask.sees('loss.voucher')) shown.evidence = evidence
    return [shown]
  })
}

function listShownEvidence({ material, audience }: ReportSources, mask: Mask): ShownEvidence[] {
  const kinds = evidenceFor[audience]
  // A bank wants to see what proves a loss, of whatever kind it is.
  const vouchers = new Set(isShown('loss.voucher', audience) ? material.losses.map(({ evidence }) => evidence) : [])
  return material.evidence.flatMap(({ number, kind, name, from, on, file }): ShownEvidence[] => {
    const isWanted = kinds === undefined || vouchers.has(number) || (kind !== undefined && kinds.includes(kind))
    if (!isWanted) {
      mask.leaveOut('evidence.kind')
      return []
    }
    if (!mask.sees('evidence.kind')) return []
    const shown: ShownEvidence = { number }
    if (kind !== undefined) shown.kind = kind
    if (on !== undefined) shown.on = on
    if (mask.sees('evidence.name')) shown.name = name
    if (from !== undefined && mask.sees('evidence.from')) shown.from = from
    if (file !== undefined && mask.sees('evidence.hash')) shown.sha256 = file.sha256
    return [shown]
  })
}

function listDeeds({ library, plan, audience, withNotes = false }: ReportSources, mask: Mask): Deed[] {
  return plan.steps.flatMap(({ id, definition, record }): Deed[] => {
    if (!record) return []
    const outcomes = [...record.outcomes.values()].map(({ outcome, on, at }) => ({
      outcome,
      at,
      ...(on === undefined ? {} : { on }),
    }))
    const isWaiting = record.status?.type === 'waiting'
    if (outcomes.length === 0 && !isWaiting && record.notes.length === 0) return []
    if (!mask.knowsStep(id)) {
      mask.leaveOut(fieldOfStep(library, definition))
      return []
    }
    const notes = record.notes.filter(() => withNotes || mask.sees('notes'))
    if (outcomes.length === 0 && !isWaiting && notes.length === 0) return []
    const seesNotes = isShown('notes', audience)
    const fields = [...record.fields].flatMap(([field, value]) => {
      const type = definition.collects.find((one) => one.id === field)?.type ?? 'text'
      return mask.sees(`field.${type}`) ? [{ field, value }] : []
    })
    const until = record.status?.type === 'waiting' ? record.status.until : undefined
    return [
      {
        step: id,
        outcomes,
        fields,
        isWaiting,
        ...(until === undefined ? {} : { waitingUntil: until }),
        notes: notes.slice(-mostNotes).map(({ at, note }) => ({ at, note: seesNotes ? note : maskOthers(note) })),
        moreNotes: Math.max(0, notes.length - mostNotes),
      },
    ]
  })
}

const receiptFields: readonly string[] = ['receipt-number', 'case-number', 'incident-number']

function listReceipts({ library, plan }: ReportSources, mask: Mask): Report['receipts'] {
  return plan.steps.flatMap(({ id, definition, record }) => {
    if (!record || fieldOfStep(library, definition) !== 'step.police') return []
    const found = [...record.fields].filter(([field]) => receiptFields.includes(field))
    return found.flatMap(([field, value]) =>
      mask.sees('receipt') && mask.isOfTheirMatter(id) ? [{ step: id, field, value }] : [],
    )
  })
}

function listLimits({ plan }: ReportSources, mask: Mask): Report['limits'] {
  return plan.steps.filter(isOpen).flatMap((step) => {
    const limit = findOwnLimit(step)
    if (!limit || !mask.sees('limits')) return []
    return [{ step: step.id, day: limit.day, estimate: limit.estimate }]
  })
}

// The letter that a report to the police is handed in as, and outcomes by which one was taken.
const policeReport = 'police-report'
const taken: readonly string[] = ['accepted', 'filed', 'transferred']

function chooseAsks(
  library: Library,
  { audience, losses, deeds, receipts }: Pick<Report, 'audience' | 'losses' | 'deeds' | 'receipts'>,
): Ask[] {
  switch (audience) {
    case 'police': {
      const isTaken = deeds.some(({ step, outcomes }) => {
        const rules = library.steps.get(step)
        const isReport = rules?.letters?.includes(policeReport) === true
        return isReport && outcomes.some(({ outcome }) => taken.includes(outcome))
      })
      const first: Ask = receipts.length > 0 || isTaken ? 'police-progress' : 'police-accept'
      return [first, 'police-find-out', ...(losses.length > 0 ? (['police-money'] as const) : []), 'police-written']
    }
    case 'platform':
      return ['platform-keep', 'platform-check', 'platform-written']
    case 'bank':
      return ['bank-check', 'bank-protect', ...(losses.length > 0 ? (['bank-trace'] as const) : []), 'bank-written']
    case 'lawyer':
      return ['lawyer-limits', 'lawyer-next', 'lawyer-missing']
    case 'family':
      return ['family-money', 'family-calls', 'family-quiet']
    case 'self':
      return []
  }
}

// Partner or family behind it, or fear of them: a paper at home may be read by them.
function mayReach({ audience, session }: ReportSources): boolean {
  const near = own(session.answers, 'who-is-behind')
  const dangers = own(session.answers, danger.question)
  const isNear = near === 'partner' || near === 'family'
  const isFeared = own(session.answers, 'fear-them') === 'yes' || (dangers ?? []).includes('violence')
  return (audience === 'family' || audience === 'self') && (isNear || isFeared)
}

/** The day on which it began, where the person knows it. */
export function beganOn({ answers }: Pick<Report, 'answers'>): Day | undefined {
  const answer = answers.find(({ question }) => question === incidentOn.question)?.answer
  return typeof answer === 'string' ? answer : undefined
}
