// What another copy of a session would bring, before it is taken in. Everything in it comes from outside.
import { dayInChina } from '../core/dates.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { Incoming, Merge } from '../core/session/merge.ts'
import type { Side } from '../core/session/merge-decision.ts'
import type { Contradiction, Said } from '../core/session/merge-matters.ts'
import type { Session, SessionEvent } from '../core/session/schema.ts'
import type { SessionSecrets } from '../core/session/session-secrets.ts'
import { writeEvent, writeStepEvent } from './event-view.ts'
import { writeAnswer } from './names.ts'
import { outsideNotice } from './outside.ts'
import type { Reader } from './reader.ts'
import { writeSecrets } from './secrets-found.ts'
import { shortened } from './shortened.ts'

/** The session it would go into, and what is known of the file. */
export interface MergeInto {
  id: string
  name: string
  /** ISO instant of the export; a copy of a session's file says none. */
  exported: string | undefined
  /** Now, ISO: entries of a later moment are pointed out. */
  now: string
  secrets: SessionSecrets | undefined
}

/** What an entry is of, for the headings of the list; in the order in which they are shown. */
export const incomingGroups = ['steps', 'notes', 'answers', 'letters', 'evidence', 'losses', 'session'] as const
export type IncomingGroup = (typeof incomingGroups)[number]

// A hostile file may hold thousands.
const mostListed = 40
const longestEntry = 300

const day = (at: string) => dayInChina(Date.parse(at))

/** What comes, each entry with the day on which it was recorded; what stays; what the person should know first. */
export function mergeView(reader: Reader, merge: Merge, into: MergeInto): string[] {
  const { handover, exchange, comma } = reader.words
  const { incoming, passing, onlyHere } = merge
  const { id, name, exported, now, secrets } = into
  const more = incoming.length - mostListed
  const facts = [
    ...(incoming.length === 0 ? [handover.noEntry] : []),
    ...(more > 0 ? [handover.more(more)] : []),
    ...(passing > 0 ? [handover.passing(passing)] : []),
    ...(onlyHere > 0 ? [handover.onlyHere(onlyHere)] : []),
    handover.who(exported && day(exported)),
  ]
  const ahead = countAhead(merge, now)
  const added = merge.theirs.playbooks.filter((one) => !merge.ours.playbooks.includes(one))
  const unknown = added.filter((one) => !reader.library.playbooks.has(one)).map((one) => safeText(one))
  return [
    ...reader.heading(handover.title(id, safeText(name))),
    ...groupLines(reader, merge),
    ...facts.flatMap(reader.paragraph),
    ...[
      ...(ahead > 0 ? reader.paragraph(handover.ahead(ahead)) : []),
      ...(unknown.length > 0 ? reader.paragraph(exchange.unknown(shortened(unknown).join(comma))) : []),
      ...outsideNotice(reader, added),
    ].map(reader.style.warning),
    ...(secrets ? writeSecrets(reader, secrets) : []),
  ]
}

function groupLines(reader: Reader, { incoming, theirs }: Merge): string[] {
  const shown = incoming.slice(0, mostListed)
  return incomingGroups.flatMap((group) => {
    const entries = shown.filter(({ event }) => groupOf(event) === group)
    if (entries.length === 0) return []
    return [
      ...reader.hanging('', reader.words.handover.groups[group], { paint: reader.style.strong }),
      ...entries.flatMap((entry) =>
        reader.hanging('  ', `${day(entry.at)} ${writeIncoming(reader, theirs, entry)}`, { indent: 4 }),
      ),
    ]
  })
}

/** What an entry is of. An outcome with a letter that went off is of letters. */
export function groupOf(event: SessionEvent): IncomingGroup {
  switch (event.type) {
    case 'answered':
      return 'answers'
    case 'noted':
    case 'note-changed':
      return 'notes'
    case 'blanks-filled':
      return 'letters'
    case 'evidence-added':
    case 'evidence-removed':
      return 'evidence'
    case 'loss-added':
    case 'loss-removed':
      return 'losses'
    case 'playbook-added':
    case 'closed':
    case 'opened-again':
    case 'undone':
      return 'session'
    default:
      return 'letter' in event && event.letter !== undefined ? 'letters' : 'steps'
  }
}

/** How many entries come with a moment that is not there yet: a clock was wrong, or somebody wrote them. */
export function countAhead({ incoming }: Pick<Merge, 'incoming'>, now: string): number {
  // Clocks differ by some minutes.
  const latest = Date.parse(now) + 3_600_000
  return incoming.filter(({ at }) => Date.parse(at) > latest).length
}

/** An entry that comes, in words. */
export function writeIncoming(reader: Reader, theirs: Session, { event, isTakenBack }: Incoming): string {
  const what = safeText(writeEvent(reader, theirs, event), { maxLength: longestEntry })
  const { handover, colon } = reader.words
  return isTakenBack ? `${handover.takenBack}${colon}${what}` : what
}

/** What does not fit together, each with what counts where that is known. */
export function contradictionsView(reader: Reader, merge: Merge): string[] {
  const { contradictions } = merge
  if (contradictions.length === 0) return []
  const { handover } = reader.words
  const more = contradictions.length - mostListed
  return [
    ...reader.heading(handover.contradictions),
    ...contradictions
      .slice(0, mostListed)
      .flatMap((one) => [
        ...reader.hanging('  ', nameMatter(reader, one), { paint: reader.style.strong }),
        ...(['ours', 'theirs'] as const).flatMap((side) =>
          reader.hanging('    ', writeSide(reader, one, side), { indent: 6 }),
        ),
        ...(one.choice ? reader.hanging('    ', handover.counts[one.choice]) : []),
      ]),
    ...(more > 0 ? reader.paragraph(handover.more(more)) : []),
    ...reader.paragraph(handover.loser),
  ]
}

/** A side and what it says: for a list, and to choose from. */
export function writeSide(reader: Reader, one: Contradiction, side: Side): string {
  return `${reader.words.handover[side]}${reader.words.colon}${writeSaid(reader, one, side)}`
}

/** What it is about, in words. */
export function nameMatter(reader: Reader, { kind, about }: Pick<Contradiction, 'kind' | 'about'>): string {
  if (kind === 'step') return reader.title('steps', about)
  if (kind === 'note') return `${reader.title('steps', about)}${reader.words.colon}${reader.words.card.note}`
  const text = kind === 'question' ? reader.find('questions', about)?.text : reader.find('blanks', about)?.label
  return text === undefined ? safeText(about) : reader.read(text)
}

/** What one side says of it. */
export function writeSaid(reader: Reader, one: Contradiction, side: Side): string {
  const said = one[side]
  const { bracketed, handover } = reader.words
  const what = writeWhat(reader, one, said)
  if (what === undefined) return handover.onlyTookBack
  const shown = safeText(what, { maxLength: longestEntry })
  return said.event ? bracketed(shown, day(said.event.at)) : shown
}

function writeWhat(reader: Reader, { kind, about }: Contradiction, { event, answer }: Said): string | undefined {
  if (kind === 'question') {
    const question = reader.library.questions.get(about)
    return answer && (question ? writeAnswer(reader, question, answer) : writeValue(reader, answer))
  }
  if (kind !== 'blank') return event && writeStepEvent(reader, event)
  const value = event?.type === 'blanks-filled' ? event.values[about] : undefined
  return value === undefined || value.length === 0 ? undefined : writeValue(reader, value)
}

function writeValue(reader: Reader, value: string | string[]): string {
  return [value]
    .flat()
    .map((one) => safeText(one))
    .join(reader.words.comma)
}
