// A person's own words lead to the right playbook: first for at least nine sentences in ten.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { matchPlaybooks } from '../../src/core/content/search.ts'
import { parseGuardedYaml } from '../../src/io/yaml/guarded-yaml.ts'
import { content } from '../support/content.ts'

const sentenceSchema = v.array(
  v.strictObject({ text: v.string(), playbook: v.union([v.string(), v.array(v.string())]) }),
)

const folder = join('tests', 'content', 'sentences')
const sentences = readdirSync(folder).flatMap((name) =>
  v.parse(sentenceSchema, parseGuardedYaml(readFileSync(join(folder, name))).value),
)
const entries = [...content.playbooks.values()].map((playbook) => ({ ...playbook, bundled: true }))

it('finds the playbook from a sentence', () => {
  const missed = sentences.flatMap(({ text, playbook }) => {
    const [first] = matchPlaybooks(entries, text)
    return [playbook].flat().includes(first?.entry.id ?? '')
      ? []
      : [`${text} → ${first?.entry.id ?? 'nothing'}, not ${playbook}`]
  })
  console.log(`sentences ${sentences.length}, right playbook first ${sentences.length - missed.length}`)
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(sentences.length / 10)
})

it('knows every playbook the sentences name', () => {
  const unknown = sentences.flatMap(({ playbook }) => [playbook].flat()).filter((id) => !content.playbooks.has(id))
  expect(unknown).toEqual([])
})

it('has a sentence for every playbook', () => {
  const named = new Set(sentences.flatMap(({ playbook }) => [playbook].flat()))
  expect([...content.playbooks.keys()].filter((id) => !named.has(id))).toEqual([])
})
