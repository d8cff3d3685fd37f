/** Of a note, in UTF-16 units. */
export const longestNote = 20_000
/** Of what a field holds, in UTF-16 units. */
export const longestField = 2_000

/** Format number of the session file; raise it with a migration in format.ts. */
export const sessionFormat = 1
