// A real browser, where there is one: CHROMIUM names it, else the one of the system.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const path = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Why the tests are skipped; undefined where there is a browser. */
export const noBrowser = existsSync(path)
  ? undefined
  : `no browser at ${path}: install chromium, or set CHROMIUM to the path of one`

/** Opens the browser. */
export function openBrowser(): Promise<Browser> {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']
  return chromium.launch({ executablePath: path, args })
}
