// What understands a person's words, for the content of a test.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { compileHelp } from '../../src/core/content/compile.ts'
import { type Content, wholeHearing } from '../../src/core/content/content.ts'
import { compileHearing } from '../../src/core/search/heard.ts'
import { learn } from '../../src/core/search/learn.ts'
import { dangerCut, dangerLesson, playbookLesson, wordCut } from '../../src/core/search/lessons.ts'
import { type LetterTables, openLetters } from '../../src/core/search/letters.ts'
import { openListener } from '../../src/core/search/listener.ts'
import { packModel } from '../../src/core/search/model.ts'
import type { Listener } from '../../src/core/search/playbooks.ts'
import { openCompiled } from '../../src/io/content/compiled.ts'

const built = resolve('dist', 'content')

/** The tables of letters as the build wrote them. */
export const letterTables: LetterTables = JSON.parse(readFileSync(resolve(built, 'letters.json'), 'utf8'))

/** The tables, opened. */
export const letters = openLetters(letterTables)

/** As the built program has it. */
export function bundledListener(): Promise<Listener> {
  return openCompiled(built).listener()
}

/** For the bundled content as the build learned it; for a small one learned here. */
export async function listenerFor(content: Content): Promise<Listener> {
  if (content.hearing.size > 0) return bundledListener()
  const hearing = wholeHearing(content)
  const { danger, facts } = compileHearing(letters, hearing)
  const taught = { playbooks: [...content.playbooks.values()], hearing }
  return openListener({
    letters: letterTables,
    danger: () => ({ ...danger, help: compileHelp(content) }),
    facts: () => facts,
    playbookModel: () => packModel(learn(wordCut(letters), playbookLesson(taught))),
    dangerModel: () => packModel(learn(dangerCut(letters, danger), dangerLesson(taught))),
  })
}
