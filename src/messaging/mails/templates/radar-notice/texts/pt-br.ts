import type { Texts } from './en.ts'

export const ptBr: Texts = {
  subject: (brand) => `Novo acesso a ${brand}`,
  preheader: (email) => `Foi você? Alguém entrou como ${email}.`,
  title: 'Novo acesso à sua conta',
  newDevice: (email) => `Alguém entrou como ${email} em um novo dispositivo.`,
  afterLong: (email) => `Alguém entrou como ${email} pela primeira vez em mais de 60 dias.`,
  from: (address) => `O endereço IP era ${address}.`,
  after:
    'Se foi você, não precisa fazer nada. Se não foi, altere sua senha agora. Isso encerra a sessão em todos os dispositivos.',
  reason: (brand) => `Você recebeu este e-mail porque ${brand} avisa sobre acessos incomuns à sua conta.`,
}
