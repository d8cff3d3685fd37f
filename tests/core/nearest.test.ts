import { expect, it } from 'vitest'
import { commandNames, firstWords } from '../../src/cli/commands.ts'
import { nearest } from '../../src/core/nearest.ts'

it.each([
  ['statsu', 'status'],
  ['lst', 'list'],
  ['ls', 'list'],
  ['sesion', 'session'],
  ['tatus', 'status'],
  ['reopn', 'reopen'],
  ['THREATS', 'threats'],
])('%s is near %s', (typed, meant) => expect(nearest(typed, firstWords)[0]).toBe(meant))

it.each(['version', 'mission', 'exit', 'quit', 'edit', 'info', 'erase', 'x'])('%s is near no command', (typed) => {
  expect(nearest(typed, firstWords)).toEqual([])
})

it('finds each name with one slip: a letter left out, doubled, or two changed about', () => {
  const slips = (name: string) =>
    [...name].flatMap((letter, at) => [
      name.slice(0, at) + name.slice(at + 1),
      name.slice(0, at) + letter + name.slice(at),
      ...(at > 0 && at + 1 < name.length ? [name.slice(0, at) + name[at + 1] + letter + name.slice(at + 2)] : []),
    ])
  const lost = commandNames.flatMap((name) =>
    slips(name).filter((slip) => !nearest(slip, commandNames, commandNames.length).includes(name)),
  )
  expect(lost).toEqual([])
})
