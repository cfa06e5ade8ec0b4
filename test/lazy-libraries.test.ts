import type { Metafile } from 'esbuild'
import { expect, test } from 'vitest'
import { describeBundle, product } from '../scripts/lib/bundle.mjs'

const { metafile, outputFiles } = await describeBundle(product)

/** What a start of the built server imports by itself, `dist/main.js` included. */
const loadedByName = ['src/main.ts', 'src/serve.ts', 'src/app.ts', 'src/catalog.ts', 'src/banner.ts']

/** What the built server loads at its start: these files, and all that they reach other than by `import()`. */
function loadedAtStart({ outputs }: Metafile): Set<string> {
  const loaded = new Set<string>()
  const waiting = Object.keys(outputs).filter((file) => loadedByName.includes(outputs[file]?.entryPoint ?? ''))
  const seen = new Set(waiting)
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const { imports = [], inputs = {} } = outputs[file] ?? {}
    for (const input of Object.keys(inputs)) loaded.add(packageOf(input) ?? input)
    for (const { path, kind, external } of imports) {
      if (kind === 'dynamic-import' || seen.has(path)) continue
      seen.add(path)
      if (external === true) loaded.add(path)
      else waiting.push(path)
    }
  }
  return loaded
}

function packageOf(file: string): string | undefined {
  return /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]
}

const loaded = loadedAtStart(metafile)

test('a start loads what every process uses', () => {
  for (const name of ['fastify', 'pg', 'ajv', 'typebox', 'react-dom', 'src/app.ts']) expect(loaded).toContain(name)
})

test.each([
  ['the first SAML message, on the thread that checks it where that can be', '@node-saml/node-saml/lib/xml.js'],
  ['the first SAML message, on the thread that checks it where that can be', 'xml-crypto'],
  ['the first SAML message, on the thread that checks it where that can be', '@xmldom/xmldom'],
  ['a seed file', 'yaml'],
  ['a seed file', 'src/operator/seed/read/read-seed-file.ts'],
  ['an SMTP server', 'nodemailer'],
  ['a database of network addresses', 'mmdb-lib'],
  ['the first new password', '@zxcvbn-ts/core'],
  ['the first new password', '@zxcvbn-ts/language-common'],
  ['the first imported password', '@node-rs/bcrypt'],
  ['the first certificate that is made', '@peculiar/x509'],
  ['the first request to an address of others', 'undici'],
  ['the first request to AWS', '@smithy/signature-v4'],
  ['the first question to Amazon who the server is', '@aws-sdk/credential-providers'],
  ['the first question to Google who the server is', 'google-auth-library'],
  ['the first question to Azure who the server is', '@azure/msal-node'],
  ['the first passkey', '@simplewebauthn/server'],
  ['the first QR code as a picture', 'fast-png'],
  ['the first document of GraphQL', 'graphql'],
  ['a receiver of traces', '@opentelemetry/sdk-trace-base'],
  ['a receiver of traces', '@opentelemetry/exporter-trace-otlp-http'],
])('%s loads %s', (_use, library) => {
  expect(Object.values(metafile.outputs).flatMap(namesIn), 'in no file of the build').toContain(library)
  expect(loaded).not.toContain(library)
})

function namesIn({ inputs, imports }: Metafile['outputs'][string]): string[] {
  return [...Object.keys(inputs).map((input) => packageOf(input) ?? input), ...imports.map(({ path }) => path)]
}

test('the text of the build takes one byte a character in memory', () => {
  for (const { path, text } of outputFiles.filter(({ path }) => path.endsWith('.js')))
    expect(/[^\0-\x7f]/.exec(text)?.[0], path).toBeUndefined()
})
