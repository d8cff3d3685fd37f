// R27 and R1 together: a process that saves, encrypts and decrypts is killed at random moments. KILLS (200) sets how often.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleChild, removeFolder, temporaryFolder } from '../io/child/bundle.ts'
import { ageForTests, ageWorker } from '../support/age.ts'
import { openDiskStore } from '../support/disk-store.ts'
import { compareEncrypted, type EncryptedComparison, notesSaid } from './child/acknowledged.ts'

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

test('encryption: what was acknowledged before a kill is there, and nothing readable after encrypting', async () => {
  const kills = Number(process.env.KILLS ?? 200)
  const bad: EncryptedComparison = { lost: 0, unreadable: 0, exposed: 0, 'wrong form': 0 }
  let [acknowledged, both] = [0, 0]
  for (let done = 0; done < kills; ) {
    const dataFolder = join(temporaryFolder(), 'data')
    const said = new Set<string>()
    for (let count = 0; count < 20 && done < kills; count += 1, done += 1) {
      const lines = await killAfter(dataFolder, Math.random() * 200)
      for (const note of notesSaid(lines)) said.add(note)
      const store = openDiskStore({ dataFolder, age, workFactor: 1 })
      const names = readdirSync(store.folder)
      if (names.includes('1.json') && names.includes('1.json.age')) both += 1
      const found = compareEncrypted(store, lines, said)
      for (const key of Object.keys(bad) as (keyof EncryptedComparison)[]) bad[key] += found[key]
    }
    acknowledged += said.size
  }
  const figures = Object.entries(bad).map(([name, value]) => `${name} ${value}`)
  console.log(`encryption: kills ${kills} acks ${acknowledged} both forms found ${both} ${figures.join(' ')}`)
  expect(bad).toEqual({ lost: 0, unreadable: 0, exposed: 0, 'wrong form': 0 })
})
