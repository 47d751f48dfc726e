/** Puts a dialog into `host`; resolves when it has closed and is gone. */
export async function showDialog(host: ParentNode, dialog: HTMLElement): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    dialog.addEventListener('close', () => resolve(), { once: true })
  })
  host.append(dialog)
  await closed
  dialog.remove()
}
