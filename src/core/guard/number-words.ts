// Words that say what a number is: a code or password, a card, or something that is no secret.

/**
 * What a word says of the number beside it.
 * - `code`, `password`, `security-code` (of a card, three digits): a secret.
 * - `message`: where codes are read, as in “the digits on my screen”; a secret when they are passed on.
 * - `three`: “the last three digits”, a secret where the back of a card is talked of.
 * - `id`, `card`: the whole of it is a secret, which its check digit tells; a part of it is none.
 * - `receipt`: an order, a case, a parcel, a transaction. `number`: some other number that is given out. `unnamed`: only that it is one.
 * - `wifi`: the password behind it hangs on walls.
 * - `person`: whose number it is when it stands behind, as in “客服 8801”.
 * - `taken`: money, or the code itself: “被骗走：482913”.
 * - `money`: amounts and what is done with them. `other`: phones, badges, accounts, places, laws, last digits.
 */
export type Said =
  | 'code'
  | 'password'
  | 'security-code'
  | 'message'
  | 'three'
  | 'id'
  | 'card'
  | 'receipt'
  | 'number'
  | 'unnamed'
  | 'wifi'
  | 'person'
  | 'taken'
  | 'money'
  | 'other'

/** A word and where it stands. */
export interface NumberWord {
  said: Said
  start: number
  end: number
}

interface Entry {
  said: Said
  zh?: string[]
  /** Latin letters: stand by themselves, but digits may touch them, as in “cvv123”. */
  latin?: string[]
}

const digitName = '[0-9一二两三四五六七八]{1,2}'

const anyOneOf = (...words: readonly string[]) => `(?:${words.join('|')})`

// What a code belongs to that is no secret.
const factNames = {
  zh: anyOneOf(
    '取件|取货|提货|自提|取餐|取票|核销|兑换|优惠|折扣|推荐|邀请|识别|条形?|二维|溯源|防伪|登机|排队|收款|付款二维|券',
    '邮政编?|邮编|邮|编|代|区|区划|行政|地区|城市|国家|电话区',
    '错误|报错|出错|异常|故障|失败|返回|响应|状态|原因|退出|告警|报警|结果|错',
    '股票|基金|证券|债券|期货|期权|产品|理财|合约|个股|标的',
    '行业|机构|信用|学校|院校|专业|课程|科目|公司|企业|单位|部门|网点|支行|分行|银行机构|银行(?=代)|商户|门店|店铺|代理|经销商|业务员|员工|客户|会员|用户|供应商',
    '机器|商品|设备|货品|物料|批次|项目|活动|房间|座位|车型|航班|机场|车站|颜色|字符|税收|海关|疾病|药品|国标',
  ),
  latin: anyOneOf(
    'zip|post(?:al)?|area|country|region|state|city|province|district|zone|dial(?:l?ing)?|calling',
    'err(?:or)?|fault|failure|trouble|alarm|exception|status|exit|return|response|result|reason|diagnostic|http|ret|res',
    'stock|funds?|shares?|ticker|bonds?|securities|etf|futures|portfolio',
    'branch|bank branch|swift|bic|sort|routing|bank identifier|merchant|shop|store|outlet|dealer|agent|agency|vendor|supplier|staff|employee|department|dept|team|company|industry|unit',
    'source|qr|bar|dress|item|product|goods|model|batch|lot|part|serial|asset|material|colou?r|unicode|hex|build',
    'order|case|tracking|reference|ref|booking|reservation|ticket|parcel|locker|pick-?up|collect(?:ion)?|warehouse|customs|tariff|hs',
    'discount|promo|promotion|coupon|voucher|campaign|event|offer|rebate|invitation|invite|referral|member|customer|client|user|group',
    'civil|criminal|penal|labou?r|tax|commercial|offen[cs]e|charge|project|course|class|subject|major|school|college|station|airport|airline|flight|seat|plate',
  ),
}

// What a code that is a secret is for, or how it comes.
const secretNames = {
  zh: anyOneOf(
    '短[信讯]|简讯|手机|语音|图形|图片|邮箱|邮件|电子邮件|短消息|数字|令牌|口令|随机|一次性?',
    '登[录陆入]|注册|支付|付款|取款|提款|转[账帐]|提现|交易|安全|身份|实名|[双二两多][重步次因]骤?素?',
    '授权|激活|解冻|解锁|退款|理赔|核身|开通|签约|放款|绑定|绑卡|解绑|换绑|注销|重置|找回|恢复|确认|动态|验证|校验',
    '银行|微信|支付宝',
  ),
  latin: anyOneOf(
    'verif(?:y|ication|ied)?|validation|authentication|auth(?:ori[sz]ation)?|confirm(?:ation)?|identity|check|one[- ]?time|single[- ]use|temporary|temp',
    'sms|text|texted|message|msg|phone|mobile|email|e-mail|voice|call',
    'log[- ]?in|log[- ]?on|sign[- ]?in|sign[- ]?up|access|activation|unlock|reset|recovery|payment|pay|transfer|withdrawal|transaction|dynamic|token',
    '2fa|mfa|(?:two|2|multi)[- ]?(?:factor|step)|secret|security',
  ),
}

