// What routes want and what lapses name what exists, can be shown, and say how far they are to be trusted.

import { type Rule, reportOn } from '../rule.ts'
import { checkCondition, checkIds, checkTerms, reportUnknown } from './references.ts'

const wantedNamesWhatExists: Rule = ({ content, known }, report) => {
  const categories = [...new Set([...known.contacts.values()].map(({ category }) => category))]
  for (const { id, goes, when, things, laws, confidence, note } of content.wanted.values()) {
    const on = reportOn(report, 'wanted', id)
    checkIds(goes.steps, known, { registry: 'steps', path: ['goes', 'steps'], report: on })
    goes.categories.forEach((category, index) => {
      if (categories.includes(category)) return
      on(['goes', 'categories', index], 'unknown-category', `没有“${category}”`, `there is no “${category}”`)
    })
    if (goes.steps.length + goes.categories.length === 0)
      on(['goes'], 'goes-nowhere', `“${id}”没有步骤`, `“${id}” has no steps`)
    checkCondition(when, known, { path: ['when'], report: on })
    things.forEach((thing, index) => {
      const path = ['things', index]
      checkCondition(thing.when, known, { path: [...path, 'when'], report: on })
      checkTerms(thing.evidence, known, { list: 'evidence', path: [...path, 'evidence'], report: on })
    })
    checkIds(laws, known, { registry: 'laws', path: ['laws'], report: on })
    if (confidence === 'low' && !note) on(['confidence'], 'low-unsaid', `“${id}”没有note`, `“${id}” has no note`)
  }
}

const lapsesNameWhatExists: Rule = ({ content, known }, report) => {
  for (const { id, kept, when, steps, letters, laws, confidence, note } of content.lapses.values()) {
    const on = reportOn(report, 'lapses', id)
    if ('deadline' in kept) {
      const limit = known.deadlines.get(kept.deadline)
      const path = ['kept', 'deadline']
      if (!limit) reportUnknown(kept.deadline, [...known.deadlines.keys()], { path, report: on, known })
      else if (limit.after !== 'gone')
        on(path, 'not-kept', `“${kept.deadline}”不是保存期`, `“${kept.deadline}” is not about what is kept`)
    }
    checkCondition(when, known, { path: ['when'], report: on })
    checkIds(steps, known, { registry: 'steps', path: ['steps'], report: on })
    checkIds(letters, known, { registry: 'letters', path: ['letters'], report: on })
    checkIds(laws, known, { registry: 'laws', path: ['laws'], report: on })
    if (confidence === 'low' && !note) on(['confidence'], 'low-unsaid', `“${id}”没有note`, `“${id}” has no note`)
  }
}

/** What must be so of evidence that is wanted, and of what lapses. */
export const wantedRules: Rule[] = [wantedNamesWhatExists, lapsesNameWhatExists]
