export function readAmount(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s￥¥元]/g, '')
  return /^\d{1,12}(?:\.\d{1,2})?$/.test(plain)
    ? plain.replace(
        /^(\d+)(?:\.(\d{1,2}))?$/,
        (_w, a: string, b = '') => `${Number(a)}.${(b as string).padEnd(2, '0')}`,
      )
    : undefined
}
