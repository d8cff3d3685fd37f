// `leak-help answers`: what is answered, in words, and what could still be answered. Reads only.
import { findDeciding } from '../core/plan/deciding.ts'
import { openSession } from '../dialogue/open-session.ts'
import type { Ports } from '../ports.ts'
import { answersJson, answersView } from '../render/answers-view.ts'
import { jsonText } from '../render/json-text.ts'

export interface AnswersOptions {
  session?: string | undefined
  json: boolean
}

/** Prints the answers of a session. */
export async function answers(ports: Ports, { session: named, json }: AnswersOptions): Promise<void> {
  const { reader, session, plan } = await openSession(ports, named, { onlyToLook: true })
  const { first, later } = findDeciding(reader.library, session, ports.now())
  const open = [...first, ...later]
  ports.print(json ? jsonText(answersJson(reader, { session, plan }, open)) : answersView(reader, session, open))
}
