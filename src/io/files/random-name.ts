// Loaded at the first use: commands that save nothing never pay for it.

/** Sixteen hexadecimal digits nobody can guess, for names of temporary files and locks. */
export function randomName(): string {
  return process.getBuiltinModule('node:crypto').randomBytes(8).toString('hex')
}

/** Four hexadecimal digits that this computer's name gives, for telling its files from those of another one. */
export function computerTag(name: string): string {
  let hash = 0x811c9dc5
  for (const unit of Buffer.from(name)) hash = Math.imul(hash ^ unit, 0x01000193) >>> 0
  return (hash >>> 16).toString(16).padStart(4, '0')
}
