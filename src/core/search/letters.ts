// Letters of a sentence in one form, so that what means the same is the same: full and half width, capitals,
// traditional and simplified characters, how a character sounds.

/** Tables that the build writes (`letters.json`): made from libraries, kept as text so that they load at once. */
export interface LetterTables {
  /** Pairs of a traditional character and the simplified one that takes its place, one pair after the other. */
  simplified: string
  /** Groups parted by blanks: a syllable of pinyin without its tone, then the characters that are read so. */
  sounds: string
}

/** The tables, opened. */
export interface Letters {
  /** NFKC, small letters, simplified characters; as many characters as NFKC leaves. */
  fold: (text: string) => string
  /**
   * How a character sounds to somebody who confuses what typing by sound confuses: zh and z, n and l, -n and -ng.
   * What is no known character is itself.
   */
  soundOf: (character: string) => string
}

// Not pairs of one character written in two ways, but what a dialect or a habit writes where the standard language
// writes the other.
const spoken: Record<string, string> = {
  著: '着',
  妳: '你',
  咗: '了',
  嘅: '的',
  唔: '不',
  冇: '没',
  佢: '他',
  伊: '他',
  喺: '在',
  啲: '些',
  俺: '我',
  侬: '你',
  勿: '不',
  咩: '啥',
  攞: '拿',
  畀: '给',
  俾: '给',
  嚟: '来',
  睇: '看',
  噉: '这',
  哋: '们',
  搵: '找',
}

/** Opens the tables. */
export function openLetters({ simplified, sounds }: LetterTables): Letters {
  const plain = new Map<string, string>(Object.entries(spoken))
  const pairs = [...simplified]
  for (let at = 0; at + 1 < pairs.length; at += 2) plain.set(pairs[at] ?? '', pairs[at + 1] ?? '')
  let bySound: Map<string, string> | undefined
  return {
    fold: (text) => replaceLetters(text.normalize('NFKC').toLowerCase(), plain),
    soundOf: (character) => {
      bySound ??= readSounds(sounds)
      return bySound.get(character) ?? character
    },
  }
}

// Most texts have nothing to replace, and go as they are.
function replaceLetters(text: string, plain: ReadonlyMap<string, string>): string {
  let folded = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < firstHan) continue
    const letter = plain.get(text[at] ?? '')
    if (letter === undefined) continue
    folded += text.slice(from, at) + letter
    from = at + 1
  }
  return from === 0 ? text : folded + text.slice(from)
}

const firstHan = 0x3400

function readSounds(sounds: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const group of sounds.split(' ')) {
    const syllable = /^[a-zü]+/u.exec(group)?.[0] ?? ''
    const heard = blurred(syllable)
    for (const character of group.slice(syllable.length)) found.set(character, heard)
  }
  return found
}

function blurred(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replace(/^l/, 'n')
}
