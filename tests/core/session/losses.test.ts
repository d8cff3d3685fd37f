// Losses, folded from events that are only ever added; their sum to the fen.
import { describe, expect, it } from 'vitest'
import { recordLoss, type TypedLoss } from '../../../src/core/plan/record-loss.ts'
import { findContradiction } from '../../../src/core/session/contradiction.ts'
import { listEvidence, withEvidenceRemoved } from '../../../src/core/session/evidence.ts'
import { listLosses, totalOf, withoutLoss } from '../../../src/core/session/losses.ts'
import type { Session, SessionEvent } from '../../../src/core/session/schema.ts'
import { newSession, withEvent, withLastRedone, withLastUndone } from '../../../src/core/session/session.ts'

const now = Date.parse('2026-11-22T02:00:00Z')
const at = new Date(now).toISOString()
const empty = newSession({ id: '1', name: 'one', at })
const shown: SessionEvent = { type: 'evidence-added', at, number: 1, name: 'chat.png', link: 'a'.repeat(64) }

const recorded = (session: Session, typed: TypedLoss): Session => {
  const result = recordLoss({ session, now }, typed)
  if (!result.ok) throw new Error(result.problem.en)
  return result.session
}
const refusal = (typed: Partial<TypedLoss>, session = empty) => {
  const result = recordLoss({ session, now }, { amount: '100', what: 'transfer', ...typed })
  return result.ok ? undefined : [result.problem, result.next]
}
const two = recorded(recorded(empty, { amount: '3万', what: '第一次转账' }), { amount: '0.10', what: '手续费' })
const undone = (session: Session) => withLastUndone(session, at)?.session ?? session
const redone = (session: Session) => withLastRedone(session)?.session ?? session
const numbers = (session: Session) => listLosses(session).map(({ number }) => number)

describe('the list', () => {
  it('has every loss in the order of recording', () => {
    expect(listLosses(two)).toEqual([
      { number: 1, at, amount: '30000.00', what: '第一次转账' },
      { number: 2, at, amount: '0.10', what: '手续费' },
    ])
  })

  it('is without what was removed or taken back, and has it again when that was undone', () => {
    const less = withoutLoss(two, { number: 1, at })
    expect(numbers(less)).toEqual([2])
    expect(numbers(undone(less))).toEqual([1, 2])
    expect(numbers(redone(undone(less)))).toEqual([2])
    expect(numbers(undone(two))).toEqual([1])
    expect(numbers(redone(undone(two)))).toEqual([1, 2])
  })

  it('never gives a number again', () => {
    const later = { amount: '5', what: 'x' }
    expect(numbers(recorded(withoutLoss(two, { number: 2, at }), later))).toEqual([1, 3])
    expect(numbers(recorded(undone(two), later))).toEqual([1, 3])
  })

  it('names no evidence that was removed or never was there, and names it again when it is back', () => {
    const added = recorded(withEvent(empty, shown), { amount: '5', what: 'x', evidence: '1' })
    const proofs = (session: Session) => listLosses(session).map(({ evidence }) => evidence)
    expect(proofs(added)).toEqual([1])
    const less = withEvidenceRemoved(added, { number: 1, at })
    expect(listLosses(less)).toEqual([{ number: 1, at, amount: '5.00', what: 'x' }])
    expect(proofs(undone(less))).toEqual([1])
    expect(proofs({ ...added, events: added.events.slice(1) })).toEqual([undefined])
  })

  it('adds up to the fen, also where floats would not', () => {
    expect(totalOf([])).toBe('0.00')
    expect(totalOf([{ amount: '0.10' }, { amount: '0.20' }])).toBe('0.30')
    const many = Array.from({ length: 20_000 }, () => ({ amount: '999999999999.99' }))
    expect(totalOf(many)).toBe('19999999999999800.00')
  })
})

describe('what is refused', () => {
  it.each<[string, Partial<TypedLoss>, string, string]>([
    ['another currency', { amount: '700美元' }, '不是人民币', '--what'],
    ['nothing', { amount: '0' }, '是零', '30000'],
    ['a negative amount', { amount: '-5' }, '是负数', 'leak-help loss remove'],
    ['parts of a fen', { amount: '1.005' }, '比一分钱还细', '两位小数'],
    ['a phone number', { amount: '13800138000' }, '大得不像一笔钱', '分几笔'],
    ['what is no amount', { amount: '很多' }, '看不懂是多少钱', '3.5万'],
    ['no words', { what: ' ' }, '没有写是什么钱', '第一次转账'],
    ['a day to come', { on: '2026-11-23' }, '还没有到', '以前的日子'],
    ['no day', { on: '2026-02-30' }, '看不懂是哪一天', '2026-11-03'],
    ['a day long ago', { on: '1990-01-01' }, '写错了年份', '核对'],
    ['evidence that is not there', { evidence: '1' }, '没有编号为“1”的证据', '不写--evidence'],
    ['a card number', { what: '转到卡号6222021234567890128' }, '没有保存', '可以'],
  ])('%s', (_name, typed, problem, next) => {
    const [what, then] = refusal(typed) ?? []
    expect(what?.zh).toContain(problem)
    expect(then?.zh).toContain(next)
    expect(what?.en).toMatch(/\.$/)
    expect(then?.en).toBeTruthy()
  })

  it('is evidence that was removed, with the numbers that there are', () => {
    const kept = withEvent(withEvent(empty, shown), { ...shown, number: 2 })
    const session = withEvent(kept, { type: 'evidence-removed', at, number: 1 })
    expect(refusal({ evidence: '1' }, session)?.[1]?.zh).toBe('现在有：2')
    expect(refusal({ evidence: '2' }, session)).toBeUndefined()
    expect(listEvidence(session).map(({ number }) => number)).toEqual([2])
    expect(listEvidence(undone(session)).map(({ number }) => number)).toEqual([1, 2])
  })
})

it('takes a day as people type it, and “not sure” as none', () => {
  const dayOf = (on: string) => listLosses(recorded(empty, { amount: '1', what: 'x', on }))[0]?.on
  expect([dayOf('昨天'), dayOf('11月3日'), dayOf('unsure')]).toEqual(['2026-11-21', '2026-11-03', undefined])
})

describe('a file that contradicts itself', () => {
  const loss: SessionEvent = { type: 'loss-added', at, number: 1, amount: '1.00', what: 'x' }
  it('is one with two losses of a number, or with one removed that was never there', () => {
    expect(findContradiction(withEvent(withEvent(empty, loss), { ...loss, what: 'y' }))?.place).toBe('events.1')
    expect(findContradiction(withEvent(empty, { type: 'loss-removed', at, number: 1 }))?.place).toBe('events.0')
    expect(findContradiction(withoutLoss(redone(undone(two)), { number: 2, at }))).toBeUndefined()
  })
})
