import {
  type Action,
  type Answer,
  answersOf,
  attributeRows,
  columnsOf,
  firstOpen,
  type GuideValues,
  guideTexts,
  type Provider,
  type ProviderGuide,
  pastedValue,
  providerGuides,
  sentenceOf,
} from '../../src/pages/provider-guides/index.ts'
import type { GeneratedFile } from './generated-file.ts'
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
const appName = 'The name of your application'
const locale = 'en'
const text = guideTexts({ locale })

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
  const named = firstOpen(guide)
  const level = isOneOfSeveral ? '###' : '##'
  const steps = guide.steps.map((step, i) => {
    const optional = step.subject === 'add_groups' ? ` (${text.optional})` : ''
    const actions = step.actions.map((action, j) => `${j + 1}. ${item(guide, action, action === named)}`)
    const notes = (step.notes ?? []).map((note) => `> ${note[locale]}\n`)
    const why = optional === '' ? [] : [`${text.whyGroups}\n`]
    return [`${level} ${i + 1}. ${text.subjects[step.subject]}${optional}\n`, ...why, ...actions, '', ...notes].join(
      '\n',
    )
  })
  const groups = guide.sendsGroups ? '' : ' It sends no groups.'
  const scopes =
    guide.scopes === undefined
      ? ''
      : ` For groups, set ${code('oidc.scopes')} to ${code(JSON.stringify(guide.scopes))}.`
  return [
    ...(isOneOfSeveral ? [`## ${protocols[guide.protocol]}\n`] : []),
    `The type of the connection is ${code(guide.connectionType)}.${groups}${scopes}\n`,
    ...steps,
  ]
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
}

/** An action, with what is entered indented below it. */
function item(guide: ProviderGuide, action: Action, isFirst: boolean): string {
  const sentence = sentenceOf(action, text, locale, isFirst ? guide.console : undefined)
  const shown = 'as' in action ? withMember(sentence, action.as) : sentence
  return [shown, ...belongings(guide, action).map((line) => (line === '' ? '' : `   ${line}`))].join('\n')
}

/** Names the member of a connection that takes an answer, behind the name that the Admin Portal has for it. */
function withMember(sentence: string, answer: Answer): string {
  const member = `${answersOf.client.includes(answer) ? 'oidc' : 'saml'}.${answer}`
  const end = sentence.lastIndexOf('**') + 2
  return `${sentence.slice(0, end)} (${code(member)})${sentence.slice(end)}`
}

function belongings(guide: ProviderGuide, action: Action): string[] {
  switch (action.do) {
    case 'name':
      return block(appName)
    case 'paste':
      return block(pastedValue(action, values))
    case 'compose':
      return block(action.pattern)
    case 'map':
    case 'check': {
      const columns = columnsOf(action)
      const rows = attributeRows(guide, action).map((row) => columns.map((side) => code(row[side])))
      return [
        '',
        ...table(
          columns.map((side) => action.headings[side]),
          rows,
        )
          .trimEnd()
          .split('\n'),
        '',
      ]
    }
    default:
      return []
  }
}

const block = (value: string) => ['', '```', ...value.split('\n'), '```', '']
