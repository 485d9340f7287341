// Google's npm client, over REST, judges the stand-in for Secret Manager. Arguments: host, port, project, token.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { SecretManagerServiceClient } = require('@google-cloud/secret-manager');
const gax = require('google-gax');
const [host, port, project, token] = process.argv.slice(2);

const connect = (accessToken) => {
  const authClient = new gax.GoogleAuth().fromJSON({ type: 'authorized_user', client_id: 'x', client_secret: 'x', refresh_token: 'x' });
  authClient.setCredentials({ access_token: accessToken, expiry_date: Date.now() + 3600000 });
  return new SecretManagerServiceClient({ fallback: true, protocol: 'http', apiEndpoint: host, port: Number(port), projectId: project, authClient });
};
const client = connect(token);
const parent = `projects/${project}`;
const name = `${parent}/secrets/judge`;

// Over REST the client has the status of HTTP where there are no details, and gRPC's code otherwise.
const statuses = { 5: 404, 6: 409, 9: 400, 16: 401 };
const fails = (promise, code) => assert.rejects(promise, (error) => {
  assert.ok([code, statuses[code]].includes(error.code), `${error.code}: ${error.message}`);
  return true;
});

const [created] = await client.createSecret({ parent, secretId: 'judge', secret: { replication: { automatic: {} }, labels: { owner: 'etl' } } });
assert.match(created.name, /\/secrets\/judge$/);
await fails(client.createSecret({ parent, secretId: 'judge', secret: { replication: { automatic: {} } } }), 6);
await fails(client.accessSecretVersion({ name: `${name}/versions/latest` }), 5);

for (const value of ['one', 'two', 'three']) await client.addSecretVersion({ parent: name, payload: { data: Buffer.from(value) } });
const [latest] = await client.accessSecretVersion({ name: `${name}/versions/latest` });
assert.equal(Buffer.from(latest.payload.data).toString(), 'three');
assert.ok(Number(latest.payload.dataCrc32c) > 0);
const [first] = await client.accessSecretVersion({ name: `${name}/versions/1` });
assert.equal(Buffer.from(first.payload.data).toString(), 'one');
const [versions] = await client.listSecretVersions({ parent: name });
assert.deepEqual(versions.map((version) => version.name.split('/').pop()), ['3', '2', '1']);

const [secret] = await client.getSecret({ name });
const [updated] = await client.updateSecret({
  secret: { name, etag: secret.etag, annotations: { claim: 'mine' } }, updateMask: { paths: ['annotations'] },
});
assert.equal(updated.annotations.claim, 'mine');
assert.notEqual(updated.etag, secret.etag);
await assert.rejects(client.updateSecret({
  secret: { name, etag: secret.etag, annotations: { claim: 'theirs' } }, updateMask: { paths: ['annotations'] },
}));

await client.disableSecretVersion({ name: `${name}/versions/3` });
await fails(client.accessSecretVersion({ name: `${name}/versions/latest` }), 9);
await client.enableSecretVersion({ name: `${name}/versions/3` });
const [destroyed] = await client.destroySecretVersion({ name: `${name}/versions/3` });
assert.equal(destroyed.state, 'DESTROYED');
await fails(client.accessSecretVersion({ name: `${name}/versions/3` }), 9);

const regional = `${parent}/locations/europe-west3`;
await client.createSecret({ parent: regional, secretId: 'judge', secret: {} });
await client.addSecretVersion({ parent: `${regional}/secrets/judge`, payload: { data: Buffer.from('regional') } });
const [there] = await client.accessSecretVersion({ name: `${regional}/secrets/judge/versions/latest` });
assert.equal(Buffer.from(there.payload.data).toString(), 'regional');

await fails(connect('unknown').getSecret({ name }), 16);
await client.deleteSecret({ name });
await fails(client.getSecret({ name }), 5);
console.log('fair');
