// What was learned from example sentences: for each piece of a sentence how much it speaks for and against each matter.
// Learned by the build (learn.ts), kept as bytes that are read as they lie.

/** A matter and how likely a sentence speaks of it, 0 to 1. */
export interface Likely {
  id: string
  chance: number
}

/** All matters, the likeliest first. */
export type RankMatters = (text: string) => Likely[]

/** Cuts a text into the pieces that are learned and looked for, with how often each occurs. */
export type Cut = (text: string) => ReadonlyMap<string, number>

/** `one`: a sentence has one matter, and the chances add up to 1. `several`: each is so or not, by itself. */
export type Kind = 'one' | 'several'

/** A model as learned, before it is packed. */
export interface LearnedModel {
  kind: Kind
  /** The matters. */
  ids: string[]
  pieces: Map<string, LearnedPiece>
  /** For each matter what speaks for it before anything is said. */
  bias: Float32Array
}

interface LearnedPiece {
  /** How much the piece counts in a sentence: rare ones more. */
  rarity: number
  /** For each matter. */
  weights: Float32Array
}

interface Head {
  kind: Kind
  ids: string[]
  bias: number[]
  /** Number of pieces. */
  count: number
}

/**
 * Packs a model: a line of JSON, filled up with blanks to a multiple of four bytes, then for all pieces their hashes
 * (ascending), their rarity and the size of one unit of their weights (32 bits each, little-endian), then their weights
 * (8 bits each).
 */
export function packModel({ kind, ids, bias, pieces }: LearnedModel): Uint8Array {
  const sorted = [...pieces].map(([piece, learned]) => ({ hash: hashOf(piece), ...learned }))
  sorted.sort((a, b) => a.hash - b.hash)
  const head: Head = { kind, ids, bias: Array.from(bias, (value) => Number(value.toFixed(4))), count: sorted.length }
  const line = new TextEncoder().encode(JSON.stringify(head))
  const start = Math.ceil((line.length + 1) / 4) * 4
  const bytes = new Uint8Array(start + sorted.length * (12 + ids.length)).fill(0x20, 0, start)
  bytes.set(line)
  bytes[start - 1] = lineEnd
  const view = new DataView(bytes.buffer, start)
  sorted.forEach(({ hash, rarity, weights }, index) => {
    const unit = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1
    view.setUint32(index * 4, hash, true)
    view.setFloat32((sorted.length + index) * 4, rarity, true)
    view.setFloat32((2 * sorted.length + index) * 4, unit, true)
    const row = sorted.length * 12 + index * ids.length
    weights.forEach((weight, column) => {
      view.setInt8(row + column, Math.round(weight / unit))
    })
  })
  return bytes
}

const lineEnd = 0x0a

/** Opens a packed model. Of the weights only those are looked at that a sentence needs. */
export function openModel(cut: Cut, bytes: Uint8Array): RankMatters {
  const start = bytes.indexOf(lineEnd) + 1
  const { kind, ids, bias, count }: Head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, start)))
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start)
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + start + count * 12, count * ids.length)
  const find = (hash: number): number | undefined => {
    let [low, high] = [0, count - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const there = view.getUint32(middle * 4, true)
      if (there === hash) return middle
      if (there < hash) low = middle + 1
      else high = middle - 1
    }
    return undefined
  }
  return (text) => {
    const found = [...cut(text)].flatMap(([piece, times]) => {
      const index = find(hashOf(piece))
      return index === undefined ? [] : [{ index, value: countOf(times) * view.getFloat32((count + index) * 4, true) }]
    })
    const length = lengthOf(found.map(({ value }) => value))
    const scores = Float64Array.from(bias)
    for (const { index, value } of found) {
      const share = (value / length) * view.getFloat32((2 * count + index) * 4, true)
      const row = index * ids.length
      for (let column = 0; column < ids.length; column++)
        scores[column] = (scores[column] as number) + share * (weights[row + column] as number)
    }
    toChances[kind](scores)
    return ids.map((id, at) => ({ id, chance: scores[at] ?? 0 })).sort((a, b) => b.chance - a.chance)
  }
}

// Pieces are known by 32 bits of FNV-1a: among some fifty thousand of them two alike are not to be expected, and would
// only add up.
function hashOf(piece: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < piece.length; at++) hash = Math.imul(hash ^ piece.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** What a piece that occurs so often counts. */
export function countOf(times: number): number {
  return 1 + Math.log(times)
}

/** The length of a list of numbers seen as an arrow, never 0. */
export function lengthOf(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1
}

/** Turns scores into chances, in place. */
export const toChances: Record<Kind, (scores: Float64Array) => void> = {
  one: (scores) => {
    const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY)
    let all = 0
    scores.forEach((score, at) => {
      scores[at] = Math.exp(score - top)
      all += scores[at] ?? 0
    })
    scores.forEach((power, at) => {
      scores[at] = power / all
    })
  },
  several: (scores) => {
    scores.forEach((score, at) => {
      scores[at] = 1 / (1 + Math.exp(-score))
    })
  },
}