// Whose number it is: of people, of places.
const numbered = {
  zh: anyOneOf(
    '警|员工|职工|工|柜员|坐席|座席|席位|客服|专员|顾问|经理|代理|业务员|快递员|骑手|司机|服务|胸牌|工牌|铭牌|证件牌',
    '学|考|准考证|学籍|座位|座|车牌|证书|执照|许可证|护照|通行证|社保|医保|公积金|病历|病案|就诊|住院|门诊|保单|档案',
    '房|房间|门牌|病房|宿舍|床|床位|桌|机位|车位|柜|窗口|柜台|网点|支行|分行|机构|门店|店铺|楼|楼层|单元|教室|包厢|会议室|储物柜|摊位|档口|航班|车次|检票口|登机口',
  ),
  latin: anyOneOf(
    'badge|staff|employee|worker|agent|officer|rep|representative|operator|clerk|teller|advis[eo]r|consultant|manager|driver|courier|rider|warden|guard|inspector|detective|constable|sergeant|pc|police|collar|shoulder|service',
    'meeting|group|user|member|student|exam|patient|file|policy|passport|licen[cs]e|plate|permit',
    'room|flat|apartment|apt|suite|unit|house|door|ward|bed|seat|table|desk|window|counter|branch|outlet|store|shop|gate|bay|stall|locker|building|block|floor|street|bus|flight|train|platform|coach|carriage',
  ),
}

