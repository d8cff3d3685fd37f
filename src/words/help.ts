// The texts of `--help`, by command, argument and option.
import type { Language } from '../core/text.ts'

const openElsewhere = {
  zh: `没有leak-help也能打开：在存放个案的文件夹里，用任何一种age工具（age-encryption.org）运行
  age -d key.age > identity.txt
  age -d -i identity.txt sessions/1.json.age
第一条要输入口令，取出钥匙；第二条读个案1。identity.txt没有加密，用完就删掉。
备份要把key.age和sessions一起拷走：少了key.age，有口令也打不开。`,
  en: `It opens without leak-help too. In the folder of the data, with any age tool (age-encryption.org):
  age -d key.age > identity.txt
  age -d -i identity.txt sessions/1.json.age
The first asks for the passphrase and gets the key, the second reads session 1. identity.txt is not encrypted: delete it afterwards.
Back up key.age together with sessions: without key.age the passphrase opens nothing.`,
}

const zh = {
  description: '个人信息泄露了怎么办：先问几个问题，再排好先做什么、后做什么。不联网，内容只存在这台电脑上。',
  usageArguments: '[命令] [选项]',
  version: '显示版本号',
  help: '显示用法',
  helpCommand: '显示某个命令的用法',
  global: {
    lang: '语言：zh-CN或en',
    session: '用哪个个案（默认：当前的）',
    dataDir: '个案存放的文件夹',
    playbooks: '另外使用这个文件夹里的预案',
    private: '什么都不写到电脑上，结束就没有了',
    json: '输出JSON（有计划或清单可输出的命令）',
    plain: '不重画、不用颜色，选项用编号：适合读屏软件和简单终端',
    noColor: '不用颜色',
  },
  titles: {
    'Usage:': '用法：',
    'Options:': '选项：',
    'Commands:': '命令：',
    'Arguments:': '参数：',
    'Global Options:': '通用选项：',
  } as Record<string, string>,
  examples: `例子：
  leak-help start                         开始，不用先知道选哪个
  leak-help start --text "有人冒用我的身份贷款"
  leak-help status                        还剩什么要做
  leak-help done save-evidence            记下做完的一步
  leak-help resume                        接着上次做

提问时按Esc（--plain时输入!再回车）：立刻清屏退出，答过的都在。

退出码：0完成 · 1没有完成，内容没有丢 · 2用法不对或缺少回答 · 130中断，已保存（129、143：终端关闭、被终止）`,
  arguments: {
    playbooks: '预案的名称（leak-help list）',
    playbook: '预案的名称（leak-help list）',
    query: '要找的词，如12321、征信、第五十条',
    session: '个案的编号（leak-help session list）',
    step: '步骤的名称（leak-help status）',
    question: '问题的名称',
    values: '新的回答；不写则列出选项',
    name: '新的名字',
    folder: '预案文件夹',
    file: '文件',
  },
  groups: {
    session: '管理个案：list、use、rename、close、delete、export、import、encrypt、decrypt、passphrase',
    playbook: '给写预案的人：check',
  },
  /** What follows the help of a command. */
  after: { 'session encrypt': openElsewhere.zh, 'session decrypt': openElsewhere.zh },
  commands: {
    start: '开始一个新的个案',
    resume: '接着做：先看到期的，再一步一步来',
    list: '列出所有预案',
    show: '先看一个预案的全程',
    status: '还剩什么要做，下一步在最前',
    why: '这一步为什么要做、依据、出处',
    calls: '按要联系的单位列出剩下的事，并记下结果',
    threats: '接下来要防的骗局',
    contact: '查电话和渠道',
    law: '查法律条文',
    done: '记下做完的一步和结果',
    skip: '跳过一步（--until：先放一放到那天；--outcome not-applicable：不适用）',
    wait: '记下在等答复（--until：等到哪天；已有期限时改期限）',
    reopen: '重新打开一步',
    waive: '不等证据了，让会丢证据的一步可以做',
    undo: '撤回最后一次记录',
    answer: '改一个回答，看清单因此怎么变',
    add: '给个案加一个预案',
    'session list': '列出所有个案',
    'session use': '换到另一个个案',
    'session rename': '给个案改名',
    'session close': '结束个案，记录保留',
    'session delete': '删除个案',
    'session export': '把个案导出成一个没有加密的文件（-：直接打印）',
    'session encrypt': '给个案加密：打开要输入口令，忘了口令找不回来',
    'session decrypt': '不再加密，存回能直接读的文件',
    'session passphrase': '换一个口令：所有加密的个案一起换',
    'session import': '把导出的个案作为新的个案加进来，先给你看里面有什么',
    'playbook check': '检查预案，列出所有错误',
  },
  /** For each command how it is typed, for the reference and the README; tests run them through the parser. */
  shown: {
    start: [
      'leak-help start',
      'leak-help start --text "网贷平台泄露了我的身份证"',
      'leak-help start --for other --name 妈妈',
      'leak-help start online-lending-leak --answers 回答.yaml --no-walk',
    ],
    resume: ['leak-help resume'],
    list: ['leak-help list', 'leak-help list --text 手机被偷'],
    show: ['leak-help show own-disclosure'],
    status: ['leak-help status', 'leak-help status --all'],
    why: ['leak-help why report-to-police'],
    calls: ['leak-help calls'],
    threats: ['leak-help threats'],
    contact: ['leak-help contact 12321'],
    law: ['leak-help law 治安管理处罚法 第四十二条'],
    done: ['leak-help done save-evidence', 'leak-help done contact-platform --outcome sent --set ticket-number=A12'],
    skip: [
      'leak-help skip consult-lawyer',
      'leak-help skip consult-lawyer --until 2026-12-31',
      'leak-help skip consult-lawyer --outcome not-applicable',
    ],
    wait: ['leak-help wait contact-platform --until 2026-12-31 --note "对方要时间"'],
    reopen: ['leak-help reopen contact-platform'],
    waive: ['leak-help waive change-platform-password'],
    undo: ['leak-help undo'],
    answer: ['leak-help answer harm', 'leak-help answer harm nuisance,money-lost'],
    add: ['leak-help add own-disclosure'],
    'session list': ['leak-help session list'],
    'session use': ['leak-help session use 2'],
    'session rename': ['leak-help session rename 1 妈妈'],
    'session close': ['leak-help session close 1'],
    'session delete': ['leak-help session delete 1'],
    'session export': ['leak-help session export 1 /media/usb/1.json'],
    'session import': ['leak-help session import 1.json'],
    'session encrypt': ['leak-help session encrypt 1'],
    'session decrypt': ['leak-help session decrypt 1'],
    'session passphrase': ['leak-help session passphrase'],
    'playbook check': ['leak-help playbook check mine'],
  },
  options: {
    text: '用自己的话说发生了什么（不会保存）',
    answers: '从YAML或JSON文件读回答',
    name: '个案的名字',
    for: '为谁：self自己，other别人',
    encrypt: '加密保存：打开要输入口令，忘了口令找不回来',
    noWalk: '打印清单后结束，不一步一步走',
    all: '全部列出，连处理过的、更早的',
    outcome: '结果',
    until: '日期，如2026-12-01',
    note: '备注；不要写完整的证件号、卡号、密码、验证码',
    set: '记下一栏内容，可多次使用',
    force: '不再确认',
    replace: '换掉已有的文件',
    yes: '看过内容后直接导入，不再问',
    secrets: '里面有身份证号、银行卡号、验证码时：mask遮住，keep原样保留',
  },
}

