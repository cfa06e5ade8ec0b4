import type { Texts } from './en.ts'

export const es: Texts = {
  invalid_url: 'Esto no es una dirección. Empieza por https://.',
  forbidden_scheme: 'La dirección debe empezar por https://.',
  forbidden_address: 'La dirección está en una red privada o local. Usa una accesible desde internet.',
  other_issuer: 'El documento de esta dirección es de otro emisor. Copia de nuevo la dirección.',
  no_discovery_endpoint: 'Esto no es un punto de descubrimiento. Termina en /.well-known/openid-configuration.',
}
