// Takes each lock it is told of at the told moment, and says whether it was alone: lines "<path> <milliseconds>".
import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { lockFile } from '../../../src/io/files/lock.ts'

createInterface({ input: process.stdin }).on('line', (line) => {
  const [path = '', startAt] = line.split(' ')
  waitUntil(Number(startAt))
  const release = lockFile(path, { waitMs: 60_000 })
  const answer = isAlone(`${path}.inside`) ? 'alone' : 'together'
  release()
  writeSync(1, `${answer}\n`)
})

// By spinning: all racers must start in the same instant.
function waitUntil(time: number): void {
  while (performance.timeOrigin + performance.now() < time);
}

function isAlone(marker: string): boolean {
  try {
    closeSync(openSync(marker, 'wx'))
  } catch {
    return false
  }
  waitUntil(performance.timeOrigin + performance.now() + 0.5)
  unlinkSync(marker)
  return true
}
