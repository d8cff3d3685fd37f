// `leak-help calendar`: the days to remember, on the screen or as a file for the calendar of a phone.
import { echo } from '../core/guard/echo.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { findReminders } from '../core/plan/reminders.ts'
import { findSettledReminders } from '../core/plan/settled-reminders.ts'
import type { Session } from '../core/session/schema.ts'
import { openSession } from '../dialogue/open-session.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import {
  calendarEntries,
  calendarJson,
  calendarView,
  type DaysOfCase,
  savedCalendarLines,
} from '../render/calendar-view.ts'
import { jsonText } from '../render/json-text.ts'
import { lookForScripts } from '../render/look.ts'
import { writeCalendar } from '../render/papers/calendar.ts'
import type { Reader } from '../render/reader.ts'

export interface CalendarOptions {
  /** A file whose name ends in .ics, or `-`; nothing: the days are listed. */
  out?: string | undefined
  /** The texts say what it is about. */
  plainWords: boolean
  /** Replace a file that is there. */
  force: boolean
  session?: string | undefined
  json: boolean
}

/** Lists or writes the days. Throws UserError where the file would be no calendar's, would be empty, or cannot be written. */
export async function calendar(ports: Ports, options: CalendarOptions): Promise<void> {
  const { out, plainWords: isPlain, json } = options
  if (out !== undefined) assertCalendarName(out)
  const { session, plan, reader } = await openSession(ports, options.session, { onlyToLook: true })
  const now = ports.now()
  const reminders = findReminders(reader.library, session, plan, now)
  const settled = findSettledReminders(reader.library, session, reminders, now)
  const days: DaysOfCase = { session, plan, reminders, settled, now }
  if (out === undefined) {
    if (json) return ports.print(jsonText(calendarJson(reader, days)))
    return ports.page(calendarView(reader, days))
  }
  if (reminders.length + settled.length === 0) throw nothingToWrite(session.id)
  const text = write(ports, reader, days, isPlain)
  if (out === '-') return ports.print(text.trimEnd())
  const path = ports.files.write(out, text, { replace: options.force })
  if (json) return ports.print(jsonText(calendarJson(reader, days, path)))
  ports.print(savedCalendarLines(reader, days, { path: safeText(path), isPlain }))
}

function write(ports: Ports, reader: Reader, days: DaysOfCase, isPlain: boolean): string {
  const inFile = reader.on(lookForScripts(reader.language))
  return writeCalendar({
    entries: calendarEntries(inFile, days, { isPlain, hash: ports.sha256 }),
    language: reader.language,
    changed: lastChange(days.session),
    // Of the history, which a copy on another computer has too: there the count of saves begins anew.
    sequence: days.session.events.length,
  })
}

// The clock of a computer may have been put back since.
function lastChange({ created, events }: Session): string {
  const latest = events.reduce((last, { at }) => Math.max(last, Date.parse(at)), Date.parse(created))
  return new Date(latest).toISOString()
}

function assertCalendarName(out: string): void {
  if (out === '-' || /\.ics$/i.test(out)) return
  throw new UserError(
    {
      zh: `“${echo(out)}”不像日历文件，手机打不开。`,
      en: `“${echo(out)}” is not called like a calendar file; a phone would not open it.`,
    },
    { zh: '文件名以.ics结尾：--out FILE.ics', en: 'Let the name end in .ics: --out FILE.ics' },
    { exitCode: 2 },
  )
}

function nothingToWrite(session: string): UserError {
  return new UserError(
    { zh: '现在没有要记住的日子，什么都没有写。', en: 'There are no days to remember now. Nothing was written.' },
    { zh: `看清单：leak-help status ${session}`, en: `See the plan: leak-help status ${session}` },
  )
}
