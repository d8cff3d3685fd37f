// What a sentence is made of, as far as finding goes: pieces of which two sentences about the same matter share many,
// whoever said them. Learning and finding cut in the same way; nothing else knows what a piece looks like.
import { stemmer } from 'stemmer'
import type { Letters } from './letters.ts'

/**
 * The pieces of a text and how often each occurs. Chinese: one, two and three characters in a row, and two and three as
 * they sound, so that a wrong character of the same sound costs little. English: stems, two in a row, and four letters
 * in a row, so that a wrong letter costs little. Numbers are all the same number.
 */
export function cutPieces(letters: Letters, text: string): Map<string, number> {
  const pieces = new Map<string, number>()
  const add = (piece: string) => pieces.set(piece, (pieces.get(piece) ?? 0) + 1)
  const folded = letters.fold(text)
  for (const run of folded.match(/[\p{Script=Han}0-9]+/gu) ?? []) cutChinese(letters, run, add)
  cutEnglish(folded, add)
  return pieces
}

const numbers =
  /\d+[万亿]?|[零一二两三四五六七八九十百千]+[万亿]|[零一二两三四五六七八九十百千]+(?=[元块蚊个次天年月岁])/g

/**
 * The pieces of a text that are a word or part of one by themselves: that many Chinese characters in a row or more, and
 * English words that say something.
 */
export function wordPieces(letters: Letters, text: string, leastCharacters: 2 | 3): string[] {
  const isWord = leastCharacters === 2 ? /^(?:\p{Script=Han}{2,3}|=.{3,})$/u : /^(?:\p{Script=Han}{3}|=.{3,})$/u
  return [...cutPieces(letters, text).keys()].filter((piece) => isWord.test(piece))
}

function cutChinese(letters: Letters, run: string, add: (piece: string) => void): void {
  const characters = [...run.replace(numbers, '0')]
  const sounds = characters.map(letters.soundOf)
  characters.forEach((_, at) => {
    for (const length of [1, 2, 3]) {
      if (at + length > characters.length) continue
      add(characters.slice(at, at + length).join(''))
      if (length > 1) add(`~${sounds.slice(at, at + length).join(' ')}`)
    }
  })
}

function cutEnglish(folded: string, add: (piece: string) => void): void {
  let before = ''
  for (const word of folded.replaceAll('’', "'").match(/[a-z\u00c0-\u024f]+(?:'[a-z]+)?|\d+/g) ?? []) {
    const stem = /^\d/.test(word) ? '0' : stemmer(word.replace(/'.*/, ''))
    if (!commonWords.has(word)) add(`=${stem}`)
    add(`=${before} ${stem}`)
    before = stem
    if (word.length < 4 || commonWords.has(word)) continue
    const closed = `<${word}>`
    for (let at = 0; at + 4 <= closed.length; at++) add(`<${closed.slice(at, at + 4)}`)
  }
}

const commonWords = new Set(
  'a an and are as at be been but by can do for from got had has have how i if in into is it me my no not of on or our out she he so that the their them they this to up was we were what when who with without you your'.split(
    ' ',
  ),
)
