// What happened, in the person's own words: danger first, one question where it is open, several matters at once, facts that
// stand on the page of answers; and the words themselves are kept nowhere.
import { describe, expect, it } from 'vitest'
import { list } from '../../src/commands/list.ts'
import { start } from '../../src/commands/start.ts'
import { wordsIn } from '../../src/words/words.ts'
import { type Answering, answering } from '../support/answering.ts'
import { content } from '../support/content.ts'
import { type Key, type MemoryOptions, memoryPorts } from '../support/memory-ports.ts'

const zh = wordsIn('zh')
const options = { playbooks: [], walk: false, json: false }
const world = (more: MemoryOptions) => memoryPorts({ content, language: 'zh', ...more })
const dangerText = content.questions.get('danger')?.text.zh ?? ''
const phoneOf = (id: string) => content.contacts.get(id)?.phone ?? ''

/** Starts, and lets the person leave where the keys end. */
async function begin(text: string | undefined, keys: MemoryOptions['keys'], more: MemoryOptions = {}) {
  const ports = world({ keys: keys ?? [], ...more })
  await start(ports, { ...options, text }).catch(() => {})
  return ports
}

const saved = (ports: ReturnType<typeof world>) => ports.sessionsById.get('1')

describe('danger in words', () => {
  it.each([
    ['裸聊视频被发给同事了，我不想活了', 'despair', 'psych-12356'],
    ['他在门外砸门说要打死我', 'violence', 'police-110'],
    ['I want to kill myself because they posted my pictures', 'despair', 'psych-12356'],
  ])('%s: help is said first, and the danger is marked', async (text, choice, contact) => {
    const ports = await begin(text, [true])
    const asked = ports.transcript.findIndex((part) => part.includes(dangerText))
    expect(ports.transcript.slice(0, asked).join('\n')).toContain(phoneOf(contact))
    expect(saved(ports)?.answers.danger).toContain(choice)
  })

  it('is never decided: who takes it out has not said it', async () => {
    const ports = await begin('裸聊视频被发给同事了，我不想活了', [['none'], 'self'])
    expect(saved(ports)?.answers.danger).toEqual(['none'])
    expect(ports.asked.filter((message) => message.endsWith(dangerText))).toHaveLength(1)
  })

  it('is asked about again when it is told after the question was answered', async () => {
    const ports = await begin(undefined, [['none'], 'self', '对方拍了我的视频，我不想活了', true])
    expect(ports.asked.filter((message) => message.endsWith(dangerText))).toHaveLength(2)
    expect(saved(ports)?.answers.danger).toEqual(['despair'])
  })

  it('is not forgotten by who must leave before answering again', async () => {
    const ports = await begin(undefined, [['none'], 'self', '老公打我，他现在就在门外'])
    expect(saved(ports)?.answers.danger).toBe('unsure')
    const answered = await begin(undefined, [['none'], 'self', '老公打我，他现在就在门外', ['none']])
    expect(saved(answered)?.answers.danger).toEqual(['none'])
  })

  it('is not asked about again when it was answered', async () => {
    const ports = await begin(undefined, [['despair'], 'recorded'])
    expect(ports.asked.filter((message) => message.endsWith(dangerText))).toHaveLength(1)
  })

  it('is told by `list` too, before what fits', async () => {
    const ports = world({})
    await list(ports, { text: '视频被发出去了，我不想活了', json: false })
    const screen = ports.printed.join('\n')
    expect(screen.indexOf(phoneOf('psych-12356'))).toBeGreaterThanOrEqual(0)
    expect(screen.indexOf(phoneOf('psych-12356'))).toBeLessThan(screen.indexOf('sextortion'))
    await list(ports, { text: '视频被发出去了，我不想活了', json: true })
    expect(JSON.parse(ports.printed.at(-1) ?? '')).toMatchObject({ schema: 1, danger: ['despair'] })
  })
})

const offered = (ports: ReturnType<typeof world>, message: string) =>
  ports.transcript
    .find((part) => part.split('\n')[0]?.endsWith(message))
    ?.split('\n')
    .slice(2) ?? []

describe('what fits', () => {
  it('is offered, the likeliest first, at most five, then none of these and not sure', async () => {
    const ports = await begin('身份证丢了', [['none'], 'self'])
    const rows = offered(ports, zh.start.whichFits)
    expect(rows[0]).toBe(content.playbooks.get('id-card-lost')?.title.zh)
    expect(rows).toHaveLength(8)
    expect(rows.slice(5)).toEqual([zh.start.severalFit, zh.start.noneFits, zh.start.notSure])
  })

  it('is parted by one question where nothing stands out', async () => {
    const ports = await begin('我的钱不见了，也不知道怎么回事', [['none'], 'self', 'money'])
    expect(ports.asked.join('\n')).toContain(zh.start.whatIsWorst)
    const titles = offered(ports, zh.start.whichFits).slice(0, -3)
    const about = [...content.playbooks.values()].filter(({ title }) => titles.includes(title.zh))
    expect(about.length).toBeGreaterThan(0)
    expect(about[0]?.about).toContain('money')
  })

  it('is two matters to be taken together where two are told', async () => {
    const ports = await begin('我身份证丢了。我前男友把我的裸照发到同学群里了。', [['none'], 'self', true])
    expect(ports.asked.join('\n')).toContain(zh.start.whichFitSeveral)
    expect(saved(ports)?.playbooks).toEqual(expect.arrayContaining(['id-card-lost', 'images-by-someone-known']))
  })

  it('can be ticked together where neither stands out, and is answered as one where it is one', async () => {
    const text = 'my ex posted my private photos in a group and also someone took a loan with my id'
    const two = ['images-by-someone-known', 'loan-in-my-name']
    const ports = await begin(text, [['none'], 'self', 'choose:several', two])
    expect(saved(ports)?.playbooks).toEqual(expect.arrayContaining(two))
    const one = await begin(text, [['none'], 'self', 'choose:several', ['choose:not-sure']])
    expect(saved(one)?.playbooks).toEqual(['unknown-source'])
  })

  it('is nothing for what is something else, and the list is shown', async () => {
    for (const text of ['今天天气真好', '怎么炒鸡蛋', 'asdfghjkl', '😂😂👍', '12345']) {
      const ports = await begin(text, [['none'], 'self'])
      expect(ports.said.join('\n').replace(/\s/g, '')).toContain(zh.start.nothingFound.replace(/\s/g, ''))
      expect(ports.asked.at(-1)).toMatch(new RegExp(`${zh.start.whatHappened}$`))
    }
  })
})

