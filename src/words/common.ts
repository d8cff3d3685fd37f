// The rules of the screen. tests/words.test.ts holds every sentence of the program to them, in both languages.
//
// Who speaks where   Results go to stdout, talk and questions to stderr. The program says “we” for its authors, “you” to
//                    the reader (or the person they act for), and nothing of itself.
// Full stops         A sentence that says what happened ends with one. What ends in a command, an id or a list to choose
//                    from has none: it would be copied along. Headings, labels and choices have none. A question ends
//                    with its question mark.
// Chinese and Latin  No space between them, nor around digits. Names and paths from outside stand in “quotes”; a command
//                    stands at the end behind a colon, as it is typed.
// Brackets           Full width in Chinese, with nothing around them; in English half width, with a space before.
// Lists              Titles hold commas of their own: they are joined by ； or `; `. Ids, values and short labels by 、 or
//                    `, `.
// Width              No line is wider than the screen. What is copied stays in one piece and, where it is wider, alone on
//                    its line (render/wrap.ts).
// Symbols            Never without a word beside them; no emoji.
import { plural } from './plural.ts'

const zh = {
  comma: '、',
  colon: '：',
  semicolon: '；',
  bracketed: (text: string, aside: string) => `${text}（${aside}）`,
  unsure: '不清楚',
  yes: '是',
  no: '否',
  none: '没有',
  urgency: { now: '现在就做', today: '今天', 'this-week': '这周', later: '之后', watch: '定期看' },
  state: {
    todo: '待做',
    blocked: '先等等',
    waiting: '等答复',
    overdue: '到期了',
    done: '做完了',
    skipped: '跳过',
    'not-applicable': '不适用',
    postponed: '先放一放',
    resting: '到时再看',
    ask: '该问了',
    own: '到日子了',
    running: '期限在走',
  },
  group: {
    general: '拿不准的时候',
    money: '钱和借贷',
    identity: '身份被冒用',
    accounts: '账号',
    devices: '手机和设备',
    fraud: '诈骗',
    threats: '威胁和勒索',
    privacy: '隐私被公开',
    family: '孩子、老人和家人',
    organisations: '单位和平台泄露',
    rights: '维权受阻',
  },
  outcome: {
    done: '做完了',
    sent: '已提交，等答复',
    partly: '只办成一部分',
    refused: '被拒绝',
    'no-reply': '没有答复',
  },
  duration: {
    D: (n: number) => `${n}天`,
    M: (n: number) => `${n}个月`,
    Y: (n: number) => `${n}年`,
    H: (n: number) => `${n}小时`,
  },
}

const en: typeof zh = {
  comma: ', ',
  colon: ': ',
  semicolon: '; ',
  bracketed: (text, aside) => `${text} (${aside})`,
  unsure: 'Not sure',
  yes: 'Yes',
  no: 'No',
  none: 'none',
  urgency: { now: 'Now', today: 'Today', 'this-week': 'This week', later: 'Later', watch: 'Keep an eye on' },
  state: {
    todo: 'to do',
    blocked: 'not yet',
    waiting: 'waiting',
    overdue: 'overdue',
    done: 'done',
    skipped: 'skipped',
    'not-applicable': 'does not apply',
    postponed: 'later',
    resting: 'not yet due',
    ask: 'time to ask',
    own: 'its day has come',
    running: 'limit running',
  },
  group: {
    general: 'When you are not sure',
    money: 'Money and loans',
    identity: 'Identity misused',
    accounts: 'Accounts',
    devices: 'Phones and devices',
    fraud: 'Fraud',
    threats: 'Threats and extortion',
    privacy: 'Privacy exposed',
    family: 'Children, older people, family',
    organisations: 'Organisations that leaked',
    rights: 'When your rights are refused',
  },
  outcome: {
    done: 'done',
    sent: 'sent, waiting for an answer',
    partly: 'partly done',
    refused: 'refused',
    'no-reply': 'no answer',
  },
  duration: {
    D: (n) => plural(n, 'day'),
    M: (n) => plural(n, 'month'),
    Y: (n) => plural(n, 'year'),
    H: (n) => plural(n, 'hour'),
  },
}

export const common = { zh, en }
