/** Learns every language at once: for workers, the command line and tests, which wait for no first screen. */
import en from './en.json' with { type: 'json' };
import { learn } from './say.ts';
import sv from './sv.json' with { type: 'json' };

learn('en', en);
learn('sv', sv);
