// What is to be done now, in a real terminal of 24 rows: the whole card, whom to call and the menu are seen together.
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { newSession, withAnswer, withPlaybook } from '../../src/core/session/session.ts'
import { languages } from '../../src/core/text.ts'
import { openCompiled } from '../../src/io/content/compiled.ts'
import { openSessionStore } from '../../src/io/sessions/store.ts'
import { lookFor, plainStyle } from '../../src/render/look.ts'
import { makeReader } from '../../src/render/reader.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { nowLines } from '../support/now-screen.ts'
import { openTerminal } from '../support/terminal.ts'

const bundled = openCompiled(resolve('dist', 'content'))
const library = bundled.library()
const at = '2026-11-22T01:00:00.000Z'
const folder = dataFolderForEach()

const rows = 24
const screens = languages.flatMap((language) =>
  [40, 80].flatMap((columns) => [false, true].map((plain) => ({ language, columns, plain }))),
)

it.each(screens)('is seen at once in $language at $columns columns, plain: $plain', async (size) => {
  const { language, columns, plain } = size
  const begun = withPlaybook(newSession({ id: '1', name: '1', at }), { playbook: 'unknown-source', at })
  const inDanger = withAnswer(begun, { question: 'danger', value: ['money-moving'], at })
  // For whom it is is asked before the card.
  const session = withAnswer(inDanger, { question: 'acting-for', value: 'self', at })
  const { steps } = buildPlan(library, session, Date.parse(at))
  const [planned] = steps
  if (planned?.urgency !== 'now') throw new Error('nothing is to be done now')
  const look = lookFor({ language, columns, style: plainStyle })
  const reader = makeReader(look, { library, texts: bundled.texts(language) }).inCase(steps)
  const { walk, start } = reader.words
  const card = { session, today: '2026-11-22', planned }
  const { lines } = nowLines(reader, card, { columns, rows, heading: start.danger, plain })

  openSessionStore({ dataFolder: folder.path }).create((id) => ({ ...session, id }))
  const args = [...(plain ? ['--plain'] : []), '--lang', language, 'resume', '1']
  const terminal = openTerminal({ args, dataFolder: folder.path, columns, rows })
  await terminal.shows(walk.more)
  await terminal.shows(plain ? start.plainOne : start.one)
  const seen = terminal
    .visible()
    .split('\n')
    .map((row) => row.trimEnd())
  expect(seen).toEqual(expect.arrayContaining(lines.filter((line) => line !== '')))
  for (const label of [walk.done, walk.notNow, walk.more]) expect(seen.join('\n')).toContain(label)
  terminal.kill('SIGTERM')
  await terminal.ended
})
