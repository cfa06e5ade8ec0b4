import type { Texts } from './en.ts'

export const ptBr: Texts = {
  invalid_url: 'Isto não é um endereço. Ele começa com https://.',
  forbidden_scheme: 'O endereço precisa começar com https://.',
  forbidden_address: 'O endereço está em uma rede privada ou local. Use um acessível pela internet.',
  other_issuer: 'O documento neste endereço é de outro emissor. Copie o endereço de novo.',
  no_discovery_endpoint: 'Isto não é um endpoint de descoberta. Ele termina em /.well-known/openid-configuration.',
}
