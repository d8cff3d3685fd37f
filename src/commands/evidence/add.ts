// `leak-help evidence add [file]`: takes a file into the session, or notes where something is.
import { safeText } from '../../core/guard/safe-text.ts'
import { type CheckedEvidence, checkEvidence, keptName, type TypedEvidence } from '../../core/plan/new-evidence.ts'
import { listEvidence, nextEvidenceNumber, withEvidenceAdded } from '../../core/session/evidence.ts'
import { askAboutPiece, askAllOfPiece, askWhichPiece, keyboardForPieces } from '../../dialogue/ask-piece.ts'
import { lastPieceLines, printEvidenceJson, sayLarge } from '../../dialogue/evidence.ts'
import { refuseMinorImages } from '../../dialogue/minor-images.ts'
import { type OpenSession, openSession } from '../../dialogue/open-session.ts'
import { openLayout } from '../../dialogue/reader.ts'
import { saveChange } from '../../dialogue/save-change.ts'
import { orThrow, UserError } from '../../errors.ts'
import type { FileDigest, FoundFile, NewCopy, Ports } from '../../ports.ts'
import type { Layout } from '../../render/reader.ts'

export interface AddOptions {
  file?: string | undefined
  ref?: string | undefined
  step?: string | undefined
  kind?: string | undefined
  from?: string | undefined
  on?: string | undefined
  inPlace: boolean
  notSexual: boolean
  /** Add what is there already. */
  force: boolean
  session?: string | undefined
  json: boolean
}

/** Adds a piece of evidence; what it is is asked for at the keyboard where nothing was named. It is on disk, file and entry, when this returns. */
export async function addEvidence(ports: Ports, typed: AddOptions): Promise<void> {
  if (typed.file !== undefined && typed.ref !== undefined) throw oneOfBoth()
  const isNamed = typed.file !== undefined || typed.ref !== undefined
  const keyboard = keyboardForPieces(ports, typed)
  if (!isNamed && !keyboard) throw nothingNamed()
  const complete = async (layout: Layout): Promise<AddOptions> =>
    isNamed || !keyboard ? typed : { ...typed, ...(await askWhichPiece(ports, keyboard, layout)) }
  if (ports.sessions.isPrivate) return showPrivately(ports, await complete(await openLayout(ports)))
  const open = await openSession(ports, typed.session)
  const { reader, plan } = open
  const checked = (piece: TypedEvidence) =>
    orThrow(checkEvidence({ library: reader.library, plan, today: ports.today() }, piece)).piece
  // What will not do is said before anything is asked.
  checked(typed)
  const options = await complete(reader)
  const file = options.file === undefined ? undefined : await ports.files.look(options.file)
  const given = { ...options, fileName: file?.name, path: options.inPlace ? file?.path : undefined }
  if (isNamed) checked(given)
  if (file) await refuseMinorImages(ports, open, { file, isConfirmed: options.notSexual })
  const asked =
    keyboard &&
    (isNamed
      ? await askAboutPiece(ports, keyboard, reader, options)
      : await askAllOfPiece(ports, keyboard, reader, { plan, given: options }))
  const piece = checked({ ...given, ...asked, isAskedAbout: !isNamed })
  const added = await whileHeld(ports, open, () => addPiece(ports, open, { piece, file, options }))
  const { evidence, comma } = reader.words
  if (!added) return ports.print(reader.paragraph(evidence.notAdded))
  const { after, replaced } = added
  if (replaced.length > 0) ports.say(reader.paragraph(evidence.replaces(replaced.join(comma))))
  if (options.json) return printEvidenceJson(ports, after)
  printAdded(ports, after, { file, piece, inPlace: options.inPlace })
}

// What is copied and what is saved belong together: nobody else changes the session in between.
async function whileHeld<Result>(
  { sessions }: Ports,
  { session }: OpenSession,
  work: () => Promise<Result>,
): Promise<Result> {
  const release = sessions.hold(session.id)
  try {
    return await work()
  } finally {
    release()
  }
}

interface Adding {
  piece: CheckedEvidence
  file: FoundFile | undefined
  options: AddOptions
}

interface Added {
  after: OpenSession
  /** Numbers of the pieces with the same content that are not there any more as they were. */
  replaced: readonly number[]
}

// Undefined: it is there already, and the person does not want it twice.
async function addPiece(ports: Ports, open: OpenSession, { piece, file, options }: Adding): Promise<Added | undefined> {
  if (!file) return { after: save(ports, open, piece), replaced: [] }
  sayLarge(ports, open.reader, file.size)
  if (options.inPlace) {
    const { size, sha256 } = await ports.files.digest(file.path)
    const replaced = await findReplaced(ports, open, { size, sha256 }, options)
    return replaced && { after: save(ports, open, piece, { size, sha256, path: file.path }), replaced }
  }
  const number = nextEvidenceNumber(ports.sessions.read(open.session.id).session)
  const copy = await copyIn(ports, open, file, number)
  let isSaved: boolean | undefined = false
  try {
    const replaced = await findReplaced(ports, open, copy, options)
    if (!replaced) return undefined
    const { size, sha256, tag } = copy
    const after = save(ports, open, piece, { size, sha256, copy: tag })
    isSaved = true
    return { after, replaced }
  } finally {
    isSaved ||= hasEntry(ports, open, number)
    if (isSaved) copy.keep()
    // Where nobody can say now it stays marked, and the next one that is added clears up.
    else if (isSaved === false) copy.takeBack()
  }
}