// At one place the first that fits counts, so compounds stand before their parts.
const lexicon: readonly Entry[] = [
  {
    said: 'wifi',
    zh: [
      '无线(?:网络?|上网)?',
      '路由器?',
      '热点',
      '宽带',
      '网络?(?=的?密码|\\s?[:是叫]|\\s[a-z0-9])',
      '(?:家里?|店里?|咖啡[馆店厅]|酒店|宾馆|民宿)的?网络?',
      '[接连]入密码',
      '[连蹭]网',
      '光猫',
      '[店家馆厅里]的?网(?=[\\s,:密口])',
    ],
    latin: [
      'wi-?fi(?: (?:log-?in |access |guest )?(?:codes?|keys?|pass[a-z]*|pins?)(?: for [a-z]+)?)?',
      '(?:tp-?link|tenda|chinanet|cmcc|chinaunicom|mercury|netgear|xiaomi|huawei)(?=[-_])',
      'wlan',
      'ssid',
      'network',
      'router',
      'hot ?spots?',
      'wireless(?: network)?',
      'broadband',
      'wpa[23]?(?: ?(?:key|psk))?',
      '(?:5|2\\.4)g-[a-z]+',
      '[a-z0-9]{1,20}[-_](?:5|2\\.4)g',
      'guest (?:network|wi-?fi)',
      'network key',
    ],
  },
  {
    // Codes that are no secret.
    said: 'other',
    zh: [
      `${factNames.zh}(?:代?码|代号)`,
      `${factNames.zh}(?:代?[码号]|编[码号])? ?(?:code|no|number|id)(?![a-z])\\.?`,
      '(?:报错|出错|错误|异常|故障)(?:提示|信息|编?号)?(?=[\\s:是为(\\[【"“#]{0,3}-?[0-9])',
    ],
    latin: [
      `${factNames.latin}[ -]?codes?`,
      '(?:err(?:or)?|exception|fault)(?: ?(?:no\\.?|num|number|id|#))?(?=[\\s:=(\\["“#-]{0,3}[0-9])',
      '(?:stocks?|shares?|funds?|tickers?|etf|postcode|zip)(?=[\\s:#(]{0,3}[0-9])',
      // What a server answers.
      'code(?=["”]?\\s?[:=]\\s?["“]?-?[0-9]{1,9}["”]?[,&]\\s?["“]?(?:err|error|ret)? ?(?:msg|message|data|desc|info|success|status))',
    ],
  },
  {
    // When a card ends: a month and a year.
    said: 'other',
    zh: [
      '(?:有效期?[至到限]?|到期|失效|效期|截止|截至)[日期时间年月]{0,2}(?=[\\s:="“是为到至(]{0,3}(?:(?:20)?\\d\\d[ /.-]?(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])[ /.-]?(?:20)?\\d\\d)(?!\\d))',
    ],
    latin: [
      '(?:exp(?:\\.|iry|ires|iration|ired)?|valid(?:ity)?(?: (?:thru|through|until|till|to|period))?|good thru)(?: (?:dates?|on|in|month|is))?(?=[\\s:="“(]{0,3}(?:is |was )?(?:(?:20)?\\d\\d[ /.-]?(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])[ /.-]?(?:20)?\\d\\d)(?!\\d))',
    ],
  },
  {
    said: 'security-code',
    zh: [
      '[三3]位数?的?(?:安全|验证|校验)(?:码|值|号码?|数字?)?|(?:印|写)在[后背反]面?|签条|[背后]面?的?几[位个]|卡背信息|安全识别|卡[的后]背后?',
      '(?:三位数?)?安全(?:代?码|号码?|数字|值)(?![在保防])',
      '(?:信用)?卡片?的?(?:识别|核验|校验|验证|安全|检验|鉴别)(?:代?码|值|数字?|号码?)',
      '[后背反](?:面|头|边)那?个?[三3]位的?(?=\\s?[0-9])',
      '[背后]书码|磁[条道](?:下面?|上面?|旁边?)?|[后背末尾]面?[三3][位个]?(?:数字?|码)?|背[三3](?:位|个|码)?|(?:后|背)面的?白条',
      '运通卡?(?=\\s?[0-9]{4}(?![0-9]))|(?:信用)?卡片?的?(?:照片)?(?:正反)?两面|卡片?的?正反面?|卡片?[后背]方',
      '[后背反](?:面|头|边|侧)(?:那|的|印|个|串|几|小){0,4}(?:[三3][位个]|仨)?的?小?(?:数字?|字|码|号(?!码))',
      '卡片?的?[后背反](?:面|头|边|侧)?(?=的|那|上|有|印|仨|[三3]|\\s?[0-9]|,)',
      '签[名字](?:条|栏|处|区|旁边?|那里?|的?地方|下面?|上面?|边上?|后面?){1,2}',
      '(?:信用卡|卡片?)?(?:校验|检验|验证|安全)值',
      '卡片?的?(?:验证|校验|安全)码',
      '[后背末]面?[三3]码|[背后]码',
      '(?:背面|背后|反面|签名[条栏处]上?)[^\\n。,;]{0,8}?[三3][位个]的?(?:数字?|号?码)?',
      '(?:背面|背后|反面|签名[条栏处]上?)(?:的?数字?)?',
      '卡片?的?(?:背面?|后面|反面)|(?:把?卡片?)?翻(?:过来|到(?:背|反)面)',
      '(?:正面|卡面)(?:[^\\n。,;0-9最后末尾]{0,8}?)[四4][位个]的?小?(?:数字?|号?码)?',
    ],
    latin: [
      'cv[vcn](?:2(?![0-9]))?(?: ?(?:code|[号码]+))?',
      'csc',
      'cid',
      'cvd',
      'card (?:cvv|cvc)',
      'sec(?:urity|\\.)? codes?',
      'card codes?',
      '(?:turn|flip)(?:ed|ped|s|ing|ping)? (?:it|(?:the|my|his|her|our|a) (?:[a-z]+ )?card) (?:over|around|round)',
      'flip(?:ped|ping)? (?:the|my|his|her|our|your) card',
      '(?:little |small |tiny |printed )?(?:numbers?|digits?)(?: printed)? (?:behind|on the (?:back|reverse|rear|flip side)(?: of)?)(?: (?:the|my|his|her|our|your) (?:[a-z]+ )?cards?)?',
      '(?:on|at|from|by|near|under|beside|next to|behind|across|along) (?:the|its|my|his|her) (?:reverse|rear|back|flip ?side|other side|signature|strip|magnetic strip|mag ?stripe)(?: (?:side|strip|panel|box|bar|line))?(?: of (?:the|my|his|her|our|a) (?:[a-z]+ )?card)?',
      '(?:back|reverse|rear) ?sides?',
      "(?:card|visa|amex|mastercard)(?:[’']s)? (?:back|reverse|rear)(?: side)?",
      'back[- ]of[- ](?:the[- ])?card',
      'behind (?:the|my|his|her|our) (?:card|visa|amex|mastercard|union ?pay)',
      'the rear',
      '(?:three|3)[ -](?:digit|figure|number)s? (?:security |card )?(?:codes?|things?|bits?)',
      'verification values?',
      "card(?:[’']s)? (?:verification|security|validation|verif|check|safety) (?:codes?|values?|digits?|numbers?|no\\.?|figures?|things?|bits?)",
      'security (?:things?|bits?)(?= (?:on|of|from))',
      'security no\\.?(?= ?[0-9])',
      'csv',
      'secure codes?',
      'security(?= (?:is |was )?[0-9]{3}(?![0-9]))',
      "card(?:[’']s)? security(?= ?(?:[:=]|is|was))",
      '(?:back|reverse|rear) (?:showing|visible)',
      'off (?:the|its) back',
      '(?:amex|american express),?(?= [0-9]{4}(?![0-9]))',
      '(?:photos?|picture|pic|scan) of (?:the |its |my |her )?(?:reverse|back|rear)(?: side)?',
      'both sides(?= of| ?[,:(]|$)',
      '(?:where|near where) (?:i|you|we) signe?d?',
      '(?:four|4) on the front',
      '(?:turn|flip)(?:ed|ped|s|ing|ping)? (?:the|my|his|her|our|your|a) card (?:around|over)',
      'from (?:the|my|his|her) card(?= back)',
      'signature',
      'signature (?:strip|panel|box|bar)',
      'card (?:verification|security) (?:code|number|value)',
      '(?:three|3)[ -](?:digits?|numbers?)(?: codes?| numbers?)? (?:(?:on|at|from) the back|behind)',
      // Of American Express, with four digits.
      '(?:four|4)[ -](?:digits?|numbers?)(?: codes?| numbers?)?(?: printed| shown)? (?:on|from|at) the front(?: of (?:the|my|his|her|our) (?:[a-z]+ ?){1,2})?',
      '(?:security numbers? )?(?:on|from|at) the back(?: of (?:the|my|his|her|our) (?:[a-z]+ )?card)?',
      '(?:little |small |card )?(?:security|safety) (?:numbers?|codes?)',
      'back[- ]of[- ]card (?:code|number)',
      'back of (?:(?:the|my|his|her|our|a) )?(?:[a-z]+ )?card',
    ],
  },
  {
    said: 'three',
    zh: [
      '三码(?=[\\s:是,]{0,3}[0-9])',
      '[后背反]面的(?=[,。;!?\\s0-9])',
      '仨(?:小|的)?(?:数字?|码|字)?',
      '(?<![十二三四五六七八九0-9])[三3][位个](?:小|的|一组|数字?){0,2}(?:数字?|号?码|字)',
      '那?几个小(?:字|数字?)',
      '(?:最?[后末]面?的?)?(?<![0-9])[三3][位个]的?(?:数字?|码)?',
    ],
    latin: [
      '(?:(?:last|final|only|those|these|the|just|little|small|tiny|extra) ){0,3}(?:three|3)(?:[ -](?:more|little|small|tiny|extra|digits?|numbers?|figures?)){1,2}(?: (?:codes?|things?|bits?|ones?))?',
      '(?:last|final|those|these) (?:three|3)(?= (?:on|at|of the|from|by|near|behind|in)(?![a-z])| ?[:=,(]| (?:is|was|are|were) ?[0-9])',
      '(?:little|tiny|small) (?:numbers?|digits?|code|figures?)',
    ],
  },
  {
    // Parts of a number.
    said: 'other',
    zh: [
      '生日|出生(?:日期|年月日?)?',
      '身高|体重|血压|体温|温度|年龄|分数|步数|浏览量?|点赞|排名|考了',
      '尾[号数]|尾巴(?=\\s?[0-9])',
      '末尾|末位|结尾|开头',
      `[最后末前头尾]{1,2}[面边]?的?\\s?${digitName}\\s?[位个]的?(?:数字?|号?码)?`,
    ],
    latin: [
      'heights?|weights?|weigh|aged?|scores?|scored',
      'end(?:s|ing)?(?: in| with)?',
      '(?:last|first) (?:two|three|four|five|six|eight|[0-9])(?: digits?| numbers?)?',
    ],
  },
  {
    said: 'password',
    zh: [
      '(?:密码|口令)[^\\n。,;]{0,6}生日',
      // A password that is a part of another number.
      `密码(?:就|都|也|全|还|一直|默认|原来){0,2}(?:是|为|用|设|取|=|:)[^\\n。,;0-9]{0,10}[最后末尾]{1,2}面?的?${digitName}[位个]的?(?:数字?|号?码)?`,
      '密码[^\\n。,;0-9]{0,8}[最后末]{1,2}[六八68][位个]的?(?:数字?|号?码)?',
      '密码(?![锁门箱柜器学]|本(?![来身是]))|[密蜜秘][马玛妈嘛吗](?=[\\s:=就是为]{0,4}[0-9])',
      // What a lock opens with, right behind it.
      '(?:密码|指纹|智能|电子|大|家|房)?(?:门锁|锁|保险柜|保险箱)(?:的?密?码)?(?=(?:的?密?码)?[\\s:=是为叫也就还只用]{0,3}[0-9]{4,8}(?![0-9]))',
      '[卡支输]密|暗[码语]',
      '(?<![加解保机绝泄秘隐精紧亲严稠])密(?=[\\s:=就是为]{0,4}[0-9])',
      '[口密]令|暗号|[密秘]钥|通行(?:码|字)',
      '[ku优]?盾(?:的?(?:密码|码|口令))?(?=[\\s:=是为]{0,4}[0-9])',
      '锁屏(?!后|时|状态|界面|显示)|屏锁|解锁(?=[\\s:=是为,]{0,3}[0-9])',
      '(?:解锁|锁屏|开锁|开机|开门|门锁|手势)码|屏幕解锁',
    ],
    latin: [
      `(?:pin|password|passcode|code|(?:un)?lock) (?:for|of|to|on) [a-z '’]{1,30}(?=(?: is| was|:|=)? ?[0-9]{3})`,
      '(?:pin|pass(?:word|code))s? ?(?:is|was|=|:)[^\\n.,;0-9]{0,24}?last (?:[a-z]+|[0-9])(?: digits| numbers)?(?: of (?:my|the|his|her|our))?(?: [a-z]{2,8}){0,3}',
      '(?:pay|login|trade|card|secret)?passwords?',
      'secret (?:numbers?|codes?|digits)',
      'atm (?:number|no\\.?|digits)',
      'mima|pas?s?w[aou]?r?[dt](?: ?(?:of|for))?|p[as]{1,3} ?w[aeo]r[dt]s?|pasw[a-z]{2,4}|pswd|psw|pin num+bers?',
      '(?:my|the|her|his|our|their) pass(?=(?: (?:is|was|for [a-z]{2,12}(?: is| was)?)|:|=) ?[0-9])',
      '(?:telephone|banking|payment|trading) (?:password|pin|code)',
      '(?:pay|login|pin|trans|query|card|user)?(?:pwd|passwd)',
      'pw|mm(?=[\\s:=是]{0,3}[0-9])|puk(?: ?codes?)?',
      'passphrases?',
      'passcodes?',
      '[mt]?-?pins?(?: ?(?:codes?|numbers?|no\\.?|码))?',
      '(?:door|gate|entry|safe|key|alarm|entrance) ?codes?',
      '(?:un)?lock ?codes?',
      '(?:phone|screen|tablet|ipad|mobile|handset)(?: screen)? (?:un)?lock(?:ing)?',
      '(?:un)?lock(?:ing|s)?(?= ?(?:is|was|with|:|=) ?[0-9])',
      '(?:screen lock|lock screen)(?= ?(?:is|was|:|=)? ?[0-9])',
    ],
  },
  {
    said: 'code',
    zh: [
      `${secretNames.zh}{0,3}(?:验证|校验|核验|认证|确认|动态)(?:代?[码嘛吗马玛]|代号|数字|密?钥|字符|号码?|短[信讯])?(?!器)`,
      `${secretNames.zh}{1,3}(?:代?码|代号)`,
      '[验严彦言检念][证正政整真症挣征][码马吗嘛玛妈号]',
      '(?:口零|口今|囗令)',
      '(?:身份)?验证器',
      '(?:登[录陆]|验证|支付|注册)用',
      '(?<=[^\\p{L}]|^|[的这那个条把发收报念给到串是了你我他组位要接问索套骗填输看见有没两几哪先再刚])码(?![头农子率洋字表])',
    ],
    latin: [
      'yzm',
      'v[ea]?r?[aeiy]?f[a-z]{1,4}[ct][a-z]{0,3}[toi][a-z]{0,2}n(?: ?(?:codes?|cod|coed|numbers?|no\\.?|digits?))?',
      '(?:cod|coed|cdoe|kode|codde)(?=[\\s:=]{0,3}(?:is |was |i )?[0-9]{4,8}(?![0-9]))',
      '(?:one[- ]?time|single[- ]use) (?:things?|thingy|thingies|numbers?|digits|no\\.?|pass|log-?ins?|keys?|sms|texts?)',
      '(?:auth|log-?in|sign-?in|security|verif[a-z]*) (?:digits|numbers?)',
      '(?:six|6|four|4)[ -](?:digits?|numbers?|figures?)(?: codes?)? (?:they|he|she|it|that|which|from|in|we) (?:text(?:ed)?|sent|came|arrived|messaged|my phone|the (?:text|sms|message))',
      '(?:numbers?|digits|things?) (?:that )?(?:they|we|it|he|she|the bank) (?:text(?:ed|s)?|sent|sms(?:ed)?|messaged)(?: (?:me|you|us|to me|to you))?',
      'yan ?zheng ?ma',
      'to (?:verify|log ?in|sign ?in|register|activate|authori[sz]e|confirm|reset|complete)',
      '(?:log[- ]?in|sign[- ]?in) (?:number|digits)',
      `${secretNames.latin}[ -]?(?:codes?|pass(?:code|word)s?|pins?|otp|tokens?|码)(?: (?:for|of|to|on) [a-z '’]{1,30}(?=(?: is| was|:|=)? ?[0-9]{3}))?`,
      `(?:one[- ]?time|verification|authentication|2fa|two[- ](?:factor|step)) (?:numbers?|no\\.?|digits?)`,
      '(?:two|2|multi)[- ](?:factor|step)',
      '[mt]?tan(?=[\\s:=]{0,3}[0-9])',
      't?otac?',
      'captcha',
      'o\\.t\\.p\\.?',
      'v-?codes?',
      't?otps?',
      'verification',
      '2fa',
      'mfa',
      'authenticator',
      'codes?',
    ],
  },
  {
    said: 'id',
    zh: ['(?:居民)?身[份分]证件?(?:编?号码?)?', '[老旧]证', '证件(?:编?号码?)?', '(?:公民身份|社会保障)号码?'],
    latin: ['(?:national |chinese |identity )?(?:id|identity)(?: card)?(?: no\\.?| number| #)?'],
  },
  {
    said: 'receipt',
    zh: [
      '(?:订|运|货|包裹|快递|物流|配送|工|保|票|账|提|发|商户|交易|退款|退货|采购|申请|报修|投诉|举报|接警|受案|立案|受理|送货|缴费|还款|业务|凭证|回执|挂号|预约|登记|下|寄|投保|支付|付款|转账|充值|收)单(?:编?号码?)?',
      '(?:订|机|车|门)票(?:编?号码?)?',
      '(?:交易|转账|汇款|支付|付款|银行|清算|业务|系统|订单|退款)?(?:流水|凭证|参考|授权|追踪|跟踪|记账|交易|批次|业务)(?:单|流水)?号码?',
      '(?:受理|受案|立案|报案|报警|接警|接处警|投诉|举报|案件|案|回执|仲裁|调解|诉讼|判决|登记|(?<!外)公证书?|批准|批文|文书|决定书|收据|发票|保单|合同|协议|申请|反馈|查询|预约|挂号|检测|服务)(?:单|书)?(?:编号|号)码?',
      '(?:快递|运单|包裹|物流)(?:单|编)?号码?',
      '单号码?',
    ],
    latin: [
      '(?:order|case|ticket|receipt|incident|crime|police report|registration|transaction|txn|tracking|parcel|shipment|invoice|booking|reservation|complaint|reference|ref|waybill|claim|confirmation|docket)(?: id| no\\.?| number| num| #|\\.)?',
      'trade no\\.?',
      'conf(?:irm)?\\.?(?= ?(?:no\\.? ?)?#?[0-9])',
      '(?:repair|deposit|delivery|withdrawal|payment|paper|claim|queue)? ?(?:slip|stub|docket|chit|coupon)(?: no\\.?| number| #)?',
    ],
  },
  {
    said: 'number',
    zh: [
      '取[件餐货]|提货|丰巢|快递柜',
      '(?:股票|基金|证券|期货)(?=[\\s:(]{0,3}[0-9]{6}(?![0-9]))',
      '流水',
      '回执',
      '发票',
      '快递',
      '包裹',
      '物流',
      '编号',
      '序列号码?',
      '设备号码?',
      '串号',
      '(?:客户|用户|会员|商户|设备|订户|机器|终端|学籍|考生)编?号',
    ],
    latin: [
      'imei',
      'iccid',
      'meid',
      'serial(?: no\\.?| number)?',
      's\\/?n',
      '(?:policy|application|report|contract|document|customer|member|part|model) (?:id|no\\.?|number|#)',
    ],
  },
  {
    // Phones.
    said: 'other',
    zh: [
      '[来去]电(?:显示)?',
      '(?:手机|电话)(?![里中上那屏])(?:号码?)?',
      '(?:座机|固话|联系方式|总机|分机|热线|传真|短号|内线|号码)(?:号码?)?',
      // “打了617083” may be typed.
      '[拨打](?!过[去来])(?:了|打|的|通|给|过)*(?![了打的通给过在进字出])(?!\\s?(?!9[56]|1[012])[0-9]{6}(?![0-9]))',
      '致电',
      '呼叫',
      '转(?=\\s?\\d{3,4}(?!\\d))',
    ],
    latin: [
      '(?:tel|telephone|phone|mobile|landline|hotline|extension|ext|fax|switchboard|call(?:ed|ing)?(?: back)?|dial(?:l?ed|l?ing)?|rang)(?: no\\.?| number)?(?:\\.(?=\\s?[0-9]))?',
    ],
  },
  {
    // Of people and of companies.
    said: 'person',
    zh: [
      '客服',
      '[民辅协交]警',
      '警官',
      '专员',
      '坐席',
      '柜员',
      '经理',
      '接线员',
      '企?业?微信',
      '支付宝',
      '抖音',
      '快手',
      '微博',
      '淘宝',
    ],
    latin: [
      "agent(?![’']s number|,? (?:id|no\\.|number) ?[0-9#])",
      "officer(?![’']s number|,? (?:id|no\\.|number) ?[0-9#])",
      "rep(?![’']s number|,? (?:id|no\\.|number) ?[0-9#])",
      "representative(?![’']s number|,? (?:id|no\\.|number) ?[0-9#])",
      "operator(?![’']s number|,? (?:id|no\\.|number) ?[0-9#])",
      "clerk(?![’']s number|,? (?:id|no\\.|number) ?[0-9#])",
      'wechat',
      'whatsapp',
      'telegram',
      'alipay',
    ],
  },
  {
    // People and their numbers, accounts elsewhere.
    said: 'other',
    zh: [
      '工号',
      `${numbered.zh}(?:编号|代号|号码?)`,
      '(?<=^|[\\s,。;!?我他她你家人])住(?:在|的是)?(?=\\s?[0-9]{3,4}(?![0-9]))|门牌|房号|病房|包[厢间房]|教室|会议室|宿舍|车位|储物柜|网点|支行|分理处|营业[厅部所](?=[\\s:是为]{0,2}[a-z]?-?[0-9])',
      '(?:微信|支付宝|抖音|快手|微博|淘宝|用户)(?:号码?|id|uid)',
      '(?:群|会议|房间|频道|直播间|昵称|网名)(?!["”]?[里中上])(?:号码?|id)?',
      '(?:警官|工作|记者|律师|执业|学生|驾驶|居住|残疾|军官|房产)证(?:编?号码?)?|[厂工胸铭号]牌|[水电气煤]表|端口(?:号)?|频段|信道|型号|邮[编局]|门禁卡号',
    ],
    latin: [
      `${numbered.latin}(?:['’]s)?,? ?(?:id|no\\.?|num(?:ber)?|nr\\.?|#)(?![a-z])`,
      'bin(?= ?[0-9])|badge|permit|licen[cs]e plate|plate|(?:network |tcp |server )?ports?',
      'staff',
      'employee',
      'uid',
      'qq(?:号码?|群号?)?',
      '(?:meeting|group|user|room|channel|student|exam|ward|branch|window|counter|desk|gate|bay|stall|flat|apartment|door|bed|table|locker)',
      '(?:wechat|telegram|whatsapp|alipay) (?:id|no\\.?|number|#)',
    ],
  },
  {
    said: 'taken',
    zh: ['(?:骗|盗|偷|套|拿|窃)[走去取]了?(?:我|他|她|对方|你)?'],
    latin: ['stole|stolen|took|taken'],
  },
  {
    // Places, versions, laws.
    said: 'other',
    zh: [
      '(?:楼栋|栋|幢|单元|号楼|柜|格口|车次|航班|座位|版本|高铁|列车)号?',
      '邮编',
      '区号',
      '第(?![一二两三四五六七八九十0-9]{1,2}[个次条])',
      '(?:法典|刑法|民法|诉法|诉讼法|安全法|保护法|管理法|处罚法|条例|司法解释|法释|宪法)',
    ],
    latin: [
      '(?:building|floor|flight|train|seat|version|postcode|locker|suite|apartment|apt|unit|block)(?: no\\.?| number)?(?:\\.(?=\\s?[0-9]))?',
      '(?:articles?|arts?\\.|sections?|paragraph|clause|rule)',
    ],
  },
  {
    // Money.
    said: 'money',
    zh: [
      '金额(?:\\(元\\))?',
      '(?:损失|余额|本金|利息|手续费|服务费|会费|费用|押金|定金|保证金|工资(?!卡)|额度|限额|价格?|单价|总价|首付|售价|面值|人民币|本息|月供|欠款|罚款|赔偿|赔款|奖金|积分|余量|存款)',
      '(?:合计|共计|总计|总额|总共|一共|大约|大概|将近|差不多|超过|接近|至少|最多)',
      '(?:被?转(?!的\\s?[0-9]{6}(?!\\d|[元块万])|发|述)[账帐走出]?|汇款?|打款|付款?|支付|花(?!镜|眼)费?|刷[走卡掉]?|扣[款走掉费除]?|划[走扣款]|取[走现出]|盗刷|骗|亏损?|赔付?|退款?(?!出)|还款?(?![是有在没要能不会想给把被收问让])|借款?|欠款?|贷款?|充值?|提现|到账|入账|支出|收入|(?<!多)少|没(?=了|\\s?[0-9])|剩下?|(?<!(?:问|找|向|跟|管|同)[我他她您你]?)要(?=\\s?[0-9])|赚|被盗(?=\\s?[0-9])|被套(?![路走取住])|变成?(?=\\s?[0-9])|(?:我|他|她|[卡账折户][上里]|还|只|共)有(?=\\s?[0-9]{3,5}(?![0-9]))|中奖|返利?|佣金|补|捐|买|卖|存|(?<!发)送|罚|垫|凑)了?(?:我|他|她|对方|你)?',
    ],
    latin: [
      '(?:rmb|cny|usd|hkd|money|payments?|amount|loss(?:es)?|lost|lose|balance|total|price|fee|deposit|paid|pay|sum|cost|worth|spent|transferred|charged?|charges|withdrew|owe[ds]?|borrowed|refund(?:ed)?|remaining|left|about|around|nearly|(?<!hand(?:ed|ing)? )over(?= ?[0-9¥$])|almost|promised|prize|won|bonus|reward|jackpot|ransom|demanded|offered|salary|rent)',
    ],
  },
  {
    said: 'card',
    zh: [
      '(?:银行|储蓄|信用|提款|金融|借记|贷记|工资(?!卡)|收款|付款|社保|医保|退休|养老|医疗)?[卡账帐](?:[号户]码?)?',
      '开户行?',
      '户名',
      '银[行联]',
      '(?:工|建|农|中|招|交|农商|邮储)行',
      '(?:工商|建设|农业|招商|交通|邮储|邮政|中信|光大|民生|浦发|广发|兴业|平安|华夏)',
    ],
    latin: [
      '(?:bank |credit |debit )?(?:cards?|accounts?|acct|a\\/c|banks?)(?: no\\.?| number| #)?',
      '(?:the )?(?:long|card|big|embossed) (?:card )?numbers?|numbers? on the front',
      'visa',
      'master ?card',
      'amex',
      'american express',
      'union ?pay',
      '(?:icbc|ccb|abc|boc|cmb|bocom|psbc|citic|ceb|spdb|cib|cmbc|hsbc)',
    ],
  },
  { said: 'number', zh: ['[证单据票券](?=[\\s:]{0,2}[0-9])'] },
  { said: 'unnamed', zh: ['号码?'] },
  {
    said: 'message',
    zh: [
      '(?:短[信讯]|简讯)(?:[里中上]面?)?',
      '截[图屏]',
      '消息|讯息',
      '信息(?!泄|被|安|保)',
      '屏幕|[荧萤]幕|画面',
      '弹',
      '发到?[你我他她]?的?手机|核[对实]一下|验一下|[给跟向]我发|发过?来|[又再]?来(?=[了,:。\\s]{0,3}[0-9])|[又再]?来了?[一两]?[条个]|(?<=[0-9行信统台服宝方])发',
      '语音(?:电话|播报)',
      '震[动了]|叮',
      '(?:刚|新|最后)来?的?那?条|[那这]条|收一下|代收|[帮替][^,。;!?\\n]{1,4}收(?:了|一下|个|到)?',
      '密码器|动态牌',
      // What such messages say of themselves.
      '(?:请|切)?勿(?:向|把|给)?(?:任何人|他人|别人|外人)?(?:泄[露漏]|告[知诉]|转发|外传)',
      '(?:不要|别)(?:向|把|给)?(?:任何人|他人|别人|外人)?(?:泄[露漏]|告诉|转发)',
      '分钟内?有效',
      '跳出来?',
      '显示',
      '令牌',
      `${digitName}\\s?[位个]的?(?:数字?|号?码)|[四五六七八4-8]\\s?位的?(?=[,:\\s]*[0-9])`,
      '[串组](?:数字?|号?码)?',
      '(?:念|报|发|读)(?:一下|给我|过来|出来|我|给他|给她|给对方)',
      '收到',
      '[念读](?:给|了|出|错|对|完|一遍|的)',
      '数字',
    ],
    latin: [
      '(?:texts?|texted|sms|messages?|screen|screenshots?|digits?|numbers?|token|gadget|dongle|key ?fob|pop-?ups?|inbox|popped up|buzzed|pinged|beeped)',
      'sent me',
      "(?:do not|don['’]t|never|not to) (?:share|disclose|tell|forward)",
    ],
  },
  // “Loan number”, but not “the number”.
  {
    said: 'number',
    latin: [
      '(?!(?:the|that|this|what|which|same|right|text|security|secret|digit|long|new|old|her|his|its|our|your|their|full|whole|entire|complete|exact|real|atm|pay|payment|cash|withdrawal|unlock|unlocking|six|four|card) )[a-z]{3,} (?:number|no\\.?|#)',
    ],
  },
]

