// Whatever stands out on the screen can be read in the palettes that people have, light and dark. 4.5:1 is what WCAG 2 asks of text
// (1.4.3); where a palette gives plain text less, that is the person's own choice and enough.
import { describe, expect, it } from 'vitest'
import { type Style, terminalStyle } from '../../src/render/look.ts'

interface Palette {
  /** The sixteen, black to white and bright black to bright white. */
  colors: string
  /** A colour, or its place among the sixteen where bold text takes the bright one instead. */
  text: string | number
  background: string
}

const xterm = // XTerm-col.ad
  '000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff'
const vga = // the text mode of IBM's VGA, and the Linux console
  '000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff'
const legacyWindows = // the console up to Windows 10 1703
  '000000 800000 008000 808000 000080 800080 008080 c0c0c0 808080 ff0000 00ff00 ffff00 0000ff ff00ff 00ffff ffffff'
const campbell = // Windows Terminal
  '0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2'
const apple = // Terminal.app, Basic and Pro
  '000000 990000 00a600 999900 0000b2 b200b2 00a6b2 bfbfbf 666666 e60000 00d900 e6e600 0000ff e600e6 00e6e6 e6e6e6'
const tango = // the Tango palette of GNOME Terminal up to 3.32
  '2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf 555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec'
const gnome = // the GNOME palette since then
  '171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc 5e5c64 f66151 33da7a e9ad0c 2a7bde c061cb 33c7de ffffff'
const solarized = // ethanschoonover.com/solarized
  '073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5 002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3'
const oneHalfDark = // github.com/sonph/onehalf
  '282c34 e06c75 98c379 e5c07b 61afef c678dd 56b6c2 dcdfe4 282c34 e06c75 98c379 e5c07b 61afef c678dd 56b6c2 dcdfe4'
const oneHalfLight =
  '383a42 e45649 50a14f c18401 0184bc a626a4 0997b3 fafafa 4f525d e06c75 98c379 e5c07b 61afef c678dd 56b6c2 ffffff'

const palettes: Record<string, Palette> = {
  'xterm, light': { colors: xterm, text: '000000', background: 'ffffff' },
  'xterm, dark': { colors: xterm, text: 'e5e5e5', background: '000000' },
  VGA: { colors: vga, text: 7, background: '000000' },
  'the old Windows console': { colors: legacyWindows, text: 7, background: '000000' },
  'the old Windows console, light': { colors: legacyWindows, text: '000000', background: 'ffffff' },
  'the old PowerShell': { colors: legacyWindows, text: 'eeedf0', background: '012456' },
  Campbell: { colors: campbell, text: 'cccccc', background: '0c0c0c' },
  'Terminal.app Basic': { colors: apple, text: '000000', background: 'ffffff' },
  'Terminal.app Pro': { colors: apple, text: 'f2f2f2', background: '000000' },
  'Tango, light': { colors: tango, text: '2e3436', background: 'eeeeec' },
  'Tango, dark': { colors: tango, text: 'd3d7cf', background: '2e3436' },
  Ubuntu: { colors: tango, text: 'ffffff', background: '300a24' },
  'GNOME, light': { colors: gnome, text: '171421', background: 'ffffff' },
  'GNOME, dark': { colors: gnome, text: 'd0cfcc', background: '171421' },
  'Solarized, light': { colors: solarized, text: '657b83', background: 'fdf6e3' },
  'Solarized, dark': { colors: solarized, text: '839496', background: '002b36' },
  'One Half, light': { colors: oneHalfLight, text: '383a42', background: 'fafafa' },
  'One Half, dark': { colors: oneHalfDark, text: 'dcdfe4', background: '282c34' },
}

type Rgb = readonly number[]
const rgb = (hex: string): Rgb => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
const half = (one: Rgb, other: Rgb): Rgb => one.map((value, at) => (value + (other[at] ?? 0)) / 2)

/** WCAG 2.2, relative luminance. */
function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** What a terminal paints a text with; `boldIsBright`: some take the bright colour for bold text. */
function seen(painted: string, { colors, text, background }: Palette, boldIsBright: boolean): [text: Rgb, behind: Rgb] {
  const table = colors.split(' ').map(rgb)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what colours a text
  const codes = [...(/^((?:\u001b\[[\d;]*m)+)/.exec(painted)?.[1] ?? '').matchAll(/\d+/g)].map(Number)
  const has = (code: number) => codes.includes(code)
  const place = (from: number) => codes.flatMap((code) => (code >= from && code < from + 8 ? [code - from] : []))[0]
  const isBright = has(1) && boldIsBright
  const bright = place(90)
  let front: number | Rgb =
    bright === undefined ? (place(30) ?? (typeof text === 'number' ? text : rgb(text))) : bright + 8
  let back: Rgb = table[place(40) ?? (place(100) ?? -9) + 8] ?? rgb(background)
  if (typeof front === 'number') front = table[front < 8 && isBright ? front + 8 : front] ?? []
  if (has(7)) [front, back] = [back, front]
  // Dimmed text is drawn about halfway to what is behind it.
  return [has(2) ? half(front, back) : front, back]
}

/** The least contrast of a painted text, and of plain text beside it. */
function measure(painted: string, palette: Palette): { ratio: number; plain: number } {
  const ratios = [true, false].map((boldIsBright) => contrast(...seen(painted, palette, boldIsBright)))
  return { ratio: Math.min(...ratios), plain: contrast(...seen('x', palette, false)) }
}

const names = ['heading', 'strong', 'quiet', 'urgent', 'good', 'warning', 'phone'] as const satisfies (keyof Style)[]
const style = await terminalStyle()
const enough = 4.5

it('measures as the standard does', () => {
  expect(contrast(rgb('000000'), rgb('ffffff'))).toBeCloseTo(21)
  expect(contrast(rgb('767676'), rgb('ffffff'))).toBeCloseTo(4.54, 2)
  const light = palettes['Terminal.app Basic']
  const dark = palettes.VGA
  if (!light || !dark) throw new Error('no such palette')
  // What was too faint: yellow on white, dark red on black, dimmed grey.
  expect(measure('\u001b[33mx\u001b[39m', light).ratio).toBeLessThan(enough)
  expect(measure('\u001b[31mx\u001b[39m', dark).ratio).toBeLessThan(enough)
  expect(measure('\u001b[2mx\u001b[22m', dark).ratio).toBeLessThan(enough)
  expect(measure('\u001b[1mx\u001b[22m', dark).plain).toBeGreaterThan(enough)
  for (const { colors } of Object.values(palettes)) expect(colors.split(' ')).toHaveLength(16)
  expect(Object.keys(style).sort()).toEqual([...names].sort())
})

describe.each(Object.entries(palettes))('in the palette %s', (_name, palette) => {
  it.each(names)('%s can be read', (name) => {
    const { ratio, plain } = measure(style[name]('x'), palette)
    expect(ratio).toBeGreaterThanOrEqual(Math.min(enough, plain))
  })
})

it('what is urgent, a warning, a number to call or a heading stands out all the same', () => {
  for (const name of ['urgent', 'warning', 'phone', 'heading', 'strong'] as const)
    expect(style[name]('x')).not.toBe('x')
})

it('does not paint what a line is indented by, and changes no letter', () => {
  const painted = style.urgent('    call 110\n  now')
  expect(painted).toMatch(/^ {4}\S/)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what paints a text
  expect(painted.replace(/\u001b\[\d+m/g, '')).toBe('    call 110\n  now')
})
