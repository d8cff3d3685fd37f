// `npm run bench:words`: how often a person's own words lead to the right playbook, on sentences that nothing was learned
// from. With `--cross` also on the examples themselves, each fifth of them by what is learned from the others.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkContent } from '../src/core/check/check.ts'
import { wholeHearing } from '../src/core/content/content.ts'
import type { PlaybookEntry } from '../src/core/content/playbook-entry.ts'
import { learn } from '../src/core/search/learn.ts'
import { playbookLesson, wordCut } from '../src/core/search/lessons.ts'
import { type LetterTables, openLetters } from '../src/core/search/letters.ts'
import { openModel, packModel } from '../src/core/search/model.ts'
import type { Listener } from '../src/core/search/playbooks.ts'
import { openCompiled } from '../src/io/content/compiled.ts'
import { readContentFolder } from '../src/io/content/folder.ts'
import {
  measureDanger,
  measureFirst,
  measureNothing,
  measureSeveral,
  offeredIds,
  readLabelled,
} from '../tests/support/measure-words.ts'

const built = join('dist', 'content')
const folder = join('tests', 'content', 'words')
const compiled = openCompiled(built)

async function main(): Promise<void> {
  const listener = await compiled.listener()
  const entries = compiled.entries()
  for (const set of ['held-out', 'seen']) {
    console.log(`\n${set === 'seen' ? 'seen while it was built' : 'held out: nobody looked at them'}`)
    for (const file of readdirSync(join(folder, set)).sort()) {
      const sentences = readLabelled(join(folder, set, file))
      const name = file.replace(/\.tsv$/, '')
      if (name === 'danger' || name === 'ordinary') {
        const { heard, other } = measureDanger(listener, sentences)
        print(
          name,
          `${heard} of ${sentences.length} heard as danger${name === 'danger' ? `, ${other} of them as another one` : ''}`,
        )
      } else if (name === 'none')
        print(name, `${measureNothing(listener, entries, sentences)} of ${sentences.length} said to fit nothing`)
      else if (name === 'two') {
        const { offered, told } = measureSeveral(listener, entries, sentences)
        print(name, `both offered ${offered} of ${sentences.length}, both marked ${told}`)
      } else printFirst(name, listener, entries, sentences)
    }
  }
  if (process.argv.includes('--cross')) crossValidate(entries)
}

const parts = 5

function crossValidate(entries: readonly PlaybookEntry[]): void {
  const letters = openLetters(JSON.parse(readFileSync(join(built, 'letters.json'), 'utf8')) as LetterTables) // of our own build
  const cut = wordCut(letters)
  const { content } = checkContent(readContentFolder('playbooks').files, { today: '2026-01-01' }).parsed
  const playbooks = [...content.playbooks.values()]
  console.log('\nthe examples, each fifth by what is learned from the others')
  const all = [0, 0, 0]
  let count = 0
  for (let part = 0; part < parts; part++) {
    const isOut = (index: number) => index % parts === part
    const kept = playbooks.map((one) => ({ ...one, said: one.said.filter((_, index) => !isOut(index)) }))
    const out = playbooks.flatMap(({ id, said }) =>
      said.filter((_, index) => isOut(index)).map(({ text }) => ({ text, labels: [id] })),
    )
    const rank = openModel(
      cut,
      packModel(learn(cut, playbookLesson({ playbooks: kept, hearing: wholeHearing(content) }))),
    )
    const listener: Listener = { letters, rank, hearDanger: () => [], hearFacts: () => [], help: () => undefined }
    measureFirst(offeredIds(listener, entries), out).forEach((right, at) => {
      all[at] = (all[at] ?? 0) + right
    })
    count += out.length
  }
  print('said', all.map((right) => percent(right, count)).join(' '))
}

function printFirst(
  name: string,
  listener: Listener,
  entries: readonly PlaybookEntry[],
  sentences: ReturnType<typeof readLabelled>,
): void {
  const fitting = sentences.filter(({ labels }) => !labels.includes('NONE'))
  const right = measureFirst(offeredIds(listener, entries), fitting)
  print(
    name,
    `${right.map((one) => percent(one, fitting.length)).join(' ')}  (first, three, five of ${fitting.length})`,
  )
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`
}

function print(name: string, figures: string): void {
  console.log(`  ${name.padEnd(12)}${figures}`)
}

void main()
