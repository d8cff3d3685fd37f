// The reasons behind a step.

const zh = {
  why: {
    because: '为什么有这一步',
    always: '所有情况都要做',
    notExcluded: '你的回答没有排除它',
    recorded: '它有记录，所以还留着',
    assumed: '预案本身',
    unasked: (question: string) => `还没回答“${question}”，先按“不清楚”排`,
    removes: '什么会去掉它',
    changing: (question: string) => `改变“${question}”的回答`,
    reopening: (step: string) => `重新打开“${step}”`,
    checked: (verified: string, review: string) => `核对于${verified}，${review}前复查`,
    sources: '出处',
    playbook: '来自预案',
    opens: '不同结果接下来怎么走',
  },
}

const en: typeof zh = {
  why: {
    because: 'Why this step is there',
    always: 'This applies in every case',
    notExcluded: 'Nothing you answered rules it out',
    recorded: 'It stays because something was recorded of it',
    assumed: 'the playbook itself',
    unasked: (question) => `“${question}” is not answered yet and counts as “not sure”`,
    removes: 'What would remove it',
    changing: (question) => `another answer to “${question}”`,
    reopening: (step) => `opening “${step}” again`,
    checked: (verified, review) => `checked ${verified}, to be reviewed by ${review}`,
    sources: 'Sources',
    playbook: 'From the playbook',
    opens: 'Where each outcome leads',
  },
}

export const why = { zh, en }
