// Closes a window that a page has opened, once nothing is left to do in it. Where the browser does not let it, the page says so.
window.close()
