// The tables of letters, from libraries that are needed by the build alone: OpenCC's characters and pinyin-pro's readings.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as OpenCC from 'opencc-js'
import { pinyin } from 'pinyin-pro'
import type { LetterTables } from '../src/core/search/letters.ts'

const [firstHan, lastHan] = [0x3400, 0x9fff]

/** The tables, the same from the same versions of the libraries. */
export function makeLetterTables(): LetterTables {
  const toSimplified = (['t', 'hk', 'tw'] as const).map((from) => OpenCC.Converter({ from, to: 'cn' }))
  let simplified = ''
  for (let code = firstHan; code <= lastHan; code++) {
    const character = String.fromCharCode(code)
    const plain = toSimplified.map((convert) => convert(character)).find((other) => other !== character)
    if (plain?.length === 1) simplified += character + plain
  }
  return { simplified, sounds: listSounds() }
}

// The characters of GB 2312, which are those that people type, by syllable.
function listSounds(): string {
  const decoder = new TextDecoder('gb18030')
  const groups = new Map<string, string>()
  for (let first = 0xb0; first <= 0xf7; first++) {
    for (let second = 0xa1; second <= 0xfe; second++) {
      const character = decoder.decode(Uint8Array.of(first, second))
      if (!/^\p{Script=Han}$/u.test(character)) continue
      const [syllable = ''] = pinyin(character, { toneType: 'none', type: 'array' })
      groups.set(syllable, `${groups.get(syllable) ?? ''}${character}`)
    }
  }
  return [...groups].map(([syllable, characters]) => `${syllable}${characters}`).join(' ')
}

/** The licences of the libraries that the tables are made from, to go with them. */
export function letterLicences(): string {
  const texts = ['opencc-js/LICENSE', 'opencc-js/THIRD_PARTY_LICENSES.md', 'pinyin-pro/LICENSE'].map((path) => {
    const text = readFileSync(join('node_modules', path), 'utf8').trim()
    return `${path}\n\n${text}`
  })
  return `${texts.join('\n\n---\n\n')}\n`
}
