// What a reader must not see is in no report for them, whatever the case; what they see has its days.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Audience, audiences } from '../../../src/core/papers/audiences.ts'
import { isShown, type MaskField } from '../../../src/core/papers/mask.ts'
import { paperFormats } from '../../../src/core/papers/paper.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { withAnswer, withEvent, withLastUndone, withPlaybook } from '../../../src/core/session/session.ts'
import { jsonText } from '../../../src/render/json-text.ts'
import { writePaper } from '../../../src/render/papers/write-paper.ts'
import { reportJson } from '../../../src/render/report-view.ts'
import { library } from '../../support/content.ts'
import { sessionWith } from '../../support/letters.ts'
import { madeUpSession } from '../../support/made-up.ts'
import { bare, readDocx, readHtml, readMarkdown } from '../../support/paper-readers.ts'
import { type MadeReport, planted, reportFor, withEverything } from '../../support/reports.ts'

const now = '2026-12-20T02:00:00Z'
const at = '2026-12-01T02:00:00.000Z'

// Everything that a report is handed over as, in one text without white space; docx is read back where it is asked for.
async function everyForm({ report, paper, reader }: MadeReport, { docx = false } = {}): Promise<string> {
  const written = await Promise.all(
    (['txt', 'md', 'html'] as const).map(async (format) => String(await writePaper(paper, format))),
  )
  const blocks = docx ? readDocx((await writePaper(paper, 'docx')) as Uint8Array) : []
  return bare([...written, ...blocks, jsonText(reportJson(reader, report))].join('').replaceAll('\\', ''))
}

const rows: [MaskField, string][] = [
  ['notes', planted.note],
  ['story.what-happened', planted.story],
  ['story.other-side', planted.otherSide],
  ['loss.what', planted.loss],
  ['loss.amount', '30000.00'],
  ['evidence.name', planted.evidenceName],
  ['evidence.from', planted.evidenceFrom],
]

