// The rules of the screen (src/words/common.ts), held over every sentence of the program in both languages.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { shellWord } from '../src/core/shell-word.ts'
import { wordsIn } from '../src/words/words.ts'
import { readSentences, type Sentence, sourceFiles } from './support/sentences.ts'
import { findMembersRead, readTypedSource } from './support/typed-source.ts'

const sentences = readSentences()
// biome-ignore lint/suspicious/noTemplateCurlyInString: it stands for one
const filled = '${...}'

it('finds the sentences it is about', () => {
  expect(sentences.length).toBeGreaterThan(400)
  expect(sentences.filter(({ isWhat }) => isWhat).length).toBeGreaterThan(40)
  expect(sentences.filter(({ en }) => en.trim() === '').map(({ place }) => place)).toEqual([])
})

it('writes Chinese without spaces beside Latin, digits and what is filled in', () => {
  expect(wrong(({ zh }) => [/\p{Script=Han} [\w$“]|[\w}”] \p{Script=Han}/u.test(withoutCommands(zh, '：'))])).toEqual(
    [],
  )
})

it('puts commands at the end, behind a colon', () => {
  const isMisplaced = (text: string, colon: string) =>
    text.split('\n').some((line) => /leak-help [a-z-]/.test(line.replace(commandAtEnd(colon), '')))
  expect(wrong(({ zh, en }) => [isMisplaced(zh, '：'), isMisplaced(en, ':')])).toEqual([])
})

