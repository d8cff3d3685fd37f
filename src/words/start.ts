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
    describeHint: '不要写身份证号、卡号、密码、验证码。这些话不会保存；整段粘贴也可以。',
    describeEmpty: '写几个字就行；不想写，就写“不清楚”，先按通用的来。',
    linesRead: (lines: number) => `${lines}行都读了。`,
    whatIsWorst: '现在最要紧的是哪一样？',
    whichFits: '下面哪个最像？',
    whichFitSeveral: '听上去不止一件事，可以一起处理。打了[x]的对吗？可以加，也可以去掉。',
    heardAsk: '听上去是这样。对就回车；不对的按空格去掉，后面会问。',
    heardHint: '从你的话里猜的，你确定了才算。能选几项的，后面问到时已经勾好，还能再加。',
    heard: (question: string, answer: string) => `${answer}（${question}）`,
    heardNone: '都不对，照常问我',
    severalFit: '不止一件，要选几个',
    severalAsk: '是哪几件？可以一起处理。',
    noneFits: '都不像，从列表里选',
    alone: '最后几行是单独选的：要选它，先按空格去掉别的',
    nothingFound:
      '这里讲的是信息泄露和被骗，没有和这些话对得上的。有危险，先打110；法律上的事，打12348问。也可以从下面找；拿不准，直接回车。',
    /** The same where a danger was told: nobody is to read that it does not fit. */
    nothingButDanger: '先打电话，别的都可以等。想接着弄，从下面选发生了什么；拿不准，直接回车。',
    planReady: '行动清单排好了',
    savedAs: (id: string, name: string) => `已存为个案${id}（${name}）`,
    goOn: '现在开始一步一步做吗？',
    many: '空格选中，回车确定',
    one: '上下键选，回车确定',
    plainOne: '输入编号后回车',
    plainMany: '输入编号，用空格隔开，回车确定',
    moreLines: '收到几行了。没写完就接着写；写完了，按两次回车。',
    plainMarked: '带[x]的已经选上：对就直接回车；不对就输入全部该选的编号，用空格隔开',
    date: '写成2026-11-22、11月22日或者昨天都行；不清楚就直接回车',
    text: '不清楚就直接回车',
    why: '为什么问',
    givenAmongMany: (playbooks: string, values: string) =>
      `选了“${playbooks}”，已经算上：${values}。请选还有哪些；重复选也没关系，没有别的就选「不清楚」。`,
    givenElsewhere: (playbooks: string, values: string) =>
      `“${playbooks}”已经算作：${values}。这里问的是另外选的预案。`,
  },
  concern: {
    money: '钱没了、被扣了，或有人要我付钱',
    name: '有人用我的名字、证件办了事',
    account: '账号被别人动了，或登不上',
    phone: '手机、手机卡或号码出了事',
    pictures: '照片、视频或脸被人拿去用',
    threat: '有人威胁、逼我，或一直催',
    visit: '有人上门、跟踪、偷看',
    data: '信息漏出去了，不认识的人都知道',
    notice: '收到单位、银行、警察或法院的通知',
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
    describeHint: 'No ID or card numbers, passwords or codes. It is not saved; you can paste a whole chat.',
    describeEmpty: 'A few words are enough; if you would rather not, write “not sure” to take the general one.',
    linesRead: (lines) => `All ${lines} lines were read.`,
    whatIsWorst: 'What is the main trouble?',
    whichFits: 'Which of these is closest?',
    whichFitSeveral:
      'This sounds like more than one matter; they can be handled together. Are those with [x] right? Add or take out.',
    heardAsk: 'Is this right? Then press enter. Take out what is wrong (space), and we will ask about it.',
    heardHint:
      'Guessed from your words; it counts only once you confirm it. Questions that take several choices come marked, and you can add more.',
    heard: (question, answer) => `${answer} (${question})`,
    heardNone: 'None of it is right: just ask me',
    severalFit: 'More than one of these',
    severalAsk: 'Which ones? They can be handled together.',
    noneFits: 'None of these: choose from the list',
    alone: 'The last rows stand alone: to choose one, take out the others first (space)',
    nothingFound:
      'This program is about leaked data and fraud, and nothing in it fits these words. In danger, call 110; on the law, 12348. Or look below; if you are not sure, press enter.',
    nothingButDanger:
      'Make that call first; the rest can wait. To go on, choose below what happened; if you are not sure, press enter.',
    planReady: 'Your plan is ready',
    savedAs: (id, name) => `Saved as session ${id} (${name})`,
    goOn: 'Go through it step by step now?',
    many: 'space to select, enter to confirm',
    one: 'arrow keys, then enter',
    plainOne: 'type the number, then enter',
    plainMany: 'type the numbers with spaces between, then enter',
    moreLines: 'Several lines came. Go on if there is more; when that is all, press enter twice.',
    plainMarked: 'those with [x] are chosen: press enter if right, else type all the right numbers, spaces between',
    date: 'like 2026-11-22, 22 Nov or yesterday; just press enter if you are not sure',
    text: 'just press enter if you are not sure',
    why: 'Why we ask',
    givenAmongMany: (playbooks, values) =>
      `Choosing “${playbooks}” already counts in: ${values}. Choose what else there is; choosing it again does no harm. If there is nothing else, choose “Not sure”.`,
    givenElsewhere: (playbooks, values) =>
      `For “${playbooks}” this is taken as: ${values}. Here we ask about the other playbooks you chose.`,
  },
  concern: {
    money: 'Money is gone or taken, or somebody wants me to pay',
    name: 'Somebody did something in my name or with my ID',
    account: 'An account was changed by somebody, or I am locked out',
    phone: 'Something is wrong with my phone, SIM card or number',
    pictures: 'Pictures, videos or my face in other hands',
    threat: 'Somebody threatens me, forces me, or keeps pressing',
    visit: 'Somebody comes to my door, follows me, or spies on me',
    data: 'My data is out, and strangers know it',
    notice: 'A notice from an office, a bank, the police or a court',
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
