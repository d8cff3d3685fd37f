// What is typed between two questions for a passphrase does not show.
import { afterEach, expect, it } from 'vitest'
import { endSilence, staySilent, takeOverSilence } from '../../../src/io/terminal/hidden-line.ts'

/** A terminal that remembers how it was switched: true while it echoes nothing. */
function switchable() {
  const switches: boolean[] = []
  return { switches, stdin: { setRawMode: (raw: boolean) => switches.push(raw) } as unknown as NodeJS.ReadStream }
}
const nextTurn = () => new Promise((resume) => setImmediate(resume))

afterEach(endSilence)

it('stays silent until the work at hand is done', async () => {
  const { stdin, switches } = switchable()
  staySilent(stdin)
  expect(switches).toEqual([true])
  await nextTurn()
  expect(switches).toEqual([true, false])
})

it('echoes again for a question that needs it', async () => {
  const { stdin, switches } = switchable()
  staySilent(stdin)
  endSilence()
  await nextTurn()
  expect(switches).toEqual([true, false])
})

it('never echoes in between when the next question silences the terminal itself', async () => {
  const { stdin, switches } = switchable()
  staySilent(stdin)
  takeOverSilence()
  await nextTurn()
  expect(switches).toEqual([true])
})
