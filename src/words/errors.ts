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
    keepMasked: (kinds: string, masked: string) => `里面有${kinds}，这里不保存。改成“${masked}”存下吗？`,
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
    keepMasked: (kinds, masked) => `This holds ${kinds}, which is not kept here. Keep “${masked}” instead?`,
  },
  plainPrompt: {
    again: 'That was not understood, please try again',
    yesNo: 'type y for yes or n for no',
  },
}

export const errors = { zh, en }
