// Letters name what exists, show no more of the writer than they may, cite what is law, and say nothing that could harm the writer.
import { comparisonsIn } from '../../content/conditions.ts'
import { blanksIn, comparedIn, letterBlanks, placedPieces, sheetBlanks } from '../../content/letter-blanks.ts'
import type { Letter, Piece } from '../../content/schema.ts'
import { identityGrades, type NeverCode } from '../../content/vocabulary.ts'
import { lawReferences, strayBraces } from '../../text.ts'
import { type Checked, type Path, type ReportEntry, type Rule, reportOn, textsIn } from '../rule.ts'
import { checkComparison, checkIds, checkTerms, reportUnknown } from './references.ts'

// A letter that went off is an outcome, or starts the time of its addressee: else its step would wait for ever, for no day.
function checkSending(
  { step: id, sent, waits }: Letter['steps'][number],
  { known }: Checked,
  { index, report }: { index: number; report: ReportEntry },
): void {
  const path = ['steps', index]
  checkIds([id], known, { registry: 'steps', path: [...path, 'step'], report })
  if (waits !== undefined) checkIds([waits], known, { registry: 'deadlines', path: [...path, 'waits'], report })
  const step = known.steps.get(id)
  if (!step) return
  const outcomes = Object.keys(step.outcomes)
  // Without outcomes of its own a step has this one.
  const possible = outcomes.length === 0 ? ['done'] : outcomes
  if (sent !== undefined && !possible.includes(sent)) reportUnknown(sent, possible, { path: [...path, 'sent'], report })
  const isTheirs = waits === undefined || known.deadlines.get(waits)?.who !== 'me'
  // A recurring check waits for its own next day.
  if ((sent === undefined) !== (waits === undefined) && isTheirs && !(step.repeat && waits !== undefined)) return
  report(
    path,
    'letter-without-clock',
    `“${id}”：送出记成哪个结果（sent），或者收信人有多长时间（waits），写且只写一个`,
    `“${id}”: give either the outcome of sending it (sent) or the time its addressee has (waits)`,
  )
}

const lettersNameWhatExists: Rule = (checked, report) => {
  const { content, known } = checked
  for (const letter of content.letters.values()) {
    const on = reportOn(report, 'letters', letter.id)
    for (const [index, writing] of letter.steps.entries()) checkSending(writing, checked, { index, report: on })
    checkIds(letter.contacts, known, { registry: 'contacts', path: ['contacts'], report: on })
    checkIds(letter.laws, known, { registry: 'laws', path: ['laws'], report: on })
    letter.attachments.forEach(({ evidence }, index) => {
      checkTerms(evidence, known, { list: 'evidence', path: ['attachments', index, 'evidence'], report: on })
    })
    letter.next.forEach(({ letters, steps }, index) => {
      checkIds(letters, known, { registry: 'letters', path: ['next', index, 'letters'], report: on })
      checkIds(steps, known, { registry: 'steps', path: ['next', index, 'steps'], report: on })
    })
    for (const { path, piece } of placedPieces(letter))
      checkIds(piece.asserts ?? [], known, { registry: 'claims', path: [...path, 'asserts'], report: on })
    checkConditions(letter, checked, on)
  }
  for (const blank of content.blanks.values()) {
    const on = reportOn(report, 'blanks', blank.id)
    blank.from.forEach((source, index) => {
      if ('question' in source && !known.questions.has(source.question))
        reportUnknown(source.question, [...known.questions.keys()], { path: ['from', index], report: on, known })
      if ('day_of' in source)
        checkIds(source.day_of, known, { registry: 'steps', path: ['from', index, 'day_of'], report: on })
      if (!('field' in source)) return
      checkIds(source.steps ?? [], known, { registry: 'steps', path: ['from', index, 'steps'], report: on })
      const collecting = (source.steps ?? [...known.steps.keys()]).flatMap((id) => known.steps.get(id)?.collects ?? [])
      const fields = collecting.map(({ id }) => id)
      if (!fields.includes(source.field))
        reportUnknown(source.field, fields, { path: ['from', index, 'field'], report: on })
    })
  }
}

