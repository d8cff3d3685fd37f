// Counts of a desk's cases: what an independent reader finds in the file, and that it tells of nobody.
import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { parseCommandLine } from '../../src/cli/parse.ts'
import { reportDesk } from '../../src/commands/desk-report.ts'
import { newSession, withEvent, withPlaybook } from '../../src/core/session/session.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'

let ports: MemoryPorts
const secret = '=HYPERLINK("http://x")张三13800138000'

/** Cases with a name, a note and an answer of their own. `sent`: a letter went off in that month. */
function addCases(
  count: number,
  more: { playbook?: string; month?: string; sent?: boolean; closed?: boolean } = {},
): void {
  const { playbook = 'lender', month = '2026-10', sent = false, closed = false } = more
  const at = `${month}-05T02:00:00.000Z`
  for (let number = 0; number < count; number += 1)
    ports.sessions.create((id) => {
      let session = withPlaybook(newSession({ id, name: secret, at }), { playbook, at })
      session = withEvent(session, { type: 'noted', at, step: 'capture', note: secret })
      if (sent)
        session = withEvent(session, { type: 'recorded', at, step: 'tell-lender', outcome: 'sent', note: secret })
      return closed ? withEvent(session, { type: 'closed', at, note: secret }) : session
    })
}

type Row = Record<'table' | 'playbook' | 'month' | 'state' | 'step' | 'result' | 'cases' | 'what', string>

/** The file as csv-parse reads it. */
async function report(): Promise<{ rows: Row[]; text: string; found: (row: Partial<Row>) => string[] }> {
  await reportDesk(ports, { out: 'counts.csv', force: true, json: false })
  const { bytes } = ports.files.read('counts.csv', 1e6)
  const text = Buffer.from(bytes).toString()
  const rows: Row[] = parse(text, { bom: true, columns: true, record_delimiter: '\r\n' })
  const fits = (row: Row, wanted: Partial<Row>) =>
    Object.entries(wanted).every(([key, value]) => row[key as keyof Row] === value)
  return { rows, text, found: (wanted) => rows.filter((row) => fits(row, wanted)).map(({ cases }) => cases) }
}

beforeEach(() => {
  ports = memoryPorts({ language: 'en' })
  ports.setTime('2026-12-01T02:00:00Z')
})

