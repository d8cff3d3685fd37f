// How far it is from `start` to the first card that says what to do, for people in six situations (docs/walks.md).
// `npm run bench:walks` prints the figures, puts them into the document, and keeps every screen in build/walks/.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/core/text.ts'
import { dataFolder } from '../support/terminal.ts'
import { recordWalk } from '../support/walk-recorder.ts'
import { situations } from '../support/walk-situations.ts'
import { type Measured, makeTable, putFigures } from '../support/walk-table.ts'

interface Limits {
  /** The step whose card comes first. */
  card: string
  prompts: number
  keys: number
  /** Rows printed, by columns. */
  rows: Record<number, number>
}

// The most a walk may take: seven prompts, two where there is danger; the rest as it was measured, in the longer language. The
// title of the card, and its first number if it has one, are seen with its prompt on every screen.
const limits: Record<string, Limits> = {
  'money leaving': { card: 'stop-the-money', prompts: 2, keys: 3, rows: { 80: 32, 40: 38 } },
  lender: { card: 'save-evidence', prompts: 7, keys: 15, rows: { 80: 36, 40: 50 } },
  'sextortion, unpaid': { card: 'do-not-pay-extortion', prompts: 2, keys: 6, rows: { 80: 29, 40: 37 } },
  'ID card lost': { card: 'report-id-lost', prompts: 7, keys: 23, rows: { 80: 42, 40: 54 } },
  'mother on the line': { card: 'hang-up-and-cut-access', prompts: 2, keys: 3, rows: { 80: 30, 40: 41 } },
  'unknown source': { card: 'list-what-is-out', prompts: 7, keys: 26, rows: { 80: 36, 40: 53 } },
}

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 40, rows: 24 },
]
const screens = sizes.flatMap((size) =>
  languages.map((language) => ({ size, language, screen: `${language} ${size.columns}x${size.rows}` })),
)
const measured: Measured[] = []

describe.each(situations)('$name', ({ name, wishes }) => {
  it.concurrent.each(screens)('$screen', async ({ size, language, screen }) => {
    const folder = dataFolder()
    try {
      const walk = await recordWalk(wishes(language), { language, size, dataFolder: folder.path })
      measured.push({ situation: name, screen, walk })
      const most = limits[name]
      if (!most) throw new Error(`no limits for ${name}`)
      expect(walk.step).toBe(most.card)
      expect(walk.prompts).toBeLessThanOrEqual(most.prompts)
      expect(walk.keys).toBeLessThanOrEqual(most.keys)
      expect(walk.rows).toBeLessThanOrEqual(most.rows[size.columns] ?? 0)
      expect(walk.isTitleSeen).toBe(true)
      expect(walk.isNumberSeen).not.toBe(false)
    } finally {
      folder.remove()
    }
  })
})

afterAll(() => {
  if (process.env.WALKS !== 'measure') return
  const place = (one: Measured) => [
    situations.findIndex(({ name }) => name === one.situation),
    screens.findIndex(({ screen }) => screen === one.screen),
  ]
  measured.sort((one, other) => {
    const [[situation = 0, screen = 0], [otherSituation = 0, otherScreen = 0]] = [place(one), place(other)]
    return situation - otherSituation || screen - otherScreen
  })
  const document = join('docs', 'walks.md')
  const before = readFileSync(document, 'utf8')
  console.log(makeTable(before, measured))
  writeFileSync(document, putFigures(before, measured))
  const logs = join('build', 'walks')
  mkdirSync(logs, { recursive: true })
  for (const { situation, screen, walk } of measured)
    writeFileSync(join(logs, `${situation}, ${screen}.txt`.replaceAll(/,? /g, '-')), walk.log)
})
