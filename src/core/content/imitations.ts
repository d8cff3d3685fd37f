// Contacts of one's own folder that could be taken for a bundled hotline: by a name that reads alike, by its number, by
// its address. Nobody can list all likenesses, so every contact that is not bundled is marked besides (render/reader.ts).
import type { Imitation } from './library.ts'
import { foldName } from './look-alikes.ts'

/** A contact as somebody reads it. */
export interface ReadContact {
  id: string
  /** Its name in every language. */
  names: readonly string[]
  phone?: string | undefined
  url?: string | undefined
}

/** For each own contact that could be taken for a bundled one, which one and by what. */
export function findImitations(
  own: readonly ReadContact[],
  bundled: readonly ReadContact[],
): ReadonlyMap<string, Imitation> {
  // One that has neither cannot be mistaken at the telephone.
  const reachable = bundled.filter(({ phone, url }) => phone !== undefined || url !== undefined)
  const findByName = indexNames(reachable)
  const known = reachable.map(
    ({ id, phone, url }): Known => ({ id, digits: phone && digitsOf(phone), host: url && hostOf(url) }),
  )
  return new Map(
    own.flatMap((contact): [string, Imitation][] => {
      const found = findImitation(contact, known, findByName)
      return found ? [[contact.id, found]] : []
    }),
  )
}

interface Known {
  id: string
  digits: string | undefined
  host: string | undefined
}

function findImitation(
  { names, phone, url }: ReadContact,
  known: readonly Known[],
  findByName: (names: readonly string[]) => string | undefined,
): Imitation | undefined {
  const named = findByName(names)
  const digits = phone === undefined ? undefined : digitsOf(phone)
  const alike = known.filter((one) => digits !== undefined && one.digits !== undefined && isSame(digits, one.digits))
  const numbered = alike.find(({ id }) => id === named) ?? alike[0]
  if (numbered) return { contact: numbered.id, by: 'number' }
  if (named !== undefined) return { contact: named, by: 'name' }
  const near = known.find((one) => digits !== undefined && one.digits !== undefined && isNear(digits, one.digits))
  if (near) return { contact: near.id, by: 'name' }
  const host = url === undefined ? undefined : hostOf(url)
  const addressed = known.find((one) => host !== undefined && one.host !== undefined && isLikeHost(host, one.host))
  return addressed ? { contact: addressed.id, by: 'address' } : undefined
}

// --- names -----------------------------------------------------------------------------------------------------------

/** What is left of a part of a name without the words that half of all hotlines have. */
interface Core {
  contact: string
  text: string
  /** How much it says, to prefer the name that says most. */
  size: number
}

const chineseExtras =
  /客服|热线|专线|电话|服务|官方|官网|平台|网站|中心|全国|国家|举报|投诉|申诉|受理|窗口|渠道|公众号|号码|app/g
const englishExtras = new Set(
  foldName(
    'a about and app appeal appeals at by center centre check complaint complaints customer from hotline id in line national number of office official or report reports second service services site staff support taking the to your',
  ).split(' '),
)

/** Cores by how a name is searched for them. */
interface Cores {
  /** Characters anywhere in a name. */
  chinese: Core[]
  /** Whole words, ` word word `. */
  english: Core[]
  /** The letters of longer ones: they may be spaced out. */
  letters: Core[]
}

const spacedOut = 6

// The contact that a name says, or undefined: the one of which it says most.
function indexNames(contacts: readonly ReadContact[]): (names: readonly string[]) => string | undefined {
  const cores: Cores = { chinese: [], english: [], letters: [] }
  for (const { id, names } of contacts) for (const name of names) addCores(cores, id, name)
  const find = {
    chinese: indexCores(cores.chinese),
    english: indexCores(cores.english),
    letters: indexCores(cores.letters),
  }
  return (names) => {
    const said = names.map((name) => readName(name.slice(0, longestName)))
    const found = said.flatMap(({ chinese, english, letters }) => [
      ...chinese.flatMap(find.chinese),
      ...find.english(english),
      ...find.letters(letters),
    ])
    return found.sort((a, b) => b.size - a.size)[0]?.contact
  }
}

// Nobody reads a name to the end that is longer, and a hostile one may fill a file.
const longestName = 200

