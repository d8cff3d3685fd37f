// Learns from example sentences what each piece of a sentence speaks for. Runs when the content is built; the same
// examples in the same order give the same model, and no clock, chance or network has a part in it.
import { type Cut, countOf, type Kind, type LearnedModel, lengthOf, toChances } from './model.ts'

/** A sentence and what it speaks of: one matter, or any number of them. */
export interface Example {
  text: string
  ids: string[]
  /** How much it counts beside a sentence as people say it, which counts 1. */
  weight?: number
}

/** What is learned, and from what. */
export interface Lesson {
  kind: Kind
  /** The matters. */
  ids: readonly string[]
  examples: readonly Example[]
}

/**
 * Logistic regression (one score for each matter, from which the chances follow) on pieces weighted by rarity, each
 * sentence brought to length 1. Steps are Adagrad's: frequent pieces take smaller ones. A piece that stands in one
 * example alone says nothing about another sentence, and is left out.
 */
export function learn(cut: Cut, { kind, ids, examples }: Lesson): LearnedModel {
  const bags = examples.map(({ text }) => cut(text))
  const uses = new Map<string, number>()
  for (const bag of bags) for (const piece of bag.keys()) uses.set(piece, (uses.get(piece) ?? 0) + 1)
  const known = [...uses].filter(([, count]) => count > 1)
  const rarity = known.map(([, count]) => Math.log(1 + examples.length / count))
  const indexOf = new Map(known.map(([piece], index) => [piece, index]))
  const inputs = bags.map((bag) => toVector(bag, indexOf, rarity))
  const targets = examples.map(({ ids: said, weight = 1 }) => ({ wanted: ids.map((id) => said.includes(id)), weight }))
  const { weights, bias } = descend({ kind, inputs, targets, columns: ids.length, rows: known.length })
  const pieces = known.map(([piece], index) => {
    const row = weights.subarray(index * ids.length, (index + 1) * ids.length)
    return { piece, rarity: rarity[index] ?? 0, weights: row, says: lengthOf([...row]) }
  })
  const telling = pieces.sort((a, b) => b.says - a.says).slice(0, mostPieces)
  return {
    kind,
    ids: [...ids],
    bias,
    pieces: new Map(telling.map(({ piece, rarity, weights }) => [piece, { rarity, weights }])),
  }
}

// What the others say is too little to change what is found (npm run bench:words), and the file would be twice as long.
const mostPieces = 40_000

interface Vector {
  rows: Int32Array
  values: Float32Array
}

function toVector(bag: ReadonlyMap<string, number>, indexOf: Map<string, number>, rarity: readonly number[]): Vector {
  const found = [...bag].flatMap(([piece, times]) => {
    const index = indexOf.get(piece)
    return index === undefined ? [] : [{ index, value: countOf(times) * (rarity[index] ?? 0) }]
  })
  const length = lengthOf(found.map(({ value }) => value))
  return {
    rows: Int32Array.from(found, ({ index }) => index),
    values: Float32Array.from(found, ({ value }) => value / length),
  }
}

const rounds = 12
const stepSize = 0.2
/** Of each example so much is spread over all matters: none is certain. */
const doubt = 0.05
const decay = 1e-5

interface Task {
  kind: Kind
  inputs: readonly Vector[]
  targets: readonly { wanted: boolean[]; weight: number }[]
  columns: number
  /** Number of pieces. */
  rows: number
}

function descend({ kind, inputs, targets, columns, rows }: Task): { weights: Float32Array; bias: Float32Array } {
  const weights = new Float32Array(rows * columns)
  const steps = new Float32Array(rows * columns).fill(0.01)
  const bias = new Float32Array(columns)
  const error = new Float64Array(columns)
  const order = inputs.map((_, index) => index)
  const random = randomFrom(1)
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random)
    for (const index of order) {
      const { rows: found, values } = inputs[index] as Vector // the order holds their places
      const { wanted, weight } = targets[index] as Task['targets'][number]
      error.set(bias)
      found.forEach((row, at) => {
        const value = values[at] as number
        const start = row * columns
        for (let column = 0; column < columns; column++)
          error[column] = (error[column] as number) + value * (weights[start + column] as number)
      })
      toChances[kind](error)
      for (let column = 0; column < columns; column++) {
        const so = kind === 'one' ? (wanted[column] ? 1 - doubt : 0) + doubt / columns : wanted[column] ? 1 : 0
        error[column] = ((error[column] as number) - so) * weight
        bias[column] = (bias[column] as number) - 0.05 * stepSize * (error[column] as number)
      }
      found.forEach((row, at) => {
        const value = values[at] as number
        for (let column = 0, cell = row * columns; column < columns; column++, cell++) {
          const slope = value * (error[column] as number) + decay * (weights[cell] as number)
          const sum = (steps[cell] as number) + slope * slope
          steps[cell] = sum
          weights[cell] = (weights[cell] as number) - (stepSize * slope) / Math.sqrt(sum)
        }
      })
    }
  }
  return { weights, bias }
}

function shuffle(list: number[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[list[at], list[other]] = [list[other] as number, list[at] as number]
  }
}

/** Numbers from 0 to 1 that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
