/** An element with attributes and children: text stays text, so nothing that somebody wrote becomes markup. @param {string} name @param {Record<string, string>} attributes @param {(string | HTMLElement)[]} children */
export const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
