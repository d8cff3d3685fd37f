// The answers of a session, listed.

const zh = {
  answers: {
    title: '你的回答',
    none: '还没有回答。',
    open: '还没答，答了清单更准',
    change: (question: string) => `改一个，或者补答一个，比如：leak-help answer ${question}`,
    set: '现在的回答',
    notYet: '还没有回答，清单先按“不清楚”排',
  },
}

const en: typeof zh = {
  answers: {
    title: 'Your answers',
    none: 'Nothing is answered yet.',
    open: 'Not answered yet; an answer makes the plan more exact',
    change: (question) => `To change one, or to answer one, for example: leak-help answer ${question}`,
    set: 'Answer so far',
    notYet: 'none yet; the plan counts it as “not sure”',
  },
}

export const answers = { zh, en }
