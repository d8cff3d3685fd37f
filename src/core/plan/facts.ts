// What is known about the incident: what the person answered, what the playbooks take for granted, what steps found, and
// what follows from an answer.
import { type Condition, type Facts, holds } from '../content/conditions.ts'
import { none } from '../content/known-ids.ts'
import {
  type EntryKind,
  isBundled,
  type Library,
  type PlaybookRules,
  pickPlaybooks,
  type Values,
} from '../content/library.ts'
import { own } from '../content/own.ts'
import { unsure } from '../content/vocabulary.ts'
import type { Answer, Session } from '../session/schema.ts'
import { foldRecords, type StepRecord } from './records.ts'

/** Facts as they are seen from one place. */
export interface View {
  /** All of it. */
  facts: Facts
  /** Without what a person's own folder takes for granted, lets follow or finds. The same where all is bundled. */
  unaided: Facts
}

/** What is known in a session: of all its playbooks together, and of each by itself. */
export interface Known extends View {
  /** What one of several playbooks knows by itself; nothing in a session of one. */
  byPlaybook: ReadonlyMap<string, OwnViews>
}

/** What one playbook knows beside others. */
export interface OwnViews {
  /**
   * Its own matter: what it takes for granted, every answer, what follows from questions and steps that it has, and not
   * what only the others' own questions say.
   */
  matter: View
  /** As if it were the only one, with the same answers and records, and with what the others say for certain. */
  alone: View
}

/** For whom something is looked at. */
export interface Caller {
  /** Whether the bundled content calls for it. */
  isOurs: boolean
  /** Ids of the playbooks that call for it. */
  calledForBy: readonly string[]
}

type Counts = (kind: EntryKind, id: string) => boolean

/**
 * What is known in a session. An answer overrides what a playbook assumes, unless another playbook asked for it: then it
 * is added. What follows or was found is added to both.
 */
export function collectKnown(library: Library, session: Session, records = foldRecords(session)): Known {
  const chosen = pickPlaybooks(library, session.playbooks)
  const seen = { records, chosen, certain: chosen }
  const together = look(library, session, { ...seen, playbooks: chosen })
  if (chosen.length < 2) return { ...together, byPlaybook: new Map() }
  const byPlaybook = chosen.map((playbook): [string, OwnViews] => [
    playbook.id,
    {
      matter: look(library, session, { ...seen, playbooks: [playbook] }, countsFor(library, playbook, chosen)),
      alone: look(library, session, { ...seen, playbooks: [playbook], chosen: [playbook] }),
    },
  ])
  return { ...together, byPlaybook: new Map(byPlaybook) }
}

/** What some of a session's playbooks know together, when the others are left out. */
export function collectWithout(library: Library, session: Session, playbooks: readonly PlaybookRules[]): View {
  const records = foldRecords(session)
  return look(library, session, { records, playbooks, chosen: playbooks, certain: playbooks })
}

function look(library: Library, session: Session, sight: Sight, counts: Counts = () => true): View {
  const facts = collect(library, session, sight, counts)
  const { playbooks, questions, steps } = library.notBundled
  if (playbooks.size + questions.size + steps.size === 0) return { facts, unaided: facts }
  const bundledOnly: Counts = (kind, id) => isBundled(library, kind, id) && counts(kind, id)
  return { facts, unaided: collect(library, session, sight, bundledOnly) }
}

/**
 * Whether something applies: by all that is known together, or by what a playbook that calls for it knows by itself, so
 * that no playbook takes away what another one calls for. Likewise what the bundled content calls for (`isOurs`) a person's
 * own can bring, and never take away: an assumption in a folder from somebody else must not hide the call to the bank.
 */
export function appliesIn(known: Known, when: Condition | undefined, caller: Caller): boolean {
  return viewsOf(known, caller).some((view) => holdsIn(view, when, caller.isOurs))
}

/** What is known where something applies: the facts by which its words are chosen. */
export function factsFor(known: Known, when: Condition | undefined, caller: Caller): Facts {
  const views = viewsOf(known, caller)
  // What is bundled speaks by what is bundled, wherever that alone calls for it.
  const ofOurs = caller.isOurs ? views.map(({ unaided }) => unaided) : []
  return firstWhere(when, [...ofOurs, ...views.map(({ facts }) => facts)]) ?? known.facts
}

/** Whether something that applies is done already: wherever it applies, what is known there has to say so. */
export function isSettledIn(
  known: Known,
  { when, done }: { when: Condition | undefined; done: Condition | undefined },
  caller: Caller,
): boolean {
  return viewsOf(known, caller)
    .filter((view) => holdsIn(view, when, caller.isOurs))
    .every((view) => holds(done, caller.isOurs ? view.unaided : view.facts))
}

/** The facts that make a condition hold. */
export function findBringing(known: Known, when: Condition | undefined, calledForBy: readonly string[]): Facts {
  const all = viewsOf(known, { calledForBy }).flatMap(({ facts, unaided }) => [facts, unaided])
  return firstWhere(when, all) ?? known.facts
}

