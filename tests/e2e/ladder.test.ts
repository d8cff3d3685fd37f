// A ladder walked on the screen over weeks, in both languages, the clock moved by LEAK_HELP_NOW.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolderForEach } from '../support/data-folder.ts'
import { cleanEnvironment, program } from '../support/terminal.ts'

const folder = dataFolderForEach()

describe.each([
  { lang: 'zh-CN', deadline: '期限（法定）', due: '日子快到或已到', missed: '还是没有答复', back: '比上次记录' },
  {
    lang: 'en',
    deadline: 'Deadline (by law)',
    due: 'Near or due',
    missed: 'still no answer',
    back: 'earlier than the last entry',
  },
])('the police ladder in $lang', ({ lang, deadline, due, missed, back }) => {
  const on = (day: string, ...args: string[]) => {
    const env = cleanEnvironment(folder.path, { LEAK_HELP_NOW: day })
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--lang', lang, ...args], {
      env,
      encoding: 'utf8',
      input: '',
    })
    return { status, screen: `${stdout}${stderr}`.replace(/\n\s*/g, ' ') }
  }

  it('goes from an oral refusal to the procuratorate, each rung with its dates', () => {
    const file = join(folder.path, 'answers.yaml')
    const given = [
      'danger: none',
      'since: week',
      'police-answer: refused-orally',
      'harm: [nuisance]',
      'done-already: none',
      'acting-for: self',
    ]
    writeFileSync(file, given.join('\n'))
    expect(on('2026-11-22', 'start', 'police-do-not-file', '--answers', file).screen).toContain(
      'ask-acceptance-receipt',
    )
    const notice = on(
      '2026-11-22',
      'done',
      'ask-acceptance-receipt',
      '--outcome',
      'non-filing-notice',
      '--set',
      'notice-on=2026-11-20',
    )
    expect(notice.screen).toContain(deadline)
    expect(notice.screen).toMatch(/apply-reconsideration.*2026-11-27/)
    expect(on('2026-11-24', 'done', 'apply-reconsideration', '--outcome', 'sent').screen).toContain('2026-12-24')
    const later = on('2026-12-26', 'resume').screen
    expect(later).toContain(due)
    expect(later.replaceAll(' ', '')).toContain(missed.replaceAll(' ', ''))
    const refused = on(
      '2026-12-26',
      'done',
      'apply-reconsideration',
      '--outcome',
      'refused',
      '--set',
      'decision-on=2026-12-25',
    )
    expect(refused.screen).toMatch(/apply-review.*2027-01-01/)
    expect(on('2026-12-27', 'why', 'apply-review').screen).toContain('2027-01-01')
    expect(on('2026-12-27', 'done', 'apply-review', '--outcome', 'sent').screen).toContain('2027-01-26')
    expect(on('2025-12-27', 'status').screen).toContain(back)
    expect(on('2026-12-27', 'undo').status).toBe(0)
    expect(on('2026-12-27', 'done', 'apply-review', '--until', '2026-12-01').status).toBe(1)
    expect(on('2026-12-27', 'status', '--all').screen).toContain('procuratorate-supervision')
  })
})
