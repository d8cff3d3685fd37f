// `leak-help why <step>`: which answers brought it, which law, which source, how fresh.
import { reasonsFor } from '../core/content/conditions.ts'
import type { Library } from '../core/content/library.ts'
import { dayInChina } from '../core/dates.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { citationsOf, incidentDay } from '../core/plan/citations.ts'
import { factsOf } from '../core/plan/facts.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import { findStep } from '../core/plan/record-step.ts'
import type { Session } from '../core/session/schema.ts'
import { openSession } from '../dialogue/open-session.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { answerText, lawName, outcomeLabel, questionText, stepTitle } from '../render/labels.ts'
import type { Look } from '../render/look.ts'
import { sentence } from '../render/sentence.ts'
import { stepCard } from '../render/step-card.ts'
import { hang } from '../render/wrap.ts'

/** Prints the whole card of a step and the reasons behind it. */
export async function why(ports: Ports, options: { step: string; session?: string }): Promise<void> {
  const open = await openSession(ports, options.session)
  const found = findStep({ ...open, now: ports.now() }, options.step)
  if (!found.ok) throw new UserError(found.problem, found.next)
  const today = dayInChina(ports.now())
  const { look } = open
  const heading = `${look.words.urgency[found.step.urgency]} · ${look.words.state[found.step.state]} · ${found.step.id}`
  ports.print(stepCard(look, { ...open, planned: found.step, today }, heading))
  ports.print('')
  ports.print(await whyText(ports, { ...open, planned: found.step }))
}

interface WhyOf {
  library: Library
  session: Session
  planned: PlannedStep
}

/** The reasons behind a step in words. Gists and sources stand in the whole library only. */
export async function whyText(ports: Ports, { look, session, planned }: WhyOf & { look: Look }): Promise<string> {
  const of = { library: await ports.content.wholeLibrary(), session, planned }
  return [...reasonLines(look, of), ...outcomeLines(look, of), ...lawLines(look, of), ...sourceLines(look, of)].join(
    '\n',
  )
}

function reasonLines(look: Look, { library, session, planned }: WhyOf): string[] {
  const { words, style } = look
  const facts = factsOf(library, session)
  const other = session.answers['acting-for'] === 'other'
  const reasons = reasonsFor(planned.step.when, facts).flatMap(({ question, values }) => {
    const asked = library.questions[question]
    if (!asked) return []
    const answered =
      question in session.answers
        ? answerText(look, library, asked, values)
        : `${answerText(look, library, asked, values)} (${words.why.assumed})`
    return hang('  ', words.record.answered(questionText(look, library, asked, other), answered), look.columns)
  })
  const playbooks = session.playbooks.flatMap((id) => {
    const scenario = library.scenarios[id]
    if (!scenario?.steps.includes(planned.id)) return []
    return hang(
      '  ',
      `${words.why.playbook}${words.colon}${sentence(library, scenario.title, look.language)}`,
      look.columns,
    )
  })
  const opened = planned.openedBy
  const opener = opened && library.steps[opened.step]
  const openedLines =
    opened && opener
      ? hang(
          '  ',
          words.card.openedBy(stepTitle(look, library, opener), outcomeLabel(look, library, opener, opened.outcome)),
          look.columns,
        )
      : []
  const removable = reasonsFor(planned.step.when, facts).flatMap(({ question }) => {
    const asked = library.questions[question]
    return asked
      ? hang(
          '  ',
          `${words.why.changing(questionText(look, library, asked, other))}${words.colon}leak-help answer ${question}`,
          look.columns,
        )
      : []
  })
  return [
    style.heading(words.why.because),
    ...(reasons.length > 0 ? reasons : [`  ${words.why.always}`]),
    ...openedLines,
    ...playbooks,
    ...(removable.length > 0 ? [style.heading(words.why.removes), ...removable] : []),
  ]
}

function outcomeLines(look: Look, { library, planned }: WhyOf): string[] {
  const lines = Object.entries(planned.step.outcomes).flatMap(([id, outcome]) => {
    const next = outcome.opens.flatMap((step) =>
      library.steps[step] ? [stepTitle(look, library, library.steps[step])] : [],
    )
    if (next.length === 0) return []
    return hang('  ', `${outcomeLabel(look, library, planned.step, id)} → ${next.join(look.words.comma)}`, look.columns)
  })
  return lines.length > 0 ? [look.style.heading(look.words.why.opens), ...lines] : []
}

function lawLines(look: Look, { library, planned, session }: WhyOf): string[] {
  const citations = citationsOf(library, planned.step, incidentDay(session))
  if (citations.length === 0) return []
  return [
    look.style.heading(look.words.card.laws),
    ...citations.flatMap(({ law }) => [
      ...hang(
        '  ',
        `${lawName(look, library, law)}${look.words.colon}${sentence(library, law.gist, look.language)}`,
        look.columns,
      ),
      ...hang('    ', look.words.why.checked(law.verified, law.review_by), look.columns).map(look.style.quiet),
    ]),
  ]
}

function sourceLines(look: Look, { library, planned }: WhyOf): string[] {
  const contacts = planned.step.contacts.flatMap((id) => library.contacts[id] ?? [])
  const lines = [
    ...(library.steps[planned.id] ?? planned.step).sources.flatMap((source) =>
      hang('  ', safeText(source), look.columns),
    ),
    ...contacts.flatMap((contact) =>
      hang(
        '  ',
        `${sentence(library, contact.name, look.language)}${look.words.colon}${look.words.why.checked(contact.verified, contact.review_by)}`,
        look.columns,
      ),
    ),
  ]
  return lines.length > 0 ? [look.style.heading(look.words.why.sources), ...lines.map(look.style.quiet)] : []
}
