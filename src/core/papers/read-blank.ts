// What a person gives for a blank of a letter: read, or refused with what to do.
import type { BlankRules } from '../content/library.ts'
import type { Day } from '../dates.ts'
import { echo } from '../guard/echo.ts'
import { refuseSecrets } from '../guard/secret-refusal.ts'
import { nearest } from '../nearest.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { BlankValue } from '../session/kept-blanks.ts'
import { longestBlank } from '../session/limits.ts'
import { readAmount, storeAmount } from '../typed-amount.ts'
import { readDay } from '../typed-day.ts'

/**
 * The value of a blank from what was typed; several choices stand behind commas. Empty: left open. `isAskedAbout`: the person was
 * asked about what looks like a secret number, and said that it is none.
 */
export function readBlank(
  blank: BlankRules,
  typed: string,
  { today, isAskedAbout = false }: { today: Day; isAskedAbout?: boolean },
): { ok: true; value: BlankValue } | Refusal {
  // One line is one line, however it was pasted.
  const text = blank.type === 'lines' ? typed.trim() : typed.trim().replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
  if (text === '') return { ok: true, value: '' }
  if (text.length > longestBlank)
    return refuse(
      {
        zh: `“${blank.id}”太长了：最多${longestBlank}个字。`,
        en: `“${blank.id}” is too long: at most ${longestBlank} characters.`,
      },
      { zh: '写短一点，细节放进附件。', en: 'Write less, and put the details into an attachment.' },
    )
  switch (blank.type) {
    case 'date': {
      const day = readDay(text, { today, toward: blank.comes ? 'future' : 'past' })
      if (day !== undefined) return { ok: true, value: day }
      return refuse(
        { zh: `“${echo(text)}”不是一个日期。`, en: `“${echo(text)}” is no day.` },
        { zh: '写成2026-12-01这样。', en: 'Write it like 2026-12-01.' },
      )
    }
    case 'amount': {
      const amount = readAmount(text)
      if (amount.ok) return { ok: true, value: storeAmount(amount.fen) }
      return refuse(
        { zh: `“${echo(text)}”不是一个金额。`, en: `“${echo(text)}” is no amount.` },
        { zh: '写成30000或30000.50这样，单位是元。', en: 'Write it like 30000 or 30000.50, in yuan.' },
      )
    }
    case 'one':
    case 'many':
      return readChoices(blank, text)
    default:
      return keepable(blank, text, isAskedAbout)
  }
}

function readChoices({ id, type, choices }: BlankRules, text: string): { ok: true; value: BlankValue } | Refusal {
  const named = text.split(/[,，、]/).map((one) => one.trim())
  const unknown = named.find((one) => !choices.includes(one))
  if (unknown !== undefined) {
    const near = nearest(unknown, choices)
    const offered = (near.length > 0 ? near : choices).join(', ')
    return refuse(
      { zh: `“${id}”没有“${echo(unknown)}”这一项。`, en: `“${id}” has no choice “${echo(unknown)}”.` },
      { zh: `可以是：${offered}`, en: `It can be: ${offered}` },
    )
  }
  if (type === 'one' && named.length > 1)
    return refuse(
      { zh: `“${id}”只能选一项。`, en: `“${id}” takes one choice.` },
      { zh: '另外的，再写一份。', en: 'For another one, write a second letter.' },
    )
  return { ok: true, value: [...new Set(named)] }
}

// What is kept holds no secret number; what is about the writer as a person is not kept.
function keepable(blank: BlankRules, text: string, isAskedAbout: boolean): { ok: true; value: BlankValue } | Refusal {
  if (blank.personal) return { ok: true, value: text }
  const place = { zh: `“${blank.id}”`, en: `“${blank.id}”` }
  return (
    refuseSecrets(text, { place, isAskedAbout, isReference: blank.type === 'reference' }) ?? { ok: true, value: text }
  )
}
