// Asks for what is open on a letter, one after the other; each may stay open, and what may be kept is on disk at once.
import { dated } from '../core/content/letter-blanks.ts'
import type { BlankRules } from '../core/content/library.ts'
import { readBlank } from '../core/papers/read-blank.ts'
import { writeRefusal } from '../core/refusal.ts'
import { type BlankValue, withBlanks } from '../core/session/kept-blanks.ts'
import { WentBack } from '../errors.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { describeBlank } from '../render/blank-label.ts'
import { clauseOf, writeBlank } from '../render/letter-paper.ts'
import { enterText } from './enter-text.ts'
import { fillOpen, type OpenLetter } from './open-letter.ts'
import { saveChange } from './save-change.ts'

/** Asks until nothing is open that was not asked; the letter with what was given. Going back goes to the one before. */
export async function askBlanks(ports: Ports, keyboard: Keyboard, letter: OpenLetter): Promise<OpenLetter> {
  let now = letter
  const asked: string[] = []
  // What was given in this run: going back shows it again.
  const before = new Map<string, BlankValue>()
  for (;;) {
    const next = findOpen(now, asked)
    if (!next) return now
    const total = asked.length + countOpen(now, asked)
    try {
      const value = await askBlank(ports, keyboard, now, {
        blank: next,
        place: `${asked.length + 1}/${total}`,
        canGoBack: asked.length > 0,
        before: before.get(next.id),
      })
      asked.push(next.id)
      before.set(next.id, value)
      now = withValue(ports, now, next, value)
    } catch (error) {
      const last = error instanceof WentBack ? asked.pop() : undefined
      if (last === undefined) throw error
      now = withoutValue(now, last)
    }
  }
}

/** What is filled in of a letter, but for what stands under every letter by itself. */
export function listFilled(letter: OpenLetter): BlankRules[] {
  const { library } = letter.open.reader
  const { asked, values } = fillOpen(letter)
  return asked.flatMap((id) => (values.has(id) && id !== dated ? (library.blanks.get(id) ?? []) : []))
}

/** Asks which of it is to be changed, and that again. Going back rejects with WentBack. */
export async function changeBlank(ports: Ports, keyboard: Keyboard, letter: OpenLetter): Promise<OpenLetter> {
  const { reader } = letter.open
  const filled = fillOpen(letter)
  const { values } = filled
  const choices = listFilled(letter).map(({ id }) => {
    const value = values.get(id)
    const { label } = describeBlank(reader, filled, id)
    return { value: id, label: value ? `${label}${reader.words.colon}${writeBlank(reader, id, value)}` : label }
  })
  const id = await keyboard.chooseOne({ message: reader.words.letters.ask.changeWhich, choices, canGoBack: true })
  const blank = reader.library.blanks.get(id)
  if (!blank) return letter
  const was = values.get(id)
  const before = was?.kind === 'choices' ? was.ids : was?.kind === 'text' ? was.text : undefined
  const value = await askBlank(ports, keyboard, letter, { blank, place: '1/1', canGoBack: true, before })
  return withValue(ports, { ...letter, given: new Map(letter.given).set(id, before ?? '') }, blank, value)
}

function openBlanks(letter: OpenLetter): BlankRules[] {
  const { library } = letter.open.reader
  const filled = fillOpen(letter)
  return filled.asked.flatMap((id) => (filled.values.has(id) ? [] : (library.blanks.get(id) ?? [])))
}

function findOpen(letter: OpenLetter, asked: readonly string[]): BlankRules | undefined {
  return openBlanks(letter).find(({ id }) => !asked.includes(id))
}

function countOpen(letter: OpenLetter, asked: readonly string[]): number {
  return openBlanks(letter).filter(({ id }) => !asked.includes(id)).length
}

// Left open, nothing is recorded, so that it is asked again another time; one that was given and is taken back is.
function withValue(ports: Ports, letter: OpenLetter, blank: BlankRules, value: BlankValue): OpenLetter {
  if (value.length === 0 && !letter.given.has(blank.id)) return letter
  const given = new Map(letter.given).set(blank.id, value)
  if (blank.personal) return { ...letter, given }
  const values = { [blank.id]: value }
  const open = saveChange(ports, letter.open, (session) =>
    withBlanks(session, { at: ports.at(), letter: letter.letter.id, values }),
  )
  return { ...letter, given, open }
}

// Open again; what is kept of it stays so until it is answered anew.
function withoutValue(letter: OpenLetter, id: string): OpenLetter {
  const given = new Map(letter.given)
  given.set(id, '')
  return { ...letter, given }
}

async function askBlank(
  ports: Ports,
  keyboard: Keyboard,
  letter: OpenLetter,
  {
    blank,
    place,
    canGoBack,
    before,
  }: { blank: BlankRules; place: string; canGoBack: boolean; before: BlankValue | undefined },
): Promise<BlankValue> {
  const { reader } = letter.open
  const { choices } = reader.entry('blanks', blank.id)
  const { ask } = reader.words.letters
  const filled = fillOpen(letter)
  const { label, why } = describeBlank(reader, filled, blank.id)
  const clause = clauseOf(reader, filled, blank.id)
  const hint = [
    why,
    ...(clause === undefined ? [] : [ask.place(clause)]),
    ...(blank.personal ? [ask.personal] : []),
    ask.openHint,
  ]
  const question = { message: `${place} · ${label}`, hint: hint.join('\n'), canGoBack }
  if (blank.type === 'one' || blank.type === 'many') {
    const options: Choice[] = blank.choices.map((value) => ({ value, label: reader.read(choices[value] ?? value) }))
    const chosen = { ...question, hint: why }
    if (blank.type === 'one') {
      const initial = before?.[0] === undefined ? {} : { initial: before[0] }
      const value = await keyboard.chooseOne({
        ...chosen,
        ...initial,
        choices: [...options, { value: leftOpen, label: ask.skip }],
      })
      return value === leftOpen ? '' : [value]
    }
    const values = await keyboard.chooseMany({
      ...chosen,
      ...(Array.isArray(before) ? { marked: before } : {}),
      choices: [...options, { value: leftOpen, label: ask.skip, alone: true }],
    })
    return values.filter((value) => value !== leftOpen)
  }
  const check = (text: string) => {
    const read = readBlank(blank, text, { today: ports.today(), isAskedAbout: true })
    return read.ok ? undefined : writeRefusal(read, reader.language)
  }
  const initial = typeof before === 'string' && !before.includes('\n') ? { initial: before } : {}
  const entering = { ...question, ...initial, takesLines: blank.type === 'lines', check }
  const typed = blank.personal
    ? await keyboard.enterText(entering)
    : await enterText(keyboard, reader, { ...entering, isReference: blank.type === 'reference' })
  const read = readBlank(blank, typed, { today: ports.today(), isAskedAbout: true })
  return read.ok ? read.value : ''
}

// No choice has it as its id.
const leftOpen = ':open'
