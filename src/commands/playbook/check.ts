// `leak-help playbook check [folder]`: every mistake in content, as file:line:column.
import { writeProblem } from '../../core/check/problem.ts'
import { findSeverity } from '../../core/check/problem-codes.ts'
import { openLayout } from '../../dialogue/reader.ts'
import { UserError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import { plural } from '../../words/plural.ts'

export interface CheckOptions {
  folder: string
  json: boolean
}

/** Checks a folder of content; without one, the content this program was built from, as its source stands in `playbooks/`. */
export async function checkPlaybooks(ports: Ports, { folder, json }: CheckOptions): Promise<void> {
  const { problems, counts } = await ports.content.check(folder, ports.today())
  const { words, paragraph, hanging } = await openLayout(ports)
  if (json) {
    const rows = problems.map(({ code, file, line, column, problem }) => ({
      file,
      line,
      column,
      message: problem[ports.language],
      code,
      severity: findSeverity(code),
    }))
    ports.print(jsonText({ schema: 1, problems: rows }))
  } else if (problems.length > 0) {
    const lines = problems.map((problem) => writeProblem(problem, ports.language))
    // A program that reads them takes one a line.
    ports.print(ports.screen.piped ? lines : lines.flatMap((line) => hanging('', line, { indent: 2 })))
  }
  if (problems.length > 0) {
    const errors = problems.filter(({ code }) => findSeverity(code) === 'error').length
    const warnings = problems.length - errors
    throw new UserError(
      {
        zh: `有${errors}处错误${warnings > 0 ? `、${warnings}处提醒` : ''}。`,
        en: `${plural(errors, 'mistake')}${warnings > 0 ? `, ${plural(warnings, 'warning')}` : ''}.`,
      },
      {
        zh: '改好后再检查一次。每种错误的意思和改法：docs/problems.md',
        en: 'Correct them and check again. What each kind means and how to mend it: docs/problems.md',
      },
    )
  }
  if (json) return
  const counted = Object.entries(counts).map(([key, count]) => `${key} ${count}`)
  ports.print(paragraph(words.check.good(counted.join(words.comma))))
}
