// start, resume, list, show, status, why, calls, threats, contact, law.
import { Option } from 'commander'
// What people run most is loaded with the program; what talks longer loads when it runs.
import { list } from '../commands/list.ts'
import { show } from '../commands/show.ts'
import { status } from '../commands/status.ts'
import { type Declare, sessionNamed } from './declare.ts'

interface StartFlags {
  text?: string
  answers?: string
  name?: string
  for?: 'self' | 'other'
  encrypt: boolean
  walk: boolean
}

/** Commands of the main road, in the order of the help. */
export const mainRoad: Record<string, Declare> = {
  start: (program, words, run) => {
    program
      .command('start')
      .argument('[playbook...]', words.arguments.playbooks)
      .description(words.commands.start)
      .option('--text <sentence>', words.options.text)
      .option('--answers <file>', words.options.answers)
      .option('--name <name>', words.options.name)
      .addOption(new Option('--for <whom>', words.options.for).choices(['self', 'other']))
      .option('--encrypt', words.options.encrypt, false)
      .option('--no-walk', words.options.noWalk)
      .action((playbooks: string[], flags: StartFlags) =>
        run(async (ports, { json }) =>
          (await import('../commands/start.ts')).start(ports, { playbooks, ...flags, json }),
        ),
      )
  },
  resume: (program, words, run) => {
    program
      .command('resume')
      .argument('[session]', words.arguments.session)
      .description(words.commands.resume)
      .option('--no-walk', words.options.noWalk)
      .action((id: string | undefined, { walk }: { walk: boolean }) =>
        run(async (ports, { json, session }) =>
          (await import('../commands/resume.ts')).resume(ports, { walk, json, ...sessionNamed(id ?? session) }),
        ),
      )
  },
  list: (program, words, run) => {
    program
      .command('list')
      .description(words.commands.list)
      .option('--text <sentence>', words.options.text)
      .action(({ text }: { text?: string }) =>
        run(async (ports, { json }) => list(ports, { json, ...(text === undefined ? {} : { text }) }), {
          opensNoSession: true,
        }),
      )
  },
  show: (program, words, run) => {
    program
      .command('show')
      .argument('<playbook>', words.arguments.playbook)
      .description(words.commands.show)
      .action((playbook: string) =>
        run(async (ports, { json }) => show(ports, { playbook, json }), {
          opensNoSession: true,
        }),
      )
  },
  status: (program, words, run) => {
    program
      .command('status')
      .argument('[session]', words.arguments.session)
      .description(words.commands.status)
      .option('--all', words.options.all, false)
      .action((id: string | undefined, { all }: { all: boolean }) =>
        run(async (ports, { json, session }) => status(ports, { all, json, ...sessionNamed(id ?? session) })),
      )
  },
  why: (program, words, run) => {
    program
      .command('why')
      .argument('<step>', words.arguments.step)
      .description(words.commands.why)
      .action((step: string) =>
        run(async (ports, { session }) =>
          (await import('../commands/why.ts')).why(ports, { step, ...sessionNamed(session) }),
        ),
      )
  },
  calls: (program, words, run) => {
    program
      .command('calls')
      .description(words.commands.calls)
      .action(() =>
        run(async (ports, { session, json }) =>
          (await import('../commands/calls.ts')).calls(ports, { json, ...sessionNamed(session) }),
        ),
      )
  },
  threats: (program, words, run) => {
    program
      .command('threats')
      .description(words.commands.threats)
      .action(() =>
        run(async (ports, { session, json }) =>
          (await import('../commands/threats.ts')).threats(ports, { json, ...sessionNamed(session) }),
        ),
      )
  },
  contact: (program, words, run) => {
    program
      .command('contact')
      .argument('[query...]', words.arguments.query)
      .description(words.commands.contact)
      .action((query: string[]) =>
        run(
          async (ports, { json }) =>
            (await import('../commands/registry.ts')).searchContacts(ports, { query: query.join(' '), json }),
          { opensNoSession: true },
        ),
      )
  },
  law: (program, words, run) => {
    program
      .command('law')
      .argument('[query...]', words.arguments.query)
      .description(words.commands.law)
      .action((query: string[]) =>
        run(
          async (ports, { json }) =>
            (await import('../commands/registry.ts')).searchLaws(ports, { query: query.join(' '), json }),
          { opensNoSession: true },
        ),
      )
  },
}
