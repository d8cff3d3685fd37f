// The passphrase, and what it opens.
import { plural } from './plural.ts'

const zh = {
  passphrase: {
    warning:
      '加密以后，打开个案要输入口令。口令是你自己定的一个密码，只用在这里。忘了口令就再也打不开：没有找回的办法，我们也打不开。把它写在纸上，放在安全的地方。',
    goOn: '知道了，继续设口令吗？',
    choose: '设一个口令',
    chooseHint: (shortest: number) => `至少${shortest}个字符；几个不相干的词连起来，好记又难猜。不要用生日、手机号。`,
    tooShort: (shortest: number) => `太短了，至少${shortest}个字符`,
    again: '再输一次口令',
    differ: '两次输入的不一样，从头再来。',
    ask: '输入加密个案的口令',
    hidden: '（输入时不显示）',
    working: '请稍等。',
    wrong: (left: number) => `口令不对，还可以试${left}次。`,
    declined: '没有加密，什么都没有改动。',
    changed:
      '口令已换，以后打开加密的个案用新口令。把它写在纸上，放在安全的地方。以前拷走或备份的key.age和个案，用旧口令还打得开：把那些旧的副本删掉，重新备份。',
    notYet: (ids: string) =>
      `个案${ids}还没有换上新的钥匙（正在别处打开，或者现在写不进去），下次保存时会换。用新口令一样打得开。`,
    notStarted: '没有加密，也没有开始。不加密开始：leak-help start',
  },
  encryption: {
    encrypted: (id: string) => `个案${id}已加密，以后打开要输入口令。已删除这些没有加密的文件：`,
    isEncrypted: (id: string) => `个案${id}已经是加密的。`,
    decrypted: (id: string) => `个案${id}不再加密，能用这个账户的人都读得到。已删除这些加密的文件：`,
    isPlain: (id: string) => `个案${id}没有加密。`,
    howElse: '没有leak-help也能打开，做法见：leak-help session encrypt --help',
  },
}

const en: typeof zh = {
  passphrase: {
    warning:
      'An encrypted session opens only with a passphrase: a password of your own, used only here. If you forget it, the session can never be opened again. There is no recovery, and we cannot open it either. Write it down and keep the paper somewhere safe.',
    goOn: 'Go on and set a passphrase?',
    choose: 'Choose a passphrase',
    chooseHint: (shortest) =>
      `At least ${shortest} characters. Several unrelated words are easy to remember and hard to guess. No birthday, no phone number.`,
    tooShort: (shortest) => `Too short: at least ${shortest} characters`,
    again: 'Enter it once more',
    differ: 'The two were not the same. Once more from the beginning.',
    ask: 'Your passphrase for leak-help',
    hidden: '(nothing shows while you type)',
    working: 'One moment.',
    wrong: (left) => `That is not the passphrase. ${plural(left, 'try', 'tries')} left.`,
    declined: 'Nothing was encrypted; nothing was changed.',
    changed:
      'The passphrase is changed: from now on encrypted sessions open with the new one. Write it down and keep the paper somewhere safe. Copies and backups of key.age and the sessions made before still open with the old one: delete them and back up anew.',
    notYet: (ids) =>
      `Session ${ids} could not be encrypted again yet (open elsewhere, or the disk did not take it); its next save does so. It opens with the new passphrase all the same.`,
    notStarted: 'Nothing was encrypted and nothing started. To start without encryption: leak-help start',
  },
  encryption: {
    encrypted: (id) => `Session ${id} is encrypted and opens only with the passphrase. These readable files are gone:`,
    isEncrypted: (id) => `Session ${id} is encrypted already.`,
    decrypted: (id) =>
      `Session ${id} is no longer encrypted: whoever can use this account can read it. These encrypted files are gone:`,
    isPlain: (id) => `Session ${id} is not encrypted.`,
    howElse: 'How to open it without leak-help: leak-help session encrypt --help',
  },
}

export const encryption = { zh, en }
