// Names as the eye takes them: what looks alike becomes the same. For comparing only, never for the screen.

/**
 * A name in plain small letters and simplified characters: full width, styled letters, accents and traditional characters
 * undone, letters of other scripts as the Latin ones they are drawn like, `0` as `o`, `1` and `i` as `l`. Any other letter,
 * and a sign that may stand for one, becomes `?`: it may be meant as any.
 */
export function foldName(name: string): string {
  const folded = [...name.normalize('NFKD').toLowerCase()].map(foldCharacter).join('').normalize('NFKC')
  return folded.replaceAll('rn', 'm').replaceAll('vv', 'w')
}

function foldCharacter(character: string): string {
  const twin = twins.get(character)
  if (twin !== undefined) return twin
  if (/[\p{M}\p{Cf}\p{DI}]/u.test(character)) return ''
  if (/[a-z\p{Script=Han}]|[\p{P}\p{Z}\s\d]/u.test(character)) return character
  return '?'
}

const traditional =
  '報报電电話话詐诈勸劝專专線线國国網网絡络違违舉举隊队凍冻結结賬账帳账戶户機机關关紀纪檢检務务熱热監监惡恶臺台掃扫預预與与訴诉動动證证聯联號号個个眾众銀银險险費费維维權权徵征閃闪鍵键貨货資资寶宝設设農农業业儲储廣广發发興兴華华東东寧宁豐丰場场訟讼訪访婦妇會会積积稅税質质鐵铁衛卫醫医統统學学記记銷销規规數数據据庫库騰腾團团極极達达順顺圓圆韻韵補补領领處处開开碼码級级辦办總总協协訊讯門门護护構构單单員员貸贷財财調调劃划'

// Each pair: a letter of another script, or a digit or sign, and the Latin letter it is drawn like.
const drawnAlike =
  '0o1lil|l$s@aıløołlđd〇oаaвbеeёeһhіlјjкkӏlмmнhоoрpѕsтtуyхxԁdԛqԝwсcгrαaβbεeηnιlκkνvοoρpτtυuχxγyωwϲcσoɑaɡgɩlɪlᴀaʙbᴄcᴅdᴇeɢgʜhᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzօoսuհhոnցg'

const twins = new Map([drawnAlike, traditional].flatMap(pairUp))

function pairUp(pairs: string): [string, string][] {
  const characters = [...pairs]
  return characters.flatMap((one, index): [string, string][] =>
    index % 2 === 0 ? [[one, characters[index + 1] ?? one]] : [],
  )
}
