/** Hands a text or bytes to the browser's downloads. No request is made. */
export function saveFile(name: string, type: string, ...content: readonly BlobPart[]): void {
  const url = URL.createObjectURL(new Blob([...content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the blob by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
