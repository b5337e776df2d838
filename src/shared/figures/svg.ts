/* Parts of figures that leave the program: white ground, print colours. */

export const INK = '#1b2328';
export const MUTED = '#56626a';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Text as it may stand between tags and in attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

type Attributes = Readonly<Record<string, string | number>>;

/** An element; attributes without a value are left out. */
export function tag(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return content === '' ? `<${name}${list.join('')}/>` : `<${name}${list.join('')}>${content}</${name}>`;
}

export const text = (x: number, y: number, content: string, more: Attributes = {}): string =>
  tag('text', { x, y, fill: INK, ...more }, escaped(content));

export const line = (x1: number, y1: number, x2: number, y2: number, more: Attributes = {}): string =>
  tag('line', { x1, y1, x2, y2, stroke: INK, 'stroke-width': 1, ...more });