/** The texts of `--help`; every language has all of them. */
export type HelpWords = typeof zh

const en: HelpWords = {
  description:
    'What to do when your personal information has leaked: a few questions, then a plan in the right order. Works offline; everything stays on this computer.',
  usageArguments: '[command] [options]',
  version: 'print the version',
  help: 'print help',
  helpCommand: 'print help for a command',
  global: {
    lang: 'language: zh-CN or en',
    session: 'the session to use (default: the current one)',
    dataDir: 'folder where sessions are kept',
    playbooks: 'also use the playbooks in this folder',
    private: 'write nothing on this computer; everything is gone at the end',
    json: 'print JSON, where a command prints a plan or a list',
    plain: 'no redrawing, no colour, numbered choices: for screen readers and poor terminals',
    noColor: 'no colour',
  },
  titles: {},
  examples: `Examples:
  leak-help start                         begin; you need not know which playbook
  leak-help start --text "someone took a loan in my name"
  leak-help status                        what remains to be done
  leak-help done save-evidence            record a step as done
  leak-help resume                        go on where you stopped

Esc at any question (with --plain: ! and enter) clears the screen and leaves at once; every answer is kept.

Exit codes: 0 done · 1 not done, nothing lost · 2 wrong usage or missing answers · 130 interrupted, saved (129, 143: hang-up, termination)`,
  arguments: {
    playbooks: 'names of playbooks (leak-help list)',
    playbook: 'name of a playbook (leak-help list)',
    query: 'words to look for, like 12321, credit, Article 50',
    session: 'number of a session (leak-help session list)',
    step: 'name of a step (leak-help status)',
    question: 'name of a question',
    values: 'the new answer; without it the choices are listed',
    name: 'the new name',
    folder: 'folder with playbooks',
    file: 'the file',
  },
  groups: {
    session: 'sessions: list, use, rename, close, delete, export, import, encrypt, decrypt, passphrase',
    playbook: 'for authors of playbooks: check',
  },
  after: { 'session encrypt': openElsewhere.en, 'session decrypt': openElsewhere.en },
  commands: {
    start: 'start a new session',
    resume: 'go on: what became due first, then step by step',
    list: 'list all playbooks',
    show: 'see all the steps of a playbook first',
    status: 'what remains to be done, the next step first',
    why: 'why a step is there, the law and the source behind it',
    calls: 'what remains, grouped by whom to contact; records the answers',
    threats: 'the scams to expect next',
    contact: 'look up hotlines and offices',
    law: 'look up articles of law',
    done: 'record a step as done, and what came of it',
    skip: 'skip a step (--until: put it off to that day; --outcome not-applicable: it does not apply)',
    wait: 'record that you are waiting (--until: until when; moves a date that is running)',
    reopen: 'open a step again',
    waive: 'go on with a step although the evidence it destroys is not saved',
    undo: 'take back the last thing recorded',
    answer: 'change an answer and see what that does to the plan',
    add: 'add a playbook to the session',
    'session list': 'list all sessions',
    'session use': 'switch to another session',
    'session rename': 'give a session another name',
    'session close': 'close a session; the records stay',
    'session delete': 'delete a session',
    'session export': 'write a session to a file that is not encrypted (-: print it)',
    'session encrypt': 'encrypt a session: it opens only with a passphrase, and there is no recovery',
    'session decrypt': 'store a session as a readable file again',
    'session passphrase': 'change the passphrase, for all encrypted sessions at once',
    'session import': 'add an exported session as a new one; shows first what is in it',
    'playbook check': 'check playbooks and list every mistake',
  },
  shown: {
    start: [
      'leak-help start',
      'leak-help start --text "a lender leaked my ID"',
      'leak-help start --for other --name Mother',
      'leak-help start online-lending-leak --answers my.yaml --no-walk',
    ],
    resume: ['leak-help resume'],
    list: ['leak-help list', 'leak-help list --text "stolen phone"'],
    show: ['leak-help show own-disclosure'],
    status: ['leak-help status', 'leak-help status --all'],
    why: ['leak-help why report-to-police'],
    calls: ['leak-help calls'],
    threats: ['leak-help threats'],
    contact: ['leak-help contact 12321'],
    law: ['leak-help law 治安管理处罚法 第四十二条'],
    done: ['leak-help done save-evidence', 'leak-help done contact-platform --outcome sent --set ticket-number=A12'],
    skip: [
      'leak-help skip consult-lawyer',
      'leak-help skip consult-lawyer --until 2026-12-31',
      'leak-help skip consult-lawyer --outcome not-applicable',
    ],
    wait: ['leak-help wait contact-platform --until 2026-12-31 --note "they asked for time"'],
    reopen: ['leak-help reopen contact-platform'],
    waive: ['leak-help waive change-platform-password'],
    undo: ['leak-help undo'],
    answer: ['leak-help answer harm', 'leak-help answer harm nuisance,money-lost'],
    add: ['leak-help add own-disclosure'],
    'session list': ['leak-help session list'],
    'session use': ['leak-help session use 2'],
    'session rename': ['leak-help session rename 1 Mother'],
    'session close': ['leak-help session close 1'],
    'session delete': ['leak-help session delete 1'],
    'session export': ['leak-help session export 1 /media/usb/1.json'],
    'session import': ['leak-help session import 1.json'],
    'session encrypt': ['leak-help session encrypt 1'],
    'session decrypt': ['leak-help session decrypt 1'],
    'session passphrase': ['leak-help session passphrase'],
    'playbook check': ['leak-help playbook check mine'],
  },
  options: {
    text: 'what happened, in your own words (not saved)',
    answers: 'read answers from a YAML or JSON file',
    name: 'name of the session',
    for: 'whom it is about: self or other',
    encrypt: 'keep it encrypted: it opens only with a passphrase, and there is no recovery',
    noWalk: 'end after printing the plan',
    all: 'list everything, also what was dealt with or is older',
    outcome: 'what came of it',
    until: 'a day, like 2026-12-01',
    note: 'a note; no full ID, passport or card numbers, passwords or codes',
    set: 'fill in a field; may be used several times',
    force: 'do not ask for confirmation',
    replace: 'replace a file that is there',
    yes: 'import without asking, after showing what is in it',
    secrets: 'what becomes of ID-card and bank-card numbers and codes in it: mask or keep',
  },
}

/** The help texts of one language. */
export function helpWordsIn(language: Language): HelpWords {
  return language === 'zh' ? zh : en
}
