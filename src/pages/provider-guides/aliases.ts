/** What people call a provider beside its name, in lower case: former names, products and abbreviations. */
const aliases: Readonly<Record<string, string>> = {
  'AD FS': 'adfs active directory federation services windows server microsoft',
  Auth0: 'okta customer identity',
  Cloudflare: 'zero trust access',
  CyberArk: 'idaptive centrify',
  Duo: 'cisco',
  'Google Workspace': 'gsuite g suite google apps gmail cloud identity',
  JumpCloud: 'jump cloud',
  Keycloak: 'red hat rhsso build of keycloak',
  'Microsoft Entra ID': 'azure ad aad azure active directory office 365 microsoft 365 o365 m365',
  Okta: 'workforce identity',
  OneLogin: 'one login',
  PingFederate: 'ping identity ping federate',
  PingOne: 'ping identity ping one',
}

/** For the search among providers. Empty for a provider that has one name only. */
export function aliasesOf(name: string): string {
  return aliases[name] ?? ''
}
