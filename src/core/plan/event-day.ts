// The day of what is recorded: which days it can be, and whose days it must lie between.
import { own } from '../content/own.ts'
import { unsure } from '../content/vocabulary.ts'
import { addDays, type Day, dayInChina, isDay } from '../dates.ts'
import { echo } from '../guard/echo.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Session } from '../session/schema.ts'
import type { Text } from '../text.ts'
import { limitBehind, type PlannedStep } from './planned-step.ts'
import { foldRecords } from './records.ts'

// Twenty years after a harm no court hears of it (民法典 第一百八十八条): what is older is a slip of the pen.
const oldestDays = 20 * 366

/**
 * Why the day of an outcome cannot be: it lies in the future or decades back, after something that followed it or before
 * what it followed. `now` is in milliseconds since 1970.
 */
export function refuseEventDay(
  { session, now }: { session: Session; now: number },
  planned: PlannedStep,
  { outcome, on }: { outcome: string; on: string | undefined },
): Refusal | undefined {
  if (on === undefined || on === unsure) return undefined
  const unfit = refusePastDay(on, { today: dayInChina(now), created: session.created })
  if (unfit) return unfit
  const before = daysBefore(planned, outcome).sort().at(-1)
  if (before !== undefined && on < before) {
    return outOfOrder(on, { zh: `之前的一步记在${before}`, en: `what came before it was on ${before}` })
  }
  const after = daysAfter(session, planned, outcome).sort()[0]
  if (after !== undefined && on > after) {
    return outOfOrder(on, { zh: `之后的一步记在${after}`, en: `what came after it was on ${after}` })
  }
  return undefined
}

/** Why a day cannot be one on which something happened. `created` is the ISO instant of the session's beginning. */
export function refusePastDay(on: string, { today, created }: { today: Day; created: string }): Refusal | undefined {
  if (!isDay(on)) {
    return refuse(
      { zh: `“${echo(on)}”看不懂是哪一天。`, en: `“${echo(on)}” is not a date.` },
      {
        zh: '写成这样：2026-11-03、11月3日、昨天；不清楚哪天就写：unsure',
        en: 'Write it like this: 2026-11-03, 3 Nov, yesterday; if you are not sure, write: unsure',
      },
    )
  }
  if (on > today) {
    return refuse(
      { zh: `${on}还没有到，不能是已经发生的那天。`, en: `${on} is in the future: nothing can have happened then.` },
      {
        zh: '写今天或以前的日子；不清楚哪天就写：unsure',
        en: 'Give today or an earlier day; if you are not sure, write: unsure',
      },
    )
  }
  if (on >= addDays(dayInChina(Date.parse(created)), -oldestDays)) return undefined
  return refuse(
    {
      zh: `${on}比这个个案早了二十多年，可能是写错了年份。`,
      en: `${on} is more than twenty years before this session began: the year may be wrong.`,
    },
    { zh: '核对一下年份再写。', en: 'Check the year and try again.' },
  )
}

// What this outcome followed: the outcome that brought the step, and what had come of the step before.
function daysBefore({ openedBy, record, due, limits }: PlannedStep, outcome: string): Day[] {
  const last = record?.outcome
  const earlier = last?.outcome === outcome ? last.before : last
  // The paper or the measure from which the limit of the step runs came before, the first of several at least.
  const started = [...(due ? [limitBehind(due)] : []), ...limits].flatMap((limit) =>
    limit.startedBy && !limit.isAfterSilence && !limit.ask && limit.from !== undefined ? [limit.from] : [],
  )
  return [openedBy?.event.on, earlier?.on, started.sort()[0]].flatMap((day) => day ?? [])
}

// What followed this outcome: what came, after it was recorded, of the steps that it brought. Such a step may have been taken before
// for other reasons.
function daysAfter(session: Session, { definition, record }: PlannedStep, outcome: string): Day[] {
  const opens = own(definition.outcomes, outcome)?.opens ?? []
  const recorded = record?.outcomes.get(outcome)
  if (opens.length === 0 || !recorded) return []
  const records = foldRecords(session)
  return opens.flatMap((id) =>
    [...(records.get(id)?.outcomes.values() ?? [])].flatMap(({ on, at }) =>
      on !== undefined && at > recorded.at ? [on] : [],
    ),
  )
}

function outOfOrder(on: Day, why: Text): Refusal {
  return refuse(
    { zh: `${on}对不上：${why.zh}。什么都没有记。`, en: `${on} does not fit: ${why.en}. Nothing was recorded.` },
    {
      zh: '核对两边的日子；前面记错的，用同样的结果加--on再记一次。',
      en: 'Check both days; to correct the earlier one, record the same outcome again with --on.',
    },
  )
}
