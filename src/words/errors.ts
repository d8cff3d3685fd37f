// What stands around an error, and what a prompt refuses.

const zh = {
  error: {
    next: '接下来',
    bug: '程序自己出错了。已经保存的回答还在。',
    bugNext: '请把下面这行发给开发者（不含你的回答）：',
    interrupted: (id: string | undefined) =>
      id ? `已保存。接着做：leak-help resume ${id}` : '已离开，还没有保存任何内容。',
  },
  secret: {
    found: (kinds: string) => `里面有${kinds}，还没有保存。怎么办？`,
    change: '我改一改',
    mask: '像上面这样遮住再存',
    keep: '不是这种号码，原样保存',
    keepRest: (certain: string) => `只遮住${certain}，其余原样保存`,
  },
  plainPrompt: { again: '没看懂，请再输一次', yesNo: '输入y表示是，n表示否' },
}

const en: typeof zh = {
  error: {
    next: 'What to do',
    bug: 'The program itself failed. Answers saved before are still there.',
    bugNext: 'Please send this line to the developers (it holds none of your answers):',
    interrupted: (id) =>
      id ? `Saved. Continue with: leak-help resume ${id}` : 'You left; nothing had been saved yet.',
  },
  secret: {
    found: (kinds) => `This holds ${kinds}. It is not saved yet. What now?`,
    change: 'Let me change it',
    mask: 'Save it masked, as above',
    keep: 'It is something else: save it as it is',
    keepRest: (certain) => `Mask only ${certain} and save the rest as it is`,
  },
  plainPrompt: {
    again: 'That was not understood, please try again',
    yesNo: 'type y for yes or n for no',
  },
}

export const errors = { zh, en }
