// What a typed line means, at both keyboards. Input methods write the same signs in full width.

/** Whether it means to go back to the question before: `<`. */
export function isBackLine(line: string): boolean {
  return /^[<《〈]$/.test(line.normalize('NFKC').trim())
}

/** Whether it is yes or no; undefined for anything else. */
export function readYesNo(line: string): boolean | undefined {
  const word = line.normalize('NFKC').trim().toLowerCase()
  if (['y', 'ye', 'yes', '是'].includes(word)) return true
  return ['n', 'no', '否'].includes(word) ? false : undefined
}
