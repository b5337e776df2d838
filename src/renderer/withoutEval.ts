import { config } from 'zod';

/** The page's policy forbids compiling code from text; zod is told before the first schema is made. */
config({ jitless: true });
