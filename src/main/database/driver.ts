import type { DriverDatabase, Statement as PlainStatement } from './keyedFile.ts';

/** An open registry file as the repositories see it. */
export type Database = DriverDatabase;
/** A prepared statement that takes values by place and answers with rows of type `R`. */
export type Statement<R> = PlainStatement<unknown[], R>;
