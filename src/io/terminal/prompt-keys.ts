// Keys as Node's readline reads them, which knows more of them than Inquirer's types say.

/** A key, as a prompt gets it. */
export interface KeyEvent {
  name: string
  ctrl: boolean
  shift: boolean
  meta?: boolean
  sequence?: string
}

/** What a prompt resolves to when the person went back from it. */
export const wentBack = Symbol('went back')

/** Written behind a question in which nothing is typed. */
export const hideCursor = '\u001b[?25l'

/** The text that a key types: none for an arrow, a function key, or a key held with another one. */
export function typedBy({ sequence = '', ctrl, meta }: KeyEvent): string {
  return ctrl || meta || sequence.startsWith('\u001b') ? '' : sequence
}

/** Whether a key goes back, where nothing stands that it could move in. */
export function isBackKey({ name, ctrl, shift, meta }: KeyEvent): boolean {
  return name === 'left' && !ctrl && !shift && !meta
}
