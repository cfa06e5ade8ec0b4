import type { Locator, Page } from 'playwright-core'
import { openPage } from '#test/browser.ts'

/** What someone does who has no mouse. */
export interface KeyboardUser {
  page: Page
  /** Tabs to a control. */
  reach(control: Locator): Promise<void>
  /** Tabs to a control and presses Enter. */
  press(control: Locator): Promise<void>
  /** Tabs to a field and enters a text. */
  enter(label: string, text: string): Promise<void>
}

export async function keyboardUser(options: { javaScriptEnabled: boolean }): Promise<KeyboardUser> {
  const page = await openPage(options)
  await page.route('**/fonts.googleapis.com/**', (route) => route.abort())
  async function reach(control: Locator): Promise<void> {
    await control.waitFor()
    // Looked for once: to find a control by its role takes longer than all the rest of a step.
    let element = await control.elementHandle()
    // As many as there should be are pressed at once, as most of a step is to ask what has the focus.
    const distance = await element?.evaluate((each): number => {
      const all = [
        ...each.ownerDocument.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea'),
      ]
      const before = all.slice(0, Math.max(0, all.indexOf(each)))
      const from = each.ownerDocument.activeElement
      const isAhead = (other: Element) => from === null || (from.compareDocumentPosition(other) & 4) > 0
      return before.filter((other) => other.checkVisibility({ visibilityProperty: true }) && isAhead(other)).length
    })
    for (let i = 0; i < (distance ?? 0); i++) await page.keyboard.press('Tab')
    for (let i = 0; i < 150; i++) {
      const hasFocus = await element
        ?.evaluate((each) => (each.isConnected ? each === each.ownerDocument.activeElement : undefined))
        .catch(() => undefined)
      if (hasFocus === true) return
      if (hasFocus === false) await page.keyboard.press('Tab')
      // The page has changed meanwhile.
      else element = await control.elementHandle()
    }
    throw new Error(`The keyboard does not reach ${control}.`)
  }
  return {
    page,
    reach,
    async press(control) {
      await reach(control)
      await page.keyboard.press('Enter')
    },
    async enter(label, text) {
      await reach(page.getByLabel(label, { exact: true }))
      await page.keyboard.insertText(text)
    },
  }
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
