// How a command is described as data: its arguments and options, what it opens, and what runs it.
import type { Ports } from '../ports.ts'

/** An argument: it must be there, may be there, or may be there several times. */
export type ArgumentSpec = { readonly takes: 'required' } | { readonly takes: 'optional' } | { readonly takes: 'many' }

/**
 * An option by its key, which is its name in camel case. `help` names its sentence in words/help.ts.
 * `off`: it is on unless `--no-...` is given. `values`: it may be given several times. `pairs`: so may `--name key=value`.
 */
export type OptionSpec = { readonly help: string } & (
  | { readonly takes: 'flag' }
  | { readonly takes: 'off' }
  | { readonly takes: 'value'; readonly as: string }
  | { readonly takes: 'values'; readonly as: string }
  | { readonly takes: 'choice'; readonly of: readonly string[]; readonly as: string }
  | { readonly takes: 'pairs'; readonly as: string }
)

type ArgumentSpecs = Readonly<Record<string, ArgumentSpec>>
type OptionSpecs = Readonly<Record<string, OptionSpec>>

type ArgumentValue<Spec> = Spec extends { takes: 'many' }
  ? string[]
  : Spec extends { takes: 'required' }
    ? string
    : string | undefined

type OptionValue<Spec> = Spec extends { takes: 'flag' | 'off' }
  ? boolean
  : Spec extends { takes: 'choice'; of: readonly (infer Choice)[] }
    ? Choice | undefined
    : Spec extends { takes: 'pairs' }
      ? Record<string, string>
      : Spec extends { takes: 'values' }
        ? string[]
        : string | undefined

/** What a command gets: its arguments and options, and from the global ones which session and whether JSON is wanted. */
export type Input<Arguments, Options> = { [Key in keyof Arguments]: ArgumentValue<Arguments[Key]> } & {
  [Key in keyof Options]: OptionValue<Options[Key]>
} & { json: boolean } & (Arguments extends { session: ArgumentSpec } ? unknown : { session: string | undefined })

/** A command as data. */
export interface CommandSpec {
  arguments: ArgumentSpecs
  options: OptionSpecs
  /** `content`: it never asks for a session, so nothing of sessions is loaded. */
  opens: 'sessions' | 'content'
  /** Of a group: what the group's name alone means. */
  isDefault: boolean
  /** Runs it. The input is what was parsed by this very description. */
  run(ports: Ports, input: Record<string, unknown>): Promise<void>
}

/** Describes a command; its input is typed by its arguments and options. */
export function command<const Arguments extends ArgumentSpecs, const Options extends OptionSpecs>(spec: {
  arguments?: Arguments
  options?: Options
  opens: CommandSpec['opens']
  isDefault?: boolean
  run(ports: Ports, input: Input<Arguments, Options>): Promise<void>
}): CommandSpec {
  return {
    arguments: spec.arguments ?? {},
    options: spec.options ?? {},
    opens: spec.opens,
    isDefault: spec.isDefault ?? false,
    run: (ports, input) => spec.run(ports, input as Input<Arguments, Options>), // parsed by this description
  }
}
