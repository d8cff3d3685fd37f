// Files for somebody else, in the age format: their own key or a passphrase opens them, and no key of ours.
import type { Seal } from '../../ports.ts'
import type { Sealing } from '../files/named-files.ts'
import { type Age, AgeError } from './age.ts'
import type { AgeTarget } from './age-worker.ts'

// As age itself writes it.
const workFactor = 18

/** Encrypts with an age of its own: one that works on a file of a session cannot be asked meanwhile. */
export function openSealing(age: Age): Sealing {
  const targetOf = (to: Seal): AgeTarget => ('passphrase' in to ? { ...to, workFactor } : to)
  return {
    sealTo: (to) => (source, target, mostBytes) =>
      age.workOnFile({ kind: 'encrypt-file', source, target, mostBytes, to: targetOf(to) }),
    isRecipient: (recipient) => {
      try {
        age.encrypt(new Uint8Array(), { recipient })
        return true
      } catch (error) {
        if (error instanceof AgeError && error.failure !== 'unavailable') return false
        throw error
      }
    },
  }
}
