// Texts that come in several forms: which one fits, and which is true for everybody.
import { type Condition, comparisonsIn } from './conditions.ts'
import { actingFor, relation } from './known-ids.ts'
import type { FormRules, StepRules } from './library.ts'
import type { Line, Step } from './schema.ts'
import { type WordedPart, wordedLists, wordedTexts } from './vocabulary.ts'

/** The forms of a text in their order; one that is written as a single text is its only form. */
export function formsOf(wording: Line | readonly Line[] | undefined): readonly Line[] {
  if (wording === undefined) return []
  return 'zh' in wording ? [wording] : wording
}

/** Somebody acts for a person who lives: for somebody who died, relatives speak in their own name. */
export const isHelping: Condition = {
  all: [{ [actingFor.question]: actingFor.other }, { not: { [relation.question]: relation.died } }],
}

/** When a form can be shown: as it says, and a helper’s own words to a helper alone. Undefined: to everybody. */
export function conditionOf({ when, speaker }: Pick<Line, 'when' | 'speaker'>): Condition | undefined {
  if (speaker === undefined) return when
  return when === undefined ? isHelping : { all: [isHelping, when] }
}

/** Of a text the form without a condition, of a list all such items: what is true wherever the step stands. */
export function neutralForms(wording: Line | readonly Line[] | undefined): readonly Line[] {
  return formsOf(wording).filter((form) => conditionOf(form) === undefined)
}

/** The forms of every text of a step. */
export function allForms(step: Step): [WordedPart, readonly Line[]][] {
  return [...wordedTexts, ...wordedLists].map((part) => [part, formsOf(step[part])])
}

/** The same, each form with its place inside the step. */
export function placedForms(step: Step): { part: WordedPart; path: (string | number)[]; form: Line }[] {
  return allForms(step).flatMap(([part, forms]) =>
    forms.map((form, index) => ({ part, path: pathOf(step, part, index), form })),
  )
}

/** Where a form stands inside its step. */
export function pathOf(step: Step, part: WordedPart, index: number): (string | number)[] {
  return formsOf(step[part])[index] === step[part] ? [part] : [part, index]
}

/** The rules of a step's texts: only of those that come in forms or assert something. */
export function wordingRules(step: Step): StepRules['wording'] {
  const worded = allForms(step).filter(([, forms]) =>
    forms.some((form) => conditionOf(form) !== undefined || (form.asserts ?? []).length > 0),
  )
  if (worded.length === 0) return undefined
  return Object.fromEntries(worded.map(([part, forms]) => [part, forms.map(formRules)]))
}

function formRules(form: Line): FormRules {
  const { asserts = [], speaker } = form
  const when = conditionOf(form)
  return {
    ...(when === undefined ? {} : { when }),
    ...(asserts.length === 0 ? {} : { asserts }),
    ...(speaker === undefined ? {} : { speaker }),
  }
}

/** Of each text that comes in forms, which are shown, by place; of a list all that fit. */
export type ChosenForms = Readonly<Partial<Record<WordedPart, readonly number[]>>>

/** Chooses forms: of a text the first that holds, of a list every one that does. */
export function chooseForms(
  { wording = {} }: Pick<StepRules, 'wording'>,
  holds: (when?: Condition) => boolean,
): ChosenForms {
  const entries = Object.entries(wording) as [WordedPart, FormRules[]][] // the keys of `wording`
  return Object.fromEntries(
    entries
      .filter(([, forms]) => forms.some(({ when }) => when !== undefined))
      .map(([part, forms]) => {
        const fitting = forms.flatMap(({ when }, index) => (holds(when) ? [index] : []))
        return [part, isList(part) ? fitting : fitting.slice(0, 1)]
      }),
  )
}

/** Whether a part of a step is a list, of which several forms stand together. */
export function isList(part: WordedPart): part is (typeof wordedLists)[number] {
  return (wordedLists as readonly WordedPart[]).includes(part)
}

/** Whether the words of a planned step are a helper's own. */
export function isHelpersScript({ wording }: Pick<StepRules, 'wording'>, { say }: ChosenForms): boolean {
  const [index = 0] = say ?? []
  return wording?.say?.[index]?.speaker === 'helper'
}

/** Whether what differs for somebody who acts for a person is written for the relatives of one who died. */
export function isForRelatives({ wording }: Pick<StepRules, 'wording'>, { for_other: chosen }: ChosenForms): boolean {
  const [index = 0] = chosen ?? []
  const read = comparisonsIn(wording?.for_other?.[index]?.when)
  return read.some(({ question, values }) => question === relation.question && values.includes(relation.died))
}
