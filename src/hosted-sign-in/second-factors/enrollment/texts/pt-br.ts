import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Configure um aplicativo autenticador',
  lead: (brand) =>
    `${brand} pede uma segunda etapa para entrar. Escaneie este código QR com um aplicativo autenticador no seu telefone.`,
  qrCode: 'Código QR para seu aplicativo autenticador',
  openApp: 'Abrir um aplicativo neste dispositivo',
  byHand: 'Não consegue escanear? Digite esta chave no aplicativo:',
  copyKey: 'Copiar a chave',
  codeHint: 'Digite o código que o aplicativo mostra agora.',
  submit: 'Verificar e ativar',
}
