// One step as the person reads it, and its dates.
import { plural } from './plural.ts'

const zh = {
  card: {
    position: (place: number, total: number) => `第${place}步，共${total}步`,
    why: '为什么',
    how: '怎么做',
    never: '不要',
    say: '可以这样说',
    askFor: '要到',
    keep: '留好',
    bring: '带上',
    contacts: '找谁',
    laws: '依据',
    forOther: '替别人办',
    minutes: (count: number) => `大约${count}分钟`,
    free: '不收费',
    cost: (yuan: number) => `费用${yuan}元`,
    notFor: '不管',
    lowConfidence: '未能核实，请先自行核对',
    lastChecked: (day: string) => `上次核对：${day}，可能已有变化`,
    needs: '先做完',
    evidence: (kind: string, steps: string) => `做这一步可能丢掉${kind}，先做：${steps}`,
    openedBy: (step: string, outcome: string) => `因为“${step}”的结果是：${outcome}`,
    doneBefore: '你说之前已经做过',
    noLongerApplies: '按现在的回答不再需要，记录仍保留',
    note: '备注',
    earlierNotes: (count: number) => `更早的备注还有${count}条，全部在导出的文件里：leak-help session export`,
    recorded: '记录',
    standard: '这是标准或行业规则，不是法律',
  },
  /** How an article stands to a day. A day with “until” still belongs to the time before. */
  lawTime: {
    formerly: (names: string, until: string) => `${until}以前是${names}`,
    acting: (then: string) => `现在按这条办；当时是${then}`,
    replaced: {
      acting: (until: string, now: string) => `${until}以前的条文；现在按${now}办`,
      conduct: (until: string, now: string) => `${until}以前的行为适用这条；之后发生或还在继续的，适用${now}`,
      penalty: (until: string, now: string) =>
        `${until}以前的行为适用这条，新规定处罚更轻的除外；之后发生或还在继续的，适用${now}`,
      open: (until: string, now: string) => `${until}以前的条文；现在是${now}`,
    },
    isNew: {
      conduct: (from: string) => `${from}起施行，之前的行为不适用；之后发生或还在继续的适用`,
      penalty: (from: string) =>
        `${from}起新增，不用来处罚之前的行为，除非比旧规定轻，即从旧兼从轻；之后发生或还在继续的适用`,
    },
  },
  due: {
    mine: '期限（法定）',
    theirs: '对方的期限（法定）',
    advice: '提醒（我们的建议）',
    own: '你定的日子',
    by: (day: string, time?: string) => `${day}${time ? ` ${time}` : ''}前`,
    waitingUntil: (day: string, time?: string) => `等到${day}${time ? ` ${time}` : ''}`,
    from: (event: string, day: string) => `从${event}（${day}）起算`,
    earliest: (event: string, day: string) => `估算：从${event}起算，哪天还不清楚，先按最早的${day}`,
    sinceRecord: (event: string, day: string) =>
      `估算：从${event}起算，哪天还不清楚，先按${day}；实际更早的话，期限也更早`,
    latest: (event: string, day: string) => `估算：从${event}起算，哪天还不清楚，先按记下的${day}`,
    estimate: '估算',
    limit: (day: string) => `法定期限${day}`,
    over: (day: string, days: number) => `${day}已过${days}天`,
    arrived: (day: string) => `${day}到了`,
    fromUnknownDay: (limit: string, event: string, day: string) =>
      `${limit}，从${event}起算；哪天还不清楚，要是从${day}算，已经满了`,
    askWhether: (way: string) => `可能办不了了，先问${way}还能不能补救`,
    mayBeGone: '可能已经删了，还是值得马上问',
    chase: '该催一催了',
    moved: (from: string) => `原来是${from}`,
    again: (day: string) => `下次${day}`,
    againNow: (day: string) => `${day}起该再看了`,
    laterUntil: (day: string) => `放到${day}`,
    give: '知道是哪天就补上',
    was: (from: string, to: string) => `期限从${from}改成${to}`,
    stays: (day: string) => `期限不变，还是${day}：同一件事再记一次，日子按第一次。是另一件事，就加上--on`,
  },
}

