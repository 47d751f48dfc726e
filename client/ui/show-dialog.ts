/**
 * Shows a dialog over the app until it closes, and resolves to what it closes with. It stands inside the app's own element, so that
 * what the app provides (the status chip's data) reaches it.
 */
export async function showDialog<T>(dialog: HTMLElement & { readonly closed: Promise<T> }): Promise<T> {
  const app = document.querySelector('pos-app') ?? document.body
  app.append(dialog)
  try {
    return await dialog.closed
  } finally {
    dialog.remove()
  }
}
