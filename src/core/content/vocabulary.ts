// The closed lists of the content formats, apart from the schemas: planning needs the words, not the checks.

/** Ids are stable for ever, short, and safe as a file name. */
export const idPattern = /^[a-z0-9][a-z0-9-]{0,63}$/

/** ISO 8601 duration with one unit, not zero: P20D, P2M, P3Y, PT48H. */
export const durationPattern = /^P(?:0*[1-9]\d{0,3}[DMY]|T0*[1-9]\d{0,3}H)$/

/** How a question is answered. */
export const questionTypes = ['yes-no', 'one', 'many', 'date', 'text'] as const

/**
 * What is asked before anything else, wherever it is listed: danger to life, then whether somebody watches the device the
 * answers are typed on, then whom it is about. Order matters.
 */
export const firstTopics = ['danger', 'device', 'person'] as const
export type FirstTopic = (typeof firstTopics)[number]

/** The answer every question takes when the person cannot say. */
export const unsure = 'unsure'

/**
 * What a field of a step holds. `reference` is a number that somebody else gave (receipt, case, ticket, order, parcel):
 * its digits are kept whatever they look like.
 */
export const fieldTypes = ['text', 'reference', 'date', 'amount'] as const

/**
 * Which day decides whether an article applies. `acting`: the day one acts (procedure, remedies, what one can ask for,
 * rules for every case still open). `conduct`: the day of what was done (duties, liability). `penalty`: likewise, unless
 * the newer rule is milder. `open`: not settled by our sources, so nothing is said of it.
 */
export const lawTimes = ['acting', 'conduct', 'penalty', 'open'] as const
export type LawTime = (typeof lawTimes)[number]

/** How soon: minutes, today, this week, after that, or again and again. Order matters. */
export const urgencies = ['now', 'today', 'this-week', 'later', 'watch'] as const
export type Urgency = (typeof urgencies)[number]

/**
 * What a step is for; orders steps of one urgency. Life before money, money before evidence, evidence before anything
 * that changes an account. Steps of `safety` and `money` never wait for evidence.
 */
export const stages = ['safety', 'money', 'evidence', 'secure', 'report', 'remedy', 'habit'] as const
export type Stage = (typeof stages)[number]

/** Whether a step of this stage is about life or money, which wait for nothing. */
export function waitsForNothing(stage: Stage): boolean {
  return stage === 'safety' || stage === 'money'
}

/** Outcomes the screen already has words for; any other outcome brings its own label. */
export const commonOutcomes = ['done', 'sent', 'partly', 'refused', 'no-reply'] as const

/** Outcomes by which something was filed, or taken by those it was filed with. */
export const filing = ['sent', 'accepted', 'transferred'] as const

/** Headings under which `list` shows playbooks. */
export const groups = [
  'general',
  'money',
  'identity',
  'accounts',
  'devices',
  'fraud',
  'threats',
  'privacy',
  'family',
  'organisations',
  'rights',
] as const

/**
 * What is worst in what happened: parts the playbooks where a person's own words leave it open. Money is gone or asked
 * for; something is done in their name; an account; the phone or the number; pictures; somebody threatens; somebody came;
 * data is out and strangers use it; a paper or an authority wants something.
 */
export const concerns = ['money', 'name', 'account', 'phone', 'pictures', 'threat', 'visit', 'data', 'notice'] as const
export type Concern = (typeof concerns)[number]

/** Kinds of entries that others refer to by id, each kept in a registry of its own. */
export const registries = [
  'playbooks',
  'questions',
  'facts',
  'steps',
  'contacts',
  'laws',
  'deadlines',
  'threats',
  'claims',
  'blanks',
  'letters',
  'wanted',
  'lapses',
] as const
export type Registry = (typeof registries)[number]

/** Lists of words used by id: what to bring, kinds of evidence, a few words to say on the phone. */
export const termLists = ['items', 'evidence', 'phrases'] as const
export type TermList = (typeof termLists)[number]

/**
 * What a time limit is counted from: a paper was served, something was received, asked for, decided, accepted, published or
 * found (`learned`; `learned-who`: the harm and who did it), or it happened, began or ended.
 */
export const limitEvents = [
  'served',
  'received',
  'asked',
  'learned',
  'learned-who',
  'decided',
  'accepted',
  'happened',
  'began',
  'ended',
] as const

/** Who has to act before a limit ends: the person, or those they wait for. */
export const limitActors = ['me', 'them'] as const

/**
 * What is so once a limit is over: the right is lost; only a defence for the other side, which a demand interrupts; they
 * are late; what was kept may be gone; what was granted ends by itself; what was to be done is still accepted, with less effect.
 */
export const limitEndings = ['lost', 'defence', 'late', 'gone', 'ends', 'weaker'] as const

/** The texts of a step that can be one in several forms, of which one is shown. */
export const wordedTexts = ['title', 'why', 'say', 'ask_for', 'keep', 'for_other'] as const

/** The texts of a step that are lists, of which those are shown that fit. */
export const wordedLists = ['quick', 'how', 'never'] as const
export type WordedPart = (typeof wordedTexts)[number] | (typeof wordedLists)[number]

/** How a blank of a letter is filled: a line, several lines, a day, an amount, a number somebody gave, or choices. */
export const blankTypes = ['text', 'lines', 'date', 'amount', 'reference', 'one', 'many'] as const

/** What the case itself gives a blank: a day, what was lost, how much there is of it. */
export const caseValues = ['today', 'total-lost', 'first-loss', 'last-loss'] as const

/** How much of who they are the writer of a letter shows: nothing, a name with what finds the record, or all. Order matters. */
export const identityGrades = ['none', 'masked', 'full'] as const

/** What must not stand in a letter; see docs/letters.md for each. */
export const neverCodes = [
  'codes',
  'id-photo',
  'full-id',
  'others',
  'address',
  'minor-image',
  'accuse',
  'pay-or',
  'admit-debt',
  'legal-guess',
  'promise',
  'images',
] as const
export type NeverCode = (typeof neverCodes)[number]

/** Whom letters go to: also the routes that evidence is kept for. */
export const routes = [
  'holder',
  'platform',
  'bank',
  'credit-centre',
  'carrier',
  'police',
  'procuratorate',
  'court',
  'regulator',
  'registry',
  'creditor',
  'employer',
  'school',
  'hospital',
  'person',
  'contacts',
  'helper',
] as const

/** How a letter gets there. */
export const deliveryWays = [
  'portal',
  'email',
  'ems',
  'counter',
  'police',
  'court',
  'phone',
  'chat',
  'by-hand',
] as const

/** Lists that the case fills, each a table of its own. */
export const letterTables = ['losses', 'evidence', 'attachments'] as const
export type LetterTable = (typeof letterTables)[number]
