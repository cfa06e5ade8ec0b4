interface Form {
  action: string
  fields: Record<string, string>
}

/** A browser for pages without script: keeps cookies, follows our redirects, fills the first form. Stops where the application begins. */
export class FormBrowser {
  readonly #origin: string
  readonly #cookies = new Map<string, string>()
  location: URL
  html = ''

  constructor(origin: string) {
    this.#origin = origin
    this.location = new URL(origin)
  }

  async open(url: string): Promise<void> {
    await this.#follow(await this.#request(url, {}))
  }

  /** Sends the page's first form with these entries. */
  async submit(entries: Record<string, string>): Promise<void> {
    const { action, fields } = this.form
    await this.#follow(await this.send(action, { ...fields, ...entries }))
  }

  /** Sends a form as a browser on our page would; `headers` say what is different. */
  send(action: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.#request(new URL(action, this.#origin).href, {
      method: 'POST',
      headers: { origin: this.#origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
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

  async #follow(response: Response): Promise<void> {
    let current = response
    for (let hops = 0; hops < 10; hops++) {
      const location = current.headers.get('location')
      if (location === null) {
        this.html = await current.text()
        this.location = new URL(current.url)
        return
      }
      this.location = new URL(location, this.#origin)
      if (this.location.origin !== this.#origin) return
      current = await this.#request(this.location.href, {})
    }
    throw new Error('The redirects do not end.')
  }

  async #request(url: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { cookie, ...(init.headers as Record<string, string>) },
    })
    for (const header of response.headers.getSetCookie()) {
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
