import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Continue para o seu provedor de identidade',
  lead: (connection) => `Você entra em ${connection}.`,
  signOut: (connection) => `Você sairá de ${connection}.`,
  go: 'Continuar',
}
