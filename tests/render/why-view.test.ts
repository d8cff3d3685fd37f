// Why a step is there, over every step that an outcome of the bundled content brings.
import { describe, expect, it } from 'vitest'
import { compileTexts } from '../../src/core/content/compile.ts'
import type { Content } from '../../src/core/content/content.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import type { PlannedStep } from '../../src/core/plan/planned-step.ts'
import { recordStep } from '../../src/core/plan/record-step.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withPlaybook } from '../../src/core/session/session.ts'
import { lookFor, plainStyle } from '../../src/render/look.ts'
import { makeReader, type Reader } from '../../src/render/reader.ts'
import { whyView } from '../../src/render/why-view.ts'
import { wordsIn } from '../../src/words/words.ts'
import { content, library } from '../support/content.ts'
import { rulesFor, smallContent, smallContentWith, step } from '../support/small-library.ts'

const at = '2026-11-22T02:00:00.000Z'
const now = Date.parse(at)
const { why } = wordsIn('en')

function readerOf(of: Content, rules = rulesFor(of)): Reader {
  const look = { ...lookFor({ language: 'en', columns: 80, style: plainStyle }), columns: 100_000 }
  return makeReader(look, { library: rules, texts: compileTexts(of, 'en') })
}

/** The lines below the two headings about reasons. */
function reasons(reader: Reader, session: Session, planned: PlannedStep): { because: string[]; removes: string[] } {
  const lines = whyView(reader, { session, planned })
  const below = (heading: string) => {
    const from = lines.indexOf(heading) + 1
    const to = lines.findIndex((line, index) => index >= from && !line.startsWith('  '))
    return from === 0 ? [] : lines.slice(from, to < 0 ? undefined : to).map((line) => line.trim())
  }
  return { because: below(why.because), removes: below(why.removes) }
}

const begin = (playbook: string, answers: Record<string, string | string[]> = {}): Session =>
  Object.entries(answers).reduce(
    (session, [question, value]) => withAnswer(session, { question, value, at }),
    withPlaybook(newSession({ id: '1', name: 'one', at }), { playbook, at }),
  )

function planned(rules: typeof library, session: Session, id: string): PlannedStep {
  const found = buildPlan(rules, session, now).steps.find((one) => one.id === id)
  if (!found) throw new Error(`${id} is not in the plan`)
  return found
}

const reader = readerOf(content, library)
// Each outcome that brings something, in the first playbook that lists its step.
const outcomes = [...library.steps.values()].flatMap(({ id, outcomes }) => {
  const playbook = [...library.playbooks.values()].find(({ steps }) => steps.includes(id))
  if (!playbook) return []
  const bringing = Object.entries(outcomes).filter(([, { opens, sets }]) => opens.length + Object.keys(sets).length > 0)
  return bringing.map(([outcome]) => ({ playbook: playbook.id, id, outcome }))
})

/** As it stands after the outcome; undefined where the step does not apply without answers. */
function recorded({
  playbook,
  id,
  outcome,
}: (typeof outcomes)[number]): { before: Session; session: Session } | undefined {
  const before = begin(playbook)
  const found = buildPlan(library, before, now).steps.find((one) => one.id === id)
  const result = found && recordStep({ session: before, now }, found, { act: 'recorded', outcome })
  return result?.ok ? { before, session: result.session } : undefined
}

describe('what an outcome brought', () => {
  it('has that outcome as its reason, and reopening the step as what removes it', () => {
    const wrong: unknown[] = []
    let brought = 0
    for (const row of outcomes) {
      const stands = recorded(row)
      if (!stands) continue
      const { before, session } = stands
      const had = new Set(buildPlan(library, before, now).steps.map(({ id }) => id))
      const reopened = withEvent(session, { type: 'reopened', at, step: row.id })
      const without = new Set(buildPlan(library, reopened, now).steps.map(({ id }) => id))
      for (const one of buildPlan(library, session, now).steps.filter(({ id }) => !had.has(id))) {
        brought += 1
        const { because, removes } = reasons(reader, session, one)
        const says = `Because “${reader.title('steps', row.id)}” came out as`
        if (!because.some((line) => line.startsWith(says))) wrong.push([row, one.id, because])
        if (!removes.some((line) => line.endsWith(`: leak-help reopen ${row.id}`))) wrong.push([row, one.id, removes])
        if (without.has(one.id)) wrong.push([row, one.id, 'stays'])
      }
    }
    expect(wrong).toEqual([])
    expect(brought).toBeGreaterThan(50)
  })

  it('is never a reason for the step itself, and nothing applies in every case that has a reason or a condition', () => {
    const wrong: unknown[] = []
    for (const row of outcomes) {
      const session = recorded(row)?.session
      if (!session) continue
      for (const one of buildPlan(library, session, now).steps) {
        const { because, removes } = reasons(reader, session, one)
        const own = [`Because “${reader.title('steps', one.id)}” came out as`, `leak-help reopen ${one.id}`]
        if ([...because, ...removes].some((line) => own.some((said) => line.includes(said))))
          wrong.push([row, one.id, because])
        const isAlways = one.applies && one.definition.when === undefined && !one.openedBy
        if (because.includes(why.always) !== isAlways) wrong.push([row, one.id, because])
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('a step that no answer and no outcome brought', () => {
  const small = readerOf(smallContent)
  const reasonsOf = (id: string, session: Session, of = small) => reasons(of, session, planned(of.library, session, id))

  it('says what is so: everybody’s, not ruled out, or kept for its record', () => {
    const unless = smallContentWith({ steps: [step('capture', { when: { not: { access: 'no' } } })] })
    const began = begin('lender', { harm: ['loan'] })
    const noted = withEvent(began, { type: 'recorded', at, step: 'dispute-loan', outcome: 'done' })
    const answered = withAnswer(noted, { question: 'harm', value: ['calls'], at })
    expect(reasonsOf('capture', began).because[0]).toBe(why.always)
    expect(reasonsOf('capture', began, readerOf(unless)).because[0]).toBe(why.notExcluded)
    expect(reasonsOf('dispute-loan', noted).because[0]).toBe('harm? → loan')
    expect(reasonsOf('dispute-loan', answered)).toEqual({
      because: [why.recorded, 'From the playbook: lender'],
      removes: [],
    })
  })

  it('is there for its record where the outcome that opened it was taken back', () => {
    const refused = withEvent(begin('lender'), { type: 'recorded', at, step: 'tell-lender', outcome: 'refused' })
    expect(reasonsOf('complain', refused).because).toEqual(['Because “tell-lender” came out as: refused'])
    const both = withEvent(refused, { type: 'recorded', at, step: 'complain', outcome: 'done' })
    const reopened = withEvent(both, { type: 'reopened', at, step: 'tell-lender' })
    expect(reasonsOf('complain', reopened).because).toEqual([why.recorded])
  })
})
