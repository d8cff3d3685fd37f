// Opens what understands a person's words. Each part is read when it is first asked for: looking something up in a
// registry needs letters alone.
import { own } from '../content/own.ts'
import { once } from '../once.ts'
import type { Text } from '../text.ts'
import { type Hearing, type HearingParts, openHearing } from './heard.ts'
import { dangerCut, nothingFits, wordCut } from './lessons.ts'
import { type LetterTables, openLetters } from './letters.ts'
import { type Likely, openModel, type RankMatters } from './model.ts'
import type { Listener } from './playbooks.ts'

/** What the build wrote. */
export interface ListenerParts {
  letters: LetterTables
  /** With what helps at once, by choice. */
  danger: () => HearingParts & { help: Readonly<Record<string, Text>> }
  facts: () => HearingParts
  /** What was learned, as `packModel` packs it: which playbook, and which dangers. */
  playbookModel: () => Uint8Array
  dangerModel: () => Uint8Array
}

/**
 * From here on a danger is asked about; a question for nothing costs less than a danger missed (docs/words.md). What is
 * about something else altogether must tell of it more plainly: “lovely weather, I want to go out”.
 */
const dangerChance = 0.3
const plainDangerChance = 0.7
const surelyNothing = 0.5
/** In a long story the rest outvotes one sentence of danger; so each is heard by itself, and must be plain. */
const partDangerChance = 0.8

// Sentences, and what stands between commas where it says enough; none where the text is one of them.
function partsOf(text: string): string[] {
  const sentences = text.split(/[。！？!?\n；;]+|\.(?:\s|$)/)
  const clauses = text.split(/[。！？!?\n；;，,]+|\.(?:\s|$)/)
  const parts = [...new Set([...sentences, ...clauses].map((part) => part.trim()))]
  return parts.filter((part) => part !== text.trim() && part.length >= 4)
}

export function openListener(parts: ListenerParts): Listener {
  const letters = openLetters(parts.letters)
  const danger = once(parts.danger)
  const dangerModel = once((): RankMatters => openModel(dangerCut(letters, danger()), parts.dangerModel()))
  const factHearing = once((): Hearing => openHearing(letters, parts.facts()))
  const playbookModel = once((): RankMatters => openModel(wordCut(letters), parts.playbookModel()))
  const rank = remembering((text) => playbookModel()(text))

  function hearDanger(text: string): string[] {
    const inParts = partsOf(text).flatMap((part) => dangerModel()(part))
    const isPlain = new Set(inParts.flatMap(({ id, chance }) => (chance >= partDangerChance ? [id] : [])))
    // Only a middling chance hangs on it, and the larger model is not read for the others.
    const isElsewhere = once(() => rank(text).some(({ id, chance }) => id === nothingFits && chance >= surelyNothing))
    const isHeard = ({ id, chance }: Likely) =>
      isPlain.has(id) || chance >= plainDangerChance || (chance >= dangerChance && !isElsewhere())
    return dangerModel()(text).flatMap((likely) => (isHeard(likely) ? [likely.id] : []))
  }

  return {
    letters,
    rank,
    hearDanger: remembering(hearDanger),
    hearFacts: (text) => factHearing()(text),
    help: (choice) => own(danger().help, choice),
  }
}

// The same words are looked at for danger, for what fits, and for what to say where nothing does.
function remembering<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const value = known.get(text) ?? read(text)
    known.set(text, value)
    return value
  }
}
