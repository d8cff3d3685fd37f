// R4 of docs/reliability.md: a disk that is really full. PAGES (64) is the size of the session in 4 KiB.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleChild, temporaryFolder } from '../io/child/bundle.ts'

const mayMount = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0
if (!mayMount) console.log('R4 skipped: this machine does not let us mount a small disk (unshare -Urm)')

test.runIf(mayMount)('R4: whatever room is left, the old session stays whole', async () => {
  const folder = temporaryFolder()
  const script = await bundleChild(new URL('./child/full-disk.ts', import.meta.url), folder)
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  const pages = Number(process.env.PAGES ?? 64)
  const mount = `mount -t tmpfs -o size=${pages * 4 * 4}k none "$1" && exec "$0" "$2" "$1" ${pages}`
  const child = spawnSync('unshare', ['-Urm', 'sh', '-c', mount, process.execPath, disk, script], { encoding: 'utf8' })
  expect(child.stderr).toBe('')
  const figures: Record<string, number> = JSON.parse(child.stdout)
  console.log(
    `R4 ${Object.entries(figures)
      .map(([name, count]) => `${name} ${count}`)
      .join(' ')}`,
  )
  expect(figures).toMatchObject({ damaged: 0, unclear: 0, leftovers: 0 })
  expect([figures.sizes ?? 0, figures.refused ?? 0].every((count) => count >= pages)).toBe(true)
  expect(figures.saved).toBeGreaterThan(0)
})
