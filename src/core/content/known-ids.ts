// Ids of the content that rules of the program hang on. The checker sees to it that the content has them all.

/** The choice by which a question of type `many` says that nothing of it is so. */
export const none = 'none'

/** What is asked first: whether there is danger now. `threatened`: the choice of who is blackmailed, which is a harm as well. */
export const danger = { question: 'danger', threatened: 'threatened', moneyMoving: 'money-moving' } as const

/** What has happened so far, and the choice by which threats are part of it. */
export const harm = { question: 'harm', threats: 'threats' } as const

/** Whom the session is about: `other` when somebody acts for the person. */
export const actingFor = { question: 'acting-for', other: 'other' } as const

/** Whom one helps: for somebody who died, relatives speak in their own name. */
export const relation = { question: 'relation', died: 'died', child: 'child' } as const

/** Whether a helper is with the person. */
export const besideThem = { question: 'beside-them', beside: 'beside', far: 'far' } as const

/** The day of the incident, when the person knows it. */
export const incidentOn = { question: 'incident-on' } as const

/** Roughly how long ago it began: the days that each choice goes back at most; a choice that says more is left out. */
export const since = { question: 'since', daysAgo: { hour: 0, day: 1, week: 7, month: 30 } } as const

/** The concern of playbooks that are about pictures of people. */
export const pictures = 'pictures' as const

/**
 * What makes it possible that a picture shows somebody under 18 in a sexual way: facts, each with the values that do; none
 * named means any. What is not there in the content never holds.
 */
export const minorsMayBeShown: Readonly<Record<string, readonly string[]>> = {
  [danger.question]: ['minor'],
  [relation.question]: ['child'],
  victim: ['child'],
  'minor-images': [],
  'child-data': [],
  'exposed-private': ['images'],
}

/**
 * What makes it possible that somebody else reads the person's own mail or chats: facts, each with the values that do. What
 * is not there in the content never holds.
 */
export const othersMayRead: Readonly<Record<string, readonly string[]>> = {
  'in-reach': ['mailbox', 'friends', 'work-account'],
  account: ['taken'],
  [harm.question]: ['account-taken'],
}

/** The step that says what is done with sexual images of somebody under 18. */
export const minorImagesStep = 'keep-minor-images-still' as const

/** The questions named here, each with the choices it must have. */
export const knownQuestions: Readonly<Record<string, readonly string[]>> = {
  [danger.question]: [],
  [actingFor.question]: [actingFor.other],
  [relation.question]: [relation.died],
  [incidentOn.question]: [],
  [since.question]: Object.keys(since.daysAgo),
}

/** Whom to ask, for nothing, whether something can still be saved after a day has passed. */
export const legalHelp = { contact: 'legal-12348' } as const

/** The contacts named here. */
export const knownContacts: readonly string[] = [legalHelp.contact]
