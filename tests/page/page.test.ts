// The page in a real browser: it fits every screen, asks for nothing, a checker for accessibility finds nothing, and paper
// has all of it. PAGE_PICTURES names a folder for pictures to look at.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Result } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/core/text.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { finished, type Lived, livedPersona, pageOf } from '../support/pages.ts'
import { noBrowser, openBrowser } from './browser.ts'

const people: Record<string, Lived> = {
  sextortion: livedPersona('sextortion-pressed-now', 0),
  loan: livedPersona('loan-in-my-name'),
  elder: livedPersona('elder-already-lost'),
  finished: finished(livedPersona('lending-leak-ordinary', 0)),
}
const widths = [360, 768, 1280]
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
// Paragraphs and list items that are not drawn.
const hiddenTexts = `[...document.querySelectorAll('main p, main li')]
  .filter((one) => !one.closest('nav') && !one.checkVisibility({ contentVisibilityAuto: true }))
  .map((one) => one.textContent)`
const pictures = process.env.PAGE_PICTURES
const folder = dataFolderForEach()

if (noBrowser !== undefined) console.warn(`tests/page skipped: ${noBrowser}`)

describe.skipIf(noBrowser !== undefined)('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true })
  })
  afterAll(() => browser?.close())

  /** The page of somebody, opened from a file as on a phone; and everything that it asked for. */
  async function opened(
    name: string,
    { language, large = false, dark = false }: { language: Language; large?: boolean; dark?: boolean },
  ): Promise<{ page: Page; requests: string[]; address: string }> {
    const path = join(folder.path, `${name}.html`)
    mkdirSync(folder.path, { recursive: true })
    const person = people[name]
    if (!person) throw new Error(name)
    writeFileSync(path, await pageOf(person, { language, large }))
    const address = pathToFileURL(path).href
    // Scripts of the page could not run anyway; those of the test must.
    const context = await browser.newContext({ bypassCSP: true, colorScheme: dark ? 'dark' : 'light' })
    const page = await context.newPage()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(address)
    return { page, requests, address }
  }

  describe.each(Object.keys(people))('%s', (name) => {
    describe.each(languages)('%s', (language) => {
      it.each([
        { dark: false, large: false },
        { dark: true, large: false },
        { dark: false, large: true },
      ])('fits every screen, and the checker finds nothing (%j)', async (look) => {
        const { page, requests, address } = await opened(name, { language, ...look })
        const say = `${name}-${language}${look.dark ? '-dark' : ''}${look.large ? '-large' : ''}`
        for (const isOpen of [false, true]) {
          await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = ${isOpen}`)
          for (const width of widths) {
            await page.setViewportSize({ width, height: 740 })
            const tooWide = await page.evaluate(
              'document.documentElement.scrollWidth - document.documentElement.clientWidth',
            )
            expect(tooWide, `${say} at ${width}`).toBeLessThanOrEqual(0)
            if (pictures !== undefined) {
              const path = join(pictures, `${say}-${width}${isOpen ? '-open' : ''}.png`)
              await page.screenshot({ path, fullPage: true })
            }
          }
        }
        // Unfolded it has everything, and only colours change by the look.
        if (!look.large) expect(await findings(page), say).toEqual([])
        expect(requests).toEqual([address])
        await page.context().close()
      })

      it('prints all of it, folded or not', async () => {
        const { page } = await opened(name, { language })
        expect(await page.evaluate("document.querySelectorAll('details[open]').length")).toBe(0)
        await page.emulateMedia({ media: 'print' })
        expect(await page.evaluate(hiddenTexts)).toEqual([])
        const pdf = await page.pdf({ format: 'A4' })
        expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
        if (pictures !== undefined) writeFileSync(join(pictures, `${name}-${language}.pdf`), pdf)
        await page.context().close()
      })
    })
  })

  it('selects all of what is to be said at once', async () => {
    const { page } = await opened('loan', { language: 'zh' })
    const selection = await page.evaluate("getComputedStyle(document.querySelector('.say')).userSelect")
    expect(selection).toBe('all')
    await page.context().close()
  })
})

/** What the checker finds, each in a line. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found: Result[] = await page.evaluate('axe.run().then(({ violations }) => violations)')
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
}
