// Number passwords without the word: what somebody presses, types or uses where a machine, a shop or a phone asks for one.
import { isYear } from './number-shapes.ts'

// Where one is asked for. At a machine or a locked phone nothing else is typed; where people pay, amounts are told too.
const machine = [
  'atms?|[柜取提][员款]款?机|自[动助]取款|[取提]款?机|pos机?|刷卡机|键盘|井号',
  '开机|解锁|解开|锁屏|屏锁|屏保|亮屏|指纹|刷脸|[进开](?:手机|微信)',
  'cash ?(?:machine|point|dispenser)|the machine|card reader|keypad|pin ?pad|into (?:the|my|his|her|a) (?:phone|machine|atm)',
  'unlock(?:s|ed|ing)?|lock ?screen|screen lock|open(?:s|ed|ing)? (?:my|the|his|her) phone|fingerprint|face ?id|wakes? up',
  '(?:phone|tablet|machine|app|till|terminal) asks|shoulder-?surf[a-z]*|my shoulder',
].join('|')
const till = [
  '[取提](?:钱|款|现|错)|付(?:款|钱|账|费)|支付|刷卡|买单|结账|扫码|消费时|云闪付',
  'withdraw(?:al|als|ing|s)?|(?:take|taking|took|get|getting|draw|drawing)(?: out)? (?:cash|money)(?: out)?|cash out',
  'pay(?:s|ing|ments?)?|checkout|wallet|top ?ups?',
].join('|')
// Whose one is.
const owner =
  '微信|支付宝|银行卡?|[卡折]|存折|手机|平板|电脑|网银|账[户号]|u盾|柜台|app|cards?|accounts?|phone|tablet|ipad|laptop|alipay|wechat|bank(?:ing)?|savings'
const latinEdge = (words: string) => `(?:(?<![a-z])(?:${words})(?![a-z]))`
const atMachine = new RegExp(latinEdge(machine))
const atTill = new RegExp(latinEdge(till))
const ofOwner = new RegExp(latinEdge(owner))
const everywhere =
  /(?:所有|哪儿?里?都|到处|统统|全部|每[张个]|[几两三四五]张卡|各种|别的也?都?)|(?<![a-z])(?:every(?:thing|where)|all (?:my|of|the|her|his|our)|both|for all|all over)(?![a-z])/

