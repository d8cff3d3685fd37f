// Handing a case over and back: what comes from the other copy, what does not fit together, how to send it back.
import { namedSession } from './named-session.ts'
import { plural } from './plural.ts'

const zh = {
  handover: {
    askWhere: '和这里的是同一个个案，记的不一样。怎么办？',
    into: (id: string, name: string) => `把多出来的并进${namedSession.zh(id, name)}，先看再定`,
    asNew: '作为新的个案加进来',
    propose: (id: string, command: string) => `要把多出来的并进个案${id}，先看再定：${command}`,
    title: (id: string, name: string) => `文件里有、${namedSession.zh(id, name)}没有的`,
    groups: {
      steps: '步骤',
      notes: '备注',
      answers: '回答',
      letters: '文书',
      evidence: '证据',
      losses: '损失',
      session: '个案',
    },
    who: (exported: string | undefined) =>
      `${exported ? `文件是${exported}导出的。` : ''}文件里没有写是谁记的，日子是记下的那天。`,
    takenBack: '撤回',
    noEntry: '没有多出来的记录。',
    more: (count: number) => `另有${count}条。加--json全部列出。`,
    passing: (count: number) => `另有${count}条是那边记了又撤回的，会留着，不算数。`,
    onlyHere: (count: number) => `这里有${count}条是文件里没有的，都保留。`,
    ahead: (count: number) => `有${count}条的日子还没到：那边的钟不准，或者是别人写进去的。`,
    intoPlain: (id: string) => `文件是加密的，个案${id}没有加密：并进来的会不加密地存下。`,
    nothing: (id: string, name: string) => `文件里没有${namedSession.zh(id, name)}缺的，什么都没有改动。`,
    contradictions: '两边对不上的',
    ours: '这里',
    theirs: '文件里',
    onlyTookBack: '撤回了，没有再记',
    counts: { ours: '算这里的', theirs: '算文件里的' },
    choose: (what: string, place: number, all: number) => `${place}/${all}：“${what}”算哪边的？`,
    loser: '没选的那边不算数，还留在个案的记录里。',
    ask: '并进来吗？',
    kept: '没有并进来，什么都没有改动。',
    taken: (id: string, name: string) => `已并进${namedSession.zh(id, name)}。看清单：leak-help status ${id}`,
    undo: '不能一次全部撤回，可以从最后一条起一条一条撤回：leak-help undo',
    notHere: (files: string) =>
      `这些证据只有记录，文件没有跟过来：${files}。请对方拷出来给你，收到后再加：leak-help evidence add <文件>`,
    sendBack: (id: string) => `让对方也有这里的，导出后发过去：leak-help session export ${id} <文件>`,
    giveBack: (id: string) =>
      `请人帮忙：对方导入后接着记，再导出发回来。你收到后并进来，先看再定：leak-help session import <文件> --into ${id}`,
    locked: '如果是某个加密个案的另一份，写明并进哪一个：leak-help session import <文件> --into <个案>',
  },
}

const en: typeof zh = {
  handover: {
    askWhere: 'It is a copy of a session here, with different entries. What should be done?',
    into: (id, name) => `Take what it has more into ${namedSession.en(id, name)}; look first`,
    asNew: 'Add it as a new session',
    propose: (id, command) => `To take what it has more into session ${id}, after a look: ${command}`,
    title: (id, name) => `In the file and not in ${namedSession.en(id, name)}`,
    groups: {
      steps: 'Steps',
      notes: 'Notes',
      answers: 'Answers',
      letters: 'Letters',
      evidence: 'Evidence',
      losses: 'Losses',
      session: 'Session',
    },
    who: (exported) =>
      `${exported ? `The file was exported on ${exported}. ` : ''}It does not say who recorded what; the days are those of recording.`,
    takenBack: 'taken back',
    noEntry: 'It has no entry more.',
    more: (count) => `${plural(count, 'more entry', 'more entries')}. Add --json to list all.`,
    passing: (count) =>
      `${plural(count, 'more entry was', 'more entries were')} recorded there and taken back; they are kept and do not count.`,
    onlyHere: (count) =>
      count === 1
        ? 'One entry here is not in the file; it stays.'
        : `${count} entries here are not in the file; they all stay.`,
    ahead: (count) =>
      `${plural(count, 'entry has', 'entries have')} a day still to come: the clock there was wrong, or somebody wrote it in.`,
    intoPlain: (id) => `The file is encrypted and session ${id} is not: what is taken in is stored without encryption.`,
    nothing: (id, name) => `The file has nothing that ${namedSession.en(id, name)} lacks; nothing was changed.`,
    contradictions: 'What does not fit together',
    ours: 'here',
    theirs: 'in the file',
    onlyTookBack: 'taken back, nothing recorded since',
    counts: { ours: 'what is here counts', theirs: 'what is in the file counts' },
    choose: (what, place, all) => `${place} of ${all}: which counts for “${what}”?`,
    loser: 'The other one does not count; it stays in the record of the session.',
    ask: 'Take it in?',
    kept: 'It was not taken in; nothing was changed.',
    taken: (id, name) => `Taken into ${namedSession.en(id, name)}. See its plan: leak-help status ${id}`,
    undo: 'It cannot be taken back all at once, but one by one from the last: leak-help undo',
    notHere: (files) =>
      `Of this evidence only the entries came, not the files: ${files}. Have them copied out and sent to you, then add them: leak-help evidence add <file>`,
    sendBack: (id) =>
      `For the other side to have what is here, export it and send it: leak-help session export ${id} <file>`,
    giveBack: (id) =>
      `To be helped: the other person imports it, goes on, exports it and sends it back. Take that in after a look: leak-help session import <file> --into ${id}`,
    locked:
      'If it is a copy of an encrypted session, name the one it belongs to: leak-help session import <file> --into <session>',
  },
}

export const handover = { zh, en }