describe('whatever the case', () => {
  it('lets nothing out that is masked', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom<Audience>(...audiences),
        async (number, audience) => {
          const { session, now: then } = madeUpSession(library, number)
          const step = session.events.flatMap((event) => ('step' in event ? [event.step] : []))[0] ?? 'report-to-police'
          const made = reportFor(withEverything(session, { at: new Date(then).toISOString(), step }), {
            audience,
            now: new Date(then).toISOString(),
          })
          const text = await everyForm(made, { docx: number % 10 === 0 })
          for (const [field, secret] of rows) if (!isShown(field, audience)) expect(text).not.toContain(bare(secret))
          expect(text).not.toContain('PATH-Zheng')
          for (const playbook of session.playbooks)
            if (!made.report.playbooks.includes(playbook)) {
              expect(text).not.toContain(playbook)
              expect(text).not.toContain(bare(made.reader.title('playbooks', playbook)))
            }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('each kind of file', () => {
  const session = withEverything(sessionWith('money-sent-to-fraudster', { 'paid-how': ['bank'] }), {
    at,
    step: 'report-fraud-at-station',
  })

  it('says the same', async () => {
    const { paper } = reportFor(session, { audience: 'police', now })
    const [md, html] = await Promise.all(
      (['md', 'html'] as const).map(async (format) => String(await writePaper(paper, format))),
    )
    const docx = readDocx((await writePaper(paper, 'docx')) as Uint8Array)
    const texts = (lines: readonly string[]) => lines.map((line) => line.replace(/^[a-z-]+: /, '')).join('\n')
    expect(texts(readHtml(html ?? ''))).toBe(texts(docx))
    expect(texts(readMarkdown(md ?? ''))).toBe(texts(docx))
  })

  it('shows hostile values as text', async () => {
    const hostile = '<script>alert(1)</script> =1+1 \u202eabc\u0000 **b** |c| [x](http://x)'
    const bad = withEvent(session, { type: 'loss-added', at, number: 3, amount: '1.00', what: hostile })
    const { paper, report, reader } = reportFor(bad, { audience: 'police', now })
    for (const format of paperFormats) await writePaper(paper, format)
    const html = String(await writePaper(paper, 'html'))
    expect(html).not.toContain('<script')
    // Throws where anything is markup.
    expect(readMarkdown(String(await writePaper(paper, 'md'))).join()).toContain('<script>alert(1)</script>')
    expect(jsonText(reportJson(reader, report))).not.toMatch(/[\p{Cc}\p{Cf}](?<!\n)/u)
  })
})

describe('days', () => {
  const begin = sessionWith('money-sent-to-fraudster', { 'incident-on': '2026-11-20' })
  const recorded = (on?: string): Session =>
    withEvent(begin, {
      type: 'recorded',
      at,
      step: 'report-fraud-at-station',
      outcome: 'accepted',
      ...(on === undefined ? {} : { on }),
    })
  const moments = (session: Session) =>
    reportFor(session, { audience: 'police', now }).report.chronology.moments.map(
      ({ day, isRecordedDay, happening }) => [day, isRecordedDay, happening.what],
    )

  it('are those of the event where they were given, else of recording', () => {
    expect(moments(recorded('2026-11-25'))).toEqual([
      ['2026-11-20', false, 'began'],
      ['2026-11-25', false, 'outcome'],
    ])
    expect(moments(recorded())).toContainEqual(['2026-12-01', true, 'outcome'])
  })

  it('of what was taken back are out', () => {
    const undone = withLastUndone(recorded(), at)?.session as Session
    expect(moments(undone)).toEqual([['2026-11-20', false, 'began']])
  })

  it('of what was done anew are those of the last time', () => {
    const again = withEvent(recorded(), { type: 'reopened', at, step: 'report-fraud-at-station' })
    expect(moments(again)).toEqual([['2026-11-20', false, 'began']])
  })
})

it('tells nobody of one matter in a paper about another', () => {
  const both = withPlaybook(sessionWith('bank-card-leaked', {}), { playbook: 'sextortion', at })
  const told = withEvent(withAnswer(both, { question: 'images-kind', value: 'real', at }), {
    type: 'recorded',
    at,
    step: 'report-extortion-110',
    outcome: 'accepted',
  })
  for (const audience of ['bank', 'platform', 'family'] as const) {
    const { report } = reportFor(told, { audience, now })
    expect(report.playbooks).not.toContain('sextortion')
    expect(report.deeds).toEqual([])
    expect(report.answers.map(({ question }) => question)).not.toContain('images-kind')
    expect(report.leftOut.map(({ field }) => field)).toContain('about.intimate')
  }
})

it('asks the police how far it is once they took the report', () => {
  const begun = sessionWith('money-sent-to-fraudster', {})
  expect(reportFor(begun, { audience: 'police', now }).report.asks[0]).toBe('police-accept')
  const taken = withEvent(begun, { type: 'recorded', at, step: 'report-fraud-at-station', outcome: 'accepted' })
  expect(reportFor(taken, { audience: 'police', now }).report.asks[0]).toBe('police-progress')
})

it('shows notes on request, without the numbers in them', async () => {
  const session = withEverything(
    withEvent(sessionWith('money-sent-to-fraudster', {}), {
      type: 'recorded',
      at,
      step: 'report-fraud-at-station',
      outcome: 'accepted',
    }),
    { at, step: 'report-fraud-at-station' },
  )
  const text = await everyForm(reportFor(session, { audience: 'police', now, withNotes: true }))
  expect(text).toContain('NOTE-Zhao')
  expect(text).not.toContain('13811112222')
})

it('warns before the family gets it where the other side may be among them', () => {
  const near = sessionWith('tracked', { 'who-is-behind': 'partner' })
  expect(reportFor(near, { audience: 'family', now }).report.mayReachOtherSide).toBe(true)
  expect(library.questions.get('who-is-behind')?.choices.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['partner', 'family']),
  )
  expect(library.questions.has('fear-them')).toBe(true)
})

it('folds what is old in a case of 10,000 events', { timeout: 60_000 }, async () => {
  const begun = sessionWith('money-sent-to-fraudster', { 'incident-on': '2026-01-01' })
  const events = Array.from({ length: 10_000 }, (_, index): Session['events'][number] => {
    const day = new Date(Date.parse('2026-01-01T02:00:00Z') + index * 3_000_000).toISOString()
    return index % 2 === 0
      ? {
          type: 'recorded',
          at: day,
          step: 'report-fraud-at-station',
          outcome: index % 4 === 0 ? 'accepted' : 'filed',
          note: 'x'.repeat(200),
        }
      : { type: 'noted', at: day, step: 'report-fraud-at-station', note: `note ${index}` }
  })
  const made = reportFor({ ...begun, events: [...begun.events, ...events] }, { audience: 'self', now })
  const { moments, folded } = made.report.chronology
  expect(moments.length).toBeLessThanOrEqual(120)
  expect(moments[0]?.happening.what).toBe('began')
  expect(moments.length + folded.reduce((sum, { count }) => sum + count, 0)).toBe(5001)
  expect(String(await writePaper(made.paper, 'txt')).split('\n').length).toBeLessThan(2000)
})
