import fc from 'fast-check';

// The same cases in every run of `npm test`, so that what fails is a change and not bad luck.
// `test/soak/properties.test.ts` draws fresh ones, and many more.
fc.configureGlobal({ seed: 13 });
