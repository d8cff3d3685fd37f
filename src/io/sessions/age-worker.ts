// The thread that encrypts: the age library answers later, and a save has to be on disk before anything else happens.
// An entry of its own in the bundle, started by age.ts. Nothing secret and no message of the library leaves it.
import { type MessagePort, workerData } from 'node:worker_threads'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'

/** What opens a file: any of some identities (`AGE-SECRET-KEY-1...`), or a passphrase. */
export type AgeKey = { identities: readonly string[] } | { passphrase: string }

export type AgeRequest =
  /** The answer is the text of an identity file, as age-keygen writes it. */
  | { kind: 'make-identity' }
  | { kind: 'encrypt'; bytes: Uint8Array; to: { identity: string } | { passphrase: string; workFactor: number } }
  | { kind: 'decrypt'; bytes: Uint8Array; with: AgeKey }

/**
 * `wrong-key`: the passphrase or the identity does not open it. `too-much-work`: it asks for more computing than any
 * file of ours. `unavailable`: this computer cannot do it now.
 */
export type AgeFailure = 'wrong-key' | 'damaged' | 'too-much-work' | 'unavailable'

export type AgeReply = { bytes: Uint8Array } | { failure: AgeFailure }

/** What the thread is started with. `answered` becomes 1 once a reply has been posted. */
export interface AgeWorkerData {
  port: MessagePort
  answered: Int32Array
}

const { port, answered } = workerData as AgeWorkerData // set by age.ts

port.on('message', async (request: AgeRequest) => {
  port.postMessage(await replyTo(request))
  Atomics.store(answered, 0, 1)
  Atomics.notify(answered, 0)
})

async function replyTo(request: AgeRequest): Promise<AgeReply> {
  try {
    return await work(request)
  } catch (error) {
    return { failure: nameFailure(error) }
  }
}

async function work(request: AgeRequest): Promise<AgeReply> {
  switch (request.kind) {
    case 'make-identity': {
      const identity = await generateX25519Identity()
      const text = `# public key: ${await identityToRecipient(identity)}\n${identity}\n`
      return { bytes: new TextEncoder().encode(text) }
    }
    case 'encrypt': {
      const encrypter = new Encrypter()
      if ('identity' in request.to) encrypter.addRecipient(await identityToRecipient(request.to.identity))
      else {
        encrypter.setScryptWorkFactor(request.to.workFactor)
        encrypter.setPassphrase(request.to.passphrase)
      }
      return { bytes: await encrypter.encrypt(request.bytes) }
    }
    case 'decrypt': {
      const failure = headerFailure(request)
      if (failure) return { failure }
      const decrypter = new Decrypter()
      if ('passphrase' in request.with) decrypter.addPassphrase(request.with.passphrase)
      else for (const identity of request.with.identities) decrypter.addIdentity(identity)
      // All of it or nothing: the library rejects without giving any part away.
      return { bytes: await decrypter.decrypt(request.bytes) }
    }
  }
}

/** 2^20 is a gigabyte of memory and some seconds; age itself writes 18. */
const highestWorkFactor = 20
/** Room for a hundred recipients; ours have one. A longer header would only be there to keep us busy. */
const longestHeader = 16 * 1024

// Looks at the header before any work is done for it.
function headerFailure({ bytes, with: key }: Extract<AgeRequest, { kind: 'decrypt' }>): AgeFailure | undefined {
  const start = Buffer.from(bytes.subarray(0, longestHeader)).toString('latin1')
  const header = /^age-encryption\.org\/v1\n[\s\S]*?\n---/.exec(start)?.[0]
  if (header === undefined) return 'damaged'
  const [, workFactor] = /\n-> scrypt [^ \n]+ (\d+)\n/.exec(header) ?? []
  return 'passphrase' in key && Number(workFactor) > highestWorkFactor ? 'too-much-work' : undefined
}

// The library throws plain errors. tests/io/sessions/age.test.ts holds it to these words.
function nameFailure(error: unknown): AgeFailure {
  const { message } = error instanceof Error ? error : { message: '' }
  if (message.startsWith('no identity matched')) return 'wrong-key'
  return /allocation failed/i.test(message) ? 'unavailable' : 'damaged'
}
