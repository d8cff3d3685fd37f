// How commands are shown: so that they work where the program was started.
import { describe, expect, it } from 'vitest'
import { findInvocation, type Start } from '../../../src/io/terminal/invocation.ts'

const clone = '/home/li/leak-help/bin/leak-help.cjs'
const linked = '/usr/local/bin/leak-help'
const path = { PATH: '/usr/bin:/usr/local/bin' }

type Row = [how: string, start: Partial<Start>, typed: string]
const rows: Row[] = [
  ['installed for everybody, by its link', { script: linked, env: path }, 'leak-help'],
  ['a link of that name that is not on the path', { script: '/home/li/leak-help' }, 'node leak-help'],
  [
    'a script that names the file in full, as a package manager writes it',
    { script: '/usr/lib/node_modules/leak-help/bin/leak-help.cjs' },
    'leak-help',
  ],
  [
    'npx',
    { script: '/home/li/.npm/_npx/ab/node_modules/.bin/leak-help', env: { ...path, npm_command: 'exec' } },
    'npx leak-help',
  ],
  ['something else in a shell that npx opened', { script: linked, env: { ...path, npm_command: 'exec' } }, 'leak-help'],
  ['a clone, from its folder', { script: clone, folder: '/home/li/leak-help' }, 'node bin/leak-help.cjs'],
  ['a clone, from the folder above', { script: clone, folder: '/home/li' }, 'node leak-help/bin/leak-help.cjs'],
  ['a clone, from elsewhere', { script: clone, folder: '/tmp' }, `node ${clone}`],
  [
    'a clone in a folder with spaces',
    { script: '/home/li/my files/bin/leak-help.cjs', folder: '/' },
    'node "home/li/my files/bin/leak-help.cjs"',
  ],
  [
    'npm start',
    {
      script: clone,
      folder: '/home/li/leak-help',
      env: { npm_command: 'start', npm_lifecycle_event: 'start', INIT_CWD: '/home/li/leak-help' },
    },
    'node bin/leak-help.cjs',
  ],
  [
    'npm start for another folder',
    { script: clone, folder: '/home/li/leak-help', env: { npm_lifecycle_event: 'start', INIT_CWD: '/tmp' } },
    `node ${clone}`,
  ],
  ['a path that cannot be shown as it is', { script: '/tmp/a\u001b[2Jb/leak-help.cjs', folder: '/' }, 'leak-help'],
  ['nobody knows how', { script: undefined }, 'leak-help'],
]

describe('a command is shown', () => {
  it.each(rows)('after %s', (_how, start, typed) => {
    expect(findInvocation({ script: clone, folder: '/home/li', env: {}, ...start })).toBe(typed)
  })
})
