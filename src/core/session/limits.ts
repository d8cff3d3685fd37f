/** Of a note, in UTF-16 units. */
export const longestNote = 20_000
/** Of what a field holds, in UTF-16 units. */
export const longestField = 2_000

/**
 * Entries of a session that comes from somebody else. A person records some hundred in a year; what one's own session holds is
 * limited by the size of its file alone, so that nobody is ever kept from recording.
 */
export const mostImportedEvents = 50_000

/** The same where they are taken into a session that is here: each is compared, and its texts are read for secret numbers. */
export const mostMergedEvents = 20_000

/** Format number of the session file; raise it with a migration in format.ts. */
export const sessionFormat = 1

/** At most so many characters in a blank of a letter. */
export const longestBlank = 4000

/** Pieces of evidence, or losses, of one session: a higher number is none of ours. */
export const mostNumbered = 1_000_000
/** Of what a piece of evidence is called, in UTF-16 units. */
export const longestEvidenceName = 200
