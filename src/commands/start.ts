// `leak-help start`: present danger first, then what happened, then the questions, then the plan.
import { actingFor } from '../core/content/known-ids.ts'
import { pickEntries } from '../core/content/library.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { parseAnswers } from '../core/plan/answers.ts'
import { findDeciding } from '../core/plan/deciding.ts'
import { withSeen } from '../core/plan/news.ts'
import { checkName } from '../core/session/name.ts'
import type { Answer, Session } from '../core/session/schema.ts'
import { withPlaybook } from '../core/session/session.ts'
import type { Language } from '../core/text.ts'
import { isForOther } from '../dialogue/for-whom.ts'
import { goOn } from '../dialogue/go-on.ts'
import { sayHelp } from '../dialogue/heard-danger.ts'
import { interview } from '../dialogue/interview.ts'
import type { Ending } from '../dialogue/interview-state.ts'
import { beginSession, type NewSession } from '../dialogue/kept-session.ts'
import { missingAnswers, missingPlaybook } from '../dialogue/missing-answers.ts'
import { findPlaybooks, planSession } from '../dialogue/open-session.ts'
import { agreeOnPlaybooks } from '../dialogue/outside.ts'
import { prepareEncryption, requireEncryption } from '../dialogue/passphrase.ts'
import { openLayout, openReader } from '../dialogue/reader.ts'
import { askSharedComputer } from '../dialogue/shared-computer.ts'
import { printPlanJson, showPlan } from '../dialogue/show-plan.ts'
import { offerUnfinished } from '../dialogue/unfinished.ts'
import { walk } from '../dialogue/walk.ts'
import { orThrow, UserError } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { plural } from '../words/plural.ts'
import { wordsIn } from '../words/words.ts'

export interface StartOptions {
  playbooks: string[]
  /** What happened, in the person's words; finds playbooks and is not stored. */
  text?: string | undefined
  /** A YAML or JSON file of answers. */
  answers?: string | undefined
  name?: string | undefined
  for?: 'self' | 'other' | undefined
  /** Go through the steps after the plan. */
  walk: boolean
  /** Ask for a passphrase first; every save is encrypted with it. */
  encrypt?: boolean | undefined
  json: boolean
}

/** Starts a session: asks what is not settled yet, saves every answer, prints the plan, walks through it. */
export async function start(ports: Ports, options: StartOptions): Promise<void> {
  if (options.encrypt) requireEncryption(ports)
  const name = options.name === undefined ? undefined : orThrow(checkName(options.name)).name
  const playbooks = await findPlaybooks(ports, options.playbooks)
  const keyboard = options.json ? undefined : ports.keyboard
  const unfinished = keyboard && saysNothing(options) ? await offerUnfinished(ports, keyboard) : undefined
  if (keyboard && unfinished !== undefined) return goOn(ports, keyboard, { id: unfinished, walk: options.walk })
  // Nobody is asked anything that could not be saved. Without questions the first save tells.
  if (keyboard) ports.sessions.assertWritable()
  const given = await readGiven(ports, options, playbooks)
  const agreed = await agreeOnPlaybooks(ports, keyboard, given.playbooks)
  const kept = beginSession(ports, {
    name,
    answers: given.answers,
    held: keyboard !== undefined,
    encrypted: options.encrypt ?? false,
  })
  for (const playbook of agreed) kept.change((session, at) => withPlaybook(session, { playbook, at }))

  if (!keyboard) await assertComplete(ports, kept.session(), options)
  const words = wordsIn(ports.language)
  if (options.encrypt && !(await prepareEncryption(ports)))
    return ports.print((await openLayout(ports)).paragraph(words.passphrase.notStarted))
  const askShared = askSharedOnce(ports, keyboard, kept, options)
  const ending = keyboard ? await welcome(ports, keyboard, kept, { ...options, afterDanger: askShared }) : 'look'
  if (ending === 'left') {
    await askShared()
    return sayLeft(ports, kept.session().id)
  }
  const { reader, plan } = await planSession(ports, kept.session())
  kept.change((session, at) => withSeen(session, { library: reader.library, plan, at }))
  kept.keep()

  const { id, name: saved } = kept.session()
  const open = { reader, plan, session: kept.session() }
  if (options.json) {
    printPlanJson(ports, open)
    if (ports.sessions.isPrivate) sayLeft(ports, id)
    return
  }
  const ready = ports.sessions.isPrivate
    ? words.start.planReady
    : `${words.start.planReady}${words.colon}${words.start.savedAs(id, safeText(saved))}`
  ports.say([...reader.paragraph(ready), ''])
  if (!keyboard) {
    showPlan(ports, open)
    if (ports.sessions.isPrivate) sayLeft(ports, id)
    return
  }
  if (options.walk && ending === 'go-on') await walk(ports, keyboard, open, { afterFirst: askShared })
  await askShared()
  // The plan is what stays on the screen.
  showPlan(ports, await planSession(ports, ports.sessions.read(kept.session().id).session))
  sayLeft(ports, id)
}

