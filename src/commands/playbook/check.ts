// `leak-help playbook check [folder]`: every mistake in content, as file:line:column.
import { writeProblem } from '../../core/check/problem.ts'
import { findSeverity } from '../../core/check/problem-codes.ts'
import { registries } from '../../core/content/vocabulary.ts'
import { safeText } from '../../core/guard/safe-text.ts'
import { openLayout } from '../../dialogue/reader.ts'
import { UserError } from '../../errors.ts'
import type { CheckedFolder, Ports } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import type { Layout } from '../../render/reader.ts'
import { plural } from '../../words/plural.ts'

export interface CheckOptions {
  folder?: string | undefined
  json: boolean
}

/** Checks a folder of content; without one, the person's own folders that are used: one in the data folder, and named ones. */
export async function checkPlaybooks(ports: Ports, { folder, json }: CheckOptions): Promise<void> {
  const checked = await ports.content.check(folder, ports.today())
  if (checked.length === 0) throw nothingToCheck()
  if (json) ports.print(jsonText({ schema: 1, problems: checked.flatMap((one) => rows(ports, one)) }))
  else {
    const layout = await openLayout(ports)
    for (const one of checked) printChecked(ports, layout, { one, isNamed: folder !== undefined })
  }
  const problems = checked.flatMap((one) => one.problems)
  if (problems.length === 0) return
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

function rows({ language }: Ports, { folder, problems }: CheckedFolder) {
  return problems.map(({ code, file, line, column, problem }) => ({
    folder,
    file,
    line,
    column,
    message: problem[language],
    code,
    severity: findSeverity(code),
  }))
}

function printChecked(
  { language, print, screen }: Ports,
  { words, paragraph, hanging }: Layout,
  { one, isNamed }: { one: CheckedFolder; isNamed: boolean },
): void {
  const { check, comma } = words
  const counted = registries.map((registry) => check.counts[registry](one.counts[registry]))
  const found = one.problems.map((problem) => writeProblem(problem, language))
  print([
    ...(isNamed ? [] : paragraph(check.folder(safeText(one.folder)))),
    // A program that reads them takes one a line.
    ...(screen.piped ? found : found.flatMap((line) => hanging('', line, { indent: 2 }))),
    ...(found.length > 0 ? [] : paragraph(check.good(counted.join(comma)))),
  ])
}

function nothingToCheck(): UserError {
  return new UserError(
    {
      zh: '现在没有用到自己的预案文件夹，没有可检查的。',
      en: 'No folder of playbooks of your own is in use, so there is nothing to check.',
    },
    {
      zh: '写上文件夹：leak-help playbook check <文件夹>',
      en: 'Name a folder: leak-help playbook check <folder>',
    },
    { exitCode: 2 },
  )
}
