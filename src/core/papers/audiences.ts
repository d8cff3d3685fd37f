// Readers of a report. Apart from the table of what each sees: the command line needs the words alone.

/** Whom a report is for, in the order of the columns of the table (mask.ts). */
export const audiences = ['police', 'platform', 'bank', 'lawyer', 'family', 'self'] as const
export type Audience = (typeof audiences)[number]
