import { describe, expect, it } from 'vitest'
import { contact } from '../../src/commands/contact.ts'
import { law } from '../../src/commands/law.ts'
import { list } from '../../src/commands/list.ts'
import { show } from '../../src/commands/show.ts'
import { content } from '../support/content.ts'
import { memoryPorts } from '../support/memory-ports.ts'

const ports = (language: 'zh' | 'en' = 'zh') => memoryPorts({ content, language })

describe('contact', () => {
  it.each([
    ['12321', 'isc-12321'],
    ['征信中心', 'credit-center'],
    ['anti-fraud hotline', 'antifraud-96110'],
    ['police-110', 'police-110'],
  ])('%s finds %s first', async (query, id) => {
    const world = ports()
    await contact(world, { query: query.split(' '), json: true })
    expect(JSON.parse(world.printed.join('')).contacts[0].id).toBe(id)
  })

  it('shows number, hours, what it takes and does not, and how fresh that is', async () => {
    const world = ports('en')
    await contact(world, { query: ['police-110'], json: false })
    expect(world.printed.join('')).toMatch(
      /24 hours\) {2}110[\s\S]*Takes: [\s\S]*Not handled: [\s\S]*checked 2026-11-22/,
    )
  })
})

describe('whoever looks something up in danger', () => {
  it.each(['我不想活了', '自杀', 'I want to kill myself'])(
    '%s: is told what helps, whatever is found',
    async (query) => {
      const world = ports()
      await contact(world, { query: query.split(' '), json: false }).catch(() => {})
      expect(world.said.join('')).toContain('12356')
    },
  )

  it('is told nothing by a number or a name', async () => {
    const world = ports()
    await contact(world, { query: ['12321'], json: false })
    await law(world, { query: ['个人信息保护法', '50'], json: false })
    expect(world.said.join('')).toBe('')
  })
})

describe('what nothing holds as a whole', () => {
  it('finds what comes closest, at most five, and says so', async () => {
    const world = ports()
    await contact(world, { query: ['银行把我的卡冻结了我该找谁'], json: true })
    const { contacts } = JSON.parse(world.printed.join(''))
    expect(contacts.length).toBeGreaterThan(0)
    expect(contacts.length).toBeLessThanOrEqual(5)
    await contact(world, { query: ['银行把我的卡冻结了我该找谁'], json: false })
    expect(world.said.join('')).toContain('最接近')
  })

  it('reads traditional characters', async () => {
    const [simplified, traditional] = [ports(), ports()]
    await law(simplified, { query: ['骚扰电话'], json: true }).catch(() => {})
    await law(traditional, { query: ['騷擾電話'], json: true }).catch(() => {})
    expect(traditional.printed).toEqual(simplified.printed)
  })
})

describe('law', () => {
  it('says what took the place of an article that people still quote, and for which day each is', async () => {
    const world = ports()
    await law(world, { query: ['治安管理处罚法', '第四十二条'], json: false })
    const screen = world.printed.join('').replace(/\s/g, '')
    expect(screen).toContain('2025-12-31以前的行为适用这条，新规定处罚更轻的除外')
    expect(screen).toContain('之后发生或还在继续的，适用《治安管理处罚法》第五十条')
  })

  it.each([
    ['治安管理处罚法 42', ['psa-42', 'psa-50', 'psaold-42']],
    ['治安管理处罚法 第42条', ['psa-42', 'psa-50', 'psaold-42']],
    ['治安管理处罚法第四十二条', ['psa-42', 'psa-50', 'psaold-42']],
    ['治安管理处罚法 102', ['psa-121', 'psaold-102']],
    ['治安管理处罚法 第七十七条', ['psa-90', 'psaold-77']],
    ['治安管理处罚法 22', ['psa-25', 'psaold-22']],
    ['网络安全法 21', ['csl-23', 'cslold-21']],
    ['Cybersecurity Law Article 49', ['csl-51', 'cslold-49']],
    ['个人信息保护法 57条', ['pipl-57']],
  ])('finds the present article by %s', async (query, ids) => {
    const world = ports()
    await law(world, { query: query.split(' '), json: true })
    expect(JSON.parse(world.printed.join('')).laws.map(({ id }: { id: string }) => id)).toEqual(ids)
  })

  it('says what an article in force stands in the place of, and what is new', async () => {
    const world = ports('en')
    await law(world, { query: ['psa-121'], json: false })
    await law(world, { query: ['psa-56'], json: false })
    await law(world, { query: ['psa-56'], json: true })
    const [procedure = '', penalty = '', json = ''] = world.printed
    expect(procedure.replace(/\s+/g, ' ')).toMatch(/in force since 2026-01-01 .*until 2025-12-31: .*Article 102/)
    expect(penalty.replace(/\s+/g, ' ')).toContain('it does not punish what was done before, unless it is milder')
    expect(JSON.parse(json).laws[0]).toMatchObject({ time: 'penalty', new_rule: true, replaces: [] })
  })

  it('finds by word in either language, articles in force first', async () => {
    const world = ports('en')
    await law(world, { query: ['credit', 'dispute'], json: true })
    const { laws } = JSON.parse(world.printed.join(''))
    expect(laws.length).toBeGreaterThan(0)
    const ended = laws.map(({ until }: { until: string | null }) => until !== null)
    expect(ended).toEqual([...ended].sort())
  })
})

describe('an id, as it is printed,', () => {
  const quiet = / · checked /
  // The last line of an entry begins with its id.
  const idsOn = (screen: string) =>
    screen.split('\n').flatMap((line) => (quiet.test(line) ? [line.trim().split(' · ')[0]] : []))

  it.each([
    ['contact', contact, content.contacts, 'contacts'],
    ['law', law, content.laws, 'laws'],
  ] as const)('finds with %s exactly that entry', async (_name, look, entries, key) => {
    const world = ports('en')
    const printed = async (id: string, json: boolean) => {
      await look(world, { query: [id], json })
      return world.printed.splice(0).join('\n')
    }
    const wrong: unknown[] = []
    for (const id of entries.keys()) {
      const found = [
        ...JSON.parse(await printed(id, true))[key].map((entry: { id: string }) => entry.id),
        ...JSON.parse(await printed(` ${id.toUpperCase()}`, true))[key].map((entry: { id: string }) => entry.id),
        ...idsOn(await printed(id, false)),
      ]
      if (found.join() !== [id, id, id].join()) wrong.push([id, found])
    }
    expect(wrong).toEqual([])
  })

  it('shows exactly that playbook, and is first in a list that fits a text', async () => {
    const world = ports('en')
    const wrong: unknown[] = []
    for (const [id, { title }] of content.playbooks) {
      await show(world, { playbook: id, json: true })
      await show(world, { playbook: id, json: false })
      await list(world, { text: id, json: true })
      const [shown = '', screen = '', listed = ''] = world.printed.splice(0)
      const found = [JSON.parse(shown).playbook.id, JSON.parse(listed).playbooks[0]?.id]
      if (found.join() !== [id, id].join() || !screen.replace(/\s+/g, ' ').startsWith(title.en))
        wrong.push([id, found, screen.split('\n')[0]])
    }
    expect(wrong).toEqual([])
  })
})

it('says so when nothing is found', async () => {
  await expect(law(ports(), { query: ['xyzzy'], json: false })).rejects.toMatchObject({ exitCode: 1 })
  await expect(contact(ports(), { query: ['xyzzy'], json: false })).rejects.toMatchObject({ exitCode: 1 })
})
