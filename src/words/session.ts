// Sessions on this computer, exports and imports.
import { defaultName, namedSession } from './named-session.ts'
import { plural } from './plural.ts'

const zh = {
  session: {
    title: '个案',
    none: '还没有个案。开始：leak-help start',
    more: (count: number) => `另有${count}个更早的。全部列出：leak-help session list --all`,
    current: '当前',
    closed: '已结束',
    encrypted: '已加密',
    exposed: '还有没加密的文件',
    clear: (id: string) => `清掉个案${id}没加密的文件：leak-help session encrypt ${id}`,
    copies: '没有用到的副本（同步软件在两台电脑都改过同一个个案时会留下）：',
    importCopy: '不需要的可以删掉。看里面有什么、作为新的个案加进来：leak-help session import <文件>',
    left: '没有动这些副本，里面可能有这个个案的内容，不需要就自己删掉：',
    using: (id: string, name: string) => `现在用的是${namedSession.zh(id, name)}`,
    notChosen: (id: string) => `个案${id}已经存下，只是没能记住它是当前的个案。以后接着做：leak-help resume ${id}`,
    renamed: (id: string, name: string) => `个案${id}改名为“${name}”`,
    deleteAsk: (id: string, name: string) => `删除${namedSession.zh(id, name)}？删除后找不回来。`,
    deleteType: (name: string) => `输入个案的名字“${name}”确认删除`,
    deleted: (id: string) => `已删除个案${id}，这些文件已移除：`,
    notDeleted: '删不到的：你导出或备份过的文件、终端的历史记录、磁盘上可能恢复的痕迹。',
    kept: '没有删除。',
    takeOver: '那边确实没有在用，接过来吗？',
    defaultName: defaultName.zh,
    opened: (day: string) => `${day}开始`,
    updated: (day: string) => `${day}更新`,
    overdue: (count: number, day: string, what: string) => `${count}件到期，最早${day}：${what}`,
    nextDay: (day: string, what: string) => `下个日子${day}：${what}`,
  },
  exchange: {
    exported: (id: string, path: string) => `个案${id}已导出：${path}`,
    plain: '这份文件没有加密，谁拿到谁就能看。放在只有你能拿到的地方，用完就删。',
    title: '文件里的个案',
    counts: (answers: number, events: number) => `${answers}个回答，${events}条记录`,
    dates: (created: string, updated: string, exported: string | undefined) =>
      `${created}开始，${updated}最后记录${exported ? `，${exported}导出` : ''}`,
    unknown: (ids: string) => `这里没有这些预案：${ids}。它们的步骤看不到，记录会保留。`,
    same: (id: string, name: string) => `这里已经有一份一样的：${namedSession.zh(id, name)}。`,
    twin: (id: string, name: string) => `这里已经有同一个个案的另一份，记录不同：${namedSession.zh(id, name)}。`,
    secrets: (counts: string) => `里面有平时不保存的号码：${counts}。遮住后是这样：`,
    times: (kind: string, count: number) => `${kind}${count}处`,
    askSecrets: '怎么导入？',
    refuse: '不导入',
    mask: '遮住这些号码再导入',
    keep: '原样导入，号码会存在这台电脑上',
    masked: '这些号码已经遮住，原来的文件没有改动。',
    adds: '会作为新的个案加进来，已有的都不变。',
    otherContent: '导出时用的预案和这里的版本不同，清单按这里的排。',
    ask: '导入吗？',
    imported: (id: string, name: string) => `已导入为${namedSession.zh(id, name)}。看清单：leak-help status ${id}`,
    encrypt: (id: string) => `它还没有加密。加密：leak-help session encrypt ${id}`,
    kept: '没有导入，什么都没有改动。',
  },
}

const en: typeof zh = {
  session: {
    title: 'Sessions',
    none: 'There is no session yet. Start one: leak-help start',
    more: (count) => `${plural(count, 'older session')}. To list all: leak-help session list --all`,
    current: 'current',
    closed: 'closed',
    encrypted: 'encrypted',
    exposed: 'readable files are still there',
    clear: (id) => `To clear the readable files of session ${id}: leak-help session encrypt ${id}`,
    copies: 'Copies that are not used (sync programs make them when a session is changed on two computers):',
    importCopy:
      'Those you do not need can be deleted. To see what one holds and add it as a new session: leak-help session import <file>',
    left: 'These copies were not touched. They may hold what is in this session; delete them yourself if you do not need them:',
    using: (id, name) => `Now using ${namedSession.en(id, name)}`,
    notChosen: (id) =>
      `Session ${id} is saved; only that it is the current one could not be noted. To go on later: leak-help resume ${id}`,
    renamed: (id, name) => `Session ${id} is now called “${name}”`,
    deleteAsk: (id, name) => `Delete ${namedSession.en(id, name)}? It cannot be brought back.`,
    deleteType: (name) => `Type the name of the session, “${name}”, to delete it`,
    deleted: (id) => `Session ${id} is deleted. These files are gone:`,
    notDeleted:
      'What this cannot remove: files you exported or backed up, the terminal’s history, traces a disk may still hold.',
    kept: 'Nothing was deleted.',
    takeOver: 'Nobody is using it there: take it over?',
    defaultName: defaultName.en,
    opened: (day) => `opened ${day}`,
    updated: (day) => `updated ${day}`,
    overdue: (count, day, what) => `${count} overdue, the first on ${day}: ${what}`,
    nextDay: (day, what) => `next day ${day}: ${what}`,
  },
  exchange: {
    exported: (id, path) => `Session ${id} is exported: ${path}`,
    plain:
      'This copy is plain text: anybody who has the file can read it. Keep it where only you can reach it, and delete it when you no longer need it.',
    title: 'The session in this file',
    counts: (answers, events) => `${plural(answers, 'answer')}, ${plural(events, 'entry', 'entries')}`,
    dates: (created, updated, exported) =>
      `started ${created}, last entry ${updated}${exported ? `, exported ${exported}` : ''}`,
    unknown: (ids) => `These playbooks are not known here: ${ids}. Their steps are not shown; the records stay.`,
    same: (id, name) => `The same session is here already: ${namedSession.en(id, name)}.`,
    twin: (id, name) =>
      `Another copy of the same session is here, with different entries: ${namedSession.en(id, name)}.`,
    secrets: (counts) => `It holds numbers that are not kept otherwise: ${counts}. Masked, it reads like this:`,
    times: (kind, count) => (count === 1 ? kind : `${kind} (${count} times)`),
    askSecrets: 'How should it be imported?',
    refuse: 'Do not import it',
    mask: 'Import it with these numbers masked',
    keep: 'Import it as it is; the numbers are stored on this computer',
    masked: 'These numbers are masked now; the file itself was not changed.',
    adds: 'It is added as a new session; the others stay as they are.',
    otherContent:
      ' The playbooks here have another version than those it was used with: the plan follows the ones here.',
    ask: 'Import it?',
    imported: (id, name) => `Imported as ${namedSession.en(id, name)}. See its plan: leak-help status ${id}`,
    encrypt: (id) => `It is not encrypted yet. To encrypt it: leak-help session encrypt ${id}`,
    kept: 'Nothing was imported; nothing was changed.',
  },
}

export const session = { zh, en }
