// "What happened?": in the person's own words, from the list, or "I am not sure".
import type { PlaybookEntry } from '../core/content/playbook-entry.ts'
import { groups } from '../core/content/vocabulary.ts'
import { concernsOf, type Fit, fitPlaybooks, withConcern } from '../core/search/playbooks.ts'
import { bareText } from '../core/text.ts'
import { WentBack } from '../errors.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { wordsIn } from '../words/words.ts'
import { hearDanger } from './heard-danger.ts'
import { listPlaybooks } from './listed-playbooks.ts'

/** What was chosen, and the words that led there, for those who look for facts in them. */
export interface Chosen {
  playbooks: string[]
  text?: string
}

/** How the question is asked. */
export interface Choosing {
  /** What was said on the command line, or before the person came back; nothing: they chose from the list. */
  text: string | undefined
  /** It is not asked for again before the person goes back once more. */
  isSaid: boolean
  /** Called with what was said, before anything is offered; where it says false the person left, and nothing is returned. */
  listen: (said: string) => Promise<boolean>
  canGoBack: boolean
  /** How far the person has come, in front of each question. */
  progress: () => string
}

/** Asks until playbooks are chosen. Rejects with WentBack where the person goes back from the first question of it. */
export async function choosePlaybooks(
  ports: Ports,
  keyboard: Keyboard,
  { text, isSaid, listen, canGoBack, progress }: Choosing,
): Promise<Chosen | undefined> {
  const entries = await ports.content.entries()
  let said = isSaid ? text : undefined
  for (let initial = text ?? ''; ; initial = said ?? '', said = undefined) {
    said ??= await askWhatHappened(ports, keyboard, { initial, canGoBack, progress })
    if (unsaid.test(bareText(said))) return { playbooks: [findGeneral(entries)] }
    if (said !== '' && !(await listen(said))) return undefined
    try {
      if (said === '') return { playbooks: [await chooseFromList(ports, keyboard, { entries, progress })] }
      return { playbooks: await chooseFromText(ports, keyboard, { entries, text: said, progress }), text: said }
    } catch (error) {
      if (!(error instanceof WentBack)) throw error
    }
  }
}

// What happened in the person's words; nothing where they rather choose from the list.
async function askWhatHappened(
  ports: Ports,
  keyboard: Keyboard,
  { initial, canGoBack, progress }: Pick<Choosing, 'canGoBack' | 'progress'> & { initial: string },
): Promise<string> {
  const { start } = wordsIn(ports.language)
  const said = await keyboard.enterText({
    message: progress() + start.describeAsk,
    hint: start.describeHint,
    takesLines: true,
    canGoBack,
    ...(initial === '' ? {} : { initial }),
  })
  const lines = said.split('\n').filter((line) => line.trim() !== '').length
  if (lines > 1) ports.say(start.linesRead(lines))
  return said.trim()
}

// Who would rather not say.
const unsaid =
  /^(?:我?(?:也|真的?)?(?:不清楚|不知道|不确定|说不准|说不清|不想说|不想写)|(?:im|iam)?(?:notsure|unsure)|i?dontknow|noidea|idontwanttosay)$/

/** The playbook for "I am not sure": the first general one. */
function findGeneral(entries: readonly PlaybookEntry[]): string {
  const general = entries.find(({ group, bundled }) => group === 'general' && bundled) ?? entries[0]
  if (!general) throw new Error('no playbook is installed')
  return general.id
}

// No playbook can be called so: ids have no colon.
const listed = 'choose:list'
const notSure = 'choose:not-sure'
const several = 'choose:several'

interface Offering {
  entries: PlaybookEntry[]
  progress: () => string
}

async function chooseFromText(
  ports: Ports,
  keyboard: Keyboard,
  { entries, text, progress }: Offering & { text: string },
): Promise<string[]> {
  const words = wordsIn(ports.language)
  const fit = fitPlaybooks(await ports.content.listener(), entries, text)
  if (fit.verdict === 'nothing') {
    const inDanger = (await hearDanger(ports, text)).length > 0
    ports.say(inDanger ? words.start.nothingButDanger : words.start.nothingFound)
    return [await chooseFromList(ports, keyboard, { entries, progress })]
  }
  const offered = fit.verdict === 'unclear' ? await partCandidates(ports, keyboard, fit, progress) : fit.offered
  if (!offered) return [await chooseFromList(ports, keyboard, { entries, progress })]
  const rows = (await listPlaybooks(ports, offered)).map(({ id, label }) => ({ value: id, label }))
  const others = [
    { value: listed, label: words.start.noneFits, alone: true },
    { value: notSure, label: words.start.notSure, alone: true },
  ]
  const chooseSeveral = (message: string, marked: readonly string[]) =>
    keyboard.chooseMany({ message: progress() + message, choices: [...rows, ...others], marked, canGoBack: true })
  const chooseFitting = async (): Promise<string[]> => {
    if (fit.verdict === 'several')
      return chooseSeveral(
        words.start.whichFitSeveral,
        fit.told.map(({ id }) => id),
      )
    // Two matters need not be told so that each stands out.
    const more = rows.length > 1 ? [{ value: several, label: words.start.severalFit }] : []
    const one = await keyboard.chooseOne({
      message: progress() + words.start.whichFits,
      choices: [...rows, ...more, ...others],
      canGoBack: true,
    })
    return one === several ? chooseSeveral(words.start.severalAsk, []) : [one]
  }
  const chosen = await chooseFitting()
  if (chosen.includes(listed)) return [await chooseFromList(ports, keyboard, { entries, progress })]
  return chosen.includes(notSure) ? [findGeneral(entries)] : chosen
}

// One question that parts what may be meant. Who cannot say gets what is likeliest; undefined: it is none of that.
async function partCandidates(
  ports: Ports,
  keyboard: Keyboard,
  { offered, candidates }: Fit,
  progress: () => string,
): Promise<PlaybookEntry[] | undefined> {
  const words = wordsIn(ports.language)
  const concerns = concernsOf(candidates)
  if (concerns.length < 2) return offered
  const worst = await keyboard.chooseOne({
    message: progress() + words.start.whatIsWorst,
    choices: [
      ...concerns.map((value) => ({ value: value as string, label: words.concern[value] })),
      { value: listed, label: words.start.noneFits },
      { value: notSure, label: words.unsure },
    ],
    canGoBack: true,
  })
  if (worst === listed) return undefined
  const concern = concerns.find((one) => one === worst)
  return concern === undefined ? offered : withConcern(candidates, concern)
}

async function chooseFromList(ports: Ports, keyboard: Keyboard, { entries, progress }: Offering): Promise<string> {
  const words = wordsIn(ports.language)
  const choice = await keyboard.chooseOne({
    message: progress() + words.start.whatHappened,
    choices: [...(await listInGroups(ports, entries)), { value: notSure, label: words.start.notSure }],
    canGoBack: true,
  })
  return choice === notSure ? findGeneral(entries) : choice
}

async function listInGroups(ports: Ports, entries: PlaybookEntry[]): Promise<Choice[]> {
  const words = wordsIn(ports.language)
  const playbooks = await listPlaybooks(ports, entries)
  return groups.flatMap((group) =>
    playbooks
      .filter((playbook) => playbook.group === group)
      .map(({ id, label }) => ({ value: id, label, group: words.group[group] })),
  )
}
