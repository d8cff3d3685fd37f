// Words typed and pasted in a real terminal: all lines are read, none answers what is asked next; what was heard is marked.
import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../src/words/words.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { keys, openTerminal, type Terminal } from '../support/terminal.ts'

const folder = dataFolderForEach()
const zh = wordsIn('zh')
const chat = ['有人在网上发了我的住址', '还有手机号', '我去举报', '2', '平台一直不理我']

/** At the question for one's own words, with nothing dangerous so far. */
async function atDescribe(plain: boolean): Promise<Terminal> {
  const terminal = openTerminal({ args: [...(plain ? ['--plain'] : []), 'start'], dataFolder: folder.path })
  await terminal.shows(plain ? zh.start.plainMany : zh.start.many)
  terminal.type(plain ? '7\r' : keys.down.repeat(6) + keys.space + keys.enter)
  await terminal.shows('你是在为自己处理')
  await terminal.shows(plain ? zh.start.plainOne : zh.start.one)
  terminal.type(plain ? '1\r' : keys.enter)
  await terminal.shows(zh.start.describeAsk)
  return terminal
}

describe('with arrow keys', () => {
  it('takes all lines of what is pasted, also the last one without its end', async () => {
    const terminal = await atDescribe(false)
    terminal.type(chat.join('\r'))
    await terminal.shows(zh.start.linesRead(chat.length))
    await terminal.shows(/\? .*(?:下面哪个最像|听上去|现在最要紧)/)
    expect(terminal.screen()).not.toMatch(/- .*(?:下面哪个最像|听上去|现在最要紧)/)
    terminal.type(keys.ctrlC)
    expect((await terminal.ended).exitCode).toBe(130)
  })

  it('takes one line as one line, and what is typed for the next question as an answer to that', async () => {
    const terminal = await atDescribe(false)
    terminal.type(`手机丢了${keys.enter}${keys.enter}`)
    await terminal.shows(new RegExp(`- .*${zh.start.whichFits}`))
    expect(terminal.screen()).not.toContain(zh.start.linesRead(2))
    terminal.type(keys.ctrlC)
    await terminal.ended
  })

  it('offers the list where no words are given, and leaves for Esc among words', async () => {
    const terminal = await atDescribe(false)
    terminal.type(keys.enter)
    await terminal.shows(new RegExp(`\\? .*${zh.start.whatHappened}[^]*${zh.start.one}`))
    terminal.type(keys.left)
    await terminal.shows(/\? .*发生了什么？用[\s\S]*>\s*$/)
    terminal.type(`我的卡${keys.escape}`)
    await terminal.ended
    expect(terminal.visible().trim()).toBe('')
  })

  it('marks the danger in what was said, and takes it by enter', async () => {
    const terminal = openTerminal({
      args: ['start', '--text', '他把我关在屋里不让走，还打我'],
      dataFolder: folder.path,
    })
    await terminal.shows('[x]')
    expect(terminal.screen()).toMatch(/110[\s\S]*\[x\] 有人要伤害我/)
    terminal.type(keys.enter)
    await terminal.shows(/- 现在有没有[\s\S]*\? .*你是在为自己处理[\s\S]*确定/)
    terminal.type(keys.enter)
    await terminal.shows(`? ${zh.walk.what}`)
    terminal.type(keys.ctrlC)
    await terminal.ended
  })
})

describe('with numbers', () => {
  it('takes all lines of what is pasted until an empty one', async () => {
    const terminal = await atDescribe(true)
    terminal.type(chat.join('\r'))
    await terminal.shows(zh.start.moreLines.slice(0, 6))
    terminal.type('\r\r')
    await terminal.shows(zh.start.linesRead(chat.length))
    expect(terminal.screen()).not.toContain(zh.plainPrompt.again)
    terminal.type(keys.ctrlC)
    await terminal.ended
  })

  it('shows what is marked, and an empty line takes it', async () => {
    const terminal = openTerminal({
      args: ['--plain', 'start', '--text', '他把我关在屋里不让走，还打我'],
      dataFolder: folder.path,
    })
    await terminal.shows(zh.start.plainMarked.slice(0, 8))
    expect(terminal.screen()).toContain('[x] 有人要伤害我')
    terminal.type('\r')
    await terminal.shows(new RegExp(`你是在为自己处理[^]*${zh.start.plainOne}`))
    terminal.type('1\r')
    await terminal.shows(zh.walk.what)
    terminal.type(keys.ctrlC)
    await terminal.ended
  })
})
