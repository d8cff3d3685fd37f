// Every option once.
import { paperFormats } from '../core/papers/paper.ts'
import type { OptionSpec } from './spec.ts'

export const options = {
  text: { takes: 'value', as: 'sentence', help: 'text' },
  answers: { takes: 'value', as: 'file', help: 'answers' },
  name: { takes: 'value', as: 'name', help: 'name' },
  for: { takes: 'choice', of: ['self', 'other'], as: 'whom', help: 'for' },
  encrypt: { takes: 'flag', help: 'encrypt' },
  walk: { takes: 'off', help: 'noWalk' },
  all: { takes: 'flag', help: 'all' },
  overdue: { takes: 'flag', help: 'overdue' },
  due: { takes: 'value', as: 'date', help: 'due' },
  playbook: { takes: 'value', as: 'playbook', help: 'playbook' },
  outcome: { takes: 'value', as: 'id', help: 'outcome' },
  on: { takes: 'value', as: 'date', help: 'on' },
  until: { takes: 'value', as: 'date', help: 'until' },
  note: { takes: 'value', as: 'text', help: 'note' },
  step: { takes: 'value', as: 'step', help: 'step' },
  what: { takes: 'value', as: 'text', help: 'what' },
  evidence: { takes: 'value', as: 'number', help: 'shownBy' },
  fields: { takes: 'pairs', as: 'field=value', help: 'set' },
  ref: { takes: 'value', as: 'text', help: 'ref' },
  kind: { takes: 'value', as: 'kind', help: 'kind' },
  from: { takes: 'value', as: 'text', help: 'from' },
  inPlace: { takes: 'flag', help: 'inPlace' },
  notSexual: { takes: 'flag', help: 'notSexual' },
  force: { takes: 'flag', help: 'force' },
  yes: { takes: 'flag', help: 'yes' },
  out: { takes: 'value', as: 'file', help: 'out' },
  format: { takes: 'choice', of: paperFormats, as: 'format', help: 'format' },
  edit: { takes: 'flag', help: 'edit' },
  plainWords: { takes: 'flag', help: 'plainWords' },
  large: { takes: 'flag', help: 'large' },
  notes: { takes: 'flag', help: 'withNotes' },
  sheet: { takes: 'flag', help: 'sheet' },
  sent: { takes: 'flag', help: 'sent' },
  new: { takes: 'flag', help: 'newLetter' },
  into: { takes: 'value', as: 'id', help: 'into' },
  prefer: { takes: 'choice', of: ['mine', 'theirs'], as: 'whose', help: 'prefer' },
  secrets: { takes: 'choice', of: ['mask', 'keep'], as: 'how', help: 'secrets' },
} as const satisfies Record<string, OptionSpec>

/** Options whose name on the command line is not their key. */
export const typedNames: Readonly<Record<string, string>> = { fields: 'set' }

/** Options that every command takes. */
export const globalOptions = {
  lang: { takes: 'value', as: 'language', help: 'lang' },
  session: { takes: 'value', as: 'id', help: 'session' },
  dataDir: { takes: 'value', as: 'folder', help: 'dataDir' },
  playbooks: { takes: 'values', as: 'folder', help: 'playbooks' },
  private: { takes: 'flag', help: 'private' },
  json: { takes: 'flag', help: 'json' },
  plain: { takes: 'flag', help: 'plain' },
  color: { takes: 'off', help: 'noColor' },
} as const satisfies Record<string, OptionSpec>

/** The global options as parsed. */
export interface Globals {
  lang: string | undefined
  session: string | undefined
  dataDir: string | undefined
  playbooks: string[]
  private: boolean
  json: boolean
  plain: boolean
  color: boolean
}

/** An option as it is typed: `--data-dir`, `--no-walk`. */
export function typeOption(key: string, { takes }: OptionSpec): string {
  const name = (typedNames[key] ?? key).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return takes === 'off' ? `--no-${name}` : `--${name}`
}
