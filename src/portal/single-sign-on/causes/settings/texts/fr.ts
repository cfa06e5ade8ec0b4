import type { Texts } from './en.ts'

export const fr: Texts = {
  invalid_url: 'Ce n’est pas une adresse. Elle commence par https://.',
  forbidden_scheme: 'L’adresse doit commencer par https://.',
  forbidden_address: 'L’adresse appartient à un réseau privé ou local. Utilisez-en une accessible depuis Internet.',
  other_issuer: 'Le document à cette adresse est celui d’un autre émetteur. Copiez de nouveau l’adresse.',
  no_discovery_endpoint: 'Ce n’est pas un point de découverte. Il se termine par /.well-known/openid-configuration.',
}
