// Somebody sends a person in need “a helpful playbook”: what it is is said before it is used, and a number in it that could
// be taken for a hotline stands below the hotline.
import { describe, expect, it } from 'vitest'
import { add } from '../../src/commands/add.ts'
import { calls } from '../../src/commands/calls.ts'
import { contact } from '../../src/commands/contact.ts'
import { resume } from '../../src/commands/resume.ts'
import { importSession } from '../../src/commands/session/import.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { why } from '../../src/commands/why.ts'
import { formatExportText } from '../../src/core/session/export.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withPlaybook } from '../../src/core/session/session.ts'
import type { Language } from '../../src/core/text.ts'
import { Interrupted } from '../../src/errors.ts'
import { sha256 } from '../../src/io/files/sha256.ts'
import { wordsIn } from '../../src/words/words.ts'
import { type MemoryOptions, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { besideIt, ownContent } from '../support/own-folder.ts'

const at = '2026-11-22T01:00:00.000Z'
const ports = (options: MemoryOptions = {}) => memoryPorts({ content: besideIt, own: ownContent, ...options })
const starting = { playbooks: ['own-book'], walk: false, json: false }
const { outside } = wordsIn('en')
const isNotice = /did not come with this program, and\s+we\s+have not checked it/g
const squeezed = (text: string) => text.replace(/\s+/g, ' ')

/** Until the keys run out, as with Ctrl-C. */
async function untilLeft(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Interrupted)) throw error
  })
}

function notices({ said, printed }: MemoryPorts): number {
  return [...squeezed([...said, ...printed].join(' ')).matchAll(isNotice)].length
}

function sessionWith(playbooks: string[]): Session {
  let session = newSession({ id: '1', name: 'one', at })
  for (const playbook of playbooks) session = withPlaybook(session, { playbook, at })
  for (const [question, value] of [
    ['danger', ['none']],
    ['harm', ['none']],
    ['access', 'yes'],
    ['own-question', 'a'],
  ] as const)
    session = withAnswer(session, { question, value: [value].flat().length > 1 ? [...value] : (value as never), at })
  return session
}

describe('before it is used', () => {
  it('`start` says what it is and asks, once, before anything is kept', async () => {
    const world = ports({ keys: [true, ['none'], 'a', 'look', 'only-me'] })
    await untilLeft(start(world, starting))
    expect(world.asked[0]).toBe(outside.use)
    expect(world.savedAtQuestion[0]).toBe(0)
    expect(world.asked.filter((message) => message === outside.use)).toHaveLength(1)
    expect(notices(world)).toBe(1)
    expect(world.sessionsById.get('1')?.playbooks).toEqual(['own-book'])
  })

  it('its urgent step waits until the answers have brought what comes first', async () => {
    const world = ports({ keys: [true, ['call-open'], 'recorded', 'only-me', 'a', 'go-on', 'leave'] })
    await untilLeft(start(world, { ...starting, walk: true }))
    const shown = world.transcript.join('\n')
    const [danger, asked, own] = [/hang-up/, /«questions\/own-question\/text»/, /«steps\/own-first\/why»/].map((part) =>
      shown.search(part),
    )
    expect(danger).toBeGreaterThan(-1)
    expect(asked).toBeGreaterThan(danger ?? 0)
    expect(own).toBeGreaterThan(asked ?? 0)
  })

  it('who does not want it goes on as if it had not been named', async () => {
    const world = ports({ keys: [false, ['none'], '', 'own-book', false, '', 'lender'] })
    await untilLeft(start(world, starting))
    expect(world.said.join('')).toContain(outside.notUsed)
    expect(world.sessionsById.get('1')?.playbooks).toEqual(['lender'])
    expect(world.asked.filter((message) => message === outside.use)).toHaveLength(2)
  })

  it('a bundled one is never asked about', async () => {
    const world = ports({ keys: [['none'], 'look', 'only-me'] })
    await untilLeft(start(world, { ...starting, playbooks: ['lender'] }))
    expect(world.asked).not.toContain(outside.use)
    expect(notices(world)).toBe(0)
  })

  it('without a terminal it is said', async () => {
    const world = ports({ files: { 'a.yaml': 'danger: none\nown-question: a\n' } })
    await start(world, { ...starting, answers: 'a.yaml' })
    expect(notices(world)).toBe(1)
    expect(world.sessionsById.get('1')?.playbooks).toEqual(['own-book'])
  })

  it('`add` asks too, and adds nothing to a no', async () => {
    for (const [answer, playbooks] of [
      [false, ['lender']],
      [true, ['lender', 'own-book']],
    ] as const) {
      const world = ports({ keys: [answer] })
      world.sessionsById.set('1', sessionWith(['lender']))
      await untilLeft(add(world, { playbook: 'own-book', json: false }))
      expect(world.sessionsById.get('1')?.playbooks).toEqual(playbooks)
      expect(notices(world)).toBe(1)
    }
  })

  it('`resume` says it once, and does not ask again', async () => {
    const world = ports({ keys: ['go-on', 'leave'] })
    world.sessionsById.set('1', sessionWith(['own-book']))
    await resume(world, { walk: true, json: false })
    expect(notices(world)).toBe(1)
    expect(world.asked).not.toContain(outside.use)
  })

  it('an import shows it before the question', async () => {
    const text = formatExportText({ session: sessionWith(['own-book']), exported: at, content: 'x' }, sha256)
    const world = ports({ files: { 'x.json': text }, keys: [false] })
    await importSession(world, { file: 'x.json', yes: false })
    expect(notices(world)).toBe(1)
  })

  it('what is only looked at every day says it with the marks alone', async () => {
    const world = ports()
    world.sessionsById.set('1', sessionWith(['own-book']))
    await status(world, { all: true, json: false })
    expect(notices(world)).toBe(0)
    expect(world.printed.join('')).toContain(outside.mark)
  })
})

