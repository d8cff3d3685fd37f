import { expect, it } from 'vitest'
import { temporaryFolder } from '../io/child/bundle.ts'
import { randomActions } from '../support/random-actions.ts'

it('sessions on disk are what 300 random actions should have made of them', async () => {
  const tally = await randomActions(temporaryFolder(), { count: 300, seed: 20261122 })
  expect(tally.actions).toBe(300)
  expect(tally.saves).toBeGreaterThan(100)
})
