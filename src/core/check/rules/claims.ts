// No sentence says something of the person that their answers do not support: proved over all answers, for each way a step
// comes into a plan.
import { type Condition, comparisonsIn } from '../../content/conditions.ts'
import { placedPieces } from '../../content/letter-blanks.ts'
import type { ClaimRules, FormRules, OutcomeRules, PlaybookRules, StepRules } from '../../content/library.ts'
import type { Line } from '../../content/schema.ts'
import type { WordedPart } from '../../content/vocabulary.ts'
import { allForms, conditionOf, isList, neutralForms, pathOf, placedForms } from '../../content/wording.ts'
import { type Checked, type Known, type Path, type Report, type ReportEntry, type Rule, reportOn } from '../rule.ts'
import { canHold, collectValues, findWitness, type Scope, type Witness } from '../solve.ts'

/** One way in which a step comes into a plan: what can be known then, and when it applies. */
interface Way {
  playbook: string
  scope: Scope
  when: Condition[]
}

/** By step. */
type Ways = ReadonlyMap<string, readonly Way[]>

/** The ways of every step that the playbooks under check can bring, and of their own steps by any playbook. */
function findWays({ content, known, isComplete }: Checked): Ways {
  const ways = new Map<string, Way[]>()
  for (const playbook of known.playbooks.values()) {
    const isOwn = content.playbooks.has(playbook.id)
    for (const [step, found] of waysOf(playbook, known)) {
      if (!isComplete && !isOwn && !content.steps.has(step)) continue
      ways.set(step, [...(ways.get(step) ?? []), ...found])
    }
  }
  return ways
}

// What a playbook and all sessions list, and what the outcomes of that bring, and so on.
function waysOf(playbook: PlaybookRules, known: Known): ReadonlyMap<string, Way[]> {
  const listed = new Set([...known.common.steps, ...playbook.steps])
  const brought = new Map<string, { step: StepRules; outcome: OutcomeRules }[]>()
  const reached = new Set(listed)
  for (const id of reached) {
    const step = known.steps.get(id)
    for (const outcome of Object.values(step?.outcomes ?? {})) {
      for (const opened of outcome.opens) {
        reached.add(opened)
        if (step) brought.set(opened, [...(brought.get(opened) ?? []), { step, outcome }])
      }
    }
  }
  const outcomes = [...reached].flatMap((id) => Object.values(known.steps.get(id)?.outcomes ?? {}))
  const found = collectValues(outcomes.map(({ sets }) => sets))
  const scope: Scope = {
    asked: new Set([...known.common.ask, ...playbook.ask]),
    assume: playbook.assume,
    found,
  }
  const ways = new Map<string, Way[]>()
  for (const id of reached) {
    const step = known.steps.get(id)
    if (!step) continue
    const when = step.when === undefined ? [] : [step.when]
    const byOutcome = (brought.get(id) ?? []).map(
      ({ step: opener, outcome }): Way => ({
        playbook: playbook.id,
        // The latest outcome of a step speaks; where its outcomes add up, an earlier one may have brought it.
        scope: opener.several ? scope : { ...scope, certain: outcome.sets },
        when,
      }),
    )
    ways.set(id, [...(listed.has(id) ? [{ playbook: playbook.id, scope, when }] : []), ...withoutTwins(byOutcome)])
  }
  return ways
}

function withoutTwins(ways: readonly Way[]): Way[] {
  const seen = new Map(ways.map((way) => [JSON.stringify(way.scope.certain ?? null), way]))
  return [...seen.values()]
}

/** When a form is the one that is shown: it holds, and of a text none before it does. */
function shownWhen(part: WordedPart, conditions: readonly (Condition | undefined)[], index: number): Condition[] {
  const before = isList(part) ? [] : conditions.slice(0, index).flatMap((when) => (when ? [{ not: when }] : []))
  const own = conditions[index]
  return [...before, ...(own ? [own] : [])]
}

function firstWitness(
  ways: readonly Way[],
  known: Known,
  conditions: readonly Condition[],
): { way: Way; witness: Witness } | undefined {
  for (const way of ways) {
    const witness = findWitness({ all: [...way.when, ...conditions] }, known, way.scope)
    if (witness) return { way, witness }
  }
  return undefined
}

const mostShown = 8

/** Answers in the words of the content: `paid-how: bank, not harm: threats`, with the playbook in which they are given. */
function writeWitness({ way, witness }: { way: Way; witness: Witness }): string {
  const values = witness
    .toSorted((a, b) => Number(b.holds) - Number(a.holds))
    .map(({ question, value, holds }) => `${holds ? '' : 'not '}${question}: ${value}`)
  return [way.playbook, ...[...new Set(values)].slice(0, mostShown)].join(', ')
}

