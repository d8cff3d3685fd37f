/** Whether somebody typed an id: one word with hyphens, which the words of a query lose. */
export function isNamed({ id }: { id: string }, query: string): boolean {
  return query.normalize('NFKC').trim().toLowerCase() === id
}
