import { expect, it } from 'vitest'
import { twoWindows } from '../support/two-windows.ts'

it('a second window on an open session is told which process has it, may look, and never writes', async () => {
  expect(await twoWindows(4)).toBe(4)
})