const en: typeof zh = {
  card: {
    position: (place, total) => `step ${place} of ${total}`,
    why: 'Why',
    how: 'How',
    never: 'Do not',
    say: 'You can say',
    askFor: 'Ask for',
    keep: 'Keep',
    bring: 'Bring',
    contacts: 'Whom to contact',
    laws: 'Legal basis',
    forOther: 'Acting for someone',
    minutes: (count) => `about ${plural(count, 'minute')}`,
    free: 'free',
    cost: (yuan) => `costs ${yuan} yuan`,
    notFor: 'Not for',
    lowConfidence: 'not verified: check it yourself first',
    lastChecked: (day) => `last checked on ${day}; it may have changed`,
    needs: 'Finish first',
    evidence: (kind, steps) => `This can destroy ${kind}. First: ${steps}`,
    openedBy: (step, outcome) => `Because “${step}” came out as: ${outcome}`,
    doneBefore: 'You said this was done before',
    noLongerApplies: 'Your answers no longer call for this; the record stays',
    note: 'Note',
    earlierNotes: (count) => `${plural(count, 'earlier note')} more; all are in an export: leak-help session export`,
    recorded: 'Recorded',
    standard: 'a standard or industry rule, not law',
  },
  lawTime: {
    formerly: (names, until) => `until ${until}: ${names}`,
    acting: (then) => `the one to act by now; then it was ${then}`,
    replaced: {
      acting: (until, now) => `the text until ${until}; the one to act by now is ${now}`,
      conduct: (until, now) => `for what was done until ${until}; for what happens or goes on after that, ${now}`,
      penalty: (until, now) =>
        `for what was done until ${until}, unless the newer rule is milder; for what happens or goes on after that, ${now}`,
      open: (until, now) => `the text until ${until}; now ${now}`,
    },
    isNew: {
      conduct: (from) =>
        `in force since ${from}: it does not apply to what was done before; it does to what happens or goes on after`,
      penalty: (from) =>
        `new since ${from}: it does not punish what was done before, unless it is milder than the old rule, which is 从旧兼从轻; it does apply to what happens or goes on after`,
    },
  },
  due: {
    mine: 'Deadline (by law)',
    theirs: 'Their deadline (by law)',
    advice: 'Reminder (our advice)',
    own: 'The day you set',
    by: (day, time) => `by ${day}${time ? ` ${time}` : ''}`,
    waitingUntil: (day, time) => `until ${day}${time ? ` ${time}` : ''}`,
    from: (event, day) => `counted from ${event} (${day})`,
    earliest: (event, day) => `estimate: counted from ${event}; that day is not known, so from the earliest, ${day}`,
    sinceRecord: (event, day) =>
      `estimate: counted from ${event}; that day is not known, so from ${day}. If it was earlier, the deadline is earlier too`,
    latest: (event, day) =>
      `estimate: counted from ${event}; that day is not known, so from the day of the record, ${day}`,
    estimate: 'estimate',
    limit: (day) => `the law’s day is ${day}`,
    over: (day, days) => `was ${day}, ${plural(days, 'day')} ago`,
    arrived: (day) => `was ${day}`,
    fromUnknownDay: (limit, event, day) =>
      `${limit} from ${event}; that day is not known, and counted from ${day} they are over`,
    askWhether: (way) => `it may be too late: ask ${way} whether it can still be saved`,
    mayBeGone: 'it may have been deleted, and is still worth asking for at once',
    chase: 'time to ask again',
    moved: (from) => `was ${from}`,
    again: (day) => `next on ${day}`,
    againNow: (day) => `due again since ${day}`,
    laterUntil: (day) => `put off to ${day}`,
    give: 'If you know the day, give it',
    was: (from, to) => `The day moved from ${from} to ${to}`,
    stays: (day) =>
      `The day stays ${day}: the same thing recorded again counts from the first time. If it is another one, add --on`,
  },
}

export const card = { zh, en }
