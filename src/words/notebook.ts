// The notebook: notes of steps, as they are listed, changed and deleted.

const zh = {
  notebook: {
    title: '备注',
    none: '还没有备注。写一条：leak-help note add <步骤>',
    noneOf: (step: string) => `“${step}”还没有备注。`,
    written: (day: string) => `${day}写`,
    edited: (day: string) => `${day}改`,
    howToEdit: '改一条：leak-help note edit <编号>',
    howToDelete: '删一条：leak-help note delete <编号>',
    deleted: '已删除',
    empty: '没有写内容，什么都没有记。',
    same: '没有变化，还是原来的内容。',
    lines: '原来分行的地方显示成⏎，不用动它',
    changed: (number: number) => `备注${number}改好了。`,
    gone: (number: number) => `备注${number}已删除。`,
    deleteAsk: (number: number) => `删除备注${number}吗？`,
    kept: '没有删除。',
    history: '原来的内容不再显示，但还在个案文件和导出的文件里。找回来：leak-help undo',
    forGood: (id: string) => `要彻底去掉，只能删除整个个案：leak-help session delete ${id}`,
  },
}

const en: typeof zh = {
  notebook: {
    title: 'Notes',
    none: 'There are no notes yet. To write one: leak-help note add <step>',
    noneOf: (step) => `There are no notes on “${step}”.`,
    written: (day) => `written ${day}`,
    edited: (day) => `changed ${day}`,
    howToEdit: 'To change one: leak-help note edit <number>',
    howToDelete: 'To delete one: leak-help note delete <number>',
    deleted: 'deleted',
    empty: 'Nothing was written, so nothing was recorded.',
    same: 'Nothing changed; the note is as it was.',
    lines: 'where a new line began stands ⏎; leave it there',
    changed: (number) => `Note ${number} is changed.`,
    gone: (number) => `Note ${number} is deleted.`,
    deleteAsk: (number) => `Delete note ${number}?`,
    kept: 'Nothing was deleted.',
    history:
      'The old text is no longer shown, but stays in the session’s file and in exports. To get it back: leak-help undo',
    forGood: (id) => `It is gone for good only with the whole session: leak-help session delete ${id}`,
  },
}

export const notebook = { zh, en }
