import type { FieldPlace, FormModel } from './formModel.svelte.ts';

/** What the keys of a form do beside typing. */
export interface FormActions {
  readonly save: () => void;
  readonly saveAndNext: () => void;
  readonly close: () => void;
  readonly missing: (place: FieldPlace) => void;
  readonly explain: (place: FieldPlace) => void;
  readonly addRow: () => void;
  readonly changed: () => void;
  readonly undone: (anything: boolean) => void;
}

const CONTROL = '[data-control]:not(:disabled)';

const isVisible = (element: HTMLElement): boolean => element.offsetParent !== null;

/** Moves to the next (or previous) field in reading order; after the last one to the button that finishes the form. */
export function moveFocus(form: HTMLElement, from: Element, backwards: boolean): void {
  const controls = [...form.querySelectorAll<HTMLElement>(CONTROL)].filter(isVisible);
  const field = from.closest('[data-field]');
  const current = controls.findIndex((control) => control.closest('[data-field]') === field);
  const target = controls[current + (backwards ? -1 : 1)] ?? form.querySelector<HTMLElement>('[data-done]');
  focusControl(target);
}

export function focusControl(control: HTMLElement | null | undefined): void {
  control?.focus();
  if (control instanceof HTMLInputElement && control.type !== 'radio') control.select();
  control?.scrollIntoView({ block: 'nearest' });
}

/** The control of a field, by its place in the form. */
export function controlOf(form: HTMLElement, { group, field }: FieldPlace): HTMLElement | null {
  const cell = form.querySelector(`[data-field="${CSS.escape(`${group.key}/${field.name}`)}"]`);
  return cell?.querySelector<HTMLElement>('[data-control]') ?? null;
}

function placeOf(form: FormModel, target: EventTarget | null): FieldPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null;
  const [group = '', name = ''] = cell?.dataset['field']?.split('/') ?? [];
  return form.field(group, name);
}

/** Enter: the first press shows what is wrong or asked, the second keeps it and goes on. */
function accept({ field }: FieldPlace): boolean {
  const already = field.judged;
  const acceptance = field.accept();
  if (acceptance === 'accepted') return true;
  if (!already) return false;
  if (acceptance === 'ask') field.confirm();
  return true;
}

function withControl(key: string, place: FieldPlace | null, model: FormModel, actions: FormActions): boolean {
  switch (key) {
    case 's':
      actions.save();
      return true;
    case 'enter':
      actions.saveAndNext();
      return true;
    case 'z':
      actions.undone(model.undo());
      actions.changed();
      return true;
    case 'r':
      actions.addRow();
      return true;
    case 'u':
      place?.field.convertUnit();
      actions.changed();
      return place !== null;
    default:
      return false;
  }
}

function escape(place: FieldPlace | null, model: FormModel, actions: FormActions): void {
  const before = JSON.stringify(place?.field.toDraft() ?? null);
  if (place !== null) model.restoreField(place);
  const untouched = place === null || JSON.stringify(place.field.toDraft()) === before;
  if (untouched) actions.close();
  else actions.changed();
}

function plainKey(
  event: KeyboardEvent,
  root: HTMLElement,
  place: FieldPlace | null,
  model: FormModel,
  actions: FormActions,
): boolean {
  switch (event.key) {
    case 'Enter':
      if (place === null || !(event.target instanceof Element)) return false;
      if (accept(place)) moveFocus(root, event.target, event.shiftKey);
      model.remember();
      actions.changed();
      return true;
    case 'Escape':
      escape(place, model, actions);
      return true;
    case 'F8':
      if (place !== null && place.field.field.required !== true) actions.missing(place);
      return true;
    case 'F9':
      if (place?.field.takeSlip() === true) actions.changed();
      return true;
    case 'F1':
      if (place !== null) actions.explain(place);
      return false;
    default:
      return false;
  }
}

export function onFormKey(
  event: KeyboardEvent,
  root: HTMLElement,
  model: FormModel,
  actions: FormActions,
): void {
  if (event.isComposing || event.altKey || event.defaultPrevented) return;
  const place = placeOf(model, event.target);
  const handled =
    event.ctrlKey || event.metaKey
      ? withControl(event.key.toLowerCase(), place, model, actions)
      : plainKey(event, root, place, model, actions);
  if (!handled) return;
  event.preventDefault();
  event.stopPropagation();
}
