// The checker: everything that is wrong with a folder of content, at once.

import { registries } from '../content/library.ts'
import { type Content, type ParsedContent, parseContent } from './parse.ts'
import { inFileOrder, type Problem, type SourceFile } from './problem.ts'
import { checkReach } from './rules/reach.ts'
import { checkReferences } from './rules/references.ts'
import { checkWording } from './rules/wording.ts'

/** Content and everything wrong with it, in the order of the files. */
export interface CheckedContent {
  parsed: ParsedContent
  problems: Problem[]
}

/**
 * Checks content files. `bundled` is what a person's own folder may refer to besides itself; `today` is `YYYY-MM-DD`
 * and decides which facts are past their review day.
 */
export function checkContent(
  files: readonly SourceFile[],
  options: { today: string; bundled?: Content },
): CheckedContent {
  const parsed = parseContent(files)
  const known = options.bundled ? withBundled(parsed.content, options.bundled) : parsed.content
  const problems = inFileOrder([
    ...parsed.problems,
    ...checkReferences(parsed, known),
    ...checkReach(parsed, known),
    ...checkWording(parsed, known, options.today),
  ])
  return { parsed, problems }
}

/** A person's own content on top of the bundled one; the bundled entry wins where ids meet. */
export function withBundled(own: Content, bundled: Content): Content {
  const merged: Content = {
    ...bundled,
    terms: {
      items: [...bundled.terms.items, ...own.terms.items],
      evidence: [...bundled.terms.evidence, ...own.terms.evidence],
    },
  }
  for (const key of registries) Object.assign(merged, { [key]: { ...own[key], ...bundled[key] } })
  return merged
}