const marks = String.raw`[\s:"“”'‘’「」(=]`
// What hands do with it.
const pressed = new RegExp(
  `(?:按|摁|输|敲|键入|打|划|戳|点|(?<![a-z])(?:press|push|punch|key|tap|enter|type|put|hit|swipe)(?:s|es|d|ed|ped|ing|ping|ting|t)?(?: in)?)(?:的|了|过|入|进去?|密|数字?|就|都|也|是|in|was|is|were|[四六4-8][位个]数?字?|${marks})*$`,
)
const used = new RegExp(
  `(?:[惯常还就都也会一直我你他她们总全统]用|用(?=的|嘅)|设|当作?|(?<![a-z])(?:re-?)?us(?:e|es|ed|ing)|pays? with|opens? with|set)(?:的|了|成|嘅|係|系|是|为|到|it|to|was|is|个|${marks})*$`,
)
const atCash = /取[钱款现]|withdraw|(?:take|draw)(?:ing)?(?: out)? (?:cash|money)/
const opensWith = /(?:opens?|works?|unlocks?|goes) with ?$|using ?$|用的是?[ :]?$|用$/
const pointed = new RegExp(
  `(?:[说讲写念报](?:的|了|是|给他)?|数字?|码|是|係|告诉(?:他|她|对方)|(?:他|她)问?我?,|["']s|’s|(?<![a-z])(?:is|was|were|it['’]s|its|mine|hers|his|needs?|wants?|takes|said|says|for|for (?:mine|hers|his|me)|knows?|uses)|:)(?:的|个|${marks})*$`,
)
// “取款是600418”, “付款的数字709215”.
const isNamedMachine = new RegExp(
  `(?:${machine})(?:[是係为:]|就是| is| was|it| with|my phone|the phone| code| number|的|${marks})*$`,
)
// “ATM 4417吞卡”
const numberOfMachine = /(?:atms?|款机|刷卡机|pos机?|machine)[ :("]*$/
const named = new RegExp(
  `(?:(?:${machine}|${till})(?:的时候|时|要|得|用|一直|向来|从来|总是?|都|那个|的|要用|嗰个|我|他|她)*(?:[四六4-8][位个])?(?:数字?|号码?|码)?(?:划|按|输|用|设)?(?:的|嘅)?[也都还]?(?:是|係|为|就是|叫)?)${marks}*$`,
)
const namedBehind = new RegExp(
  `^["”')]*(?:[ (]|is|was|just|also|就|也|都|正)*(?:是|能|可以|用来|来|去|for|to|what|when|i|he|she|we|我|他|她|press|type|used?|my|the)*(?:[ ]|我的?|他的?|她的?)*(?:${latinEdge(machine)}|${latinEdge('云闪付|取[钱款现]|付款|支付宝?|刷卡|withdrawals?')}的?)`,
)
// The last digits of something are no password.
const partOfOther =
  /(?:尾[数号巴]|[末后][四4六6]位|(?<![a-z])ending(?: in| with)?|last (?:four|six|[46])[a-z ]{0,8})[^,。\d]{0,4}$/
const onCard = /[卡折](?![号片面])|手机[的壳套]|(?<![a-z])(?:cards?|phone (?:cover|case))(?![a-z])/
const opensIt = /^["”]? ?(?:就|也)?(?:能|可以)(?:进|开|打开|解|登)/
const asLock = /^["”]? ?(?:as|for) (?:the|my|a|his|her) (?:screen )?(?:lock|pin|password|passcode|unlock)/
// “写在卡上的482913”
const writtenDown =
  /[写刻贴](?:在|着|了|成|到)|纸条|便[利签]贴?|条子|(?<![a-z])(?:written|wrote|sticker|taped|scribbled)(?![a-z])/
const opens =
  /^["”]? ?(?:解?打?开(?:了|的)?(?:我|他|她)?的?(?:手机|平板|电脑|锁)|gets? (?:you |one |him |anyone )?(?:in|into)(?![a-z])|(?:unlocks?|opens?|unlocked|opened)(?![a-z]))/

/** Where a number stands, and its digits. */
interface UsedNumber {
  digits: string
  start: number
  end: number
  isSplit: boolean
}

/** “取钱按的是482913”, “I use 482913 for everything”, “4829 unlocks my phone”. */
export function isUsed(text: string, { digits, start, end, isSplit }: UsedNumber): boolean {
  if ((digits.length !== 4 && digits.length !== 6) || /[,、;]/.test(text.slice(start, end))) return false
  if (/00$/.test(digits) && !/^0/.test(digits) && digits !== '000000') return false
  const front = text.slice(Math.max(0, start - 44), start).replace(/^.*[。!?\n](?=[^。!?\n]*$)/s, '')
  const [rear = ''] = /^[^。!?\n]*/.exec(text.slice(end, end + 32)) ?? []
  if (partOfOther.test(front)) return false
  if (opens.test(rear) && (digits.length === 6 || atMachine.test(rear) || ofOwner.test(rear))) return true
  if (asLock.test(rear)) return true
  if (opensIt.test(rear) && (ofOwner.test(front) || atMachine.test(front))) return true
  const isPressed = pressed.test(front)
  if (isYear(digits) && !isSplit && !isPressed) return false
  const near = `${front} ${rear}`
  // Less often an amount.
  const isLong = digits.length === 6 || digits.startsWith('0') || isSplit
  if (isNamedMachine.test(front) && !numberOfMachine.test(front)) return true
  if (writtenDown.test(near) && onCard.test(near) && !/^(?:0[1-9]|1[0-2])[23]\d$/.test(digits)) return true
  if (named.test(front) && (isLong || /[码数字按输划](?:[^一-龥]|的|是)*$/.test(front))) return true
  if (namedBehind.test(rear) && isLong) return true
  if (isPressed && atCash.test(near) && !digits.endsWith('0')) return true
  if (opensWith.test(front) && ofOwner.test(near)) return true
  if (isPressed)
    return atMachine.test(near) || (atTill.test(near) && isLong) || (digits.length === 6 && ofOwner.test(near))
  if (used.test(front))
    return (
      (everywhere.test(near) && isLong) || atMachine.test(near) || (isLong && (atTill.test(near) || ofOwner.test(near)))
    )
  return pointed.test(front) && (atMachine.test(near) || (isLong && (atTill.test(near) || everywhere.test(near))))
}
