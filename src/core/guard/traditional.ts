// How Traditional characters are written in Simplified ones: those of the words that say what a number is.

// Each with its simplified form behind it.
const pairs =
  '來来個个偽伪備备傭佣傳传債债價价億亿償偿優优儲储兌兑內内兩两冊册凍冻別别剛刚劃划動动務务勢势匯汇區区協协厤历參参叄叁員员唄呗唸念問问啓启啟启單单嗎吗嚴严國国圓圆圖图執执報报場场塊块墊垫學学實实寫写寬宽' +
  '寶宝將将專专對对層层帳帐帶带幣币幫帮幾几廂厢廣广廳厅張张彈弹後后復复態态憑凭憲宪應应戶户捨舍掛挂採采換换損损撥拨據据攤摊敎教敗败數数於于時时曆历書书會会條条棟栋業业構构樓楼標标機机檔档檢检檯台櫃柜欄栏' +
  '權权歲岁歷历決决沒没洩泄測测湊凑準准為为無无熒荧熱热營营爲为牀床狀状獎奖現现瑪玛產产産产畫画異异當当療疗發发盜盗確确碼码稅税稱称積积竊窃筆笔簡简簽签籤签約约紅红級级終终組组結结絕绝絡络給给統统綁绑經经' +
  '綫线維维網网緊紧線线編编總总繳缴續续罰罚聯联職职聽听臺台與与興兴舉举舊旧舖铺華华萬万著着葯药薦荐藥药處处號号虧亏螢荧裏里補补裡里複复見见親亲訂订計计訊讯記记訟讼設设許许訴诉診诊註注証证詢询話话該该' +
  '認认語语誤误說说説说課课調调請请講讲證证識识議议護护讀读讓让財财貨货貳贰買买貸贷費费資资賠赔賣卖賬账賺赚購购蹤踪車车輔辅輸输轉转農农迴回這这週周進进運运過过達达遞递還还邊边郵邮醫医釋释鈅钥銀银銘铭銷销紙纸' +
  '鋪铺錄录錯错録录鍵键鎖锁鐘钟鐵铁鑰钥門门閉闭開开間间闇暗關关陸陆隊队階阶隨随隱隐隻只雙双電电響响頁页項项預预頭头頻频額额顏颜顔颜顧顾顯显養养餘余饋馈馬马騎骑騙骗驗验驟骤麫面麵面點点'

// And what Cantonese is written with, in the words of the same sense.
const cantonese = '咭卡嗰那畀给俾给佢他冇没係是嘅的喺在啲些咗了嚟来睇看攞拿乜啥嘢事'

const all = pairs + cantonese

const simplified = new Map(
  Array.from({ length: all.length / 2 }, (_, index) => [all[2 * index] ?? '', all[2 * index + 1] ?? '']),
)
const traditional = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g')

/** The same text with such characters simplified; as long as it was. */
export function toSimplified(text: string): string {
  return text.replace(traditional, (one) => simplified.get(one) ?? one)
}
