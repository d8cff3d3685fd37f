// The thread that encrypts: the age library answers later, and a save has to be on disk before anything else happens.
// An entry of its own in the bundle, started by age.ts. Nothing secret and no message of the library leaves it.
import { type MessagePort, workerData } from 'node:worker_threads'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { FileDigest } from '../../ports.ts'
import { AgeFileError, digestStream, readStream, writeStream } from './age-stream.ts'

/** What opens a file: any of some identities (`AGE-SECRET-KEY-1...`), or a passphrase. */
export type AgeKey = { identities: readonly string[] } | { passphrase: string }

/** To whom something is encrypted: the key of an identity, the key that a recipient (`age1...`) names, or a passphrase. */
export type AgeTarget = { identity: string } | { recipient: string } | { passphrase: string; workFactor: number }

export type AgeRequest =
  /** The answer is the text of an identity file, as age-keygen writes it. */
  | { kind: 'make-identity' }
  | { kind: 'encrypt'; bytes: Uint8Array; to: AgeTarget }
  | { kind: 'decrypt'; bytes: Uint8Array; with: AgeKey }
  | AgeFileRequest

/**
 * The same of a file of any size, between open files that the thread shares; the answer is what the readable content is.
 * Of a file that grows beyond `mostBytes` while it is read nothing comes. Without a target it is only read.
 */
export type AgeFileRequest =
  | { kind: 'encrypt-file'; source: number; target: number; mostBytes: number; to: AgeTarget }
  | { kind: 'decrypt-file'; source: number; target: number | undefined; with: { identities: readonly string[] } }
  | {
      kind: 'encrypt-file-again'
      source: number
      target: number
      with: { identities: readonly string[] }
      to: { identity: string }
    }

/**
 * `wrong-key`: the passphrase or the identity does not open it. `too-much-work`: it asks for more computing than any
 * file of ours. `unavailable`: this computer cannot do it now.
 */
export type AgeFailure = 'wrong-key' | 'damaged' | 'too-much-work' | 'unavailable'

export type AgeReply =
  | { bytes: Uint8Array }
  | { digest: FileDigest }
  | { failure: AgeFailure }
  | { fileFailure: { code: string; isOfSource: boolean } }

/** What the thread is started with. `answered` becomes 1 once a reply has been posted; its second number grows with work. */
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
    if (error instanceof AgeFileError) return { fileFailure: { code: error.code, isOfSource: error.isOfSource } }
    return { failure: nameFailure(error) }
  }
}

async function work(request: AgeRequest): Promise<AgeReply> {
  switch (request.kind) {
    case 'encrypt-file':
    case 'decrypt-file':
    case 'encrypt-file-again':
      return { digest: await workOnFile(request) }
    case 'make-identity': {
      const identity = await generateX25519Identity()
      const text = `# public key: ${await identityToRecipient(identity)}\n${identity}\n`
      return { bytes: new TextEncoder().encode(text) }
    }
    case 'encrypt': {
      return { bytes: await (await encrypterTo(request.to)).encrypt(request.bytes) }
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

async function workOnFile(request: AgeFileRequest): Promise<FileDigest> {
  const onChunk = () => Atomics.add(answered, 1, 1)
  const found = readStream(request.source, {
    onChunk,
    mostBytes: request.kind === 'encrypt-file' ? request.mostBytes : Number.POSITIVE_INFINITY,
  })
  const { stream, digest } = digestStream('with' in request ? await openStream(found, request.with.identities) : found)
  const written = 'to' in request ? await (await encrypterTo(request.to)).encrypt(stream) : stream
  await writeStream(written, request.target)
  return digest()
}

function openStream(found: ReadableStream<Uint8Array>, identities: readonly string[]) {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  return decrypter.decrypt(found)
}

async function encrypterTo(to: AgeTarget): Promise<Encrypter> {
  const encrypter = new Encrypter()
  if ('identity' in to) encrypter.addRecipient(await identityToRecipient(to.identity))
  else if ('recipient' in to) encrypter.addRecipient(to.recipient)
  else {
    encrypter.setScryptWorkFactor(to.workFactor)
    encrypter.setPassphrase(to.passphrase)
  }
  return encrypter
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
