// Encryption in the age format (age-encryption.org), which any age tool opens. It looks synchronous: a thread works
// while this one waits, so that it can be used where a save is, also while the process is ending.
import type { MessagePort, Worker } from 'node:worker_threads'
import type { FileDigest } from '../../ports.ts'
import { markSource } from '../files/digest.ts'
import { fileError } from '../files/file-error.ts'
import type { Steps } from '../files/steps.ts'
import type {
  AgeFailure,
  AgeFileRequest,
  AgeKey,
  AgeReply,
  AgeRequest,
  AgeTarget,
  AgeWorkerData,
} from './age-worker.ts'

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
  encrypt(bytes: Uint8Array, to: AgeTarget): Buffer
  /** The whole content, or an error: never a part of it. */
  decrypt(bytes: Uint8Array, key: AgeKey): Buffer
  /**
   * Works on open files of any size, in little memory; the result is what the readable content is. An error may come when
   * a part is written already: the target counts only when all of it is there.
   */
  workOnFile(request: AgeFileRequest): Steps<FileDigest>
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
  let isOnFile = false

  function ask(request: AgeRequest): Buffer {
    const reply = waitForReply(send(request), request)
    if ('failure' in reply) throw new AgeError(reply.failure)
    if (!('bytes' in reply)) throw new Error('age answered something else')
    const { buffer, byteOffset, byteLength } = reply.bytes
    return Buffer.from(buffer, byteOffset, byteLength)
  }

  function send(request: AgeRequest): Thread {
    // An answer would be taken for that of another request.
    if (isOnFile) throw new Error('age is asked while it works on a file')
    thread ??= startThread(path)
    Atomics.store(thread.answered, 0, 0)
    thread.port.postMessage(request)
    return thread
  }

  // Whoever waits looks around now and then; the limit is for a thread that does nothing any more.
  function* workOnFile(request: AgeFileRequest): Steps<FileDigest> {
    const { answered, port, worker } = send(request)
    let reply: AgeReply | undefined
    isOnFile = true
    try {
      let [seen, giveUpAt] = [-1, 0]
      while (Atomics.wait(answered, 0, 0, patienceMs) === 'timed-out') {
        const done = Atomics.load(answered, 1)
        if (done !== seen) [seen, giveUpAt] = [done, performance.now() + limitMs]
        if (performance.now() >= giveUpAt) break
        yield
      }
      reply = threads().receiveMessageOnPort(port)?.message as AgeReply | undefined // posted by age-worker.ts
    } finally {
      isOnFile = false
      if (!reply) {
        void worker.terminate()
        thread = undefined
      }
    }
    if (!reply) throw new AgeError('unavailable')
    if ('failure' in reply) throw new AgeError(reply.failure)
    if ('digest' in reply) return reply.digest
    if (!('fileFailure' in reply)) throw new Error('age answered something else')
    const { code, isOfSource } = reply.fileFailure
    const error = fileError(code, '')
    throw isOfSource ? markSource(error) : error
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
    workOnFile,
  }
}

// Loaded only here: the module costs every start 2 ms.
const threads = () => process.getBuiltinModule('node:worker_threads')

function startThread(path: string): Thread {
  const { MessageChannel, Worker } = threads()
  const { port1, port2 } = new MessageChannel()
  const workerData: AgeWorkerData = { port: port2, answered: new Int32Array(new SharedArrayBuffer(8)) }
  const worker = new Worker(path, { workerData, transferList: [port2], env: {}, execArgv: [] })
  // The process ends without waiting for it.
  worker.unref()
  return { worker, port: port1, answered: workerData.answered }
}

function keyOf(request: AgeRequest): object {
  return 'to' in request ? request.to : 'with' in request ? request.with : {}
}
