// The short plan fits a small terminal in every case of the bundled personas; the whole one holds every step.
import { describe, expect, it } from 'vitest'
import { compileTexts } from '../../src/core/content/compile.ts'
import type { Content } from '../../src/core/content/content.ts'
import type { Library } from '../../src/core/content/library.ts'
import { dayInChina } from '../../src/core/dates.ts'
import { findLapses } from '../../src/core/plan/lapses.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { expectThreats } from '../../src/core/plan/threats.ts'
import type { Session, SessionEvent } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withPlaybook } from '../../src/core/session/session.ts'
import { type Language, languages } from '../../src/core/text.ts'
import { finishedLines } from '../../src/render/finished-view.ts'
import { countRows } from '../../src/render/fit.ts'
import { lookFor, plainStyle } from '../../src/render/look.ts'
import { planView } from '../../src/render/plan-view.ts'
import { makeReader, type Reader } from '../../src/render/reader.ts'
import { type Status, statusView } from '../../src/render/status-view.ts'
import { displayWidth } from '../../src/render/width.ts'
import { content, library } from '../support/content.ts'
import { beginPersona, livePersonaDay, readPersonas } from '../support/persona.ts'
import { smallContent, smallLibrary } from '../support/small-library.ts'

const bare = { isKept: true, meaning: '', isPlain: false, below: [] }

function statusOf(rules: Library, session: Session, now: number): Status {
  const plan = buildPlan(rules, session, now)
  return {
    ...bare,
    session,
    plan,
    today: dayInChina(now),
    threats: expectThreats(rules, session),
    lapses: findLapses(rules, session, plan, dayInChina(now)),
  }
}

const readers = new Map<string, Reader>()

function readerFor(
  language: Language,
  columns: number,
  { of, rules }: { of: Content; rules: Library } = { of: content, rules: library },
): Reader {
  const name = [language, columns, rules.version].join(' ')
  const look = lookFor({ language, columns, style: plainStyle })
  const reader = readers.get(name) ?? makeReader(look, { library: rules, texts: compileTexts(of, language) })
  readers.set(name, reader)
  return reader
}

const squeezed = (lines: readonly string[]) => lines.join('').replaceAll(' ', '')

// The first and the last day of every persona.
const cases = readPersonas().flatMap(([name, persona]) => {
  const first = beginPersona(library, persona)
  const last = persona.then.reduce((session, day) => livePersonaDay(library, session, day), first)
  const lastDay = persona.then.at(-1)?.at
  return [
    { name, status: statusOf(library, first, Date.parse(persona.at)) },
    ...(lastDay === undefined ? [] : [{ name, status: statusOf(library, last, Date.parse(lastDay)) }]),
  ]
})

describe.each(languages.flatMap((language) => [80, 40].map((columns) => [language, columns] as const)))(
  'in %s on %i columns',
  (language, columns) => {
    const screens = cases.map(({ name, status }) => {
      const reader = readerFor(language, columns).inCase(status.plan.steps)
      return { name, status, reader, lines: statusView(reader, status) }
    })

    it('is at most 24 rows', () => {
      const tall = screens.flatMap(({ name, lines }) => {
        const rows = countRows(lines, columns)
        return rows > 24 ? [`${name}: ${rows}\n${lines.join('\n')}`] : []
      })
      expect(tall).toEqual([])
    })

    it('always says what is next, its number and day, and the number to call', () => {
      const lacking = screens.flatMap(({ name, status: { plan }, reader, lines }) => {
        const { next } = plan
        if (!next) return []
        const text = squeezed(lines)
        const [contact] = next.definition.contacts
        const phone = contact === undefined ? undefined : library.contacts.get(contact)?.phone
        const wanted = [
          `${plan.steps.indexOf(next) + 1}${reader.title('steps', next.id)}`,
          ...(phone === undefined ? [] : [phone]),
          ...(next.due?.over === undefined && next.due ? [next.due.day] : []),
        ]
        return wanted
          .filter((one) => !text.includes(one.replaceAll(' ', '')))
          .map((one) => `${name}: ${one}\n${lines.join('\n')}`)
      })
      expect(lacking).toEqual([])
    })

    it('has no sentence that is cut', () => {
      const cut = screens.filter(({ lines }) => lines.some((line) => line.includes('…')))
      expect(cut.map(({ name }) => name)).toEqual([])
    })
  },
)

const at = '2026-11-22T02:00:00.000Z'
const small = { of: smallContent, rules: smallLibrary }
const calm = Object.entries({ danger: ['none'], harm: ['calls'], access: 'yes' }).reduce(
  (session, [question, value]) => withAnswer(session, { question, value, at }),
  withPlaybook(newSession({ id: '1', name: 'one', at }), { playbook: 'lender', at }),
)
const record = (session: Session, ...events: Omit<SessionEvent & { type: 'recorded' }, 'at' | 'type'>[]) =>
  events.reduce((made, event) => withEvent(made, { type: 'recorded', at, ...event }), session)
const short = (session: Session, more: Partial<Status> = {}, columns = 80) =>
  statusView(readerFor('en', columns, small), { ...statusOf(smallLibrary, session, Date.parse(at)), ...more })
const { steps } = buildPlan(smallLibrary, calm, Date.parse(at))