// Every assertion of every form, wherever the form is shown.
function checkAssertions({ content, known }: Checked, report: Report, allWays: Ways): void {
  for (const [id, ways] of allWays) {
    const step = known.steps.get(id)
    for (const [part, forms] of Object.entries(step?.wording ?? {}) as [WordedPart, FormRules[]][]) {
      forms.forEach((form, index) => {
        const shown = shownWhen(
          part,
          forms.map(({ when }) => when),
          index,
        )
        const claims = (form.asserts ?? []).flatMap((claim) => {
          const holds = known.claims.get(claim)?.holds
          return holds ? [{ claim, holds }] : []
        })
        for (const { claim, holds } of claims) {
          const found = firstWitness(ways, known, [...shown, { not: holds }])
          if (!found) continue
          const own = content.steps.get(id)
          const where = own
            ? pathOf(own, part, index)
            : ['steps', content.playbooks.get(found.way.playbook)?.steps.indexOf(id) ?? 0]
          const on = own ? reportOn(report, 'steps', id) : reportOn(report, 'playbooks', found.way.playbook)
          reportUnsupported(on, { path: where, step: id, part, claim, shown: writeWitness(found) })
        }
      })
    }
  }
}

function reportUnsupported(
  on: ReportEntry,
  { path, step, part, claim, shown }: { path: Path; step: string; part: string; claim: string; shown: string },
): void {
  on(
    path,
    'claim-not-supported',
    `“${step}”的${part}说“${claim}”，有的回答撑不住它；例如：${shown}`,
    `${part} of “${step}” says “${claim}”, which not every answer supports; for example with: ${shown}`,
  )
}

// Of several forms one always fits, each can be the one, and none leaves it to chance.
function checkForms({ content, known }: Checked, report: Report, ways: Ways): void {
  for (const step of content.steps.values()) {
    const on = reportOn(report, 'steps', step.id)
    const stepWays = ways.get(step.id) ?? []
    for (const [part, forms] of allForms(step)) {
      if (forms.length === 0) continue
      checkNeutral({ part, forms, optional: !needed.includes(part) }, { known, ways: stepWays, on })
      if (stepWays.length === 0) continue
      forms.forEach((form, index) => {
        const when = conditionOf(form)
        if (when === undefined) return
        const place = pathOf(step, part, index)
        const path = form.when === undefined ? place : [...place, 'when']
        if (!firstWitness(stepWays, known, shownWhen(part, forms.map(conditionOf), index))) {
          on(
            path,
            'form-never-shown',
            `${part}的这个说法永远不会出现：这一步出现时它都不成立，或前面的说法都先用上了`,
            `this form of ${part} is never shown: it never holds where the step stands, or one before it always does`,
          )
        }
        if (isList(part)) return
        const rival = findRival({ forms, index, when }, { known, ways: stepWays })
        if (!rival) return
        on(
          path,
          'forms-overlap',
          `${part}的两个说法可以同时成立，谁也不比谁更窄；例如：${rival}`,
          `two forms of ${part} can hold together, and neither is the narrower; for example with: ${rival}`,
        )
      })
    }
  }
}

const needed: readonly WordedPart[] = ['title', 'why', 'say', 'how']

function checkNeutral(
  { part, forms, optional }: { part: WordedPart; forms: readonly Line[]; optional: boolean },
  { known, ways, on }: { known: Known; ways: readonly Way[]; on: ReportEntry },
): void {
  const neutral = neutralForms(forms)
  if (!isList(part) && neutral.length > 0 && !neutral.includes(forms.at(-1) as Line)) {
    on(
      [part],
      'form-never-shown',
      `没有when的说法要放在最后，它后面的都用不上`,
      `the form without “when” stands last: those behind it are never shown`,
    )
  }
  if (neutral.length > 0 || optional) return
  const found = firstWitness(
    ways,
    known,
    forms.flatMap((form) => {
      const when = conditionOf(form)
      return when ? [{ not: when }] : []
    }),
  )
  // Where the step stands one of them always fits.
  if (!found && ways.length > 0) return
  const shown = found ? writeWitness(found) : '-'
  on(
    [part],
    'no-neutral-form',
    `${part}缺一个没有when、对谁都成立的说法；什么都没有的时候例如：${shown}`,
    `${part} lacks a form without “when” that is true for everybody; nothing is said for example with: ${shown}`,
  )
}

