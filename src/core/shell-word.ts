// Names of files inside a command that is printed to be typed.

/** A word as a shell takes it back whole: quoted where it has spaces or signs of the shell's own. */
export function shellWord(text: string): string {
  if (/^[\p{L}\p{N}@%+=:,./_-]+$/u.test(text)) return text
  // Double quotes hold in every shell, Windows’ too; only where they would let something through are single ones used.
  return /["$`!]|\\$/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : `"${text}"`
}
