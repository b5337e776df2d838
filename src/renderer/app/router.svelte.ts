export const PAGES = ['patients', 'cohorts', 'analysis', 'export', 'audit', 'settings'] as const;
export type Page = (typeof PAGES)[number];

export type Route = { readonly view: Page } | { readonly view: 'patient'; readonly patientId: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

export const hrefOf = (page: Page): string => `#/${page}`;
export const patientHref = (patientId: string): string => `#/patient/${patientId}`;

/** The address holds names of views and random ids only, never a study code or a clinical value. */
export function parseRoute(hash: string): Route {
  const [view = '', id = ''] = hash.replace(/^#\/?/, '').split('/');
  if (view === 'patient' && UUID.test(id)) return { view: 'patient', patientId: id };
  return { view: PAGES.find((page) => page === view) ?? 'patients' };
}

class Router {
  route = $state.raw<Route>(parseRoute(location.hash));

  constructor() {
    window.addEventListener('hashchange', () => {
      this.route = parseRoute(location.hash);
    });
  }

  go(href: string): void {
    location.hash = href;
  }
}

export const router = new Router();
