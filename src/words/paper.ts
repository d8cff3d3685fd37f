// What stands in papers beside the words of the content. In the language of the paper, which is not always the reader's.
const zh = {
  /** Around a place left open. */
  openBefore: '【',
  openAfter: '】',
  toFillIn: (label: string) => `待填：${label}`,
  /** In front of a cell, where a table has no columns. */
  column: (name: string) => `${name}：`,
}

const en: typeof zh = {
  openBefore: '[',
  openAfter: ']',
  toFillIn: (label) => `to fill in: ${label}`,
  column: (name) => `${name}: `,
}

export const paper = { zh, en }