describe('the short plan', () => {
  it('shows two more steps that can be done and counts the others', () => {
    expect(short(calm)).toMatchInlineSnapshot(`
      [
        "one · lender",
        "0 of 4 done  [------------]",
        "",
        "Next · Now",
        "  1  capture",
        "Why: why",
        "When it is done: leak-help done capture",
        "Why, and the law behind it: leak-help why capture",
        "",
        "After that",
        "  3  to do  tell-lender",
        "  4  to do  credit-report",
        "",
        "More to do: 1 now",
        "1 check to repeat, the next on 2026-12-22",
        "Every step, and what is not covered here: leak-help status --all",
        "Step by step: leak-help resume",
      ]
    `)
  })

  it('draws no bar where the screen is plain', () => {
    expect(short(calm).join('\n')).toContain('[---')
    expect(short(calm, { isPlain: true }).join('\n')).not.toMatch(/\[[-=]/)
  })

  it('names the session in its commands where they would mean another', () => {
    const commands = short(calm, { meaning: ' --session 7' }).filter((line) => line.includes('leak-help'))
    expect(commands.length).toBeGreaterThan(3)
    for (const command of commands) expect(command).toMatch(/ --session 7$/)
  })

  it('makes room for what stands below it', () => {
    const below = ['A legal day of another session']
    expect(short(calm, { below }, 40).at(-1)).toBe(below[0])
    const many = Array.from({ length: 12 }, (_, index) => `line ${index}`)
    expect(countRows(short(calm, { below: many }, 40), 40)).toBeLessThanOrEqual(24)
  })

  it('says until when others are waited for', () => {
    const asked = record(calm, { step: 'tell-lender', outcome: 'sent' })
    expect(short(asked).join('\n')).toMatch(
      /Waiting for\n +\d {2}waiting {2}\S.*\n +Reminder \(our advice\): until 2026/,
    )
  })
})

describe.each(languages)('the whole plan in %s', (language) => {
  const { status } = cases.findLast(({ name }) => name === 'loan-platform-leak') ?? { status: cases[0]?.status }
  if (!status) throw new Error('no persona')
  const { steps } = status.plan
  const draw = (columns: number) => {
    const reader = readerFor(language, columns).inCase(steps)
    return { reader, lines: planView(reader, status) }
  }

  it.each([20, 40, 60, 80, 120])('has every step once, with its number and its id, on %i columns', (columns) => {
    const { lines } = draw(columns)
    const wrong = steps.filter(({ id }, index) => {
      const rows = lines.filter((line) => line.startsWith(`  ${String(index + 1).padStart(2)}  `))
      // What is next stands above the list too.
      const times = id === status.plan.next?.id ? 2 : 1
      return (
        rows.length !== times || lines.filter((line) => line.trim() === id || line.endsWith(`  ${id}`)).length !== 1
      )
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
    const headings = lines.filter((line) => /^\S.*(?:（\d+步）| \(\d+ steps?\))$/.test(line))
    if (columns >= 40) expect(headings.length).toBe(6)
  })

  it.each([60, 80, 120])('has its titles in one column in all groups, on %i columns', (columns) => {
    const { reader, lines } = draw(columns)
    const starts = steps.map(({ id }, index) => {
      const row = lines.findLast((line) => line.startsWith(`  ${String(index + 1).padStart(2)}  `)) ?? ''
      return displayWidth(row.slice(0, row.indexOf(reader.title('steps', id).slice(0, 4))))
    })
    expect(new Set(starts).size).toBe(1)
  })

  it('has its ids in one column where they stand below', () => {
    const { lines } = draw(40)
    const ids = new Set(steps.map(({ id }) => id))
    const starts = lines.filter((line) => ids.has(line.trim())).map((line) => line.search(/\S/))
    expect(starts.length).toBeGreaterThan(10)
    expect(new Set(starts).size).toBe(1)
  })

  it('says which scams to expect and what is not covered', () => {
    const { reader, lines } = draw(80)
    const { words } = reader
    expect(lines).toContain(words.threats.title)
    expect(lines).toContain(words.status.outOfScope)
  })
})

describe('a plan that is finished', () => {
  const done = record(calm, ...steps.map(({ id }) => ({ step: id, outcome: 'done' })))

  it('says what was done, what to look at again, and how to close it', () => {
    expect(short(done)).toMatchInlineSnapshot(`
      [
        "one · lender",
        "4 of 4 done  [============]",
        "",
        "All there was to do is dealt with: 4 steps done.",
        "",
        "Keep an eye on",
        "  5  not yet due  watch-bills",
        "                  Reminder (our advice): next on 2026-12-22",
        "",
        "To close this session and keep its records: leak-help session close 1",
        "To delete it, when it is no longer needed: leak-help session delete 1",
        "",
        "Every step, and what is not covered here: leak-help status --all",
      ]
    `)
  })

  it('says no command where nothing is kept, and not how to close what is closed', () => {
    const status = statusOf(smallLibrary, done, Date.parse(at))
    const lines = finishedLines(readerFor('en', 80, small), { ...status, isKept: false })
    expect(lines.join('\n')).not.toContain('leak-help')
    const closed = withEvent(done, { type: 'closed', at })
    expect(short(closed).join('\n')).not.toContain('session close')
  })

  it('is not said to be finished where others are waited for, or a playbook is missing', () => {
    const [last] = steps.filter(({ id }) => id === 'tell-lender')
    const asked = record(done, { step: last?.id ?? '', outcome: 'sent' })
    expect(short(asked).join('\n')).toContain('There is nothing to do right now.\n\nWaiting for')
    const missing = withPlaybook(done, { playbook: 'gone', at })
    expect(short(missing).join('\n')).toContain('cannot be said without that playbook')
  })

  it('ends a walk in the same way', () => {
    const reader = readerFor('en', 80, small)
    const [first, ...rest] = steps
    const later = withEvent(record(calm, ...rest.map(({ id }) => ({ step: id, outcome: 'done' }))), {
      type: 'postponed',
      at,
      step: first?.id ?? '',
    })
    expect(finishedLines(reader, statusOf(smallLibrary, later, Date.parse(at)))).toEqual([
      'Everything you can do now is dealt with.',
    ])
  })
})
