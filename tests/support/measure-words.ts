// How well a person's own words are understood, on sentences with the playbooks that a volunteer would take as right.
import { readFileSync } from 'node:fs'
import type { PlaybookEntry } from '../../src/core/content/playbook-entry.ts'
import { fitPlaybooks, type Listener } from '../../src/core/search/playbooks.ts'

/** A sentence and what is right for it: any of the labels, where there are several. */
export interface Labelled {
  text: string
  labels: string[]
}

/** Reads lines of a sentence, a tab, and labels parted by `|` (any of them) or `+` (all of them). */
export function readLabelled(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [text = '', labels = ''] = line.split('\t')
      return { text, labels: labels.trim().split(/[|+]/) }
    })
}

/** For how many of the sentences a right one is the first, among the first three, among the first five. */
export function measureFirst(find: (text: string) => readonly string[], sentences: readonly Labelled[]): number[] {
  const places = sentences.map(({ text, labels }) => find(text).findIndex((id) => labels.includes(id)))
  return [1, 3, 5].map((most) => places.filter((place) => place >= 0 && place < most).length)
}

/** Finds what is offered for a text, the likeliest first. */
export function offeredIds(listener: Listener, entries: readonly PlaybookEntry[]): (text: string) => string[] {
  return (text) => fitPlaybooks(listener, entries, text).offered.map(({ id }) => id)
}

/** How many are said to fit nothing. */
export function measureNothing(
  listener: Listener,
  entries: readonly PlaybookEntry[],
  sentences: readonly Labelled[],
): number {
  return sentences.filter(({ text }) => fitPlaybooks(listener, entries, text).verdict === 'nothing').length
}

/** In how many both matters are offered, and both marked. */
export function measureSeveral(
  listener: Listener,
  entries: readonly PlaybookEntry[],
  sentences: readonly Labelled[],
): { offered: number; told: number } {
  const fits = sentences.map(({ text, labels }) => ({ labels, ...fitPlaybooks(listener, entries, text) }))
  const all = (labels: readonly string[], found: readonly PlaybookEntry[]) =>
    labels.every((label) => found.some(({ id }) => id === label))
  return {
    offered: fits.filter(({ labels, offered }) => all(labels, offered)).length,
    told: fits.filter(({ labels, told }) => all(labels, told)).length,
  }
}

/** In how many a danger is heard, and in how many of these only another one. */
export function measureDanger(
  { hearDanger }: Listener,
  sentences: readonly Labelled[],
): { heard: number; other: number } {
  const heard = sentences
    .map(({ text, labels }) => ({ labels, choices: hearDanger(text) }))
    .filter(({ choices }) => choices.length > 0)
  return {
    heard: heard.length,
    other: heard.filter(({ labels, choices }) => !labels.some((label) => choices.includes(label))).length,
  }
}
