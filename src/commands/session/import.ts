// `leak-help session import <file>`: adds an exported session as a new one, or takes what it has more into one that is here.
// What comes is shown before it is taken.
import { safeText } from '../../core/guard/safe-text.ts'
import { canonicalJson } from '../../core/session/canonical-json.ts'
import { listEvidence } from '../../core/session/evidence.ts'
import { mostMergedEvents } from '../../core/session/limits.ts'
import { presentSession } from '../../core/session/present-session.ts'
import { isSameOrigin } from '../../core/session/same-origin.ts'
import type { Session } from '../../core/session/schema.ts'
import { findSessionSecrets, withSecretsMasked } from '../../core/session/session-secrets.ts'
import { shellWord } from '../../core/shell-word.ts'
import { type Language, languages } from '../../core/text.ts'
import { agreeToImport } from '../../dialogue/agree-import.ts'
import { importInto } from '../../dialogue/import-into.ts'
import { type FoundExport, readExport } from '../../dialogue/read-export.ts'
import { openReader } from '../../dialogue/reader.ts'
import { UserError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { importView } from '../../render/import-view.ts'
import type { Reader } from '../../render/reader.ts'
import { wordsIn } from '../../words/words.ts'

export interface ImportOptions {
  file: string
  /** The session to take it into, instead of adding a new one. */
  into?: string | undefined
  /** Whose counts where both recorded what does not fit together. */
  prefer?: 'mine' | 'theirs' | undefined
  /** Do not ask. Secret numbers in it are asked about all the same, unless `secrets` says what becomes of them. */
  yes: boolean
  secrets?: 'mask' | 'keep' | undefined
  json?: boolean
}

/** Reads the file, shows what it holds, asks, and takes it in. What is here already stays. */
export async function importSession(ports: Ports, options: ImportOptions): Promise<void> {
  const { file, into, prefer, yes } = options
  if (ports.sessions.isPrivate) throw keepsNothing()
  if (into === undefined && prefer !== undefined) throw nothingToPrefer(file)
  // Only a look at it changes nothing.
  if (into === undefined || yes || !options.json) ports.sessions.assertWritable()
  const found = await readExport(ports, file, into === undefined ? {} : { most: mostMergedEvents })
  const reader = await openReader(ports)
  if (into !== undefined) return importInto(ports, reader, found, { ...options, into, json: options.json ?? false })
  const { words, paragraph, library } = reader
  const session = presentSession(library, found.session)
  const secrets = findSessionSecrets(library, found.session)
  const twins = findTwins(ports, reader, found.session)
  // A data folder may hold the same session many times.
  const fitting = twins.filter(({ fits }) => fits).slice(0, 5)
  const isAsked = fitting.length > 0 && ports.keyboard !== undefined && !yes
  ports.say(importView(reader, { ...found, session, twins, secrets, isAsked }))
  const where = await chooseWhere(ports, reader, { twins, fitting }, options)
  if (where.kind === 'refuse') return ports.print(paragraph(words.exchange.kept))
  if (where.kind === 'into') return importInto(ports, reader, found, { ...options, into: where.id, json: false })
  const asked = {
    typed: shellWord(file),
    ask: words.exchange.ask,
    yes: yes || where.isChosen,
    secrets: options.secrets,
  }
  const decision = await agreeToImport(ports, asked, secrets !== undefined)
  if (decision === 'refuse') return ports.print(paragraph(words.exchange.kept))
  addAsNew(ports, reader, found, decision === 'mask')
  if (secrets && decision === 'mask') ports.print(paragraph(words.exchange.masked))
}

function addAsNew(ports: Ports, { words, paragraph, library }: Reader, found: FoundExport, mask: boolean): void {
  const { encrypted } = found
  const taken = mask ? withSecretsMasked(library, found.session) : found.session
  const make = (id: string) => ({ ...taken, id, name: chooseName(taken, id, ports) })
  const added = ports.sessions.create(make, { encrypted })
  ports.print(paragraph(words.exchange.imported(added.id, safeText(added.name))))
  const files = listEvidence(taken).filter(({ file }) => file).length
  if (files > 0) ports.say(paragraph(words.evidence.notImported(files)))
  if (!encrypted && ports.sessions.encryption?.hasPassphrase()) ports.say(paragraph(words.exchange.encrypt(added.id)))
}

interface Twin {
  id: string
  name: string
  /** It has the same records. */
  same: boolean
  /** What the file has more can be taken into it. */
  fits: boolean
}

type Where = { kind: 'new'; isChosen: boolean } | { kind: 'into'; id: string } | { kind: 'refuse' }

// Where the file is another copy of a session that is here, taking it into that one is proposed.
async function chooseWhere(
  ports: Ports,
  { words, paragraph }: Reader,
  { twins, fitting }: { twins: readonly Twin[]; fitting: readonly Twin[] },
  { file, yes }: ImportOptions,
): Promise<Where> {
  const { handover, exchange } = words
  if (fitting.length > 0 && ports.keyboard && !yes) {
    const choice = await ports.keyboard.chooseOne({
      message: handover.askWhere,
      choices: [
        ...fitting.map(({ id, name }) => ({ value: `into ${id}`, label: handover.into(id, safeText(name)) })),
        { value: 'new', label: handover.asNew },
        { value: 'refuse', label: exchange.refuse },
      ],
    })
    if (choice === 'refuse') return { kind: 'refuse' }
    return choice === 'new' ? { kind: 'new', isChosen: true } : { kind: 'into', id: choice.slice('into '.length) }
  }
  for (const { id } of fitting)
    ports.say(paragraph(handover.propose(id, `leak-help session import ${shellWord(file)} --into ${id}`)))
  const { encryption } = ports.sessions
  if (twins.length === 0 && ports.sessions.list().some(({ id }) => encryption?.isLocked(id)))
    ports.say(paragraph(handover.locked))
  return { kind: 'new', isChosen: false }
}

function keepsNothing(): UserError {
  return new UserError(
    { zh: '--private什么都不保存，没有地方导入。', en: '--private keeps nothing, so nothing can be imported.' },
    { zh: '去掉--private再导入。', en: 'Leave out --private to import it.' },
    { exitCode: 2 },
  )
}

function nothingToPrefer(file: string): UserError {
  return new UserError(
    {
      zh: '--prefer要和--into一起用：作为新的个案加进来，没有什么要选。',
      en: '--prefer goes with --into: there is nothing to choose where a new session is added.',
    },
    {
      zh: `写明并进哪一个：leak-help session import ${shellWord(file)} --into <个案>`,
      en: `Name the session to take it into: leak-help session import ${shellWord(file)} --into <session>`,
    },
    { exitCode: 2 },
  )
}

// Sessions here that began at the same moment: the same one at another time, or with the same records.
function findTwins(ports: Ports, { library }: Reader, session: Session): Twin[] {
  const content = keepSubstance(session)
  return ports.sessions
    .list()
    .filter(
      ({ id, created, encrypted, problem }) =>
        !problem && (encrypted ? isOpen(ports, id) : created === session.created),
    )
    .map(({ id }) => ports.sessions.read(id).session)
    .filter(({ created }) => created === session.created)
    .map((one) => {
      const same = keepSubstance(one) === content
      return {
        id: one.id,
        name: one.name,
        same,
        fits: !same && session.events.length <= mostMergedEvents && isSameOrigin(library, [one, session], ports.sha256),
      }
    })
}

// Its passphrase was given in this run, for the file.
function isOpen({ sessions: { encryption } }: Ports, id: string): boolean {
  return encryption !== undefined && !encryption.isLocked(id)
}

// What the person said and did, apart from what differs between two computers.
function keepSubstance({ playbooks, answers, events }: Session): string {
  return canonicalJson({ playbooks, answers, events })
}

// “Session 2” would be a confusing name for session 5.
function chooseName(session: Session, id: string, { language }: { language: Language }): string {
  const wasDefault = languages.some((one) => wordsIn(one).session.defaultName(session.id) === session.name)
  return wasDefault ? wordsIn(language).session.defaultName(id) : session.name
}
