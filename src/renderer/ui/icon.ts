import type { Component } from 'svelte';

/** An icon of the one set in use. */
export type Icon = Component<{
  size?: number | string;
  strokeWidth?: number | string;
  'aria-hidden'?: 'true';
}>;
