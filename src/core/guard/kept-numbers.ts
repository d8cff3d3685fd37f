// Numbers told in a talk of codes that are something else by what stands right beside them: times, people, cases, bad examples.

interface Place {
  digits: string
  start: number
  end: number
}

const before = (text: string, { start }: Place) => text.slice(Math.max(0, start - 32), start)
const behind = (text: string, { end }: Place) => text.slice(end, end + 24)

// --- times and days ----------------------------------------------------------------------------------------------------

const clock = /^(?:[01]\d|2[0-3])[0-5]\d$/
const day = /^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/
const year = /^(?:19[4-9]|20[0-4])\d$/
const weekday = 'mon|tues?|wed|thurs?|fri|sat|sun'
const atTime = new RegExp(
  `(?:^|[^a-z])(?:at|around|until|till|by|before|after|(?:${weekday})(?:[a-z]{0,4}day)?|today|yesterday|tonight|morning|evening|afternoon|approx\\.?),? ?$|(?:周[一-日天]|星期[一-日天]|礼拜[一-日天]|[今昨前当][天晚日]|[早晚]上|[上下中]午|凌晨|半夜|傍晚|[日号]) ?$`,
)
const onDay = /(?:^|[^a-z])(?:on|until|till|by|before|after|dated?) ?$|(?:日期|于|到|自|从)[ :]?$/
const inYear = /(?:^|[^a-z])(?:in|since|from|until|till|before|after|by|back in|year) ?$|(?:从|自|于|在|到|是|年份) ?$/
const timeBehind =
  /^ ?(?:左右|前后|许|那会|那天|分许?|hrs?(?![a-z])|h(?![a-z])|hours(?![a-z])|[ap]\.?m\.?(?![a-z])|o'?clock)/
const eventBehind = /^ ?(?:挂失|报警|报案|接的?|接到|收到|来的|来电|打来|给的|开始|转走|到账|被转|冻结)/

/** “On 0514 I told the code”, “周一0915收到”, “I have used it since 2019”. */
export function isTime(text: string, place: Place): boolean {
  const { digits } = place
  const [front, rear] = [before(text, place), behind(text, place)]
  const isClock = clock.test(digits)
  const isDay = day.test(digits)
  if (isClock && atTime.test(front)) return true
  if (isDay && onDay.test(front)) return true
  if (
    year.test(digits) &&
    inYear.test(front) &&
    !/(?:密码|口令|pin|password|码)[^,。;!?\n]{0,4}(?:是|在|到) ?$/.test(front)
  )
    return true
  return (
    (isClock || isDay || year.test(digits)) &&
    (timeBehind.test(rear) || (clauseBegins.test(front) && eventBehind.test(rear)))
  )
}

const clauseBegins = /(?:^|[,。;!?\n、(-])\s*$/

/** “at 0905 … the code 0910”: within the hour or so. */
export function isSoonAfter(time: Place, { digits }: Place): boolean {
  return clock.test(digits) && clock.test(time.digits) && Math.abs(Number(digits) - Number(time.digits)) <= 100
}

/** Four digits that may be a time or a day; where others in the text are, they are too. */
export function looksLikeTime({ digits }: Place): boolean {
  return clock.test(digits) || day.test(digits)
}

// --- people, cases, examples -------------------------------------------------------------------------------------------

const role =
  'advis[eo]r|agent|supervisor|manager|officer|clerk|operator|consultant|representative|rep|colleague|handler|teller|inspector|detective|sergeant|agent who|one who'
const roleBehind = new RegExp(
  `^ ?(?:for|to) (?:pick-?up|collect|deliver)|^ ?取[件货餐]|^[,。 ]*(?:很高兴)?[为竭]诚?(?:您|你)服务|^(?:号)?(?:座席|坐席|席位|话务|柜员|窗口|工位|接线|同志)|^[,(]? ?(?:who is |was |is )?(?:(?:my|the|a|an|their|our|her|his) )(?:[a-z]+ )?(?:${role})(?![a-z])`,
)
const roleInFront = new RegExp(
  `第?[一二两三四五六几0-9]笔[ :]?$|(?:警官|民警|[男女]警|警员|客服|专员|经理|柜员)(?:[小老][一-龥])?[,(] ?$|(?:agent [a-z]{2,10})[,(] ?$|(?:转接|坐席|座席|席位|话务员?|接线员?|转给|转到)(?:的|给|到|了|是|为)*(?:坐席|座席|客服)?[ :“"(]*$|(?<![a-z])(?:seat|desk|${role})(?: (?:is|was|no\\.?|number|id|code))?[ ,:#(]*$`,
)
const filed =
  /(?<![a-z])(?:filed|registered|logged|recorded|listed|booked|lodged|opened|saved|entered|noted|stored|kept)(?: (?!into|in |on )[a-z]+){0,3} (?:under|as)(?: the)?(?: no\.?| number)? ?[“"#]?$|(?<![a-z])under (?:no\.?|number|#)? ?$|(?:登记|备案|立案|编|归档|存档)(?:号|为|成|在|是|的是)*[ :]?$|(?:登记|备案|立案|归档)号?[ ,:]{1,2}$/
// “给我发码的是1065”: who sends it, not what was sent.
const sentFrom =
  /(?:发件人?|来自|发自|发送方)[ :]?$|发(?:验证)?(?:码|短信|信息|消息)(?:来)?的(?:人|号码?|那?个?)?(?:就?是)?[ :]?$|(?:from|by|sender)(?: number| no\.?| id| was| is|:)* ?$/

/** Whose number it is, or of which case, told by what stands right beside it. */
export function isOfOther(text: string, place: Place): boolean {
  const front = before(text, place)
  return (
    roleBehind.test(behind(text, place)) ||
    roleInFront.test(front) ||
    filed.test(front) ||
    (sentFrom.test(front) && /^(?:10|95|96|12)/.test(place.digits))
  )
}

// Behind a character that ends neither a verb nor a particle a number belongs to some noun: “浏览量482913”, “邮戳482913”.
const unnamed =
  /[是係系为叫了的嘅得给到个次条回遍个把被报念说讲读发回填输写打抄诉他她我你它方服子家按摁敲用设成入出过着去来有见看拿要就条那这串号码数字下里上面和跟与及或再又后先才只也都还也拼密令锁卡行宝信付款钱机屏音问答拍贴始初时复述存改换记猜试选点对传送交递喊露漏骗套取收核唱吼嚷偷抢盗扫]$/

/** Whether some other word right in front names a number, or marks that hold labels: “#482913”, a row of a table, a version. */
export function isLabelled(text: string, place: Place & { isSplit: boolean }): boolean {
  const front = before(text, place)
  if (/[一-龥]$/.test(front) && !unnamed.test(front)) return true
  if (place.isSplit && /\.|\d{2}\s?[,、;]/.test(text.slice(place.start, place.end))) return true
  if (/^\s?[*x×•]/.test(behind(text, place)) || /[*×•]\s?$/.test(front)) return true
  return /[#№]\s?$/.test(front) || /^\s*\|/.test(behind(text, place))
}

const address =
  /(?:[路街道巷镇村市区县省]|大厦|小区|(?<![a-z])(?:road|rd|street|avenue|ave|lane|district|city|province|building|block|flat|room)(?![a-z]))[^。!?\n]{0,24}$/
const addressBehind = /^\s*[一-龥]{2,4}[省市区县路]/

/** A postcode: six digits beside an address. */
export function isPlace(text: string, place: Place): boolean {
  if (place.digits.length !== 6) return false
  const front = before(text, place)
  return (
    addressBehind.test(behind(text, place)) ||
    (address.test(front) && /[a-z市区县省路] ?$|, ?$/.test(front) && !/[是了给] ?$/.test(front)) ||
    /寄[到往去] ?$/.test(front)
  )
}

/** “把482913当成取件码”: what was thought of it is not what it is. */
export function isTakenFor(text: string, place: Place): boolean {
  return /^["” ]?(?:(?:被|都)?(?:我|他|她)?(?:当[成作做]|以为是|误认|看成|错当)| ?(?:for|thinking|instead of))/.test(
    behind(text, place),
  )
}

// “显示 -4876”, “1280 是学费”, “298 一年”.
const spentInFront = /(?:显示|余额|变动|金额|扣|支出|入账)[ :]*-$/
const spentBehind =
  /^ ?(?:是|为|算|叫)[^,。;!?\n\d]{0,4}(?:费|(?<![取存付收打给])[款钱]|金|价|税|租|息)(?![一-龥]?码)|^ ?[一每/](?:年|个?月|季|天|次|人|张)|^ ?(?:a|per|each|every) (?:year|month|week|day|night|person)(?![a-z])/

/** An amount without its unit. */
export function isSum(text: string, place: Place): boolean {
  return spentInFront.test(before(text, place)) || spentBehind.test(behind(text, place))
}

const silly =
  /^(\d)\1+$|^(?:0?123456?7?8?9?0?|0?12345678|[1-9]?876543210?|654321|4321|112233|123123|121212|888666|666888)$/
const advice =
  /(?:别|不要|不能|不可以?|勿|不该|不应该?|避免|像|比如|例如|诸如|如|之类|(?<![a-z])(?:not|never|avoid|don['’]?t|no|like|such as|e\.g\.?|instead of|than))(?:再|去|老|总|用|使|设|设置|设成|设为|拿|选|是|个|简单|的|密码|成|为|be|use|using|choose|pick|set|a|as|to|it|simple|easy|something|,|、|和|或|or|and|[\s"“”'‘’:]|\d{4,8})*$/

/** “密码别用123456”: nobody’s. */
export function isBadExample(text: string, place: Place): boolean {
  return silly.test(place.digits) && advice.test(before(text, place))
}
