import { createMessage, expectations, type Message } from '#protocol/saml/provider.fixture.ts'

/** What is special about an answer. */
export interface Answer extends Message {
  email?: string
  nameId?: string
  attributes?: Record<string, string[]>
  assertionId?: string
  issuedAt?: Date
}

let answers = 0

/** The `SAMLResponse` of a good provider, at this moment. Without a request, one that the provider started. */
export function answerTo(
  requestId: string | undefined,
  acsUrl: string,
  entityId: string,
  {
    email = 'ada@northwind.example',
    nameId = email,
    attributes = {},
    assertionId,
    issuedAt = new Date(),
    ...message
  }: Answer,
): string {
  const minutes = (count: number) => new Date(issuedAt.getTime() + count * 60_000).toISOString()
  const more = Object.entries({ email: [email], firstName: ['Ada'], lastName: ['Lovelace'], ...attributes })
    .map(
      ([name, values]) =>
        `<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
    )
    .join('')
  answers += 1
  const ownId = assertionId ?? `_assertion${answers}`
  return createMessage({
    ...message,
    says(xml) {
      const said = xml
        .replaceAll(expectations.acsUrl, acsUrl)
        .replaceAll(expectations.spEntityId, entityId)
        .replaceAll(' InResponseTo="_request"', requestId === undefined ? '' : ` InResponseTo="${requestId}"`)
        .replaceAll('"_assertion"', `"${ownId}"`)
        .replaceAll('2026-06-01T12:05:00Z', minutes(5))
        .replaceAll('2026-06-01T11:55:00Z', minutes(-5))
        .replaceAll(/2026-06-01T11:59:\d\dZ/g, minutes(0))
        .replace(/(<saml:NameID[^>]*>)[^<]*/, `$1${nameId}`)
        .replace(
          /<saml:AttributeStatement>.*<\/saml:AttributeStatement>/,
          `<saml:AttributeStatement>${more}</saml:AttributeStatement>`,
        )
      return message.says?.(said) ?? said
    },
  })
}
