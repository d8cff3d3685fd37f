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
  `^ ?(?:元|块|刀|圆|万|千|百|亿|角|年|个(?!验|码)|次|条|人(?!家)|名|位|字|行(?!的|了|吗)|通(?!过)|笔|件|份|页|户|米|公里|岁|度|%|期(?!间)|股|号|座席|坐席|席|楼|室|层|栋|房|级|版|路|网点|支行|分行|分理处|门店|店铺|窗口|柜台|营业[厅部所]|小区|单元|吨|度|立方|平米|平方|斤|克|张|辆|台|封|公交|航班|次?列车|国道|客户|用户|商户|学生|分(?!别|开|给)|秒|小时|天|周|多(?![次少])|左右|余|起|的?红包|的?税` +
    '|(?!(?:this|was|is|as|his|its|does|has|expires|comes|means|plus|yes|unlocks|opens|works|gets|lets|starts|was)(?![a-z]))[a-z]{3,}s(?![a-z])|(?:yuan|rmb|cny|usd|kuai|dollars?|hours?|hrs?|days?|minutes?|mins?|seconds|times|people|digits?|characters?|members|st|nd|rd|th|km|kg|mb|gb|k|w|branch|counter|window|outlet|store|flight|train|bus|street|road|avenue|hotline)(?![a-z]))',
)

