import { describe, expect, test } from 'vitest'
import { defaultDataFolder } from '../../../src/io/sessions/data-folder.ts'

describe('the default data folder', () => {
  test.each<[NodeJS.Platform, Record<string, string>, string, string]>([
    ['linux', {}, '/home/li', '/home/li/.local/share/leak-help'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/li', '/data/leak-help'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/li', '/home/li/.local/share/leak-help'],
    ['linux', { XDG_DATA_HOME: 'data' }, '/home/li', '/home/li/.local/share/leak-help'],
    ['linux', { XDG_DATA_HOME: '/data', LEAK_HELP_DATA_DIR: '/usb' }, '/home/li', '/usb'],
    ['darwin', {}, '/Users/li', '/Users/li/Library/Application Support/leak-help'],
    ['darwin', { XDG_DATA_HOME: '/data' }, '/Users/li', '/data/leak-help'],
    [
      'win32',
      { LOCALAPPDATA: 'C:\\Users\\李\\AppData\\Local' },
      'C:\\Users\\李',
      'C:\\Users\\李\\AppData\\Local\\leak-help',
    ],
    ['win32', {}, 'C:\\Users\\李', 'C:\\Users\\李\\AppData\\Local\\leak-help'],
    ['win32', { LEAK_HELP_DATA_DIR: 'E:\\private' }, 'C:\\Users\\李', 'E:\\private'],
  ])('on %s with %o in %s is %s', (platform, env, home, expected) => {
    expect(defaultDataFolder(env, platform, home)).toBe(expected)
  })
})
