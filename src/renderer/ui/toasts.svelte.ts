export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly tone: 'plain' | 'error';
  readonly text: string;
  readonly action: ToastAction | null;
}

/** An offer to undo stays longer than a mere notice. */
const LIFETIME = { action: 8000, notice: 4000 };

/** Short notices with at most one action; errors stay until they are dismissed. */
export class Toasts {
  items = $state.raw<readonly Toast[]>([]);
  private next = 1;

  show(text: string, action: ToastAction | null = null): void {
    const id = this.add('plain', text, action);
    setTimeout(() => this.dismiss(id), action === null ? LIFETIME.notice : LIFETIME.action);
  }

  fail(text: string, action: ToastAction | null = null): void {
    this.add('error', text, action);
  }

  dismiss(id: number): void {
    this.items = this.items.filter((toast) => toast.id !== id);
  }

  private add(tone: Toast['tone'], text: string, action: ToastAction | null): number {
    const id = this.next;
    this.next += 1;
    this.items = [...this.items.filter((toast) => toast.text !== text), { id, tone, text, action }];
    return id;
  }
}
