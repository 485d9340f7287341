// Microsoft's npm client judges the stand-in for Azure Key Vault. Arguments: address, token.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const { SecretClient } = createRequire(import.meta.url)('@azure/keyvault-secrets');
const [address, token] = process.argv.slice(2);
const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3600000 }) };
const client = new SecretClient(address, credential, { disableChallengeResourceVerification: true });

const first = await client.setSecret('judge', 'one', { tags: { owner: 'etl' }, contentType: 'text/plain' });
assert.equal(first.value, 'one');
const second = await client.setSecret('judge', 'two');
assert.notEqual(first.properties.version, second.properties.version);
assert.equal((await client.getSecret('judge')).value, 'two');
const read = await client.getSecret('JUDGE', { version: first.properties.version });
assert.deepEqual([read.value, read.properties.tags.owner, read.properties.contentType], ['one', 'etl', 'text/plain']);

const versions = [];
for await (const version of client.listPropertiesOfSecretVersions('judge')) versions.push(version.version);
assert.deepEqual(versions.sort(), [first.properties.version, second.properties.version].sort());
for (let i = 0; i < 60; i++) await client.setSecret(`judge-${i}`, 'x');
const names = [];
for await (const secret of client.listPropertiesOfSecrets()) names.push(secret.name);
assert.equal(names.length, 61);

const end = new Date('2030-01-01T00:00:00Z');
const updated = await client.updateSecretProperties('judge', second.properties.version, { expiresOn: end, enabled: false });
assert.equal(updated.expiresOn.getTime(), end.getTime());
await assert.rejects(client.getSecret('judge'), (error) => error.statusCode === 403 && error.code === 'Forbidden');

const deletion = await client.beginDeleteSecret('judge');
await deletion.pollUntilDone();
await assert.rejects(client.getSecret('judge'), (error) => error.statusCode === 404 && error.code === 'SecretNotFound');
await assert.rejects(client.setSecret('judge', 'three'), (error) => error.statusCode === 409);
assert.equal((await client.getDeletedSecret('judge')).name, 'judge');
await (await client.beginRecoverDeletedSecret('judge')).pollUntilDone();
assert.equal((await client.getSecret('judge', { version: first.properties.version })).value, 'one');
await (await client.beginDeleteSecret('judge')).pollUntilDone();
await client.purgeDeletedSecret('judge');
assert.equal((await client.setSecret('judge', 'four')).value, 'four');

const stranger = new SecretClient(address, { getToken: async () => ({ token: 'unknown', expiresOnTimestamp: Date.now() + 3600000 }) }, {
  disableChallengeResourceVerification: true, retryOptions: { maxRetries: 0 },
});
await assert.rejects(stranger.getSecret('judge'), (error) => error.statusCode === 401);
console.log('fair');
