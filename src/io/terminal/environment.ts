// What the surroundings say: language, clock, screen.
import { isDay } from '../../core/dates.ts'
import { echo } from '../../core/guard/echo.ts'
import type { Language } from '../../core/text.ts'
import { UserError } from '../../errors.ts'
import type { Screen } from '../../ports.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** `--lang`, else LEAK_HELP_LANG, else the locale, else Chinese. A locale that is neither reads English. */
export function chooseLanguage(named: string | undefined, env: Environment): Language {
  const asked = named ?? (env.LEAK_HELP_LANG || undefined)
  if (asked !== undefined) {
    const language = parseLanguage(asked)
    if (language) return language
    throw new UserError(
      { zh: `不支持语言“${echo(asked)}”。`, en: `The language “${echo(asked)}” is not available.` },
      { zh: '可以用：zh-CN、en', en: 'Available: zh-CN, en' },
      { exitCode: 2 },
    )
  }
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '')
  if (locale === undefined || /^(C|POSIX)\b/.test(locale)) return 'zh'
  return parseLanguage(locale) ?? 'en'
}

function parseLanguage(tag: string): Language | undefined {
  const [primary = ''] = tag.toLowerCase().split(/[-_.@]/)
  return primary === 'zh' || primary === 'en' ? primary : undefined
}

/** The clock: LEAK_HELP_NOW (a day or an ISO instant) for tests, else the machine's. */
export function chooseClock(env: Environment): () => number {
  const fixed = env.LEAK_HELP_NOW
  if (!fixed) return () => Date.now()
  const instant = Date.parse(isDay(fixed) ? `${fixed}T00:00:00+08:00` : fixed)
  if (Number.isNaN(instant)) {
    throw new UserError(
      { zh: `LEAK_HELP_NOW“${echo(fixed)}”不是时间。`, en: `LEAK_HELP_NOW “${echo(fixed)}” is not a time.` },
      {
        zh: '写成2026-11-22或2026-11-22T08:00:00Z，或者去掉它。',
        en: 'Write it like 2026-11-22 or 2026-11-22T08:00:00Z, or unset it.',
      },
      { exitCode: 2 },
    )
  }
  return () => instant
}

export interface ScreenFacts {
  plain: boolean
  noColor: boolean
  stdoutIsTerminal: boolean
  columns: number | undefined
  rows: number | undefined
}

// What a terminal has when it does not say.
const usualRows = 24

/** Size, colour and plainness of the screen. FORCE_COLOR goes before NO_COLOR; a poor terminal is plain. */
export function chooseScreen(facts: ScreenFacts, env: Environment): Screen {
  const plain = facts.plain || env.TERM === 'dumb'
  const asked = env.FORCE_COLOR ? !['0', 'false'].includes(env.FORCE_COLOR) : undefined
  const wanted = asked ?? (facts.stdoutIsTerminal && !env.NO_COLOR)
  const fromEnvironment = Number(env.COLUMNS)
  const columns = facts.columns ?? (Number.isInteger(fromEnvironment) && fromEnvironment > 0 ? fromEnvironment : 80)
  return {
    columns,
    rows: facts.rows ?? usualRows,
    color: wanted && !plain && !facts.noColor,
    plain,
    piped: !facts.stdoutIsTerminal,
  }
}
