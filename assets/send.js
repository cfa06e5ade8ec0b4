// Sends a form that only carries something on. Without this script, or where it cannot run, its button is pressed.
document.querySelector('form[data-send]')?.submit()
