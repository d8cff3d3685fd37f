// What stands in a calendar, and what is said of it. In the calendar others read along: by default the words there name no step.
import { plural } from './plural.ts'

const zh = {
  calendar: {
    /** In front of what it is about. */
    kinds: {
      limit: '待办，有期限',
      last: '最后一天',
      answer: '问回音',
      again: '再看一遍',
      appointment: '约定的日子',
      own: '待办',
      postponed: '待办',
      advice: '待办',
      lapse: '趁早办',
    },
    /** The same where the words may say what it is. */
    plainKinds: {
      limit: '期限',
      last: '期限的最后一天',
      answer: '问对方的答复',
      again: '定期看',
      appointment: '约定的日子',
      own: '你定的日子',
      postponed: '放到今天的事',
      advice: '建议今天办',
      lapse: '快过期，去要求保存',
    },
    step: (number: number) => `第${number}步`,
    isEstimate: '这个日子是估算的。',
    runsUntil: (day: string) => `这天是休息日，顺延到${day}；最好不等到那天。`,
    lengthened: (day: string) => `期限本来到${day}，那天是休息日，顺延到今天。`,
    isReminder: '这是提醒，不是你的法定期限。',
    theirsUntil: (kind: string, day: string) => `${kind}：到${day}`,
    askAgain: '还没有答复，就去催。',
    keptUntil: (day: string) => `只保证存到${day}，以后可能就没了。`,
    isOver: '已了结',
    nothingToDo: '不用再办，可以删掉。',
    look: (id: string) => `清单变过，号码也会变，先看现在的：leak-help status ${id} --all`,
    lookPlain: (id: string) => `看怎么做：leak-help status ${id}`,

    title: '要记住的日子',
    none: '现在没有要记住的日子。',
    howToSave: '存成日历文件：leak-help calendar --out 日程.ics',
    written: (path: string, count: number) => `已写到${path}，里面有${count}个日子。`,
    next: (day: string) => `下一个是${day}，早上9点响。`,
    past: (count: number) => `${count}个日子已经过了，不会再响，现在就看：leak-help status`,
    cancelled: (count: number) => `另有${count}个已了结，标成“取消”。有的日历不认，看到“已了结”就自己删。`,
    onPhone: '放进手机：用数据线或自己的邮箱把文件传过去，点开，加到日历。加完看一眼有没有响铃，有的日历不带。',
    again: '记录变了就再导出，再加一次：同一件事会更新，不会多出一条。换了写法（--plain-words）要先删旧的。',
    shared: '日历会同步的话，共用的人和日历服务商都能看到里面的字。选只存在这部手机里的日历。',
    isNeutral: '里面只写第几步，不写是什么事。',
    isPlain: '这一份写明了是什么事、打给谁。看得到你手机的人不该知道，就不要用这一份。',
  },
}

const en: typeof zh = {
  calendar: {
    kinds: {
      limit: 'To do, with a deadline',
      last: 'Last day',
      answer: 'Ask for an answer',
      again: 'Look again',
      appointment: 'The day that was named',
      own: 'To do',
      postponed: 'To do',
      advice: 'To do',
      lapse: 'Do in time',
    },
    plainKinds: {
      limit: 'Deadline',
      last: 'Last day of the deadline',
      answer: 'Ask for their answer',
      again: 'Check again',
      appointment: 'The day that was named',
      own: 'The day you set',
      postponed: 'Put off until today',
      advice: 'We suggest today',
      lapse: 'About to lapse, ask for it to be kept',
    },
    step: (number) => `step ${number}`,
    isEstimate: 'This day is an estimate.',
    runsUntil: (day) => `It is a day off, so it runs until ${day}; better not to wait for that.`,
    lengthened: (day) => `The deadline was ${day}, a day off, so it runs until today.`,
    isReminder: 'A reminder, not a deadline that the law sets you.',
    theirsUntil: (kind, day) => `${kind}: until ${day}`,
    askAgain: 'If there is no answer yet, ask for it.',
    keptUntil: (day) => `It is kept for sure only until ${day}; after that it may be gone.`,
    isOver: 'Settled',
    nothingToDo: 'Nothing to do any more; you can delete it.',
    look: (id) => `If the plan has changed, so have the numbers; see it as it is now: leak-help status ${id} --all`,
    lookPlain: (id) => `What to do: leak-help status ${id}`,

    title: 'Days to remember',
    none: 'There are no days to remember now.',
    howToSave: 'To save them as a calendar file: leak-help calendar --out days.ics',
    written: (path, count) => `Written to ${path}, with ${plural(count, 'day')}.`,
    next: (day) => `The next is ${day}, ringing at 9 in the morning.`,
    past: (count) => `${plural(count, 'day')} already past, which will not ring; look now: leak-help status`,
    cancelled: (count) =>
      `${count} more ${count === 1 ? 'is' : 'are'} settled and marked as cancelled. Some calendars take no notice: delete what begins with “Settled”.`,
    onPhone:
      'To get it onto a phone: bring the file there by cable or your own mail, open it, add it to the calendar. Then look whether it has alarms: some calendars drop them.',
    again:
      'When the case has changed, write it and add it again: the same thing is updated, not doubled. With other words (--plain-words), delete the old entries first.',
    shared:
      'If the calendar is synchronised, those who share it and its provider can read what it says. Choose one that is kept on the phone alone.',
    isNeutral: 'It names steps by number only, not what they are about.',
    isPlain:
      'This one says what it is about and whom to call. Do not use it where somebody who sees your phone must not know.',
  },
}

export const calendar = { zh, en }
