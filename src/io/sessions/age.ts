// Encryption in the age format (age-encryption.org), which any age tool opens. It looks synchronous: a thread works
// while this one waits, so that it can be used where a save is, also while the process is ending.
import type { MessagePort, Worker } from 'node:worker_threads'
import type { AgeFailure, AgeKey, AgeReply, AgeRequest, AgeWorkerData } from './age-worker.ts'

/** Why something was not encrypted or decrypted. It names no file and holds nothing secret. */
export class AgeError extends Error {
  override readonly name = 'AgeError'
  readonly failure: AgeFailure

  constructor(failure: AgeFailure) {
    super(`age: ${failure}`)
    this.failure = failure
  }
}

/** Every method throws AgeError. */
export interface Age {
  /** The text of a new identity file. */
  makeIdentity(): Buffer
  encrypt(bytes: Uint8Array, to: { identity: string } | { passphrase: string; workFactor: number }): Buffer
  /** The whole content, or an error: never a part of it. */
  decrypt(bytes: Uint8Array, key: AgeKey): Buffer
}

interface Thread {
  worker: Worker
  port: MessagePort
  answered: Int32Array
}

interface AgeOptions {
  /** The bundled age-worker.ts; it is started when first needed. */
  worker: string
  /** An answer is waited for so long at most. */
  limitMs?: number
  /** Called now and then while a passphrase is worked on, which takes a second or more. What it throws ends the wait. */
  whileWaiting?: () => void
}

const patienceMs = 50

/** Opens age on a thread of its own. */
export function openAge({ worker: path, limitMs = 60_000, whileWaiting = () => {} }: AgeOptions): Age {
  let thread: Thread | undefined

  function ask(request: AgeRequest): Buffer {
    thread ??= startThread(path)
    Atomics.store(thread.answered, 0, 0)
    thread.port.postMessage(request)
    const reply = waitForReply(thread, request)
    if ('failure' in reply) throw new AgeError(reply.failure)
    const { buffer, byteOffset, byteLength } = reply.bytes
    return Buffer.from(buffer, byteOffset, byteLength)
  }

  function waitForReply({ answered, port, worker }: Thread, request: AgeRequest): AgeReply {
    let reply: AgeReply | undefined
    try {
      const isLong = 'passphrase' in keyOf(request)
      const giveUpAt = performance.now() + limitMs
      while (performance.now() < giveUpAt) {
        if (Atomics.wait(answered, 0, 0, isLong ? Math.min(patienceMs, limitMs) : limitMs) !== 'timed-out') break
        if (isLong) whileWaiting()
      }
      reply = threads().receiveMessageOnPort(port)?.message as AgeReply | undefined // posted by age-worker.ts
    } finally {
      if (!reply) {
        // Its answer might still come, and would be taken for the next one.
        void worker.terminate()
        thread = undefined
      }
    }
    if (!reply) throw new AgeError('unavailable')
    return reply
  }

  return {
    makeIdentity: () => ask({ kind: 'make-identity' }),
    encrypt: (bytes, to) => ask({ kind: 'encrypt', bytes, to }),
    decrypt: (bytes, key) => ask({ kind: 'decrypt', bytes, with: key }),
  }
}

// Loaded only here: the module costs every start 2 ms.
const threads = () => process.getBuiltinModule('node:worker_threads')

function startThread(path: string): Thread {
  const { MessageChannel, Worker } = threads()
  const { port1, port2 } = new MessageChannel()
  const workerData: AgeWorkerData = { port: port2, answered: new Int32Array(new SharedArrayBuffer(4)) }
  const worker = new Worker(path, { workerData, transferList: [port2], env: {}, execArgv: [] })
  // The process ends without waiting for it.
  worker.unref()
  return { worker, port: port1, answered: workerData.answered }
}

function keyOf(request: AgeRequest): object {
  return request.kind === 'encrypt' ? request.to : request.kind === 'decrypt' ? request.with : {}
}
