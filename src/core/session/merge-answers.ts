// Answers and playbooks of two copies of a session. They stand beside the entries, so that a person can read the file.
import type { Library } from '../content/library.ts'
import { presentId } from '../content/present-id.ts'
import { isSameJson } from './canonical-json.ts'
import type { Ask, Sides, Winners } from './merge-matters.ts'
import type { Session, SessionEvent } from './schema.ts'

/**
 * The answers that count. `added`: an entry for each that had none, which only files have that were written by hand: without one
 * it would be asked about each time.
 */
export function decideAnswers(
  library: Library,
  { ours, theirs }: Sides,
  { winners, ask, at }: { winners: Winners; ask: Ask; at: string },
): { answers: Session['answers']; added: SessionEvent[] } {
  const present = (id: string) => presentId(library, 'question', id, { asWhole: true })
  const added: SessionEvent[] = []
  let { answers } = ours.session
  for (const question of new Set([...Object.keys(ours.compared.answers), ...Object.keys(theirs.compared.answers)])) {
    const [here, there] = [ours.compared.answers[question], theirs.compared.answers[question]]
    if (isSameJson(here, there)) continue
    const id = `question ${question}`
    const winner = winners.get(id)?.side ?? chooseWithout()
    if (winner === 'ours') continue
    const isOther = ([key]: [string, unknown]) => present(key) !== question
    const taken = Object.entries(theirs.session.answers).filter((entry) => !isOther(entry))
    answers = Object.fromEntries([...Object.entries(answers).filter(isOther), ...taken])
    for (const [key, value] of winners.has(id) ? [] : taken)
      added.push({ type: 'answered', at, question: key, value, ...(here === undefined ? {} : { previous: here }) })

    function chooseWithout() {
      if (there === undefined) return 'ours'
      if (here === undefined) return 'theirs'
      return ask({ id, kind: 'question', about: question, ours: { answer: here }, theirs: { answer: there } })
    }
  }
  return { answers, added }
}

/** The playbooks that count, in the order in which they were added, whichever copy they are of. */
export function decidePlaybooks(library: Library, { ours, theirs }: Sides, winners: Winners): string[] {
  const present = (id: string) => presentId(library, 'playbook', id, { asWhole: true })
  // Of two names for the same one, ours.
  const named = new Map([...theirs.session.playbooks, ...ours.session.playbooks].map((raw) => [present(raw), raw]))
  const [here, there] = [ours.compared.playbooks, theirs.compared.playbooks]
  const places = [here, there].map((list) => new Map(list.map((id, place) => [id, place])))
  const counts = (id: string) => {
    const side = winners.get(`playbook ${id}`)?.side
    return side === undefined || places[side === 'ours' ? 0 : 1]?.has(id)
  }
  const addedAt = (id: string) => {
    const { compared, matters } = winners.get(`playbook ${id}`)?.side === 'theirs' ? theirs : ours
    return compared.events[matters.get(`playbook ${id}`)?.entries.at(-1) ?? -1]?.at ?? ''
  }
  const isBefore = (one: string, other: string) => {
    const [at, otherAt] = [addedAt(one), addedAt(other)]
    if (at !== otherAt) return at < otherAt
    const both = places.find((list) => list.has(one) && list.has(other))
    return both ? (both.get(one) ?? 0) < (both.get(other) ?? 0) : one < other
  }
  const all = [...new Set([...here, ...there])].filter(counts)
  return all.sort((one, other) => (isBefore(one, other) ? -1 : 1)).map((id) => named.get(id) ?? id)
}
