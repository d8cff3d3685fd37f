// Takes what another copy of a session has more into the one that is here: shown first, chosen where both recorded what does
// not fit together, agreed to, and only then saved.
import { safeText } from '../core/guard/safe-text.ts'
import { isSameJson } from '../core/session/canonical-json.ts'
import { listEvidence } from '../core/session/evidence.ts'
import { type Merge, mergeSessions } from '../core/session/merge.ts'
import type { Side } from '../core/session/merge-decision.ts'
import { isSameOrigin } from '../core/session/same-origin.ts'
import type { Session } from '../core/session/schema.ts'
import { findSessionSecrets } from '../core/session/session-secrets.ts'
import { shellWord } from '../core/shell-word.ts'
import { orThrow, UserError } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { type FileToFetch, mergeJson } from '../render/merge-json.ts'
import { contradictionsView, type MergeInto, mergeView, nameMatter, writeSide } from '../render/merge-view.ts'
import type { Reader } from '../render/reader.ts'
import { shortened } from '../render/shortened.ts'
import { agreeToImport } from './agree-import.ts'
import { readSession, sayNotice } from './open-session.ts'
import type { FoundExport } from './read-export.ts'

export interface IntoOptions {
  file: string
  into: string
  prefer?: 'mine' | 'theirs' | undefined
  yes: boolean
  secrets?: 'mask' | 'keep' | undefined
  json: boolean
}

/**
 * Shows what comes, asks, and saves it. With `json` and without `yes` it only shows. Throws UserError with nothing changed for
 * what is no copy of the session, and where nobody can choose.
 */
export async function importInto(
  ports: Ports,
  reader: Reader,
  found: FoundExport,
  options: IntoOptions,
): Promise<void> {
  const { id } = (await readSession(ports, options.into)).session
  if (options.json && !options.yes) return takeInto(ports, reader, found, { ...options, into: id })
  // What is shown and agreed to is what is saved.
  const release = ports.sessions.hold(id)
  try {
    await takeInto(ports, reader, found, { ...options, into: id })
  } finally {
    release()
  }
}

async function takeInto(ports: Ports, reader: Reader, found: FoundExport, options: IntoOptions): Promise<void> {
  const { words, paragraph, library } = reader
  const { handover } = words
  const opened = ports.sessions.read(options.into)
  sayNotice(ports, opened)
  const { session } = opened
  const { id, name } = session
  if (!isSameOrigin(library, [session, found.session], ports.sha256)) throw isNoCopy(id, options.file)

  const choices = new Map<string, Side>()
  const merge = (ours: Session, mask = false) =>
    mergeFound(ports, reader, [ours, found.session], { options, choices, mask })
  const shown = merge(session)
  const secrets = findSessionSecrets(library, shown.arriving)
  const into: MergeInto = { id, name, exported: found.exported, now: ports.at(), secrets }
  const json = (state: Merge, taken: boolean) =>
    jsonText(mergeJson(reader, state, { into, taken, files: filesToFetch(ports, session, state.session) }))
  if (addsNothing(shown, session))
    return ports.print(options.json ? json(shown, false) : paragraph(handover.nothing(id, safeText(name))))
  if (options.json && !options.yes) return ports.print(json(shown, false))

  const keyboard = options.json ? undefined : ports.keyboard
  if (!options.json) ports.say(mergeView(reader, shown, into))
  if (!options.json && found.encrypted && !ports.sessions.summary(id).encrypted)
    ports.say(paragraph(handover.intoPlain(id)).map(reader.style.warning))
  const isOpen = shown.contradictions.some(({ choice }) => choice === undefined)
  if (isOpen && keyboard) await chooseSides(keyboard, reader, shown, choices)
  else if (!options.json) ports.say(contradictionsView(reader, shown))
  if (isOpen && !keyboard)
    throw mustChoose(shown.contradictions.length, options, options.json ? JSON.parse(json(shown, false)) : undefined)

  const decision = await agreeToImport(
    { ...ports, keyboard },
    { typed: typedFor(options), ask: handover.ask, yes: options.yes, secrets: options.secrets },
    secrets !== undefined,
  )
  if (decision === 'refuse') return ports.print(paragraph(handover.kept))
  let taken = shown
  ports.sessions.update(id, (current) => {
    // Nobody changed it since, for it is held; on a disk with surprises it is looked at anew.
    const isShown = current.revision === session.revision && decision === 'keep' && choices.size === 0
    if (!isShown) taken = merge(current, decision === 'mask')
    if (taken.contradictions.some(({ choice }) => choice === undefined)) throw changedMeanwhile(id)
    return taken.session
  })
  if (options.json) return ports.print(json(taken, true))
  const files = filesToFetch(ports, session, taken.session)
  const named = shortened(files.map((piece) => `#${piece.number} ${safeText(piece.name)}`)).join(words.semicolon)
  ports.print([
    ...paragraph(handover.taken(id, safeText(name))).map(reader.style.good),
    ...(secrets && decision === 'mask' ? paragraph(words.exchange.masked) : []),
    ...(files.length > 0 ? paragraph(handover.notHere(named)).map(reader.style.warning) : []),
    ...[handover.undo, ...(taken.onlyHere > 0 ? [handover.sendBack(id)] : [])]
      .flatMap(paragraph)
      .map(reader.style.quiet),
  ])
}

