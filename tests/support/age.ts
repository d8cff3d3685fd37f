// The age thread for tests, bundled from the source, since Node 20 cannot run TypeScript.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type Age, openAge } from '../../src/io/sessions/age.ts'
import { bundleChild, removeFolder } from '../io/child/bundle.ts'

/** The script of the thread, until the tests of this file are over. */
export async function ageWorker(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'leak-help-age-'))
  afterAll(() => removeFolder(folder))
  return bundleChild(new URL('../../src/io/sessions/age-worker.ts', import.meta.url), folder)
}

/** One thread for all tests of a file. */
export async function ageForTests(): Promise<Age> {
  return openAge({ worker: await ageWorker() })
}
