// The questions before the first step: few, taken back as often as wanted, and all on one page before anything hangs on them.
import { describe, expect, it } from 'vitest'
import { resume } from '../../src/commands/resume.ts'
import { start } from '../../src/commands/start.ts'
import { relation } from '../../src/core/content/known-ids.ts'
import type { Answer, Session } from '../../src/core/session/schema.ts'
import { mostPrompts } from '../../src/dialogue/interview-state.ts'
import { Interrupted } from '../../src/errors.ts'
import { content } from '../support/content.ts'
import { type Habit, type Interviewed, type Prompt, sitDown } from '../support/interviewed.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { readPersonas } from '../support/persona.ts'

const options = { playbooks: [], walk: true, json: false }

interface Talk {
  ports: MemoryPorts
  prompts: Prompt[]
}

/** A run of `start` until the first card, or until the person leaves. */
async function talk(person: Interviewed): Promise<Talk> {
  const ports = memoryPorts({ content })
  const prompts = sitDown(ports, person)
  await start(ports, options).catch(leave)
  return { ports, prompts }
}

function leave(error: unknown): void {
  if (!(error instanceof Interrupted)) throw error
}

const saved = ({ sessionsById }: MemoryPorts): Session | undefined => [...sessionsById.values()].at(-1)
const idsOf = (prompts: readonly Prompt[]) => prompts.map(({ id }) => id)
const beforeCard = (prompts: readonly Prompt[]) => {
  const ids = idsOf(prompts)
  expect(ids).toContain('card')
  return ids.slice(0, ids.indexOf('card'))
}

const ordinary = readPersonas().filter(([, persona]) => persona.ordinary)
const byPlaybook = new Map(
  ordinary.map(
    ([
      name,
      {
        playbooks: [playbook = ''],
        answers,
      },
    ]) => [playbook, { name, answers }] as const,
  ),
)
const people = [...byPlaybook].map(([playbook, { name, answers }]) => ({ playbook, name, answers }))
const self: Record<string, Answer> = { danger: 'none', 'acting-for': 'self' }

describe('how many questions there are before the first card', () => {
  it.each(people)('$playbook: few for $name, and few where nothing is sure', async ({ playbook, answers }) => {
    for (const answered of [{ ...self, ...answers, danger: 'none' }, self]) {
      const asked = beforeCard((await talk({ playbook, answers: answered })).prompts)
      expect(asked.length, asked.join(' ')).toBeLessThanOrEqual(mostPrompts)
      expect(asked.slice(0, 2)).toEqual(['danger', 'acting-for'])
    }
  })

  it.each(['call-open', 'money-moving', 'violence', 'despair', 'minor', 'threatened'])(
    'two in danger: %s',
    async (danger) => {
      const { prompts } = await talk({ playbook: 'unknown-source', answers: { ...self, danger: [danger] } })
      expect(beforeCard(prompts)).toEqual(['danger', 'acting-for'])
    },
  )
})

