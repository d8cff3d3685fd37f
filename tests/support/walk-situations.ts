// Six people in trouble, and what they want of whatever the program asks. Wishes are about meaning: more than one
// wording of a question or a row, in both languages, so that they hold when prompts are asked in another order or way.
import type { Language } from '../../src/core/text.ts'
import type { Wish } from './person-model.ts'

/** Somebody in trouble at the terminal. */
export interface Situation {
  name: string
  wishes(language: Language): Wish[]
}

const danger = /现在有没有下面的情况|现在.{0,12}(?:危险|情况)|happening (?:to \S+ )?right now/i
const noDanger = [/都没有/, /none of these/i]

// What everybody would answer.
const common: Wish[] = [
  { asks: /别人用这台电脑|else use this computer/i, picks: [/只有我/, /only me/i] },
  { asks: /这一步怎么样了|where does this step stand/i, picks: [/现在做|给我看做法|怎么做/, /do it now|show me how/i] },
]

function situation(
  name: string,
  {
    own = [],
    present = [],
    forOther = false,
    said,
  }: Partial<{ own: Wish[]; present: RegExp[]; forOther: boolean }> & { said: Record<Language, string> },
): Situation {
  return {
    name,
    wishes: (language) => [
      { asks: /你的回答是这样|these are your answers/i, picks: [/开始/, /begin/i] },
      { asks: danger, picks: present, otherwise: noDanger },
      {
        asks: /为自己|帮别人|替谁|is this about you|for whom|helping/i,
        picks: forOther ? [/帮|替|家人/, /help|somebody else|someone else/i] : [/自己/, /\bme\b|myself/i],
      },
      { asks: /发生了什么|what happened/i, types: said[language] },
      ...own,
      ...common,
    ],
  }
}

const closest = /下面哪个最像|是哪几件|不止一件|which of these is closest|which ones\?|more than one matter/i
const began = /什么时候开始|when did this start/i
const whatIsOut = /泄露了哪些|which .{0,30}(?:leaked|is out|got out)|what .{0,30}(?:leaked|is out|got out)/i
const whatCame = /出现了哪些情况|what has happened|has already happened|what .{0,20}already/i

/** The six situations that are measured. */
export const situations: Situation[] = [
  situation('money leaving', {
    present: [/钱刚转走|钱.{0,6}(?:转走|被扣)/, /money (?:has )?just left|money .{0,12}leaving/i],
    said: { zh: '几分钟前把钱转给骗子了', en: 'I sent money to a scammer a few minutes ago' },
  }),
  situation('lender', {
    said: {
      zh: '网贷平台泄露了我的信息，天天接到骚扰电话',
      en: 'An online lending app leaked my data and I get spam calls all day',
    },
    own: [
      { asks: closest, picks: [/网贷|借贷/, /lend|loan/i] },
      { asks: began, picks: [/一个月以内/, /within a month/i] },
      { asks: whatCame, picks: [/骚扰|推销/, /spam|unwanted|sales calls/i] },
      { asks: whatIsOut, picks: [/姓名|手机号|电话/, /name|phone/i] },
    ],
  }),
  situation('sextortion, unpaid', {
    present: [/照片|隐私|私密/, /pictures|photos|private/i],
    said: {
      zh: '有人拿我的裸照威胁我，要我给钱，我还没给',
      en: 'Somebody threatens to publish my nude pictures unless I pay. I have not paid',
    },
    own: [
      { asks: closest, picks: [/裸照|裸聊|私密照/, /nude|intimate|sextortion/i] },
      { asks: began, picks: [/今天或昨天/, /today or yesterday/i] },
      {
        asks: /给过钱|付过|付了|给了|have you paid|paid them/i,
        picks: [/没付|没有付|没给|没有/, /have not paid|nothing|not paid|no\b/i],
      },
    ],
  }),
  situation('ID card lost', {
    said: { zh: '我的身份证丢了', en: 'I lost my ID card' },
    own: [
      { asks: closest, picks: [/身份证/, /\bID card/i] },
      { asks: began, picks: [/今天或昨天/, /today or yesterday/i] },
    ],
  }),
  situation('mother on the line', {
    present: [/电话还没挂断|看屏幕/, /call is still o(?:n|pen)|see .{0,20}the screen/i],
    forOther: true,
    said: {
      zh: '我妈正在跟一个自称警察的人通话，还共享了屏幕',
      en: 'My mother is on the phone with a man who says he is police, and shares her screen',
    },
  }),
  situation('unknown source', {
    said: {
      zh: '好多陌生人知道我的名字和电话，不知道是从哪里漏的',
      en: 'Strangers know my name and phone number and I do not know where it leaked',
    },
    own: [
      { asks: closest, picks: [/不知道从哪里/, /do not know where|unknown|not sure where/i] },
      { asks: whatIsOut, picks: [/姓名|手机号|电话/, /name|phone/i] },
    ],
  }),
]
