// What a letter starts where no outcome of its step means that it went off: the time that the law gives its addressee, or a day of
// ours that says no law sets one; on its day, the day before and after.
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/core/dates.ts'
import { findStep } from '../../src/core/plan/find-step.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import type { PlannedStep } from '../../src/core/plan/planned-step.ts'
import { recordStep } from '../../src/core/plan/record-step.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent } from '../../src/core/session/session.ts'
import { writeDue } from '../../src/render/due.ts'
import { library } from '../support/content.ts'
import { readerIn } from '../support/letters.ts'

const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`)
const iso = (day: string) => new Date(noon(day)).toISOString()
const sentOn = '2026-03-02'

const pairs = [...library.letters.values()].flatMap((letter) =>
  letter.steps.map((writing) => ({ letter: letter.id, ...writing })),
)

// The step comes into the plan by waiting for it; the letter went off on a day, written down two days later.
function sent(letter: string, step: string, answers: Record<string, string> = {}): Session {
  let session = newSession({ id: '1', name: 'one', at: iso('2026-02-02') })
  for (const [question, value] of Object.entries(answers))
    session = withAnswer(session, { question, value, at: iso(sentOn) })
  session = withEvent(session, { type: 'waiting', at: iso(sentOn), step })
  const now = noon(addDays(sentOn, 2))
  const found = findStep(library, buildPlan(library, session, now), step)
  if (!found.ok) throw new Error(`no ${step}`)
  const result = recordStep({ session, now }, found.step, { act: 'waiting', letter, on: sentOn })
  if (!result.ok) throw new Error(result.problem.en)
  return result.session
}

const stepAt = (session: Session, id: string, day: string): PlannedStep | undefined =>
  buildPlan(library, session, noon(day)).steps.find((step) => step.id === id)

it('every step that writes a letter says what sending it is, or how long its addressee has', () => {
  expect(pairs.filter(({ sent, waits }) => (sent === undefined) === (waits === undefined))).toEqual([])
})

describe.each(pairs.filter(({ waits }) => waits !== undefined))('$letter × $step', ({ letter, step, waits = '' }) => {
  const session = sent(letter, step)

  it('is waited for until a day', () => {
    const due = stepAt(session, step, addDays(sentOn, 2))?.due
    expect(due?.deadline?.id).toBe(waits)
    expect(due?.day && due.day > sentOn).toBe(true)
  })

  it('says whether a law sets that day', () => {
    const planned = stepAt(session, step, addDays(sentOn, 2))
    if (!planned) throw new Error(`no ${step}`)
    const says = { zh: writeDue(readerIn('zh'), planned), en: writeDue(readerIn('en'), planned) }
    const isLegal = library.deadlines.get(waits)?.kind === 'statutory'
    expect(says.zh.includes('对方的期限（法定）'), says.zh).toBe(isLegal)
    expect(says.zh.includes('法律没有规定'), says.zh).toBe(!isLegal)
    expect(says.en.includes('no law sets a day'), says.en).toBe(!isLegal)
  })

  it('is asked again when that day is over, and not before', () => {
    const due = stepAt(session, step, sentOn)?.due
    const last = due?.last ?? due?.day ?? ''
    expect(stepAt(session, step, addDays(due?.day ?? '', -1))?.due?.over).toBeUndefined()
    expect(stepAt(session, step, last)?.due?.over).toBeUndefined()
    expect(stepAt(session, step, addDays(last, 1))?.due?.over).toBe(1)
  })
})

describe('days by law', () => {
  it.each<[letter: string, step: string, day: string, deadline: string]>([
    // 公安部关于改革完善受案立案制度的意见: three days in principle
    ['police-report', 'report-to-police', '2026-03-05', 'b-filing-criminal'],
    // 法律援助法 四十三: seven days
    ['legal-aid', 'ask-free-legal-help', '2026-03-09', 'b-legal-aid'],
    // 民事诉讼法 一百二十六: seven days
    ['civil-complaint', 'child-claim-later', '2026-03-09', 'b-court-file'],
    // 刑事诉讼法解释 三百二十: fifteen days
    ['private-prosecution', 'sue-as-private-prosecutor', '2026-03-17', 'b-private-prosecution'],
    // 公证法 三十: fifteen working days
    ['notary-checklist', 'notarize-evidence', '2026-03-23', 'b-notary'],
  ])('%s × %s: %s', (letter, step, day, deadline) => {
    expect(stepAt(sent(letter, step), step, '2026-03-04')?.due).toMatchObject({
      day,
      kind: 'statutory',
      estimate: false,
      deadline: { id: deadline },
    })
  })

  it('a report that was handed in meets the six months within which the police must learn of it', () => {
    const session = sent('police-report', 'report-doxxing', { 'last-act-on': '2026-02-20' })
    expect(stepAt(session, 'report-doxxing', '2026-03-04')).toMatchObject({
      state: 'waiting',
      due: { deadline: { id: 'b-filing-criminal' } },
      limits: [],
    })
  })

  it('footage that was asked for is kept no longer by that: its last day stays in sight', () => {
    const session = sent('preserve-video', 'ask-to-keep-cctv', { 'incident-on': '2026-02-25' })
    const step = stepAt(session, 'ask-to-keep-cctv', '2026-03-04')
    expect([step?.due, ...(step?.limits ?? [])].map((due) => due?.deadline?.id)).toEqual(
      expect.arrayContaining(['advice-follow-up-3d', 'v-cctv']),
    )
  })

  it('a word on what is awaited does not stop the clock', () => {
    const session = withEvent(sent('police-report', 'report-to-police'), {
      type: 'waiting',
      at: iso('2026-03-04'),
      step: 'report-to-police',
      note: 'the officer is away',
    })
    expect(stepAt(session, 'report-to-police', '2026-03-04')?.due?.day).toBe('2026-03-05')
  })

  it('what came of it ends the wait', () => {
    const session = withEvent(sent('police-report', 'report-to-police'), {
      type: 'recorded',
      at: iso('2026-03-05'),
      step: 'report-to-police',
      outcome: 'filed',
    })
    expect(stepAt(session, 'report-to-police', '2026-03-20')).toMatchObject({ state: 'done' })
  })
})
