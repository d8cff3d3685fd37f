// What a source file brings along when it loads: its static imports, at any depth, as paths. `import()` and types are not.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The files of ours that a file imports at once, itself left out. */
export function staticImports(file) {
  const source = readFileSync(file, 'utf8')
  return [...source.matchAll(/^(?:import|export) (?!type )[^;']*?from '(\.[^']+\.ts)'/gm)].map((match) =>
    join(dirname(file), match[1]),
  )
}

/** A file and everything it brings along. */
export function staticClosure(entry) {
  const found = new Set([entry])
  for (const file of found) for (const next of staticImports(file)) found.add(next)
  return found
}
