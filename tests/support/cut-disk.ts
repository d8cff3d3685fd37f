// A real file system on a disk whose power can be cut at any moment (tests/long/cut-disk.c). Root, loop devices, FUSE, gcc.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The file systems we know how to make, with the smallest size their tools take. */
const fileSystems = {
  ext4: { mebibytes: 48, make: ['mkfs.ext4', '-q'], mount: '' },
  xfs: { mebibytes: 300, make: ['mkfs.xfs', '-q'], mount: 'nouuid' },
  btrfs: { mebibytes: 128, make: ['mkfs.btrfs', '-q'], mount: '' },
} as const

export type FileSystem = keyof typeof fileSystems

/** Those that this kernel mounts and this machine can make; why there are none, when there are none. */
export function usableFileSystems(): { usable: FileSystem[]; why: string } {
  if (process.getuid?.() !== 0) return { usable: [], why: 'only root may mount' }
  const missing = ['/dev/fuse', '/dev/loop-control'].filter((path) => !existsSync(path))
  if (missing.length > 0) return { usable: [], why: `there is no ${missing.join(', ')}` }
  if (spawnSync('gcc', ['--version']).error) return { usable: [], why: 'there is no gcc' }
  const known = readFileSync('/proc/filesystems', 'utf8').split(/\s+/)
  const names = Object.keys(fileSystems) as FileSystem[] // the keys of a constant
  const usable = names.filter(
    (name) => known.includes(name) && !spawnSync(fileSystems[name].make[0], ['-V']).error && canMount(name),
  )
  return { usable, why: 'nothing can be mounted' }
}

function canMount(name: FileSystem): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'leak-help-cut-'))
  try {
    makeImage(name, join(folder, 'image'))
    lookInto(name, join(folder, 'image'), folder, () => {})
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Builds the disk's program into a folder; returns its path. */
export function buildCutDisk(folder: string): string {
  const program = join(folder, 'cut-disk')
  execFileSync('gcc', ['-O2', '-o', program, new URL('../long/cut-disk.c', import.meta.url).pathname])
  return program
}

function makeImage(name: FileSystem, path: string): void {
  const { mebibytes, make } = fileSystems[name]
  writeFileSync(path, '')
  truncateSync(path, mebibytes * 1024 * 1024)
  const [command, ...options] = make
  execFileSync(command, [...options, path], { stdio: 'ignore' })
}

/** Mounts an image as it is after a power cut, so that its journal is played back, and looks into it. */
export function lookInto<Found>(name: FileSystem, image: string, folder: string, look: (path: string) => Found): Found {
  const path = join(folder, 'found')
  mkdirSync(path, { recursive: true })
  const options = ['loop', fileSystems[name].mount].filter(Boolean).join(',')
  execFileSync('mount', ['-t', name, '-o', options, image, path], { stdio: 'pipe' })
  try {
    return look(path)
  } finally {
    execFileSync('umount', [path])
  }
}

export interface CutDisk {
  /** Where it is mounted. */
  path: string
  /** Writes into `image` what the disk would hold if the power went now; says how much of what was not flushed is there. */
  cut(image: string, seed: number): Promise<{ kept: number; pending: number }>
  unmount(): Promise<void>
}

/** Makes a file system of a kind and mounts it. */
export async function openCutDisk(program: string, name: FileSystem, folder: string): Promise<CutDisk> {
  const [image, shown, path] = [join(folder, 'image'), join(folder, 'shown'), join(folder, 'mounted')]
  for (const one of [shown, path]) mkdirSync(one, { recursive: true })
  makeImage(name, image)
  const server = spawn(program, [image, shown], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]()
  const nextLine = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('the disk is gone')
    return value
  }
  await nextLine()
  const device = await run('losetup', ['--find', '--show', join(shown, 'disk')])
  await run('mount', ['-t', name, device, path])
  return {
    path,
    cut: async (to, seed) => {
      server.stdin.write(`cut ${to} ${seed}\n`)
      const [, kept, pending] = /^cut (\d+) of (\d+)/.exec(await nextLine()) ?? []
      return { kept: Number(kept), pending: Number(pending) }
    },
    unmount: async () => {
      await run('umount', [path])
      await run('losetup', ['--detach', device])
      await run('umount', [shown])
      if (server.exitCode === null) await once(server, 'exit')
    },
  }
}

// Not waited for with the process held: what works on the disk meanwhile is read here.
async function run(command: string, args: string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`)
  return output.trim()
}