// A condition of a letter can read the choices of its blanks as well.
function checkConditions(letter: Letter, { known }: Checked, on: ReportEntry): void {
  const places: [Path, Piece['when']][] = [
    [['when'], letter.when],
    ...letter.body.flatMap((place, index): [Path, Piece['when']][] =>
      'table' in place ? [[['body', index, 'when'], place.when]] : [],
    ),
    [['sheet', 'when'], letter.sheet?.when],
    ...placedPieces(letter).map(({ path, piece }): [Path, Piece['when']] => [[...path, 'when'], piece.when]),
    ...letter.attachments.map(({ when }, index): [Path, Piece['when']] => [['attachments', index, 'when'], when]),
    ...letter.check.map(({ when }, index): [Path, Piece['when']] => [['check', index, 'when'], when]),
  ]
  for (const [path, when] of places) {
    for (const comparison of comparisonsIn(when)) {
      const blank = known.blanks.get(comparison.question)
      if (blank && !letter.asks.includes(blank.id))
        on(
          path,
          'choice-not-asked',
          `“${blank.id}”决定写什么，要列在asks里`,
          `“${blank.id}” decides what stands there: list it under asks`,
        )
      if (!blank) checkComparison(comparison, known, { path, report: on })
      else
        for (const value of comparison.values) {
          if (!blank.choices.includes(value))
            reportUnknown(`${blank.id}: ${value}`, blank.choices, { path, report: on })
        }
    }
  }
}

const lettersHaveTheirBlanks: Rule = ({ content, known }, report) => {
  for (const letter of content.letters.values()) {
    const on = reportOn(report, 'letters', letter.id)
    for (const { path, text } of textsIn(letter)) {
      const [zh, en] = [text.zh, text.en].map((one) => [...new Set(blanksIn(one))].sort().join(' '))
      if (zh !== en) on(path, 'blanks-differ', `中文有：${zh}；英文有：${en}`, `Chinese has: ${zh}; English has: ${en}`)
      for (const language of ['zh', 'en'] as const) {
        const [stray] = strayBraces(text[language]).filter(
          (one) => blanksIn(one).length + lawReferences(one).length === 0,
        )
        if (stray === undefined) continue
        on(
          [...path, language],
          'bad-reference',
          `“${stray}”不是空白项，也不是{law:法条id}、{phone:渠道id}或{contact:渠道id}`,
          `“${stray}” is no blank, and not {law:article-id}, {phone:contact-id} or {contact:contact-id}`,
        )
      }
    }
    for (const { path, piece } of placedPieces(letter)) {
      const inWords = blanksIn(piece.zh)
      for (const [index, id] of (piece.theirs ?? []).entries())
        if (!inWords.includes(id)) reportUnknown(id, inWords, { path: [...path, 'theirs', index], report: on })
    }
    const used = new Set([...letterBlanks(letter), ...sheetBlanks(letter), ...comparedIn(letter)])
    for (const id of letterBlanks(letter)) checkBlank(id, letter, { known, on })
    // Who they are and where is what the separate sheet is for; what a letter must not hold besides, it does not hold either.
    const never = letter.never.filter((code) => code !== 'address' && code !== 'full-id')
    for (const id of sheetBlanks(letter)) checkBlank(id, { id: letter.id, identity: 'full', never }, { known, on })
    checkSheet(letter, on)
    for (const [id, owner] of content.ownedBy) {
      if (owner !== letter.id || !content.blanks.has(id) || used.has(id)) continue
      reportOn(report, 'blanks', id)(['id'], 'blank-unused', `“${id}”没有用上`, `“${id}” is not used`)
    }
  }
}

// What a letter says is on a page of its own has to be on one.
function checkSheet(letter: Letter, on: ReportEntry): void {
  if (letter.sheet) return
  const places: { path: Path; zh: string }[] = [
    ...placedPieces(letter).map(({ path, piece }) => ({ path, zh: piece.zh })),
    ...letter.attachments.map(({ zh }, index) => ({ path: ['attachments', index], zh })),
  ]
  for (const { path, zh } of places) {
    const [found] = /另页|另附的?一?页/.exec(zh) ?? []
    if (found === undefined) continue
    on([...path, 'zh'], 'no-sheet', `写了“${found}”，却没有sheet`, `it says “${found}” and has no sheet`)
  }
}

function checkBlank(
  id: string,
  letter: Pick<Letter, 'id' | 'identity' | 'never' | 'forwarded'>,
  { known, on }: { known: Checked['known']; on: ReportEntry },
): void {
  const blank = known.blanks.get(id)
  if (!blank || (blank.letter !== undefined && blank.letter !== letter.id)) {
    const candidates = [...known.blanks.values()].filter(
      ({ letter: owner }) => owner === undefined || owner === letter.id,
    )
    reportUnknown(
      id,
      candidates.map((one) => one.id),
      { path: ['body'], report: on, known },
    )
    return
  }
  const grade = blank.grade ?? 'none'
  if (identityGrades.indexOf(grade) > identityGrades.indexOf(letter.identity))
    on(
      ['identity'],
      'blank-forbidden',
      `“${id}”要${grade}级的身份，这份文书是${letter.identity}级`,
      `“${id}” needs the grade ${grade}; the letter has ${letter.identity}`,
    )
  const forbidden: readonly NeverCode[] = [...letter.never, ...(letter.forwarded ? (['address'] as const) : [])]
  for (const code of blank.discloses.filter((one) => forbidden.includes(one)))
    on(
      ['never'],
      'blank-forbidden',
      `“${id}”会写出${code}，这份文书不许有`,
      `“${id}” discloses ${code}, which this letter must not have`,
    )
}

