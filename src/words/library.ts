// What can be looked up: playbooks, scams, contacts, laws; and the checker.

import { shellWord } from '../core/shell-word.ts'
import { plural } from './plural.ts'

const zh = {
  list: {
    title: (count: number) => `预案（${count}个）`,
    start: (id: string) => `开始：leak-help start ${id}`,
    show: '先看全程：leak-help show <预案>',
    unsure: '不知道选哪个：leak-help start',
    fits: '和这些话最接近的预案，最像的在前：',
    /** What to do with what was found: all of them, and beginning. */
    seeAll: '都不像，看全部：leak-help list',
    begin: (id: string) => `开始：leak-help start ${id}`,
    nothingFits: '没有哪个预案和这些话对得上。',
    all: '看全部：leak-help list',
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
    closest: '没有每个词都对上的，下面是最接近的。',
    takes: '管',
    expect: '会怎样',
    from: (day: string) => `${day}起施行`,
    until: (day: string) => `${day}之后失效`,
    draft: '只是草案，还不是法律',
  },
  /** What of a person’s own folder is not used. */
  unused: {
    hasErrors: (folder: string, errors: number, leftOut: string) =>
      `“${folder}”里的预案有${errors}处错误${leftOut ? `，没有用上：${leftOut}` : ''}。`,
    hasTaken: (folder: string, ids: string) => `“${folder}”里这些和随软件提供的重名，用的是随软件提供的：${ids}。`,
    isElsewhere: (folder: string, ids: string, other: string) =>
      `“${folder}”里这些，“${other}”里也有，用的是后者：${ids}。`,
    checkIt: (before: string[], folder: string) => `查看：${checkCommand(before, folder)}`,
    goesOn: '没有用它，其余照常。',
  },
  check: {
    good: (counts: string) => `没有发现错误：${counts}`,
    folder: (folder: string) => `文件夹“${folder}”：`,
    counts: {
      playbooks: (n: number) => `预案${n}个`,
      questions: (n: number) => `问题${n}个`,
      facts: (n: number) => `事实${n}个`,
      steps: (n: number) => `步骤${n}个`,
      contacts: (n: number) => `渠道${n}个`,
      laws: (n: number) => `法律条文${n}条`,
      deadlines: (n: number) => `期限${n}个`,
      threats: (n: number) => `骗局${n}个`,
      claims: (n: number) => `说法${n}个`,
      blanks: (n: number) => `文书的空白项${n}个`,
      letters: (n: number) => `文书${n}份`,
      wanted: (n: number) => `要备的材料${n}类`,
      lapses: (n: number) => `会过期的记录${n}种`,
    },
  },
}

const en: typeof zh = {
  list: {
    title: (count) => `Playbooks (${count})`,
    start: (id) => `Start: leak-help start ${id}`,
    show: 'See all its steps first: leak-help show <playbook>',
    unsure: 'Not sure which one: leak-help start',
    fits: 'The playbooks closest to these words, the best first:',
    seeAll: 'None of these? All of them: leak-help list',
    begin: (id) => `To begin: leak-help start ${id}`,
    nothingFits: 'No playbook fits these words.',
    all: 'See them all: leak-help list',
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
    closest: 'Nothing has all of these words; these come closest.',
    takes: 'Takes',
    expect: 'What happens',
    from: (day) => `in force since ${day}`,
    until: (day) => `no longer in force after ${day}`,
    draft: 'a draft, not law',
  },
  unused: {
    hasErrors: (folder, errors, leftOut) =>
      `The playbooks in “${folder}” have ${plural(errors, 'mistake')}${leftOut ? `; not used: ${leftOut}` : ''}.`,
    hasTaken: (folder, ids) =>
      `The bundled content has these ids of “${folder}” too, and the bundled ones are used: ${ids}.`,
    isElsewhere: (folder, ids, other) => `“${other}” has these ids of “${folder}” too, and is used for them: ${ids}.`,
    checkIt: (before, folder) => `To see more: ${checkCommand(before, folder)}`,
    goesOn: ' It is not used; everything else works.',
  },
  check: {
    good: (counts) => `No mistakes found: ${counts}`,
    folder: (folder) => `The folder “${folder}”:`,
    counts: {
      playbooks: (n) => plural(n, 'playbook'),
      questions: (n) => plural(n, 'question'),
      facts: (n) => plural(n, 'fact'),
      steps: (n) => plural(n, 'step'),
      contacts: (n) => plural(n, 'contact'),
      laws: (n) => plural(n, 'article of law', 'articles of law'),
      deadlines: (n) => plural(n, 'time limit'),
      threats: (n) => plural(n, 'scam'),
      claims: (n) => plural(n, 'claim'),
      blanks: (n) => plural(n, 'blank'),
      letters: (n) => plural(n, 'letter'),
      wanted: (n) => plural(n, 'list of what is wanted', 'lists of what is wanted'),
      lapses: (n) => plural(n, 'record that lapses', 'records that lapse'),
    },
  },
}

// With the folders that count before it.
function checkCommand(before: string[], folder: string): string {
  const named = before.map((one) => `--playbooks ${shellWord(one)} `).join('')
  return `leak-help ${named}playbook check ${shellWord(folder)}`
}

export const library = { zh, en }
