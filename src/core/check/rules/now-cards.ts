// What is to be done now is first shown on one small screen, with whom to call and a menu: its short acts must have room.
import type { Line } from '../../content/schema.ts'
import { neutralForms } from '../../content/wording.ts'
import { fillReferences, type Language, languages } from '../../text.ts'
import { type Known, type Rule, reportOn } from '../rule.ts'

// At most so many short acts that everybody sees, and with those that only some people see.
const mostQuick = 5
const mostQuickInAll = 12
// Columns of one short act, and of all that everybody sees; a Chinese character takes two.
const longestQuick = 72
const longestQuickTogether = 190

const nowStepsHaveShortActs: Rule = ({ content, known }, report) => {
  for (const { id, urgency, quick } of content.steps.values()) {
    const on = reportOn(report, 'steps', id)
    const always = neutralForms(quick)
    if (urgency === 'now' && quick.length === 0)
      on(
        ['how'],
        'no-short-acts',
        '马上要做的步骤没有quick，第一屏只能照how显示',
        'a step to be done now has no quick: its first screen shows how, as far as that goes',
      )
    if (always.length > mostQuick || quick.length > mostQuickInAll)
      on(
        ['quick'],
        'many-short-acts',
        `quick有${always.length}条人人都看到，一共${quick.length}条；最多${mostQuick}条、${mostQuickInAll}条`,
        `quick has ${always.length} lines for everybody and ${quick.length} in all; at most ${mostQuick} and ${mostQuickInAll}`,
      )
    for (const language of languages) {
      quick.forEach((line, index) => {
        if (widthOf(line, language, known) <= longestQuick) return
        on(
          ['quick', index, language],
          'long-short-act',
          `这一条超过${longestQuick / 2}个汉字（英文${longestQuick}个字母）`,
          `this line is over ${longestQuick} letters (${longestQuick / 2} Chinese characters)`,
        )
      })
      const together = always.reduce((sum, line) => sum + widthOf(line, language, known), 0)
      if (together <= longestQuickTogether) continue
      on(
        ['quick'],
        'long-short-act',
        `quick合起来超过${longestQuickTogether / 2}个汉字（英文${longestQuickTogether}个字母），40列的屏幕放不下`,
        `quick is over ${longestQuickTogether} letters (${longestQuickTogether / 2} Chinese characters) together: a screen of 40 columns has no room`,
      )
    }
  }
}

/** Every rule about the first screen of what is to be done now. */
export const nowCardRules: readonly Rule[] = [nowStepsHaveShortActs]

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g

// With the numbers that stand in it.
function widthOf(line: Line, language: Language, { contacts }: Known): number {
  const filled = fillReferences(line[language], ({ kind, id }) =>
    kind === 'phone' ? contacts.get(id)?.phone : undefined,
  )
  return filled.length + (filled.match(wide)?.length ?? 0)
}
