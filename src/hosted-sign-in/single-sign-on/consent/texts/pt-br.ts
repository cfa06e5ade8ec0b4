import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: (brand) => `Entrar em ${brand}?`,
  lead: 'Seu provedor de identidade enviou você para cá.',
  email: 'E-mail',
  organization: 'Organização',
  provider: 'Provedor',
  allow: 'Entrar',
  deny: 'Cancelar',
}
