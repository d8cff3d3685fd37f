// The plan for scripts: one document, stable keys, texts in the chosen language.
import { isBundled, pickEntries } from '../core/content/library.ts'
import { dayInChina } from '../core/dates.ts'
import { citeLaws, findIncidentDay } from '../core/plan/citations.ts'
import { findLapses } from '../core/plan/lapses.ts'
import { type Due, lastDayOf, type Plan, type PlannedStep } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import { isClosed } from '../core/session/session.ts'
import { citationJson } from './citation.ts'
import { contactJson } from './contact.ts'
import { lapseJson } from './lapse-view.ts'
import { stepNameJson } from './names.ts'
import type { Reader } from './reader.ts'
import { stepText } from './step-card.ts'

interface Status {
  session: Session
  plan: Plan
  /** Milliseconds since 1970. */
  now: number
}

/** What `status --json` and `start --json` print. */
export function statusJson(reader: Reader, status: Status): unknown {
  const { session, plan } = status
  return {
    schema: 1,
    session: {
      id: session.id,
      name: session.name,
      created: session.created,
      revision: session.revision,
      playbooks: session.playbooks,
      /** Of these, the ones that cannot be found: their steps are missing below. */
      missing_playbooks: plan.missing,
      closed: isClosed(session),
      done: plan.done,
      total: plan.total,
      next: plan.next?.id ?? null,
    },
    /** What others keep for a time only, and nobody asked them to keep yet; the soonest first. */
    lapses: findLapses(reader.library, session, plan, dayInChina(status.now)).map((lapse) => lapseJson(reader, lapse)),
    steps: plan.steps.map((planned, index) => ({ ...stepJson(reader, status, planned), number: index + 1 })),
  }
}

function eventJson({ deadline, from }: Due): unknown {
  return deadline && from !== undefined ? { event: deadline.event, day: from } : null
}

function stepJson(reader: Reader, { session, now }: Status, planned: PlannedStep): object {
  const { definition, due, record } = planned
  return {
    ...stepNameJson(reader, planned.id),
    urgency: planned.urgency,
    state: planned.state,
    due: due?.day ?? null,
    due_kind: due?.kind ?? null,
    due_estimate: due?.estimate ?? false,
    /** The event by law that the day counts from, and its day: where `due_estimate` is true, the day that stands in for it. */
    due_from: due ? eventJson(due) : null,
    /** Who has to act by then. */
    due_who: due ? (due.deadline?.who ?? 'me') : null,
    /** What is so afterwards: lost, defence, late, gone or ends. */
    due_after: due?.deadline?.after ?? null,
    /** The working day until which it really runs, where `due` is a day off. */
    due_last: due ? lastDayOf(due) : null,
    /** Other limits by law that run for the person in this step. */
    limits: planned.limits.map((limit) => ({
      due: limit.day,
      due_last: lastDayOf(limit),
      due_estimate: limit.estimate,
      due_from: eventJson(limit),
      due_after: limit.deadline?.after ?? null,
      /** The step whose outcome started it. */
      of: limit.startedBy?.step ?? null,
    })),
    /** The end of the person’s own limit by law, where they set themselves an earlier day. */
    due_limit: due?.limit?.day ?? null,
    /** Whether the time limit behind the day is bundled; null without one. */
    due_bundled: due?.deadline ? isBundled(reader.library, 'deadlines', due.deadline.id) : null,
    outcome: record?.status?.type === 'recorded' ? record.status.outcome : null,
    /** The day of the outcome, as the person gave it. */
    outcome_on: record?.outcome?.on ?? null,
    fields: Object.fromEntries(record?.fields ?? []),
    notes: (record?.notes ?? []).map(({ at, note, editedAt }) => ({
      at,
      note,
      ...(editedAt === undefined ? {} : { edited_at: editedAt }),
    })),
    postponed_until: planned.postponed?.until ?? null,
    /** The answers say that it may have been done already. */
    may_be_done: planned.mayBeDone ?? false,
    /** The step by whose outcome it was done as well. */
    done_with: planned.doneWith?.step ?? null,
    outcomes: [...new Set(['done', ...Object.keys(definition.outcomes)])],
    contacts: pickEntries(reader.library.contacts, definition.contacts).map((contact) => contactJson(reader, contact)),
    laws: citeLaws(reader.library, definition, findIncidentDay(session)).map((citation) =>
      citationJson(reader, citation),
    ),
    text: stepText(reader, { session, today: dayInChina(now), planned }),
  }
}
