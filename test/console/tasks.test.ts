import { readFile, writeFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { enter } from '#console/site/site.fixture.ts'
import { createEnvironment } from '#environment/environments/index.ts'
import { leaveFailedJob } from '#operator/failed-jobs/failed-job.fixture.ts'
import { selfSigned } from '../self-signed.ts'
import { totpSecret } from '../totp-calls.ts'
import { type Demonstration, demonstrate } from './demonstration.ts'

const document = new URL('../../docs/console.md', import.meta.url)

/** An operator with a mouse. Typing counts nothing, but for the palette with what is typed into it, which counts as one click. */
class Operator {
  clicks = 0
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async click(what: Locator): Promise<void> {
    this.clicks++
    await what.click()
  }

  press(name: string, within: Page | Locator = this.page): Promise<void> {
    return this.click(within.getByRole('button', { name, exact: true }).first())
  }

  /** A link of the navigation. */
  goTo(name: string): Promise<void> {
    return this.click(this.page.locator('#navigation').getByRole('link', { name, exact: true }))
  }

  /** A link of the page. */
  follow(name: string): Promise<void> {
    return this.click(this.page.locator('main').getByRole('link', { name, exact: true }).first())
  }

  async find(text: string, option: RegExp): Promise<void> {
    this.clicks++
    await this.page.keyboard.press('Control+k')
    await this.page.keyboard.type(text)
    await this.page.getByRole('option', { name: option }).first().click()
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  type(label: string | RegExp, text: string, place: Page | Locator = this.dialog): Promise<void> {
    return place.getByLabel(label).first().fill(text)
  }

  reads(text: string | RegExp): Promise<void> {
    return this.page.getByText(text).first().waitFor()
  }
}

interface Task {
  /** As the document calls it. */
  name: string
  /** From the overview until the page shows that it is done. */
  take(operator: Operator): Promise<void>
}

test('what each of twenty tasks takes is in docs/console.md', async () => {
  const demonstration = await demonstrate()
  const tasks = await prepare(demonstration)
  expect(tasks).toHaveLength(20)
  const { page, goTo } = await enter(demonstration.server)

  let text = await readFile(document, 'utf8')
  for (const { name, take } of tasks) {
    await goTo('')
    const operator = new Operator(page)
    const begun = performance.now()
    await take(operator)
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
    const row = new RegExp(`^\\| ${name} \\| \\d+([^|]*) \\| [\\d.]+ \\|`, 'm')
    expect(text).toMatch(row)
    text = text.replace(row, `| ${name} | ${operator.clicks}$1 | ${seconds} |`)
  }
  await writeFile(document, text)
})

const grace = 'grace@globex.example'
const ada = 'ada@northwind.example'
const slug = 'checkout'

async function prepare({ server, organizations, users }: Demonstration): Promise<Task[]> {
  const { api, environment } = server
  const globex = organizations.Globex ?? ''
  await api.post('/feature-flags', { slug, name: 'Checkout' })
  await api.post('/authorization/roles', { slug: 'auditor', name: 'Auditor' })
  await api.delete('/authorization/roles/auditor')
  await api.post('/environments/current/keys', { name: 'billing' })
  await api.post(`/user_management/users/${users[grace]}/auth_factors`, { type: 'totp', totp_secret: totpSecret })
  const sessions = await server.workos.userManagement.listSessions(users[grace] ?? '')
  const session = sessions.data.find(({ status }) => status === 'active') ?? expect.unreachable()
  await leaveFailedJob(environment)
  await createEnvironment(environment.system, 'Staging', 'sandbox')
  const directory = await refusingDirectory(server, globex)
  const certificate = selfSigned({ dns: 'globex.okta.example', until: '290101000000Z' }).cert

  return [
    {
      name: 'Make an organization',
      async take(o) {
        await o.find('new organization', /^Create organization/)
        await o.type('Name', 'Acme')
        await o.press('Create organization', o.dialog)
        await o.page.getByRole('heading', { name: 'Acme' }).waitFor()
      },
    },
    {
      name: 'Invite its administrator',
      async take(o) {
        await o.find('Acme', /^Acme/)
        await o.press('Invite')
        await o.type('Email', 'admin@acme.example')
        await o.press('Send invitation')
        await o.reads('Sent an invitation to admin@acme.example.')
      },
    },
    {
      name: 'See why a sign-in failed',
      async take(o) {
        await o.find(ada, /^Diagnose sign-in/)
        await o.page.getByRole('heading', { name: 'Checks' }).waitFor()
      },
    },
    {
      name: 'Resend a delivery',
      async take(o) {
        await o.click(
          o.page.getByRole('list', { name: 'At a glance' }).getByRole('link', { name: /^Webhooks delivered/ }),
        )
        await o.click(o.page.getByRole('table').getByRole('link').first())
        await o.press('Resend')
        await o.reads('Sent it again.')
      },
    },
    {
      name: 'Replay after an outage',
      async take(o) {
        await o.goTo('Webhooks')
        await o.click(o.page.getByRole('table').getByRole('link').first())
        await o.press('Replay')
        await o.type('Since', new Date(Date.now() - 3_600_000).toISOString().slice(0, 16))
        await o.press('Replay', o.dialog)
        await o.reads(/^Sending \d+ events? again/)
      },
    },
    {
      name: 'Roll a key with an overlap',
      async take(o) {
        await o.goTo('API keys')
        await o.press('Roll')
        await o.press('Roll key')
        await o.page.getByRole('button', { name: /^Copy key/ }).waitFor()
      },
    },
    {
      name: 'Change the look',
      async take(o) {
        await o.goTo('Branding')
        await o.type('Accent', '#0d74ce', o.page)
        await o.press('Publish')
        await o.reads('Published the branding.')
      },
    },
    {
      name: 'Turn a flag on for one customer',
      async take(o) {
        await o.find(slug, new RegExp(`^${slug}`))
        await o.press('Add target')
        await o.type('User or organization', 'Globex')
        await o.click(o.page.getByRole('option', { name: /^Globex/ }))
        await o.press('Add target', o.dialog)
        await o.reads('Added the target.')
      },
    },
    {
      name: 'End a session',
      async take(o) {
        await o.find(session.id, new RegExp(`^${session.id}`))
        await o.press('End')
        await o.reads('Ended the session.')
      },
    },
    {
      name: 'Impersonate a user',
      async take(o) {
        await o.find(grace, new RegExp(`^${grace}`))
        await o.press('Impersonate')
        await o.type('Reason', 'Ticket 4711')
        await o.press('Impersonate', o.dialog)
        await o.page.getByRole('link', { name: 'Open the application' }).waitFor()
      },
    },
    {
      name: 'Find who deleted a role',
      async take(o) {
        await o.goTo('Operator log')
        await o.reads('Deleted a role')
      },
    },
    {
      name: 'Reset a lost phone',
      async take(o) {
        await o.find(grace, new RegExp(`^${grace}`))
        await o.follow('Sign-in')
        await o.press('Remove')
        await o.type('Reason', 'Ticket 4712')
        await o.press('Remove', o.dialog)
        await o.reads('Removed the second factor.')
      },
    },
    {
      name: 'See why someone may do something',
      async take(o) {
        await o.goTo('Explorer')
        await o.type('Person', grace, o.page)
        await o.type('Permission', 'projects:read', o.page)
        await o.type('Resource', globex, o.page)
        await o.press('Explain')
        await o.reads(/^(Yes|No): /)
      },
    },
    {
      name: 'Invite a colleague',
      async take(o) {
        await o.goTo('Operators')
        await o.press('Invite operator')
        await o.type('Email', 'colleague@northwind.example')
        await o.press('Send invitation')
        await o.reads('Sent an invitation to colleague@northwind.example.')
      },
    },
    {
      name: 'Copy settings from another environment',
      async take(o) {
        await o.goTo('Environments')
        await o.press('Copy settings')
        await o.press('See what would be copied')
        await o.page.getByRole('button', { name: 'Copy', exact: true }).waitFor()
      },
    },
    {
      name: 'Erase a person',
      async take(o) {
        const email = 'annie@wayneenterprises.example'
        await o.find(email, new RegExp(`^${email}`))
        await o.press('Erase user')
        await o.type('Reason', 'Request by law')
        await o.type(/^Type/, email)
        await o.press('Erase user', o.dialog)
        await o.page.getByRole('heading', { name: 'Erasure' }).waitFor()
      },
    },
    {
      name: 'Set up a connection',
      async take(o) {
        await o.find('Contoso', /^Contoso/)
        await o.follow('SSO')
        await o.press('New connection')
        await o.dialog.getByLabel('Name').fill('Contoso Okta')
        await o.press('Create connection')
        await o.page.getByRole('heading', { name: 'Contoso Okta' }).waitFor()
      },
    },
    {
      name: 'Renew a certificate',
      async take(o) {
        await o.goTo('Expiring')
        await o.follow('Globex Okta')
        await o.press('Add certificate')
        await o.dialog.getByLabel('Certificate').fill(certificate)
        await o.press('Add certificate', o.dialog)
        await o.reads('Added the certificate.')
      },
    },
    {
      name: "See why a person isn't synced",
      async take(o) {
        await o.find(directory, /^Globex people/)
        await o.follow('Refused requests')
        await o.reads(/already exists/i)
      },
    },
    {
      name: 'Retry a job',
      async take(o) {
        await o.goTo('Jobs')
        await o.press('Retry')
        await o.reads('The job runs again.')
      },
    },
  ]
}

/** A directory whose provider sent a person twice. @returns its id */
async function refusingDirectory({ api }: Demonstration['server'], organization_id: string): Promise<string> {
  const directory = { organization_id, type: 'okta scim v2.0', name: 'Globex people' }
  const { body } = await api.post<{ id: string; scim: { endpoint: string; bearer_token: string } }>(
    '/directories',
    directory,
  )
  for (let i = 0; i < 2; i++)
    await fetch(`${body.scim.endpoint}/Users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${body.scim.bearer_token}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'hank@globex.example',
        emails: [{ primary: true, value: 'hank@globex.example' }],
      }),
    })
  return body.id
}
