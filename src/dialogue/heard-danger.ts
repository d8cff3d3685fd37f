// The dangers in a person's own words: what helps is said at once, and whether it is so is asked, never decided.
import { danger, none } from '../core/content/known-ids.ts'
import { own } from '../core/content/own.ts'
import { unsure } from '../core/content/vocabulary.ts'
import { answerValues } from '../core/plan/facts.ts'
import type { Session } from '../core/session/schema.ts'
import type { Language } from '../core/text.ts'
import type { Ports } from '../ports.ts'
import type { Layout } from '../render/reader.ts'

/** The dangers in what was said: choices of the first question. */
export async function hearDanger(ports: Ports, text: string): Promise<string[]> {
  return (await ports.content.listener()).hearDanger(text)
}

/** What helps at once in these dangers, in the language of the run. */
export async function writeHelp(ports: Ports, dangers: readonly string[], language: Language): Promise<string[]> {
  if (dangers.length === 0) return []
  const { help } = await ports.content.listener()
  return dangers.flatMap((choice) => help(choice)?.[language] ?? [])
}

/** Says what helps at once in the dangers of a text, if there are any: for those who look something up in danger. */
export async function sayHelp(ports: Ports, { paragraph }: Pick<Layout, 'paragraph'>, text: string): Promise<void> {
  // A number, an article or a name tells of no danger.
  if (!/\p{Script=Han}{2}|[a-z]{3}/iu.test(text)) return
  const help = await writeHelp(ports, await hearDanger(ports, text), ports.language)
  if (help.length > 0) ports.say([...help.flatMap(paragraph), ''])
}

/** Dangers that were heard and not answered yet. Who answered the question and said nothing of them is asked again. */
export function findUnanswered(session: Session, dangers: readonly string[]): string[] {
  const answered = answerValues(own(session.answers, danger.question) ?? [])
  return dangers.filter((choice) => !answered.includes(choice))
}

/** What to mark when the question about danger is asked: what was heard, and what was answered before. */
export function markDanger(session: Session, dangers: readonly string[]): string[] {
  const answered = answerValues(own(session.answers, danger.question) ?? []).filter(
    (choice) => choice !== none && choice !== unsure,
  )
  return [...new Set([...answered, ...dangers])]
}
