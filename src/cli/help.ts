// The page that `--help` prints. commander knows what is on it; its own layout breaks nothing where columns get narrow.
import type { HelpConfiguration, Option } from 'commander'
import { textColumns } from '../render/look.ts'
import { displayWidth } from '../render/width.ts'
import { hang, table, wrapText } from '../render/wrap.ts'
import type { HelpWords } from '../words/help.ts'

type Row = [name: string, meaning: string]

/** How commander writes the page of a command on a screen of some width. */
export function layOutHelp({ titles }: HelpWords, screenColumns: number): HelpConfiguration {
  const columns = textColumns(screenColumns)
  return {
    showGlobalOptions: true,
    formatHelp: (command, help) => {
      const optionRow = ({ flags, description }: Option): Row => [flags, description]
      const sections: [title: string, rows: Row[]][] = [
        [titles.arguments, help.visibleArguments(command).map((one) => [one.name(), one.description])],
        [titles.options, help.visibleOptions(command).map(optionRow)],
        [titles.global, help.visibleGlobalOptions(command).map(optionRow)],
        [titles.commands, help.visibleCommands(command).map((one) => [help.subcommandTerm(one), one.description()])],
      ]
      const nameColumns = Math.max(...sections.flatMap(([, rows]) => rows.map(([name]) => displayWidth(name))))
      return [
        ...hang(titles.usage, help.commandUsage(command), columns, 2),
        '',
        ...wrapText(command.description(), columns),
        ...sections.flatMap(([title, rows]) =>
          rows.length > 0 ? ['', title, ...table(rows, columns, nameColumns)] : [],
        ),
        '',
      ].join('\n')
    },
  }
}

/** What stands behind the page of all commands. */
export function writeExamples(words: HelpWords, screenColumns: number): string {
  const columns = textColumns(screenColumns)
  const { examplesTitle, examples, leaving, exitCodes } = words
  return [
    '',
    examplesTitle,
    ...table(examples, columns),
    writeBehind(leaving, columns),
    writeBehind(exitCodes, columns),
  ].join('\n')
}

/** A text that stands behind the page of a command. */
export function writeBehind(text: string, screenColumns: number): string {
  return ['', ...wrapText(text, textColumns(screenColumns))].join('\n')
}
