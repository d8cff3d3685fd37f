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
  `^ ?(?:元|块|圆|万|千|百|亿|角|年|个(?!验|码)|次|条|人(?!家)|名|位|字|通(?!过)|笔|件|份|页|户|米|公里|岁|度|%|期(?!间)|股|号|楼|室|层|栋|房|级|版|路|网点|支行|分行|分理处|门店|店铺|窗口|柜台|营业[厅部所]|小区|单元|公交|航班|次?列车|国道|客户|用户|商户|学生|分(?!别|开|给)|秒|小时|天|周|多(?![次少])|左右|余|起|的?红包|的?税` +
    '|(?!(?:this|was|is|as|his|its|does|has|expires|comes|means|plus|yes)(?![a-z]))[a-z]{3,}s(?![a-z])|(?:yuan|rmb|cny|usd|kuai|dollars?|hours?|hrs?|days?|minutes?|mins?|seconds|times|people|digits?|characters?|members|st|nd|rd|th|km|kg|mb|gb|k|w|branch|counter|window|outlet|store|flight|train|bus|street|road|avenue|hotline)(?![a-z]))',
)

/** “4829元”, “4829次”. */
export function isCounted(text: string, place: Place): boolean {
  return unit.test(behind(text, place))
}

const gone = new RegExp(
  String.raw`^\s?(?:就|都|也|已经?|全|又|被|一下|马上|立刻)*(?:没了|不见|转走|划走|刷走|骗走|扣|取走|盗|打来|打过来|来电)` +
    '|^,? ?(?:was|were|is|are|has been|had been|got)? ?(?:gone|taken|stolen|lost|missing|left|charged|disappeared|transferred|withdrawn)',
)

/** “4829被转走”; also “62881234打来”. What somebody told, as in “说了4829，转走5万”, is not what is gone. */
export function isGone(text: string, place: Place): boolean {
  const rear = behind(text, place)
  return gone.test(rear) || (rear.startsWith(',') && gone.test(rear.slice(1)) && !toldInFront.test(before(text, place)))
}

// --- told ------------------------------------------------------------------------------------------------------------

const verb =
  '回复|[念读说讲唸发回答输填写打抄交转给喊]|报(?![警案名销考])|告诉|告知|输入|填写|打字|提供|复制|按|copied|read|told|tell|said|says?|gave|give|sent|send|typed|type|entered|enter|shared|use|answered|replied|forwarded|texted|repeated|pasted|passed|put|pressed'
const toWhom = String.raw`[\s:"“”'‘’「」]|(?<!\*\*)\*|了|的|过|着|去|来|出|成|他|她|它|对方|人家|客服|骗子|你|我|个|the|that|them|him|her|it|me|out|in|to|back|with|as`
const toldInFront = new RegExp(`(?:${verb})(?:${toWhom})*$`)
const toldBehind = new RegExp(
  String.raw`^["”」*\s]*(?:,我)?(?:这个|那个|这[四五六七八4-8][个位]|这串|那串|数字?|码|给|他|她|对方|客服|骗子|人家|那边|就|也|都|直接|我|to|them|him|her)*\s*(?:发(?![的来])|(?!发)(?:${verb}))`,
)
// Named, pointed at, or come.
const pointedAt = new RegExp(
  `(?:是|为|was|is|code|:|[这那]个|['’]s|上面|里面|[头前后第上下][一二三两]?[个条次回]|来了|收到了?|改成?|设成?|换成?|合起来|[旧新原]的|是[^\\d\\s。,;!?:]{1,8}的|好像|似乎|貌似|可能|应该|changed|set|showed|showing|shows)(?:${toWhom})*$`,
)
const comes = /^["”*\s]*(?:came|arrived|popped)/
// Behind the time of a line too: “我 14:04 482913”.
const clauseBegins = /(?:^|[。,;!?\n|:"“”「」.】\]]|\d:\d\d)\s*$/
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
  return /^["”\s]*(?:就?是|为|即|is |was |as |= )/.test(behind(text, place))
}

/** Named at once: “…:482913”, “… is 482913”. */
export function isNamedInFront(text: string, place: Place): boolean {
  return /(?:[:=-]|是|为| is| was)\s*$/.test(before(text, place))
}

const passing =
  '念|读|报(?![警案名销考])|口述|填|输入|告诉|告知|转告|转发|发(?:给|过去|出去)|(?:打|说|回|转|传)(?:给|进|过去|了)|给(?:了|他|她|对方|人|客服|骗子)|(?<![a-z])(?:read|told|gave|give|forwarded|typed|said|entered|shared|pasted|passed|texted|sent (?:it|them|him|her))(?![a-z])'
const passedOn = new RegExp(`^[^0-9\n]{0,36}?(?:${passing})`)

/** Passed on in the words that follow, up to the next number: “593021，让我别告诉别人，我念给他了”. */
export function isPassedOn(text: string, place: Place): boolean {
  return passedOn.test(text.slice(place.end, place.end + 44))
}

const passedBefore = new RegExp(`(?:${passing})[^0-9\n]{0,16}$`)

/** Of what is passed on in the words in front: “我念了两次，一次553018”. */
export function isPassedBefore(text: string, place: Place): boolean {
  return passedBefore.test(before(text, place))
}

const reply = /(?:^|[\s,。;?!])[^\s\d:,。;?!]{1,8} ?: ?["“]?$/

/** A line of a talk that is nothing but the number: “骗子:多少 我:958203”. */
export function isReply(text: string, place: Place): boolean {
  return reply.test(before(text, place)) && clauseEnds.test(behind(text, place))
}

const more =
  /(?:[又再另]|还有|接着|然后|后来|第[二三四五]|最后|[一两]次|one|two|then|second|third|another|again|next|later)/

/** Whether what stands between two numbers says that the second is one more of the first. */
export function isOneMore(gap: string): boolean {
  return gap.length <= 40 && more.test(gap)
}