function copyIn({ sessions }: Ports, { session }: OpenSession, file: FoundFile, number: number): Promise<NewCopy> {
  if (!sessions.evidence) throw new Error('a store that keeps sessions keeps their evidence')
  return sessions.evidence.copyIn(session.id, file, number)
}

// It may be saved although something was said of it: the disk did not confirm it.
function hasEntry({ sessions }: Ports, { session: { id } }: OpenSession, number: number): boolean | undefined {
  try {
    return nextEvidenceNumber(sessions.read(id).session) > number
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

function save(
  ports: Ports,
  open: OpenSession,
  piece: CheckedEvidence,
  file?: FileDigest & { path?: string; copy?: string },
): OpenSession {
  const entry = { at: ports.at(), ...piece, ...(file ? { file } : {}) }
  return saveChange(ports, open, (stored) => withEvidenceAdded(stored, entry, ports.sha256).session)
}

// What is gone or changed is no reason to leave out a file that is here. Undefined: it is there, and not wanted twice.
async function findReplaced(
  ports: Ports,
  { reader, session: { id } }: OpenSession,
  { sha256 }: FileDigest,
  { force, json }: AddOptions,
): Promise<number[] | undefined> {
  if (force) return []
  const { keyboard, sessions } = ports
  const replaced: number[] = []
  for (const same of listEvidence(sessions.read(id).session).filter(({ file }) => file?.sha256 === sha256)) {
    const { number, name } = same
    if ((await sessions.evidence?.check(id, same)) !== 'same') replaced.push(number)
    else {
      if (!keyboard || json) throw isThere(number)
      const { evidence } = reader.words
      ports.say(reader.paragraph(evidence.twice(number, safeText(name))))
      return (await keyboard.confirm({ message: evidence.addTwice, initial: false })) ? [] : undefined
    }
  }
  return replaced
}

function printAdded(
  ports: Ports,
  open: OpenSession,
  { file, piece, inPlace }: { file: FoundFile | undefined; piece: CheckedEvidence; inPlace: boolean },
): void {
  const { reader, session } = open
  const { paragraph, style, words } = reader
  const { evidence } = words
  const added = listEvidence(session).at(-1)
  const isMasked = file !== undefined && keptName(file.name) !== file.name
  ports.print([
    ...paragraph(evidence.added(added?.number ?? 0, safeText(piece.name))).map(style.good),
    ...lastPieceLines(ports, open),
    ...(added?.file ? reader.hanging('     ', `${evidence.sum}${words.colon}${added.file.sha256}`) : []),
    ...(isMasked ? paragraph(evidence.masked(safeText(piece.name))) : []),
    ...(file?.isLink ? paragraph(evidence.link(safeText(file.path))) : []),
    ...(file
      ? inPlace
        ? [evidence.inPlace(safeText(file.path)), evidence.keepThere]
        : [evidence.copied]
      : [evidence.onlyNoted]
    )
      .flatMap(paragraph)
      .map(style.quiet),
  ])
}

// Nothing is written, so all there is to give is what the file is.
async function showPrivately(ports: Ports, { file, ref, json }: AddOptions): Promise<void> {
  const { words, paragraph, hanging } = await openLayout(ports)
  const { evidence, colon } = words
  const found = file === undefined ? undefined : await ports.files.look(file)
  const digest = found && (await ports.files.digest(found.path))
  if (json) {
    const { jsonText } = await import('../../render/json-text.ts')
    return ports.print(jsonText({ schema: 1, kept: false, name: found?.name ?? ref, ...digest }))
  }
  ports.print([
    ...paragraph(safeText(found?.name ?? ref ?? '')),
    ...(digest ? hanging('  ', `${evidence.sum}${colon}${digest.sha256}`) : []),
    ...paragraph(evidence.privately),
  ])
}

function oneOfBoth(): UserError {
  return new UserError(
    {
      zh: '写一个文件，或者用--ref写下它是什么，两样选一样。',
      en: 'Name a file, or say with --ref what it is: one of the two.',
    },
    {
      zh: '加一个文件：leak-help evidence add <文件>',
      en: 'To add a file: leak-help evidence add <file>',
    },
    { exitCode: 2 },
  )
}

function nothingNamed(): UserError {
  return new UserError(
    {
      zh: '没有写是哪个文件，也没有用--ref写它是什么。什么都没有记。',
      en: 'Neither a file nor --ref says what to add. Nothing was recorded.',
    },
    {
      zh: '不在这台电脑上的，用--ref写下它是什么、在哪里。加一个文件：leak-help evidence add <文件>',
      en: 'What is elsewhere is noted with --ref and a description. To add a file: leak-help evidence add <file>',
    },
    { exitCode: 2 },
  )
}

function isThere(number: number): UserError {
  return new UserError(
    {
      zh: `没有加入：内容和证据${number}完全一样。`,
      en: `It was not added: its content is exactly that of evidence ${number}.`,
    },
    { zh: '确定要再加一份，就加上 --force。', en: 'To add it all the same, add --force.' },
  )
}
