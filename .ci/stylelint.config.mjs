import browsers from './browsers.mjs';

// What old browsers may lack: the build says it a second time for them (gaps,
// container queries), or nobody misses it (the rest).
const ignore = ['flexbox-gap', 'css-container-queries', 'css-focus-visible', 'css-marker-pseudo',
  'css-paged-media', 'extended-system-fonts', 'text-size-adjust', 'css-not-sel-list'];

export default {
  plugins: ['stylelint-no-unsupported-browser-features'],
  rules: { 'plugin/no-unsupported-browser-features': [true, { browsers, ignore, ignorePartialSupport: true }] },
};
