// playbook check.
import type { Declare } from './declare.ts'

/** The `playbook` command, for authors. */
export const declarePlaybook: Declare = (program, words, run) => {
  program
    .command('playbook')
    .description(words.commands.playbook)
    .command('check')
    .argument('[folder]', words.arguments.folder, 'playbooks')
    .description(words.commands.playbookCheck)
    .action((folder: string) =>
      run(
        async (ports, { json }) =>
          (await import('../commands/playbook/check.ts')).checkPlaybooks(ports, { folder, json }),
        { opensNoSession: true },
      ),
    )
}
