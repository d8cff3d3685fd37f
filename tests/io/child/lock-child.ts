// Takes a lock and ends without letting it go.
import { existsSync } from 'node:fs'
import { lockFile } from '../../../src/io/files/lock.ts'

const [path = '', end] = process.argv.slice(2)
lockFile(path, { waitMs: 0 })
if (existsSync(path)) console.log('held')
if (end === 'throw') throw new Error('a bug')
process.exit(0)
