// How the ten digits are written in words.

/** Chinese characters for each digit, from zero on. */
export const chineseDigits = [
  '〇零○',
  '一壹幺',
  '二贰',
  '三叁',
  '四肆',
  '五伍',
  '六陆',
  '七柒',
  '八捌',
  '九玖',
] as const

/** English words for each digit, from zero on. */
export const englishDigits = [
  ['zero', 'oh'],
  ['one'],
  ['two'],
  ['three'],
  ['four'],
  ['five'],
  ['six'],
  ['seven'],
  ['eight'],
  ['nine'],
] as const
