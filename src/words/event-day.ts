// The day of what is recorded.

const zh = {
  eventDay: {
    give: '期限从哪天算起：填上日子',
    ask: (event: string) => `期限从${event}起算。是哪一天？`,
    today: '今天',
    yesterday: '昨天',
    before: (day: string) => `还是${day}，没有变`,
    other: '别的日子',
    which: '哪一天？',
    hint: '写成2026-11-03、11月3日或者3天前都行；不清楚就直接回车',
  },
}

const en: typeof zh = {
  eventDay: {
    give: 'The time limit counts from an event: give its day',
    ask: (event) => `The time limit counts from ${event}. Which day was that?`,
    today: 'Today',
    yesterday: 'Yesterday',
    before: (day) => `Still ${day}: nothing changed`,
    other: 'Another day',
    which: 'Which day?',
    hint: 'like 2026-11-03, 3 Nov or 3 days ago; just press enter if you are not sure',
  },
}

export const eventDay = { zh, en }
