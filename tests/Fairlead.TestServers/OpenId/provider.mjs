// An OpenID provider on loopback for tests: node provider.mjs ISSUER PORT CLIENT SECRET [FOLDER of server.crt and server.key]
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import Provider from 'oidc-provider';

const [issuer, port, clientId, clientSecret, folder] = process.argv.slice(2);

const provider = new Provider(issuer, {
  clients: [{
    client_id: clientId,
    client_secret: clientSecret,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    token_endpoint_auth_method: 'client_secret_post',
  }],
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (context, audience) => ({ scope: '', audience, accessTokenFormat: 'jwt', accessTokenTTL: 3600 }),
    },
  },
});

const server = folder
  ? createTlsServer({ cert: readFileSync(`${folder}/server.crt`), key: readFileSync(`${folder}/server.key`) }, provider.callback())
  : createServer(provider.callback());
server.listen(Number(port), '127.0.0.1');
