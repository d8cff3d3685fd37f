import { describe, expect, it } from 'vitest'
import { contact } from '../../src/commands/contact.ts'
import { law } from '../../src/commands/law.ts'
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
    expect(world.printed.join('')).toMatch(/24 hours\) {2}110[\s\S]*Takes: [\s\S]*Not for: [\s\S]*checked 2026-11-22/)
  })
})

describe('law', () => {
  it('says what took the place of an article that people still quote', async () => {
    const world = ports()
    await law(world, { query: ['治安管理处罚法', '第四十二条'], json: false })
    expect(world.printed.join('')).toContain('2025-12-31以前适用；现在是《治安管理处罚法》第五十条')
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

it('says so when nothing is found', async () => {
  await expect(law(ports(), { query: ['xyzzy'], json: false })).rejects.toMatchObject({ exitCode: 1 })
  await expect(contact(ports(), { query: ['xyzzy'], json: false })).rejects.toMatchObject({ exitCode: 1 })
})
