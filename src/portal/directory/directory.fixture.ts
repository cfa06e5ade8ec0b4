import type { FormBrowser } from '#test/form-browser.ts'
import { formFields, type PortalServer, startPortal, textOf } from '../kit/portal.fixture.ts'

export const directoryPage = '/portal/directory'

export interface Directory {
  id: string
  type: string
  state: string
  provisions_members: boolean
  attribute_map: Record<string, string | null>
}

export async function directoriesOf({
  api,
  organization,
}: Pick<PortalServer, 'api' | 'organization'>): Promise<Directory[]> {
  return (await api.get<{ data: Directory[] }>(`/directories?organization_id=${organization}`)).body.data
}

/** Presses the button of a form of the page. */
export function submit(browser: FormBrowser, action: string, entries: Record<string, string> = {}): Promise<void> {
  return browser.submitTo(action, { ...formFields(browser, action), ...entries })
}

/** What a page shows to copy. */
export function copied({ html }: FormBrowser, id: string): string | undefined {
  return new RegExp(`<code id="${id}">([^<]*)</code>`).exec(html)?.[1]
}

/** What a provider does with the endpoint and the token that were entered there. */
export function provider(endpoint = '', token = '') {
  return async (method: string, path: string, body?: object): Promise<{ status: number; body: { id: string } }> => {
    const answer = await fetch(`${endpoint}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: answer.status === 204 ? { id: '' } : await answer.json() }
  }
}

export const person = (userName: string, members: object = {}) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName,
  name: { givenName: 'Grace', familyName: 'Hopper' },
  emails: [{ value: userName, type: 'work', primary: true }],
  active: true,
  ...members,
})

/** An organization whose administrator has chosen a provider, with what the pages showed. */
export async function chooseDirectory(guide = 'okta', body: object = { intent: 'dsync' }) {
  const server = await startPortal()
  const browser = await server.visit(body)
  await browser.open(directoryPage)
  await submit(browser, directoryPage, { guide })
  const [directory] = await directoriesOf(server)
  const base = `${directoryPage}/${directory?.id}`
  const scim = provider(copied(browser, 'endpoint'), copied(browser, 'token'))
  return { ...server, browser, base, id: directory?.id ?? '', scim, text: () => textOf(browser) }
}
