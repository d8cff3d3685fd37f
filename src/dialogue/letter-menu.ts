// A letter at the keyboard: look at it, fill in what is open, save it, learn how to send it, record that it went off.
import { unsure } from '../core/content/vocabulary.ts'
import { dayInChina } from '../core/dates.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { listOwnBlanks } from '../core/papers/letter.ts'
import type { PaperFormat } from '../core/papers/paper.ts'
import { listSentLetters } from '../core/session/kept-blanks.ts'
import { UserError, WentBack } from '../errors.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { guideLines, paperLines } from '../render/letter-view.ts'
import type { Reader } from '../render/reader.ts'
import { askBlanks, changeBlank, listFilled } from './ask-blanks.ts'
import { askPastDay } from './ask-day.ts'
import { beginAnother, fillOpen, type OpenLetter, type PapersToSend, writePapers, writeToSend } from './open-letter.ts'
import type { OpenSession } from './open-session.ts'
import { isThere, saveLetter, sheetPath } from './save-letter.ts'
import { recordSent, stepsOfLetter } from './sent-letter.ts'
import { recordAsked } from './walk-actions.ts'

type Act = 'fill' | 'change' | 'look' | 'save' | 'guide' | 'sent' | 'leave'

/** Shows a letter and what can be done with it, until the person leaves; the session as it is then. */
export async function openLetterMenu(ports: Ports, keyboard: Keyboard, start: OpenLetter): Promise<OpenSession> {
  ports.working(start.open.session.id)
  let letter = await chooseCopy(ports, keyboard, start)
  const { words } = letter.open.reader
  const { ask } = words.letters
  await look(ports, letter)
  for (;;) {
    const { open } = await writeToSend(ports, letter)
    const canBeSent = !letter.letter.spoken && stepsOfLetter(letter).length > 0
    const choices: Choice<Act>[] = [
      ...(open.length > 0 ? [{ value: 'fill' as const, label: ask.fill(open.length) }] : []),
      ...(listFilled(letter).length > 0 ? [{ value: 'change' as const, label: ask.change }] : []),
      { value: 'save', label: ask.save },
      { value: 'guide', label: ask.guide },
      { value: 'look', label: ask.look },
      ...(canBeSent ? [{ value: 'sent' as const, label: ask.sent }] : []),
      { value: 'leave', label: ask.leave },
    ]
    const act = await keyboard.chooseOne({ message: ask.what, choices })
    if (act === 'leave') return letter.open
    try {
      letter = await perform(ports, keyboard, letter, act)
    } catch (error) {
      if (error instanceof WentBack) continue
      if (!(error instanceof UserError)) throw error
      // What was filled in for this letter is not lost by a name of a file that will not do.
      const { reader } = letter.open
      const lines = [error.what, error.next].flatMap((text) =>
        text ? reader.paragraph(safeText(text[reader.language])) : [],
      )
      ports.say(['', ...lines.map(reader.style.warning)])
    }
  }
}

// One that went off can be looked at again; another one begins without what went only with that one.
async function chooseCopy(ports: Ports, keyboard: Keyboard, letter: OpenLetter): Promise<OpenLetter> {
  const { reader, session } = letter.open
  const sent = listSentLetters(session).findLast((one) => one.letter === letter.letter.id)
  const own = listOwnBlanks(reader.library, session, letter.letter.id)
  if (!sent || own.length === 0) return letter
  const { again } = reader.words.letters
  const day = sent.on ?? dayInChina(Date.parse(sent.at))
  const choice = await keyboard.chooseOne({
    message: again.ask(day),
    choices: [
      { value: 'same', label: again.same },
      { value: 'another', label: again.another },
    ],
  })
  return choice === 'same' ? letter : beginAnother(ports, letter)
}

