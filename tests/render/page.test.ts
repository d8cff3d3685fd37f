// The page as a file: read back by a parser of others. In a browser it is looked at in tests/page/.
import type { DefaultTreeAdapterTypes as Html } from 'parse5'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { page as command } from '../../src/commands/page.ts'
import type { Content } from '../../src/core/content/content.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { isOpen } from '../../src/core/plan/planned-step.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { withEvent } from '../../src/core/session/session.ts'
import { type Language, languages } from '../../src/core/text.ts'
import { wordsIn } from '../../src/words/words.ts'
import { content, library } from '../support/content.ts'
import { failure } from '../support/failure.ts'
import { memoryPorts } from '../support/memory-ports.ts'
import { finished, type Lived, livedPersona, pageOf } from '../support/pages.ts'
import { bare, htmlElements, htmlText } from '../support/paper-readers.ts'
import { cardOf } from '../support/said.ts'

const people: Record<string, Lived> = {
  pressed: livedPersona('sextortion-pressed-now', 0),
  loan: livedPersona('loan-in-my-name'),
  elder: livedPersona('elder-already-lost'),
  finished: finished(livedPersona('lending-leak-ordinary', 0)),
}
const everybody = Object.entries(people).flatMap(([name, lived]) =>
  languages.map((language): [string, Language, Lived] => [name, language, lived]),
)
const attribute = ({ attrs }: Html.Element, name: string) => attrs.find((one) => one.name === name)?.value
const elementsOf = (text: string) => htmlElements(parse(text))
const withoutColons = (text: string) => bare(text).replace(/[:：]/g, '')
const linesOf = (text: string) => elementsOf(text).filter(({ tagName }) => /^(?:p|li|h\d)$/.test(tagName))

