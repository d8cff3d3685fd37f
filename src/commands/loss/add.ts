// `leak-help loss add`: records what was lost.
import { unsure } from '../../core/content/vocabulary.ts'
import {
  recordLoss,
  refuseLossDay,
  refuseTypedAmount,
  refuseWhat,
  type TypedLoss,
} from '../../core/plan/record-loss.ts'
import { writeRefusal } from '../../core/refusal.ts'
import { type Loss, listLosses } from '../../core/session/losses.ts'
import { askPastDay } from '../../dialogue/ask-day.ts'
import { enterText } from '../../dialogue/enter-text.ts'
import { type OpenSession, openSession } from '../../dialogue/open-session.ts'
import { saveChange } from '../../dialogue/save-change.ts'
import { orThrow, UserError } from '../../errors.ts'
import type { Keyboard, Ports } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import { lossesJson, lossLines, totalLines } from '../../render/loss-view.ts'

/** Records a loss; what is missing is asked for at the keyboard. It is on disk when its number is printed. */
export async function addLoss(
  ports: Ports,
  options: {
    amount?: string | undefined
    what?: string | undefined
    on?: string | undefined
    evidence?: string | undefined
    session?: string | undefined
    json: boolean
  },
): Promise<void> {
  const open = await openSession(ports, options.session)
  const { reader } = open
  const typed = await complete(ports, open, options)
  let added: Loss | undefined
  const after = saveChange(ports, open, (stored) => {
    const { session, loss } = orThrow(recordLoss({ session: stored, now: ports.now() }, typed))
    added = loss
    return session
  })
  const losses = listLosses(after.session)
  if (options.json) return ports.print(jsonText(lossesJson(losses)))
  if (!added) return
  ports.print([
    ...reader.paragraph(reader.words.losses.added(added.number)).map(reader.style.good),
    ...lossLines(reader, added),
    ...totalLines(reader, losses),
  ])
}

// Whoever is asked anything is asked for the day as well: the letters need it, and few think of it.
async function complete(
  ports: Ports,
  open: OpenSession,
  { amount, what, on, evidence, json }: Parameters<typeof addLoss>[1],
): Promise<TypedLoss> {
  if (amount !== undefined && what !== undefined) return { amount, what, on, evidence }
  const { keyboard } = ports
  if (!keyboard || json) throw missing(amount)
  // What was typed already is refused before anything is asked.
  const refusal = amount === undefined ? undefined : refuseTypedAmount(amount)
  if (refusal) orThrow(refusal)
  const isAskedAbout = what === undefined
  return {
    amount: amount ?? (await askAmount(keyboard, open)),
    what: what ?? (await askWhat(keyboard, open)),
    on: on ?? (await askOn(ports, keyboard, open)),
    evidence,
    isAskedAbout,
  }
}

function askAmount(keyboard: Keyboard, { reader: { words, language } }: OpenSession): Promise<string> {
  return keyboard.enterText({
    message: words.losses.amountAsk,
    hint: words.losses.amountHint,
    check: (text) => {
      const refusal = refuseTypedAmount(text)
      return refusal && writeRefusal(refusal, language)
    },
  })
}

function askWhat(keyboard: Keyboard, { reader }: OpenSession): Promise<string> {
  const { words, language } = reader
  return enterText(keyboard, reader, {
    message: words.losses.whatAsk,
    hint: words.losses.whatHint,
    // A secret in it is asked about, not refused.
    check: (text) => {
      const refusal = text.trim() === '' ? refuseWhat(text) : undefined
      return refusal && writeRefusal(refusal, language)
    },
  })
}

function askOn(ports: Ports, keyboard: Keyboard, { reader, session }: OpenSession): Promise<string> {
  return askPastDay(keyboard, reader, {
    message: reader.words.losses.onAsk,
    today: ports.today(),
    check: (day) => {
      if (day === unsure) return undefined
      const refusal = refuseLossDay(session, day, ports.now())
      return refusal && writeRefusal(refusal, reader.language)
    },
  })
}

function missing(amount: string | undefined): UserError {
  const isAmount = amount === undefined
  return new UserError(
    isAmount
      ? { zh: '没有写多少钱，什么都没有记。', en: 'The amount is missing. Nothing was recorded.' }
      : { zh: '没有写是什么钱，什么都没有记。', en: 'It does not say what the loss was. Nothing was recorded.' },
    {
      zh: '写全：leak-help loss add 30000 --what TEXT',
      en: 'Write both: leak-help loss add 30000 --what TEXT',
    },
    { exitCode: 2 },
  )
}
