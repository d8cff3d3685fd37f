// Recording what was lost: read as typed, and refused where it could not be true or must not be kept.
import { unsure } from '../content/vocabulary.ts'
import { type Day, dayInChina } from '../dates.ts'
import { echo } from '../guard/echo.ts'
import { refuseSecrets } from '../guard/secret-refusal.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { listEvidence } from '../session/evidence.ts'
import { longestField } from '../session/limits.ts'
import { type Loss, listLosses, withLoss } from '../session/losses.ts'
import type { Session } from '../session/schema.ts'
import type { Text } from '../text.ts'
import { readAmount, storeAmount, type TypedAmount } from '../typed-amount.ts'
import { asDay } from '../typed-day.ts'
import { refusePastDay } from './event-day.ts'

/** A loss as it was typed. */
export interface TypedLoss {
  amount: string
  what: string
  /** A day, or `unsure`. */
  on?: string | undefined
  /** The number of an entry of evidence. */
  evidence?: string | undefined
  /** The person saw what looks like a secret in `what` and said that it is none. */
  isAskedAbout?: boolean
}

/** The session with a loss more, and that loss; or why it is not recorded. `now` is in milliseconds since 1970. */
export function recordLoss(
  { session, now }: { session: Session; now: number },
  typed: TypedLoss,
): { ok: true; session: Session; loss: Loss } | Refusal {
  const amount = readAmount(typed.amount)
  if (!amount.ok) return refuseAmount(typed.amount, amount.why)
  const unfit = refuseWhat(typed.what, typed.isAskedAbout)
  if (unfit) return unfit
  const on = readOn(typed.on, now)
  const wrongDay = on === undefined ? undefined : refuseLossDay(session, on, now)
  if (wrongDay) return wrongDay
  const shown = findShown(session, typed.evidence)
  if (!shown.ok) return shown
  const loss = {
    at: new Date(now).toISOString(),
    amount: storeAmount(amount.fen),
    what: typed.what.trim(),
    ...(on === undefined ? {} : { on }),
    ...(shown.number === undefined ? {} : { evidence: shown.number }),
  }
  return { ok: true, ...withLoss(session, loss) }
}

function readOn(typed: string | undefined, now: number): Day | undefined {
  if (typed === undefined || typed.trim() === '' || typed.trim() === unsure) return undefined
  return asDay(typed, { today: dayInChina(now), toward: 'past' })
}

/** Why a loss cannot have been on a day. */
export function refuseLossDay({ created }: Pick<Session, 'created'>, on: string, now: number): Refusal | undefined {
  return refusePastDay(on, { today: dayInChina(now), created })
}

/** Why a text cannot be an amount; undefined where it is one. */
export function refuseTypedAmount(text: string): Refusal | undefined {
  const amount = readAmount(text)
  return amount.ok ? undefined : refuseAmount(text, amount.why)
}

/** Why a text cannot say what a loss was. */
export function refuseWhat(what: string, isAskedAbout = false): Refusal | undefined {
  if (what.trim() === '') {
    return refuse(
      { zh: '没有写是什么钱。', en: 'It does not say what the money was for.' },
      { zh: '写几个字，比如“第一次转账”。', en: 'A few words will do, like “first transfer”.' },
    )
  }
  if (what.length > longestField) {
    return refuse(
      { zh: `说明太长了，最多${longestField}个字。`, en: `The text is too long: at most ${longestField} characters.` },
      { zh: '写短一些再试。', en: 'Make it shorter and try again.' },
    )
  }
  return refuseSecrets(what, { place: { zh: '说明', en: 'The text' }, isAskedAbout })
}

type Unfit = Extract<TypedAmount, { ok: false }>['why']

function refuseAmount(typed: string, why: Unfit): Refusal {
  const { problem, next } = amountRefusals[why]
  const quoted = echo(typed.trim())
  return refuse({ zh: `“${quoted}”${problem.zh}`, en: `“${quoted}” ${problem.en}` }, next)
}

const writeYuan: Text = {
  zh: '写成30000、30,000.50、3万或3.5万，单位是元',
  en: 'Write it in yuan, like 30000, 30,000.50 or 3.5万',
}

const amountRefusals: Record<Unfit, { problem: Text; next: Text }> = {
  unread: { problem: { zh: '看不懂是多少钱。', en: 'is not an amount.' }, next: writeYuan },
  currency: {
    problem: { zh: '不是人民币。', en: 'is not in yuan.' },
    next: {
      zh: '写折合成人民币是多少，原来的币种和数目写进--what。',
      en: 'Give what it was worth in yuan, and put the currency and the sum into --what.',
    },
  },
  negative: {
    problem: { zh: '是负数。', en: 'is negative.' },
    next: {
      zh: '只写失去的钱；追回来的，删掉那一笔再按差额记：leak-help loss remove NUMBER',
      en: 'Record what was lost. For money that came back, remove the entry and record what is still gone: leak-help loss remove NUMBER',
    },
  },
  zero: {
    problem: { zh: '是零，没有可记的。', en: 'is nothing, so there is nothing to record.' },
    next: writeYuan,
  },
  decimals: {
    problem: { zh: '比一分钱还细。', en: 'has parts of a fen.' },
    next: { zh: '元后面最多两位小数', en: 'Give at most two decimals of a yuan' },
  },
  large: {
    problem: {
      zh: '大得不像一笔钱，像是别的号码。',
      en: 'is too large for one loss; it looks like the number of something else.',
    },
    next: {
      zh: '核对一下；真有这么多，就分几笔记',
      en: 'Look at it again; if it was really that much, record it in parts',
    },
  },
}

// The entry of evidence that a loss names must be there.
function findShown(session: Session, typed: string | undefined): { ok: true; number: number | undefined } | Refusal {
  if (typed === undefined || typed.trim() === '') return { ok: true, number: undefined }
  const known = listEvidence(session).map(({ number }) => number)
  const number = known.find((one) => String(one) === typed.trim().replace(/^#/, ''))
  if (number !== undefined) return { ok: true, number }
  return refuse(
    { zh: `没有编号为“${echo(typed)}”的证据。`, en: `There is no evidence number “${echo(typed)}”.` },
    known.length > 0
      ? { zh: `现在有：${known.join('、')}`, en: `There is: ${known.join(', ')}` }
      : {
          zh: '还没有登记证据；先记损失，不写--evidence',
          en: 'No evidence is listed yet; record the loss without --evidence',
        },
  )
}

/** The loss with a number as typed. */
export function findLoss(session: Session, typed: string): { ok: true; loss: Loss } | Refusal {
  const loss = listLosses(session).find(({ number }) => String(number) === typed.trim().replace(/^#/, ''))
  if (loss) return { ok: true, loss }
  return refuse(
    { zh: `没有编号为“${echo(typed)}”的损失。`, en: `There is no loss number “${echo(typed)}”.` },
    { zh: '看所有损失：leak-help loss', en: 'See all losses: leak-help loss' },
  )
}
