import { createContext } from 'svelte';
import type { PatientList } from '#renderer/features/patients/patientList.svelte.ts';
import type { Toasts } from '#renderer/ui/toasts.svelte.ts';
import type { Inspector } from './inspector.svelte.ts';
import type { SaveState } from './saveState.svelte.ts';
import type { Session } from './session.svelte.ts';

/** What every feature may use; lives as long as the registry is open, so that locking forgets all of it. */
export interface Services {
  readonly session: Session;
  /** Search, filters and order outlast the way to a patient and back. */
  readonly patients: PatientList;
  readonly toasts: Toasts;
  readonly inspector: Inspector;
  readonly saveState: SaveState;
}

export const [services, provideServices] = createContext<Services>();
