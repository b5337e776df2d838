import type { Command } from 'commander';
import type { Io } from '../io.ts';
export function registerDemo(_p: Command, _io: Io): void {}
