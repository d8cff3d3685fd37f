// Whether a file may hold pictures or films: by its name and by how it begins. Archives and documents may hold some too.
// Rather once too often: whoever asks because of it asks one question.

const extensions = new Set(
  [
    'jpg jpeg jpe jfif png apng gif webp heic heif avif bmp dib tif tiff jxl jp2 ico psd svg raw dng cr2 cr3 nef arw orf raf',
    'mp4 m4v mov qt avi mkv webm flv f4v wmv asf mpg mpeg mpe m2v m2ts mts ts vob ogv 3gp 3g2 rm rmvb live',
    'zip rar 7z tar gz tgz bz2 xz zst iso dmg pdf doc docx xls xlsx ppt pptx odt odp rtf epub mht mhtml eml msg db sqlite bak',
  ].flatMap((row) => row.split(' ')),
)

/** Bytes that a kind of file begins with, in hexadecimal, and where they stand. */
const beginnings: readonly (readonly [at: number, hex: string])[] = [
  [0, 'ffd8ff'],
  [0, '89504e47'],
  [0, '47494638'],
  [0, '424d'],
  [0, '49492a00'],
  [0, '4d4d002a'],
  [0, '38425053'],
  [0, 'ff0a'],
  [0, '0000000c'],
  [8, '57454250'],
  [8, '41564920'],
  [4, '66747970'],
  [4, '6d6f6f76'],
  [4, '6d646174'],
  [4, '77696465'],
  [0, '1a45dfa3'],
  [0, '464c56'],
  [0, '000001ba'],
  [0, '000001b3'],
  [0, '3026b275'],
  [0, '2e524d46'],
  [0, '504b0304'],
  [0, '504b0506'],
  [0, '52617221'],
  [0, '377abcaf'],
  [0, '1f8b'],
  [0, '425a68'],
  [0, 'fd377a58'],
  [0, '28b52ffd'],
  [257, '7573746172'],
  [0, '25504446'],
  [0, 'd0cf11e0'],
  [0, '53514c697465'],
]

/** Whether a file may hold pictures. `start`: its first bytes. */
export function mayHoldPictures(names: readonly string[], start: Uint8Array): boolean {
  return names.some((name) => extensions.has(extensionOf(name))) || beginsAsOne(start)
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]+)\s*$/i.exec(name.normalize('NFKC'))?.[1]?.toLowerCase() ?? ''
}

function beginsAsOne(start: Uint8Array): boolean {
  // Sound in the same container.
  if (isAt(start, 4, '667479704d3441')) return false
  return beginnings.some(([at, hex]) => isAt(start, at, hex))
}

function isAt(start: Uint8Array, at: number, hex: string): boolean {
  const bytes = start.subarray(at, at + hex.length / 2)
  return bytes.length * 2 === hex.length && [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('') === hex
}
