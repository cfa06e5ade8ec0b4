/** What an application needs to reach this server. */
export interface Target {
  url: string
  clientId: string
  apiKey: string
}

/** An SDK, a front-end kit or another program that speaks the API, and how it's pointed at a server. */
export interface Client {
  /** A word for addresses and element ids. */
  id: string
  name: string
  /** Sentences: what it reads from the environment, and what it takes in code. Code is in backticks. */
  note: string
  /** What to paste. */
  code: string
}

/**
 * The official SDKs and kits, the most used first. Which of them reads which variable is from the source of each: only the
 * kits and the Python SDK read an address, and the other SDKs send keys and passwords to the vendor without the option.
 */
export function listClients(target: Target): Client[] {
  const { url, clientId, apiKey } = target
  const { hostname, port, isHttps } = addressOf(url)
  return [
    {
      id: 'node',
      name: 'Node',
      note: 'Reads `WORKOS_API_KEY` and `WORKOS_CLIENT_ID` from the environment, but no address. Without these options, it sends keys and passwords to api.workos.com.',
      code: [
        `const workos = new WorkOS('${apiKey}', {`,
        `  clientId: '${clientId}',`,
        `  apiHostname: '${hostname}',`,
        `  port: ${port},`,
        `  https: ${isHttps},`,
        '})',
      ].join('\n'),
    },
    {
      id: 'next',
      name: 'Next.js',
      note: 'Reads these variables. Choose a cookie password of 32 characters or more: `openssl rand -base64 24`.',
      code: kitVariables(target, 'NEXT_PUBLIC_WORKOS_REDIRECT_URI=http://localhost:3000/callback'),
    },
    {
      id: 'react',
      name: 'React',
      note: `Reads no variables. It calls the API from the browser, so allow its origin once: \`workos config cors add http://localhost:5173\`, or \`POST /user_management/cors_origins\`.`,
      code: [
        '<AuthKitProvider',
        `  clientId="${clientId}"`,
        `  apiHostname="${hostname}"`,
        `  port={${port}}`,
        `  https={${isHttps}}`,
        '  redirectUri="http://localhost:5173/callback"',
        '>',
      ].join('\n'),
    },
    {
      id: 'react-router',
      name: 'React Router',
      note: 'Reads these variables. Choose a cookie password of 32 characters or more: `openssl rand -base64 24`.',
      code: kitVariables(target, 'WORKOS_REDIRECT_URI=http://localhost:5173/callback'),
    },
    {
      id: 'tanstack',
      name: 'TanStack Start',
      note: 'Reads these variables. Choose a cookie password of 32 characters or more: `openssl rand -base64 24`.',
      code: kitVariables(target, 'WORKOS_REDIRECT_URI=http://localhost:3000/api/auth/callback'),
    },
    {
      id: 'sveltekit',
      name: 'SvelteKit',
      note: 'Takes everything in `configureAuthKit`. Choose a cookie password of 32 characters or more: `openssl rand -base64 24`.',
      code: [
        'configureAuthKit({',
        `  clientId: '${clientId}',`,
        `  apiKey: '${apiKey}',`,
        `  redirectUri: 'http://localhost:5173/callback',`,
        '  cookiePassword,',
        `  apiHostname: '${hostname}',`,
        `  apiPort: ${port},`,
        `  apiHttps: ${isHttps},`,
        '})',
      ].join('\n'),
    },
    {
      id: 'python',
      name: 'Python',
      note: 'Reads these variables, so that `WorkOSClient()` needs no arguments.',
      code: [`WORKOS_API_KEY=${apiKey}`, `WORKOS_CLIENT_ID=${clientId}`, `WORKOS_BASE_URL=${url}`].join('\n'),
    },
    {
      id: 'ruby',
      name: 'Ruby',
      note: 'Takes the address as `base_url`.',
      code: `WorkOS::Client.new(api_key: "${apiKey}", client_id: "${clientId}", base_url: "${url}")`,
    },
    {
      id: 'go',
      name: 'Go',
      note: 'Reads no variables. It takes the address from `WithBaseURL`.',
      code: `workos.NewClient("${apiKey}", workos.WithClientID("${clientId}"), workos.WithBaseURL("${url}"))`,
    },
    {
      id: 'php',
      name: 'PHP',
      note: 'Reads `WORKOS_API_KEY` and `WORKOS_CLIENT_ID` from the environment, but no address: it takes that as `baseUrl`.',
      code: `new WorkOS(apiKey: '${apiKey}', clientId: '${clientId}', baseUrl: '${url}')`,
    },
    {
      id: 'java',
      name: 'Java',
      note: 'Reads no variables. The builder of the Kotlin SDK takes the address.',
      code: `WorkOS.builder().apiKey("${apiKey}").clientId("${clientId}").apiBaseUrl("${url}").build()`,
    },
    {
      id: 'kotlin',
      name: 'Kotlin',
      note: 'Reads no variables. It takes the address as `apiBaseUrl`.',
      code: `WorkOS(apiKey = "${apiKey}", clientId = "${clientId}", apiBaseUrl = "${url}")`,
    },
    {
      id: 'dotnet',
      name: '.NET',
      note: 'Takes the address as `ApiBaseURL`.',
      code: `new WorkOSClient(new WorkOSOptions { ApiKey = "${apiKey}", ClientId = "${clientId}", ApiBaseURL = "${url}" })`,
    },
    {
      id: 'rust',
      name: 'Rust',
      note: 'Takes the address as `base_url`.',
      code: `Client::builder().api_key("${apiKey}").client_id("${clientId}").base_url("${url}").build()`,
    },
    {
      id: 'cli',
      name: 'Command line',
      note: 'Keeps the address with the key. Commands then run against this server.',
      code: `workos env add local ${apiKey} --client-id ${clientId} --endpoint ${url}`,
    },
    {
      id: 'other',
      name: 'Other',
      note: 'Any HTTP client works: put this base URL before every path, and send the key in this header.',
      code: `${url}\nAuthorization: Bearer ${apiKey}`,
    },
  ]
}

/** Of the kits that read the address from the environment. */
function kitVariables({ url, clientId, apiKey }: Target, redirectUri: string): string {
  const { hostname, port, isHttps } = addressOf(url)
  return [
    `WORKOS_CLIENT_ID=${clientId}`,
    `WORKOS_API_KEY=${apiKey}`,
    `WORKOS_API_HOSTNAME=${hostname}`,
    `WORKOS_API_PORT=${port}`,
    `WORKOS_API_HTTPS=${isHttps}`,
    'WORKOS_COOKIE_PASSWORD=',
    redirectUri,
  ].join('\n')
}

function addressOf(url: string) {
  const { protocol, hostname, port } = new URL(url)
  const isHttps = protocol === 'https:'
  return { hostname, port: port || (isHttps ? '443' : '80'), isHttps }
}
