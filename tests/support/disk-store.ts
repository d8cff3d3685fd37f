// Sessions on disk for tests, which can be encrypted: their port says so in its type.
import { openSessionStore } from '../../src/io/sessions/store.ts'
import type { SessionEncryption, SessionStore } from '../../src/ports.ts'

/** A store that can encrypt. */
export type DiskStore = SessionStore & { readonly encryption: SessionEncryption }

/** Opens the sessions of a data folder. */
export function openDiskStore(options: Parameters<typeof openSessionStore>[0]): DiskStore {
  const store = openSessionStore(options)
  const { encryption } = store
  if (!encryption) throw new Error('a store on disk can encrypt')
  return { ...store, encryption }
}
