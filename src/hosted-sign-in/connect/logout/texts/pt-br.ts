import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: (brand) => `Sair de ${brand}?`,
  lead: (email) => `Você entrou como ${email}.`,
  signOut: 'Sair',
  stay: 'Continuar conectado',
}
