// R27 and R1 together: a process that saves, encrypts and decrypts is killed at random moments. KILLS (200) sets how often.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleChild, removeFolder, temporaryFolder } from '../io/child/bundle.ts'
import { ageForTests, ageWorker } from '../support/age.ts'
import { openDiskStore } from '../support/disk-store.ts'

const bundleFolder = mkdtempSync(join(tmpdir(), 'leak-help-child-'))
const [worker, age] = [await ageWorker(), await ageForTests()]
let script = ''
beforeAll(async () => {
  script = await bundleChild(new URL('../io/child/encryption-child.ts', import.meta.url), bundleFolder)
})
afterAll(() => removeFolder(bundleFolder))

/** What the child said before it was killed, some time after its first save. */
async function killAfter(dataFolder: string, milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, dataFolder, worker, 'for-ever'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds))
  const [code] = await once(child, 'close')
  expect(code).toBe(null)
  return output.split('\n').slice(0, -1)
}

/** The form the session must be in; undefined while it may be either. */
function lastForm(lines: readonly string[]): string | undefined {
  const last = lines.findLast((line) => /^(?:begin|done)/.test(line)) ?? ''
  return last.startsWith('done') ? last.slice('done '.length) : undefined
}

test('encryption: what was acknowledged before a kill is there, and nothing readable after encrypting', async () => {
  const kills = Number(process.env.KILLS ?? 200)
  const bad = { lost: 0, unreadable: 0, exposed: 0, 'wrong form': 0 }
  let [acknowledged, both] = [0, 0]
  for (let done = 0; done < kills; ) {
    const dataFolder = join(temporaryFolder(), 'data')
    const said = new Set<string>()
    for (let count = 0; count < 20 && done < kills; count += 1, done += 1) {
      const lines = await killAfter(dataFolder, Math.random() * 200)
      for (const line of lines) if (line.startsWith('note ')) said.add(line.slice('note '.length))
      const store = openDiskStore({ dataFolder, age, workFactor: 1 })
      const names = readdirSync(store.folder)
      if (names.includes('1.json') && names.includes('1.json.age')) both += 1
      const form = lastForm(lines)
      const readable = names.filter((name) => readFileSync(join(store.folder, name)).includes('known-to-one-person'))
      if (form === 'encrypt' && readable.length > 0) bad.exposed += 1
      if (form === 'decrypt' && store.list()[0]?.encrypted) bad['wrong form'] += 1
      store.encryption.unlock('several unrelated words')
      try {
        const notes = store.read('1').session.events.map((event) => ('note' in event ? event.note : ''))
        bad.lost += [...said].filter((note) => !notes.includes(note)).length
      } catch {
        bad.unreadable += 1
      }
    }
    acknowledged += said.size
  }
  const figures = Object.entries(bad).map(([name, value]) => `${name} ${value}`)
  console.log(`encryption: kills ${kills} acks ${acknowledged} both forms found ${both} ${figures.join(' ')}`)
  expect(bad).toEqual({ lost: 0, unreadable: 0, exposed: 0, 'wrong form': 0 })
})
