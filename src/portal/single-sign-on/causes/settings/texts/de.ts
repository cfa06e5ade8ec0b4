import type { Texts } from './en.ts'

export const de: Texts = {
  invalid_url: 'Das ist keine Adresse. Sie beginnt mit https://.',
  forbidden_scheme: 'Die Adresse muss mit https:// beginnen.',
  forbidden_address:
    'Die Adresse liegt in einem privaten oder lokalen Netz. Verwenden Sie eine, die aus dem Internet erreichbar ist.',
  other_issuer:
    'Das Dokument unter dieser Adresse gehört zu einem anderen Aussteller. Kopieren Sie die Adresse noch einmal.',
  no_discovery_endpoint: 'Das ist kein Discovery-Endpunkt. Er endet auf /.well-known/openid-configuration.',
}
