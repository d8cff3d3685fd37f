// The Chinese of a word stands beside its first use on a card, and only there.
import { describe, expect, it } from 'vitest'
import { annotateCard } from '../../../src/core/content/glossary.ts'
import type { GlossaryTerm } from '../../../src/core/content/schema.ts'

const term = (zh: string, en: string, more: Partial<GlossaryTerm> = {}): GlossaryTerm => ({
  id: en.replaceAll(/[^a-z]/g, '-'),
  zh,
  en,
  forms: [],
  is_loose: false,
  not: { zh: [], en: [] },
  ...more,
})
const glossary = [
  term('受案回执', 'police receipt', { forms: ['police receipts'] }),
  term('笔录', 'statement', { forms: ['statements'] }),
  term('流水', 'transaction statement', { is_loose: true }),
  term('运营商', 'carrier', { forms: ['carriers', 'carrier’s'] }),
  term('营业厅', 'carrier’s shop', { forms: ['shop'] }),
]

function card(...texts: (string | [text: string, isCertain: boolean])[]): string[] {
  const { annotate } = annotateCard(glossary)
  return texts.map((text) => (typeof text === 'string' ? annotate(text, true) : annotate(...text)))
}

describe('a card', () => {
  it.each<[string, string[], string[]]>([
    [
      'at the first use only',
      ['Keep the police receipt. The police receipt counts.', 'A police receipt'],
      ['Keep the police receipt (受案回执). The police receipt counts.', 'A police receipt'],
    ],
    [
      'in the plural and at the start of a sentence',
      ['Statements are read first.'],
      ['Statements (笔录) are read first.'],
    ],
    [
      'not inside another word of the glossary',
      ['Bring a transaction statement and your statement.'],
      ['Bring a transaction statement and your statement (笔录).'],
    ],
    [
      'the longest word',
      ['Go to the carrier’s shop; call the carrier.'],
      ['Go to the carrier’s shop (营业厅); call the carrier (运营商).'],
    ],
    ['not for a form that is an ordinary word', ['In the shop.'], ['In the shop.']],
    [
      'not where it stands there already',
      ['Take the police receipt (受案回执), then the police receipt.', 'A police receipt.'],
      ['Take the police receipt (受案回执), then the police receipt.', 'A police receipt.'],
    ],
    ['not before a bracket', ['Give a statement (in writing).'], ['Give a statement (in writing).']],
    [
      'behind a word that something belongs to',
      ['The police receipt’s number.'],
      ['The police receipt’s (受案回执) number.'],
    ],
    ['not in the middle of a word', ['An understatement.'], ['An understatement.']],
  ])('has it %s', (_name, texts, expected) => expect(card(...texts)).toEqual(expected))

  it('has it again where what held it may not be shown', () => {
    expect(card(['If so, a statement.', false], 'A statement.')).toEqual([
      'If so, a statement (笔录).',
      'A statement (笔录).',
    ])
  })
})
