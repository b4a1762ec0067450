import compat from 'eslint-plugin-compat';
import globals from 'globals';
import browsers from './browsers.mjs';

// The scripts as they are published: what the build could not make older is a
// mistake, in syntax and in what they ask of the browser.
export default [{
  ...compat.configs['flat/recommended'],
  files: ['**/*.js'],
  languageOptions: { sourceType: 'script', ecmaVersion: 2020, globals: { ...globals.browser, ...globals.serviceworker } },
  settings: { browsers },
  rules: {
    ...compat.configs['flat/recommended'].rules,
    'no-undef': 'error',
    'no-restricted-syntax': ['error', {
      selector: 'CallExpression[callee.property.name=/^(replaceChildren|replaceAll|at|hasOwn|toSorted|findLast|structuredClone)$/]',
      message: 'Browsers of 2020 do not have it.',
    }],
  },
}];
