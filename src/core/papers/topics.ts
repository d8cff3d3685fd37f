// What each playbook is about and each question asks for, as far as it decides who may read it. What is not named here is
// somebody’s own and goes to the person and their lawyer alone.

/** What a playbook is about. `outside`: one of the person’s own. */
export const topics = [
  'money',
  'loans',
  'identity',
  'accounts',
  'fraud',
  'data',
  'health',
  'intimate',
  'kin',
  'threats',
  'frozen',
  'court',
  'dispute',
  'own-acts',
  'outside',
] as const
export type Topic = (typeof topics)[number]

/** What a question asks for. `before`: what was done already; `days`: days that limits count from. */
export const answerGroups = [
  'time',
  'days',
  'person',
  'exposed',
  'private',
  'records',
  'harm',
  'money',
  'accounts',
  'loans',
  'holder',
  'health',
  'intimate',
  'others',
  'court',
  'before',
  'safety',
  'own-acts',
  'outside',
] as const
export type AnswerGroup = (typeof answerGroups)[number]

const playbooksAbout: Readonly<Record<Exclude<Topic, 'outside'>, readonly string[]>> = {
  money: ['bank-card-leaked', 'money-sent-by-mistake', 'housing-fund-taken', 'bank-or-tax-data'],
  loans: ['loan-in-my-name', 'online-lending-leak', 'debt-collectors', 'credit-data-leaked', 'not-overdue-loans'],
  identity: ['company-in-my-name', 'id-card-lost', 'numbers-in-my-name', 'passport-data-leaked'],
  accounts: ['account-taken-over', 'social-account-stolen', 'second-hand-number', 'phone-lost', 'sim-taken-over'],
  fraud: [
    'code-or-screen-shared',
    'elder-deceived',
    'fake-police',
    'money-sent-to-fraudster',
    'order-and-refund-scam',
    'paid-fixer-scam',
    'relative-kidnapped-call',
  ],
  data: [
    'breach-notice',
    'employer',
    'home-purchase',
    'school',
    'shop-or-service',
    'list-published',
    'insider',
    'state-body',
    'vehicle',
    'unknown-source',
    'spam-calls',
    'own-disclosure',
    'many-victims',
    'child-data',
  ],
  health: ['hospital', 'health-insurance-used'],
  intimate: ['sextortion', 'child-coerced', 'images-by-someone-known', 'hidden-camera', 'face-and-faceswap'],
  kin: ['marriage-in-my-name', 'false-identity-partner', 'data-of-the-dead', 'tracked'],
  threats: ['doxxed', 'extortion-with-data', 'stranger-comes', 'extortion-mail-old-password'],
  frozen: ['frozen-or-summoned'],
  court: ['sued-by-mistake'],
  dispute: ['police-do-not-file', 'platform-does-not-act', 'not-insider-trading'],
  'own-acts': ['lent-account', 'licence-points'],
}

const questionsAbout: Readonly<Record<Exclude<AnswerGroup, 'outside'>, readonly string[]>> = {
  time: ['since', 'incident-on', 'notice-came'],
  days: [
    'learned-on',
    'last-act-on',
    'tricked-known-on',
    'false-known-on',
    'force-ended-on',
    'act-known-on',
    'labour-wronged-on',
    'case-paper-on',
  ],
  person: ['acting-for', 'relation', 'dead-kin', 'papers'],
  exposed: ['exposed', 'id-out', 'id-lost-before', 'passport-went', 'phone-gone'],
  private: ['exposed-private', 'phone-holds', 'child-data-how'],
  records: ['exposed-records', 'work-data', 'seen-what'],
  harm: ['harm', 'doxx-kind', 'name-what', 'company-what', 'benefit-what', 'spam-kind', 'number-traces'],
  money: [
    'card-charge',
    'card-kind',
    'paid-how',
    'paid-them',
    'order-kind',
    'mistake-which',
    'mistake-payee',
    'friends-paid',
    'benefit-how',
    'frozen-how',
  ],
  accounts: ['account-kind', 'account-tampered', 'still-have-access', 'sim-sign', 'social-kind', 'number-side'],
  loans: ['lender-kind', 'collectors', 'collector-acts', 'loan-money', 'credit-issue'],
  holder: [
    'seen-by',
    'notice-link',
    'source',
    'employer-how',
    'recruiter-fake',
    'property-who',
    'health-where',
    'insider-where',
    'publisher',
    'published-where',
    'school-what',
    'shop-what',
    'shop-kind',
    'state-who',
    'state-how',
    'vehicle-who',
    'victims-so-far',
    'asked-what',
    'asked-in-writing',
    'platform-answer',
  ],
  health: ['insurance-matter'],
  intimate: [
    'child-harm',
    'face-what',
    'identity-gave',
    'camera-found',
    'camera-where',
    'images-kind',
    'spread-so-far',
    'dead-what',
  ],
  others: [
    'demand',
    'child-offender',
    'identity-tie',
    'identity-false',
    'who-is-behind',
    'stranger-what',
    'stranger-who',
    'relative-call-says',
    'relative-where',
    'elder-believes',
    'elder-scam',
    'tracked-how',
  ],
  court: ['court-papers', 'mistake-who', 'court-froze', 'police-answer', 'case-ended'],
  before: ['done-already'],
  safety: ['danger', 'safe-device', 'fear-them', 'beside-them', 'password-reused', 'mail-password-used'],
  'own-acts': [
    'debt-whose',
    'frozen-why',
    'insurance-lent',
    'benefit-self',
    'lent-what',
    'lent-state',
    'lent-trouble',
    'licence-what',
    'licence-how',
    'loan-how',
    'company-how',
    'signed-it',
    'did-for-them',
    'let-in',
    'opened-theirs',
    'disclosed-where',
    'fixer-kind',
  ],
}

const topicOf = invert(playbooksAbout)
const groupOf = invert(questionsAbout)

/** What a playbook is about. */
export function topicOfPlaybook(playbook: string): Topic {
  return topicOf.get(playbook) ?? 'outside'
}

/** What a question asks for. */
export function groupOfQuestion(question: string): AnswerGroup {
  return groupOf.get(question) ?? 'outside'
}

function invert<Key extends string>(lists: Readonly<Record<Key, readonly string[]>>): ReadonlyMap<string, Key> {
  return new Map(
    (Object.entries(lists) as [Key, readonly string[]][]).flatMap(([key, ids]) => ids.map((id) => [id, key] as const)),
  )
}
