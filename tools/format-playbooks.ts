// Writes the files of playbooks/ in one style, so that a change shows only what it changes: the keys of an entry in the
// order of its schema, every text as a block with one line for each language, the line that tells an editor the schema.
// `npm run format`; a test fails while a file would change.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatContentFile } from './content-style.ts'

const [folder = 'playbooks'] = process.argv.slice(2)
for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!path.endsWith('.yaml')) continue
  const file = join(folder, path)
  const before = readFileSync(file, 'utf8')
  const after = formatContentFile(path.replaceAll('\\', '/'), before)
  if (after === before) continue
  writeFileSync(file, after)
  console.log(file)
}
