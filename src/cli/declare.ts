// What the groups of commands share: how one is declared and run.
import type { Command } from 'commander'
import type { Ports } from '../ports.ts'
import type { HelpWords } from '../words/help.ts'

/** Options every command takes. */
export interface GlobalOptions {
  lang?: string
  session?: string
  dataDir?: string
  playbooks?: string
  private: boolean
  json: boolean
  plain: boolean
  color: boolean
}

/** Opens the world and runs a command in it. `opensNoSession`: the command never asks for one, so none is loaded. */
export type Run = (
  command: (ports: Ports, globals: GlobalOptions) => Promise<void>,
  options?: { opensNoSession: boolean },
) => Promise<void>

/** Declares one command: its name, arguments, options and help. */
export type Declare = (parent: Command, words: HelpWords, run: Run) => void

/** A session id for a command, left out when none was named. */
export function sessionNamed(session: string | undefined): { session?: string } {
  return session === undefined ? {} : { session }
}
