// What the words right beside a number do with it: they count it, pass it on, explain it. For plain texts.

/** Where a number stands. */
interface Place {
  start: number
  end: number
}

const before = (text: string, { start }: Place) => text.slice(Math.max(0, start - 24), start)
const behind = (text: string, { end }: Place) => text.slice(end, end + 24)

// --- counted: money, and how many of something -------------------------------------------------------------------------

// Numbers of three digits and more are no hours and no days of a month.
const unit = new RegExp(
  String.raw`^\s?(?:元|块|圆|万|千|百|亿|角|年|个(?!验|码)|次|条|人(?!家)|名|位|字|通|笔|件|份|页|户|米|公里|岁|度|%|期(?!间)|股|号|楼|室|层|栋|房|级|版|路|分(?!别|开|给)|秒|小时|天|周|多(?![次少])|左右|余|起` +
    '|(?:yuan|rmb|cny|usd|kuai|dollars?|hours?|hrs?|days?|minutes?|mins?|seconds?|times|people|digits?|characters?|members|st|nd|rd|th|km|kg|mb|gb|k|w)(?![a-z]))',
)

/** “4829元”, “4829次”. */
export function isCounted(text: string, place: Place): boolean {
  return unit.test(behind(text, place))
}

const gone = new RegExp(
  String.raw`^\s?(?:就|都|也|已经?|全|又|被|一下|马上|立刻|,)*(?:没了|不见|转走|划走|刷走|骗走|扣|取走|盗|打来|打过来|来电)` +
    '|^ ?(?:was|were|is|are|has been|had been|got)? ?(?:gone|taken|stolen|lost|missing|left|charged|disappeared|transferred|withdrawn)',
)

/** “4829被转走”; also “62881234打来”. */
export function isGone(text: string, place: Place): boolean {
  return gone.test(behind(text, place))
}

// --- told ------------------------------------------------------------------------------------------------------------

const verb =
  '[念读说讲唸发回答输填写打抄交转给喊]|报(?![警案名销考])|告诉|告知|输入|填写|打字|提供|复制|按|copied|read|told|tell|said|say|gave|give|sent|send|typed|type|entered|enter|shared|use|answered|replied|forwarded|texted|repeated|pasted|passed|put|pressed'
