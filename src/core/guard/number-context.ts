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
  const words = withBacks(text, withLockers(text, withWifi(text, findNumberWords(text))))
  const about = (...kinds: readonly Said[]) => asWords(words.filter(({ said }) => kinds.includes(said)))
  const talk = {
    secret: about(...secrets),
    'security-code': about('security-code'),
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
  const isNear = (from: number, to: number) => to - from <= 24 && !/[。!?\n]/.test(text.slice(from, to))
  const isWifi = ({ start, end }: NumberWord) => {
    // “password for the wifi”
    if (/(?<![a-z])(?:wi-?fi|wlan|router|hotspot|network)(?![a-z])/.test(text.slice(start, end))) return true
    // “wifi密码和我银行卡密码”
    if (ownedByOther.test(text.slice(Math.max(0, start - 12), start))) return false
    const [last, next] = [wifi.ends[countUpTo(wifi.ends, start) - 1], wifi.starts[countUpTo(wifi.starts, end - 1)]]
    return (
      (last !== undefined && isNear(last, start)) ||
      // What stands behind the number itself only if at once: “密码668203给了代办宽带的”.
      (next !== undefined && isNear(end, next) && !/[0-9][^0-9]{4,}$/.test(text.slice(end, next)))
    )
  }
  return words.map((word) =>
    (word.said === 'password' || /^codes?$/.test(text.slice(word.start, word.end))) && isWifi(word)
      ? { ...word, said: 'wifi' }
      : word,
  )
}

// “自提柜第4柜12格，码是…”
function withLockers(text: string, words: NumberWord[]): NumberWord[] {
  return words.map((word) =>
    /^(?:码|codes?)$/.test(text.slice(word.start, word.end)) &&
    locker.test(text.slice(Math.max(0, word.start - 24), word.start))
      ? { ...word, said: 'other' }
      : word,
  )
}

const locker = /(?:自提|快递|取件|丰巢|驿站|储物|寄存|parcel|locker|cabinet|pick-?up)[^。!?\n]*$/

// “卡号给了，后面那三个数”
function withBacks(text: string, words: NumberWord[]): NumberWord[] {
  const cards = asWords(
    words.filter(
      ({ said, start, end }) =>
        said === 'card' || said === 'security-code' || /信用|有效期|\bexp/.test(text.slice(start, end)),
    ),
  )
  return words.map((word) => {
    if (word.said !== 'three') return word
    const last = cards.ends[countUpTo(cards.ends, word.start) - 1] ?? Number.NEGATIVE_INFINITY
    const next = cards.starts[countUpTo(cards.starts, word.end - 1)] ?? Number.POSITIVE_INFINITY
    if (/(?:codes?|things?|bits?|码|三位验证)$/.test(text.slice(word.start, word.end)))
      return { ...word, said: 'security-code' }
    return word.start - last <= 60 || next - word.end <= 24 ? { ...word, said: 'security-code' } : word
  })
}

const ownedByOther =
  /(?:银行卡?|[卡账帐][号户]?|支付宝?|付款|取款|取钱|手机|锁屏|开机|微信|电脑|登[录陆]|qq|(?:card|bank|phone|pay(?:ment)?|account|login|laptop|computer|screen|sim)[a-z]{0,3})的? ?$/

/** What a word says of the number beside it. */
export interface Saying {
  said: Said
  /** Nothing between them but marks and words like “is”. */
  isClose: boolean
  /** A bank or a service: who sends codes, or whose they are. */
  isSender: boolean
  /** A phone: more often what was held than what is numbered. */
  isPhone: boolean
}

const sender =
  /^(?:企?业?微信|支付宝|抖音|快手|微博|淘宝|wechat|whatsapp|telegram|alipay|银[行联]|[工建农中招交]行|交通银行|农商行|邮储行|工商|建设|农业|招商|交通|邮储|邮政|中信|光大|民生|浦发|广发|兴业|平安|华夏|visa|master ?card|amex|american express|union ?pay|banks?|icbc|ccb|abc|boc|cmb|bocom|psbc|citic|ceb|spdb|cib|cmbc|hsbc)$/

