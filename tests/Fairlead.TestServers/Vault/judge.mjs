// node-vault, a client that others wrote, judges the stand-in for Vault. Arguments: address, root token, role id, secret id, JWT.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const createClient = createRequire(import.meta.url)('node-vault');
const [endpoint, token, roleId, secretId, jwt] = process.argv.slice(2);
const admin = createClient({ endpoint, token });
const path = 'secret/data/judge';

assert.equal((await admin.health()).sealed, false);
await admin.write(path, { data: { login: 'etl' }, options: { cas: 0 } });
await assert.rejects(admin.write(path, { data: { login: 'other' }, options: { cas: 0 } }), /check-and-set/);
assert.equal((await admin.write(path, { data: { login: 'loader' }, options: { cas: 1 } })).data.version, 2);
const read = await admin.read(path);
assert.deepEqual(read.data.data, { login: 'loader' });
await admin.delete(path);
await assert.rejects(admin.read(path), (error) => error.response.statusCode === 404);
await admin.write('secret/undelete/judge', { versions: [2] });
assert.equal((await admin.read(path)).data.metadata.version, 2);
await admin.write('secret/destroy/judge', { versions: [2] });
await assert.rejects(admin.read(path), (error) => error.response.statusCode === 404);
await admin.delete('secret/metadata/judge');

const client = createClient({ endpoint });
const signedIn = await client.approleLogin({ role_id: roleId, secret_id: secretId });
assert.equal(client.token, signedIn.auth.client_token);
assert.equal((await client.tokenRenewSelf()).auth.renewable, true);
assert.ok((await client.tokenLookupSelf()).data.ttl > 0);
await client.tokenRevokeSelf();
await assert.rejects(client.tokenLookupSelf(), (error) => error.response.statusCode === 403);
assert.ok((await createClient({ endpoint }).kubernetesLogin({ role: 'pod', jwt, mount_point: 'kubernetes' })).auth.client_token);
assert.ok((await createClient({ endpoint }).write('auth/jwt/login', { role: 'job', jwt })).auth.client_token);

const lease = await admin.read('database/creds/reader');
assert.equal(lease.lease_duration, 3600);
assert.equal((await admin.write('sys/leases/renew', { lease_id: lease.lease_id })).lease_duration, 3600);
await admin.write('sys/leases/revoke', { lease_id: lease.lease_id });
await assert.rejects(admin.write('sys/leases/renew', { lease_id: lease.lease_id }), (error) => error.response.statusCode === 400);

const options = { headers: { 'X-Vault-Wrap-TTL': '60s' } };
const wrapped = await admin.write('auth/token/create', { ttl: '1h' }, options);
const wrapping = wrapped.wrap_info.token;
assert.ok((await admin.unwrap({ token: wrapping })).auth.client_token);
await assert.rejects(admin.unwrap({ token: wrapping }), (error) => error.response.statusCode === 400);
console.log('fair');