async function perform(
  ports: Ports,
  keyboard: Keyboard,
  letter: OpenLetter,
  act: Exclude<Act, 'leave'>,
): Promise<OpenLetter> {
  switch (act) {
    case 'fill': {
      const filled = await askBlanks(ports, keyboard, letter)
      await look(ports, filled)
      return filled
    }
    case 'change': {
      const changed = await changeBlank(ports, keyboard, letter)
      await look(ports, changed)
      return changed
    }
    case 'look':
      await look(ports, letter)
      return letter
    case 'guide':
      await ports.page(['', ...guideLines(letter.open.reader, fillOpen(letter))])
      return letter
    case 'save':
      await saveAsked(ports, keyboard, letter)
      return letter
    case 'sent':
      return { ...letter, open: await sendAsked(ports, keyboard, letter) }
  }
}

// The letter as it is sent; somebody who reads another language gets it in that as well.
async function look(ports: Ports, letter: OpenLetter): Promise<void> {
  await ports.page(await letterLines(ports, letter))
}

/** A letter on the screen: as it is sent, and before it the reading aid where the person reads another language. */
export async function letterLines(ports: Ports, letter: OpenLetter): Promise<string[]> {
  const { reader } = letter.open
  const toSend = await writeToSend(ports, letter)
  if (reader.language === 'zh') return withSheet(reader, toSend)
  const { letters } = reader.words
  return [
    ...reader.heading(letters.aid),
    ...withSheet(reader, writePapers(reader, letter)),
    '',
    ...reader.heading(letters.asSent),
    ...withSheet(reader, toSend),
  ]
}

function withSheet(reader: Reader, { paper, sheet }: PapersToSend): string[] {
  const lines = paperLines(reader, paper)
  return sheet ? [...lines, '', ...reader.heading(reader.words.letters.sheet), ...paperLines(reader, sheet)] : lines
}

async function saveAsked(ports: Ports, keyboard: Keyboard, letter: OpenLetter): Promise<void> {
  const { ask } = letter.open.reader.words.letters
  const format = await keyboard.chooseOne<PaperFormat>({
    message: ask.format,
    choices: (['docx', 'html', 'txt', 'md'] satisfies PaperFormat[]).map((value) => ({
      value,
      label: ask.formats[value],
    })),
    canGoBack: true,
  })
  const { reader } = letter.open
  const typed = await keyboard.enterText({
    message: ask.path,
    initial: `${reader.title('letters', letter.letter.id).replace(/[\\/:*?"<>|\s]+/g, '-')}.${format}`,
    canGoBack: true,
    check: (text) => (text.trim() === '' ? ask.path : undefined),
  })
  const path = typed.trim()
  const beside = fillOpen(letter).sheet ? [sheetPath(path, reader.words.letters.sheetEnding)] : []
  const taken: string[] = []
  for (const one of [path, ...beside]) if (await isThere(ports, one)) taken.push(safeText(one))
  const message = ask.replace(taken.join(reader.words.semicolon))
  if (taken.length > 0 && !(await keyboard.confirm({ message, initial: false }))) return
  await saveLetter(ports, letter, { path, format, replace: taken.length > 0 })
}

async function sendAsked(ports: Ports, keyboard: Keyboard, letter: OpenLetter): Promise<OpenSession> {
  const { reader } = letter.open
  const { ask } = reader.words.letters
  const steps = stepsOfLetter(letter)
  const step =
    steps.length < 2
      ? steps[0]?.id
      : await keyboard.chooseOne({
          message: ask.step,
          choices: steps.map(({ id }) => ({ value: id, label: reader.title('steps', id) })),
          canGoBack: true,
        })
  const on = await askPastDay(keyboard, reader, {
    message: ask.sentOn,
    today: ports.today(),
    canGoBack: true,
  })
  const planned = steps.find(({ id }) => id === step)
  const isSent = letter.letter.steps.some((one) => one.step === step && one.sent !== undefined)
  if (!planned || isSent) return recordSent(ports, letter, { step, on })
  // No outcome of the step means that it was sent: what came of it at the counter is recorded, or it is waited for.
  const result = await keyboard.chooseOne({
    message: ask.result,
    choices: [
      { value: 'yes', label: ask.hasResult },
      { value: 'no', label: ask.noResult },
    ],
    canGoBack: true,
  })
  const given = { letter: letter.letter.id, ...(on === unsure ? {} : { on }) }
  if (result === 'yes') return recordAsked(ports, keyboard, letter.open, planned, given)
  return recordSent(ports, letter, { step, on })
}
