// Pages of made-up people, as the command writes them.
import { page } from '../../src/commands/page.ts'
import type { Library } from '../../src/core/content/library.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { isOpen } from '../../src/core/plan/planned-step.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { withEvent } from '../../src/core/session/session.ts'
import { content, library } from './content.ts'
import { type MemoryOptions, memoryPorts } from './memory-ports.ts'
import { beginPersona, livePersonaDay, readPersonas } from './persona.ts'

const personas = new Map(readPersonas())

/** A person some days into their plan, and when that is. */
export interface Lived {
  session: Session
  /** ISO instant. */
  at: string
}

/** The session of a persona after so many of its days; all of them where none is said. */
export function livedPersona(name: string, days = Number.POSITIVE_INFINITY, of: Library = library): Lived {
  const persona = personas.get(name)
  if (!persona) throw new Error(`no persona ${name}`)
  const begun: Lived = { session: beginPersona(of, persona), at: persona.at }
  return persona.then
    .slice(0, days)
    .reduce(({ session }, day) => ({ session: livePersonaDay(of, session, day), at: day.at }), begun)
}

/** The page that the command writes of a session. */
export async function pageOf(
  { session, at }: Lived,
  {
    language = 'zh',
    large = false,
    notes = false,
    ...options
  }: MemoryOptions & { large?: boolean; notes?: boolean } = {},
): Promise<string> {
  const ports = memoryPorts({ content, language, ...options })
  ports.setTime(at)
  ports.sessionsById.set('1', { ...session, id: '1' })
  await page(ports, { large, notes, force: false, json: false })
  return ports.files.read('list.html', 1e7).text()
}

/** The same session when everything in it is dealt with. */
export function finished({ session: begun, at }: Lived): Lived {
  let session = begun
  for (;;) {
    const step = buildPlan(library, session, Date.parse(at)).steps.find(
      (one) => isOpen(one) && one.definition.repeat === undefined,
    )
    if (!step) return { session, at }
    session = withEvent(session, { type: 'recorded', at: new Date(at).toISOString(), step: step.id, outcome: 'done' })
  }
}
