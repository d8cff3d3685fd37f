// Other processes for tests: a script beside this file, bundled, since Node 20 cannot run TypeScript.
import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { onTestFinished } from 'vitest'

/** Bundles a script into `folder`, which any user may read; returns the path to run. */
export async function bundleChild(script: URL, folder: string): Promise<string> {
  const bundle = await rolldown({ input: script.pathname, platform: 'node', logLevel: 'warn' })
  const names = { entryFileNames: 'child.cjs', chunkFileNames: '[name].chunk.cjs' }
  await bundle.write({ dir: folder, format: 'cjs', ...names })
  await bundle.close()
  chmodSync(folder, 0o755)
  return join(folder, 'child.cjs')
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'leak-help-'))
  onTestFinished(() => removeFolder(folder))
  return folder
}

/** Removes a folder even when a test took its permissions away. */
export function removeFolder(folder: string): void {
  execFileSync('chmod', ['-R', 'u+rwX', folder])
  rmSync(folder, { recursive: true, force: true })
}

/** Permissions do not bind root: run a child as nobody where we may. */
export const ordinaryUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined

/** A temporary folder that belongs to `ordinaryUser`. */
export function ordinaryFolder(): string {
  const folder = temporaryFolder()
  if (ordinaryUser) chownSync(folder, ordinaryUser.uid, ordinaryUser.gid)
  return folder
}

/** Runs a bundled child to its end as `ordinaryUser`; a shell line may come first, such as `ulimit -f 8`. */
export function runChild(script: string, args: readonly string[], shell = ':'): SpawnSyncReturns<string> {
  const command = ['-c', `${shell}; exec "$0" "$@"`, process.execPath, script, ...args]
  return spawnSync('/bin/bash', command, { encoding: 'utf8', ...ordinaryUser, cwd: '/' })
}
