/** What a key does in the open search box. */

/**
 * "" is none of ours: a letter, or a key of the input method (229 is how Android and old browsers name one).
 * @param {Pick<KeyboardEvent, "key" | "isComposing" | "keyCode">} event @param {boolean} inField it was pressed in the field @returns {"up" | "down" | "open" | "close" | ""}
 */
export const actOf = ({ key, isComposing, keyCode }, inField) => {
  if (isComposing || keyCode === 229) return "";
  if (key === "ArrowDown") return "down";
  if (key === "ArrowUp") return "up";
  if (key === "Escape") return "close";
  return key === "Enter" && inField ? "open" : "";
};

/** The place after or before another in a list; past its end it starts over. @param {number} at @param {1 | -1} by @param {number} length */
export const placeAfter = (at, by, length) => (at + by + length) % length;
