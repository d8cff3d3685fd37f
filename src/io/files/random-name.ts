// Loaded at the first use: commands that save nothing never pay for it.

/** Sixteen hexadecimal digits nobody can guess, for names of temporary files and locks. */
export function randomName(): string {
  return process.getBuiltinModule('node:crypto').randomBytes(8).toString('hex')
}
