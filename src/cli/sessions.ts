// session list, use, rename, close, delete, export, import, encrypt, decrypt.
import type { Command } from 'commander'
import { wrapText } from '../render/wrap.ts'
import type { HelpWords } from '../words/help.ts'
import type { Declare, Run } from './declare.ts'

/** The `session` command with all that it can do. */
export const declareSession: Declare = (program, words, run) => {
  const session = program.command('session').description(words.commands.session)
  session
    .command('list', { isDefault: true })
    .description(words.commands.sessionList)
    .action(() =>
      run(async (ports, { json }) => (await import('../commands/session/session.ts')).listSessions(ports, { json })),
    )
  session
    .command('use')
    .argument('<session>', words.arguments.session)
    .description(words.commands.sessionUse)
    .action((id: string) =>
      run(async (ports) => (await import('../commands/session/session.ts')).useSession(ports, { id })),
    )
  session
    .command('rename')
    .argument('<session>', words.arguments.session)
    .argument('<name>', words.arguments.name)
    .description(words.commands.sessionRename)
    .action((id: string, name: string) =>
      run(async (ports) => (await import('../commands/session/session.ts')).renameSession(ports, { id, name })),
    )
  session
    .command('close')
    .argument('[session]', words.arguments.session)
    .description(words.commands.sessionClose)
    .option('--force', words.options.force, false)
    .action((id: string | undefined, { force }: { force: boolean }) =>
      run(async (ports, globals) =>
        (await import('../commands/session/close.ts')).closeSession(ports, { force, ...idOf(id ?? globals.session) }),
      ),
    )
  session
    .command('delete')
    .argument('<session>', words.arguments.session)
    .description(words.commands.sessionDelete)
    .option('--force', words.options.force, false)
    .action((id: string, { force }: { force: boolean }) =>
      run(async (ports) => (await import('../commands/session/session.ts')).deleteSession(ports, { id, force })),
    )
  addExchange(session, words, run)
  addEncryption(session, words, run)
}

function addExchange(session: Command, words: HelpWords, run: Run): void {
  session
    .command('export')
    .argument('<session>', words.arguments.session)
    .argument('<file>', words.arguments.file)
    .description(words.commands.sessionExport)
    .option('--force', words.options.replace, false)
    .action((id: string, file: string, { force }: { force: boolean }) =>
      run(async (ports) => (await import('../commands/session/export.ts')).exportSession(ports, { id, file, force })),
    )
  session
    .command('import')
    .argument('<file>', words.arguments.file)
    .description(words.commands.sessionImport)
    .option('--yes', words.options.yes, false)
    .action((file: string, { yes }: { yes: boolean }) =>
      run(async (ports) => (await import('../commands/session/import.ts')).importSession(ports, { file, yes })),
    )
}

function addEncryption(session: Command, words: HelpWords, run: Run): void {
  session
    .command('encrypt')
    .argument('[session]', words.arguments.session)
    .description(words.commands.sessionEncrypt)
    .addHelpText('after', ({ command }) => openElsewhere(command, words))
    .action((id: string | undefined) =>
      run(async (ports, globals) =>
        (await import('../commands/session/encrypt.ts')).encryptSession(ports, idOf(id ?? globals.session)),
      ),
    )
  session
    .command('decrypt')
    .argument('[session]', words.arguments.session)
    .description(words.commands.sessionDecrypt)
    .addHelpText('after', ({ command }) => openElsewhere(command, words))
    .action((id: string | undefined) =>
      run(async (ports, globals) =>
        (await import('../commands/session/encrypt.ts')).decryptSession(ports, idOf(id ?? globals.session)),
      ),
    )
}

// The commands in it stay whole, to be copied.
function openElsewhere(command: Command, words: HelpWords): string {
  const width = command.configureHelp().helpWidth ?? 80
  const lines = words.openElsewhere.split('\n').flatMap((line) => (line.startsWith(' ') ? line : wrapText(line, width)))
  return `\n${lines.join('\n')}`
}

function idOf(id: string | undefined): { id?: string } {
  return id === undefined ? {} : { id }
}
