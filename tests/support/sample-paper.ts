// A letter with every kind of block, and places left open.
import type { Paper } from '../../src/core/papers/paper.ts'

/** As a person in China would send it, with the page that is for them behind it. */
export const sampleLetter: Paper = {
  title: '个人信息查阅、复制请求书',
  language: 'zh',
  blocks: [
    { kind: 'title', runs: ['个人信息查阅、复制请求书'] },
    { kind: 'line', runs: ['北京某某网络科技有限公司：'] },
    {
      kind: 'paragraph',
      runs: ['本人', { open: '姓名' }, '是贵公司的注册用户，注册手机号为138****1234。', '现提出以下请求。'],
    },
    { kind: 'paragraph', runs: ['请在15个工作日内答复。'] },
    { kind: 'heading', runs: ['一、请求'] },
    { kind: 'item', number: 1, runs: ['提供本人全部个人信息的副本；'] },
    { kind: 'item', number: 2, runs: ['说明曾向谁提供。'] },
    {
      kind: 'table',
      head: ['日期', '事情'],
      rows: [
        [['2026年11月3日'], ['接到自称客服的电话']],
        [['2026年11月4日'], [{ open: '后来的事' }]],
      ],
    },
    { kind: 'line', align: 'right', runs: ['请求人：', { open: '签名' }] },
    { kind: 'line', align: 'right', runs: ['2026年11月22日'] },
    { kind: 'page-break' },
    { kind: 'title', runs: ['怎么寄'] },
    { kind: 'line', runs: ['用EMS寄。'] },
  ],
}

/** The same blocks in English, as short as they go. */
export const sampleReport: Paper = {
  title: 'Report',
  language: 'en',
  blocks: [
    { kind: 'title', runs: ['Report'] },
    { kind: 'paragraph', runs: ['On 3 November ', { open: 'name' }, ' called.'] },
    { kind: 'paragraph', runs: ['I hung up.'] },
    { kind: 'table', head: ['Day', 'What'], rows: [[['3 November'], ['A call']]] },
    { kind: 'line', align: 'right', runs: ['Signed: ', { open: 'name' }] },
  ],
}
