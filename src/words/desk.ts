// For a desk with many sessions: what a list of some of them says.
import { plural } from './plural.ts'

const zh = {
  desk: {
    reading: '个案很多，每天第一次要全部看一遍，需要一点时间。',
    none: '没有符合的个案。列出全部：leak-help session list --all',
    notKnown: (ids: string) => `这些看不到日子，没有算在内（加密了、打不开，或者缺预案）：${ids}`,
    more: (ids: string, count: number) => `${ids}等${count}个`,
    look: '单独看：leak-help status <个案>',
    counts: {
      all: (day: string) => `全部能看到的个案，统计于${day}`,
      encrypted: '没有统计：加密的个案',
      unreadable: '没有统计：打不开的个案',
      own: '自己的预案',
      month: (month: string) => `${month}开始的`,
      state: {
        open: '在办，没有到期的',
        overdue: '在办，有到期的',
        finished: '已结束或已办完',
        unknown: '缺预案，不知道',
      },
      mark: {
        waiting: '在等答复',
        postponed: '先放一放',
        skipped: '跳过',
        'not-applicable': '不适用',
        none: '还没有记录',
      },
      otherOutcome: '其他结果',
      left: (encrypted: number, unreadable: number) =>
        `没有统计在内的：加密的${encrypted}个，打不开的${unreadable}个。`,
      written: (path: string, count: number) => `统计了${count}个个案，已写到：${path}`,
    },
  },
}

const en: typeof zh = {
  desk: {
    reading: 'There are many sessions: once a day all of them have to be looked through, which takes a while.',
    none: 'No session fits. To list all: leak-help session list --all',
    notKnown: (ids) =>
      `Not counted in, for their days are not seen (encrypted, unreadable, or a playbook is missing): ${ids}`,
    more: (ids, count) => `${ids} and others, ${plural(count, 'session')} in all`,
    look: 'To look at one: leak-help status <session>',
    counts: {
      all: (day) => `all sessions that can be read, counted on ${day}`,
      encrypted: 'not counted: encrypted sessions',
      unreadable: 'not counted: sessions that cannot be opened',
      own: 'playbooks of one’s own',
      month: (month) => `begun in ${month}`,
      state: {
        open: 'under way, nothing overdue',
        overdue: 'under way, something overdue',
        finished: 'closed or finished',
        unknown: 'not known: a playbook is missing',
      },
      mark: {
        waiting: 'waiting for an answer',
        postponed: 'put off',
        skipped: 'skipped',
        'not-applicable': 'does not apply',
        none: 'nothing recorded yet',
      },
      otherOutcome: 'another outcome',
      left: (encrypted, unreadable) =>
        `Not counted: ${plural(encrypted, 'encrypted session')}, ${plural(unreadable, 'session')} that cannot be opened.`,
      written: (path, count) => `${plural(count, 'session')} counted, written to: ${path}`,
    },
  },
}

export const desk = { zh, en }
