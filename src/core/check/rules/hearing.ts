// What is heard in a person's own words: cues are written as cues, answers exist, and no sentence is an example of two
// matters.
import { wholeHearing } from '../../content/content.ts'
import { danger } from '../../content/known-ids.ts'
import { isCueText } from '../../search/cues.ts'
import { nothingFits } from '../../search/lessons.ts'
import { bareText } from '../../text.ts'
import { type Rule, reportOn } from '../rule.ts'
import { checkComparison, reportUnknown } from './references.ts'

const cuesAreWrittenAsCues: Rule = ({ content }, report) => {
  const used = new Set(wholeHearing(content).heard.flatMap(({ all, unless = [] }) => [...all, ...unless]))
  const seen = new Set<string>()
  for (const [file, { cues }] of content.hearing) {
    const on = reportOn(report, 'hearing', file)
    cues.forEach(({ id, ...words }, index) => {
      const at = ['cues', index]
      if (seen.has(id)) on([...at, 'id'], 'doubled-id', `id“${id}”重复`, `id “${id}” stands twice`)
      seen.add(id)
      if (!used.has(id)) on([...at, 'id'], 'unused-cue', `没有规则用到“${id}”`, `no rule uses “${id}”`)
      for (const language of ['zh', 'en'] as const) {
        words[language].forEach((text, place) => {
          if (isCueText(text)) return
          on([...at, language, place], 'not-a-cue', `“${text}”不是线索的写法`, `“${text}” is not written as a cue is`)
        })
      }
    })
  }
}

const heardAnswersExist: Rule = ({ content, known }, report) => {
  const ids = wholeHearing(content).cues.map(({ id }) => id)
  const { question } = danger
  for (const [file, { heard, help, danger_said }] of content.hearing) {
    const on = reportOn(report, 'hearing', file)
    heard.forEach((rule, index) => {
      const path = ['heard', index]
      checkComparison({ question: rule.question, values: [rule.choice] }, known, { path, report: on })
      for (const cue of [...rule.all, ...(rule.unless ?? [])])
        if (!ids.includes(cue)) reportUnknown(cue, ids, { path, report: on })
    })
    checkComparison({ question, values: Object.keys(help) }, known, { path: ['help'], report: on })
    danger_said.forEach(({ danger: values }, index) => {
      checkComparison({ question, values }, known, { path: ['danger_said', index], report: on })
    })
  }
  for (const { id, said } of content.playbooks.values()) {
    said.forEach(({ danger: values }, index) => {
      const path = ['said', index]
      checkComparison({ question, values }, known, { path, report: reportOn(report, 'playbooks', id) })
    })
  }
}

const nothingIsSaidOfTwo: Rule = ({ content }, report) => {
  const first = new Map<string, string>(wholeHearing(content).nothing_fits.map((text) => [bareText(text), nothingFits]))
  for (const { id, said } of content.playbooks.values()) {
    said.forEach(({ text }, index) => {
      const other = first.get(bareText(text))
      first.set(bareText(text), id)
      if (other === undefined) return
      reportOn(report, 'playbooks', id)(
        ['said', index],
        'said-twice',
        `“${text}”已经是“${other}”的例句`,
        `“${text}” is an example of “${other}” already`,
      )
    })
  }
}

export const hearingRules = [cuesAreWrittenAsCues, heardAnswersExist, nothingIsSaidOfTwo]
