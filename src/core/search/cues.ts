// Cues: words by which a sentence plainly says something. Authors write them as people say them; here they are found.
import type { Cue } from '../content/schema.ts'
import type { Letters } from './letters.ts'

/** A sentence in parts between which no cue reaches: at punctuation, and where a new thought begins. */
export interface CutSentence {
  parts: string[]
  /** The parts, and once more without their times where they have any. */
  said: string[]
}

const otherSigns = /[{}\\[\]*+?^$.]/

/** Whether words are written as a cue is: `|` between brackets only, every bracket closed, no other sign of a pattern. */
export function isCueText(text: string): boolean {
  const plain = text.replace(/\{(?:number|under-18)\}/g, '0')
  let depth = 0
  for (const sign of plain) {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth < 0 || (sign === '|' && depth === 0)) return false
  }
  return depth === 0 && !otherSigns.test(plain) && /[\p{L}\p{N}]/u.test(plain)
}

/** Cuts what was said, letters in one form. */
export function cutSentence(letters: Letters, text: string): CutSentence {
  const parts = letters
    .fold(text)
    .replace(/[’‘`]/g, "'")
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])/g, '，')
    .split(/[，。！？；、,.!?;:…\n\r\t]+|但是?|可是|\bbut\b/)
  const clean = parts.map((part) => part.replace(/\s+/g, ' ').trim()).filter(Boolean)
  // “My mother yesterday lost” says what “my mother lost” says.
  const timeless = clean.map((part) => part.replace(times, '')).filter((part) => part !== '' && !clean.includes(part))
  return { parts: clean, said: [...clean, ...timeless] }
}

const times =
  /昨天|昨晚|前天|今天|今早|今晚|刚才|刚刚|前几天|这几天|上(?:个)?(?:周|星期|礼拜|月)|去年|前阵子|最近|(?<![a-z])(?:yesterday|today|last night|last week|recently|just) /g

/**
 * Cues as the build writes them. Each way to say one makes a pattern, and there are a thousand; so the build works out signs,
 * texts of which one stands in every part that says it so, and a run looks up what stands in a part instead of trying them.
 */
export interface CompiledCues {
  cues: (Pick<Cue, 'id' | 'even_if_feared' | 'even_if_denied'> & {
    /** Its ways: places in `ways`, the Chinese ones from `first`, the English ones from `english` to before `end`. */
    first: number
    english: number
    end: number
  })[]
  /** As written, letters in one form, one a line: long texts are read faster than long lists. */
  ways: string
  /** All signs, one a line, sorted by their letters' codes. */
  signs: string
  /** On the same line for each sign: the ways that it is a sign of, parted by blanks. */
  signOf: string
  /** Ways without a sign. */
  unsigned: number[]
}

/** Works out the signs of cues. */
export function compileCues(letters: Letters, cues: readonly Cue[]): CompiledCues {
  const ways: string[] = []
  const bySign = new Map<string, number[]>()
  const unsigned: number[] = []
  const add = (words: string) => {
    // One sign becomes three dots where letters are brought into one form.
    const way = ways.push(words.split('…').map(letters.fold).join('…')) - 1
    const signs = bestSigns(ways[way] ?? '')
    if (!signs) unsigned.push(way)
    for (const sign of new Set(signs)) bySign.set(sign, [...(bySign.get(sign) ?? []), way])
  }
  const compiled = cues.map(({ zh, en, ...cue }) => {
    const first = ways.length
    zh.forEach(add)
    const english = ways.length
    en.forEach(add)
    return { ...cue, first, english, end: ways.length }
  })
  const sorted = [...bySign].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    cues: compiled,
    ways: ways.join('\n'),
    signs: sorted.map(([sign]) => sign).join('\n'),
    signOf: sorted.map(([, owners]) => owners.join(' ')).join('\n'),
    unsigned,
  }
}

/** Opens cues: of a sentence, whether it says a cue. */
export function openCues({ cues, signs, signOf, unsigned, ...compiled }: CompiledCues): FindCues {
  const ways = compiled.ways.split('\n')
  const byId = new Map(cues.map((cue) => [cue.id, cue]))
  const patterns = new Map<number, RegExp>()
  const patternAt = (way: number, isEnglish: boolean): RegExp => {
    const pattern = patterns.get(way) ?? new RegExp(patternOf(ways[way] ?? '', isEnglish), 'g')
    patterns.set(way, pattern)
    return pattern
  }
  const sorted = signs === '' ? [] : signs.split('\n')
  const owners = signOf.split('\n')
  const longest = sorted.reduce((most, sign) => Math.max(most, sign.length), 0)
  const candidatesIn = (part: string): number[] => {
    const found = new Set(unsigned)
    for (let from = 0; from < part.length; from++) {
      for (let to = from + 1; to <= Math.min(part.length, from + longest); to++) {
        const { place, isThere } = findText(sorted, part.slice(from, to))
        if (isThere) for (const way of owners[place]?.split(' ') ?? []) found.add(Number(way))
        // No sign begins so.
        else if (!sorted[place]?.startsWith(part.slice(from, to))) break
      }
    }
    // Making a pattern takes longer than seeing that a piece of it is missing.
    return [...found].filter((way) =>
      piecesOf(ways[way] ?? '').every((forms) => forms.some((form) => part.includes(form))),
    )
  }
  return ({ said }) => {
    const parts = said.map((part) => ({ part, candidates: candidatesIn(part) }))
    return (id) => {
      const cue = byId.get(id)
      if (!cue) return false
      return parts.some(({ part, candidates }) =>
        candidates.some(
          (way) => way >= cue.first && way < cue.end && isSaid(cue, part, patternAt(way, way >= cue.english)),
        ),
      )
    }
  }
}

/** Reads a sentence; then tells of each cue whether it is said. */
export type FindCues = (sentence: CutSentence) => (id: string) => boolean

// The place of a text in a sorted list, or where it would stand.
function findText(sorted: readonly string[], text: string): { place: number; isThere: boolean } {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < text) low = middle + 1
    else high = middle
  }
  return { place: low, isThere: sorted[low] === text }
}

function isSaid(cue: CompiledCues['cues'][number], part: string, pattern: RegExp): boolean {
  return [...part.matchAll(pattern)].some(({ index }) => {
    const before = part.slice(0, index).replace(notDenying, '')
    return (cue.even_if_denied || !denial.test(before)) && (cue.even_if_feared || !fear.test(before))
  })
}

// Of the pieces that all must stand there, the one whose shortest form is longest.
function bestSigns(words: string): string[] | undefined {
  const shortest = (forms: readonly string[]) => Math.min(...forms.map((form) => form.length))
  return piecesOf(words).reduce<string[] | undefined>(
    (best, forms) => (best && shortest(best) >= shortest(forms) ? best : forms),
    undefined,
  )
}

// Pieces of which each stands in every part that says it so, in one of its forms.
function piecesOf(words: string): string[][] {
  return topPieces(words).flatMap((piece) => {
    const forms = piece.startsWith('(') ? alternativesIn(piece).map(longestText) : [longestText(piece)]
    return forms.every((form) => form !== '') ? [forms] : []
  })
}

// `a(b|c(d|e))f` is a, (b|c(d|e)) and f.
function topPieces(words: string): string[] {
  const pieces: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < words.length; at++) {
    if (words[at] === '(' && depth++ === 0) {
      pieces.push(words.slice(from, at))
      from = at
    }
    if (words[at] === ')' && --depth === 0) {
      pieces.push(words.slice(from, at + 1))
      from = at + 1
    }
  }
  return [...pieces, words.slice(from)].filter((piece) => piece !== '')
}

function alternativesIn(group: string): string[] {
  const alternatives: string[] = []
  let depth = 0
  let from = 1
  for (let at = 1; at < group.length; at++) {
    if (group[at] === '(') depth += 1
    if (group[at] === ')') depth -= 1
    if ((group[at] !== '|' || depth > 0) && at < group.length - 1) continue
    alternatives.push(group.slice(from, at))
    from = at + 1
  }
  return alternatives
}

// What stands between brackets, placeholders and gaps may be anything, and blanks at the border of a gap may be missing.
function longestText(words: string): string {
  const texts = words
    .replace(/\{[^}]*\}/g, '…')
    .split(/…|\(.*\)/)
    .map((text) => text.trim())
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '')
}

const numeral = '一二两三四五六七八九十百千万几半'

function patternOf(words: string, isEnglish: boolean): string {
  const pattern = words
    .replaceAll('(', '(?:')
    .replaceAll('{number}', `(?:\\d+|[${numeral}]+|[a-z]+)`)
    .replaceAll(
      '{under-18}',
      `(?<![\\d${numeral}])(?:1[0-7]|[1-9]|十[一二三四五六七]?|[一二两三四五六七八九]|${small})(?![\\d])`,
    )
  if (!isEnglish) return pattern.replaceAll('…', '.{0,8}?')
  return `(?<![a-z])${pattern.replace(/ ?… ?/g, '(?: ?[^ ]+){0,4}? ?')}(?![a-z])`
}

const small = 'five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen'

// Words that hold a “not” and deny nothing.
const notDenying =
  /不(?:停|断|得不|住|光|仅|但|止|小心|知道?怎么|知不觉)|是不是|要不是|有没有|能不能|差不多|对不起|忍不住|说不定|没想到|没完没了|没过|没多久|没办法|没法子?|别人|别的|特别|分别|区别|not only|no one else/g

const denial =
  /(?:没有?|未|从没|不|别|无|勿|甭|莫|(?<![a-z])(?:not|no|never|without|nobody|none|cannot)|n't)(?:[\u4e00-\u9fff]{0,2}|(?: [a-z']+){0,2} ?)$/

const fear =
  /(?:怕|担心|会不会|万一|如果|要是|假如|想让|要我|叫我|让我|喊我|逼我|说要|扬言|准备|打算|防止|以免|(?<![a-z])(?:if|afraid|worried|might|could|may|wants? me to|asks? me to|asked me to|told me to|threaten\w*|plans? to))[^，]{0,12}$/
