// What the words around a number say of it.
import { findNumberWords, type NumberWord, type Said } from './number-words.ts'

/** A plain text with the words in it that say what a number is. */
export interface Context {
  text: string
  words: Words
  /** The words of secrets, of messages and of cards once more: `isTalkedOf` asks for them. */
  talk: Record<Talk, Words>
}

/** Topics that reach beyond their clause. */
export type Talk = 'secret' | 'security-code' | 'message' | 'card'

/** Words in the order of the text, and where each begins and ends. */
interface Words {
  all: readonly NumberWord[]
  starts: readonly number[]
  ends: readonly number[]
}

/** What makes a number a secret that is no card. */
export const secrets: readonly Said[] = ['code', 'password', 'security-code']

/** Reads the words of a plain text. */
export function readContext(text: string): Context {
  const words = withWifi(text, findNumberWords(text))
  const about = (...kinds: readonly Said[]) => asWords(words.filter(({ said }) => kinds.includes(said)))
  const talk = {
    secret: about(...secrets),
    'security-code': about('security-code', 'three'),
    message: about('message'),
    card: about('card'),
  }
  return { text, words: asWords(words), talk }
}

function asWords(all: readonly NumberWord[]): Words {
  return { all, starts: all.map(({ start }) => start), ends: all.map(({ end }) => end) }
}

// “店里WiFi：laowang 密码：…”
function withWifi(text: string, words: NumberWord[]): NumberWord[] {
  const wifi = asWords(words.filter(({ said }) => said === 'wifi'))
  if (wifi.all.length === 0) return words
  const isNear = (from: number, to: number) => to - from <= 24 && !/[。!?\n]/.test(text.slice(from, to))
  const isWifi = ({ start, end }: NumberWord) => {
    const [last, next] = [wifi.ends[countUpTo(wifi.ends, start) - 1], wifi.starts[countUpTo(wifi.starts, end - 1)]]
    return (last !== undefined && isNear(last, start)) || (next !== undefined && isNear(end, next))
  }
  return words.map((word) => (word.said === 'password' && isWifi(word) ? { ...word, said: 'wifi' } : word))
}

/** What a word says of the number beside it. */
export interface Saying {
  said: Said
  /** Nothing between them but marks and words like “is”. */
  isClose: boolean
}

const mark = String.raw`[\s:="“”'‘’「」『』()\[\]【<>《》*_#.|\\/+\x60-]`
// Not the sender of a message: “【某银行】482913”.
const closeInFront = new RegExp(
  `^(?:${mark}|是|为|叫|即|就|号|码|了|的|有|约|共|达|近|到|个|多|我|你|您|他|她|它|对方|写|设|改|着|分别|都|也|还|只|等于|后|前|元|an?|the|is|was|are|were|of|no|my|his|her|their|it|to|at|from|for|in|by)*$`,
)
const closeBehind = new RegExp(
  `^(?:${mark}|】|是|就|为|即|这|那|个|我|你|您|他|她|的|要|当|作|被|都|全|给|说|an?|the|is|was|as|my|your|his|her|their|this|that|it|for|new|got|were)*$`,
)
// A number set beside what it is the number of: “my room number, 1503, my phone, …”. Secrets are asked for in such words too, and
// what comes behind is another matter.
const ownLabel = /(?:number|no\.?|(?<!手机|电话|号)号码?|编码)$/
const apposition = new RegExp(`^${mark}*,${mark}*$`)
const factLabels: readonly Said[] = ['receipt', 'number', 'other']
const endOfClause = /[。,;!?\n|]/
// The number that a word spoke of, already masked.
const maskedNumber = /\*{3}/
const reach = 40
const mostWords = 8

/**
 * The words in front of a place, nearest first. They end where the clause ends, but for a word that is close across a
 * line's end, as in a form.
 */
export function* wordsInFront({ text, words }: Context, place: number): Generator<Saying> {
  const last = countUpTo(words.ends, place) - 1
  for (let index = last; index >= 0 && index > last - mostWords; index -= 1) {
    const word = words.all[index]
    if (!word || place - word.end > reach) return
    const gap = text.slice(word.end, place)
    const isClose =
      closeInFront.test(gap) ||
      (apposition.test(gap) && factLabels.includes(word.said) && ownLabel.test(text.slice(word.start, word.end)))
    if ((!isClose && endOfClause.test(gap)) || maskedNumber.test(gap)) return
    yield { said: word.said, isClose }
  }
}

/** The words behind a place in its clause, nearest first. */
export function* wordsBehind({ text, words }: Context, place: number): Generator<Saying> {
  const first = countUpTo(words.starts, place - 1)
  for (let index = first; index < first + mostWords; index += 1) {
    const word = words.all[index]
    if (!word || word.start - place > reach) return
    const gap = text.slice(place, word.start)
    if (endOfClause.test(gap) || maskedNumber.test(gap)) return
    yield { said: word.said, isClose: closeBehind.test(gap) }
  }
}

/** What was last talked of in front of a place, across clauses and lines: no messages and no people. */
export function lastTopic({ words }: Context, place: number): Said | undefined {
  const last = countUpTo(words.ends, place) - 1
  for (let index = last; index >= 0 && index > last - mostWords; index -= 1) {
    const word = words.all[index]
    if (!word || place - word.end > reach) return undefined
    if (word.said !== 'message' && word.said !== 'person') return word.said
  }
  return undefined
}

/** The nearest word behind a place. */
export function wordBehind(context: Context, place: number): Saying | undefined {
  for (const saying of wordsBehind(context, place)) return saying
  return undefined
}

/** The nearest close word in front of a place. */
export function closeWordInFront(context: Context, place: number): Said | undefined {
  for (const { said, isClose } of wordsInFront(context, place)) if (isClose) return said
  return undefined
}

/** Whether a word ends right where a number begins, as in “cvv123”. */
export function touches({ words }: Context, place: number, kinds?: readonly Said[]): boolean {
  const word = words.all[countUpTo(words.ends, place) - 1]
  return word?.end === place && (kinds?.includes(word.said) ?? true)
}

/** Whether something is talked of within so many characters of a number. */
export function isTalkedOf(
  { talk }: Context,
  { start, end }: { start: number; end: number },
  { about, before = 0, behind = 0 }: { about: Talk; before?: number; behind?: number },
): boolean {
  const { starts, ends } = talk[about]
  const last = ends[countUpTo(ends, start) - 1]
  if (last !== undefined && start - last <= before) return true
  const next = starts[countUpTo(starts, end - 1)]
  return next !== undefined && next - end <= behind
}

// How many of some growing numbers are at most so large.
function countUpTo(numbers: readonly number[], most: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= most) low = middle + 1
    else high = middle
  }
  return low
}
