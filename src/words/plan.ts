// The plan as a whole: what remains, whom to call, what is new, closing it.
import { namedSession } from './named-session.ts'
import { plural } from './plural.ts'

const zh = {
  status: {
    progress: (done: number, total: number) => `做完${done}步，共${total}步`,
    next: '下一步',
    nothingNext: '现在没有要做的了。',
    nextUnknown: '还有什么要做，没有这个预案就说不了。',
    waitingFor: '在等',
    finished: '处理过的',
    further: '然后',
    /** How many there are that the screen does not show. */
    others: '还有',
    count: {
      now: (count: number) => `现在就做的${count}步`,
      today: (count: number) => `今天${count}步`,
      'this-week': (count: number) => `这周${count}步`,
      later: (count: number) => `之后${count}步`,
      watch: (count: number) => `到日子该再看的${count}项`,
    },
    watched: (count: number, day: string | undefined) => `定期看的${count}项${day ? `，下次${day}` : ''}`,
    moreAwaited: (count: number) => `还有${count}个在等`,
    playbooks: (count: number) => `${count}个预案`,
    steps: (count: number) => `${count}步`,
    byNumber: (number: string) => `命令里写步骤的号码或名称都行：leak-help why ${number}`,
    all: (meaning: string) => `全部步骤，还有这里管不到的：leak-help status --all${meaning}`,
    questions: (count: number, meaning: string) =>
      `没答的问题${count}个，答了清单可能更准：leak-help answers${meaning}`,
    threats: (count: number, meaning: string) => `要防的骗局${count}种：leak-help threats${meaning}`,
    allDone: (done: number, notDone: number) =>
      `要做的都办完了：做完${done}步${notDone > 0 ? `，跳过或不适用的${notDone}步` : ''}。`,
    close: (id: string) => `结束这个个案，记录都留着：leak-help session close ${id}`,
    delete: (id: string) => `不再需要，就删掉：leak-help session delete ${id}`,
    record: (id: string) => `做完后记一笔：leak-help done ${id}`,
    noReply: (id: string) => `去问一下；还是没有答复：leak-help done ${id} --outcome no-reply`,
    detail: (id: string) => `为什么、依据：leak-help why ${id}`,
    resume: (meaning: string) => `一步一步来：leak-help resume${meaning}`,
    outOfScope: '另外',
    forOther: '你在帮别人：步骤里说到“Ta”的，“你”是帮忙的你；没有说到Ta的，“你”是你在帮的人。',
    closed: '这个个案已经结束',
    unknownPlaybook: (id: string) =>
      `找不到这个个案用的预案“${id}”，它的步骤现在看不到；记录都还在。是自己写的预案，就在命令后面加上“--playbooks=文件夹”。`,
    elsewhere: (id: string, name: string, what: string, others: number) =>
      `${namedSession.zh(id, name)}里有快到或已过的法定期限：${what}${others > 0 ? `；还有${others}个个案也有` : ''}。看：leak-help status ${id}`,
    clockBack: (day: string) => `电脑的时间比上次记录（${day}）还早，日期可能不准。`,
  },
  calls: {
    none: '现在没有要联系的。',
    unknown: '还要联系谁，没有这个预案就说不了。',
    atHand: '手边备好',
    theyAsk: '对方会问',
    limits: '法定期限近了，不用打电话的',
    which: '联系了哪一家？记下结果',
    enough: '先到这里',
    notYet: '还没办',
  },
  resume: {
    which: '接着做哪一个？',
    answered: '等的里面，有回音的吗？',
    none: '没有，先到这里',
    since: (day: string) => `上次是${day}。`,
    becameDue: '日子快到或已到，先办这些',
    dueBelow: (day: string, count: number) =>
      count === 1
        ? `上次是${day}。有1件日子快到或已到，就是下面这件。`
        : `上次是${day}。有${count}件日子快到或已到，先办下面这件。`,
    dueAfter: (day: string, count: number) => `上次是${day}。有${count}件日子快到或已到，不过先办下面最急的。`,
    afterThat: (titles: string) => `接着是：${titles}`,
    others: (count: number) => `另有${count}件`,
    changedBy: (added: number, gone: number) => `清单有变化（预案更新或时间到了）：多了${added}步，不再需要${gone}步。`,
    seePlan: (progress: string) => `${progress}。看整个清单：leak-help status`,
    another: '接着上次的做。要另外开始一个：leak-help start',
    changedSince: '清单有变化（预案更新或时间到了）',
  },
  close: {
    open: '还没做完',
    ask: '还有没做完的，确定结束这个个案吗？',
    askUnknown: '有没有没做完的，现在说不了。确定结束这个个案吗？',
    kept: '没有结束，个案照旧。',
    closed: (id: string) => `个案${id}已结束，记录都保留。以后要接着做：leak-help resume ${id}`,
    again: '这个个案结束过，现在重新打开。',
  },
}