// Latin words and Chinese ones begin with different characters, so each is looked for only where it may begin.
const latinEntries = lexicon.filter(({ latin }) => latin)
const chineseEntries = lexicon.filter(({ zh }) => zh)
const anyOf = (words: readonly string[]) =>
  `(?<![a-z])(?=[a-z0-9])(?:${words.slice(0, latinEntries.length).join('|')})(?![a-z])|(?=[0-9\\u3400-\\u9fff])(?:${words.slice(latinEntries.length).join('|')})`
const patterns = [
  ...latinEntries.map(({ latin = [] }) => latin.join('|')),
  ...chineseEntries.map(({ zh = [] }) => zh.join('|')),
]
const anyWord = new RegExp(anyOf(patterns), 'gu')
const wordByEntry = new RegExp(anyOf(patterns.map((words) => `(${words})`)), 'uy')

/** Every such word of a plain text, in order. */
export function findNumberWords(text: string): NumberWord[] {
  // The same word says the same each time that the same stands behind it.
  const known = new Map<string, Said>()
  const found: NumberWord[] = []
  for (const { 0: word, index: start } of text.matchAll(anyWord)) {
    const seen = text.slice(start, start + word.length + 32)
    const said = known.get(seen) ?? readWord(text, start)
    known.set(seen, said)
    found.push({ said, start, end: start + word.length })
  }
  return found
}

function readWord(text: string, start: number): Said {
  wordByEntry.lastIndex = start
  const match = wordByEntry.exec(text) ?? []
  const entry = match.findIndex((group, index) => index > 0 && group !== undefined) - 1
  return [...latinEntries, ...chineseEntries][entry]?.said ?? 'other'
}
