// How output looks on this screen; chalk is loaded only where colour is shown.
import type { Ports } from '../ports.ts'
import { colorStyle, type Look, lookFor, plainStyle } from '../render/look.ts'

/** The look for the ports' screen and language. */
export async function lookOf(ports: Pick<Ports, 'language' | 'screen'>): Promise<Look> {
  const { columns, color } = ports.screen
  return lookFor({ language: ports.language, columns, style: color ? await colorStyle() : plainStyle })
}
