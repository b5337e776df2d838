import { RECORD_TABLES } from './schemaRecords.ts';
import * as system from './schemaSystem.ts';

/** Every table, by its SQL name: what the migrations are generated from. */
export const SCHEMA: Readonly<Record<string, unknown>> = { ...system, ...Object.fromEntries(RECORD_TABLES) };
