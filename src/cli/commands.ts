// THE page: every command with its arguments, its options, what it opens and what runs it, in the order of the help.
// The help, the errors about usage, the README and the command reference are made from it; their sentences stand in
// words/help.ts. What people run most is imported here and loads with the program; the rest loads when it runs.
import { done } from '../commands/done.ts'
import { list } from '../commands/list.ts'
import { show } from '../commands/show.ts'
import { status } from '../commands/status.ts'
import { audiences } from '../core/papers/audiences.ts'
import { reportFormats } from '../core/papers/paper.ts'
import { options } from './options.ts'
import { type CommandSpec, command } from './spec.ts'

const required = { takes: 'required' } as const
const optional = { takes: 'optional' } as const
const many = { takes: 'many' } as const

const { outcome, on, until, note, fields } = options
const recording = {
  arguments: { step: required },
  options: { outcome, on, until, note, fields },
  opens: 'sessions',
} as const

export const commands = {
  // --- from the beginning to the plan ---
  start: command({
    arguments: { playbooks: many },
    options: {
      text: options.text,
      answers: options.answers,
      name: options.name,
      for: options.for,
      encrypt: options.encrypt,
      walk: options.walk,
    },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/start.ts')).start(ports, input),
  }),
  resume: command({
    arguments: { session: optional },
    options: { walk: options.walk },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/resume.ts')).resume(ports, input),
  }),
  list: command({ options: { text: options.text }, opens: 'content', run: list }),
  show: command({ arguments: { playbook: required }, opens: 'content', run: show }),
  status: command({
    arguments: { session: optional },
    options: { all: options.all },
    opens: 'sessions',
    run: status,
  }),
  why: command({
    arguments: { step: required },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/why.ts')).why(ports, input),
  }),
  calls: command({
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/calls.ts')).calls(ports, input),
  }),
  threats: command({
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/threats.ts')).threats(ports, input),
  }),
  contact: command({
    arguments: { query: many },
    opens: 'content',
    run: async (ports, input) => (await import('../commands/contact.ts')).contact(ports, input),
  }),
  law: command({
    arguments: { query: many },
    opens: 'content',
    run: async (ports, input) => (await import('../commands/law.ts')).law(ports, input),
  }),

  // --- recording ---
  done: command({ ...recording, run: done }),
  skip: command({
    ...recording,
    options: { outcome, until, note },
    run: async (ports, input) => (await import('../commands/skip.ts')).skip(ports, input),
  }),
  wait: command({
    ...recording,
    run: async (ports, input) => (await import('../commands/wait.ts')).wait(ports, input),
  }),
  reopen: command({
    ...recording,
    options: { note },
    run: async (ports, input) => (await import('../commands/reopen.ts')).reopen(ports, input),
  }),
  waive: command({
    arguments: { step: required },
    options: { note },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/waive.ts')).waive(ports, input),
  }),
  undo: command({
    options: { force: options.force },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/undo.ts')).undo(ports, input),
  }),
  redo: command({
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/redo.ts')).redo(ports, input),
  }),
  answers: command({
    arguments: { session: optional },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/answers.ts')).answers(ports, input),
  }),
  answer: command({
    arguments: { question: required, values: many },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/answer.ts')).answer(ports, input),
  }),
  add: command({
    arguments: { playbook: required },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/add.ts')).add(ports, input),
  }),

  // --- letters ---
  letter: command({
    arguments: { letter: optional },
    options: {
      all: { ...options.all, help: 'allLetters' },
      out: options.out,
      format: options.format,
      edit: options.edit,
      sheet: options.sheet,
      fields: { ...options.fields, help: 'setBlank' },
      new: options.new,
      sent: options.sent,
      on: { ...options.on, help: 'sentOn' },
      step: { ...options.step, help: 'sentStep' },
      outcome: options.outcome,
      force: { ...options.force, help: 'replace' },
    },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/letter.ts')).letter(ports, input),
  }),

  // --- reports ---
  report: command({
    options: {
      for: { takes: 'choice', of: audiences, as: 'whom', help: 'reportFor' },
      all: { takes: 'flag', help: 'reportAll' },
      out: { ...options.out, help: 'reportOut' },
      format: { takes: 'choice', of: [...reportFormats, 'csv'], as: 'format', help: 'format' },
      zip: { ...options.out, help: 'reportZip' },
      encrypt: { ...options.encrypt, help: 'reportEncrypt' },
      encryptTo: { takes: 'value', as: 'recipient', help: 'reportEncryptTo' },
      show: { takes: 'choice', of: ['notes'], as: 'what', help: 'reportShow' },
      force: { ...options.force, help: 'replace' },
    },
    opens: 'sessions',
    run: async (ports, { all, ...input }) =>
      all
        ? (await import('../commands/desk-report.ts')).reportDesk(ports, input)
        : (await import('../commands/report.ts')).report(ports, input),
  }),

  // --- calendar ---
  calendar: command({
    options: {
      out: { ...options.out, help: 'outCalendar' },
      plainWords: options.plainWords,
      force: { ...options.force, help: 'replace' },
    },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/calendar.ts')).calendar(ports, input),
  }),

  // --- the plan on a phone ---
  page: command({
    options: {
      out: { ...options.out, help: 'outPage' },
      large: options.large,
      notes: options.notes,
      force: { ...options.force, help: 'replace' },
    },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/page.ts')).page(ports, input),
  }),

  // --- notes ---
  'note list': command({
    options: { step: options.step },
    opens: 'sessions',
    isDefault: true,
    run: async (ports, input) => (await import('../commands/note/list.ts')).listNotebook(ports, input),
  }),
  'note add': command({
    arguments: { step: required, texts: many },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/note/add.ts')).addNote(ports, input),
  }),
  'note edit': command({
    arguments: { number: required, texts: many },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/note/edit.ts')).editNote(ports, input),
  }),
  'note delete': command({
    arguments: { number: required },
    options: { force: options.force },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/note/delete.ts')).deleteNote(ports, input),
  }),

  // --- evidence ---
  'evidence list': command({
    opens: 'sessions',
    isDefault: true,
    run: async (ports, input) => (await import('../commands/evidence/list.ts')).listPieces(ports, input),
  }),
  'evidence add': command({
    arguments: { file: optional },
    options: {
      ref: options.ref,
      step: { ...options.step, help: 'forStep' },
      kind: options.kind,
      from: options.from,
      on: { ...options.on, help: 'onShown' },
      inPlace: options.inPlace,
      notSexual: options.notSexual,
      force: { ...options.force, help: 'addTwice' },
    },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/evidence/add.ts')).addEvidence(ports, input),
  }),
  'evidence verify': command({
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/evidence/verify.ts')).verifyEvidence(ports, input),
  }),
  'evidence remove': command({
    arguments: { piece: required },
    options: { force: options.force },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/evidence/remove.ts')).removeEvidence(ports, input),
  }),
  'evidence export': command({
    arguments: { dir: required },
    options: { force: { ...options.force, help: 'addTo' } },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/evidence/export.ts')).exportEvidence(ports, input),
  }),
  'evidence wanted': command({
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/evidence/wanted.ts')).listWanted(ports, input),
  }),

  // --- losses ---
  'loss list': command({
    opens: 'sessions',
    isDefault: true,
    run: async (ports, input) => (await import('../commands/loss/list.ts')).listAllLosses(ports, input),
  }),
  'loss add': command({
    arguments: { amount: optional },
    options: { what: options.what, on: { ...options.on, help: 'lossOn' }, evidence: options.evidence },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/loss/add.ts')).addLoss(ports, input),
  }),
  'loss total': command({
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/loss/total.ts')).totalLosses(ports, input),
  }),
  'loss remove': command({
    arguments: { loss: required },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/loss/remove.ts')).removeLoss(ports, input),
  }),

  // --- sessions ---
  'session list': command({
    options: {
      all: options.all,
      overdue: options.overdue,
      due: options.due,
      playbook: options.playbook,
    },
    opens: 'sessions',
    isDefault: true,
    run: async (ports, input) => (await import('../commands/session/list.ts')).listSessions(ports, input),
  }),
  'session use': command({
    arguments: { session: required },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/session/use.ts')).useSession(ports, input),
  }),
  'session rename': command({
    arguments: { session: required, name: required },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/session/rename.ts')).renameSession(ports, input),
  }),
  'session close': command({
    arguments: { session: optional },
    options: { force: options.force },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/session/close.ts')).closeSession(ports, input),
  }),
  'session delete': command({
    arguments: { session: required },
    options: { force: options.force },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/session/delete.ts')).deleteSession(ports, input),
  }),
  'session export': command({
    arguments: { session: required, file: required },
    options: { force: { ...options.force, help: 'replace' } },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/session/export.ts')).exportSession(ports, input),
  }),
  'session import': command({
    arguments: { file: required },
    options: { into: options.into, prefer: options.prefer, yes: options.yes, secrets: options.secrets },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/session/import.ts')).importSession(ports, input),
  }),
  'session encrypt': command({
    arguments: { session: optional },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/session/encrypt.ts')).encryptSession(ports, input),
  }),
  'session decrypt': command({
    arguments: { session: optional },
    opens: 'sessions',
    run: async (ports, input) => (await import('../commands/session/decrypt.ts')).decryptSession(ports, input),
  }),
  'session passphrase': command({
    opens: 'sessions',
    run: async (ports) => (await import('../commands/session/passphrase.ts')).renewPassphrase(ports),
  }),

  // --- for authors ---
  'playbook check': command({
    arguments: { folder: optional },
    opens: 'content',
    run: async (ports, input) => (await import('../commands/playbook/check.ts')).checkPlaybooks(ports, input),
  }),
} as const satisfies Record<string, CommandSpec>

export type CommandName = keyof typeof commands

/** Names of all commands, in the order of the help. */
export const commandNames = Object.keys(commands) as CommandName[]

/** The first word of every command, each once: commands and groups. */
export const firstWords = [...new Set(commandNames.map((name) => name.split(' ')[0] ?? name))]

/** The second words of a group; none for a command that stands alone. */
export function secondWords(group: string): string[] {
  return commandNames.flatMap((name) => (name.startsWith(`${group} `) ? [name.slice(group.length + 1)] : []))
}
