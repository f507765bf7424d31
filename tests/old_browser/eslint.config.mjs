/**
 * What the built scripts may use: nothing newer than the oldest browsers that the site names. esbuild lowers syntax; methods and web
 * interfaces it leaves as they are, and in an old browser they fail when the reader taps. `aggressive` takes any `.at(` for the array's.
 */
import compat from "eslint-plugin-compat";
import esx from "eslint-plugin-es-x";

// An iterator's map, filter, forEach … are called like the array's, which every browser has; that a newer one is meant shows at the first run.
const asTheArrays = Object.fromEntries(Object.keys(esx.rules).filter((name) => name.startsWith("no-iterator-prototype-")).map((name) => [`es-x/${name}`, "off"]));

// A field may be called "at"; what old browsers lack is the call.
const onlyCalls = {
  "es-x/no-array-prototype-at": "off",
  "es-x/no-string-prototype-at": "off",
  "no-restricted-syntax": ["error", { selector: "CallExpression > MemberExpression.callee[property.name='at']", message: "no .at() before Chromium 92" }],
};

export default [
  esx.configs["flat/restrict-to-es2021"],
  {
    files: ["**/*.js", "**/*.mjs"],
    plugins: { compat },
    rules: { ...asTheArrays, ...onlyCalls, "compat/compat": "error" },
    settings: { "es-x": { aggressive: true }, browsers: ["chrome 88", "safari 14", "ios_saf 14"], lintAllEsApis: true },
    languageOptions: { ecmaVersion: 2026, globals: {} },
    linterOptions: { reportUnusedDisableDirectives: false },
  },
];
