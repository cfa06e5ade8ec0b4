import { type Answered, type Asked, startLocalServer } from './local-server.ts'

/** An employee of the company directory. */
export interface Employee {
  id: string
  displayName: string
  firstName: string
  lastName: string
  workEmail: string | null
  jobTitle: string | null
  department: string | null
  [member: string]: unknown
}

/** BambooHR on loopback: the two resources that are read. */
export interface Bamboohr {
  url: string
  employees: Map<string, Employee>
  /** When someone changed last, by the clock of the server. */
  changedAt: Date
  asked: string[]
  intercept: (asked: Asked) => Answered | undefined
  apiKey: string
  close(): void
}

export const company = 'northwind'

export function bamboohrSettings({ url, apiKey }: Bamboohr) {
  return { company, api_key: apiKey, base_url: url }
}

export async function startBamboohr(): Promise<Bamboohr> {
  const { url, close } = await startLocalServer((asked) => {
    bamboohr.asked.push(asked.url.pathname.replace(`/api/gateway.php/${company}/v1`, ''))
    return bamboohr.intercept(asked) ?? answer(asked)
  })
  const bamboohr: Bamboohr = {
    url,
    close,
    employees: new Map(),
    changedAt: new Date(0),
    asked: [],
    intercept: () => undefined,
    apiKey: 'a-key-of-bamboohr',
  }

  function answer({ url: { pathname, searchParams }, headers }: Asked): Answered {
    const [, of, path] = /^\/api\/gateway\.php\/([^/]+)\/v1(\/.*)$/.exec(pathname) ?? []
    if (headers.authorization !== `Basic ${Buffer.from(`${bamboohr.apiKey}:x`).toString('base64')}`) {
      return { status: 401, headers: { 'x-bamboohr-error-message': 'The API key is not valid.' } }
    }
    if (of !== company || headers.accept !== 'application/json') return { status: 404 }
    if (path === '/employees/directory') {
      return { status: 200, body: { fields: [], employees: [...bamboohr.employees.values()] } }
    }
    const since = Date.parse(searchParams.get('since') ?? '')
    if (path !== '/employees/changed' || Number.isNaN(since)) return { status: 400 }
    const hasChanged = bamboohr.changedAt.getTime() >= since
    const changed = hasChanged ? [...bamboohr.employees.keys()].slice(0, 1) : []
    const lastChanged = bamboohr.changedAt.toISOString()
    return {
      status: 200,
      body: {
        latest: lastChanged,
        employees: hasChanged
          ? Object.fromEntries(changed.map((id) => [id, { id, action: 'Updated', lastChanged }]))
          : [],
      },
    }
  }

  return bamboohr
}
