// Going through the plan step by step.

const zh = {
  walk: {
    what: '这一步怎么样了？',
    doNow: '现在做，给我看做法',
    done: '做完了',
    came: '结果怎么样？',
    later: '先放一放',
    skip: '跳过',
    notApplicable: '不适用',
    why: '为什么要做',
    note: '写备注',
    waiting: '已经办了，等答复',
    leave: '保存并离开',
    noteAsk: '备注',
    noteHint: '不要写完整的证件号、卡号、密码、验证码',
    untilAsk: '哪天再看？',
    untilHint: '写成2026-12-22、12月22日或者3天后都行；不定日子就直接回车',
    skipEvidence: (steps: string) => `跳过后，“${steps}”可能让证据消失。确定跳过吗？`,
    allDone: '现在能做的都处理了。',
    left: (id: string) => `已保存。接着做：leak-help resume ${id}`,
    optional: '可以不填，直接回车',
  },
  waive: {
    ask: (kind: string) => `不存${kind}，直接做下一步吗？之后可能再也找不回来。`,
    blocked: '证据还没存，这一步先等着',
    first: '先去存证据',
    anyway: '证据不要了，直接做',
  },
}

const en: typeof zh = {
  walk: {
    what: 'Where does this step stand?',
    doNow: 'Do it now: show me how',
    done: 'Done',
    came: 'What came of it?',
    later: 'Later',
    skip: 'Skip',
    notApplicable: 'Does not apply',
    why: 'Why this step',
    note: 'Add a note',
    waiting: 'I have done my part and am waiting for an answer',
    leave: 'Save and leave',
    noteAsk: 'Note',
    noteHint: 'no full ID, passport or card numbers, passwords or codes',
    untilAsk: 'When to look at it again?',
    untilHint: 'like 2026-12-22, 22 Dec or in 3 days; just press enter for no date',
    skipEvidence: (steps) => `If you skip this, “${steps}” may destroy evidence. Skip it?`,
    allDone: 'Everything you can do now is dealt with.',
    left: (id) => `Saved. Continue with: leak-help resume ${id}`,
    optional: 'optional, press enter to leave it out',
  },
  waive: {
    ask: (kind) => `Go on without saving ${kind}? It may be gone for good afterwards.`,
    blocked: 'The evidence is not saved yet, so this step waits',
    first: 'Save the evidence first',
    anyway: 'I do not need the evidence: go on',
  },
}

export const walk = { zh, en }