it('uses the brackets of the language', () => {
  expect(
    wrong(({ zh, en }) => [
      /\p{Script=Han}\s?\(|\)\s?\p{Script=Han}/u.test(zh) || /（ | ）/.test(zh),
      /[（）]/.test(en) || /\S\(/.test(withoutFilled(en)),
    ]),
  ).toEqual([])
})

it('puts names and ids in curved quotes', () => {
  expect(wrong(({ zh, en }) => [/"/.test(withoutCommands(zh, '：')), /"/.test(withoutCommands(en, ':'))])).toEqual([])
})

it('quotes in Chinese with “”, and leaves 「」 to what somebody says in the content', () => {
  expect(wrong(({ zh }) => [/[「」『』]/.test(zh)])).toEqual([])
})

it('writes the number of a session without a space, and its name only where that says more', () => {
  const twice = /(?:个案|ession )\$\{\.\.\.\}(?:（| \()\$\{\.\.\.\}[）)]/u
  expect(wrong(({ zh, en }) => [/个案[ #]/.test(zh), twice.test(zh), twice.test(en)])).toEqual([])
  for (const language of ['zh', 'en'] as const) {
    const { start, session } = wordsIn(language)
    const said = (name: string) => start.savedAs('1', name)
    expect(said(session.defaultName('1'))).not.toMatch(/[（(]/)
    expect(said('妈妈')).toMatch(/1 ?[（(]妈妈[）)]$/)
  }
})

it('says nothing of processes', () => {
  expect(wrong(({ zh, en }) => [/进程/.test(zh), /\bpid\b/.test(en)])).toEqual([])
})

it('shows no emoji and does not shout', () => {
  expect(wrong(({ zh, en }) => [/\p{ExtPict}|[!！]{2}/u.test(zh), /\p{ExtPict}|!{2}/u.test(en)])).toEqual([])
})

it('ends what is said in both languages alike', () => {
  expect(wrong(({ zh, en }) => [/[。？！]$/.test(zh) !== /[.?!]$/.test(en)])).toEqual([])
})

// A command, an option, what is filled in, or a list of ids.
const copied = /^(?:leak-help .*|--.*|\$\{\.\.\.\}|[\w<>./=-]+(?:(?:, |、)[\w<>./=-]+)*)$/

it('ends what happened with a full stop, and what to do with one or with what can be copied', () => {
  const ends = (text: string, colon: string) => {
    const last = text.split('\n').at(-1) ?? ''
    // What a list of values, an example or a command ends in would be copied along with a stop.
    const tail = last.split(colon).at(-1)?.trim() ?? ''
    const isCopied = last.includes(colon) && copied.test(tail)
    return isCopied ? !/[。.]$/.test(tail) : /[。.？?]$/.test(last) || last.endsWith(filled)
  }
  const said = sentences.filter(({ isWhat, isNext }) => isWhat || isNext)
  expect(wrong(({ zh, en }) => [!ends(zh, '：'), !ends(en, ': ')], said)).toEqual([])
})

it('says with every error and refusal what to do next', () => {
  const without = sourceFiles.flatMap((path) => {
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, true)
    const found: string[] = []
    const look = (node: ts.Node): void => {
      const isError = ts.isNewExpression(node) && /^(?:UserError|WrongPassphrase)$/.test(node.expression.getText())
      const isRefusal = ts.isCallExpression(node) && node.expression.getText() === 'refuse'
      if ((isError || isRefusal) && (node.arguments?.length ?? 0) < 2) found.push(`${path}: ${node.getText()}`)
      ts.forEachChild(node, look)
    }
    look(file)
    return found
  })
  expect(without).toEqual([])
})

it('says nothing that nobody shows', () => {
  const { files, checker } = readTypedSource()
  const used = new Set<ts.Node>()
  const words = new Map<ts.Node, string>()
  for (const file of files) {
    const isWords = file.fileName.startsWith(resolve(join('src', 'words')))
    const look = (node: ts.Node): void => {
      if (isWords && ts.isPropertyAssignment(node) && !ts.isObjectLiteralExpression(node.initializer)) {
        if (topObject(node) === 'zh') words.set(node, `${file.fileName} ${pathTo(node)}`)
      } else if (!isWords) for (const declared of findMembersRead(checker, node)) used.add(declared)
      ts.forEachChild(node, look)
    }
    look(file)
  }
  expect(words.size).toBeGreaterThan(200)
  const unused = [...words].filter(([node]) => !used.has(node) && !isLookedUp(node)).map(([, place]) => place)
  expect(unused).toEqual([])
})

// Words that are looked up by an id of the program: one for each state, act, command and so on; and whole groups that
// are handed over at once.
const lookedUp =
  /^(?:calendar\.(?:kinds|plainKinds)|report\.(?:whom|parts)|person|phrases|letters\.(?:signatures|ways|identity|ask\.formats)|urgency|state|group|concern|outcome|duration|due|status\.count|record\.event|titles|global|arguments|groups|after|commands|shown|options|check\.counts|evidence\.(?:place|state)|wanted\.state|lawTime\.(?:replaced|isNew)|handover\.(?:groups|counts|ours|theirs)|desk\.counts\.(?:state|mark))\b/

function isLookedUp(node: ts.Node): boolean {
  return (
    lookedUp.test(pathTo(node)) ||
    /^(?:plainPrompt|keyboard|start\.(?:one|many|plainOne|plainMany|plainMarked|moreLines|alone)$)/.test(pathTo(node))
  )
}

function pathTo(node: ts.Node): string {
  const names: string[] = []
  for (let at: ts.Node = node; !ts.isVariableDeclaration(at); at = at.parent)
    if (ts.isPropertyAssignment(at)) names.unshift(at.name.getText().replaceAll("'", ''))
  return names.join('.')
}

function topObject(node: ts.Node): string {
  let at = node
  while (!ts.isVariableDeclaration(at) && !ts.isSourceFile(at)) at = at.parent
  return ts.isVariableDeclaration(at) ? at.name.getText() : ''
}

function wrong(isWrong: (sentence: Sentence) => boolean[], of = sentences): string[] {
  return of.filter((one) => isWrong(one).some(Boolean)).map(({ place, zh, en }) => `${place}\n  ${zh}\n  ${en}`)
}

function commandAtEnd(colon: string): RegExp {
  return new RegExp(`${colon}\\s?leak-help [^。]*$`, 'u')
}

function withoutCommands(text: string, colon: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(commandAtEnd(colon), '').replace(/leak-help [a-z][^，。；]*/g, ''))
    .join('\n')
}

function withoutFilled(text: string): string {
  return text.replaceAll(filled, 'x')
}

it.each(['mine', 'a b', "it's", 'a "b" c', '$HOME `x`', '健身房', 'C:\\My files\\x', 'a\\', '-x', 'a;b', '!1'])(
  'a shell takes %j back whole',
  (name) => {
    expect(execFileSync('/bin/sh', ['-c', `printf %s ${shellWord(name)}`], { encoding: 'utf8' })).toBe(name)
  },
)
