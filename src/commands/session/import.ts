// `leak-help session import <file>`: adds an exported session as a new one, after showing what it would add.
import { safeText } from '../../core/guard/safe-text.ts'
import { canonicalJson } from '../../core/session/canonical-json.ts'
import { listEvidence } from '../../core/session/evidence.ts'
import { longestExport, parseExportText } from '../../core/session/export.ts'
import { mostImportedEvents } from '../../core/session/limits.ts'
import { presentSession } from '../../core/session/present-session.ts'
import type { Session } from '../../core/session/schema.ts'
import { findSessionSecrets, withSecretsMasked } from '../../core/session/session-secrets.ts'
import { shellWord } from '../../core/shell-word.ts'
import { type Language, languages } from '../../core/text.ts'
import { openEncryption } from '../../dialogue/passphrase.ts'
import { openReader } from '../../dialogue/reader.ts'
import { UserError } from '../../errors.ts'
import type { Keyboard, Ports } from '../../ports.ts'
import { importView } from '../../render/import-view.ts'
import { wordsIn } from '../../words/words.ts'

export interface ImportOptions {
  file: string
  /** Do not ask. Secret numbers in it are asked about all the same, unless `secrets` says what becomes of them. */
  yes: boolean
  secrets?: 'mask' | 'keep' | undefined
}

/** Reads the file, shows what it holds, asks, and adds it. Sessions that are there stay as they are. */
export async function importSession(ports: Ports, options: ImportOptions): Promise<void> {
  if (ports.sessions.isPrivate) throw keepsNothing()
  ports.sessions.assertWritable()
  const found = await readExport(ports, options.file)
  assertNotEndless(options.file, found.session)
  const reader = await openReader(ports)
  const { words, paragraph, library } = reader
  const session = presentSession(library, found.session)
  const secrets = findSessionSecrets(library, found.session)
  ports.say(importView(reader, { ...found, session, twins: findTwins(ports, found.session), secrets }))
  const decision = await decide(ports, options, secrets !== undefined)
  if (decision === 'refuse') return ports.print(paragraph(words.exchange.kept))
  const { encrypted } = found
  const taken = decision === 'mask' ? withSecretsMasked(library, found.session) : found.session
  const make = (id: string) => ({ ...taken, id, name: chooseName(taken, id, ports) })
  const added = ports.sessions.create(make, { encrypted })
  ports.print(paragraph(words.exchange.imported(added.id, safeText(added.name))))
  if (secrets && decision === 'mask') ports.print(paragraph(words.exchange.masked))
  const files = listEvidence(taken).filter(({ file }) => file).length
  if (files > 0) ports.say(paragraph(words.evidence.notImported(files)))
  if (!encrypted && ports.sessions.encryption?.hasPassphrase()) ports.say(paragraph(words.exchange.encrypt(added.id)))
}

// Said before anything is asked: what is endless was not recorded by a person.
function assertNotEndless(file: string, { events }: Session): void {
  if (events.length <= mostImportedEvents) return
  throw new UserError(
    {
      zh: `没有导入“${file}”：里面有${events.length}条记录，最多只导入${mostImportedEvents}条的个案。`,
      en: `“${file}” was not imported: it holds ${events.length} entries, and a session of at most ${mostImportedEvents} is taken in.`,
    },
    {
      zh: '这不像是人记下来的。请对方看看这份文件，重新导出再传。',
      en: 'That does not look like what a person recorded. Have the file looked at, exported and sent again.',
    },
  )
}

function keepsNothing(): UserError {
  return new UserError(
    { zh: '--private什么都不保存，没有地方导入。', en: '--private keeps nothing, so nothing can be imported.' },
    { zh: '去掉--private再导入。', en: 'Leave out --private to import it.' },
    { exitCode: 2 },
  )
}