function mergeFound(
  ports: Ports,
  { library }: Reader,
  [ours, theirs]: readonly [Session, Session],
  { options: { prefer }, choices, mask }: { options: IntoOptions; choices: ReadonlyMap<string, Side>; mask: boolean },
): Merge {
  const preferred = prefer === 'mine' ? 'ours' : prefer
  const choose = ({ id }: { id: string }) => choices.get(id) ?? preferred
  return orThrow(mergeSessions(ours, theirs, { library, hash: ports.sha256, at: ports.at(), choose, mask }))
}

// A file that was written by hand may have playbooks and answers without an entry.
function addsNothing({ session, contradictions }: Merge, { events, playbooks }: Session): boolean {
  return (
    contradictions.length === 0 && session.events.length === events.length && isSameJson(session.playbooks, playbooks)
  )
}

async function chooseSides(
  keyboard: Keyboard,
  reader: Reader,
  merge: Merge,
  choices: Map<string, Side>,
): Promise<void> {
  const { handover } = reader.words
  const { contradictions } = merge
  for (const [place, one] of contradictions.entries()) {
    const message = handover.choose(nameMatter(reader, one), place + 1, contradictions.length)
    const choice = await keyboard.chooseOne<Side>({
      message,
      hint: handover.loser,
      choices: (['ours', 'theirs'] as const).map((side) => ({
        value: side,
        label: writeSide(reader, one, side),
      })),
    })
    choices.set(one.id, choice)
  }
}

// Pieces that came whose files did not. Files that stay where somebody else has them are on another computer.
function filesToFetch({ sessions }: Ports, before: Session, after: Session): FileToFetch[] {
  const known = new Set(listEvidence(before).map(({ number }) => number))
  return listEvidence(after).flatMap((piece) => {
    const { number, name, file } = piece
    if (!file || known.has(number) || sessions.evidence?.hasCopy(after.id, piece)) return []
    return [{ number, name, sha256: file.sha256 }]
  })
}

function typedFor({ file, into, prefer }: IntoOptions): string {
  return `${shellWord(file)} --into ${into}${prefer ? ` --prefer ${prefer}` : ''}`
}

function isNoCopy(id: string, file: string): UserError {
  return new UserError(
    {
      zh: `没有并进来：文件里的不是个案${id}的另一份。什么都没有改动。`,
      en: `It was not taken in: what is in the file is no copy of session ${id}. Nothing was changed.`,
    },
    {
      zh: `作为新的个案加进来：leak-help session import ${shellWord(file)}`,
      en: `To add it as a new session: leak-help session import ${shellWord(file)}`,
    },
  )
}

function mustChoose(count: number, options: IntoOptions, json: unknown): UserError {
  const typed = typedFor(options)
  return new UserError(
    {
      zh: `没有并进来：两边有${count}处对不上，要说清算哪边的。什么都没有改动。`,
      en: `It was not taken in: ${count === 1 ? 'one thing does' : `${count} things do`} not fit together, and it has to be said which side counts. Nothing was changed.`,
    },
    {
      zh: `都算这里的（算文件里的用theirs）：leak-help session import ${typed} --prefer mine --yes`,
      en: `For what is here to count (theirs: what is in the file): leak-help session import ${typed} --prefer mine --yes`,
    },
    { exitCode: 2, json },
  )
}

function changedMeanwhile(id: string): UserError {
  return new UserError(
    {
      zh: `没有并进来：个案${id}刚刚又变了。什么都没有改动。`,
      en: `It was not taken in: session ${id} was changed a moment ago. Nothing was changed by this.`,
    },
    { zh: '再导入一次。', en: 'Import it again.' },
  )
}
