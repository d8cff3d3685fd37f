// The first run: questions, who else uses the computer, runs that keep nothing.

const zh = {
  start: {
    welcome: '先回答几个问题，再按顺序一步一步做。随时可以按Ctrl-C离开：答过的都已存在这台电脑上，不联网。',
    leaveAtOnce: '有人过来就按Esc：立刻清屏退出，答过的都在。',
    leaveAtOncePlain: '有人过来就输入!再回车：立刻清屏退出，答过的都在。',
    danger: '先做这件事',
    dangerContinue: '还有几个问题，帮你把后面的步骤排好。',
    whatHappened: '发生了什么？',
    describe: '用自己的话说',
    choose: '从列表里选',
    notSure: '说不准，先按通用的来',
    describeAsk: '用一两句话说说发生了什么',
    describeHint: '不要写身份证号、卡号、密码、验证码。这句话不会保存。',
    whichFits: '下面哪个最像？',
    noneFits: '都不像，从列表里选',
    alone: '“都没有”“不清楚”不能和别的一起选',
    nothingFound: '没有找到很接近的，从列表里选一个吧。',
    planReady: '行动清单排好了',
    savedAs: (id: string, name: string) => `已存为个案${id}（${name}）`,
    goOn: '现在开始一步一步做吗？',
    many: '空格选中，回车确定',
    one: '上下键选，回车确定',
    plainOne: '输入编号后回车',
    plainMany: '输入编号，用空格隔开，回车确定',
    date: '写成2026-11-22、11月22日或者昨天都行；不清楚就直接回车',
    text: '不清楚就直接回车',
    why: '为什么问',
    givenAmongMany: (playbooks: string, values: string) =>
      `选了“${playbooks}”，已经算上：${values}。请选还有哪些；重复选也没关系，没有别的就选「不清楚」。`,
    givenElsewhere: (playbooks: string, values: string) =>
      `“${playbooks}”已经算作：${values}。这里问的是另外选的预案。`,
  },
  shared: {
    ask: '除了你，还有别人用这台电脑吗？',
    why: '回答和清单会存在这台电脑上。有别人用的话，可以换一种存法。',
    onlyMe: '只有我',
    others: '还有别人',
    explain: '存下的文件只有现在登录的这个账户能打开。几个人共用一个账户的话，别人也能看到。',
    how: '怎么存？',
    asIs: '照常存，只有这个账户能打开',
    encrypted: '加密存，每次打开要输口令；忘了口令就再也打不开',
    private: '什么都不存，已经存的现在就删掉；结束后不能接着做',
    nowEncrypted: '已经加密。',
    staysAsIs: '没有加密，照常存着。',
    nowPrivate: '刚才存的已经删掉。从现在起什么都不写到电脑上，要留的请抄下来。',
  },
  private: {
    welcome:
      '先回答几个问题，再按顺序一步一步做。随时可以按Ctrl-C离开。不联网。这次什么都不写到电脑上：一结束，回答和清单就都没有了，要留的请抄下来。',
    leaveAtOnce: '有人过来就按Esc：立刻清屏退出。',
    leaveAtOncePlain: '有人过来就输入!再回车：立刻清屏退出。',
    leave: '离开，什么都不留',
    ended: '这次的内容都没有留下。屏幕上的字还在，往上翻也还看得到：用完就关掉这个窗口。',
  },
}

const en: typeof zh = {
  start: {
    welcome:
      'A few questions first, then one step at a time. Press Ctrl-C to leave at any moment: every answer is already saved on this computer. Nothing goes online.',
    leaveAtOnce:
      'If someone comes by, press Esc: the screen is cleared and the program ends at once; your answers are kept.',
    leaveAtOncePlain:
      'If someone comes by, type ! and press enter: the screen is cleared and the program ends at once; your answers are kept.',
    danger: 'Do this first',
    dangerContinue: 'A few more questions, to put the other steps in order.',
    whatHappened: 'What happened?',
    describe: 'Describe it in my own words',
    choose: 'Choose from the list',
    notSure: 'I am not sure: use the general one',
    describeAsk: 'Say in a sentence or two what happened',
    describeHint: 'No ID or card numbers, passwords or codes. This sentence is not saved.',
    whichFits: 'Which of these is closest?',
    noneFits: 'None of these: choose from the list',
    alone: '“None” and “Not sure” cannot be combined with others',
    nothingFound: 'Nothing comes close. Please choose from the list.',
    planReady: 'Your plan is ready',
    savedAs: (id, name) => `Saved as session ${id} (${name})`,
    goOn: 'Go through it step by step now?',
    many: 'space to select, enter to confirm',
    one: 'arrow keys, then enter',
    plainOne: 'type the number, then enter',
    plainMany: 'type the numbers with spaces between, then enter',
    date: 'like 2026-11-22, 22 Nov or yesterday; just press enter if you are not sure',
    text: 'just press enter if you are not sure',
    why: 'Why we ask',
    givenAmongMany: (playbooks, values) =>
      `Choosing “${playbooks}” already counts in: ${values}. Choose what else there is; choosing it again does no harm. If there is nothing else, choose “Not sure”.`,
    givenElsewhere: (playbooks, values) =>
      `For “${playbooks}” this is taken as: ${values}. Here we ask about the other playbooks you chose.`,
  },
  shared: {
    ask: 'Does anybody else use this computer?',
    why: 'Your answers and the plan are stored on it. If others use it, they can be stored in another way.',
    onlyMe: 'Only me',
    others: 'Others too',
    explain:
      'Only the account you are logged in with can open the stored file. Where several people share one account, they can see it too.',
    how: 'How should it be stored?',
    asIs: 'As usual: only this account can open it',
    encrypted: 'Encrypted: it opens only with a passphrase, and never again if you forget it',
    private: 'Not at all: what was stored is deleted now, and you cannot come back to it later',
    nowEncrypted: 'It is encrypted now.',
    staysAsIs: 'Not encrypted; it is stored as usual.',
    nowPrivate:
      'What was stored has been deleted. From now on nothing is written on this computer: note down what you need.',
  },
  private: {
    welcome:
      'A few questions first, then one step at a time. Press Ctrl-C to leave at any moment. Nothing goes online. This time nothing is written on this computer: at the end your answers and the plan are gone, so note down what you need.',
    leaveAtOnce: 'If someone comes by, press Esc: the screen is cleared and the program ends at once.',
    leaveAtOncePlain: 'If someone comes by, type ! and enter: the screen is cleared and the program ends at once.',
    leave: 'Leave; nothing is kept',
    ended:
      'Nothing of this was kept. What is on the screen is still there, also above it: close this window when you are done.',
  },
}

export const start = { zh, en }
