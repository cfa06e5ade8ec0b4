import type { Texts } from './en.ts'

export const ptBr: Texts = {
  offer: (ending) => `Enviaremos um código por SMS para seu telefone com final ${ending}.`,
  offerSeveral: 'Escolha o telefone que vai receber um código por SMS.',
  phone: (ending) => `Telefone com final ${ending}`,
}
