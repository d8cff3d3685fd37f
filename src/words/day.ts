// Days to choose from: those that are meant most often, with their dates, and any other.

const zh = {
  day: {
    untilAsk: '哪天再看？',
    today: '今天',
    yesterday: '昨天',
    beforeYesterday: '前天',
    tomorrow: '明天',
    inThreeDays: '3天后',
    inAWeek: '一周后',
    other: '别的日子',
    open: '不定日子',
    untilHint: '写成2026-12-22、12月22日或者3天后都行；不定日子就直接回车',
    notADay: '写一个日期，例如2026-12-01',
    pastHint: '写成2026-11-03、11月3日或者3天前都行；不清楚就直接回车',
  },
}

const en: typeof zh = {
  day: {
    untilAsk: 'When to look at it again?',
    today: 'Today',
    yesterday: 'Yesterday',
    beforeYesterday: 'The day before yesterday',
    tomorrow: 'Tomorrow',
    inThreeDays: 'In 3 days',
    inAWeek: 'In a week',
    other: 'Another day',
    open: 'No date',
    untilHint: 'like 2026-12-22, 22 Dec or in 3 days; just press enter for no date',
    notADay: 'A day, for example 2026-12-01',
    pastHint: 'like 2026-11-03, 3 Nov or 3 days ago; just press enter if you are not sure',
  },
}

export const day = { zh, en }