// “回复0000取消”
const replied = /(?:回复?|发送?|编辑|reply|text|send)(?: with)? ?[“"”']?$/
const request = /^["”]? ?(?:取消|退订|订购|办理|即可|to (?:stop|cancel|unsubscribe|opt out))/

/** “4829元”, “4829次”. `isNamed`: called a code in front, as in “cvv=605 shows up”, where a verb looks like a plural. */
export function isCounted(text: string, place: Place, { isNamed = false } = {}): boolean {
  const found = unit.exec(behind(text, place))?.[0]
  if (/^ ?(?:to|至) ?\d{3,4}(?!\d)/.test(behind(text, place))) return true
  if (request.test(behind(text, place)) && replied.test(before(text, place))) return true
  return found !== undefined && !(isNamed && /^ [a-z]+s$/.test(found))
}

const gone = new RegExp(
  String.raw`^\s?(?:就|都|也|已经?|全|又|被|一下|马上|立刻)*(?:没了|不见|转走|划走|刷走|骗走|扣|取走|盗|打来|打过来|来电)` +
    '|^,? ?(?:was|were|is|are|has been|had been|got)? ?(?:gone|taken|stolen|lost|missing|left|out of (?:my|the|his|her|our)|charged|disappeared|transferred|withdrawn)',
)

/** “4829被转走”; also “62881234打来”. What somebody told, as in “说了4829，转走5万”, is not what is gone. */
export function isGone(text: string, place: Place): boolean {
  const rear = behind(text, place)
  return (
    gone.test(rear) ||
    (rear.startsWith(',') &&
      text.slice(place.start, place.end).replace(/\D/g, '').length !== 6 &&
      gone.test(rear.slice(1)) &&
      !toldInFront.test(before(text, place)))
  )
}

// --- told ------------------------------------------------------------------------------------------------------------

const verb =
  '回复|[念读说讲唸发回答输填写打抄交转给喊刻贴留]|发送|提交|报(?![警案名销考])|告诉|告知|输入|填写|打字|提供|复制|按|copied|key(?:ed|ing)?|punch(?:ed)?|dictated|dropped|leaked|wrote|written|read|told|tell|reading(?: out)?|reads?(?: out)?|said|says?|gave|give|sent|send|typed|type|entered|enter|shared|use|answered|replied|forwarded|texted|repeated|pasted|passed(?: on| along)?|relayed|recited|handed|quoted|supplied|disclosed|submitted|spelled|put|pressed|俾|畀|sended|gived|telled|was like'
const toWhom = String.raw`[\s:"“”'‘’「」]|(?<!\*\*)\*|了|的|过|着|去|来|出|成|他|她|它|对方|人家|客服|骗子|你|我|个|the|that|them|him|her|it|me|out|in|to|back|with|as|数字|(?:stranger|caller|guy|man|woman|lady|person|seller|buyer|support|bank|someone|somebody|scammer|fraudster|friend)s?|a|an|some|个`
const toldInFront = new RegExp(`(?:${verb})(?:${toWhom})*$`)
const toldBehind = new RegExp(
  String.raw`^["”」*\s]*(?:,我)?(?:这个|那个|这[四五六七八4-8][个位]|这串|那串|数字?|码|给|他|她|对方|客服|骗子|人家|那边|就|也|都|直接|我|to|them|him|her)*\s*(?:发(?![的来])|(?!发)(?:${verb}))`,
)
// Named, pointed at, or come.
const pointedAt = new RegExp(
  `(?:是|为|was|is|code|:|[这那]个|['’]s|上面|里面|[头前后第上下][一二三两]?[个条次回]|来了|收到了?|改成?|设成?|换成?|合起来|[旧新原]的|是[^\\d\\s。,;!?:]{1,8}的|好像|似乎|貌似|可能|应该|changed|set|showed|showing|shows|display(?:s|ed|ing)?|reads|had|contained|containing|being|係|系|看[到见]|[蹦跳弹冒]出来?|发来|收[到了]一?个|saw|see|seen|got)(?:${toWhom})*$`,
)
const comes = /^["”*\s]*(?:(?:which|that) )?(?:just |only )?(?:came|arrived|popped|(?:was|got) (?:sent|texted))/
// Behind the time of a line too: “我 14:04 482913”.
const clauseBegins = /(?:^|[。,;!?\n|:"“”「」.】\]]|\d:\d\d)\s*$/
const clauseEnds = /^\s*[吧呗啊呀哦嘛呢哈]?(?:$|(?:和|跟|与|、| ?& ?| ?and )\d{3,8}(?!\d)|[\s。,;!?|"“”「」.)(\]-])/

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
  /(?:[念读喊]|报(?![警案])|(?:forwarded|relayed|dictated|recited|read) (?:him |her |them |it |out |back )*)(?:[\s:"“]|的|了|出来?|听|是|给|他|她|对方|人家|客服|[四五六七八4-8]个(?:数字?|号码?)?|[四五六七八4-8]位数字?)*$/
const readOutBehind = /^[\s”"]*(?:给(?:他|她|对方))?[念读报](?:给|过|出|了)/

/** Read aloud, as codes are: “我帮她念的 338201”. */
export function isReadOut(text: string, place: Place): boolean {
  return readOut.test(before(text, place)) || readOutBehind.test(behind(text, place))
}

const givenByMe =
  /(?:(?:我|妈|爸|爷|奶|婆|公|伴|子|女|她|家里?人|^|[,。;!?\n:])(?:就|也|已经|又|都|手快|一急|跟他|给他|帮他|帮忙|直接|只好|当时|再|马上|赶紧|把){0,3}(?:[回念讲]|报|说|发|转发|转过去|告诉|复述)(?:了|给|的|过){0,2}(?:他|她|它|对方|骗子|人家|客服|那人|那边)?(?:了|说|个)?|(?<![a-z])(?:i|we|mum|mom|mother|dad|father|grandma|grandpa|wife|husband|son|daughter)(?: (?:just|then|also|already|stupidly|even|have|had|foolishly))?,? (?:gave|give|told|tell|sent|send|read|shared|share|passed|forwarded|relayed|repeated|dictated|recited|handed)(?: (?:him|her|them|it|out|back|along|on|over|stranger|the [a-z]+))*)[\s:“"‘']*$/
const givenBehind =
  /^[”"’]?(?:[\s,.。-]*(?:已经|我|就|都|也|全|直接|给){0,3}(?:[发转念报]过去|[发转念报]给(?:他|她|对方|骗子|人)|[发报念]出去)|[\s,.-]*(?:that|which|this)(?:'s| is| was)? (?:is |was )?what i (?:sent|gave|told|read|said|typed|shared))/

/** Given away by the person or the family, whatever it is called: “我回了他482913”, “i told him 482913”. */
export function isGivenAway(text: string, place: Place): boolean {
  if (place.end - place.start < 6 || /\d{7}/.test(text.slice(place.start, place.end))) return false
  return givenByMe.test(before(text, place)) || givenBehind.test(behind(text, place))
}

const appeared =
  /(?:看[到见]|收到|来了|[弹蹦跳冒]出来?|出现|发来|(?<![a-z])(?:saw|got|received|popped up|appeared))(?:了|的|是|一?个|条|an?|the| )*$/
const isHanded = /(?:把|将)(?:那|这|一)?[个串组条]?$/
const handed = /^["”]?(?:[发传转念报讲说]?给|告诉|[讲话]?[畀俾]|话给|[发转传念报](?:过去|出去))/

/** “我看到4816，告诉他了”, “把6638给了会长”. Money is said to be some. */
export function isAppearedAndPassed(text: string, place: Place): boolean {
  const length = place.end - place.start
  if (length < 4 || length > 8 || /00$/.test(text.slice(place.start, place.end))) return false
  const [front, rear] = [before(text, place), behind(text, place)]
  return (appeared.test(front) && passedOn.test(rear)) || (isHanded.test(front) && handed.test(rear))
}

const laterExplanation =
  /^[^\d。!?\n]{0,40}?[,(;:-] ?(?:(?:that|this|it|which)(?:['’]s| is| was)(?: actually| really| in fact)? (?:my |her |his |the |our |their |a )?(?:[a-z]+ ){0,2}(?:pins?|password|passcode|code|otp)(?![a-z])|(?:那|这|都|全|也|其实|后来才?知道|原来)+(?:就|才)?是(?:我|她|他|你)?(?:们)?的?[^\d,。;!?\n]{0,8}(?:密码|验证码|校验码|动态码|登[录陆]码|口令))/

/** Said to be one a clause later: “keeps 4820 on a sticker, that's her bank pin”. */
export function isExplainedLater(text: string, { end }: Place): boolean {
  return laterExplanation.test(text.slice(end, end + 80))
}

const explanation =
  /^[\s。,.)”"-]*(?:(?:[a-z']+ ){0,3}(?:says?|said|told me|turns out|realised|realized|learned|learnt|knows?|see) (?:that )?(?=it|that|this)|[^\s\d,。;!?]{0,6}说)?(?:(?:他们?|对方|短信里|人家|they)?(?:叫它|叫做|叫作|称为|说是| ?call(?:ed|s)? (?:it|that))|(?:这|那|其实|后来|原来|就|才|知道|发现)*(?:是|(?:which|that|it)(?: was| is|'s|’s)|the ))/

/** Followed by what it is: “4829，这是验证码”. */
export function isExplained(text: string, place: Place): boolean {
  return explanation.test(behind(text, place))
}

/** Named at once: “482913是您的…”, “482913 is your …”. */
export function isNamedBehind(text: string, place: Place): boolean {
  return /^["”\s]*(?:(?:就|便|正|也)?是(?!不)|为|即|(?:is|was) (?:just |also |really |actually )?(?!not|no |n[o'])|as |= )/.test(
    behind(text, place),
  )
}

/** Named at once: “…:482913”, “… is 482913”. */
export function isNamedInFront(text: string, place: Place): boolean {
  return /(?:[:=-]|是|为| is| was)\s*$/.test(before(text, place))
}

const passing =
  '念|读|俾|畀|报(?![警案名销考])|口述|[跟同](?:他|她|对方|人家|那人)[讲说]|讲畀|话俾|填|输入|告诉|告知|转告|转发|发(?:给|过去|出去)|(?:打|说|回|转|传)(?:给|进|过去|了)|给(?:了|他|她|对方|人|客服|骗子)|(?<![a-z])(?:read|told|gave|give|forwarded|typed|said|entered|shared|pasted|(?:sended|gived|telled|sent|send)(?: it)?(?: to)? (?:him|her|them)|passed|relayed|dictated|repeated|recited|handed|texted|sent (?:it|them|him|her))(?![a-z])'
const passedOn = new RegExp(`^[^0-9\n]{0,36}?(?:${passing})`)

/** Passed on in the words that follow, up to the next number: “593021，让我别告诉别人，我念给他了”. */
export function isPassedOn(text: string, place: Place): boolean {
  return passedOn.test(text.slice(place.end, place.end + 44))
}

const passedBefore = new RegExp(`(?:${passing})[^0-9\n]{0,28}$`)

/** Of what is passed on in the words in front: “我念了两次，一次553018”. */
export function isPassedBefore(text: string, place: Place): boolean {
  return passedBefore.test(text.slice(Math.max(0, place.start - 44), place.start))
}

const reply =
  /(?:^|[\s,。;?!])[^\s\d:,。;?!]{1,8} ?: ?["“]?(?:(?:哦|噢|喔|嗯+|好的?|行|给(?:你)?|在这里?|ok(?:ay)?|oh|yes|sure|here(?: it is| you go)?|um+|uh)[\s,.。:!…]*){0,3}["“]?$/

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

/** Whether what stands between two numbers takes the first one back. */
export function isCorrected(gap: string): boolean {
  return (
    gap.length <= 24 && /不对|不是|说错|打错|记错|哦不|(?:^|[^a-z])(?:no|wait|sorry|i mean|rather)(?![a-z])/.test(gap)
  )
}
