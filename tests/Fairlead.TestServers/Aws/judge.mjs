// AWS' npm clients judge the emulator and what the backends wrote. Arguments: the service's address, the secret, the parameter to read.
// They write a secret and a parameter of their own, and print what they read.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const secrets = require('@aws-sdk/client-secrets-manager');
const parameters = require('@aws-sdk/client-ssm');
const [endpoint, secret, parameter] = process.argv.slice(2);
const options = { endpoint, region: process.env.AWS_REGION, maxAttempts: 1 };
const sm = new secrets.SecretsManagerClient(options);
const ssm = new parameters.SSMClient(options);

// By its label: without one, the emulator does not take the version that AWS takes.
const current = await sm.send(new secrets.GetSecretValueCommand({ SecretId: secret, VersionStage: 'AWSCURRENT' }));
const byArn = await sm.send(new secrets.GetSecretValueCommand({ SecretId: current.ARN, VersionId: current.VersionId }));
assert.equal(byArn.SecretString, current.SecretString);
const previous = await sm.send(new secrets.GetSecretValueCommand({ SecretId: secret, VersionStage: 'AWSPREVIOUS' }));
const { VersionIdsToStages: stages } = await sm.send(new secrets.DescribeSecretCommand({ SecretId: secret }));
const read = await ssm.send(new parameters.GetParameterCommand({ Name: parameter, WithDecryption: true }));
const encrypted = await ssm.send(new parameters.GetParameterCommand({ Name: parameter }));
assert.notEqual(encrypted.Parameter.Value, read.Parameter.Value);
const { Parameters: history } = await ssm.send(new parameters.GetParameterHistoryCommand({ Name: parameter }));

await sm.send(new secrets.CreateSecretCommand({ Name: 'airflow/connections/npm', SecretString: 'generic://npm' }));
await ssm.send(new parameters.PutParameterCommand({ Name: '/airflow/connections/npm', Value: 'generic://npm', Type: 'SecureString' }));
const batch = await sm.send(new secrets.BatchGetSecretValueCommand({ SecretIdList: [secret, 'airflow/connections/npm', 'no-such-secret'] }));
assert.deepEqual(batch.SecretValues.map((value) => value.Name).sort(), [secret, 'airflow/connections/npm'].sort());
await assert.rejects(sm.send(new secrets.GetSecretValueCommand({ SecretId: 'no-such-secret' })), { name: 'ResourceNotFoundException' });
await assert.rejects(ssm.send(new parameters.GetParameterCommand({ Name: '/no-such-parameter' })), { name: 'ParameterNotFound' });

console.log(JSON.stringify({
  secret: current.SecretString, version: current.VersionId, previous: previous.SecretString, stages: Object.values(stages).flat().sort(),
  parameter: read.Parameter.Value, type: read.Parameter.Type, number: read.Parameter.Version, history: history.length,
}));