const en: typeof zh = {
  status: {
    progress: (done, total) => `${done} of ${total} done`,
    next: 'Next',
    nothingNext: 'There is nothing to do right now.',
    nextUnknown: 'What remains to be done cannot be said without that playbook.',
    waitingFor: 'Waiting for',
    finished: 'Dealt with',
    further: 'After that',
    others: 'More to do',
    count: {
      now: (count) => `${count} now`,
      today: (count) => `${count} today`,
      'this-week': (count) => `${count} this week`,
      later: (count) => `${count} later`,
      watch: (count) => `${plural(count, 'check')} due again`,
    },
    watched: (count, day) => `${plural(count, 'check')} to repeat${day ? `, the next on ${day}` : ''}`,
    moreAwaited: (count) => `${plural(count, 'more step')} waiting`,
    playbooks: (count) => plural(count, 'playbook'),
    steps: (count) => plural(count, 'step'),
    byNumber: (number) => `A command takes the number or the name of a step: leak-help why ${number}`,
    all: (meaning) => `Every step, and what is not covered here: leak-help status --all${meaning}`,
    questions: (count, meaning) =>
      `${plural(count, 'question')} not answered; answers may make the plan more exact: leak-help answers${meaning}`,
    threats: (count, meaning) => `${plural(count, 'scam')} to expect: leak-help threats${meaning}`,
    allDone: (done, notDone) =>
      `All there was to do is dealt with: ${plural(done, 'step')} done${notDone > 0 ? `, ${notDone} skipped or not needed` : ''}.`,
    close: (id) => `To close this session and keep its records: leak-help session close ${id}`,
    delete: (id) => `To delete it, when it is no longer needed: leak-help session delete ${id}`,
    record: (id) => `When it is done: leak-help done ${id}`,
    noReply: (id) => `Ask them. If there is still no answer: leak-help done ${id} --outcome no-reply`,
    detail: (id) => `Why, and the law behind it: leak-help why ${id}`,
    resume: (meaning) => `Step by step: leak-help resume${meaning}`,
    outOfScope: 'Besides',
    forOther:
      'You are helping someone: where a step speaks of “them”, “you” is you, the helper; elsewhere “you” is the person you help.',
    closed: 'This session is closed',
    unknownPlaybook: (id) =>
      `The playbook “${id}” of this session cannot be found, so its steps are not shown; the records are all there. If it is one of your own, add “--playbooks=FOLDER” to the command.`,
    elsewhere: (id, name, what, others) =>
      `In ${namedSession.en(id, name)} a legal day is near or past: ${what}${others > 0 ? `; so it is in ${others} more` : ''}. See: leak-help status ${id}`,
    clockBack: (day) => `The computer’s clock is earlier than the last entry (${day}); dates may be wrong.`,
  },
  calls: {
    none: 'There is nobody to contact right now.',
    unknown: 'Whom to contact cannot be said without that playbook.',
    atHand: 'Have at hand',
    theyAsk: 'They will ask for',
    limits: 'Near time limits by law, with nobody to call',
    which: 'Whom did you contact? Record what came of it',
    enough: 'That is all for now',
    notYet: 'Not yet',
  },
  resume: {
    which: 'Which one would you like to continue?',
    answered: 'Has any answer come?',
    none: 'No, that is all for now',
    since: (day) => `Last time was ${day}.`,
    becameDue: 'Near or due: these first',
    dueBelow: (day, count) =>
      count === 1
        ? `Last time was ${day}. One step is near or due; here it is.`
        : `Last time was ${day}. ${count} steps are near or due; this one first.`,
    dueAfter: (day, count) =>
      `Last time was ${day}. ${plural(count, 'step')} near or due, but what is most urgent comes first.`,
    afterThat: (titles) => `Then: ${titles}`,
    others: (count) => `${count} more`,
    changedBy: (added, gone) =>
      `The plan has changed (newer playbook, or time has passed): ${plural(added, 'step')} added, ${gone} no longer needed.`,
    seePlan: (progress) => `${progress}. The whole plan: leak-help status`,
    another: 'This goes on with the last session. To start another one: leak-help start',
    changedSince: 'The plan has changed (newer playbook, or time has passed)',
  },
  close: {
    open: 'Not finished',
    ask: 'Some steps are not finished. Close this session?',
    askUnknown: 'Whether all steps are finished cannot be said now. Close this session?',
    kept: 'Not closed; the session stays as it is.',
    closed: (id) => `Session ${id} is closed; the records stay. To go on with it later: leak-help resume ${id}`,
    again: 'This session had been closed; it is open again now.',
  },
}

export const plan = { zh, en }
