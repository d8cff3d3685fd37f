// R22 of docs/reliability.md: random complete answers for every bundled playbook finish without a question, in both languages, and
// with any one of them left out exactly that one is named and nothing is created. SETS (20) sets how many for each playbook.
import { expect, test } from 'vitest'
import { start } from '../../src/commands/start.ts'
import { choiceIds, findOpenQuestions } from '../../src/core/plan/questions.ts'
import type { Answer, Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withPlaybook } from '../../src/core/session/session.ts'
import { languages } from '../../src/core/text.ts'
import { UserError } from '../../src/errors.ts'
import { content, library } from '../support/content.ts'
import { memoryPorts } from '../support/memory-ports.ts'

const at = '2026-11-22T01:00:00.000Z'

/** Numbers from 0 to 1 that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed * 1_000_003 + 12_345
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return (state % 65_536) / 65_536
  }
}

function pick(id: string, random: () => number): Answer {
  const question = library.questions.get(id)
  if (!question) throw new Error(`no question ${id}`)
  if (question.type === 'date') return random() < 0.5 ? '2026-11-01' : 'unsure'
  if (question.type === 'text') return random() < 0.5 ? 'x' : 'unsure'
  const choices = choiceIds(question)
  const chosen = choices[Math.floor(random() * choices.length)] ?? 'unsure'
  return question.type === 'many' && chosen !== 'unsure' ? [chosen] : chosen
}

function answersFor(playbook: string, random: () => number): Session['answers'] {
  let session = withPlaybook(newSession({ id: '1', name: 'one', at }), { playbook, at })
  for (let [id] = findOpenQuestions(library, session); id !== undefined; [id] = findOpenQuestions(library, session))
    session = withAnswer(session, { question: id, value: pick(id, random), at })
  return session.answers
}

test('R22: an answers file is enough, and what it lacks is named', { timeout: 3_600_000 }, async () => {
  const sets = Number(process.env.SETS ?? 20)
  let [finished, refused] = [0, 0]
  for (const [index, playbook] of [...library.playbooks.keys()].entries()) {
    for (let set = 0; set < sets; set += 1) {
      const random = randomFrom(index * 1000 + set)
      const answers = answersFor(playbook, random)
      const ids = Object.keys(answers)
      const left = ids[Math.floor(random() * ids.length)] ?? ''
      const { [left]: _left, ...rest } = answers
      for (const language of languages) {
        const whole = memoryPorts({ language, content, files: { 'a.yaml': JSON.stringify(answers) } })
        await start(whole, { playbooks: [playbook], answers: 'a.yaml', walk: false, json: false })
        expect(whole.asked, playbook).toEqual([])
        expect(whole.sessionsById.size).toBe(1)
        finished += 1
        const lacking = memoryPorts({ language, content, files: { 'a.yaml': JSON.stringify(rest) } })
        const error = await start(lacking, { playbooks: [playbook], answers: 'a.yaml', walk: false, json: true }).then(
          () => undefined,
          (reason: unknown) => reason,
        )
        expect(error, `${playbook} without ${left}`).toBeInstanceOf(UserError)
        const { exitCode, json } = error as UserError
        expect(exitCode).toBe(2)
        expect((json as { missing: { id: string }[] }).missing.map(({ id }) => id)).toContain(left)
        expect(lacking.sessionsById.size).toBe(0)
        refused += 1
      }
    }
  }
  console.log(`R22: ${library.playbooks.size} playbooks, ${finished} finish, ${refused} refused with what is missing`)
})
