// What is wanted of evidence, and what others keep for a time only.

const zh = {
  wanted: {
    title: '要备的材料',
    none: '现在要办的这些步骤，没有另外要备的材料。',
    unknown: '要备什么材料，没有这个预案就说不了。',
    /** What evidence of a kind says: that it is listed, not that it is enough. */
    state: { there: '有', missing: '还没登记', bring: '带上' },
    evidence: (numbers: string) => `证据${numbers}`,
    losses: (count: number) => `损失${count}笔`,
    helps: '有更好',
    for: '用在',
    forms: '怎么交',
    notNeeded: '不需要',
    never: '不要交',
    note: '注意',
    sources: '出处',
    medium: '这些要求没有完全核实，以对方说的为准。',
    onlyListed: '“有”只表示登记过这一类证据，够不够要自己看。',
    lapses: '会过期的记录，还没人要求保存',
    kept: (period: string, from: string) => `至少存${period}，从${from}算起`,
    until: (day: string) => `到${day}`,
    estimate: (day: string) => `最早到${day}（日子是估的）`,
    over: (day: string) => `${day}已过，可能没有了，还是去问`,
    overEstimate: (day: string) => `最早${day}已到期，可能没有了，还是去问`,
    noDay: '从哪天算起不清楚，越早要越好',
    giveDay: '知道是哪天开始的，填上就能算：leak-help answer incident-on',
    ask: '怎么办',
    by: '对应的步骤',
    uncertain: '把握不大',
  },
  lapse: {
    near: (what: string, day: string, step: string) => `快过期：${what}，${day}以后可能就没了。要求保存：${step}`,
    nearEstimate: (what: string, day: string, step: string) =>
      `快过期：${what}，最早${day}以后可能就没了（日子是估的）。要求保存：${step}`,
    over: (what: string, day: string, step: string) => `可能没有了：${what}，只保证存到${day}。还是去问：${step}`,
    overEstimate: (what: string, day: string, step: string) =>
      `可能没有了：${what}，最早${day}到期（日子是估的）。还是去问：${step}`,
    step: (number: number, title: string) => `第${number}步“${title}”`,
  },
}

const en: typeof zh = {
  wanted: {
    title: 'What to have ready',
    none: 'The steps that are open now want nothing more to be prepared.',
    unknown: 'What to have ready cannot be said without that playbook.',
    state: { there: 'there', missing: 'not listed yet', bring: 'bring' },
    evidence: (numbers) => `evidence ${numbers}`,
    losses: (count) => `${count} recorded as losses`,
    helps: 'it helps',
    for: 'For',
    forms: 'How to hand it in',
    notNeeded: 'Not needed',
    never: 'Never hand over',
    note: 'Note',
    sources: 'Source',
    medium: 'This is not fully confirmed; go by what they tell you.',
    onlyListed: '“There” says only that evidence of that kind is listed; whether it is enough is for you to see.',
    lapses: 'What others delete in time, and nobody asked to keep yet',
    kept: (period, from) => `kept at least ${period} from ${from}`,
    until: (day) => `until ${day}`,
    estimate: (day) => `until ${day} at the earliest (an estimate)`,
    over: (day) => `${day} is past and it may be gone; ask all the same`,
    overEstimate: (day) => `${day}, at the earliest, is past and it may be gone; ask all the same`,
    noDay: 'from when is not known: the sooner you ask, the better',
    giveDay: 'If you know the day it started, give it: leak-help answer incident-on',
    ask: 'What to do',
    by: 'Steps',
    uncertain: 'uncertain',
  },
  lapse: {
    near: (what, day, step) => `Lapsing: ${what}; it may be gone after ${day}. To have it kept: ${step}`,
    nearEstimate: (what, day, step) =>
      `Lapsing: ${what}; it may be gone after ${day} at the earliest (an estimate). To have it kept: ${step}`,
    over: (what, day, step) => `It may be gone: ${what}; it was sure only until ${day}. Ask all the same: ${step}`,
    overEstimate: (what, day, step) =>
      `It may be gone: ${what}; it was sure only until ${day} at the earliest (an estimate). Ask all the same: ${step}`,
    step: (number, title) => `step ${number}, “${title}”`,
  },
}

export const wanted = { zh, en }