describe('the counts of a desk', () => {
  it('are by playbook, month, state and outcome', async () => {
    addCases(12, { sent: true })
    addCases(9, { month: '2026-11' })
    addCases(8, { month: '2026-11', playbook: 'unknown', closed: true })
    const { found } = await report()
    expect(found({ table: 'all' })).toEqual(['29'])
    expect(found({ table: 'month', month: '2026-10' })).toEqual(['12'])
    expect(found({ table: 'month', month: '2026-11' })).toEqual(['17'])
    expect(found({ table: 'playbook', playbook: 'lender' })).toEqual(['21'])
    expect(found({ table: 'state', state: 'finished' })).toEqual(['8'])
    expect(found({ table: 'state' }).reduce((sum, cases) => sum + Number(cases), 0)).toBe(29)
    const results = (result: string) => found({ table: 'result', playbook: 'lender', step: 'tell-lender', result })
    expect([results('sent'), results('none')]).toEqual([['12'], ['9']])
  })

  it('hide a small count, and what would give it away', async () => {
    addCases(3)
    addCases(9, { month: '2026-11' })
    addCases(30, { month: '2026-09' })
    const { found } = await report()
    const months = ['2026-09', '2026-10', '2026-11'].flatMap((month) => found({ table: 'month', month }))
    expect(months).toEqual(['30', '<5', '5+'])
  })

  it('say nothing at all of fewer than five, and hide a group that cannot be told', async () => {
    addCases(4)
    expect((await report()).rows.map(({ table, cases }) => [table, cases])).toEqual([
      ['all', '<5'],
      ['encrypted', '0'],
      ['unreadable', '0'],
    ])
    addCases(2, { month: '2026-11' })
    const { found, rows } = await report()
    expect([found({ table: 'all' }), found({ table: 'month' })]).toEqual([['6'], ['hidden']])
    expect(rows.find(({ table }) => table === 'month')?.month).toBe('')
  })

  it('do not break down a playbook whose number is not told', async () => {
    addCases(3, { playbook: 'unknown' })
    addCases(8, { sent: true })
    addCases(40, { playbook: 'gone' })
    const { found } = await report()
    expect(found({ table: 'playbook', playbook: 'unknown' })).toEqual(['<5'])
    expect(found({ table: 'playbook', playbook: 'lender' })).toEqual(['5+'])
    expect(found({ table: 'result' })).toEqual([])
  })

  it('hold nothing that a person wrote, nor the id of a playbook that is not bundled', async () => {
    addCases(9, { sent: true })
    addCases(9, { playbook: 'zhang-san-at-the-bank' })
    const { text, found, rows } = await report()
    expect(text).not.toMatch(/张三|13800138000|HYPERLINK|zhang-san/)
    expect(found({ table: 'playbook', playbook: 'other:own' })).toEqual(['9'])
    expect(found({ table: 'state', state: 'unknown' })).toEqual(['9'])
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@]/)
  })

  it('leave out what is encrypted, and say so', async () => {
    addCases(9)
    ports.sessions.encryption?.setPassphrase('correct horse battery')
    for (const id of ['1', '2']) ports.sessions.encryption?.encrypt(id)
    ports.lock()
    const { found } = await report()
    expect([found({ table: 'all' }), found({ table: 'encrypted' })]).toEqual([['7'], ['<5']])
    expect(ports.said.join()).toContain('Not counted: 2 encrypted sessions')
  })

  it('are the same as JSON', async () => {
    addCases(3)
    addCases(9, { month: '2026-11' })
    addCases(30, { month: '2026-09' })
    await reportDesk(ports, { force: false, json: true })
    const { cases, rows } = JSON.parse(ports.printed.join('\n'))
    expect(cases).toBe(42)
    expect(rows).toContainEqual(expect.objectContaining({ table: 'month', month: '2026-10', cases: null, shown: '<5' }))
    expect(rows).toContainEqual(expect.objectContaining({ table: 'month', month: '2026-09', cases: 30, shown: '30' }))
  })

  it('are refused where there is nothing to count, the format is not known, or a file is there', async () => {
    await expect(reportDesk(ports, { force: false, json: false })).rejects.toMatchObject({ exitCode: 1 })
    addCases(9)
    await expect(reportDesk(ports, { out: 'a.xlsx', force: false, json: false })).rejects.toMatchObject({ exitCode: 2 })
    await report()
    await expect(reportDesk(ports, { out: 'counts.csv', force: false, json: false })).rejects.toThrow('exists already')
  })
})

describe('report --all', () => {
  const run = async (...argv: string[]) => {
    const parsed = parseCommandLine(argv, { language: 'en', version: '', columns: 80 })
    if (parsed.kind !== 'command') throw new Error(`${argv.join(' ')} is no command`)
    await commands[parsed.name].run(ports, parsed.input)
  }

  it('is the counts', async () => {
    addCases(12)
    await run('report', '--all')
    expect(ports.printed.join('\n')).toContain('12')
  })

  it.each([
    ['report', '--all', '--for', 'police'],
    ['report', '--all', '--show', 'notes'],
    ['report', '--all', '--zip', 'a.zip'],
    ['report', '--all', '--format', 'docx'],
    ['report', '--for', 'police', '--format', 'csv'],
  ])('is not mixed with the report of one session: %s %s %s %s', async (...argv) => {
    addCases(1)
    await expect(run(...argv)).rejects.toMatchObject({ exitCode: 2 })
    expect(ports.printed).toEqual([])
  })
})
