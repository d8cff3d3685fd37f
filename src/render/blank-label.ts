// How a blank of a letter is asked for: whose it is has to be plain to somebody who writes for another person.
import type { FilledLetter } from '../core/papers/letter.ts'
import type { Reader } from './reader.ts'

/**
 * What a blank is called and what it is for, for who writes. Somebody who acts for another person is told that it is about that
 * person; of what is personal only where the letter says so, for the rest is the writer's own.
 */
export function describeBlank(
  reader: Reader,
  { isForOther, theirs }: Pick<FilledLetter, 'isForOther' | 'theirs'>,
  id: string,
): { label: string; why: string } {
  const { label, why, label_other: labelOther, why_other: whyOther } = reader.entry('blanks', id)
  const isTheirs = isForOther && (theirs.has(id) || !reader.library.blanks.get(id)?.personal)
  return {
    label: reader.read((isTheirs ? labelOther : undefined) ?? label),
    why: reader.read((isTheirs ? whyOther : undefined) ?? why),
  }
}
