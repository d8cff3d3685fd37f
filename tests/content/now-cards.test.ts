// What is to be done now fits one screen with its menu: title, whom to call, every short act, the first thing never to do.
import { describe, expect, it } from 'vitest'
import { compileTexts } from '../../src/core/content/compile.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { isOpen } from '../../src/core/plan/planned-step.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { newSession, withPlaybook } from '../../src/core/session/session.ts'
import { type Language, languages } from '../../src/core/text.ts'
import { lookFor, plainStyle } from '../../src/render/look.ts'
import { writeWay } from '../../src/render/number-line.ts'
import { makeReader, type Reader } from '../../src/render/reader.ts'
import type { Card } from '../../src/render/step-parts.ts'
import { wordsIn } from '../../src/words/words.ts'
import { content, library } from '../support/content.ts'
import { nowLines, seenRows, unplanned } from '../support/now-screen.ts'
import { beginPersona, readPersonas } from '../support/persona.ts'

const at = '2026-11-22T02:00:00.000Z'
const today = '2026-11-22'
const screens = languages.flatMap((language) => [40, 80].map((columns) => ({ language, columns, rows: 24 })))
type Size = (typeof screens)[number]

const texts = { zh: compileTexts(content, 'zh'), en: compileTexts(content, 'en') }
const readerOn = ({ language, columns }: Size) =>
  makeReader(lookFor({ language, columns, style: plainStyle }), { library, texts: texts[language] })

/** Everybody whose cards are looked at: made-up people with their answers, and somebody who said nothing yet. */
const people: [string, Session, number][] = [
  ...readPersonas().map(([name, persona]): [string, Session, number] => [
    name,
    beginPersona(library, persona),
    Date.parse(persona.at),
  ]),
  ...[...library.playbooks.keys()].map((playbook): [string, Session, number] => [
    `nobody yet, ${playbook}`,
    withPlaybook(newSession({ id: '1', name: '1', at }), { playbook, at }),
    Date.parse(at),
  ]),
]

const nowSteps = [...library.steps.values()].filter(({ urgency }) => urgency === 'now')

/** What must be seen and is not. */
async function findUnseen(reader: Reader, card: Card, size: Size): Promise<string[]> {
  const heading = heads[size.language]
  const { planned } = card
  const { quick, never } = reader.entry('steps', planned.id)
  const [first] = planned.definition.contacts.flatMap((id) => library.contacts.get(id) ?? [])
  const wanted = [
    heading,
    reader.title('steps', planned.id),
    ...(first ? [writeWay(reader, first)] : []),
    ...quick.map(reader.read),
    ...never.slice(0, 1).map(reader.read),
  ]
  const printed = nowLines(reader, card, { ...size, heading })
  const seen = bare((await seenRows(printed, size)).join(''))
  return wanted.filter((text) => !seen.includes(bare(text)))
}

const heads: Record<Language, string> = { zh: headingIn('zh'), en: headingIn('en') }

function headingIn(language: Language): string {
  const { urgency, card } = wordsIn(language)
  return [urgency.now, card.number(30)].join(' · ')
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

it('has short acts for every step that is to be done now', () => {
  expect(nowSteps.length).toBeGreaterThan(100)
  expect(
    [...content.steps.values()]
      .filter(({ urgency, quick }) => urgency === 'now' && quick.length === 0)
      .map(({ id }) => id),
  ).toEqual([])
})

describe.each(screens)('at $columns columns and $rows rows, in $language', (size) => {
  const reader = readerOn(size)

  it('shows all that matters to somebody of whom nothing is known', async () => {
    const wrong: string[] = []
    for (const definition of nowSteps) {
      const card = { session: newSession({ id: '1', name: '1', at }), today, planned: unplanned(definition) }
      const unseen = await findUnseen(reader, card, size)
      if (unseen.length > 0) wrong.push(`${definition.id}: ${unseen.join(' | ')}`)
    }
    expect(wrong).toEqual([])
  })

  it('shows all that matters to each of the made-up people', async () => {
    const wrong = new Set<string>()
    const drawn = new Set<string>()
    for (const [, session, now] of people) {
      const { steps } = buildPlan(library, session, now)
      const theirs = reader.inCase(steps)
      for (const planned of steps.filter((step) => step.urgency === 'now' && isOpen(step))) {
        const card = { session, today, planned }
        const key = nowLines(theirs, card, { ...size, heading: heads[size.language] }).lines.join('\n')
        if (drawn.has(key)) continue
        drawn.add(key)
        const unseen = await findUnseen(theirs, card, size)
        if (unseen.length > 0) wrong.add(`${planned.id}: ${unseen.join(' | ')}`)
      }
    }
    expect(drawn.size).toBeGreaterThan(100)
    expect([...wrong]).toEqual([])
  })
})
