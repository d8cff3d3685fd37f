import { describe, expect, it } from 'vitest'
import { findBeginning } from '../../../src/core/search/moments.ts'
import { letters } from '../../support/listener.ts'

const began = (text: string) => findBeginning(letters, text, '2026-11-22')

describe('when it began', () => {
  it.each([
    ['刚刚给骗子转了三万', 'hour'],
    ['十分钟前付了款', 'hour'],
    ['I just sent 500 dollars', 'hour'],
    ['两小时前转账给了他', 'day'],
    ['昨天晚上微信登不上了', 'day'],
    ['my card was charged two hours ago', 'day'],
    ['三天前手机被偷', 'week'],
    ['两个星期前被骗的', 'month'],
    ['I sent it three weeks ago', 'month'],
    ['四個月前被盜', 'longer'],
    ['一年前被人办了卡', 'longer'],
    ['五年前身份证被人用了', 'years'],
    ['好几年前被骗过', 'years'],
    ['几分钟前刚转了账', 'hour'],
    ['stolen a couple of days ago', 'week'],
  ])('%s → %s', (text, since) => {
    expect(began(text)?.since).toBe(since)
  })

  it('gives a day that was said', () => {
    expect(began('11月20日有人登录了我的账号')).toEqual({ since: 'week', day: '2026-11-20' })
    expect(began('2026-03-05卡被刷了')).toEqual({ since: 'longer', day: '2026-03-05' })
    expect(began('昨天被骗了')?.day).toBeUndefined()
  })

  it.each([
    ['nothing was said of it', '我的卡被刷了'],
    ['a story is told', '半年前认识的。昨天他被抓了'],
    ['it is the time of a deadline', '说今天不转就抓我，钱被冻结'],
    ['nothing was done then', '昨天天气不好'],
    ['two times were said', '两年前丢了身份证，昨天有人用它贷款'],
    ['something was only noticed then', '今天发现名下多了贷款'],
    ['a year or two may be either side of two years', '两年前'],
    ['the day is in the future', '2027-01-01要开庭'],
    ['it is on the border', '上周'],
  ])('is not known where %s', (_why, text) => {
    expect(began(text)).toBeUndefined()
  })
})
