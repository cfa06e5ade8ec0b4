import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Conecte um dispositivo',
  lead: 'Digite o código que seu dispositivo mostra.',
  label: 'Código',
  submit: 'Continuar',
  codeInvalid: 'Nenhum dispositivo espera com este código. Confira-o ou gere um novo no dispositivo.',
  confirmTitle: 'Permitir que este dispositivo entre?',
  confirmLead: (brand) => `Um dispositivo quer entrar em ${brand} com sua conta.`,
  account: 'Conta',
  code: 'Código',
  address: 'Endereço IP',
  program: 'Dispositivo',
  warning: 'Permita somente se foi você que começou e se seu dispositivo mostra o mesmo código.',
  allow: 'Permitir',
  deny: 'Negar',
  successTitle: 'Seu dispositivo está conectado',
  successLead: 'Continue no seu dispositivo. Você pode fechar esta página.',
  deniedTitle: 'Seu dispositivo não foi conectado',
  deniedLead: 'Você negou a solicitação. Você pode fechar esta página.',
}
