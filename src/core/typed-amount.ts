// An amount of yuan as people type it: 30000, 30,000.50, 3万, 3.5w, ￥3000元, in full-width digits too. What is read is printed back
// wherever it is used. Nothing is guessed: what has two readings has none. Money is counted in whole fen, never in fractions.

/** What a text means: an amount, or why it is none. */
export type TypedAmount =
  | { ok: true; fen: bigint }
  /** `decimals`: parts of a fen. `large`: more digits than any loss has, so probably the number of something else. */
  | { ok: false; why: 'unread' | 'currency' | 'negative' | 'zero' | 'decimals' | 'large' }

// A phone number is eleven digits and a card number more: an amount below ten is neither.
const mostYuan = 1_000_000_000n

const units: Readonly<Record<string, bigint>> = {
  '': 1n,
  千: 1000n,
  k: 1000n,
  万: 10_000n,
  w: 10_000n,
  亿: 100_000_000n,
}

// Money that is not yuan, by sign, code or name. ¥ is taken for yuan: nobody here writes yen with it.
const otherMoney =
  /[$€£₩₮₿฿₽]|us\b|usd|hkd|mop|twd|eur|gbp|jpy|krw|sgd|aud|cad|thb|myr|vnd|php|rub|btc|eth|美元|美金|刀|港币|港元|港纸|澳门元|澳门币|葡币|台币|欧元|英镑|日元|日圆|円|韩元|韩币|新币|新加坡元|澳元|加元|泰铢|马币|越南盾|比索|卢布|比特币|以太|泰达|虚拟币|q币|dollars?|euros?|pounds?|yen|won|baht|rubles?|bitcoins?/

const written =
  /^(-)?(?:¥|rmb|cny|人民币)? ?(-)?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?) ?(千|k|万|w|亿)? ?(?:元人民币|人民币|元|圆|块钱|块|yuan|rmb|cny)?[整正]?$/

/** Reads an amount. */
export function readAmount(text: string): TypedAmount {
  // Normalised, full-width digits, commas and ￥ are the usual ones, and minus signs are one.
  const plain = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ').replace(/[−–—]/g, '-')
  if (otherMoney.test(plain)) return { ok: false, why: 'currency' }
  const [, before, behind, number = '', fraction = '', unit = ''] = written.exec(plain) ?? []
  if (number === '') return { ok: false, why: 'unread' }
  if (before ?? behind) return { ok: false, why: 'negative' }
  const whole = number.replace(/\..*$/, '').replaceAll(',', '')
  // Only what stands behind the point of whole fen may be there: 3.56789万 is 35678.9 yuan.
  const scale = 10n ** BigInt(fraction.length)
  const scaled = BigInt(whole + fraction) * (units[unit] ?? 1n) * 100n
  if (scaled >= mostYuan * 100n * scale) return { ok: false, why: 'large' }
  if (scaled % scale !== 0n) return { ok: false, why: 'decimals' }
  const fen = scaled / scale
  return fen === 0n ? { ok: false, why: 'zero' } : { ok: true, fen }
}

/** Fen as sessions store them: yuan with two decimals, `30000.50`. */
export function storeAmount(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
}

/** The fen of a stored amount. */
export function amountInFen(stored: string): bigint {
  return BigInt(stored.replace('.', ''))
}

/** A stored amount for people: `30,000.50`. */
export function writeAmount(stored: string): string {
  return stored.replace(/\B(?=(?:\d{3})+\.)/g, ',')
}
