import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Salve seus códigos de recuperação',
  lead: 'Se você perder o telefone, poderá entrar com um destes códigos. Cada código vale uma vez.',
  once: 'Você não verá estes códigos de novo. Guarde-os em um lugar seguro, como um gerenciador de senhas.',
  list: 'Códigos de recuperação',
  copy: 'Copiar os códigos',
  download: 'Baixar',
  fileName: 'codigos-de-recuperacao.txt',
  fileTitle: (brand) => `Códigos de recuperação de ${brand}. Cada código vale uma vez.`,
  submit: 'Já salvei meus códigos',
  goneTitle: 'Você já viu seus códigos de recuperação',
  goneLead:
    'Por segurança, eles aparecem uma única vez. Se você não os salvou, gere novos. Os antigos deixarão de valer.',
  renew: 'Gerar novos códigos',
  skip: 'Já salvei meus códigos',
}
