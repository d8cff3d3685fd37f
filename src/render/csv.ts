// A table as CSV (RFC 4180) that a spreadsheet opens as it is: in UTF-8, and with no text that it would take for a formula.

// Also in full width: some spreadsheets turn these into the others.
const formula = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** Cells, row by row. */
export type CsvRows = readonly (readonly (string | number)[])[]

/** Rows as the bytes of a file have them, byte order mark first. A text that would be a formula begins with `'`. */
export function writeCsv(rows: CsvRows): string {
  return `\ufeff${csvLines(rows)
    .map((line) => `${line}\r\n`)
    .join('')}`
}

/** The same for the screen: a line for each row. */
export function csvLines(rows: CsvRows): string[] {
  return rows.map((row) => row.map(writeCell).join(','))
}

function writeCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  const text = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
