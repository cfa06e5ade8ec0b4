import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface AxeFault {
  id: string
  html: string[]
}

/** The rules whose result depends on colours. */
const colourRules = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds on a page: by its rules about colours in dark colours, and by all of its rules in light ones, in which the page is
 * left. So a page has to be loaded only once.
 *
 * @param except selectors of parts that were looked at on another page
 */
export async function axeFaults(page: Page, except: readonly string[] = []): Promise<AxeFault[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  const faults: AxeFault[] = []
  for (const [colorScheme, runOnly] of [['dark', colourRules], ['light']] as const) {
    // A colour on its way to another one is neither.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const options = { resultTypes: ['violations'], preload: false, ...(runOnly && { runOnly }) }
    faults.push(
      ...(await page.evaluate<AxeFault[]>(`${drawn}
        .then(() => axe.run({ exclude: ${JSON.stringify(except.map((each) => [each]))} }, ${JSON.stringify(options)}))
        .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) })))`)),
    )
  }
  return faults
}

/** Resolves in a page once it is drawn as it is now. */
export const drawn = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'