describe.each(everybody)('the page of %s (%s)', (_name, language, lived) => {
  const plan = buildPlan(library, lived.session, Date.parse(lived.at))

  it('runs nothing, asks for nothing, and links to numbers and places of its own only', async () => {
    const elements = elementsOf(await pageOf(lived, { language }))
    const dangerous = elements.filter(({ tagName, attrs }) => {
      const loads = attrs.some(({ name }) =>
        /^(?:on|src|srcset|action|data|poster|background|style|formaction)/.test(name),
      )
      return loads || /^(?:script|link|img|iframe|object|embed|base|form|svg|video|audio)$/.test(tagName)
    })
    expect(dangerous.map(({ tagName }) => tagName)).toEqual([])
    const policy = elements.find((one) => attribute(one, 'http-equiv') === 'Content-Security-Policy')
    expect(policy && attribute(policy, 'content')).toContain("default-src 'none'")
    expect(elements.find(({ tagName }) => tagName === 'style')?.childNodes).toHaveLength(1)
    const style = elements.find(({ tagName }) => tagName === 'style')
    expect(style && htmlText(style)).not.toMatch(/url\(|@import/)
    const ids = new Set(elements.map((one) => attribute(one, 'id')))
    const phones = new Map([...library.contacts.values()].map(({ phone, not_called: use }) => [phone, use]))
    for (const one of elements) {
      const href = attribute(one, 'href')
      if (href === undefined) continue
      const [, way, to = ''] = /^(#|tel:|sms:)(.*)$/.exec(href) ?? []
      if (way === '#') expect(ids, href).toContain(to)
      else {
        expect([...phones.keys()], href).toContain(to)
        expect(htmlText(one)).toBe(to)
        expect(phones.get(to), href).toBe(way === 'sms:' ? 'texted' : undefined)
      }
    }
  })

  it('says everything that the cards of its open steps say', async () => {
    const said = withoutColons(htmlText(parse(await pageOf(lived, { language, notes: true }))))
    for (const { id } of plan.steps.filter(isOpen)) {
      const card = cardOf(lived.session, plan, id, language, lived.at).split('\n')
      for (const line of card) {
        // A label may be a heading; numbers of a list are the list’s; names and hours of contacts stand apart.
        const text = line.replace(/^ {2}(?:\d+\. |! )/, '').replace(/ {2}[\d-]+$/, '')
        const parts = text.startsWith('  ') ? text.split(/[（）()]/) : [text]
        for (const part of parts) expect(said, `${id}: ${line}`).toContain(withoutColons(part))
      }
    }
  })

  it('has one heading of the first rank, no rank left out, and its landmarks in order', async () => {
    const elements = elementsOf(await pageOf(lived, { language }))
    const ranks = elements.flatMap(({ tagName }) => /^h(\d)$/.exec(tagName)?.[1] ?? []).map(Number)
    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1)
    ranks.forEach((rank, at) => {
      expect(rank - (ranks[at - 1] ?? 0), `heading ${at}`).toBeLessThanOrEqual(1)
    })
    const landmarks = elements.map(({ tagName }) => tagName).filter((tag) => /^(?:header|main|nav|footer)$/.test(tag))
    expect(landmarks).toEqual(['header', 'main', 'nav', 'footer'])
    const ids = elements.flatMap((one) => attribute(one, 'id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('marks Chinese in an English page', async () => {
    const document = parse(await pageOf(lived, { language }))
    const [html] = htmlElements(document)
    expect(html && attribute(html, 'lang')).toBe(language === 'zh' ? 'zh-CN' : 'en')
    if (language === 'en') expect(unmarkedChinese(document, 'en')).toEqual([])
  })

  it('says in title and file name nothing of what it is about', async () => {
    const title = elementsOf(await pageOf(lived, { language })).find(({ tagName }) => tagName === 'title')
    expect(title && htmlText(title)).toBe(language === 'zh' ? '清单' : 'Checklist')
    expect(wordsIn(language).page.file).toBe('list.html')
  })
})

it('begins with what is next, whom to call, and the few acts', async () => {
  const elements = elementsOf(await pageOf(people.pressed as Lived))
  const top = elements.find((one) => attribute(one, 'id') === 'next') as Html.Element
  expect(outline(top)).toMatchInlineSnapshot(`
    [
      "h2: 下一步 · 现在就做",
      "h3: 你不是一个人，先打12356说说",
      "li: 心理援助热线 / 每天至少18小时，多地24小时12356",
      "li: 英语心理支持热线（Lifeline China） / 每天10:00至22:00（公开页面的说法） / 未能核实，请先自行核对400-821-1215",
      "li: 急救电话 / 24小时120",
      "li: 报警电话 / 24小时110",
      "h4: 先做这些",
      "li: 伤了自己、快忍不住：打120或110",
      "li: 其他时候打12356，可以不说名字",
      "li: 说英语（10点到22点）：400-821-1215",
      "li: 没接通再打，或先叫人来陪",
      "details: 怎么说",
      "details: 为什么、怎么做、依据",
    ]
  `)
})

it('has its sections in the order in which they are needed', async () => {
  const elements = elementsOf(await pageOf(people.loan as Lived))
  const sections = elements.filter(({ tagName }) => tagName === 'section')
  expect(sections.map((one) => attribute(one, 'id'))).toMatchInlineSnapshot(`
    [
      "next",
      "dates",
      "group-1",
      "group-2",
      "group-3",
      "group-4",
      "group-5",
      "letters",
      "scams",
      "besides",
      "done",
    ]
  `)
  const folded = elements.filter((one) => attribute(one, 'id') === 'done').flatMap(htmlElements)
  expect(folded[0]?.tagName).toBe('details')
})

describe('what is the person’s own', () => {
  const lived = people.loan as Lived
  const at = new Date(lived.at).toISOString()
  const secret = 'SECRET'
  const [first, second] = buildPlan(library, lived.session, Date.parse(at)).steps.filter(isOpen)
  const written = [
    { type: 'noted', at, step: first?.id ?? '', note: `${secret}-note` },
    { type: 'recorded', at, step: second?.id ?? '', outcome: 'done', fields: { 'a-field': `${secret}-field` } },
    { type: 'due-moved', at, step: first?.id ?? '', until: '2027-01-01', note: `${secret}-reason` },
  ] as const
  const session = written.reduce((made: Session, event) => withEvent(made, event), {
    ...lived.session,
    name: `${secret}-name`,
  })

  it('is not on the page', async () => {
    expect(await pageOf({ ...lived, session })).not.toContain(secret)
  })

  it('is there on request, all but the name of the session', async () => {
    const page = await pageOf({ ...lived, session }, { notes: true })
    expect(page).toContain(`${secret}-note`)
    expect(page).toContain(`${secret}-field`)
    expect(page).not.toContain(`${secret}-name`)
  })
})

it('writes whatever a text of one’s own folder holds as text', async () => {
  const attack = '</p><script>alert(1)</script><img src=x onerror=alert(1)>&amp;"\'\ue000110\ue001\ue000999\ue001'
  const hostile = spoilt(content, attack)
  const text = await pageOf(people.loan as Lived, { language: 'zh', content: hostile })
  const elements = elementsOf(text)
  expect(elements.filter(({ tagName }) => /^(?:script|img)$/.test(tagName))).toEqual([])
  expect(elements.flatMap((one) => attribute(one, 'href') ?? [])).not.toContain('tel:999')
  const said = linesOf(text).map(htmlText).join('\n')
  expect(said).toContain(attack.replace(/[\ue000\ue001]/g, ''))
})

describe('the command', () => {
  function portsWith(lived: Lived) {
    const ports = memoryPorts({ content, language: 'zh' })
    ports.setTime(lived.at)
    ports.sessionsById.set('1', { ...lived.session, id: '1' })
    return ports
  }
  const none = { large: false, notes: false, force: false, json: false }

  it('says how the page gets to the phone, each way with its risk, on one screen', async () => {
    const ports = portsWith(people.pressed as Lived)
    await command(ports, none)
    expect(ports.printed.join('')).toContain('list.html')
    expect(ports.printed.length + ports.said.length).toBeLessThan(24)
    for (const [way] of wordsIn('zh').page.ways) expect(ports.said.join('\n')).toContain(way)
    expect(ports.said.join('\n')).not.toContain(wordsIn('zh').page.mayBeRead)
  })

  it('warns where an account is in other hands', async () => {
    const ports = portsWith(livedPersona('wechat-stolen-friend-paid', 0))
    await command(ports, none)
    expect(bare(ports.said.join(''))).toContain(bare(wordsIn('zh').page.mayBeRead))
  })

  it('replaces no file unasked, and writes none that a phone would not open', async () => {
    const ports = portsWith(people.loan as Lived)
    await command(ports, none)
    expect((await failure(command(ports, none))).exitCode).toBe(1)
    await command(ports, { ...none, force: true, large: true })
    expect(ports.files.read('list.html', 1e7).text()).toContain('font-size: 150%')
    expect((await failure(command(ports, { ...none, out: 'list.txt' }))).exitCode).toBe(2)
  })

  it('prints it, and says for scripts where it is', async () => {
    const ports = portsWith(people.loan as Lived)
    await command(ports, { ...none, out: '-' })
    expect(ports.printed.join('')).toMatch(/^<!DOCTYPE html>/)
    ports.printed.splice(0)
    await command(ports, { ...none, out: 'a.html', json: true })
    expect(JSON.parse(ports.printed.join(''))).toMatchObject({ schema: 1, path: expect.stringContaining('a.html') })
    expect(ports.said).toEqual([])
  })
})

/** Elements below one with their own text, where they have some; what is folded is counted. */
function outline(element: Html.Element): string[] {
  return element.childNodes.flatMap((child): string[] => {
    if (!('tagName' in child)) return []
    if (child.tagName === 'details') return [`details: ${htmlText(htmlElements(child)[0] ?? child)}`]
    return /^(?:p|li|h\d)$/.test(child.tagName)
      ? [`${child.tagName}: ${htmlText(child).trim().replace(/\n+/g, ' / ')}`]
      : outline(child)
  })
}

function unmarkedChinese(node: Html.ParentNode, language: string): string[] {
  return node.childNodes.flatMap((child): string[] => {
    if ('value' in child) return language === 'en' && /\p{Script=Han}/u.test(child.value) ? [child.value] : []
    if (!('childNodes' in child) || ('tagName' in child && child.tagName === 'style')) return []
    return unmarkedChinese(child, ('tagName' in child && attribute(child, 'lang')) || language)
  })
}

/** The same content with this in every text of its steps. */
function spoilt(of: Content, attack: string): Content {
  const spoil = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(spoil)
    if (typeof value !== 'object' || value === null) return value
    const { zh, en, ...rest } = value as Record<string, unknown>
    const kept = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, spoil(inner)]))
    if (typeof zh !== 'string' || typeof en !== 'string')
      return { ...kept, ...(zh === undefined ? {} : { zh: spoil(zh) }), ...(en === undefined ? {} : { en: spoil(en) }) }
    return { ...kept, zh: zh + attack, en: en + attack }
  }
  return { ...of, steps: new Map([...of.steps].map(([id, step]) => [id, spoil(step) as typeof step])) }
}
