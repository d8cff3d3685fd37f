// What the program says of reports. What stands on the paper itself is in report-paper.ts.
const zh = {
  report: {
    forWhom: '这份材料给谁看？',
    whom: {
      police: '民警',
      platform: '平台、收集信息的单位',
      bank: '银行、支付机构',
      lawyer: '律师',
      family: '家人',
      self: '自己',
    },
    preview: (title: string) => `预览：${title}`,
    isIn: '写进去的',
    leftOut: '没有写进去的，这位读者用不着',
    nothingLeftOut: '没有略去什么。',
    part: (name: string, count: number) => `${name}：${count}项`,
    parts: {
      about: '涉及的情况',
      said: '回答',
      story: '事情经过、对方',
      loss: '损失',
      step: '做过的步骤',
      field: '记下的编号、日期、金额、名称',
      evidence: '证据',
      receipt: '报案编号',
      limits: '法定期限',
      notes: '备注',
    },
    person: '姓名、证件号、电话不在个案里，纸上留了空，手写补上。',
    readFirst: '有的地方照你自己的话写，里面有别人的名字、号码，先看一遍再给出去。',
    notesMasked: '备注里像号码、邮箱的都遮住了；名字认不出来，先看一遍。',
    mayReach: '你说过对方可能是身边的人，或者怕Ta。给家人、存在家里之前，先想想谁会看到。',
    aid: '英文对照（不用交）',
    aboutToWrite: (path: string) => `写到“${path}”吗？`,
    notWritten: '没有写。',
    written: (path: string) => `已写到${path}。里面有个案的内容，不用了就删掉。`,
  },
}

const en: typeof zh = {
  report: {
    forWhom: 'Who is this for?',
    whom: {
      police: 'the police',
      platform: 'a platform, or whoever holds the data',
      bank: 'a bank or payment company',
      lawyer: 'a lawyer',
      family: 'the family',
      self: 'myself',
    },
    preview: (title) => `Preview: ${title}`,
    isIn: 'What is in it',
    leftOut: 'What is left out: this reader has no use for it',
    nothingLeftOut: 'Nothing is left out.',
    part: (name, count) => `${name}: ${count}`,
    parts: {
      about: 'what it is about',
      said: 'answers',
      story: 'your account, the other side',
      loss: 'losses',
      step: 'steps taken',
      field: 'recorded numbers, days, amounts, names',
      evidence: 'evidence',
      receipt: 'numbers the police gave',
      limits: 'time limits by law',
      notes: 'notes',
    },
    person: 'Name, ID number and phone are not in the case: the paper has open places, to be filled in by hand.',
    readFirst: 'Some of it is in your own words. Look for names and numbers of others before you hand it over.',
    notesMasked:
      'What looks like a number or a mail address is masked in the notes. Names are not recognised: read it first.',
    mayReach:
      'You said that the other side may be close to you, or that you fear them. Think who will see this before you give it to family or keep it at home.',
    aid: 'Reading aid in English (not to be handed in)',
    aboutToWrite: (path) => `Write it to “${path}”?`,
    notWritten: 'Nothing was written.',
    written: (path) => `Written to ${path}. It holds what is in the case; delete it when it is no longer needed.`,
  },
}

export const report = { zh, en }
