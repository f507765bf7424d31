/**
 * Puts a field's text on the clipboard. Where that is not allowed, as in some apps, the text is selected for the reader to copy.
 * @param {HTMLTextAreaElement} field @returns {Promise<"copied" | "by-hand">} which of the two to tell
 */
export async function copyFrom(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return "copied";
  } catch {
    field.select();
    return "by-hand";
  }
}