// The parts of a name: what stands before brackets, in them, and between commas.
function addCores({ chinese, english, letters }: Cores, contact: string, name: string): void {
  for (const part of foldName(name).split(/[()（）、,:：]/)) {
    const characters = keepChinese(part).replace(chineseExtras, '')
    if (characters.length >= 2) chinese.push({ contact, text: characters, size: characters.length * 3 })
    const words = keepWords(part)
    const joined = words.join('')
    if (joined.length >= 3) english.push({ contact, text: ` ${words.join(' ')} `, size: joined.length })
    if (joined.length >= spacedOut) letters.push({ contact, text: joined, size: joined.length })
  }
}

/** A name as it may be read; `?` in it may be meant as any letter. */
function readName(name: string): { chinese: string[]; english: string; letters: string } {
  const folded = foldName(name)
  const signs = folded.match(/[\p{Script=Han}?]/gu)?.join('') ?? ''
  return {
    chinese: [...new Set([signs, signs.replaceAll('?', '')].flatMap((one) => [one, one.replace(chineseExtras, '')]))],
    english: ` ${keepWords(folded).join(' ')} `,
    letters: folded.replace(/[^a-z?]+/g, ''),
  }
}

function keepChinese(text: string): string {
  return text.match(/\p{Script=Han}/gu)?.join('') ?? ''
}

function keepWords(text: string): string[] {
  return text.split(/[^a-z?]+/).filter((word) => word !== '' && !englishExtras.has(word))
}

// The cores that a text holds. By their first two characters, so that a thousand contacts take no time.
function indexCores(cores: readonly Core[]): (text: string) => Core[] {
  const byStart = new Map<string, Core[]>()
  for (const core of cores) {
    const start = core.text.slice(0, 2)
    byStart.set(start, [...(byStart.get(start) ?? []), core])
  }
  return (text) => {
    const found: Core[] = []
    for (let at = 0; at + 1 < text.length; at += 1) {
      const starting = byStart.get(text.slice(at, at + 2)) ?? []
      found.push(...starting.filter((core) => text.startsWith(core.text, at)))
    }
    const isGuessable = text.includes('?') && text.length <= mostGuessed && text.split('?').length <= mostSigns
    return isGuessable ? [...found, ...cores.filter((core) => mayHold(text, core.text))] : found
  }
}

// A name that is longer, or made of signs, is not read as a hotline's.
const mostGuessed = 60
const mostSigns = 8

// Whether a text holds another where `?` is any letter. Half of it must be there: a row of signs is no name.
function mayHold(text: string, part: string): boolean {
  for (let at = 0; at + part.length <= text.length; at += 1) {
    let certain = 0
    let index = 0
    for (; index < part.length; index += 1) {
      const letter = text[at + index]
      if (letter === part[index]) certain += 1
      else if (letter !== '?' || part[index] === ' ') break
    }
    if (index === part.length && certain * 2 >= part.length) return true
  }
  return false
}

// --- numbers and addresses -------------------------------------------------------------------------------------------

function digitsOf(phone: string): string {
  return phone.replace(/^(?:\+|00)86/, '').replace(/\D/g, '')
}

// A short number may be dialled with the code of a city before it.
function isSame(digits: string, known: string): boolean {
  if (digits === known) return true
  return known.length <= 6 && digits.endsWith(known) && /^0\d{2,3}$/.test(digits.slice(0, -known.length))
}

const mobile = /^1[3-9]\d{9}$/

// A number with a hotline at one end of it: 110110, 955880, 40095588. A mobile number has five like it by chance.
function isNear(digits: string, known: string): boolean {
  if (mobile.test(digits) || digits.length <= known.length) return false
  if (known.length < 5) return digits.length <= 6 && digits.startsWith(known)
  return digits.startsWith(known) || digits.endsWith(known)
}

function hostOf(url: string): string | undefined {
  return /^https:\/\/(?:www\.)?([^/?#]+)/i.exec(url)?.[1]?.toLowerCase()
}

// 12377.cn.example.com, 12377-cn.com, pbccrc.example.com: the name of a known site in the name of another one.
function isLikeHost(host: string, known: string): boolean {
  if (host === known || host.endsWith(`.${known}`)) return false
  const [name = ''] = known
    .replace(/(?:\.(?:com|gov|org|net|edu|ac))?\.[a-z]+$/, '')
    .split('.')
    .slice(-1)
  return name.length >= 4 && foldName(host).includes(foldName(name))
}
