import { defined } from '#platform/defined.ts'

interface Form {
  action: string
  fields: Record<string, string>
}

/** A browser for pages without script: keeps cookies, follows our redirects, fills the first form. Stops where the application begins. */
export class FormBrowser {
  readonly #origin: string
  readonly #reach: (url: string) => string
  #cookies = new Map<string, string>()
  location: URL
  html = ''
  /** Of the page that is shown. */
  status = 0
  headers = new Headers()
  /** Sent with every request. */
  language: string | undefined
  userAgent: string | undefined

  /** @param reach where a request for an address really goes: one of several servers behind it, or one behind a proxy. */
  constructor(origin: string, reach: (url: string) => string = (url) => url) {
    this.#origin = origin
    this.#reach = reach
    this.location = new URL(origin)
  }

  /** Another browser with the same cookies and page: of someone who planted or stole them. */
  copy(): FormBrowser {
    const copy = new FormBrowser(this.#origin, this.#reach)
    copy.#cookies = new Map(this.#cookies)
    copy.location = this.location
    copy.html = this.html
    return copy
  }

  /** Every Set-Cookie header that came. */
  readonly setCookies: string[] = []

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies
  }

  async open(url: string): Promise<void> {
    const target = new URL(url, this.#origin)
    await this.#follow(await this.#request(target.href, {}), target)
  }

  /** Sends the page's first form with these entries. */
  async submit(entries: Record<string, string>): Promise<void> {
    if (!this.html.includes('<form')) {
      throw new Error(`There is no form on the page of ${this.location} (${this.status}): ${this.html.slice(0, 2_000)}`)
    }
    await this.submitTo(this.form.action, entries)
  }

  /** Sends another form of the page, which carries the same unseen. */
  async submitTo(action: string, entries: Record<string, string>): Promise<void> {
    const { fields } = this.form
    const answer = await this.send(action, { ...fields, ...entries })
    await this.#follow(answer, new URL(action, this.#origin))
    // Going back to it would ask whether to send the first one again.
    if (answer.headers.get('location') === null && this.html.includes('<form'))
      throw new Error(`The form to ${action} was answered with another one instead of a redirect.`)
  }

  /** Sends a form as a browser on our page would; `headers` say what is different. */
  send(action: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.#request(new URL(action, this.#origin).href, {
      method: 'POST',
      headers: { origin: this.#origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
  }

  /** Arrives by a form of another site, with which browsers send none of our cookies, and follows. */
  async arriveByForm(url: string, fields: Record<string, string>, origin: string): Promise<void> {
    const answer = await this.send(url, fields, { origin, cookie: '' })
    await this.#follow(answer, new URL(url))
  }

  /** The page's first form with its hidden fields. */
  get form(): Form {
    const [, attributes = '', content = ''] = /<form([^>]*)>(.*?)<\/form>/s.exec(this.html) ?? []
    const fields: Record<string, string> = {}
    for (const [input] of content.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      fields[attribute(input, 'name')] = attribute(input, 'value')
    }
    return { action: attribute(attributes, 'action'), fields }
  }

  async #follow(response: Response, from: URL): Promise<void> {
    let current = response
    let url = from
    for (let hops = 0; hops < 10; hops++) {
      const location = current.headers.get('location') ?? current.headers.get('refresh')?.replace('0;url=', '') ?? null
      if (location === null) {
        this.html = await current.text()
        this.status = current.status
        this.headers = current.headers
        this.location = url
        return
      }
      url = new URL(location, this.#origin)
      this.location = url
      if (url.origin !== new URL(this.#origin).origin) return
      current = await this.#request(url.href, {})
    }
    throw new Error('The redirects do not end.')
  }

  async #request(url: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(this.#reach(url), {
      ...init,
      redirect: 'manual',
      headers: {
        cookie,
        ...defined({ 'accept-language': this.language, 'user-agent': this.userAgent }),
        ...(init.headers as Record<string, string>),
      },
    })
    for (const header of response.headers.getSetCookie()) {
      this.setCookies.push(header)
      const [pair = '', ...attributes] = header.split('; ')
      const [name = '', value = ''] = pair.split('=')
      if (attributes.includes('Max-Age=0')) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return response
  }
}

function attribute(tag: string, name: string): string {
  return new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}
