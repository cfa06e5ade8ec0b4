import {
  type Action,
  answersOf,
  type GuideValues,
  type Provider,
  type ProviderGuide,
  providerGuides,
} from '#pages/provider-guides/index.ts'
import type { GeneratedFile } from './generated-file.ts'
import { guideSteps } from './guide-steps.ts'
import { code, lines, pageHead, table } from './markdown.ts'

const folder = 'docs/guides/sso'
const protocols = { saml: 'SAML', oidc: 'OpenID Connect' } as const

/** As in the answer of `POST /connections`. */
const values: GuideValues = {
  acsUrl: 'https://auth.example.com/sso/saml/acs/<key>',
  spEntityId: 'https://auth.example.com/sso/saml/metadata/<key>',
  metadataUrl: 'https://auth.example.com/sso/saml/metadata/<key>',
  redirectUri: 'https://auth.example.com/sso/oidc/callback/<key>',
}

/** A page for each identity provider, with what the Admin Portal tells administrators, and the list of them. */
export function providerGuidePages(providers: readonly Provider[]): GeneratedFile[] {
  return [
    { path: `${folder}/README.md`, content: overview(providers) },
    ...providers.map((provider) => ({ path: `${folder}/${provider.slug}.md`, content: page(provider) })),
  ]
}

function overview(providers: readonly Provider[]): string {
  const rows = providers.flatMap(({ slug, name, guides }) =>
    guides.map(({ connectionType, protocol, sendsGroups, asks }) => [
      `[${name}](${slug}.md)`,
      protocols[protocol],
      code(connectionType),
      sendsGroups ? 'yes' : 'no',
      lines(asks.map((ask) => asked[ask])),
    ]),
  )
  return [
    pageHead('Identity providers', '`src/pages/provider-guides/providers`'),
    'How the administrator of a customer sets up a connection at their identity provider: what the Admin Portal shows them, in the',
    'same words. Types of connections that are not listed follow the guide for any provider of their protocol.',
    '[Single sign-on](../single-sign-on.md) is about the application.\n',
    table(['Provider', 'Protocol', 'Type of connection', 'Sends groups', 'What its administrator brings back'], rows),
  ].join('\n')
}

const asked = {
  metadata_url: 'metadata URL',
  metadata_file: 'metadata file',
  manual: 'entity ID, sign-in URL, certificate',
  client: 'client ID and secret, discovery endpoint',
}

function page(provider: Provider): string {
  const guides = providerGuides.filter(({ name }) => name === provider.name)
  return [
    pageHead(`Single sign-on with ${provider.name}`, `\`src/pages/provider-guides/providers/${provider.slug}.ts\``),
    'The Admin Portal shows your customer’s administrator these steps in their language, with the addresses of the connection',
    'filled in. [How to create a connection](../single-sign-on.md#create-a-connection).\n',
    ...guides.map((guide) => section(guide, guides.length > 1)),
  ].join('\n')
}

function section(guide: ProviderGuide, isOneOfSeveral: boolean): string {
  const level = isOneOfSeveral ? '###' : '##'
  const groups = guide.sendsGroups ? '' : ' It sends no groups.'
  const scopes =
    guide.scopes === undefined
      ? ''
      : ` For groups, set ${code('oidc.scopes')} to ${code(JSON.stringify(guide.scopes))}.`
  return [
    ...(isOneOfSeveral ? [`## ${protocols[guide.protocol]}\n`] : []),
    `The type of the connection is ${code(guide.connectionType)}.${groups}${scopes}\n`,
    guideSteps(guide, { values, level, annotate: withMember }),
  ].join('\n')
}

/** Names the member of a connection that takes an answer, behind the name that the Admin Portal has for it. */
function withMember(sentence: string, action: Action): string {
  if (!('as' in action)) return sentence
  const member = `${answersOf.client.includes(action.as) ? 'oidc' : 'saml'}.${action.as}`
  const end = sentence.lastIndexOf('**') + 2
  return `${sentence.slice(0, end)} (${code(member)})${sentence.slice(end)}`
}