async function readExport(ports: Ports, file: string): Promise<Whole & { encrypted: boolean }> {
  const { text, encrypted } = await readText(ports, file)
  const parsed = parseExportText(text, ports.sha256)
  switch (parsed.kind) {
    case 'whole':
      return { ...parsed, encrypted }
    case 'newer':
      throw new UserError(
        {
          zh: `没有导入“${file}”：它是更新版本的leak-help导出的。`,
          en: `“${file}” was not imported: it comes from a newer leak-help.`,
        },
        { zh: '把leak-help升级到最新版，再导入。', en: 'Update leak-help, then import it again.' },
      )
    case 'refused':
      throw new UserError(
        { zh: `没有导入“${file}”：${parsed.problem.zh}。`, en: `“${file}” was not imported: ${parsed.problem.en}.` },
        {
          zh: '请对方重新导出，再传一次：leak-help session export',
          en: 'Have it exported and sent again: leak-help session export',
        },
      )
  }
}

type Whole = Extract<ReturnType<typeof parseExportText>, { kind: 'whole' }>

// A copy of an encrypted session opens with the passphrase of this folder, and is encrypted again when it is added.
async function readText(ports: Ports, file: string): Promise<{ text: string; encrypted: boolean }> {
  const found = ports.files.read(file, longestExport)
  if (!isEncryptedFile(found.bytes)) return { text: found.text(), encrypted: false }
  return { text: (await openEncryption(ports)).decryptFile(found.bytes, file), encrypted: true }
}

function isEncryptedFile(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 22)).toString() === 'age-encryption.org/v1\n'
}

// What is not taken at the keyboard is not taken unseen from a file either.
async function decide(
  ports: Ports,
  { file, yes, secrets }: ImportOptions,
  hasSecrets: boolean,
): Promise<'mask' | 'keep' | 'refuse'> {
  const { keyboard, language } = ports
  const { exchange: words } = wordsIn(language)
  if (!hasSecrets || secrets) {
    const isAgreed = yes || (await agreed(keyboard, file, words.ask))
    return isAgreed ? (secrets ?? 'keep') : 'refuse'
  }
  if (!keyboard) throw holdsSecrets(file)
  return keyboard.chooseOne({
    message: words.askSecrets,
    choices: [
      { value: 'refuse', label: words.refuse },
      { value: 'mask', label: words.mask },
      { value: 'keep', label: words.keep },
    ],
  })
}

async function agreed(keyboard: Keyboard | undefined, file: string, message: string): Promise<boolean> {
  if (keyboard) return keyboard.confirm({ message, initial: false })
  throw new UserError(
    {
      zh: '导入要在终端里确认，现在什么都没有改动。',
      en: 'Importing asks for confirmation at a terminal; nothing was changed.',
    },
    {
      zh: `确定导入：leak-help session import ${shellWord(file)} --yes`,
      en: `To import all the same: leak-help session import ${shellWord(file)} --yes`,
    },
    { exitCode: 2 },
  )
}

function holdsSecrets(file: string): UserError {
  return new UserError(
    {
      zh: '里面有平时不保存的号码，要说清怎么办才能导入；现在什么都没有改动。',
      en: 'It holds numbers that are not kept otherwise, so importing needs to know what becomes of them; nothing was changed.',
    },
    {
      zh: `遮住再导入（原样保留用keep）：leak-help session import ${shellWord(file)} --yes --secrets mask`,
      en: `To import it with them masked (keep: as they are): leak-help session import ${shellWord(file)} --yes --secrets mask`,
    },
    { exitCode: 2 },
  )
}

// Sessions here that began at the same moment: the same one at another time, or with the same records.
function findTwins(ports: Ports, session: Session): { id: string; name: string; same: boolean }[] {
  const content = keepSubstance(session)
  return ports.sessions
    .list()
    .filter(({ created, encrypted, problem }) => created === session.created && !encrypted && !problem)
    .map(({ id, name }) => ({ id, name, same: keepSubstance(ports.sessions.read(id).session) === content }))
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
