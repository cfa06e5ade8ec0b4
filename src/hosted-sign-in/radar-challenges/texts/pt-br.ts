import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Confirme que é você',
  submit: 'Verificar',
  emailLead: (email) => `Este acesso é incomum. Para continuar, digite o código que enviamos para ${email}.`,
  phoneTitle: 'Verifique seu número de telefone',
  phoneLead: 'Enviaremos um código por SMS para você digitar na próxima página.',
  phone: 'Número de telefone',
  phoneHint: 'Com o código do país, por exemplo +55\u00a011\u00a091234\u00a05678.',
  phoneInvalid: 'Digite um número de telefone com o código do país, por exemplo +55\u00a011\u00a091234\u00a05678.',
  otherPhone: 'Usar outro telefone',
}
