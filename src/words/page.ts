// The plan as a page to look at on a phone, and how it gets there. Title and file say nothing of what it is about: others
// see the phone.
const zh = {
  page: {
    title: '清单',
    file: 'list.html',
    contents: '目录',
    /** Where nothing is to be done. */
    now: '现在',
    acts: '先做这些',
    words: '怎么说',
    rest: '为什么、怎么做、依据',
    dates: '日期',
    above: '就在最上面',
    copy: '长按框里的话，整段选中再复制。',
    numbers: '点电话号码就能拨。',
    command: '在电脑上打开',
    written: (day: string) => `${day}的清单。之后有变化，要在电脑上重新写一次。`,
    offline: '这一页不联网，也不会把你看了什么告诉别人。用完就删掉。',
    saved: (path: string) => `已写到${path}。不用联网，手机、电脑上都能用浏览器打开。`,
    withNotes: '里面有你的备注和记下的号码，只给自己看。',
    withoutNotes: '里面没有你的备注、记下的号码和证据；要带上备注和号码，就加--notes。',
    bring: '怎么拿到手机上',
    ways: [
      ['数据线', '最稳妥：连到自己的电脑，手机上选“传输文件”，拷过去。别人的电脑会留下一份。'],
      ['存储卡、U盘', '拷完把上面的那份删掉。丢了，捡到的人能看。'],
      ['发到自己的邮箱', '邮箱和附件预览里会留一份。别人也登得上的邮箱不要用。'],
      ['聊天里发给自己', '如“文件传输助手”。聊天记录和登着的电脑上都会留一份；和别人共用的不要用。'],
    ] as [way: string, risk: string][],
    mayBeRead: '按你的回答，有账号可能在别人手里：不要用那个账号传，也不要用还登着它的设备。用数据线。',
    open: '在手机的“文件”里找到它，用浏览器打开。用完删掉，“最近删除”里也删。',
    ending: ['.html', '.htm'] as string[],
  },
}

const en: typeof zh = {
  page: {
    title: 'Checklist',
    file: 'list.html',
    contents: 'Contents',
    now: 'Now',
    acts: 'Do this first',
    words: 'What to say',
    rest: 'Why, how, and the law behind it',
    dates: 'Dates',
    above: 'at the top of this page',
    copy: 'Press and hold words in a box to select all of them, then copy.',
    numbers: 'Tap a number to call it.',
    command: 'To open it on the computer',
    written: (day) => `The list of ${day}. When something has changed, write it anew on the computer.`,
    offline: 'This page does not use the network and tells nobody what you look at. Delete it when you are done.',
    saved: (path) => `Written to ${path}. It opens in the browser of a phone or computer, without a network.`,
    withNotes: 'Your notes and the numbers you recorded are in it: keep it to yourself.',
    withoutNotes:
      'Your notes, the numbers you recorded and the evidence are not in it; to have notes and numbers in, add --notes.',
    bring: 'How to bring it to the phone',
    ways: [
      [
        'cable',
        'the safest: connect it to your own computer, choose “File transfer” on the phone, copy it over. Somebody else’s computer would keep a copy.',
      ],
      ['memory card or stick', 'delete the file on it afterwards. Whoever finds a lost one can read it.'],
      ['mail to yourself', 'a copy stays in the mailbox. Not with a mailbox that somebody else can open.'],
      [
        'chat to yourself',
        'for example 文件传输助手 (File Transfer) in WeChat. A copy stays in the chat and on every computer that is logged in; not where you share it.',
      ],
    ],
    mayBeRead:
      'By your answers an account may be in other hands: do not send it by that account or from a device still logged in to it. Use a cable.',
    open: 'Find it in the phone’s files and open it with the browser. Delete it when you are done, also among what was recently deleted.',
    ending: ['.html', '.htm'],
  },
}

export const page = { zh, en }
