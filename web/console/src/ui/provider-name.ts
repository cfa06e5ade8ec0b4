/** Where a type is not the name of its provider. */
const names: Readonly<Record<string, string>> = {
  ADFS: 'AD FS',
  Azure: 'Microsoft Entra ID',
  EntraId: 'Microsoft Entra ID',
  Generic: 'Custom',
  ShibbolethGeneric: 'Shibboleth',
  CAS: 'CAS',
  Cas: 'CAS',
  Adp: 'ADP',
  LoginGov: 'Login.gov',
  SimpleSamlPhp: 'SimpleSAMLphp',
  VercelMarketplace: 'Vercel Marketplace',
  azure: 'Microsoft Entra ID',
  bamboohr: 'BambooHR',
  'breathe hr': 'Breathe HR',
  cezanne: 'Cezanne HR',
  cyberark: 'CyberArk',
  generic: 'Custom',
  'gsuite directory': 'Google Workspace',
  hibob: 'HiBob',
  'jump cloud': 'JumpCloud',
  onelogin: 'OneLogin',
  'people hr': 'People HR',
  pingfederate: 'PingFederate',
  sailpoint: 'SailPoint',
  sftp: 'SFTP',
}

const protocols: Readonly<Record<string, string>> = { SAML: 'SAML', OIDC: 'OpenID Connect', OAUTH: 'OAuth' }

/** The type of a connection in words: `Okta, SAML`. */
export function connectionTypeInWords(type: string): string {
  if (type === 'Pending') return 'Not chosen yet'
  if (type === 'TestIdp') return 'Test provider'
  const [, name = type, protocol] = /^(.+?)(SAML|Oidc|OIDC|OAuth)$/.exec(type) ?? []
  return [names[name] ?? name, ...(protocol === undefined ? [] : [protocols[protocol.toUpperCase()]])].join(', ')
}

/** The type of a directory in words: `Okta, SCIM`. */
export function directoryTypeInWords(type: string): string {
  const [, name = type, scim] = /^(.+?)( scim)?(?: v[\d.]+)?$/.exec(type) ?? []
  const known = names[name] ?? name.replaceAll(/\b\w/g, (letter) => letter.toUpperCase())
  return scim === undefined ? known : `${known}, SCIM`
}
