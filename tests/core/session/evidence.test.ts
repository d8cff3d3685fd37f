// The list of evidence as it follows from the events: what stands, its numbers, and the chain.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Evidence,
  endOfChain,
  findBrokenLinks,
  findEvidenceKinds,
  findRemoved,
  listAllEvidence,
  listEvidence,
  nextEvidenceNumber,
  withEvidenceAdded,
  withEvidenceRemoved,
} from '../../../src/core/session/evidence.ts'
import { exportName, writeSums } from '../../../src/core/session/evidence-names.ts'
import { formatSessionText, parseSessionText } from '../../../src/core/session/format.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withLastRedone, withLastUndone } from '../../../src/core/session/session.ts'
import { sha256 } from '../../../src/io/files/sha256.ts'

const at = '2026-11-22T06:00:00.000Z'
const empty = newSession({ id: '1', name: 'x', at })
const file = (content: string) => ({ size: content.length, sha256: sha256(content) })

const add = (session: Session, name: string, more: Partial<Evidence> = {}) =>
  withEvidenceAdded(session, { at, name, file: file(name), ...more }, sha256).session
const remove = (session: Session, number: number) => withEvidenceRemoved(session, { number, at })
const undo = (session: Session) => withLastUndone(session, at)?.session ?? session
const redo = (session: Session) => withLastRedone(session)?.session ?? session
const names = (session: Session) => listEvidence(session).map(({ number, name }) => `${number} ${name}`)

const three = add(add(add(empty, 'a'), 'b', { kind: 'chats' }), 'c', { kind: 'transfers' })

describe('what stands', () => {
  it('has numbers in the order of adding, and kinds', () => {
    expect(names(three)).toEqual(['1 a', '2 b', '3 c'])
    expect([...findEvidenceKinds(three)]).toEqual(['chats', 'transfers'])
    expect([listEvidence(empty), nextEvidenceNumber(empty)]).toEqual([[], 1])
  })

  it('is without what was removed, whose number is never given again', () => {
    const without = remove(three, 3)
    expect(names(without)).toEqual(['1 a', '2 b'])
    expect([...findRemoved(without)]).toEqual([3])
    expect(names(add(without, 'd'))).toEqual(['1 a', '2 b', '4 d'])
  })

  it('comes back when its removal is taken back, and goes when that is brought back', () => {
    const back = undo(remove(three, 2))
    expect(names(back)).toEqual(['1 a', '2 b', '3 c'])
    expect(names(redo(back))).toEqual(['1 a', '3 c'])
  })

  it('is without what was taken back, which comes back with its number', () => {
    const taken = undo(three)
    expect(names(taken)).toEqual(['1 a', '2 b'])
    expect(listAllEvidence(taken).map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(names(redo(taken))).toEqual(['1 a', '2 b', '3 c'])
    expect(names(add(taken, 'd'))).toEqual(['1 a', '2 b', '4 d'])
  })
})

describe('the chain', () => {
  const broken = (session: Session) => findBrokenLinks(session, sha256)
  const withPiece = (session: Session, number: number, change: (piece: Evidence) => Partial<Evidence> | undefined) => ({
    ...session,
    events: session.events.flatMap((event) => {
      if (event.type !== 'evidence-added' || event.number !== number) return [event]
      const changed = change(event)
      return changed ? [{ ...event, ...changed }] : []
    }),
  })

  it('fits whatever was added, removed, taken back and brought back', () => {
    const acts = fc.array(fc.constantFrom('add', 'remove', 'undo', 'redo'), { maxLength: 25 })
    fc.assert(
      fc.property(acts, (list) => {
        let session = empty
        for (const [index, act] of list.entries()) {
          const first = listEvidence(session)[0]
          if (act === 'add') session = add(session, `f${index}`)
          else if (act === 'remove' && first) session = remove(session, first.number)
          else if (act === 'undo') session = undo(session)
          else if (act === 'redo') session = redo(session)
        }
        expect(broken(session)).toEqual([])
        const numbers = listAllEvidence(session).map(({ number }) => number)
        expect(numbers).toEqual(numbers.map((_number, index) => index + 1))
        expect(parseSessionText(formatSessionText(session, sha256), sha256).kind).toBe('whole')
      }),
    )
  })

  it.each([
    ['a name', { name: 'z' }],
    ['a size', { file: { ...file('b'), size: 7 } }],
    ['a content', { file: file('z') }],
    ['a day', { on: '2026-01-01' }],
    ['when it was added', { at: '2026-11-23T06:00:00.000Z' }],
    ['a link', { link: '0'.repeat(64) }],
  ] as const)('shows a change of %s', (_what, change) => {
    expect(broken(withPiece(three, 2, () => change))).toContain(2)
  })

  it('shows one that was left out, put in, or put in twice', () => {
    expect(broken(withPiece(three, 2, () => undefined))).toEqual([3])
    const twice = { ...three, events: [...three.events, { ...three.events[1], name: 'z' } as never] }
    expect(broken(twice)).toEqual([2])
  })

  it('fits after an import, which gives the session another number and name', () => {
    expect(broken({ ...three, id: '7', name: 'y' })).toEqual([])
    expect(endOfChain(three)).toBe(listAllEvidence(three).at(-1)?.link)
  })
})

it('opens no session with a number that nothing can be counted on from', () => {
  const far = { ...three, events: [{ ...three.events[0], number: 1e15 } as never] }
  expect(() => formatSessionText(far, sha256)).toThrow(/number/)
})

describe('names of copies that go out', () => {
  it.each([
    ['shot.png', '3-shot.png'],
    ['../../etc/passwd', '3-_.._etc_passwd'],
    ['.hidden', '3-hidden'],
    ['CON', '3-CON'],
    ['a\nb\u001b[2J.png', '3-a ⏎ b␛[2J.png'],
    ['gpj.\u202e截图.png', '3-gpj.截图.png'],
    ['🙂 聊天.jpg', '3-🙂 聊天.jpg'],
    ['C:\\x|y?.txt', '3-C__x_y_.txt'],
    ['...', '3-file'],
    ['', '3-file'],
  ])('%j becomes %j', (name, expected) => {
    expect(exportName({ number: 3, name })).toBe(expected)
  })

  it('stay short enough for a file system and keep their ending', () => {
    const name = exportName({ number: 999_999, name: `${'很'.repeat(190)}.tar.gz` })
    expect(Buffer.byteLength(name)).toBeLessThan(255)
    expect(name).toMatch(/^999999-很+\.gz$/)
    expect(writeSums([{ name, sha256: 'f' }])).toBe(`f  ${name}\n`)
  })
})
