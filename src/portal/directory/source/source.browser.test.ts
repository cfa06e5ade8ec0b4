import { describe, expect, test } from 'vitest'
import { googleSettings, startGoogleWorkspace } from '#test/google-workspace.ts'
import { oneInTurn } from '#test/turns.ts'
import { button, keyboardUser, link } from '../../kit/keyboard-user.fixture.ts'
import { startPortal } from '../../kit/portal.fixture.ts'
import { directoriesOf } from '../directory.fixture.ts'

describe.each(
  oneInTurn([
    ['with scripts', { javaScriptEnabled: true }],
    ['without scripts', { javaScriptEnabled: false }],
  ] as const),
)('by keyboard alone, %s', (_, options) => {
  test('an administrator connects a Google Workspace, and corrects what Google refuses', async () => {
    const google = await startGoogleWorkspace()
    google.addGroup('Engineering', [google.addUser('Admin'), google.addUser('Ada')])
    const { service_account_key: key, admin_email: admin, base_url: url } = googleSettings(google)
    const server = await startPortal()
    const { page, press, reach, enter } = await keyboardUser(options)
    await page.goto(await server.link({ intent: 'dsync' }))
    await press(page.locator('button[value="google-workspace"]'))
    await press(link(page, 'Continue'))
    if (options.javaScriptEnabled) {
      const file = { name: 'key.json', mimeType: 'application/json', buffer: Buffer.from(key) }
      await page.getByLabel('Choose the JSON file').setInputFiles(file)
      await expect.poll(() => page.getByLabel('Service account key').inputValue()).toBe(key)
    } else {
      await enter('Service account key', key)
    }
    await enter('Administrator’s email', 'nobody@northwind.example')
    await enter('Custom address (development only)', url)
    await press(button(page, 'Check and continue'))
    await page.getByText('Your Google Workspace has no user with this email.').waitFor()
    await enter('Service account key', key)
    await reach(page.getByLabel('Administrator’s email'))
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(admin)
    await press(button(page, 'Check and continue'))

    // With scripts the page updates itself. It says "connected" when the first people are there, and shows counts once the run has ended.
    const counts = page.getByText('2 read · 2 new')
    if (!options.javaScriptEnabled) {
      await page.waitForURL('**/sync')
      await expect.poll(() => page.reload().then(() => counts.isVisible())).toBe(true)
    }
    await counts.waitFor()
    await page.getByRole('heading', { name: 'Google Workspace is connected' }).waitFor()
    await press(button(page, 'Finish'))
    await page.getByText('The directory of Northwind is connected.').waitFor()
    expect(await directoriesOf(server)).toMatchObject([{ type: 'gsuite directory', state: 'linked' }])
  })
})
