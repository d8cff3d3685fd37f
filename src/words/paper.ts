// What stands in papers beside the words of the content. In the language of the paper, which is not always the reader's.
const zh = {
  /** Around a place left open. */
  openBefore: '【',
  openAfter: '】',
  toFillIn: (label: string) => `待填：${label}`,
  /** In front of a cell, where a table has no columns. */
  column: (name: string) => `${name}：`,
  attachments: '附件：',
  signature: '签名（手写）：＿＿＿＿＿＿＿＿',
  fingerprint: '签名、捺指印：＿＿＿＿＿＿＿＿',
  day: (year: string, month: number, date: number) => `${year}年${month}月${date}日`,
  cover: '附件清单',
  /** … stands for the heading of the letter. */
  coverOf: '随《…》提交',
  /** Behind the name of a letter: the page that is kept apart from it. */
  separate: '（另页）',
  coverHead: ['序号', '附件', '证据编号'],
  lossHead: ['序号', '日期', '金额（元）', '事项', '证据编号'],
  evidenceHead: ['编号', '名称', '种类', '来源', '日期'],
  total: '合计',
  none: '—',
  list: '、',
}

const en: typeof zh = {
  openBefore: '[',
  openAfter: ']',
  toFillIn: (label) => `to fill in: ${label}`,
  column: (name) => `${name}: `,
  attachments: 'Attachments:',
  signature: 'Signature (by hand): ______________',
  fingerprint: 'Signature and fingerprint: ______________',
  day: (year, month, date) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
  cover: 'List of attachments',
  coverOf: 'Goes with: …',
  separate: ' (separate sheet)',
  coverHead: ['No.', 'Attachment', 'Evidence'],
  lossHead: ['No.', 'Day', 'Amount (yuan)', 'What', 'Evidence'],
  evidenceHead: ['No.', 'Name', 'Kind', 'From', 'Day'],
  total: 'Total',
  none: '–',
  list: ', ',
}

export const paper = { zh, en }