/** Asks once, on the first run, who else uses the computer: when the first thing is done, so that it keeps nobody from it. */
function askSharedOnce(
  ports: Ports,
  keyboard: Keyboard | undefined,
  kept: NewSession,
  { answers, encrypt }: StartOptions,
): () => Promise<void> {
  // With an answers file nothing is asked that the playbook does not ask.
  const hasChosen = answers !== undefined || encrypt || ports.sessions.isPrivate
  let isOpen = keyboard !== undefined && !hasChosen && ports.sessions.list().length === 0
  return async () => {
    if (!keyboard || !isOpen) return
    isOpen = false
    kept.refresh()
    await askSharedComputer(ports, keyboard, kept)
  }
}

// Who says anything of what happened, or how it is to be kept, means a new session.
function saysNothing({ playbooks, text, answers, name, for: whom, encrypt }: StartOptions): boolean {
  return playbooks.length === 0 && !encrypt && [text, answers, name, whom].every((one) => one === undefined)
}

async function welcome(
  ports: Ports,
  keyboard: Keyboard,
  kept: NewSession,
  { text, afterDanger }: StartOptions & { afterDanger: () => Promise<void> },
): Promise<Ending> {
  const { words, paragraph } = await openLayout(ports)
  const own = ports.sessions.isPrivate ? words.private : words.start
  const texts = [
    own.welcome,
    ports.screen.plain ? own.leaveAtOncePlain : own.leaveAtOnce,
    ...(isForOther(kept.session()) ? [words.status.forOther] : []),
  ]
  ports.say([...texts.flatMap(paragraph), ''])
  const said = text?.trim() === '' ? undefined : text
  return interview(ports, keyboard, { kept, text: said, afterDanger })
}

function sayLeft(ports: Ports, id: string): void {
  const words = wordsIn(ports.language)
  const farewell = ports.sessions.isPrivate ? words.private.ended : words.walk.left(id)
  ports.say(`\n${farewell}`)
}

// A wrong file may hold thousands, and nobody reads them all.
const mostMistakes = 50

interface Given {
  playbooks: string[]
  answers: [string, Answer][]
}

/** Answers from the file and the options; every mistake of the file at once. */
async function readGiven(ports: Ports, options: StartOptions, playbooks: string[]): Promise<Given> {
  const fromFor: [string, Answer][] = options.for ? [[actingFor.question, options.for]] : []
  if (options.answers === undefined) return { playbooks, answers: fromFor }
  const file = await ports.readAnswers(options.answers)
  const { playbook, ...rest } = isRecord(file.value) ? file.value : { playbook: undefined }
  const value = isRecord(file.value) ? rest : file.value
  const { answers, mistakes } = parseAnswers(await ports.content.library(), value, ports.today())
  if (mistakes.length > 0) {
    const shown = mistakes.slice(0, mostMistakes)
    const places = await Promise.all(shown.map(({ path }) => file.locate(path)))
    const lines = (language: Language) => [
      ...shown.map(
        ({ problem }, index) => `${file.path}:${places[index]?.line}:${places[index]?.column}: ${problem[language]}`,
      ),
      ...(mistakes.length > shown.length ? ['…'] : []),
    ]
    throw new UserError(
      {
        zh: [`回答文件有${mistakes.length}处不对，什么都没有保存：`, ...lines('zh')].join('\n'),
        en: [`The answers file has ${plural(mistakes.length, 'mistake')}; nothing was saved:`, ...lines('en')].join(
          '\n',
        ),
      },
      { zh: '改好后再运行一次。', en: 'Correct them and run the command again.' },
      { exitCode: 2 },
    )
  }
  const named =
    typeof playbook === 'string' && playbooks.length === 0 ? await findPlaybooks(ports, [playbook]) : playbooks
  return { playbooks: named, answers: [...fromFor, ...answers] }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Without a terminal nothing is guessed: what is missing is listed, and nothing is written. */
async function assertComplete(ports: Ports, session: Session, options: StartOptions): Promise<void> {
  const { text } = options
  if (text !== undefined && !options.json) await sayHelp(ports, await openLayout(ports), text)
  if (session.playbooks.length === 0) throw await missingPlaybook(ports, text)
  const reader = await openReader(ports)
  const { library } = reader
  const { first, later } = findDeciding(library, session, ports.now())
  const missing = pickEntries(library.questions, first)
  if (missing.length > 0) throw missingAnswers(reader, { missing, optional: pickEntries(library.questions, later) })
}
