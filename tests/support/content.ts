// The content of playbooks/ as the tests see it: read and parsed once.
import { checkContent } from '../../src/core/check/check.ts'
import { compileRules } from '../../src/core/content/compile.ts'
import type { Library } from '../../src/core/content/library.ts'
import { readContentFolder } from '../../src/io/content/folder.ts'
import { calendar } from './calendar.ts'

/** The day the bundled content is checked for in tests. */
export const releaseDay = '2026-11-30'

const read = readContentFolder('playbooks')

/** Everything the checker says of the bundled content. */
export const checked = checkContent(read.files, { today: releaseDay })
export const unreadable = read.problems

/** The bundled content as written. */
export const { content } = checked.parsed

/** Its rules. */
export const library: Library = compileRules(content, { calendar, version: 'test' })
