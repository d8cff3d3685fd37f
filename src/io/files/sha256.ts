// Loaded at the first use: commands that open no session never pay for it.

/** SHA-256 of a text in UTF-8, or of bytes, in hexadecimal. */
export function sha256(text: string | Uint8Array): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex')
}
