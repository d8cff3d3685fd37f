// The reasons behind a step.

const zh = {
  why: {
    because: '因为你的回答',
    always: '所有情况都要做',
    assumed: '预案本身',
    removes: '什么会去掉它',
    changing: (question: string) => `改变“${question}”的回答`,
    checked: (verified: string, review: string) => `核对于${verified}，${review}前复查`,
    sources: '出处',
    playbook: '来自预案',
    opens: '不同结果接下来怎么走',
  },
}

const en: typeof zh = {
  why: {
    because: 'Because you answered',
    always: 'This applies in every case',
    assumed: 'the playbook itself',
    removes: 'What would remove it',
    changing: (question) => `another answer to “${question}”`,
    checked: (verified, review) => `checked ${verified}, to be reviewed by ${review}`,
    sources: 'Sources',
    playbook: 'From the playbook',
    opens: 'Where each outcome leads',
  },
}

export const why = { zh, en }