function firstWhere(when: Condition | undefined, all: readonly Facts[]): Facts | undefined {
  return all.find((facts) => holds(when, facts))
}

function viewsOf(known: Known, { calledForBy }: Pick<Caller, 'calledForBy'>): View[] {
  const own = calledForBy.flatMap((id) => known.byPlaybook.get(id) ?? [])
  return [known, ...own.flatMap(({ matter, alone }) => [matter, alone])]
}

function holdsIn({ facts, unaided }: View, when: Condition | undefined, isOurs: boolean): boolean {
  return holds(when, facts) || (isOurs && holds(when, unaided))
}

/** Whether an answer takes the place of what a playbook assumes: not where another one has a reason to ask. */
export function isReplaced(library: Library, playbooks: readonly PlaybookRules[], question: string): boolean {
  const isAsked = playbooks.some(
    (playbook) => own(playbook.assume, question) === undefined && asks(library, playbook, question),
  )
  return !isAsked || isCertain(library, playbooks, question)
}

/** Whether a playbook asks a question, by itself or as every one does. */
export function asks({ common }: Library, { ask }: PlaybookRules, question: string): boolean {
  return ask.includes(question) || common.ask.includes(question)
}

// Of questions and steps that only other playbooks have, what follows is about the others' matter.
function countsFor(library: Library, playbook: PlaybookRules, chosen: readonly PlaybookRules[]): Counts {
  const others = chosen.filter(({ id }) => id !== playbook.id)
  const has: Partial<Record<EntryKind, (one: PlaybookRules, id: string) => boolean>> = {
    questions: (one, id) => asks(library, one, id),
    steps: (one, id) => one.steps.includes(id) || library.common.steps.includes(id),
  }
  return (kind, id) => {
    const isOf = has[kind]
    return isOf === undefined || isOf(playbook, id) || !others.some((other) => isOf(other, id))
  }
}

interface Sight {
  /** Whose assumptions stand. */
  playbooks: readonly PlaybookRules[]
  /** Who may have asked for what was answered. */
  chosen: readonly PlaybookRules[]
  /** Who may have said something for certain. */
  certain: readonly PlaybookRules[]
  records: ReadonlyMap<string, StepRecord>
}

function collect(library: Library, session: Session, sight: Sight, counts: Counts): Facts {
  const counted = (some: readonly PlaybookRules[]) => some.filter(({ id }) => counts('playbooks', id))
  const chosen = counted(sight.chosen)
  const saying = counted(sight.certain)
  const facts = new Map<string, ReadonlySet<string>>()
  for (const { assume } of counted(sight.playbooks)) addAll(facts, assume)
  for (const [id, values] of saying.flatMap(({ assume }) => Object.entries(assume)))
    if (!facts.has(id) && isCertain(library, saying, id)) addAll(facts, { [id]: values })
  for (const [question, answer] of Object.entries(session.answers)) {
    const before = facts.get(question)
    facts.set(question, new Set(answerValues(answer)))
    if (before !== undefined && !isReplaced(library, chosen, question)) addAll(facts, { [question]: [...before] })
  }
  for (const [question, answer] of Object.entries(session.answers)) {
    if (!counts('questions', question)) continue
    for (const values of impliedBy(library, question, answer)) addAll(facts, values)
  }
  for (const [step, record] of sight.records) if (counts('steps', step)) addAll(facts, foundBy(library, step, record))
  return facts
}

// A yes or no on which the playbooks that assume it agree is so for all of them. What can be one thing in one matter and
// another in the next (what leaked, who did it) holds for the playbook that says so.
function isCertain(library: Library, playbooks: readonly PlaybookRules[], question: string): boolean {
  if (library.questions.get(question)?.type !== 'yes-no') return false
  const said = playbooks.flatMap(({ assume }) => answerValues(own(assume, question) ?? []))
  return new Set(said).size === 1
}

/** The values of an answer, one or many. */
export function answerValues(answer: Answer): string[] {
  return typeof answer === 'string' ? [answer] : answer
}

/** Facts that follow from an answer, choice by choice. */
export function impliedBy(library: Library, question: string, answer: Answer): Values[] {
  const choices = library.questions.get(question)?.choices ?? []
  const chosen = answerValues(answer)
  return choices.filter(({ id }) => chosen.includes(id)).map(({ sets }) => sets)
}

function foundBy(library: Library, step: string, { status }: StepRecord): Values {
  if (status?.type !== 'recorded') return {}
  return own(library.steps.get(step)?.outcomes ?? {}, status.outcome)?.sets ?? {}
}

// A fact that is added replaces "none of these" and "not sure", which it contradicts.
function addAll(facts: Map<string, ReadonlySet<string>>, additions: Values): void {
  for (const [id, values] of Object.entries(additions)) {
    const before = [...(facts.get(id) ?? [])].filter((value) => value !== none && value !== unsure)
    facts.set(id, new Set([...before, ...answerValues(values)]))
  }
}
