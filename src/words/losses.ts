// Losses, as they are asked for, listed and removed.
import { plural } from './plural.ts'

const zh = {
  losses: {
    title: '损失',
    none: '还没有记损失。记一笔：leak-help loss add 30000 --what "第一次转账"',
    noDay: '日子不清楚',
    evidence: (number: number) => `证据${number}`,
    yuan: (amount: string) => `${amount}元`,
    total: (count: number, amount: string) => `共${count}笔，合计${amount}元。`,
    added: (number: number) => `损失${number}记下了。`,
    removed: (number: number) => `损失${number}去掉了。恢复：leak-help undo`,
    amountAsk: '多少钱？',
    amountHint: '写成30000、3万或3.5万，单位是元；不是人民币的，写折合多少元',
    whatAsk: '是什么钱？',
    whatHint: '几个字就行，比如：第一次转账。不写完整的卡号、证件号、验证码',
    onAsk: '哪天的？',
    howToAdd: '再记一笔：leak-help loss add',
    howToRemove: '去掉一笔：leak-help loss remove <编号>',
  },
}

const en: typeof zh = {
  losses: {
    title: 'Losses',
    none: 'No losses are recorded yet. To record one: leak-help loss add 30000 --what "first transfer"',
    noDay: 'day not known',
    evidence: (number) => `evidence ${number}`,
    yuan: (amount) => `${amount} yuan`,
    total: (count, amount) => `${plural(count, 'loss', 'losses')}, ${amount} yuan in all.`,
    added: (number) => `Loss ${number} is recorded.`,
    removed: (number) => `Loss ${number} is removed. To bring it back: leak-help undo`,
    amountAsk: 'How much?',
    amountHint: 'in yuan, like 30000 or 3.5万; of other money, what it was worth in yuan',
    whatAsk: 'What was it?',
    whatHint: 'a few words: first transfer. No full card or ID numbers, no codes',
    onAsk: 'On which day?',
    howToAdd: 'To record another: leak-help loss add',
    howToRemove: 'To remove one: leak-help loss remove <number>',
  },
}

export const losses = { zh, en }