const lettersCiteLaw: Rule = ({ content, known, today }, report) => {
  for (const letter of content.letters.values()) {
    const on = reportOn(report, 'letters', letter.id)
    for (const { path, text } of textsIn(letter)) {
      for (const id of [...lawReferences(text.zh), ...lawReferences(text.en)]) {
        if (letter.laws.includes(id)) continue
        on(path, 'law-not-listed', `“${id}”不在laws里`, `“${id}” is not in laws`)
      }
    }
    letter.laws.forEach((id, index) => {
      const law = known.laws.get(id)
      if (!law) return
      const isOver = law.replaced_by.length > 0 || (law.in_force.until !== undefined && law.in_force.until < today)
      if (isOver || law.kind === 'draft')
        on(['laws', index], 'law-not-listed', `“${id}”已失效或不是法律`, `“${id}” is no longer in force, or is no law`)
    })
  }
}

// Words by which a letter says what a code of `never` forbids, in Chinese, which is what is sent.
const forbiddenWords: Partial<Record<NeverCode, RegExp>> = {
  // A number of days that a law is said to set; where one does, the answer stands outside the body.
  promise:
    /(?:依法|依照|按照|根据|法律规定)[^。；]*?(?:\d+|[一二三四五六七八九十]+)个?(?:工作)?[日天]内[^。；]*?(?:答复|回复|处理|删除)/,
  'pay-or':
    /(?:否则|不然|如不)[^。；]*(?:举报|起诉|报案|报警|控告|曝光|公开)[^。；]*|(?:赔偿|付款|退款)[^。；]*(?:不再|就不|放弃)[^。；]*(?:举报|追究|报案|控告)/,
  'admit-debt':
    /(?<!不|未|并非|没有)(?:承认|确认|认可|愿意|同意|承诺)[^。；]{0,12}(?:欠款|借款|债务|还款|偿还|归还|清偿)/,
  accuse: /你(?:们|公司|单位|行|方)?(?:出卖|倒卖|贩卖|盗卖|故意泄露)|骗子公司|黑心|无耻|恶意/,
}

const lettersSayNothingHarmful: Rule = ({ content }, report) => {
  for (const letter of content.letters.values()) {
    const on = reportOn(report, 'letters', letter.id)
    for (const { path, piece } of placedPieces(letter)) {
      for (const code of letter.never) {
        const found = forbiddenWords[code]?.exec(piece.zh)?.[0]
        // Days that an article sets are cited with it.
        if (found === undefined || (code === 'promise' && lawReferences(found).length > 0)) continue
        on([...path, 'zh'], 'letter-says-never', `“${found}”（${code}）`, `“${found}” (${code})`)
      }
    }
  }
}

// What is written on the slip of the post is written in Chinese, also by somebody who cannot read how it is called.
const wordsToWriteStandInEnglishToo: Rule = ({ content }, report) => {
  for (const letter of content.letters.values()) {
    const on = reportOn(report, 'letters', letter.id)
    for (const { path, text } of textsIn(letter)) {
      const name = /「内件品名」写“([^”]+)”/.exec(text.zh)?.[1]
      if (name === undefined || text.en.includes(name)) continue
      on(
        [...path, 'en'],
        'words-to-write',
        `要写的“${name}”，英文里没有`,
        `“${name}”, which is to be written, does not stand in the English`,
      )
    }
  }
}

// The list of attachments is part of the letter: “you” in it is whoever receives it, never who writes.
const attachmentsAreReadByTheAddressee: Rule = ({ content }, report) => {
  for (const letter of content.letters.values()) {
    const on = reportOn(report, 'letters', letter.id)
    letter.attachments.forEach((attachment, index) => {
      const words = { zh: /[你您]/, en: /\b(?:you|yours?)\b/i }
      for (const language of ['zh', 'en'] as const) {
        const found = words[language].exec(attachment[language])?.[0]
        if (found === undefined) continue
        on(
          ['attachments', index, language],
          'attachment-to-writer',
          `“${found}”在这里是指收件的一方`,
          `“${found}” is here whoever receives the letter`,
        )
      }
    })
  }
}

/** What must be so of letters. */
export const letterRules: Rule[] = [
  lettersNameWhatExists,
  lettersHaveTheirBlanks,
  lettersCiteLaw,
  lettersSayNothingHarmful,
  wordsToWriteStandInEnglishToo,
  attachmentsAreReadByTheAddressee,
]
