// `leak-help playbook check [folder]`: every mistake in content, as file:line:column.

import { problemLine } from '../../core/check/problem.ts'
import { dayInChina } from '../../core/dates.ts'
import { UserError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import { wordsIn } from '../../words/words.ts'

/** Checks a folder of content; without one, the content this program was built from, as its source stands in `playbooks/`. */
export async function checkPlaybooks(ports: Ports, options: { folder: string; json: boolean }): Promise<void> {
  const { problems, counts } = await ports.content.check(options.folder, dayInChina(ports.now()))
  const words = wordsIn(ports.language)
  if (options.json) {
    ports.print(
      jsonText({
        schema: 1,
        problems: problems.map(({ message, ...place }) => ({ ...place, message: message[ports.language] })),
      }),
    )
  } else for (const problem of problems) ports.print(problemLine(problem, ports.language))
  if (problems.length > 0) {
    throw new UserError(
      { zh: `有${problems.length}处错误`, en: `${problems.length} mistake(s)` },
      { zh: '改好后再检查一次', en: 'Correct them and check again' },
    )
  }
  if (!options.json)
    ports.print(
      words.check.good(
        Object.entries(counts)
          .map(([key, count]) => `${key} ${count}`)
          .join(words.comma),
      ),
    )
}
