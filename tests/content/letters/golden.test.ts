// What each letter reads like for somebody who needs it, in both languages: a changed word is seen here. The persona is the first
// whose plan writes it; of each choice the first is taken, every other blank holds its own label.
import { expect, it } from 'vitest'
import type { LetterRules } from '../../../src/core/content/library.ts'
import { listLetters } from '../../../src/core/papers/fitting.ts'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { languages } from '../../../src/core/text.ts'
import { library } from '../../support/content.ts'
import { everything, readerIn, wordsOf, write } from '../../support/letters.ts'
import { beginPersona, livePersonaDay, readPersonas } from '../../support/persona.ts'

// The sessions of all personas, day by day.
const lives: [name: string, session: Session, now: number][] = readPersonas().flatMap(([name, persona]) => {
  const days: [string, Session, number][] = [[name, beginPersona(library, persona), Date.parse(persona.at)]]
  for (const day of persona.then)
    days.push([name, livePersonaDay(library, days.at(-1)?.[1] as Session, day), Date.parse(day.at)])
  return days
})

const needs = new Map<string, { name: string; session: Session }>()
for (const [name, session, now] of lives) {
  for (const { letter, steps } of listLetters(library, session, buildPlan(library, session, now)))
    if (steps.length > 0 && !needs.has(letter.id)) needs.set(letter.id, { name, session })
}

const letters = [...library.letters.values()]

it('has somebody who needs each letter', () => {
  expect(letters.filter(({ id }) => !needs.has(id)).map(({ id }) => id)).toEqual([])
})

const firstChoices = (letter: LetterRules) =>
  new Map(
    letter.asks.flatMap((id) => {
      const [choice] = library.blanks.get(id)?.choices ?? []
      return choice === undefined ? [] : [[id, [choice]] as [string, string[]]]
    }),
  )

it.each(letters.map((letter) => [letter.id, letter] as const))('%s', async (id, letter) => {
  const found = needs.get(id)
  if (!found) throw new Error(`nobody needs ${id}`)
  const written = languages.map((language) => {
    const reader = readerIn(language)
    const given = everything(letter, firstChoices(letter), (blank) =>
      reader.read(reader.entry('blanks', blank.id).label),
    )
    const { sheet, ...paper } = write(language, letter, { session: found.session, given })
    return [paper, ...(sheet ? [sheet] : [])].map(wordsOf).join('\n\n----\n\n')
  })
  await expect([found.name, ...written].join('\n\n--------\n\n')).toMatchFileSnapshot(`golden/${id}.txt`)
})
