// The law of which day: an article is said not to be for what was done before only where that is sure.
import type { Law } from '../../content/schema.ts'
import { type ReportEntry, type Rule, reportOn } from '../rule.ts'

/** Statutes from this day on can be younger than what happened: each of their articles says which day decides. */
const decidedFrom = '2017-01-01'

const timesAreDecided: Rule = ({ content }, report) => {
  for (const law of content.laws.values()) {
    const { from, until } = law.in_force
    if (law.time !== undefined || from === undefined || from < decidedFrom || until !== undefined) continue
    reportOn(report, 'laws', law.id)(
      [],
      'law-time-undecided',
      `${from}起施行，要写明看哪一天的法律（time）；定不下来就写open`,
      `in force since ${from}: say which day decides whether it applies (time); open where it is not settled`,
    )
  }
}

const newRulesAreNew: Rule = ({ content, known }, report) => {
  for (const law of content.laws.values()) {
    if (law.new_rule === undefined) continue
    const { replaces = [] } = known.laws.get(law.id) ?? {}
    checkNewRule(law, replaces, reportOn(report, 'laws', law.id))
  }
}

function checkNewRule({ in_force, time, replaced_by }: Law, replaces: readonly string[], on: ReportEntry): void {
  if (replaces.length > 0) {
    const before = replaces.join(', ')
    on(
      ['new_rule'],
      'new-rule-replaces',
      `以前就有这样的规定：${before}，不能写成新规定`,
      `there was such a rule before, ${before}: it is not new`,
    )
  }
  if (time !== 'conduct' && time !== 'penalty') {
    on(
      ['new_rule'],
      'new-rule-of-acting',
      '只有管行为、责任（conduct）或处罚（penalty）的条文，才能写成对之前的行为不适用',
      'only an article on conduct or penalty can be said not to be for what was done before',
    )
  }
  if (in_force.from === undefined || in_force.until !== undefined || replaced_by.length > 0) {
    on(
      ['new_rule'],
      'new-rule-without-day',
      '新规定要写明从哪天起施行（from），而且现在有效',
      'a new rule says from which day it has been in force, and is in force today',
    )
  }
}

/** Every rule about laws and days. */
export const lawTimeRules: readonly Rule[] = [timesAreDecided, newRulesAreNew]
