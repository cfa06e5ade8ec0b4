import { FormBrowser } from '#test/form-browser.ts'
import { startServer, type TestServer } from '#test/server.ts'

export interface PortalServer extends TestServer {
  organization: string
  /** A link into the portal. */
  link(body?: object): Promise<string>
  /** A browser in which a link was opened. */
  visit(body?: object): Promise<FormBrowser>
}

/** An environment with an organization whose administrator uses the portal. */
export async function startPortal(server?: TestServer, name = 'Northwind'): Promise<PortalServer> {
  const started = server ?? (await startServer())
  const { id: organization } = await started.workos.organizations.createOrganization({ name })
  const link = async (body: object = {}) =>
    (await started.api.post<{ link: string }>('/portal/generate_link', { organization, ...body })).body.link
  return {
    ...started,
    organization,
    link,
    async visit(body) {
      const browser = new FormBrowser(started.url)
      await browser.open(await link(body))
      return browser
    },
  }
}

/** The hidden fields of the form of the page that is sent to an address. */
export function formFields(browser: FormBrowser, action: string): Record<string, string> {
  const [, content = ''] = new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, 's').exec(browser.html) ?? []
  const inputs = [...content.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]))
}

/** The text of the page, as it is read. */
export function textOf({ html }: { html: string }): string {
  return html
    .replaceAll(/<head>.*?<\/head>|<[^>]*>/gs, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
}

/** Submits the form of the page that is sent to an address, with its hidden fields. */
export function submit(browser: FormBrowser, action: string, entries: Record<string, string> = {}) {
  return browser.submitTo(action, { ...formFields(browser, action), ...entries })
}
