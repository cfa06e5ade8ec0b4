import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Probar y activar',
  lead: (provider) =>
    `Inicia sesión una vez como prueba. Nadie más lo nota, y verás qué envió ${provider} o qué falló.`,
  start: 'Probar el inicio de sesión',
  again: 'Probar otra vez',
  none: (provider) => `Aún no hay pruebas. Iniciarás sesión en ${provider} en esta ventana y volverás aquí.`,
  running: (provider) => `Esperando el inicio de sesión en ${provider}.`,
  runningUnscripted: 'Vuelve a cargar esta página para ver el resultado.',
  passed: 'La prueba salió bien',
  passedAs: (provider, email) => `${provider} inició la sesión de ${email}.`,
  failed: 'La prueba falló',
  trace: 'Ver todo el recorrido',
  activate: {
    title: 'Actívalo',
    lead: (brand, provider) =>
      `A partir de entonces, quienes tengan un correo de tus dominios iniciarán sesión en ${brand} a través de ${provider}. Las demás formas de iniciar sesión terminan para tu organización.`,
    noDomain: (provider) =>
      `Aún no hay ningún dominio verificado, así que nadie llega a ${provider} por su correo. Puedes verificarlo después.`,
    submit: 'Activar el inicio de sesión único',
    untested: 'Recomendamos hacer antes una prueba con éxito.',
    incomplete: 'Falta algo. Introduce primero los datos del proveedor.',
  },
  leaving: {
    title: (provider) => `Vamos a ${provider}`,
    lead: 'Si no ocurre nada, continúa tú.',
    go: (provider) => `Continuar a ${provider}`,
  },
  errors: {
    notReady: (why) => `La prueba no pudo empezar. La causa: ${why}`,
  },
}
