// Writes a file of 64 KiB that the person named, as text or bytes, and prints why it was not written.
import { UserError } from '../../../src/errors.ts'
import { openNamedFiles } from '../../../src/io/files/named-files.ts'

const [path = '', kind, how] = process.argv.slice(2)
const bytes = new Uint8Array(64 * 1024).fill(0x61)
try {
  const content = kind === 'bytes' ? bytes : new TextDecoder().decode(bytes)
  openNamedFiles({ dataFolder: '/nowhere' }).write(path, content, { replace: how === 'over' })
} catch (error) {
  if (!(error instanceof UserError)) throw error
  process.stdout.write(error.what.en)
}
