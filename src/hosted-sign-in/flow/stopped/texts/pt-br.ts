import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Bloqueamos este acesso',
  cause: 'Ele era incomum, então o bloqueamos para proteger a conta.',
  next: 'Tente mais tarde, ou de uma rede ou dispositivo que você usa com frequência. Se acontecer outra vez, fale com o suporte do aplicativo.',
}