describe('facts in words', () => {
  const text = '我妈昨天把短信里的验证码念给假客服了，银行卡号也说了，已经报警了'
  const toFacts = [['none'], 'elder', 'code-or-screen-shared']
  // What is to be done at once is put off, so that questions come.
  const tell = (told: Answering, keys: Key[] = toFacts, said = text) => {
    const answer = answering(content, 'zh', told)
    const beside = new Map<string, Key>([
      [zh.walk.what, 'postponed'],
      [zh.shared.ask, 'only-me'],
    ])
    return begin(said, keys, { otherwise: (message) => beside.get(message) ?? answer(message) })
  }
  const page = ({ transcript }: ReturnType<typeof world>) =>
    transcript.find((part) => part.split('\n')[0]?.endsWith(zh.start.checkAsk)) ?? ''

  it('stand on the page of answers as heard, and count once the person goes on from there', async () => {
    const left = await tell({})
    expect(page(left)).toMatch(new RegExp(`一两天|昨天.*${zh.start.heard}`))
    expect(saved(left)?.answers).not.toHaveProperty('since')
    const ports = await tell({ page: ['look'] })
    expect(saved(ports)?.answers).toMatchObject({ since: 'day', 'acting-for': 'other', relation: 'elder' })
  })

  it('of a question that takes several are marked where it is asked, and more can be added', async () => {
    const exposed = content.questions.get('exposed')?.text_other?.zh ?? ''
    const ports = await tell({ questions: { exposed: true }, page: ['more', 'look'] })
    expect(ports.asked.join('\n')).toContain(exposed)
    expect(new Set([saved(ports)?.answers.exposed].flat())).toEqual(new Set(['password-code']))
    const more = await tell({ questions: { exposed: ['password-code', 'bank-card'] }, page: ['more', 'look'] })
    expect(new Set([saved(more)?.answers.exposed].flat())).toEqual(new Set(['bank-card', 'password-code']))
  })

  it('can be changed on the page, and are then what the person said', async () => {
    const ports = await tell({ questions: { since: 'longer' }, page: ['change:since', 'look'] })
    expect(saved(ports)?.answers).toMatchObject({ since: 'longer' })
    expect(ports.transcript.findLast((part) => part.includes(zh.start.checkAsk))).not.toMatch(
      new RegExp(`一两天.*${zh.start.heard}`),
    )
  })

  it('mark nothing where nothing was heard', async () => {
    const ports = await tell({}, [['none'], 'self', 'unknown-source'], '不知道是从哪里漏出去的')
    expect(page(ports)).not.toBe('')
    expect(page(ports)).not.toContain(zh.start.heard)
  })

  it('leave no trace of the words', async () => {
    const ports = await tell({ page: ['look'] })
    const kept = JSON.stringify([...ports.sessionsById.values()])
    expect(kept).toContain('since')
    for (const words of ['验证码念给', '假客服', '我妈昨天']) expect(kept).not.toContain(words)
  })
})

it('takes the general one from who would rather not say', async () => {
  for (const text of ['不清楚', '我不想说。', '不知道', 'Not sure', "I don't know"]) {
    const ports = await begin(undefined, [['none'], 'self', text])
    expect(saved(ports)?.playbooks).toEqual(['unknown-source'])
  }
})

describe('whatever is typed', () => {
  const odd = {
    'a pasted chat': '你好\n我是客服\n请把验证码发给我\n我发了\n钱没了',
    'five thousand characters': '他们天天打电话骂我，'.repeat(500),
    'mixed scripts': 'my 微信 wechat 被 hacked 了 помогите',
    'control characters': '微信\u0007被\u001b[2J盗\u0000了\u202e',
    'lone surrogates': '微信被盗\ud800',
    'only marks': '？！……。，',
  }
  it.each(Object.entries(odd))('%s gets a clear answer', async (_name, text) => {
    for (const language of ['zh', 'en'] as const) {
      const ports = world({ language })
      await list(ports, { text, json: false })
      const screen = ports.printed.join('\n')
      expect(screen.length).toBeGreaterThan(10)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may come through
      expect(screen).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e]/)
    }
    const asked = await begin(text, [true])
    expect(asked.asked.length).toBeGreaterThan(0)
  })
})
