// Days to choose from, each with its date, and any other that is typed.
import { describe, expect, it } from 'vitest'
import { askComingDay, askPastDay, type PastDayQuestion } from '../../src/dialogue/ask-day.ts'
import { WentBack } from '../../src/errors.ts'
import type { Keyboard, Ports } from '../../src/ports.ts'
import { wordsIn } from '../../src/words/words.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'

const today = '2026-11-30'
const look = (language: 'zh' | 'en') => ({ language, words: wordsIn(language) })

/** Ports on the last day of November with these keys typed. */
function typing(...keys: string[]): { ports: MemoryPorts; keyboard: Keyboard } {
  const ports = memoryPorts({ keys })
  ports.setTime(`${today}T02:00:00Z`)
  return { ports, keyboard: keyboardOf(ports) }
}

function keyboardOf({ keyboard }: Ports): Keyboard {
  if (!keyboard) throw new Error('there is no keyboard')
  return keyboard
}

describe('a day to come', () => {
  it('is offered with its date, past the end of the month, in both languages', async () => {
    const { ports, keyboard } = typing('none', 'none')
    await askComingDay(ports, keyboard, look('zh'))
    await askComingDay(ports, keyboard, look('en'))
    const [zh, en] = ports.transcript.map((shown) => shown.split('\n').filter(Boolean).slice(1))
    expect(zh).toEqual(['明天（2026-12-01）', '3天后（2026-12-03）', '一周后（2026-12-07）', '别的日子', '不定日子'])
    expect(en).toEqual([
      'Tomorrow (2026-12-01)',
      'In 3 days (2026-12-03)',
      'In a week (2026-12-07)',
      'Another day',
      'No date',
    ])
  })

  it.each([
    [['tomorrow'], '2026-12-01'],
    [['in-3-days'], '2026-12-03'],
    [['in-a-week'], '2026-12-07'],
    [['none'], undefined],
    [['other', '12月24日'], '2026-12-24'],
    [['other', 'in 2 weeks'], '2026-12-14'],
    [['other', ' '], undefined],
  ])('%j is %s', async (keys, day) => {
    const { ports, keyboard } = typing(...keys)
    expect(await askComingDay(ports, keyboard, look('en'))).toBe(day)
  })

  it.each([
    ['yesterday', /in the past/],
    ['soon', /not a date/],
  ])('is not %s', async (typed, problem) => {
    const { ports, keyboard } = typing('other', typed)
    await expect(askComingDay(ports, keyboard, look('en'))).rejects.toThrow(problem)
  })

  it('can be gone back from: from what is typed to the choices, and from them where that is allowed', async () => {
    const { ports, keyboard } = typing('other', '<', 'tomorrow')
    expect(await askComingDay(ports, keyboard, look('en'))).toBe('2026-12-01')
    const left = typing('other', '<', '<')
    await expect(askComingDay(left.ports, left.keyboard, look('en'), { canGoBack: true })).rejects.toThrow(WentBack)
  })
})

describe('a day up to today', () => {
  const ask = (keys: string[], more: Partial<PastDayQuestion> = {}) => {
    const { ports, keyboard } = typing(...keys)
    const check = (day: string) => (/^\d{4}-\d\d-\d\d$/.test(day) && day <= today ? undefined : `not ${day}`)
    return { ports, day: askPastDay(keyboard, look('zh'), { message: '哪天发现的？', today, check, ...more }) }
  }

  it('is offered with its date', async () => {
    const { ports, day } = ask(['unsure'], { hint: '用来算期限' })
    expect(await day).toBe('unsure')
    expect(ports.transcript[0]?.split('\n')).toEqual([
      '哪天发现的？',
      '用来算期限',
      '今天（2026-11-30）',
      '昨天（2026-11-29）',
      '前天（2026-11-28）',
      '别的日子',
      '不清楚',
    ])
  })

  it.each([
    [['today'], '2026-11-30'],
    [['yesterday'], '2026-11-29'],
    [['day-before-yesterday'], '2026-11-28'],
    [['other', '3天前'], '2026-11-27'],
    [['other', '11月3日'], '2026-11-03'],
    [['other', ''], 'unsure'],
    [['other', '<', 'today'], '2026-11-30'],
  ])('%j is %s', async (keys, day) => {
    expect(await ask(keys).day).toBe(day)
  })

  it('is refused where it will not do, and not offered then', async () => {
    await expect(ask(['other', 'Dec 1, 2026']).day).rejects.toThrow('not 2026-12-01')
    const { ports, day } = ask(['unsure'], { check: (one) => (one < today ? undefined : 'too late') })
    await day
    expect(ports.transcript[0]).not.toContain('今天')
    await expect(ask(['<'], { canGoBack: true }).day).rejects.toThrow(WentBack)
  })

  it.each(['2026-12-01', '2026-02-30', '随便'])('may be any one of the calendar, and %s is none', async (typed) => {
    const { keyboard } = typing('other', typed)
    await expect(askPastDay(keyboard, look('zh'), { message: '哪天发出的？', today })).rejects.toThrow('写一个日期')
  })
})
