// What a record changed.

const zh = {
  record: {
    done: (title: string) => `已记录：${title}`,
    added: '多了',
    removed: '不再需要',
    changed: '变了',
    nothingChanged: '清单没有变化。',
    undone: (what: string) => `已撤回：${what}`,
    redo: '要恢复：leak-help redo',
    redone: (what: string) => `已恢复：${what}`,
    undoStart: (what: string) => `这是开头就有的（${what}），撤回后清单会变。确定撤回吗？`,
    undoNothing: '没有撤回，个案照旧。',
    exposes: (steps: string) => `注意：证据没有存，“${steps}”现在可以做，但可能让它消失。后悔了：leak-help undo`,
    stillOpen: (questions: string) => `还有问题没有回答：${questions}。回答：leak-help answer <问题> <回答>`,
    pastLimit: (day: string) => `注意：法定期限是${day}，比这一天早。`,
    earlyBefore: (steps: string) => `提醒：本来应先做“${steps}”。`,
    answered: (question: string, value: string) => `${question} → ${value}`,
    event: {
      answered: '回答',
      'playbook-added': '加入预案',
      recorded: '结果',
      waiting: '等答复',
      postponed: '先放一放',
      skipped: '跳过',
      'not-applicable': '不适用',
      reopened: '重新打开',
      noted: '备注',
      'due-moved': '改日期',
      waived: '放弃保存证据',
      closed: '结束个案',
      'opened-again': '重新打开个案',
    },
  },
}

const en: typeof zh = {
  record: {
    done: (title) => `Recorded: ${title}`,
    added: 'Added',
    removed: 'No longer needed',
    changed: 'Changed',
    nothingChanged: 'The plan stays the same.',
    undone: (what) => `Taken back: ${what}`,
    redo: 'To bring it back: leak-help redo',
    redone: (what) => `Brought back: ${what}`,
    undoStart: (what) => `This is of the beginning (${what}); without it the plan changes. Take it back?`,
    undoNothing: 'Nothing was taken back; the session stays as it is.',
    exposes: (steps) =>
      `Note: the evidence is not saved. “${steps}” can be done now and may destroy it. To take this back: leak-help undo`,
    stillOpen: (questions) => `Still open: ${questions}. To answer: leak-help answer <question> <answer>`,
    pastLimit: (day) => `Note: the time limit by law ends on ${day}, before that day.`,
    earlyBefore: (steps) => `Note: “${steps}” should have come first.`,
    answered: (question, value) => `${question} → ${value}`,
    event: {
      answered: 'answer',
      'playbook-added': 'playbook added',
      recorded: 'outcome',
      waiting: 'waiting',
      postponed: 'later',
      skipped: 'skipped',
      'not-applicable': 'does not apply',
      reopened: 'reopened',
      noted: 'note',
      'due-moved': 'date moved',
      waived: 'evidence waived',
      closed: 'session closed',
      'opened-again': 'session opened again',
    },
  },
}

export const record = { zh, en }
