// What a report reads like for each reader, for two people: a changed word is seen here.
import { expect, it } from 'vitest'
import { audiences } from '../../../src/core/papers/audiences.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { languages } from '../../../src/core/text.ts'
import { previewLines } from '../../../src/render/report-view.ts'
import { library } from '../../support/content.ts'
import { wordsOf } from '../../support/letters.ts'
import { beginPersona, livePersonaDay, readPersonas } from '../../support/persona.ts'
import { reportFor, withEverything } from '../../support/reports.ts'

const personas = new Map(readPersonas())
const now = '2026-12-20T02:00:00Z'

function live(name: string, step: string): Session {
  const persona = personas.get(name)
  if (!persona) throw new Error(`no ${name}`)
  const begun = withEverything(beginPersona(library, persona), { at: new Date(persona.at).toISOString(), step })
  return persona.then.reduce((session, day) => livePersonaDay(library, session, day), begun)
}

const people: [name: string, session: Session][] = [
  ['sextortion-unpaid', live('sextortion-unpaid', 'report-extortion-110')],
  ['transferred-minutes-ago', live('transferred-minutes-ago', 'report-fraud-at-station')],
]

it.each(people.flatMap(([name, session]) => audiences.map((audience) => [name, audience, session] as const)))(
  '%s, for the %s',
  async (name, audience, session) => {
    const written = languages.map((language) => {
      const { report, paper, reader } = reportFor(session, { audience, now, language })
      const preview = previewLines(reader, report, { playbooks: session.playbooks, withNotes: false })
      return [preview.join('\n'), wordsOf({ paper, open: [] })].join('\n\n----\n\n')
    })
    await expect(`${written.join('\n\n--------\n\n')}\n`).toMatchFileSnapshot(`golden/${name}-${audience}.txt`)
  },
)

it('agrees with the letter that is handed in with it', () => {
  const session = people[1]?.[1] as Session
  const { paper } = reportFor(session, { audience: 'police', now })
  const text = wordsOf({ paper, open: [] })
  const [first = '', behind = ''] = text.split('\n----\n')
  // Requests on the first page; account, losses and evidence with their numbers behind it.
  expect(first).toContain('请求')
  expect(first).toContain('30000.50元，共2笔')
  expect(behind).toContain('STORY-Qian')
  expect(behind).toContain('a'.repeat(64))
})
