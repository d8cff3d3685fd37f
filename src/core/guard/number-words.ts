// Words that say what a number is: a code or password, a card, or something that is no secret.

/**
 * What a word says of the number beside it.
 * - `code`, `password`, `security-code` (of a card, three digits): a secret.
 * - `message`: where codes are read, as in “the digits on my screen”; a secret when they are passed on.
 * - `three`: “the last three digits”, a secret where the back of a card is talked of.
 * - `id`, `card`: the whole of it is a secret, which its check digit tells; a part of it is none.
 * - `receipt`: an order, a case, a parcel, a transaction. `number`: some other number that is given out.
 * - `wifi`: the password behind it hangs on walls.
 * - `person`: whose number it is when it stands behind, as in “客服 8801”.
 * - `other`: phones, badges, accounts, places, laws, money, last digits.
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
  | 'wifi'
  | 'person'
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

// At one place the first that fits counts, so compounds stand before their parts.
const lexicon: readonly Entry[] = [
  {
    said: 'wifi',
    zh: ['无线(?:网络?)?', '路由器?', '热点', '宽带', '网络(?=密)'],
    latin: ['wi-?fi(?: codes?)?', 'router', 'hotspot', 'broadband'],
  },
  {
    // Codes that are no secret.
    said: 'other',
    zh: [
      '(?:取件|取货|提货|自提|取餐|取票|核销|兑换|优惠|折扣|推荐|邀请|识别|条形?|二维|邮政编|邮编|编|代|区|错误|故障|状态|机器|产品|商品|溯源|防伪|登机|排队|设备|收款)码',
      '(?:邮政|区划|股票|基金|证券|行业|机构|信用|错误|故障|国家|学校|城市|公司|企业)代[码号]',
    ],
    latin: [
      '(?:zip|post(?:al)?|area|country|region|city|branch|swift|sort|error|status|exit|return|source|qr|bar|dress|item|product|order|case|tracking|reference|booking|discount|promo|promotion|coupon|invitation|invite|referral|pick-?up|civil|criminal|penal|labou?r|tax|commercial|stock)[ -]?codes?',
    ],
  },
  {
    said: 'security-code',
    zh: [
      '安全代?[码碼]',
      '卡片?的?(?:验证|校验|安全)[码碼]',
      '[后背末]面?[三3][码碼]',
      '(?:背面|背后|反面|签名[条栏处]上?)[^\\n。,;]{0,8}?[三3][位个]的?(?:数字?|号?码)?',
      '(?:背面|背后|反面|签名[条栏处]上?)(?:的?数字?)?',
      '(?:正面|卡面)[^\\n。,;0-9]{0,8}?[四4][位个]的?小?(?:数字?|号?码)?',
    ],
    latin: [
      'cv[vcn](?:2(?![0-9]))?(?: ?(?:code|[号码]+))?',
      'csc',
      'cid',
      'cvd',
      'security codes?',
      'card (?:verification|security) (?:code|number|value)',
      '(?:three|3)[ -](?:digits?|numbers?)(?: codes?| numbers?)? (?:on|at|from) the back',
      // Of American Express, with four digits.
      '(?:four|4)[ -](?:digits?|numbers?)(?: codes?| numbers?)?(?: printed| shown)? (?:on|from|at) the front(?: of (?:the|my|his|her|our) (?:[a-z]+ ?){1,2})?',
      '(?:security numbers? )?(?:on|from|at) the back(?: of (?:the|my|his|her|our) (?:[a-z]+ )?card)?',
      'security numbers?',
      'back[- ]of[- ]card (?:code|number)',
      'back of (?:the|my|his|her|our) (?:[a-z]+ )?card',
    ],
  },
  {
    said: 'three',
    zh: ['(?:最?[后末]面?的?)?(?<![0-9])[三3][位个]的?(?:数字?|码)?'],
    latin: ['(?:last )?(?:three|3)[ -]digits?'],
  },
  {
    // Parts of a number.
    said: 'other',
    zh: ['尾[号数]', '末尾|末位|结尾|开头', `[最后末前头尾]{1,2}[面边]?的?${digitName}[位个]的?(?:数字?|号?码)?`],
    latin: [
      'end(?:s|ing)?(?: in| with)?',
      '(?:last|first) (?:two|three|four|five|six|eight|[0-9])(?: digits?| numbers?)?',
    ],
  },
  {
    said: 'password',
    zh: [
      '(?:密[码碼]|口令)[^\\n。,;]{0,6}生日',
      // A password that is a part of another number.
      `密[码碼](?:就|都|也|全|还|一直|默认|原来){0,2}(?:是|为|用|设|取|=|:)[^\\n。,;0-9]{0,10}[最后末尾]{1,2}面?的?${digitName}[位个]的?(?:数字?|号?码)?`,
      '密[码碼][^\\n。,;0-9]{0,8}[最后末]{1,2}[六八68][位个]的?(?:数字?|号?码)?',
      '密[码碼](?![锁门箱柜器学]|本(?![来身是]))',
      '[卡支]密',
      '(?<![加解保机绝泄秘隐精紧亲严稠])密(?=[\\s:=就是为]{0,4}[0-9])',
      '口令',
      '(?:解锁|锁屏)(?=[\\s:=是为]{0,3}[0-9])',
      '(?:解锁|锁屏|开锁|开机)码',
    ],
    latin: [
      `(?:pin|password|passcode|code) (?:for|of|to|on) [a-z '’]{1,30}(?=(?: is| was|:|=) ?[0-9])`,
      '(?:pin|pass(?:word|code))s? ?(?:is|was|=|:)[^\\n.,;0-9]{0,24}?last (?:[a-z]+|[0-9])(?: digits| numbers)?(?: of (?:my|the|his|her|our))?(?: [a-z]{2,8}){0,3}',
      'passwords?',
      'mima',
      'pwd?',
      'passphrases?',
      'passcodes?',
      'pins?(?: ?codes?| ?numbers?)?',
      '(?:un)?lock ?codes?',
      '(?:screen lock|lock screen)(?= ?(?:is|was|:|=)? ?[0-9])',
    ],
  },
  {
    said: 'code',
    zh: [
      '(?:短[信訊]|手[机機]|动态|動態|语音|图形|邮箱|登[录陆入]|注册|支付|付款|取款|转账|安全|身份|银行|微信|支付宝|随机|一次性){0,3}(?:验证|校验|核验|驗證|校驗|认证|認證|确认|確認|动态|動態)(?:[码碼嘛吗马玛]|数字|号码?|短信)?(?!器)',
      '(?:动态|動態|授权|授權|交易|随机|隨機|激活|短信|短訊|登[录陆入]|支付|付款|取款|提现|解冻|退款|理赔|核身|开通|签约|放款|绑定|解绑|注销|重置|二次|语音|手机|身份|一次性)[码碼]',
      '(?:身份)?验证器',
      '(?:登[录陆]|验证|支付|注册)用',
      '(?:数字|口令|令牌|一次|手机|登录|支付|验证|安全|短信)[码碼]',
      '(?<=[^\\p{L}]|^|[的这那个条把发收报念给到串是了你我他组位要接问索套骗填输看见有没两几哪先再刚])[码碼](?![头农子率洋字表])',
    ],
    latin: [
      'yzm',
      'yan ?zheng ?ma',
      'to (?:verify|log ?in|sign ?in)',
      '(?:log[- ]?in|sign[- ]?in) (?:number|digits)',
      '(?:verification|verify|authentication|auth|authori[sz]ation|confirmation|one[- ]time|sms|text|log[- ]?in|sign[- ]?in|access|activation|dynamic|2fa|mfa|two[- ]factor)[ -](?:codes?|pass(?:code|word)s?|pins?|otp)',
      'otps?',
      'verification',
      '2fa',
      'mfa',
      'authenticator',
      'codes?',
    ],
  },
  {
    said: 'id',
    zh: ['(?:居民)?身份[证證]件?(?:编?[号號][码碼]?)?', '[老旧]证', '证件(?:编?号码?)?', '(?:公民身份|社会保障)号码?'],
    latin: ['(?:national |chinese |identity )?(?:id|identity)(?: card)?(?: no\\.?| number| #)?'],
  },
  {
    said: 'receipt',
    zh: [
      '(?:订|运|货|包裹|快递|物流|配送|工|保|票|账|提|发|商户|交易|退款|退货|采购|申请|报修|投诉|举报|接警|受案|立案|受理|送货|缴费|还款|业务|凭证|回执|挂号|预约|登记|下|寄|投保|支付|付款|转账|充值|收)单(?:编?号码?)?',
      '(?:订|机|车|门)票(?:编?号码?)?',
      '(?:交易|转账|汇款|支付|付款|银行|清算|业务|系统|订单|退款)?(?:流水|凭证|参考|授权|追踪|跟踪|记账|交易|批次|业务)(?:单|流水)?号码?',
      '(?:受理|受案|立案|报案|报警|接警|接处警|投诉|举报|案件|案|回执|仲裁|调解|诉讼|判决|登记|公证书?|批准|批文|文书|决定书|收据|发票|保单|合同|协议|申请|反馈|查询|预约|挂号|检测|服务)(?:单|书)?(?:编号|[号號])码?',
      '(?:快递|运单|包裹|物流)(?:单|编)?号码?',
      '单号码?',
    ],
    latin: [
      '(?:order|case|ticket|receipt|incident|crime|police report|registration|transaction|txn|tracking|parcel|shipment|invoice|booking|reservation|complaint|reference|ref|waybill|claim|confirmation|docket)(?: id| no\\.?| number| num| #|\\.)?',
      'trade no\\.?',
    ],
  },
  {
    said: 'number',
    zh: [
      '流水',
      '回执',
      '发票',
      '快递',
      '包裹',
      '物流',
      '编[号號]',
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
      '(?:手机|电话|座机|固话|联系方式|总机|分机|热线|传真|短号|内线|号码)(?:号码?)?',
      '[拨打](?:了|打|的|通|给|过)*(?![在进字出])',
      '致电',
      '呼叫',
      '转(?=\\s?\\d{3,4}(?!\\d))',
    ],
    latin: [
      '(?:tel|telephone|phone|mobile|landline|hotline|extension|ext|fax|switchboard|call(?:ed|ing)?(?: back)?|dial(?:l?ed|l?ing)?|rang)(?: no\\.?| number)?\\.?',
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
      'agent',
      'officer',
      'rep',
      'representative',
      'operator',
      'clerk',
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
      '(?:警|员工|柜员|坐席|座席|胸牌|学|考|准考证|学籍|座位|车牌|房|门牌|床|桌|机位|证书|执照|许可证|护照|通行证|社保|医保|公积金)号码?',
      '(?:微信|支付宝|抖音|快手|微博|淘宝|用户)(?:号码?|id|uid)',
      '(?:群|会议|房间|频道|直播间|昵称|网名)(?:号码?|id)?',
    ],
    latin: [
      '(?:badge|staff|employee|agent|officer|rep|representative|operator|clerk)(?: id| no\\.?| number| #)',
      'badge',
      'staff',
      'employee',
      'uid',
      'qq(?:号码?|群号?)?',
      '(?:meeting|group|user|room|channel|student|exam)(?: id| no\\.?| number| #)?',
      '(?:wechat|telegram|whatsapp|alipay) (?:id|no\\.?|number|#)',
    ],
  },
  {
    // Places, versions, laws.
    said: 'other',
    zh: [
      '(?:楼栋|栋|幢|单元|号楼|柜|格口|车次|航班|座位|版本|高铁|列车)号?',
      '邮编',
      '区号',
      '第',
      '(?:法典|刑法|民法|诉法|诉讼法|安全法|保护法|管理法|处罚法|条例|司法解释|法释|宪法)',
    ],
    latin: [
      '(?:building|floor|flight|train|seat|version|postcode|locker|suite|apartment|apt|unit|block)(?: no\\.?| number)?\\.?',
      '(?:articles?|arts?\\.|sections?|paragraph|clause|rule)',
    ],
  },
  {
    // Money.
    said: 'other',
    zh: [
      '金额(?:\\(元\\))?',
      '(?:损失|余额|本金|利息|手续费|服务费|会费|费用|押金|定金|保证金|工资|额度|限额|价格?|单价|总价|首付|售价|面值|人民币|本息|月供|欠款|罚款|赔偿|赔款|奖金|积分|余量|存款)',
      '(?:合计|共计|总计|总额|总共|一共|大约|大概|将近|差不多|超过|接近|至少|最多)',
      '(?:被?转[账帐走出]?|汇款?|打款|付款?|支付|花费?|刷[走卡]?|扣[款走掉费除]?|划[走扣款]|取[走现出]|盗刷|骗走?|亏损?|赔付?|退款?(?!出)|还款?(?![是有在没要能不会想给把被收问让])|借款?|欠款?|贷款?|充值?|提现|到账|入账|支出|收入|(?<!多)少|没(?=了|\\s?[0-9])|剩下?|要(?=\\s?[0-9])|赚|中奖|返利?|佣金|补|捐|买|卖|存|送|罚|垫|凑)了?(?:我|他|她|对方|你)?',
    ],
    latin: [
      '(?:rmb|cny|usd|hkd|money|amount|loss|lost|lose|balance|total|price|fee|deposit|paid|pay|sum|cost|worth|spent|transferred|took|stole|charged|withdrew|owe[ds]?|borrowed|refund(?:ed)?|remaining|left|about|around|nearly|over|almost)',
    ],
  },
  {
    said: 'card',
    zh: [
      '(?:银行|储蓄|信用|借记|贷记|工资|收款|付款|社保|医保|退休|养老|医疗)?[卡账帐](?:[号戶户]码?)?',
      '开户行?',
      '户名',
      '银[行联]',
      '(?:工|建|农|中|招|交|农商|邮储)行',
      '(?:工商|建设|农业|招商|交通|邮储|邮政|中信|光大|民生|浦发|广发|兴业|平安|华夏)',
    ],
    latin: [
      '(?:bank |credit |debit )?(?:cards?|accounts?|acct|a\\/c|banks?)(?: no\\.?| number| #)?',
      'visa',
      'master ?card',
      'amex',
      'american express',
      'union ?pay',
      '(?:icbc|ccb|abc|boc|cmb|bocom|psbc|citic|ceb|spdb|cib|cmbc|hsbc)',
    ],
  },
  { said: 'number', zh: ['号码?', '[证单据票券](?=[\\s:]{0,2}[0-9])'] },
  {
    said: 'message',
    zh: [
      '短[信訊](?:[里中上]面?)?',
      '截[图屏]',
      '消息',
      '信息(?!泄|被|安|保)',
      '屏幕',
      '弹',
      '[给跟向]我发|发过?来|[又再]?来(?=[了,:。\\s]{0,3}[0-9])|[又再]?来了?[一两]?[条个]|(?<=[0-9行信统台服宝方])发',
      '语音(?:电话|播报)',
      '震[动了]|叮',
      // What such messages say of themselves.
      '(?:请|切)?勿(?:向|把|给)?(?:任何人|他人|别人|外人)?(?:泄[露漏]|告[知诉]|转发|外传)',
      '(?:不要|别)(?:向|把|给)?(?:任何人|他人|别人|外人)?(?:泄[露漏]|告诉|转发)',
      '分钟内?有效',
      '跳出来?',
      '显示',
      '令牌',
      `${digitName}\\s?[位个]的?(?:数字?|号?码)`,
      '[串组](?:数字?|号?码)?',
      '(?:念|报|发|读)(?:一下|给我|过来|出来|我|给他|给她|给对方)',
      '收到',
      '[念读](?:给|了|出|错|对|完|一遍|的)',
      '数字',
    ],
    latin: [
      '(?:texts?|texted|sms|messages?|screen|screenshots?|digits?|numbers?|token|popped up|buzzed|pinged|beeped)',
      'sent me',
      "(?:do not|don['’]t|never|not to) (?:share|disclose|tell|forward)",
    ],
  },
  // “Loan number”, but not “the number”.
  {
    said: 'number',
    latin: [
      '(?!(?:the|that|this|what|which|same|right|text|security|secret|digit|long|new|old|her|his|its|our|your|their) )[a-z]{3,} (?:number|no\\.?|#)',
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
  // The same word says the same each time.
  const known = new Map<string, Said>()
  const found: NumberWord[] = []
  for (const { 0: word, index: start } of text.matchAll(anyWord)) {
    const said = known.get(word) ?? readWord(text, start)
    known.set(word, said)
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
