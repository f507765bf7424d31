/** "第 {n} 条" with n filled in; what stands in a value stays as it is, "$&" too, and a blank without a value stays a blank. @param {string} text @param {Record<string, unknown>} values */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
