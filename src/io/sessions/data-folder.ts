// Where sessions are kept when the person does not say.
import { posix, win32 } from 'node:path'

/** What our folder is called where others keep theirs. */
export const ownName = 'leak-help'

/**
 * The data folder of this system's conventions. `LEAK_HELP_DATA_DIR` goes before everything; an empty or relative
 * `XDG_DATA_HOME` counts as unset, as its specification asks.
 */
export function defaultDataFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  if (env.LEAK_HELP_DATA_DIR) return env.LEAK_HELP_DATA_DIR
  if (platform === 'win32') return win32.join(env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), ownName)
  const xdg = env.XDG_DATA_HOME
  if (xdg && posix.isAbsolute(xdg)) return posix.join(xdg, ownName)
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', ownName)
  return posix.join(home, '.local', 'share', ownName)
}
