import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#main/vault/canonicalJson.ts';
import { homeFolder, registryFiles } from '#main/vault/registryFiles.ts';
import { compareSalt } from '#main/database/salt.ts';

describe('files of a registry', () => {
  it('lie beside it, the second anchor at home', () => {
    const files = registryFiles('study/x.switchpoint', '/home/a/data');
    expect(files.database).toBe(resolve('study/x.switchpoint'));
    expect(files.keys).toBe(`${files.database}.keys.json`);
    expect(files.anchor).toBe(`${files.database}.anchor.json`);
    expect(files.homeAnchor('uuid')).toBe(join('/home/a/data', 'anchors', 'uuid.json'));
  });

  it.each([
    ['linux', {}, '/u/.local/share/switchpoint'],
    ['linux', { XDG_DATA_HOME: '/x' }, '/x/switchpoint'],
    ['darwin', {}, '/u/Library/Application Support/Switchpoint'],
    ['win32', { APPDATA: '/r' }, '/r/Switchpoint'],
    ['win32', {}, '/u/AppData/Roaming/Switchpoint'],
    ['linux', { SWITCHPOINT_HOME: '/s' }, '/s'],
  ])('on %s with %j the home folder is %s', (platform, env, folder) => {
    expect(homeFolder({ platform, env, userHome: '/u' })).toBe(folder);
  });
});

describe('salt', () => {
  const salt = '00112233445566778899aabbccddeeff';
  it.each([
    ['same', salt],
    ['damaged', '01112233445566778899aabbccddeeff'],
    ['damaged', '0'.repeat(32)],
    ['foreign', 'd3b1f0a9c6e84275193b5d7f0a2c4e68'],
  ])('is %s', (relation, found) => {
    expect(compareSalt(salt, found)).toBe(relation);
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    const text = canonicalJson({ b: [1, { z: null, a: 'é"' }], a: true });
    expect(text).toBe('{"a":true,"b":[1,{"a":"é\\"","z":null}]}');
    expect(canonicalJson({ a: true, b: [1, { a: 'é"', z: null }] })).toBe(text);
  });
});
