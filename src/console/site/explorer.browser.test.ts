import { expect, test } from 'vitest'
import { startAuthorization } from '../../access/authorization/authorization.fixture.ts'
import { enter, pageFaults } from './site.fixture.ts'

/** An editor by a group, on a folder above the document. */
async function furnish() {
  const server = await startAuthorization()
  await server.role('editor', 'folder', ['document:edit', 'document:read'])
  const folder = await server.resource('folder', 'Handbook')
  const document = await server.resource('document', 'Travel', folder)
  const editor = await server.join()
  const other = await server.join()
  const group = await server.group(editor)
  const given = await server.api.post(`/authorization/groups/${group}/role_assignments`, {
    role_slug: 'editor',
    resource_id: folder.id,
  })
  expect(given.status).toBe(201)
  return { server, document, editor, other }
}

test('an operator sees who may edit a document and why, and why another person may not; axe finds nothing, on a phone neither', async () => {
  const { server, document, editor, other } = await furnish()
  const { page, refused, goTo } = await enter(server)
  await goTo('/explorer')

  await page.getByRole('textbox', { name: 'Permission' }).fill('document:edit')
  await page.getByRole('textbox', { name: 'Resource' }).fill(document.id)
  await page.keyboard.press('Enter')
  const permitted = page.getByRole('table', { name: 'Who may do this here' })
  await permitted.getByText(editor).waitFor()
  expect(await permitted.getByText(other).count()).toBe(0)
  await permitted.getByRole('link').first().click()
  await page.getByText(/^Yes: the role editor comes through the group .* above, on the folder Handbook/).waitFor()
  await page.getByRole('table', { name: 'What they may do here' }).getByText('document:read').first().waitFor()
  expect(await pageFaults(page)).toEqual([])

  await page.getByRole('textbox', { name: 'Person' }).fill(other)
  await page.keyboard.press('Enter')
  await page.getByText('No: none of their roles here has document:edit. editor would permit it.').waitFor()
  expect(refused).toEqual([])
})
