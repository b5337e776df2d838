import './withoutEval.ts';
import '@fontsource-variable/inter/index.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { mount } from 'svelte';
import { must } from '#shared/kernel/must.ts';
import { connect } from './api/connect.ts';
import App from './app/App.svelte';
import { preferences } from './app/preferences.svelte.ts';

preferences.apply();
mount(App, {
  target: must(document.getElementById('app'), 'the mount point'),
  props: { connection: connect() },
});