const mark = String.raw`[\s:="“”'‘’「」『』()\[\]【<>《》*_#.|\\/+\x60-]`
// Not the sender of a message: “【某银行】482913”.
const closeInFront = new RegExp(
  `^(?:${mark}|是|为|叫|即|就|号|码|了|的|有|约|共|达|一|近|到|个|多|我|你|您|他|她|它|对方|写|设|改|着|分别|都|也|还|只|等于|后|前|元|用|纯|数字|一直|现在|当时|原来|以前|默认|初始|一般|通常|应该|可能|其实|大概|好像|as|still|now|just|only|also|always|reads?|says?|said|show(?:s|ed)|display(?:s|ed)|had|has|being|contain(?:s|ed)|set|an?|the|is|was|are|were|of|no|my|his|her|their|it|to|at|from|for|in|by|they|gave|given|sent|me|us|which|that|he|she)*$`,
)
const closeBehind = new RegExp(
  `^(?:${mark}|】|是|就|为|即|这|那|个|我|你|您|他|她|的|要|当|作|被|都|全|给|说|an?|the|is|was|as|my|your|his|her|their|this|that|it|for|new|got|were)*$`,
)
// A number set beside what it is the number of: “my room number, 1503, my phone, …”. Secrets are asked for in such words too, and
// what comes behind is another matter.
const ownLabel =
  /(?:number|no\.?|(?:staff|employee|agent|badge|branch) code|(?<!手机|电话|号)号码?|编码|^(?:last|first) (?:two|three|four|five|six|eight|[0-9])(?: digits?| numbers?)?)$/
const apposition = new RegExp(`^(?:${mark}|they|he|she|gave|given|sent|me|us|i|got|was)*,${mark}*$`)
// “问她工号,她说56231”: the answer is what was asked for.
const answered = new RegExp(
  `^${mark}*(?:多少|几号?|是什么|呢|吗)?[,?]${mark}*(?:我|他|她|它|对方|人家|那边|比如|例如|(?:i|he|she|they|it)(?![a-z]))?${mark}*(?:就|又|也|只|立刻|马上)?${mark}*(?:[说答报给]|回答|告诉我|我的|said|says|answered|told me|gave|mine)(?:的|了|是|it was|it is|it's|that)*${mark}*$`,
)
// “新办的卡初始888888”
const setUp = /初始|默认|设|改|用|^的$/
// A phone that shows a number is not the number’s.
const device = /^(?:手机|phone|mobile)$/
const shows =
  /^(?:[上里]|显示|收到|来了?|[弹跳蹦]|屏幕| (?:just )?(?:reads?|shows?|showed|display(?:s|ed)|says?|said|got|received|had))/
// “工牌上写着4402”
const written = /^(?:[上里]面?)?(?:是|就|有)?(?:写|印|刻|标|打)(?:着|的是?|了)?[\s:“"]*$/
// “a voice call. It said”
const nextSentence = /\.\s+[a-z]/
// “charged 288 then 576”: the second one is what the first one is.
const counted = /\d ?(?:then|and|plus|or|[和再到又&+/]) ?$/
const phone = /^(?:电话|手机|phone|call)/
const factLabels: readonly Said[] = ['receipt', 'number', 'other', 'money']
const endOfClause = /[。,;!?\n|]|(?<!\b(?:no|nr|ref|tel|ext|st|mr|ms|mrs))\.(?=\s)/
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
      (closeInFront.test(gap) &&
        !(word.said === 'card' && setUp.test(gap)) &&
        !(nextSentence.test(gap) && !secrets.includes(word.said))) ||
      (counted.test(gap) && closeInFront.test(gap.replace(/\d+|then|and|plus|or|[和再到又&]/g, ''))) ||
      (word.said === 'password' && apposition.test(gap)) ||
      (word.said !== 'card' && written.test(gap)) ||
      (apposition.test(gap) && factLabels.includes(word.said) && ownLabel.test(text.slice(word.start, word.end))) ||
      (!['unnamed', 'card'].includes(word.said) &&
        answered.test(gap) &&
        (!phone.test(text.slice(word.start, word.end)) || /^(?:\d[ -]?){7}/.test(text.slice(place, place + 16))))
    if ((!isClose && endOfClause.test(gap)) || maskedNumber.test(gap)) return
    const said = device.test(text.slice(word.start, word.end)) && shows.test(gap) ? 'message' : word.said
    yield {
      said,
      isClose,
      isSender: sender.test(text.slice(word.start, word.end)),
      isPhone: phone.test(text.slice(word.start, word.end)),
    }
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
    yield {
      said: word.said,
      isClose: closeBehind.test(gap),
      isSender: sender.test(text.slice(word.start, word.end)),
      isPhone: phone.test(text.slice(word.start, word.end)),
    }
  }
}

/** What was last talked of in front of a place, across clauses and lines: no messages and no people. */
export function lastTopic(
  { words }: Context,
  place: number,
  { within = reach, but = ['message', 'person'] }: { within?: number; but?: readonly Said[] } = {},
): Said | undefined {
  const last = countUpTo(words.ends, place) - 1
  for (let index = last; index >= 0 && index > last - mostWords; index -= 1) {
    const word = words.all[index]
    if (!word || place - word.end > within) return undefined
    if (!but.includes(word.said)) return word.said
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