// An earlier form that can hold together with this one, and also without it.
function findRival(
  { forms, index, when }: { forms: readonly Line[]; index: number; when: Condition },
  { known, ways }: { known: Known; ways: readonly Way[] },
): string | undefined {
  for (const other of forms.slice(0, index)) {
    const before = conditionOf(other)
    if (before === undefined || other.goes_first) continue
    const both = firstWitness(ways, known, [before, when])
    if (both && firstWitness(ways, known, [before, { not: when }])) return writeWitness(both)
  }
  return undefined
}

/** A claim that can be recognised by words. */
type Saying = { id: string; words: NonNullable<ClaimRules['words']> }

// Words to say have decided what they assert, and what sounds like a claim is declared as one.
const scriptsDeclareWhatTheySay: Rule = ({ content, known }, report) => {
  const sayings = [...known.claims.values()].flatMap(({ id, words }) => (words ? [{ id, words }] : []))
  for (const step of content.steps.values()) {
    const on = reportOn(report, 'steps', step.id)
    for (const { part, path, form } of placedForms(step)) {
      if (part === 'say' && form.asserts === undefined) {
        on(
          path,
          'assertions-undecided',
          '要说的话没有写asserts：说了本人的什么事，没有就写[]',
          'words to say have no asserts: name what they say of the person, or write []',
        )
      }
      if (part !== 'say' && part !== 'title') continue
      reportUndeclared(form, { sayings, on, path })
    }
  }
  for (const letter of content.letters.values()) {
    for (const { path, piece } of placedPieces(letter))
      reportUndeclared(piece, { sayings, on: reportOn(report, 'letters', letter.id), path })
  }
}

function reportUndeclared(
  form: Pick<Line, 'zh' | 'en' | 'asserts'>,
  { sayings, on, path }: { sayings: readonly Saying[]; on: ReportEntry; path: Path },
): void {
  for (const { id, words } of sayings) {
    if (form.asserts?.includes(id)) continue
    const phrase = [
      ...words.zh.filter((one) => form.zh.includes(one)),
      ...words.en.filter((one) => form.en.includes(one)),
    ][0]
    if (phrase === undefined) continue
    on(
      path,
      'claim-not-declared',
      `“${phrase}”说的是“${id}”，要写进asserts`,
      `“${phrase}” says “${id}”: name it under asserts`,
    )
  }
}

const claimsCanBeSupported: Rule = ({ content, known }, report) => {
  const used = new Set([
    ...[...content.steps.values()].flatMap((step) => placedForms(step).flatMap(({ form }) => form.asserts ?? [])),
    ...[...content.letters.values()].flatMap((letter) =>
      placedPieces(letter).flatMap(({ piece }) => piece.asserts ?? []),
    ),
  ])
  const outcomes = [...known.steps.values()].flatMap((step) => Object.values(step.outcomes))
  const found = collectValues(outcomes.map(({ sets }) => sets))
  const playbooks = [...known.playbooks.values()]
  for (const { id, holds } of content.claims.values()) {
    const on = reportOn(report, 'claims', id)
    if (!used.has(id)) on(['id'], 'unused-claim', `没有文字说“${id}”`, `no text asserts “${id}”`)
    const isPossible = playbooks.some(({ ask, assume }) =>
      canHold(holds, known, { asked: new Set([...known.common.ask, ...ask]), assume, found }),
    )
    if (isPossible) continue
    on(
      ['holds'],
      'claim-never-holds',
      `没有回答、也没有结果能撑住“${id}”`,
      `no answer and no outcome can support “${id}”`,
    )
  }
}

// “Not sure” is an answer, and no ground for anything that a text says.
const claimsRestOnAnswers: Rule = ({ content }, report) => {
  for (const { id, holds } of content.claims.values()) {
    if (!comparisonsIn(holds).some(({ values }) => values.includes('unsure'))) continue
    reportOn(report, 'claims', id)(
      ['holds'],
      'claim-on-unsure',
      '“不清楚”撑不住任何说法',
      '“not sure” supports no claim',
    )
  }
}

// Both look at every way in which a step comes into a plan.
const formsAreTrueAndFit: Rule = (checked, report) => {
  const ways = findWays(checked)
  checkAssertions(checked, report, ways)
  checkForms(checked, report, ways)
}

/** Every rule about what texts say of the person. */
export const claimRules: readonly Rule[] = [
  formsAreTrueAndFit,
  scriptsDeclareWhatTheySay,
  claimsCanBeSupported,
  claimsRestOnAnswers,
]
