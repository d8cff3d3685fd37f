// The plan for scripts: one document, stable keys, texts in the chosen language.

import type { Library } from '../core/content/library.ts'
import { dayInChina } from '../core/dates.ts'
import { citationsOf, incidentDay } from '../core/plan/citations.ts'
import type { Plan, PlannedStep } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import { isClosed } from '../core/session/session.ts'
import type { Language } from '../core/text.ts'
import { lawName, stepTitle } from './labels.ts'
import { lookFor, plainStyle } from './look.ts'
import { sentence } from './sentence.ts'
import { stepText } from './step-card.ts'

/** What `status --json` and `start --json` print. */
export function statusJson(options: {
  library: Library
  session: Session
  plan: Plan
  now: number
  language: Language
}): unknown {
  const { session, plan } = options
  return {
    schema: 1,
    session: {
      id: session.id,
      name: session.name,
      created: session.created,
      revision: session.revision,
      playbooks: session.playbooks,
      closed: isClosed(session),
      done: plan.done,
      total: plan.total,
      next: plan.next?.id ?? null,
    },
    steps: plan.steps.map((planned) => stepJson(options, planned)),
  }
}

function stepJson(
  options: { library: Library; session: Session; now: number; language: Language },
  planned: PlannedStep,
): unknown {
  const { library, session, now, language } = options
  const look = lookFor({ language, columns: 80, style: plainStyle })
  const { step, due } = planned
  return {
    id: planned.id,
    title: stepTitle(look, library, step),
    urgency: planned.urgency,
    state: planned.state,
    due: due?.day ?? null,
    due_kind: due?.kind ?? null,
    due_estimate: due?.estimate ?? false,
    outcome: planned.record?.status?.type === 'recorded' ? planned.record.status.outcome : null,
    outcomes: [...new Set(['done', ...Object.keys(step.outcomes)])],
    contacts: step.contacts.flatMap((id) => {
      const contact = library.contacts[id]
      return contact ? [{ id, name: sentence(library, contact.name, language), phone: contact.phone ?? null }] : []
    }),
    laws: citationsOf(library, step, incidentDay(session)).map(({ law }) => ({
      id: law.id,
      name: lawName(look, library, law),
    })),
    text: stepText(language, { library, session, today: dayInChina(now), planned }),
  }
}
