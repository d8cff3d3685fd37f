// The step that a person names on the command line: by its number in the list, its id, or the beginning of it.
import type { Library } from '../content/library.ts'
import { presentId } from '../content/present-id.ts'
import { echo } from '../guard/echo.ts'
import { nearest } from '../nearest.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { refuseUnknown } from './missing.ts'
import type { Plan, PlannedStep } from './planned-step.ts'

/** A step by its number: its place among all steps of a plan, from 1. It holds for as long as the plan stays as it is. */
export type StepNumbers = ReadonlyMap<string, number>

/** The number of each step of a plan, by id. */
export function numberSteps({ steps }: Pick<Plan, 'steps'>): StepNumbers {
  return new Map(steps.map(({ id }, index) => [id, index + 1]))
}

/**
 * The step of a plan that a person means: its number, its id, a former id, or the only id that begins so. Where a playbook
 * is missing, no beginning: what else begins so, nobody knows.
 */
export function findStep(library: Library, plan: Plan, name: string): { ok: true; step: PlannedStep } | Refusal {
  const { steps, missing } = plan
  const id = presentId(library, 'step', name)
  const exact = steps.find((step) => step.id === id)
  if (exact) return { ok: true, step: exact }
  const number = readNumber(name)
  if (number !== undefined && steps.length > 0) return findNumber(plan, number)
  const unknown = refuseUnknown(missing, {
    zh: `步骤“${echo(name)}”在不在清单里`,
    en: `Whether step “${echo(name)}” is in the plan`,
  })
  if (unknown) return unknown
  if (library.steps.has(id)) {
    return refuse(
      { zh: `步骤“${id}”在这个个案里不适用。`, en: `Step “${id}” does not apply in this session.` },
      { zh: '看现在的清单：leak-help status', en: 'See the plan: leak-help status' },
    )
  }
  const beginning = steps.filter((step) => step.id.startsWith(name))
  if (beginning.length === 1 && beginning[0]) return { ok: true, step: beginning[0] }
  const ids = (of: readonly PlannedStep[]) => of.map((step) => step.id)
  const near = beginning.length > 1 ? ids(beginning) : nearest(name, ids(steps))
  return refuse(
    { zh: `没有“${echo(name)}”这个步骤。`, en: `There is no step “${echo(name)}”.` },
    near.length > 0
      ? { zh: `是不是：${near.join('、')}`, en: `Did you mean: ${near.join(', ')}` }
      : { zh: '看所有步骤：leak-help status --all', en: 'See every step: leak-help status --all' },
  )
}

// A Chinese keyboard types full-width digits. Longer ones are no place in a list, and echoed they might tell something.
function readNumber(name: string): number | undefined {
  const typed = name.trim().normalize('NFKC')
  return /^\d{1,5}$/.test(typed) ? Number(typed) : undefined
}

function findNumber({ steps }: Plan, number: number): { ok: true; step: PlannedStep } | Refusal {
  const step = steps[number - 1]
  if (step) return { ok: true, step }
  const last = steps.length
  return refuse(
    last === 1
      ? {
          zh: `没有${number}号步骤，清单里只有1号。`,
          en: `There is no step number ${number}; the plan has only number 1.`,
        }
      : {
          zh: `没有${number}号步骤，清单里是1到${last}号。`,
          en: `There is no step number ${number}; the plan has 1 to ${last}.`,
        },
    { zh: '看每一步的号码：leak-help status --all', en: 'See the number of every step: leak-help status --all' },
  )
}