describe.each(['loan-in-my-name', 'employer', 'online-lending-leak'])('going back in %s', (playbook) => {
  const answers = { ...self, ...byPlaybook.get(playbook)?.answers, danger: 'none' }
  const stage = (ids: readonly string[]) => ids.filter((id) => id !== 'list')

  it('from the page through every question returns to the one before, with nothing kept of it, and ends at the first', async () => {
    const states = new Map<string, string>()
    const seen: string[] = []
    let isBack = false
    const ports = memoryPorts({ content })
    const habit: Habit = (prompt) => {
      const state = JSON.stringify([saved(ports)?.answers, saved(ports)?.playbooks])
      if (prompt.id === 'page') isBack = true
      if (!isBack) states.set(prompt.id, state)
      // Before a playbook was chosen nothing was saved yet; what is saved is as it was then.
      else if (states.get(prompt.id) !== '[null,null]' && prompt.id !== 'page')
        expect(state, prompt.id).toBe(states.get(prompt.id))
      seen.push(prompt.id)
      if (!isBack) return undefined
      return prompt.canGoBack ? '<' : 'leave'
    }
    sitDown(ports, { playbook, answers, habit })
    await start(ports, options).catch(leave)
    const forth = stage(seen.slice(0, seen.indexOf('page') + 1))
    expect(stage(seen.slice(seen.indexOf('page') + 1))).toEqual(forth.slice(0, -1).reverse())
    expect(saved(ports)?.answers).toEqual({})
    expect(saved(ports)?.playbooks).toEqual([])
  })

  it('once from each question and on again comes to the same answers', async () => {
    const straight = await talk({ playbook, answers })
    const gone = new Set<string>()
    const { ports, prompts } = await talk({
      playbook,
      answers,
      habit: ({ id, canGoBack }) => {
        if (!canGoBack || gone.has(id)) return undefined
        gone.add(id)
        return '<'
      },
    })
    expect(gone.size).toBeGreaterThan(4)
    expect(saved(ports)?.answers).toEqual(saved(straight.ports)?.answers)
    expect(saved(ports)?.playbooks).toEqual(saved(straight.ports)?.playbooks)
    expect(prompts.at(-1)?.id).toBe('card')
  })

  it('lists every answer on the page, and each can be changed there', async () => {
    const { ports, prompts } = await talk({
      playbook,
      answers,
      habit: ({ id }) => (id === 'page' ? 'leave' : undefined),
    })
    const listed = (prompts.at(-1)?.values ?? []).filter((value) => value.startsWith('change:'))
    const given = Object.keys(saved(ports)?.answers ?? {})
    expect(given.length).toBeGreaterThan(2)
    expect(listed.toSorted()).toEqual(given.map((id) => `change:${id}`).sort())
    for (const one of listed) {
      const id = one.slice('change:'.length)
      let pages = 0
      let isChanged = false
      const changed = await talk({
        playbook,
        answers,
        habit: (prompt) => {
          if (prompt.id === 'page') return ++pages === 1 ? one : 'leave'
          if (pages !== 1 || isChanged) return undefined
          isChanged = true
          expect(prompt.id).toBe(id)
          return prompt.values.at(-1)
        },
      })
      const now = saved(changed.ports)?.answers
      expect(now?.[id], id).toBeDefined()
      expect([now?.[id], id === 'acting-for' ? now?.[relation.question] : ''], id).not.toEqual([
        saved(ports)?.answers[id],
        '',
      ])
    }
  })

  it('goes on where it stopped', async () => {
    const { prompts } = await talk({ playbook, answers })
    const asked = beforeCard(prompts)
    for (const stopped of asked.slice(asked.indexOf('list') + 1)) {
      const { ports } = await talk({ playbook, answers, habit: ({ id }) => (id === stopped ? 'leave' : undefined) })
      const before = { ...saved(ports)?.answers }
      const again = sitDown(ports, { playbook, answers })
      await resume(ports, { walk: true, json: false }).catch(leave)
      expect(again[0]?.id).toBe(stopped)
      expect(idsOf(again).filter((id) => Object.hasOwn(before, id))).toEqual([])
      expect(saved(ports)?.answers).toMatchObject(before)
    }
  })
})

describe('what is heard in a person’s words', () => {
  const text = '前天收到短信，有人用我的身份证在网上贷款，我没有贷过，催收打电话威胁我'
  const heardBy = async (habit: Habit) => {
    const ports = memoryPorts({ content })
    const prompts = sitDown(ports, {
      playbook: 'loan-in-my-name',
      answers: self,
      habit: (prompt, nth) => {
        if (prompt.id === 'text') return text
        if (prompt.values.includes('choose:list') && !['text', 'list'].includes(prompt.id))
          return prompt.values.find((value) => !value.startsWith('choose:'))
        return habit(prompt, nth)
      },
    })
    await start(ports, options).catch(leave)
    return { ports, prompts }
  }

  it('is on the page, and saved only from there', async () => {
    const left = await heardBy(({ id }) => (id === 'page' ? 'leave' : undefined))
    const heard = (left.prompts.at(-1)?.values ?? [])
      .filter((value) => value.startsWith('change:'))
      .map((value) => value.slice('change:'.length))
      .filter((id) => !Object.hasOwn(saved(left.ports)?.answers ?? {}, id))
    expect(heard.length).toBeGreaterThan(0)
    const taken = await heardBy(({ id }) => (id === 'page' ? 'look' : undefined))
    expect(Object.keys(saved(taken.ports)?.answers ?? {})).toEqual(expect.arrayContaining(heard))
    expect(JSON.stringify(saved(taken.ports))).not.toContain(text)
  })
})
