// What is given for a new piece of evidence: checked against the content and the plan, and put into the words that are kept.
import type { Library } from '../content/library.ts'
import { echo } from '../guard/echo.ts'
import { isNetworkPath } from '../guard/network-path.ts'
import { maskSecretNumbers } from '../guard/secret-numbers.ts'
import { refuseSecrets } from '../guard/secret-refusal.ts'
import { nearest } from '../nearest.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { NewEvidence } from '../session/evidence.ts'
import { longestEvidenceName, longestField } from '../session/limits.ts'
import { readDay } from '../typed-day.ts'
import { findStep } from './find-step.ts'
import type { Plan } from './planned-step.ts'

/** As it was typed. One of `fileName` and `ref` is there. */
export interface TypedEvidence {
  fileName?: string | undefined
  /** Where a file is that is not copied. */
  path?: string | undefined
  /** The person's words for something that is kept elsewhere. */
  ref?: string | undefined
  kind?: string | undefined
  step?: string | undefined
  from?: string | undefined
  on?: string | undefined
  /** The person was asked about what looks like a secret number, and said that it is none. */
  isAskedAbout?: boolean | undefined
}

/** The entry, without when it was added and what its file is. */
export type CheckedEvidence = Pick<NewEvidence, 'name' | 'kind' | 'for' | 'from' | 'on'>

/** What the entry says, or why it cannot be kept. `today` is `YYYY-MM-DD`. */
export function checkEvidence(
  { library, plan, today }: { library: Library; plan: Plan; today: string },
  typed: TypedEvidence,
): { ok: true; piece: CheckedEvidence } | Refusal {
  const { kind, from, on, isAskedAbout } = typed
  const refusal =
    refuseText('ref', typed.ref, isAskedAbout) ??
    refuseText('from', from, isAskedAbout) ??
    refuseSecretPath(typed.path) ??
    refuseNetworkPath(typed.path) ??
    refuseKind(library, kind)
  if (refusal) return refusal
  const day = on === undefined ? undefined : readDay(on, { today, toward: 'past' })
  if (on !== undefined && (day === undefined || day > today)) return noDay(on)
  const found = typed.step === undefined ? undefined : findStep(library, plan, typed.step)
  if (found && !found.ok) return found
  const name = typed.ref?.trim() ?? keptName(typed.fileName ?? '')
  return {
    ok: true,
    piece: {
      name,
      ...(kind === undefined ? {} : { kind }),
      ...(found ? { for: found.step.id } : {}),
      ...(from === undefined ? {} : { from: from.trim() }),
      ...(day === undefined ? {} : { on: day }),
    },
  }
}

/**
 * The name of a file as it is kept: without numbers that are not kept anywhere, and not too long. The file keeps its own:
 * whoever has to rename evidence to add it has changed it.
 */
export function keptName(name: string): string {
  const masked = maskSecretNumbers(name)
  if (masked.length <= longestEvidenceName) return masked
  const ending = /\.[^.]{1,15}$/.exec(masked)?.[0] ?? ''
  const start = masked.slice(0, longestEvidenceName - ending.length - 1)
  return `${start.replace(/[\ud800-\udbff]$/, '')}…${ending}`
}

const textParts = {
  ref: { place: { zh: '说明', en: 'The description' }, most: longestEvidenceName },
  from: { place: { zh: '来源', en: 'The origin' }, most: longestField },
} as const

/** Why a text cannot be kept as what a piece is or where it is from, but for secret numbers: empty, or too long. */
export function refuseForm(part: keyof typeof textParts, text: string): Refusal | undefined {
  const { place, most } = textParts[part]
  if (text.trim() === '') {
    return refuse(
      { zh: `${place.zh}是空的，什么都没有记。`, en: `${place.en} is empty. Nothing was recorded.` },
      { zh: '写上内容，或者不写这个选项。', en: 'Write something, or leave the option out.' },
    )
  }
  if (text.trim().length <= most) return undefined
  return refuse(
    { zh: `${place.zh}太长了，最多${most}个字。`, en: `${place.en} is too long: at most ${most} characters.` },
    { zh: '写短一些再试。', en: 'Make it shorter and try again.' },
  )
}

function refuseText(
  part: keyof typeof textParts,
  text: string | undefined,
  isAskedAbout: boolean | undefined = false,
): Refusal | undefined {
  if (text === undefined) return undefined
  return refuseForm(part, text) ?? refuseSecrets(text, { place: textParts[part].place, isAskedAbout })
}

// Where a file stays is kept as it is: masked it would not be found again.
function refuseSecretPath(path: string | undefined): Refusal | undefined {
  const refusal = path === undefined ? undefined : refuseSecrets(path, { place: { zh: '路径', en: 'The path' } })
  return (
    refusal &&
    refuse(refusal.problem, {
      zh: '不加--in-place，拷一份进来；拷进来的文件名会遮住号码。',
      en: 'Leave out --in-place to copy it; of a copy the name is kept with the number masked.',
    })
  )
}

// It would not be opened again for checking.
function refuseNetworkPath(path: string | undefined): Refusal | undefined {
  if (path === undefined || !isNetworkPath(path)) return undefined
  return refuse(
    {
      zh: '这个文件在网络共享上，留在原处以后核对不了，什么都没有记。',
      en: 'The file is on a network share, where it could not be checked later. Nothing was recorded.',
    },
    { zh: '不加--in-place，拷一份进来。', en: 'Leave out --in-place to copy it.' },
  )
}

function refuseKind({ terms }: Pick<Library, 'terms'>, kind: string | undefined): Refusal | undefined {
  if (kind === undefined || terms.evidence.includes(kind)) return undefined
  const near = nearest(kind, terms.evidence)
  const known = near.length > 0 ? near : terms.evidence
  return refuse(
    { zh: `没有“${echo(kind)}”这种证据。`, en: `There is no kind of evidence “${echo(kind)}”.` },
    {
      zh: `${near.length > 0 ? '是不是' : '可以写'}：${known.join('、')}`,
      en: `${near.length > 0 ? 'Did you mean' : 'It can be'}: ${known.join(', ')}`,
    },
  )
}

function noDay(on: string): Refusal {
  return refuse(
    {
      zh: `“${echo(on)}”不是到今天为止的一天，什么都没有记。`,
      en: `“${echo(on)}” is not a day up to today. Nothing was recorded.`,
    },
    { zh: '写成11月3日或者：2026-11-03', en: 'Write it like “3 Nov” or: 2026-11-03' },
  )
}
