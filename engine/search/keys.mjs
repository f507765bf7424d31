/** What a key does in the open search box, and which result comes next. */

/**
 * @param {Pick<KeyboardEvent, "key" | "isComposing" | "keyCode">} event @param {boolean} inInput whether the reader is typing
 * @returns {"next" | "previous" | "open" | "close" | ""} "" where the key is not the box's: an input method has its own
 */
export const actOf = ({ key, isComposing, keyCode }, inInput) => {
  if (isComposing || keyCode === 229) return "";
  if (key === "ArrowDown") return "next";
  if (key === "ArrowUp") return "previous";
  if (key === "Enter") return inInput ? "open" : "";
  return key === "Escape" ? "close" : "";
};

/** Up or down by one; past the end it starts over. @param {number} at @param {"next" | "previous"} way @param {number} count */
export const along = (at, way, count) => (at + (way === "next" ? 1 : count - 1)) % count;
