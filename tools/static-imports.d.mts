/** The files of ours that a file imports at once, itself left out. */
export function staticImports(file: string): string[]
/** A file and everything it brings along. */
export function staticClosure(entry: string): Set<string>
