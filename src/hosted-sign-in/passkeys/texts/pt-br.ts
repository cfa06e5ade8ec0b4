import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Entre mais rápido da próxima vez',
  lead: 'Crie uma chave de acesso para entrar com sua digital, seu rosto ou o bloqueio de tela. Sem senha para lembrar.',
  create: 'Criar uma chave de acesso',
  notNow: 'Agora não',
  neverAsk: 'Não perguntar de novo',
  failed: 'Isso não funcionou. Tente de novo ou escolha outra opção.',
  noScript: 'Para criar uma chave de acesso, ative o JavaScript no seu navegador.',
  unsupported: 'Este navegador não aceita chaves de acesso.',
}
