import { beforeAll, describe, expect, it, vi } from 'vitest';

let parseRoute: (hash: string) => unknown;
beforeAll(async () => {
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('window', { addEventListener: () => undefined });
  ({ parseRoute } = await import('#renderer/app/router.svelte.ts'));
});

describe('addresses', () => {
  const patientId = '123e4567-e89b-42d3-a456-426614174000';

  it('hold a view and at most a random id', () => {
    expect(parseRoute('#/analysis')).toEqual({ view: 'analysis' });
    expect(parseRoute(`#/patient/${patientId}`)).toEqual({ view: 'patient', patientId });
  });

  it.each(['', '#', '#/nowhere', '#/patient/P031', '#/patient/', '#/__proto__'])(
    '%s leads to the list',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ view: 'patients' });
    },
  );
});