const toWhom = String.raw`[\s:"“”'‘’「」]|(?<!\*\*)\*|了|的|过|着|去|来|出|成|他|她|它|对方|人家|客服|骗子|你|我|个|the|that|them|him|her|it|me|out|in|to|back|with|as`
const toldInFront = new RegExp(`(?:${verb})(?:${toWhom})*$`)
const toldBehind = new RegExp(
  String.raw`^["”」*\s]*(?:,我)?(?:这个|那个|这[四五六七八4-8][个位]|这串|那串|数字?|码|给|他|她|对方|客服|骗子|人家|那边|就|也|都|直接|我|to|them|him|her)*\s*(?:发(?![的来])|(?!发)(?:${verb}))`,
)
// Named, pointed at, or come.
const pointedAt = new RegExp(
  `(?:是|为|was|is|code|:|[这那]个|['’]s|上面|里面|[头前后第上下][一二三两]?[个条次回]|来了|收到了?|改成?|设成?|换成?|合起来|changed|set|showed|showing|shows)(?:${toWhom})*$`,
)
const comes = /^["”*\s]*(?:came|arrived|popped)/
const clauseBegins = /(?:^|[。,;!?\n|:"“”「」.】\]])\s*$/
const clauseEnds = /^\s*[吧呗啊呀哦嘛呢哈]?(?:$|[\s。,;!?|"“”「」.)(\]-])/

/**
 * How a number is told: passed on by a `verb`, as in “念了482913”; `named`, as in “是482913”; a `clause` of its own, or the
 * `beginning` of one.
 */
export function howTold(text: string, place: Place): 'verb' | 'named' | 'clause' | 'beginning' | undefined {
  const [front, rear] = [before(text, place), behind(text, place)]
  if (toldInFront.test(front) || toldBehind.test(rear)) return 'verb'
  if (pointedAt.test(front) || comes.test(rear)) return 'named'
  if (!clauseBegins.test(front)) return undefined
  return clauseEnds.test(rear) ? 'clause' : 'beginning'
}

const readOut =
  /(?:[念读喊]|报(?![警案])|read (?:him |her |them |it |out |back )*)(?:[\s:"“]|的|了|出来?|听|是|给|他|她|对方|人家|客服|[四五六七八4-8]个(?:数字?|号码?)?|[四五六七八4-8]位数字?)*$/
const readOutBehind = /^[\s”"]*(?:给(?:他|她|对方))?[念读报](?:给|过|出|了)/

const countedOut = /(?:[念读]|报(?![警案]))(?:给|了|的|出来?|他|她|我|听)*[四五六七八4-8][个位](?:数字?|号码?)[\s:是]*$/

/** Read aloud with how many there are: “念了四个数7291”. */
export function isCountedOut(text: string, place: Place): boolean {
  return countedOut.test(before(text, place))
}

/** Read aloud, as codes are: “我帮她念的 338201”. */
export function isReadOut(text: string, place: Place): boolean {
  return readOut.test(before(text, place)) || readOutBehind.test(behind(text, place))
}

const explanation =
  /^[\s。,.)”"-]*(?:这|那|其实|后来|原来|就|才|知道|发现)*(?:是|(?:which|that|it)(?: was| is|'s|’s)|the )/

/** Followed by what it is: “4829，这是验证码”. */
export function isExplained(text: string, place: Place): boolean {
  return explanation.test(behind(text, place))
}

/** Named at once: “482913是您的…”, “482913 is your …”. */
export function isNamedBehind(text: string, place: Place): boolean {
  return /^["”\s]*(?:是|为|即|is |was )/.test(behind(text, place))
}

/** Named at once: “…:482913”, “… is 482913”. */
export function isNamedInFront(text: string, place: Place): boolean {
  return /(?:[:=-]|是|为| is| was)\s*$/.test(before(text, place))
}

const nameBehind = /^["”]?[ ]?(?:is|was|as|=|-)[ ](?:[a-z0-9’'-]+[ ]){0,7}?(?:(?:pass)?code|pin|password|otp)(?![a-z])/
const usedAs = /(?:use|enter|type|input|copy)[ ](?:code[ ])?["“]?$/

/** Named by the sentence that it begins: “58204 is your confirmation code”, “use 0046192 as your security code”. */
export function isSentAsCode(text: string, place: Place): boolean {
  return (
    nameBehind.test(text.slice(place.end, place.end + 80)) ||
    (usedAs.test(before(text, place)) && /^ (?:to|for|as) /.test(behind(text, place)))
  )
}

const arrival =
  /(?:(?:短信|信息|消息|银行|平台|系统|微信|支付宝|(?<!\d)(?:95\d{3}|1\d{4}))[^。,;\n]{0,6}?(?:发来|发过来|推来|推送|弹出来?)(?:的|了|个|一[个条串])?|(?:短信|信息)[里中上]的?(?:数字?|号码?)?|[又还再]收到(?:了|一[个条串])?)[\s:]*$/

/** Come by message: “银行发来593021”, “短信里的640518”. */
export function isArrived(text: string, place: Place): boolean {
  return arrival.test(before(text, place))
}

const lastOfId = /密码?(?:就|都|也)?(?:是|为|用|设|:)[^,。;\n]{0,12}(?:后|末|最后)[四六46]位(?:数字?)?(?:是|[\s:(])*$/

/** A password that is the end of another number: “密码是身份证后六位071523”. */
export function isPasswordByRule(text: string, place: Place): boolean {
  return lastOfId.test(before(text, place))
}

const answered = /(?:^|[\s,。;])(?:我|me)[ ]?:[ ]?$/

/** The person’s own line of a talk: “骗子:多少 我:958203”. */
export function isAnswer(text: string, place: Place): boolean {
  return answered.test(before(text, place))
}
