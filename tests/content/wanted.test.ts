// What is wanted of evidence and what lapses, in the bundled content: it rests on law in force or on a source, is understood, and made-up
// people see what concerns them.
import { describe, expect, it } from 'vitest'
import { compileTexts } from '../../src/core/content/compile.ts'
import { dayInChina } from '../../src/core/dates.ts'
import { findLapses, findNearLapse } from '../../src/core/plan/lapses.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { findWanted } from '../../src/core/plan/wanted.ts'
import { languages } from '../../src/core/text.ts'
import { lookFor, plainStyle } from '../../src/render/look.ts'
import { makeReader } from '../../src/render/reader.ts'
import { wantedView } from '../../src/render/wanted-view.ts'
import { displayWidth } from '../../src/render/width.ts'
import { content, library, releaseDay } from '../support/content.ts'
import { beginPersona, readPersonas } from '../support/persona.ts'

const entries = [...content.wanted.values(), ...content.lapses.values()]
const personas = new Map(readPersonas())

/** A persona on its first day, with other answers where given. */
function begin(name: string, answers: Record<string, string> = {}) {
  const persona = personas.get(name)
  if (!persona) throw new Error(`no persona ${name}`)
  const session = beginPersona(library, { ...persona, answers: { ...persona.answers, ...answers } })
  const now = Date.parse(persona.at)
  const plan = buildPlan(library, session, now)
  const today = dayInChina(now)
  return {
    session,
    plan,
    today,
    lapses: findLapses(library, session, plan, today),
    places: findWanted(library, session, plan),
  }
}

describe('every entry', () => {
  it('cites law that is in force on the day of release', () => {
    const wrong = entries.flatMap(({ id, laws }) =>
      laws.flatMap((law) => {
        const { kind, in_force: force, replaced_by: replaced } = library.laws.get(law) ?? {}
        const isLaw = kind === 'law' && !replaced?.length
        const isInForce = (force?.from ?? '0') <= releaseDay && (force?.until ?? '9') >= releaseDay
        return isLaw && isInForce ? [] : [`${id}: ${law}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('has a law or a source, and where it is not certain a word of caution', () => {
    expect(entries.filter(({ sources }) => sources.length === 0).map(({ id }) => id)).toEqual([])
    const unsaid = [...content.lapses.values()].filter(({ confidence, note }) => confidence !== 'high' && !note)
    expect(unsaid.map(({ id }) => id)).toEqual([])
  })

  it('names kinds of evidence that have words', () => {
    const kinds = new Set(content.terms.evidence.map(({ id }) => id))
    const named = [...content.wanted.values()].flatMap(({ things }) => things.flatMap(({ evidence }) => evidence))
    expect(named.filter((kind) => !kinds.has(kind))).toEqual([])
  })

  it('says how long only where nothing contradicts it: no figure for hotels', () => {
    const hotels = [...content.lapses.values()].filter(({ what }) => /酒店|住宿|宾馆/.test(what.zh))
    expect(hotels).toEqual([])
  })
})

describe('made-up people', () => {
  it('filmed in a mall 25 days ago: the footage is near its end, and the step that has it kept is named', () => {
    const filmed = { since: 'longer', 'incident-on': '2026-10-28' }
    const { lapses, today } = begin('filmed-on-the-underground', filmed)
    expect(findNearLapse(lapses, today)).toMatchObject({
      rules: { id: 'public-video' },
      until: { day: '2026-11-27', isEstimate: false },
      steps: [{ id: 'ask-footage' }],
    })
  })

  it('filmed an hour ago: it is on the list and not near', () => {
    const { lapses, today } = begin('filmed-on-the-underground')
    expect(lapses.map(({ rules }) => rules.id)).toContain('public-video')
    expect(findNearLapse(lapses, today)).toBeUndefined()
  })

  it('filmed at some time: no day is said', () => {
    const { lapses, today } = begin('filmed-on-the-underground', { since: 'unsure' })
    expect(lapses.find(({ rules }) => rules.id === 'public-video')?.until).toBeUndefined()
    expect(findNearLapse(lapses, today)).toBeUndefined()
  })

  it('with a card charged online: the bank wants papers, and no footage is spoken of', () => {
    const { places, lapses } = begin('mailbox-entered-password-reused')
    expect(places.map(({ rules }) => rules.id)).not.toContain('protection-order')
    expect(lapses.map(({ rules }) => rules.id)).not.toContain('bank-video')
  })

  it('with a card copied abroad: the bank is asked for its footage, with a word of caution', () => {
    const { places, lapses } = begin('unseen-card-copied-abroad')
    expect(places.map(({ rules }) => rules.id)).toContain('bank-charge')
    expect(lapses.map(({ rules }) => rules.id)).toContain('bank-video')
  })

  it('with a loan in their name: the credit bureau wants the report and the ID', () => {
    expect(begin('loan-in-my-name').places.map(({ rules }) => rules.id)).toContain('credit-centre')
  })

  it.each(languages.flatMap((language) => [80, 40].map((columns) => [language, columns] as const)))(
    'see it without a line that is too wide, in %s on %i columns',
    (language, columns) => {
      const look = lookFor({ language, columns, style: plainStyle })
      const reader = makeReader(look, { library, texts: compileTexts(content, language) })
      const wide = [...personas.keys()].flatMap((name) => {
        const { plan, ...found } = begin(name)
        return wantedView(reader.inCase(plan.steps), { ...found, missing: plan.missing }).filter(
          // An address is copied and stays in one piece.
          (line) => displayWidth(line) > columns && !/https?:/.test(line),
        )
      })
      expect(wide).toEqual([])
    },
  )

  it('have a place for what is reported, in most cases', () => {
    const without = [...personas.keys()].filter((name) => begin(name).places.length === 0)
    expect(without.length).toBeLessThan(personas.size / 4)
  })
})
