// Work on a data folder, struck at every single file call in turn. The test that uses it stands struck-disk.ts in for node:fs.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { temporaryFolder } from '../io/child/bundle.ts'
import type { DiskStore } from './disk-store.ts'
import { Ended, fate, relent } from './struck-disk.ts'

export interface Trial {
  kind?: typeof fate.kind
  work: (store: DiskStore) => unknown
  /** Looks at what is left in the folder; `error` is what was said of it. */
  check: (folder: string, error: UserError | undefined) => Promise<void> | void
}

/** Repeats `work` on a fresh copy of a folder, struck at the first call, the second, and so on; returns at how many it was. */
export async function strikeEverywhere(
  template: string,
  { open, kind = 'end', work, check }: Trial & { open: (folder: string) => DiskStore },
): Promise<number> {
  onTestFinished(relent)
  const parent = temporaryFolder()
  for (let count = 1; ; count += 1) {
    const folder = join(parent, String(count))
    fs.cpSync(template, folder, { recursive: true })
    const store = open(folder)
    Object.assign(fate, { atCall: count, kind, calls: 0, written: [] })
    let said: UserError | undefined
    try {
      await work(store)
    } catch (error) {
      if (error instanceof UserError) said = error
      else if (!(error instanceof Ended)) throw error
    }
    const { hasStruck } = fate
    relent()
    if (!hasStruck) return count - 1
    // This process lives on and would respect its own locks.
    for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (name.includes('.lock')) fs.rmSync(join(folder, name))
    }
    await check(folder, said)
    fs.rmSync(folder, { recursive: true })
  }
}
