// A secret number typed at a prompt of a real terminal: enter alone neither keeps it nor loses what was written.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { wordsIn } from '../../src/words/words.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { saveFinishedSession } from '../support/prompts.ts'
import { keys, openTerminal, type Terminal } from '../support/terminal.ts'

// Made up; only the check digit is right.
const idCard = '11010519491231002X'
const masked = '1101**********002X'
const { walk, secret } = wordsIn('zh')

const folder = dataFolderForEach()
beforeEach(() => {
  saveFinishedSession(folder.path)
})

const stored = () => readFileSync(join(folder.path, 'sessions', '1.json'), 'utf8')

/** Types once something new shows that was not there. */
async function at(terminal: Terminal, shown: RegExp, typed: string): Promise<void> {
  await terminal.shows(shown)
  terminal.type(typed)
}

it('is shown masked, and enter gives the text back to be changed', async () => {
  const terminal = openTerminal({ args: ['resume', '1'], dataFolder: folder.path })
  // More is the last of the first menu; in the second, four stand behind the note.
  await at(terminal, new RegExp(`\\? ${walk.what}[^]*${walk.more}`), keys.down.repeat(20) + keys.enter)
  const toNote = keys.down.repeat(20) + keys.up.repeat(4) + keys.enter
  await at(terminal, new RegExp(`\\? ${walk.moreAsk}[^]*${walk.back}`), toNote)
  await at(terminal, new RegExp(`\\? ${walk.noteAsk}`), `证件${idCard}丢了${keys.enter}`)
  await at(terminal, new RegExp(`证件${masked.replaceAll('*', '\\*')}丢了[^]*${secret.change}`), keys.enter)
  expect(stored()).not.toContain('noted')
  await terminal.shows(`证件${idCard}丢了`)
  terminal.type(`${keys.backspace.repeat('丢了'.length + idCard.length)}昨天丢了${keys.enter}`)
  await terminal.shows(walk.what)
  await terminal.shows(/已记录/)
  expect(stored()).toContain('"证件昨天丢了"')
  expect(terminal.screen()).not.toContain(idCard)
  terminal.type(keys.ctrlC)
  await terminal.ended
})

it('is asked about in plain text too', async () => {
  const terminal = openTerminal({ args: ['--plain', 'resume', '1'], dataFolder: folder.path, columns: 200 })
  const number = async (label: string) =>
    /(\d+) {2}\S*$/.exec((await terminal.shows(label)).split(label)[0] ?? '')?.[1] ?? ''
  terminal.type(`${await number(walk.more)}\r`)
  terminal.type(`${await number(walk.note)}\r`)
  await at(terminal, new RegExp(`\\n${walk.noteAsk}\\n`), `验证码482913给了他\r`)
  await terminal.shows('验证码******给了他')
  terminal.type(`${await number(secret.keep)}\r`)
  await terminal.shows(/已记录/)
  expect(stored()).toContain('"验证码482913给了他"')
  terminal.type(keys.ctrlC)
  await terminal.ended
})
