// What can be looked up: playbooks, scams, contacts, laws; and the checker.

import { shellWord } from '../core/shell-word.ts'
import { plural } from './plural.ts'

const zh = {
  list: {
    title: (count: number) => `预案（${count}个）`,
    own: '不是随软件提供的',
    start: (id: string) => `开始：leak-help start ${id}`,
    show: '先看全程：leak-help show <预案>',
    unsure: '不知道选哪个：leak-help start',
    fits: (text: string) => `和“${text}”相关的预案`,
    nothingFits: '没有找到相近的预案，下面是全部。',
    ownProblems: (folder: string, problems: number, leftOut: string) =>
      `“${folder}”里的预案有${problems}处错误${leftOut ? `，没有用上：${leftOut}` : ''}。查看：leak-help playbook check ${shellWord(folder)}`,
  },
  show: {
    ifThen: '看情况才有',
    checked: (day: string) => `内容核对于${day}`,
    ask: '会问的问题',
  },
  threats: {
    says: '对方可能说',
    rule: '记住',
    lasts: '可能持续',
    title: '要防的骗局',
    unknown: '要防哪些骗局，没有这个预案就说不了。',
  },
  registry: {
    takes: '管',
    expect: '会怎样',
    from: (day: string) => `${day}起施行`,
    until: (day: string) => `${day}起失效`,
    draft: '只是草案，还不是法律',
  },
  check: {
    good: (counts: string) => `没有发现错误：${counts}`,
  },
}

const en: typeof zh = {
  list: {
    title: (count) => `Playbooks (${count})`,
    own: 'not bundled with this program',
    start: (id) => `Start: leak-help start ${id}`,
    show: 'See all its steps first: leak-help show <playbook>',
    unsure: 'Not sure which one: leak-help start',
    fits: (text) => `Playbooks for “${text}”`,
    nothingFits: 'No playbook comes close; here are all of them.',
    ownProblems: (folder, problems, leftOut) =>
      `The playbooks in “${folder}” have ${plural(problems, 'mistake')}${leftOut ? `; not used: ${leftOut}` : ''}. To see them: leak-help playbook check ${shellWord(folder)}`,
  },
  show: {
    ifThen: 'depends on your answers',
    checked: (day) => `Content checked on ${day}`,
    ask: 'What we will ask',
  },
  threats: {
    says: 'They may say',
    rule: 'Remember',
    lasts: 'May go on for',
    title: 'Scams to expect',
    unknown: 'Which scams to expect cannot be said without that playbook.',
  },
  registry: {
    takes: 'Takes',
    expect: 'What happens',
    from: (day) => `in force since ${day}`,
    until: (day) => `no longer in force after ${day}`,
    draft: 'a draft, not law',
  },
  check: {
    good: (counts) => `No mistakes found: ${counts}`,
  },
}

export const library = { zh, en }
