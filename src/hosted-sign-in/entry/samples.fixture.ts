import { FormBrowser } from '#test/form-browser.ts'
import { send } from '#test/samples.ts'
import { defineSamples, type TracedPerson } from '#test/slice-samples.ts'
import { pagesOf } from '../pages.fixture.ts'

export const samples = defineSamples({
  async leaveTraces({ server, create }, person) {
    const { authorizeUrl, clientId } = await pagesOf(server)
    const browser = () => {
      const made = new FormBrowser(server.url)
      made.userAgent = person.user_agent
      return made
    }
    const signedUp = browser()
    await signedUp.open(authorizeUrl({ screen_hint: 'sign-up' }))
    await signedUp.submit({ email: person.email, password: '' })

    const signedIn = browser()
    await signedIn.open(authorizeUrl({ login_hint: person.email }))
    await signIn(signedIn, person)

    const { json: device } = await send(server.url, '/user_management/authorize/device', {
      method: 'POST',
      headers: { 'user-agent': person.user_agent, 'x-forwarded-for': person.ip_address },
      body: { client_id: clientId },
    })
    const elsewhere = browser()
    await elsewhere.open(String(device?.verification_uri_complete))
    await elsewhere.submit({ user_code: String(device?.user_code) })
    await signIn(elsewhere, person)
    await elsewhere.submit({ decision: 'allow' })

    const choosing = browser()
    const { id } = await create('/organizations', { name: 'Southwind' })
    await create('/user_management/organization_memberships', { user_id: person.user_id, organization_id: id })
    await choosing.open(authorizeUrl())
    await signIn(choosing, person)
  },
})

async function signIn(browser: FormBrowser, { email, password }: TracedPerson): Promise<void> {
  if (browser.location.pathname === '/sign-in') await browser.submit({ email })
  await browser.submit({ password })
}