describe('a contact that could be taken for the police', () => {
  const real = { zh: /报警电话 {2}110\n/, en: /Police emergency line \(报警\) {2}110\n/ }
  const views: Record<string, (world: MemoryPorts) => Promise<void>> = {
    contact: (world) => contact(world, { query: ['报警'], json: false }),
    'contact, found by its own number': (world) => contact(world, { query: ['own-police'], json: false }),
    'a step': (world) => why(world, { step: 'own-first' }),
    status: (world) => status(world, { all: false, json: false }),
    calls: (world) => calls(world, { json: false }),
  }
  const all = (['zh', 'en'] as const).flatMap((language) =>
    Object.entries(views).map(([name, view]): [string, Language, (world: MemoryPorts) => Promise<void>] => [
      name,
      language,
      view,
    ]),
  )

  it.each(all.filter(([name]) => name !== 'calls'))(
    '%s (%s): stands below the bundled one, with a warning between',
    async (_name, language, view) => {
      const world = ports({ language })
      world.sessionsById.set('1', sessionWith(['own-book']))
      await view(world)
      const shown = world.printed.join('\n')
      const { notThat, mark } = wordsIn(language).outside
      const name = { zh: '报警电话', en: 'Police emergency line (报警)' }[language]
      const [line, warning, own] = [
        shown.search(real[language]),
        squeezed(shown).indexOf(squeezed(notThat(name, '110'))),
        shown.indexOf(`${mark}«contacts/own-police/name»`),
      ]
      expect(line).toBeGreaterThan(-1)
      expect(warning).toBeGreaterThan(-1)
      expect(own).toBeGreaterThan(line)
      expect(shown.match(new RegExp(real[language], 'g'))).toHaveLength(1)
    },
  )

  it('in a sentence its number is marked, and the bundled number stands beside it', async () => {
    const world = ports({ language: 'zh' })
    world.sessionsById.set('1', sessionWith(['own-book']))
    await why(world, { step: 'own-first' })
    const shown = world.printed.join('').replace(/\s+/g, '')
    expect(shown).toContain('〔外来〕13800138000（随软件提供的“报警电话”是110）')
    expect(shown).toContain('or110;')
  })

  it('scripts are told which one it imitates', async () => {
    const world = ports()
    await contact(world, { query: ['报警'], json: true })
    const { contacts } = JSON.parse(world.printed.join(''))
    expect(contacts.map(({ id, bundled, imitates }: Record<string, unknown>) => [id, bundled, imitates])).toEqual([
      ['police-110', true, undefined],
      ['own-police', false, 'police-110'],
    ])
  })
})
