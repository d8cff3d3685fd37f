// Counts of cases as a table and as JSON.
import { type CountRow, type Counts, caseStates, otherOutcome, ownPlaybook, stepMarks } from '../core/papers/counts.ts'
import type { CsvRows } from './csv.ts'
import { nameOutcome } from './names.ts'
import type { Reader } from './reader.ts'

/** The first row: keys, alike in every language. */
const columns = ['table', 'playbook', 'month', 'state', 'step', 'result', 'cases', 'what'] as const

/** What could not be counted: how many sessions are encrypted, and how many cannot be read. */
export interface NotCounted {
  encrypted: Counts['cases']
  unreadable: Counts['cases']
}

/** A table with a row for each count; the last column says in words what it is of. */
export function countsTable(reader: Reader, { day, cases, rows }: Counts, left: NotCounted): CsvRows {
  const line = (row: Partial<Omit<CountRow, 'table'>> & { table: string }, what: string) =>
    columns.map((key) => (key === 'what' ? what : key === 'cases' ? writeShown(row.cases) : (row[key] ?? '')))
  const { counts: words } = reader.words.desk
  return [
    columns,
    line({ table: 'all', cases }, words.all(day)),
    line({ table: 'encrypted', cases: left.encrypted }, words.encrypted),
    line({ table: 'unreadable', cases: left.unreadable }, words.unreadable),
    ...rows.map((row) => line(row, sayRow(reader, row))),
  ]
}

/** The same for scripts: `cases` is a number, or null where it is not told; `shown` says it as the table does. */
export function countsJson(reader: Reader, { day, cases, rows }: Counts, left: NotCounted): unknown {
  return {
    schema: 1,
    day,
    ...shownJson(cases),
    not_counted: { encrypted: shownJson(left.encrypted), unreadable: shownJson(left.unreadable) },
    rows: rows.map((row) => ({ ...row, ...shownJson(row.cases), what: sayRow(reader, row) })),
  }
}

function shownJson(cases: CountRow['cases']): { cases: number | null; shown: string } {
  return { cases: typeof cases === 'number' ? cases : null, shown: String(writeShown(cases)) }
}

function writeShown(cases: CountRow['cases'] | undefined): string | number {
  return cases === 'few' ? '<5' : cases === 'some' ? '5+' : (cases ?? '')
}

function sayRow(reader: Reader, { playbook, month, state, step, result }: CountRow): string {
  const { counts: words } = reader.words.desk
  const parts = [
    ...(playbook === undefined ? [] : [playbook === ownPlaybook ? words.own : reader.title('playbooks', playbook)]),
    ...(month === undefined ? [] : [words.month(month)]),
    ...caseStates.flatMap((one) => (one === state ? [words.state[one]] : [])),
    ...(step === undefined ? [] : [reader.title('steps', step)]),
    ...(step === undefined || result === undefined ? [] : [sayResult(reader, step, result)]),
  ]
  return parts.join(' · ')
}

function sayResult(reader: Reader, step: string, result: string): string {
  const { counts: words } = reader.words.desk
  const mark = stepMarks.find((one) => one === result)
  if (mark) return words.mark[mark]
  return result === otherOutcome ? words.otherOutcome : nameOutcome(reader, { id: step }, result)
}
