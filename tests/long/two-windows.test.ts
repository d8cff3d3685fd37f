// R7 of the test plan. WINDOW_ROUNDS (50) sets how often.
import { expect, it } from 'vitest'
import { twoWindows } from '../support/two-windows.ts'

it('R7: a second window on an open session is told which process has it, may look, and never writes', async () => {
  const rounds = Number(process.env.WINDOW_ROUNDS ?? 50)
  const good = await twoWindows(rounds)
  console.log(`R7 rounds ${rounds} as promised ${good}`)
  expect(good).toBe(rounds)
})
