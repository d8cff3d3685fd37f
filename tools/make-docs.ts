// `npm run docs`: writes the documents that are made from the program (docs.ts).
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeDocs } from './docs.ts'

for (const [path, text] of makeDocs()) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
