// `leak-help add <playbook>`: adds a scenario to a session; recorded work stays.
import { openQuestions } from '../core/plan/questions.ts'
import { withAnswer, withPlaybook } from '../core/session/session.ts'
import { askQuestion } from '../dialogue/ask-question.ts'
import { knownPlaybooks, openSession, planned } from '../dialogue/open-session.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { printChanges, printJson } from './record.ts'

/** Adds a playbook and asks its questions at the keyboard; without one they stay open and `resume` asks them. */
export async function add(ports: Ports, options: { playbook: string; session?: string; json: boolean }): Promise<void> {
  const [playbook = ''] = await knownPlaybooks(ports, [options.playbook])
  const before = await openSession(ports, options.session)
  const { id } = before.session
  if (before.session.playbooks.includes(playbook)) {
    throw new UserError(
      { zh: `个案${id}里已经有“${playbook}”`, en: `Session ${id} already has “${playbook}”` },
      { zh: '看清单：leak-help status', en: 'See the plan: leak-help status' },
    )
  }
  const stamp = () => new Date(ports.now()).toISOString()
  let after = await planned(
    ports,
    ports.sessions.update(id, (session) => withPlaybook(session, { playbook, at: stamp() })),
  )
  if (options.json) return printJson(ports, after)
  for (;;) {
    const question = openQuestions(after.library, after.session).flatMap((one) => after.library.questions[one] ?? [])[0]
    if (!question || !ports.keyboard) break
    const actingForOther = after.session.answers['acting-for'] === 'other'
    const value = await askQuestion(
      { ports, keyboard: ports.keyboard, library: after.library, look: after.look, actingForOther },
      question,
    )
    after = await planned(
      ports,
      ports.sessions.update(id, (session) => withAnswer(session, { question: question.id, value, at: stamp() })),
    )
  }
  printChanges(ports, before, after)
  const open = openQuestions(after.library, after.session)
  if (open.length > 0) {
    ports.say(
      ports.language === 'zh'
        ? `还有问题没有回答：${open.join('、')}。回答：leak-help answer <问题> <回答>`
        : `Still open: ${open.join(', ')}. To answer: leak-help answer <question> <answer>`,
    )
  }
}
