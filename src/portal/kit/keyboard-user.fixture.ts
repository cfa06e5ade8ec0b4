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
